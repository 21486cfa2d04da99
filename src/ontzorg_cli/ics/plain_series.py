"""The times of a series as most are: one event, one rule by the day, and days on which it skips.

Working those out costs a hundredth of what the calendar library does for each time. What is not quite so plain is left
to it.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Any, cast
from zoneinfo import ZoneInfo

from ontzorg_cli.core.calendar.recurrence import CLOCK_PARTS, FREQUENCIES, days_of

if TYPE_CHECKING:
    from icalendar import Component

OTHER_TIMES = ("RDATE", "EXRULE", "RECURRENCE-ID")
CLOCK = ZoneInfo("UTC")


def plain_starts(component: Component, first: date, last: date) -> tuple[date, ...] | None:
    """Return when a series starts from `first` up to and with `last`, on its own clocks; None where it is not plain.

    Its own start belongs to it, also where the rule says otherwise. Raise BadRuleError for a rule that cannot be read.
    """
    start: date = cast("Any", component["DTSTART"]).dt
    rule = component.get("RRULE")
    skipped = _skipped(component, start)
    if rule is None or skipped is None or isinstance(rule, list) or any(name in component for name in OTHER_TIMES):
        return None
    if str(rule.get("FREQ", [""])[0]).upper() not in FREQUENCIES or CLOCK_PARTS & rule.keys():
        return None
    zone = _zone(start)
    if zone is None and (_is_zoned(start) or any(_is_zoned(until) for until in rule.get("UNTIL", []))):
        return None
    at = start.time() if isinstance(start, datetime) else time()
    days = days_of(
        rule.to_ical().decode(),
        start=datetime.combine(start, at),
        first=max(first, _day(start)),
        last=last,
        zone=zone,
    )
    own = (_day(start),) if first <= _day(start) <= last and _day(start) not in days else ()
    if own and "UNTIL" in rule:  # it may be over before it begins
        return None
    starts = (_on(day, start) for day in (*own, *days))
    return tuple(each for each in starts if _same(each) not in skipped)


def _skipped(component: Component, start: date) -> set[date] | None:
    """Return the times at which a series skips; None where they are told in another way than it starts."""
    told = component.get("EXDATE", [])
    times = [each.dt for some in (told if isinstance(told, list) else [told]) for each in some.dts]
    if any(_kind(each) != _kind(start) for each in times):
        return None
    return {_same(each) for each in times}


def _kind(each: date) -> tuple[bool, bool]:
    return isinstance(each, datetime), _is_zoned(each)


def _is_zoned(each: date) -> bool:
    return isinstance(each, datetime) and each.tzinfo is not None


def _same(each: date) -> date:
    return each.astimezone(UTC) if isinstance(each, datetime) and _is_zoned(each) else each


def _zone(start: date) -> ZoneInfo | None:
    own = start.tzinfo if isinstance(start, datetime) else None
    return CLOCK if own is UTC else own if isinstance(own, ZoneInfo) else None


def _on(day: date, start: date) -> date:
    return datetime.combine(day, start.timetz()) if isinstance(start, datetime) else day


def _day(value: date) -> date:
    return value.date() if isinstance(value, datetime) else value
