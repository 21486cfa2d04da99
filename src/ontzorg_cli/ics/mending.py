"""Put right in one event what would make it unreadable, endless or somebody else's time, and say so."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from ontzorg_cli.ics.blocks import Property

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ontzorg_cli.ics.blocks import Block

DATE = re.compile(r"\d{8}")
MOMENT_AT_END = re.compile(r"(.*):(\d{8}(?:T\d{6}Z?)?)", re.IGNORECASE | re.DOTALL)
UNTIL_DAY = re.compile(r"\d{8}Z?")
UNTIL = re.compile(r"\d{8}(?:T\d{6}Z?)?")
DAY_DIGITS = 8
FREQUENCIES = frozenset({"HOURLY", "DAILY", "WEEKLY", "MONTHLY", "YEARLY"})
DATED = frozenset({"DTSTART", "DTEND", "RECURRENCE-ID"})
ZONED = re.compile(r";TZID=(\"[^\"]*\"|[^;]*)", re.IGNORECASE)
AS_DATE = re.compile(r";VALUE=DATE(?=;|$)", re.IGNORECASE)
UTC_BY_ADDRESS = re.compile(r";TZID=\"?tzone(?:://Microsoft/Utc)?\"?", re.IGNORECASE)
DURATION = re.compile(
    r"[+]?P(?:(?P<weeks>\d{1,4})W)?(?:(?P<days>\d{1,5})D)?"
    r"T(?:(?P<hours>\d{1,6})H)?(?:(?P<minutes>\d{1,7})M)?(?:(?P<seconds>\d{1,8})S)?",
    re.IGNORECASE,
)
"""A length with hours in it: its days are days on the clock, its hours real ones (RFC 5545, 3.3.6)."""

EXACT_LENGTH = "X-ONTZORG-LENGTH"
"""The days and the seconds of such a length, for what works out when an event ends."""

MOST_TIMES_A_DAY = 24
REST_OF_ADDRESS = re.compile(r"^//Microsoft/Utc\"?:", re.IGNORECASE)


def mended(block: Block) -> list[str]:
    """Mend an event in place. Return the codes of what had to be guessed."""
    codes: list[str] = []
    kept: list[Property] = []
    timed = _is_timed(block)
    for each in block.properties:
        if each.name == "RRULE":
            rule = _rule(each, timed=timed)
            if rule is None:
                codes.append("rule_not_followed")
                continue
            kept.append(rule)
        elif each.name in DATED:
            kept.append(_dated(_quoted(each)))
        elif each.name == "SEQUENCE" and not each.value.strip().isdecimal():
            continue
        else:
            kept.append(each)
            if each.name == "DURATION":
                codes.extend(["ends_before_start"] if each.value.strip().startswith("-") else [])
                kept.extend(_exact(each) if timed else ())
    if _is_day_with_a_time(block):
        codes.append("day_with_a_time")
    block.properties[:] = kept
    return codes


def _is_day_with_a_time(block: Block) -> bool:
    """Return whether an event starts on a day as a whole, and yet says a time."""
    start, end = block.first("DTSTART"), block.first("DTEND")
    if start is None or _is_timed(block):
        return False
    return DATE.fullmatch(start.value.strip()) is None or (
        end is not None and DATE.fullmatch(end.value.strip()) is None
    )


def _quoted(each: Property) -> Property:
    """Return a moment with the colons of its zone's name, written without quotation marks, in that name."""
    found = MOMENT_AT_END.fullmatch(each.value.strip())
    zoned = ZONED.search(each.parameters)
    if found is None or zoned is None or UTC_BY_ADDRESS.search(each.parameters):
        return each
    name = f"{zoned[1]}:{found[1]}".replace('"', "")
    return replace(each, parameters=f'{ZONED.sub("", each.parameters)};TZID="{name}"', value=found[2])


def _exact(each: Property) -> Iterator[Property]:
    """Give a length with hours in it once more, in days and seconds."""
    found = DURATION.fullmatch(each.value.strip())
    if found is not None:
        weeks, days, hours, minutes, seconds = (int(part or 0) for part in found.groups())
        yield Property(EXACT_LENGTH, "", f"{7 * weeks + days} {3600 * hours + 60 * minutes + seconds}")


def _is_timed(block: Block) -> bool:
    start = block.first("DTSTART")
    return start is not None and "T" in start.value.upper() and not AS_DATE.search(start.parameters)


def _dated(each: Property) -> Property:
    """Return a date or moment with a value and parameters that do not contradict each other."""
    parameters, value = each.parameters, each.value.strip()
    if UTC_BY_ADDRESS.search(parameters):
        value = REST_OF_ADDRESS.sub("", value)
        parameters = UTC_BY_ADDRESS.sub("", parameters)
        value = value if value.upper().endswith("Z") or DATE.fullmatch(value) else f"{value}Z"
    if AS_DATE.search(parameters):
        value = value[:DAY_DIGITS]
    if DATE.fullmatch(value):
        parameters = f"{AS_DATE.sub('', ZONED.sub('', parameters))};VALUE=DATE"
    elif value.upper().endswith("Z"):
        parameters = ZONED.sub("", parameters)
    return replace(each, parameters=parameters, value=value)


def _rule(each: Property, *, timed: bool) -> Property | None:
    """Return a rule that ends and repeats at most hourly, or None where only the first time can be relied on."""
    parts: dict[str, str] = {}
    for part in each.value.strip().strip(";").split(";"):
        name, _, value = part.partition("=")
        parts[name.strip().upper()] = value.strip()
    if parts.get("FREQ", "").upper() not in FREQUENCIES:
        return None
    for name in ("INTERVAL", "COUNT"):
        if name in parts and not (parts[name].isdecimal() and int(parts[name][:9]) >= 1):
            return None
    if _times_a_day(parts) > MOST_TIMES_A_DAY:
        return None
    if "UNTIL" in parts:
        until = parts["UNTIL"].upper()
        if not UNTIL.fullmatch(until) and not UNTIL_DAY.fullmatch(until):
            return None
        if timed and UNTIL_DAY.fullmatch(until):
            # Who writes a day means up to and with that day.
            parts["UNTIL"] = f"{until[:8]}T235959"
    return replace(each, value=";".join(f"{name}={value}" for name, value in parts.items()))


def _times_a_day(parts: dict[str, str]) -> int:
    """Return how often a rule makes something happen on one day, at most."""
    hours = MOST_TIMES_A_DAY if parts["FREQ"].upper() == "HOURLY" else _count(parts, "BYHOUR")
    return hours * _count(parts, "BYMINUTE") * _count(parts, "BYSECOND")


def _count(parts: dict[str, str], name: str) -> int:
    return len({part.strip() for part in parts[name].split(",")}) if name in parts else 1
