"""Put right in one event what would make it unreadable, endless or somebody else's time, and say so."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ontzorg_cli.ics.blocks import Block, Property

DATE = re.compile(r"\d{8}")
UNTIL_DAY = re.compile(r"\d{8}Z?")
UNTIL = re.compile(r"\d{8}(?:T\d{6}Z?)?")
DAY_DIGITS = 8
FREQUENCIES = frozenset({"HOURLY", "DAILY", "WEEKLY", "MONTHLY", "YEARLY"})
DATED = frozenset({"DTSTART", "DTEND", "RECURRENCE-ID"})
ZONED = re.compile(r";TZID=(\"[^\"]*\"|[^;]*)", re.IGNORECASE)
AS_DATE = re.compile(r";VALUE=DATE(?=;|$)", re.IGNORECASE)
UTC_BY_ADDRESS = re.compile(r";TZID=\"?tzone(?:://Microsoft/Utc)?\"?", re.IGNORECASE)
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
            kept.append(_dated(each))
            if each.name == "DTSTART" and AS_DATE.search(each.parameters) and not DATE.fullmatch(each.value.strip()):
                codes.append("day_with_a_time")
        elif each.name == "SEQUENCE" and not each.value.strip().isdecimal():
            continue
        else:
            kept.append(each)
    block.properties[:] = kept
    return codes


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
    if "UNTIL" in parts:
        until = parts["UNTIL"].upper()
        if not UNTIL.fullmatch(until) and not UNTIL_DAY.fullmatch(until):
            return None
        if timed and UNTIL_DAY.fullmatch(until):
            # Who writes a day means up to and with that day.
            parts["UNTIL"] = f"{until[:8]}T235959"
    return replace(each, value=";".join(f"{name}={value}" for name, value in parts.items()))
