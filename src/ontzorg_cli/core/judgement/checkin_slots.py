"""When a check-in could be made good: the first moments at which both are free."""

from __future__ import annotations

from datetime import UTC, timedelta
from typing import TYPE_CHECKING

from ontzorg_cli.core.calendar.agenda import EventStatus, occurrences, span_of
from ontzorg_cli.core.calendar.free_time import slots
from ontzorg_cli.core.calendar.moments import MINUTE, Span, subtract
from ontzorg_cli.core.together.names import named

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime

    from ontzorg_cli.core.judgement.capacity import Horizon

WITHIN_DAYS = 2
"""A missed check-in is made good within so many working days."""

NOTICE = timedelta(minutes=30)
"""Nobody is asked for a moment that has all but begun."""

QUARTER = timedelta(minutes=15)
MOST = 2


def checkin_slots(person: str, minutes: int, horizon: Horizon) -> tuple[datetime, ...]:
    """Return at most two moments, in the home zone, at which both are free for so long: one a day, today included."""
    today = horizon.desk.today
    days = (today, *(horizon.working_day_after(today, count) for count in range(1, WITHIN_DAYS + 1)))
    found = (moment for day in dict.fromkeys(days) for moment in _first_of(day, person, minutes, horizon))
    return tuple(moment for _, moment in zip(range(MOST), found, strict=False))


def _first_of(day: date, person: str, minutes: int, horizon: Horizon) -> Iterator[datetime]:
    desk = horizon.desk
    theirs = [
        event
        for event in desk.others
        if event.busy
        and event.status is not EventStatus.CANCELLED
        and event.owner is not None
        and named(desk.people, event.owner) == person
    ]
    taken = [one.span for one in occurrences(theirs, first=day, last=day, zone=desk.zone)]
    taken += [
        span_of(absence.when, desk.zone)
        for absence in desk.absences
        if absence.who is not None and named(desk.people, absence.who) == person
    ]
    earliest = desk.now.astimezone(UTC) + NOTICE
    free = (Span(max(gap.start, earliest), gap.end) for gap in horizon.day(day).free if gap.end > earliest)
    for slot in slots(subtract(free, taken), minutes=minutes):
        start = slot.start + (_midnight(slot.start) - slot.start) % QUARTER
        if start + minutes * MINUTE <= slot.end:
            yield start.astimezone(desk.zone)
            return


def _midnight(moment: datetime) -> datetime:
    return moment.replace(hour=0, minute=0, second=0, microsecond=0)
