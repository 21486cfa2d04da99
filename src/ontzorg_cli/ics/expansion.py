"""From one event, or a series with its exceptions, to each time it happens. The only home of the calendar libraries."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple, cast

import recurring_ical_events  # type: ignore[import-untyped]  # it brings no types
from icalendar import Calendar, Component, Timezone
from icalendar import Event as Component_
from icalendar.timezone import tzp

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ontzorg_cli.ics.blocks import Block
    from ontzorg_cli.ics.effort import Budget

DAY = timedelta(days=1)
MOST_CALLS = 2_000_000
"""What one series may cost: an hourly one of ten years costs a fifth of it."""

REPEATING = ("RRULE", "RDATE")


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
    return Component_.from_ical(block.text)


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
    repeats = len(group) > 1 or any(name in single for name in REPEATING)
    calendar = Calendar()
    if calendar_zone:
        calendar.add("X-WR-TIMEZONE", calendar_zone)
    for component in group:
        calendar.add_component(component)
    with budget.spent(MOST_CALLS):
        found = recurring_ical_events.of(calendar).between(first - DAY, last + 2 * DAY)
    for component in found:
        recurrence = moment_of(component, "RECURRENCE-ID") if repeats and "RECURRENCE-ID" in component else None
        yield Happening(component, *_start_and_end(component), recurrence)


def is_floating(component: Component) -> bool:
    """Return whether an event starts at a moment without a zone."""
    start = moment_of(component, "DTSTART")
    return isinstance(start, datetime) and start.tzinfo is None


def moment_of(component: Component, name: str) -> date:
    """Return the day or moment under a name."""
    found: date = cast("Any", component[name]).dt
    return found


def zone_named_in(component: Component) -> str:
    """Return the zone in which an event says to start, empty where it says nothing."""
    return str(cast("Any", component["DTSTART"]).params.get("TZID", ""))


def is_before(one: date, other: date) -> bool:
    """Return whether a day or moment comes before another, whatever kinds they are."""
    if isinstance(one, datetime) and isinstance(other, datetime):
        if (one.tzinfo is None) == (other.tzinfo is None):
            return one.astimezone(UTC) < other.astimezone(UTC) if one.tzinfo else one < other
        return one.replace(tzinfo=None) < other.replace(tzinfo=None)
    return _day(one) < _day(other)


def _start_and_end(component: Component) -> tuple[date, date]:
    start = moment_of(component, "DTSTART")
    if "DTEND" in component:
        return start, moment_of(component, "DTEND")
    if "DURATION" in component:
        length: timedelta = cast("Any", component["DURATION"]).dt
        return start, start + max(length, timedelta())
    return start, start if isinstance(start, datetime) else start + DAY


def _day(value: date) -> date:
    return value.date() if isinstance(value, datetime) else value
