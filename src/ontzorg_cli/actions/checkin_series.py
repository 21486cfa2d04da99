"""Keep the check-ins of a person in the own agenda: as a protected series, ended, or under another name."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ontzorg_cli.actions.lookup import AHEAD, BEHIND
from ontzorg_cli.actions.series import Part, Scope, SeriesOverError, drop_event, time_meant
from ontzorg_cli.core.calendar.agenda import AllDay, Event, EventKind, Zoned, revised
from ontzorg_cli.core.calendar.moments import DAY
from ontzorg_cli.core.together.names import known_as

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date, datetime

    from ontzorg_cli.core.results import Touched
    from ontzorg_cli.core.together.person import Person
    from ontzorg_cli.core.together.standing import Standing
    from ontzorg_cli.store.home import Change, Reading

    TitleOf = Callable[[str], str]
    """What a check-in with somebody of that name is called in the agenda."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """A series as it was, the day of its first time that goes, and how that is told."""

    series: Event
    since: date
    touched: Touched


def checkin_event(
    name: str,
    *,
    id: str,  # noqa: A002 - an id is called id everywhere
    title: str,
    start: datetime,
    minutes: int,
    zone: str,
    repeat: str | None = None,
) -> Event:
    """Return a check-in as it stands in the agenda: protected, with one person."""
    return Event(
        id=id,
        title=title,
        when=Zoned(start=start, zone=zone, minutes=minutes),
        kind=EventKind.CHECKIN,
        with_names=(name,),
        repeat=repeat,
    )


def begin_series(person: Person, standing: Standing, title_of: TitleOf, change: Change) -> Event:
    """Put the check-ins with somebody in the agenda, from their first moment on."""
    event = checkin_event(
        person.name,
        id=change.new_id(),
        title=title_of(person.name),
        start=standing.start,
        minutes=standing.minutes,
        zone=change.settings().timezone,
        repeat=standing.rule,
    )
    change.put(event)
    return event


def end_series(person: Person, now: datetime, change: Change) -> list[Ended]:
    """End every series of check-ins with somebody; what was before now stays."""
    ended = []
    for event in list(_checkins(person, now.date(), change)):
        if event.repeat is None:
            continue
        since = _still_to_come(event, now)
        try:
            day = time_meant(event, since, Part(scope=Scope.FOLLOWING))
        except SeriesOverError:
            continue
        touched = drop_event(event, part=Part(scope=Scope.FOLLOWING), today=since, change=change)
        ended.append(Ended(series=event, since=day, touched=touched))
    return ended


def rename_checkins(person: Person, new: str, today: date, change: Change) -> None:
    """Give the check-ins with somebody her new name, in their titles too where those hold the old one."""
    for event in list(_checkins(person, today, change)):
        renamed = replace(event, title=event.title.replace(person.name, new), with_names=(new,))
        change.put(revised(renamed, event), replaces=event)


def _checkins(person: Person, today: date, reading: Reading) -> Iterator[Event]:
    names = known_as(person)
    for event in reading.events(today - BEHIND, today + AHEAD):
        if event.kind is EventKind.CHECKIN and any(name.casefold() in names for name in event.with_names):
            yield event


def _still_to_come(event: Event, now: datetime) -> date:
    """Return today, or tomorrow where the check-in of today has begun."""
    begun = not isinstance(event.when, AllDay) and event.when.start.time() <= now.time()
    return now.date() + DAY if begun else now.date()
