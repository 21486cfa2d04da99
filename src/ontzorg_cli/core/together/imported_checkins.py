"""Check-ins in an imported calendar: known by their title, and standing in for those of the own series that week."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from ontzorg_cli.core.calendar.agenda import AllDay, EventKind, EventStatus
from ontzorg_cli.core.calendar.moments import Week
from ontzorg_cli.core.calendar.recurrence import days_of
from ontzorg_cli.core.together.names import is_named_in, known_as

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from ontzorg_cli.core.calendar.agenda import Event
    from ontzorg_cli.core.together.person import Person

WEEK = timedelta(days=6)


def checkin_with(title: str, names: Sequence[str], people: Iterable[Person], words: Iterable[str]) -> str | None:
    """Return with whom a title says there is a check-in, None where it is something else.

    It has one of the `words` for it, and names one of the people; or it names none and just one of them is invited.
    """
    if not any(is_named_in(word, title) for word in words):
        return None
    named = [person.name for person in people if any(is_named_in(name, title) for name in _called(person))]
    found = named or list(names)
    return found[0] if len(found) == 1 else None


def without_doubles(events: Sequence[Event]) -> tuple[Event, ...]:
    """Return events, own series of check-ins without the days of weeks for which an imported calendar has one.

    The calendar that both look in says when it is; the standing moment serves where it says nothing.
    """
    told = {
        (_with_whom(event), Week.of(event.first_day))
        for event in events
        if event.source is not None and _is_checkin(event) and event.status is not EventStatus.CANCELLED
    }
    if not told:
        return tuple(events)
    return tuple(_less(event, told) if event.source is None and _is_checkin(event) else event for event in events)


def _less(series: Event, told: set[tuple[str, Week]]) -> Event:
    if series.repeat is None:
        return series
    weeks = [week for name, week in told if name == _with_whom(series)]
    days = [day for week in weeks for day in _days_in(series, week)]
    return replace(series, without=tuple(dict.fromkeys((*series.without, *days)))) if days else series


def _days_in(series: Event, week: Week) -> tuple[date, ...]:
    when = series.when
    start = datetime.combine(when.first, time()) if isinstance(when, AllDay) else when.start
    return days_of(series.repeat or "", start=start, first=week.monday, last=week.monday + WEEK)


def _is_checkin(event: Event) -> bool:
    return event.kind is EventKind.CHECKIN and bool(event.with_names)


def _with_whom(event: Event) -> str:
    return event.with_names[0].casefold()


def _called(person: Person) -> set[str]:
    return {called for name in known_as(person) for called in (name, name.split()[0])}
