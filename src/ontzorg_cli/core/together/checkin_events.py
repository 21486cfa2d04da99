"""Which events are check-ins, and which of them really stand: not beside an imported one, not with somebody away."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from ontzorg_cli.core.calendar.agenda import AllDay, EventKind, EventStatus, occurrences, span_of
from ontzorg_cli.core.calendar.moments import Week
from ontzorg_cli.core.calendar.recurrence import days_of
from ontzorg_cli.core.together.names import is_named_in, known_as, named

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date
    from zoneinfo import ZoneInfo

    from ontzorg_cli.core.calendar.agenda import Absence, Event
    from ontzorg_cli.core.calendar.moments import Span
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


def without_absent(
    events: Sequence[Event], absences: Iterable[Absence], people: Sequence[Person], zone: ZoneInfo
) -> tuple[Event, ...]:
    """Return events without the check-ins during which the other is away: that time is free."""
    away: dict[str, list[Span]] = {}
    for absence in absences:
        if absence.who is not None:
            away.setdefault(named(people, absence.who), []).append(span_of(absence.when, zone))
    if not away:
        return tuple(events)
    kept = []
    for event in events:
        spans = away.get(named(people, event.with_names[0]), []) if _is_checkin(event) else []
        still = _less_absent(event, spans, zone) if spans else event
        if still is not None:
            kept.append(still)
    return tuple(kept)


def _less_absent(event: Event, away: Iterable[Span], zone: ZoneInfo) -> Event | None:
    """Return a check-in without its times in `away`; None where that was the only one."""
    gone = []
    for span in away:
        first, last = span.start.astimezone(zone).date(), span.end.astimezone(zone).date()
        found = occurrences((event,), first=first, last=last, zone=zone)
        gone += [one.span.start.astimezone(zone).date() for one in found if one.span.overlap(span)]
    if not gone:
        return event
    return None if event.repeat is None else replace(event, without=tuple(dict.fromkeys((*event.without, *gone))))


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
