"""Recurrence rules of RFC 5545, by the day: which days a series has. The only home of dateutil, loaded when needed.

Rules that repeat within a day are refused; the time of day is the series' own.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from ontzorg_cli.core.calendar.moments import DAY
from ontzorg_cli.core.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from zoneinfo import ZoneInfo

    from dateutil.rrule import rrule

STEPS = {"DAILY": 1, "WEEKLY": 7}
FREQUENCIES = (*STEPS, "MONTHLY", "YEARLY")
CLOCK_PARTS = frozenset({"BYHOUR", "BYMINUTE", "BYSECOND"})
PARITY_WEEKS = {
    "even": ",".join(map(str, range(2, 54, 2))),
    "odd": ",".join(map(str, range(1, 54, 2))),
}
"""The even and the odd weeks of ISO 8601, as a rule names them."""

LONGEST_MONTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
FAR = 8 * 366 * DAY
"""How far `next_after` looks: the longest that a 29 February stays away."""

HIGHEST = 9999
"""No interval or count that is meant is larger."""

LAST_YEAR = 9998


class ComesBack(StrEnum):
    """When work that repeats comes back after it was finished."""

    NEXT = "next"
    """On the first day of its rule that is still to come; what was missed has gone by."""
    EACH = "each"
    """On the next day of its rule, also where that has gone by: none is skipped."""
    AFTER_DONE = "after_done"
    """So long after it was finished; its rule says how long."""


class BadRuleError(UsageError):
    """A recurrence rule cannot be read, repeats within a day or never happens: `rule`."""

    code = "bad_rule"


def days_of(
    rule: str,
    *,
    start: datetime,
    first: date,
    last: date,
    without: Collection[date] = (),
    zone: ZoneInfo | None = None,
) -> tuple[date, ...]:
    """Return the days of a series from `first` up to and with `last`; it starts at `start`, without a zone.

    The start belongs to the series only where the rule says so. `zone` is where a UTC end of the rule is read; without
    it such an end counts as a whole day. Raise BadRuleError where the rule cannot be read or repeats within a day.
    """
    parts = _parts(rule)
    if last < first:
        return ()
    series = _series(rule, _near(parts, start, first), _end(rule, parts, last, zone))
    found = series.between(datetime.combine(first, time.min), datetime.combine(last, time.max), inc=True)
    return tuple(day for day in dict.fromkeys(each.date() for each in found) if day not in without)


def next_after(rule: str, *, start: date, after: date) -> date | None:
    """Return the first day of a series after `after`, or None where it has ended or is eight years away."""
    parts, began = _parts(rule), datetime.combine(start, time())
    series = _series(rule, _near(parts, began, after), _end(rule, parts, after + FAR, None))
    found = series.after(datetime.combine(after, time.max))
    return found.date() if found is not None else None


def check(rule: str) -> None:
    """Raise BadRuleError where a rule cannot be read, repeats within a day or never happens."""
    start = datetime(2000, 1, 1)  # noqa: DTZ001 - any start will do
    _series(rule, start, _end(rule, _parts(rule), start.date(), None))


def ending_before(rule: str, day: date) -> str:
    """Return the rule of the same series, cut so that its last time lies before `day`. Raise BadRuleError."""
    kept = {name: value for name, value in _parts(rule).items() if name not in {"COUNT", "UNTIL"}}
    return ";".join(f"{name}={value}" for name, value in {**kept, "UNTIL": f"{day - DAY:%Y%m%d}"}.items())


def exact_rule(rule: str, *, zone: ZoneInfo | None, floating: bool = False) -> str:
    """Return a rule as RFC 5545 3.3.10 wants it beside its start: without parts of the clock, its end of the same kind.

    A series on the clocks of a `zone` ends in UTC, a `floating` one on the clock, and one of whole days (no zone) with a
    day. Raise BadRuleError.
    """
    parts = dict(_parts(rule))
    until = _end(rule, parts, date.max, zone) if "UNTIL" in parts and "COUNT" not in parts else None
    parts.pop("UNTIL", None)
    if until is not None and zone is None:
        parts["UNTIL"] = f"{until:%Y%m%d}"
    elif until is not None and floating:
        parts["UNTIL"] = f"{until:%Y%m%dT%H%M%S}"
    elif until is not None:
        parts["UNTIL"] = f"{until.replace(tzinfo=zone).astimezone(UTC):%Y%m%dT%H%M%SZ}"
    return ";".join(f"{name}={value}" for name, value in parts.items())


@lru_cache(maxsize=256)
def _parts(rule: str) -> Mapping[str, str]:
    """Return the parts of a rule by name. Raise BadRuleError for what dateutil should never be given."""
    parts: dict[str, str] = {}
    for part in rule.strip().upper().removeprefix("RRULE:").rstrip(";").split(";"):
        name, _, value = part.partition("=")
        if not value or name in parts:
            raise BadRuleError(rule=rule)
        parts[name] = value
    if parts.get("FREQ") not in FREQUENCIES:
        raise BadRuleError(rule=rule)
    if not all(_is_number(parts.get(name, "1"), HIGHEST) for name in ("INTERVAL", "COUNT")):
        raise BadRuleError(rule=rule)
    if not all(_is_number(month, len(LONGEST_MONTHS)) for month in parts.get("BYMONTH", "1").split(",")):
        raise BadRuleError(rule=rule)
    if _never_happens(parts):
        raise BadRuleError(rule=rule)
    return {name: value for name, value in parts.items() if name not in CLOCK_PARTS}


def _never_happens(parts: Mapping[str, str]) -> bool:
    """Return whether no month is long enough: looking for such a day would take dateutil to the year 9999."""
    months = [int(month) for month in parts["BYMONTH"].split(",")] if "BYMONTH" in parts else range(1, 13)
    longest = max(LONGEST_MONTHS[month - 1] for month in months)
    days = [day.removeprefix("-") for day in parts.get("BYMONTHDAY", "1").split(",")]
    return not any(_is_number(day, longest) for day in days)


def _is_number(text: str, highest: int) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= len(str(highest)) and 1 <= int(text) <= highest


def _series(rule: str, start: datetime, until: datetime) -> rrule:
    from dateutil.rrule import rrule, rrulestr  # noqa: PLC0415 - only what repeats needs it

    kept = ";".join(f"{name}={value}" for name, value in _parts(rule).items() if name != "UNTIL")
    try:
        read = rrulestr(kept, dtstart=start)
    except (ValueError, TypeError, AttributeError, IndexError, OverflowError):
        raise BadRuleError(rule=rule) from None
    if not isinstance(read, rrule):
        raise BadRuleError(rule=rule)
    return read if "COUNT" in _parts(rule) else read.replace(until=until)


def _near(parts: Mapping[str, str], start: datetime, first: date) -> datetime:
    """Return a start of the same series shortly before `first`, so that old series cost no more than new ones."""
    step = STEPS.get(parts["FREQ"])
    if step is None or "COUNT" in parts or first <= start.date():
        return start
    whole = step * int(parts.get("INTERVAL", "1"))
    return start + max(0, (first - start.date()).days // whole - 1) * timedelta(days=whole)


def _end(rule: str, parts: Mapping[str, str], last: date, zone: ZoneInfo | None) -> datetime:
    """Return the moment after which no day is wanted: the end of `last`, or that of the rule where it comes first."""
    wanted = datetime.combine(min(last, date(LAST_YEAR, 12, 31)), time.max)
    if "UNTIL" not in parts:
        return wanted
    try:
        until = datetime.fromisoformat(parts["UNTIL"])
    except ValueError:
        raise BadRuleError(rule=rule) from None
    if "T" not in parts["UNTIL"] or (until.tzinfo is not None and zone is None):
        return min(wanted, datetime.combine(until.date(), time.max))
    if until.tzinfo is not None:
        until = until.astimezone(zone).replace(tzinfo=None)
    return min(wanted, until)
