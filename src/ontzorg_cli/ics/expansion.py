"""From one event, or a series with its exceptions, to each time it happens. The only home of the calendar libraries."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple, cast

import recurring_ical_events  # type: ignore[import-untyped]  # it brings no types
from icalendar import Calendar, Component, Timezone
from icalendar import Event as Component_
from icalendar.timezone import tzp

from ontzorg_cli.core.calendar.recurrence import BadRuleError
from ontzorg_cli.ics.mending import EXACT_LENGTH
from ontzorg_cli.ics.plain_series import plain_starts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ontzorg_cli.ics.blocks import Block
    from ontzorg_cli.ics.effort import Budget

DAY = timedelta(days=1)
MOST_CALLS = 1_000_000
"""What one series may cost: an hourly one of ten years costs two fifths of it."""

REPEATING = ("RRULE", "RDATE")
OWN_SEQUENCE = "X-ONTZORG-SEQUENCE"
ZONED = ("DTSTART", "DTEND", "RECURRENCE-ID", "RDATE", "EXDATE")


class Happening(NamedTuple):
    """One time that an event happens: what is said of it, when it starts and ends, and which time of a series it is."""

    component: Component
    start: date
    end: date
    recurrence: date | None


def learn_zones(zones: Iterable[str]) -> tuple[str, ...]:
    """Take the time zones that a calendar brings along, and forget those of the one before.

    Return the names of those that cannot be read.
    """
    tzp.use_default()
    unreadable: list[str] = []
    for text in zones:
        try:
            for zone in Timezone.from_ical(text, multiple=True):
                if zone.errors or not isinstance(zone, Timezone):
                    raise ValueError  # noqa: TRY301 - as unreadable as what the library itself gives up on
                tzp.cache_timezone_component(zone)
        except Exception:  # noqa: BLE001 - an event that names the zone still tells what became of it
            unreadable.append(next((line for line in text.splitlines() if line.upper().startswith("TZID")), "")[5:])
    return tuple(unreadable)


def parsed(block: Block) -> Component:
    """Return an event as the library reads it. Raise ValueError, or whatever the library makes of wild text."""
    component = Component_.from_ical(block.text)
    _end_on_own_clocks(component)
    if any(name in component for name in (*REPEATING, "RECURRENCE-ID")):
        # The library gives each time of a series the highest number among its changes.
        component[OWN_SEQUENCE] = component.get("SEQUENCE", 0)
    return component


def happenings(
    group: list[Component], *, first: date, last: date, calendar_zone: str, budget: Budget
) -> Iterator[Happening]:
    """Give each time between the days `first` and `last`, both included and a day of margin around them."""
    single = group[0]
    calendar_zone = calendar_zone if is_floating(single) else ""
    if len(group) == 1 and not any(name in single for name in REPEATING) and not calendar_zone:
        recurrence = moment_of(single, "RECURRENCE-ID") if "RECURRENCE-ID" in single else None
        yield Happening(single, *_start_and_end(single), recurrence)
        return
    length = _length_of(single)
    if len(group) == 1 and not calendar_zone and length is not None:
        with budget.spent(MOST_CALLS):
            starts = _plain_starts(single, first - DAY - abs(length), last + DAY)
        if starts is not None:
            yield from (Happening(single, start, _end(single, start, length), start) for start in starts)
            return
    repeats = len(group) > 1 or any(name in single for name in REPEATING)
    calendar = Calendar()
    if calendar_zone:
        calendar.add("X-WR-TIMEZONE", calendar_zone)
    for component in group:
        calendar.add_component(component)
    with budget.spent(MOST_CALLS):
        found = recurring_ical_events.of(calendar).between(first - DAY, last + 2 * DAY)
    for component in found:
        recurrence = _time_of_series(component, group) if repeats and "RECURRENCE-ID" in component else None
        yield Happening(component, *_start_and_end(component), recurrence)


def is_floating(component: Component) -> bool:
    """Return whether an event starts at a moment without a zone."""
    start = moment_of(component, "DTSTART")
    return isinstance(start, datetime) and start.tzinfo is None


def moment_of(component: Component, name: str) -> date:
    """Return the day or moment under a name."""
    found: date = cast("Any", component[name]).dt
    return found


def has_unknown_zone(component: Component) -> bool:
    """Return whether a moment of an event names a zone that nobody knows."""
    return any(
        isinstance(moment, datetime) and moment.tzinfo is None
        for name in ZONED
        for told in _as_list(component.get(name, []))
        if "TZID" in told.params
        for moment in _moments(told)
    )


def is_before(one: date, other: date) -> bool:
    """Return whether a day or moment comes before another, whatever kinds they are."""
    if isinstance(one, datetime) and isinstance(other, datetime):
        if (one.tzinfo is None) == (other.tzinfo is None):
            return one.astimezone(UTC) < other.astimezone(UTC) if one.tzinfo else one < other
        return one.replace(tzinfo=None) < other.replace(tzinfo=None)
    return _day(one) < _day(other)


def _plain_starts(component: Component, first: date, last: date) -> tuple[date, ...] | None:
    try:
        return plain_starts(component, first, last)
    except BadRuleError:
        return None


def _length_of(component: Component) -> timedelta | None:
    """Return how long an event lasts by the clock; None where it ends on the clocks of another zone."""
    start, end = _start_and_end(component)
    if isinstance(start, datetime) != isinstance(end, datetime):
        return None
    if isinstance(start, datetime) and isinstance(end, datetime) and start.tzinfo is not end.tzinfo:
        return timedelta() if EXACT_LENGTH in component else None
    return end - start


def _end(component: Component, start: date, length: timedelta) -> date:
    if EXACT_LENGTH in component and isinstance(start, datetime):
        return _after(start, *_exact_length(component))
    return start + length


def _exact_length(component: Component) -> tuple[int, int]:
    days, seconds = str(component[EXACT_LENGTH]).split()
    return int(days), int(seconds)


def _start_and_end(component: Component) -> tuple[date, date]:
    start = moment_of(component, "DTSTART")
    end = moment_of(component, "DTEND") if "DTEND" in component else None
    if EXACT_LENGTH in component and isinstance(start, datetime):
        days, seconds = _exact_length(component)
        # Another end is that of a time which brings its own.
        if end is None or end - start == timedelta(days=days, seconds=seconds):
            return start, _after(start, days, seconds)
    if end is not None:
        return start, end
    if "DURATION" in component:
        length: timedelta = cast("Any", component["DURATION"]).dt
        return start, start + max(length, timedelta())
    return start, start if isinstance(start, datetime) else start + DAY


def _after(start: datetime, days: int, seconds: int) -> datetime:
    """Return the moment so many days on the clock and then so many real seconds later."""
    later = start + timedelta(days=days)
    length = timedelta(seconds=seconds)
    return later + length if later.tzinfo is None else later.astimezone(UTC) + length


def _time_of_series(component: Component, group: list[Component]) -> date:
    """Return which time of its series this is: where it was to start by the rule.

    What a change for this time and all later ones makes of the later ones carries the moment of the change; the
    later time itself is as far from that as it starts after the changed one.
    """
    moment = moment_of(component, "RECURRENCE-ID")
    if str(cast("Any", component["RECURRENCE-ID"]).params.get("RANGE", "")).upper() != "THISANDFUTURE":
        return moment
    changed = next((one for one in group if "RECURRENCE-ID" in one and moment_of(one, "RECURRENCE-ID") == moment), None)
    start = moment_of(component, "DTSTART")
    return moment if changed is None else moment + (start - moment_of(changed, "DTSTART"))


def _end_on_own_clocks(component: Component) -> None:
    """Make a rule that ends at a moment without a zone end on the clocks on which the series starts."""
    start = moment_of(component, "DTSTART")
    if not isinstance(start, datetime) or start.tzinfo is None:
        return
    for rule in _as_list(component.get("RRULE", [])):
        rule["UNTIL"] = [
            until.replace(tzinfo=start.tzinfo).astimezone(UTC)
            if isinstance(until, datetime) and until.tzinfo is None
            else until
            for until in rule.get("UNTIL", [])
        ]
        if not rule["UNTIL"]:
            del rule["UNTIL"]


def _as_list(found: Any) -> list[Any]:  # noqa: ANN401 - the library brings a property or a list of them
    return found if isinstance(found, list) else [found]


def _moments(told: Any) -> Iterator[date]:  # noqa: ANN401 - as above
    """Give the days and moments of a property of one or more; of a period its start."""
    for each in getattr(told, "dts", (told,)):
        yield each.dt[0] if isinstance(each.dt, tuple) else each.dt


def _day(value: date) -> date:
    return value.date() if isinstance(value, datetime) else value
