"""Counting back: on which of her working days before an event each step of its preparation is to be ready."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from ontzorg_cli.core.calendar.agenda import span_of

if TYPE_CHECKING:
    from datetime import date, datetime
    from zoneinfo import ZoneInfo

    from ontzorg_cli.core.calendar.agenda import Event
    from ontzorg_cli.core.judgement.own_hours import OwnHours


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """The day on which something is to be ready. `is_late` tells that its own day is behind, so that it is now."""

    day: date
    is_late: bool = False


def slot_before(event_day: date, days_before: int, *, hours: OwnHours, now: datetime) -> Slot:
    """Return the working day so many working days before `event_day`; 0 is that day itself, or the last one before it.

    What would lie behind goes to the first day on which there is still work to be had, today first; where there is none
    before the event, to today.
    """
    if days_before == 0 and hours.on(event_day):
        wanted: date | None = event_day
    else:
        wanted = next(islice(hours.before(event_day), max(days_before, 1) - 1, None), None)
    first = first_day_left(event_day, hours=hours, now=now)
    if wanted is not None and wanted >= first:
        return Slot(day=wanted)
    return Slot(day=first, is_late=True)


def first_day_left(event_day: date, *, hours: OwnHours, now: datetime) -> date:
    """Return the first working day from now on that lies before `event_day`; today where there is none."""
    today = now.date()
    end = hours.end(today)
    if end is not None and now < end:
        return today
    following = next(hours.after(today), None)
    return following if following is not None and following < event_day else today


def day_of(event: Event, zone: ZoneInfo) -> date:
    """Return the day on which an event starts on the clocks of `zone`."""
    return span_of(event.when, zone).start.astimezone(zone).date()
