"""Put something in the own agenda: an appointment, protected time, an absence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from ontzorg_cli.core.calendar.agenda import (
    Absence,
    AllDay,
    Event,
    EventKind,
    Floating,
    When,
    Zoned,
    occurrences,
    span_of,
)
from ontzorg_cli.core.calendar.moments import DAY, clip, minutes_of
from ontzorg_cli.core.calendar.recurrence import next_after
from ontzorg_cli.core.calendar.working_time import working_spans
from ontzorg_cli.core.reference import IdNotFoundError, find_by_id
from ontzorg_cli.core.results import Hint, Saved, Touched, Verb
from ontzorg_cli.core.together.checkin_events import checkin_with
from ontzorg_cli.core.together.names import PersonNotFoundError, find_person
from ontzorg_cli.core.work.entering import checked_title

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime

    from ontzorg_cli.core.calendar.agenda import Occurrence
    from ontzorg_cli.store.home import Change, Home, Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class EventDraft:
    """An appointment as it was typed; `start` is naive, on the clocks of `zone`, or of the home zone where that is None.

    One that `is_floating` is on the clocks wherever she is. With a `last_day` it takes whole days, and no minutes.
    """

    title: str
    start: datetime
    minutes: int
    repeat: str | None = None
    with_names: tuple[str, ...] = ()
    movable: bool = False
    busy: bool = True
    zone: str | None = None
    is_floating: bool = False
    last_day: date | None = None
    checkin_words: tuple[str, ...] = ()
    """What a check-in is called in titles: an appointment that says so with one of the people is one."""


def add_event(draft: EventDraft, *, home: Home, now: datetime) -> Saved:
    """Add an appointment, or a series of them.

    Raise EmptyTitleError, or PersonNotFoundError where a name looks like a known one.
    """
    start = _first_time(draft.start, draft.repeat)
    with home.change("agenda add", now=now) as change:
        names = tuple(_known_or_new(name, change) for name in draft.with_names)
        people = change.people()
        known = [name for name in names if any(name == person.name for person in people)]
        person = checkin_with(draft.title, known, people, draft.checkin_words)
        event = Event(
            id=change.new_id(),
            title=checked_title(draft.title),
            when=_when(draft, start, change.settings().timezone),
            kind=EventKind.EVENT if person is None else EventKind.CHECKIN,
            with_names=names if person is None else tuple(dict.fromkeys((person, *names))),
            movable=draft.movable,
            busy=draft.busy,
            repeat=draft.repeat,
        )
        hints = (*_start_hints(draft.start, start), *event_hints(event, change))
        change.put(event)
    return Saved(touched=(Touched(verb=Verb.ADDED, record=event),), step=change.step, hints=hints)


def _when(draft: EventDraft, start: datetime, home_zone: str) -> When:
    if draft.last_day is not None:
        first = start.date()
        return AllDay(first=first, last=first + (draft.last_day - draft.start.date()))
    if draft.is_floating:
        return Floating(start=start, minutes=draft.minutes)
    return Zoned(start=start, zone=draft.zone or home_zone, minutes=draft.minutes)


def _first_time(start: datetime, repeat: str | None) -> datetime:
    """Return when a series has its first time, on or after the start that was said."""
    day = start.date()
    first = next_after(repeat, start=day, after=day - DAY) if repeat else day
    return start + ((first or day) - day)


def _start_hints(said: datetime, start: datetime) -> tuple[Hint, ...]:
    return () if said == start else (Hint(code="series_starts", facts={"day": start.date()}),)


def protect_time(
    reference: str, *, start: datetime, minutes: int, home: Home, now: datetime, repeat: str | None = None
) -> Saved:
    """Protect own time, for the open task that `reference` is the id of, else under that title; once or as a series."""
    first = _first_time(start, repeat)
    with home.change("agenda block", now=now) as change:
        try:
            task = find_by_id(change.tasks(), reference) if " " not in reference else None
        except IdNotFoundError:
            task = None
        event = Event(
            id=change.new_id(),
            title=task.title if task else checked_title(reference),
            when=Zoned(start=first, zone=change.settings().timezone, minutes=minutes),
            kind=EventKind.PROTECTED,
            task=task.id if task else None,
            repeat=repeat,
        )
        hints = (*_start_hints(start, first), *event_hints(event, change))
        change.put(event)
    return Saved(touched=(Touched(verb=Verb.ADDED, record=event),), step=change.step, hints=hints)


def be_away(title: str, when: When, *, who: str | None, home: Home, now: datetime) -> Saved:
    """Note an absence: the assistant's own, or that of `who`. Raise PersonNotFoundError or PersonAmbiguousError."""
    with home.change("agenda away", now=now) as change:
        absence = Absence(
            id=change.new_id(),
            title=checked_title(title),
            when=when,
            who=find_person(change.people(), who).name if who is not None else None,
        )
        change.put(absence)
    return Saved(touched=(Touched(verb=Verb.ADDED, record=absence),), step=change.step)


def event_hints(event: Event, reading: Reading) -> tuple[Hint, ...]:
    """Return what is worth saying of an event: no such time, outside working time, at the same time as something else."""
    settings = reading.settings()
    zone = ZoneInfo(settings.timezone)
    day = event.first_day
    own = [occurrence.span for occurrence in occurrences((event,), first=day, last=day, zone=zone)]
    away = tuple(span_of(each.when, zone) for each in reading.absences(day, day) if each.who is None)
    days_off = {off.day for off in reading.days_off()}
    working = working_spans(day, pattern=settings.hours, zone=zone, days_off=days_off, away=away)
    hints = [*_clock_hints(event, zone)]
    inside = minutes_of(clip(own, working))
    if own and inside < minutes_of(own) and not isinstance(event.when, AllDay):
        code = "partly_outside_working_time" if inside else "outside_working_time"
        hints.append(Hint(code=code, facts={"day": day}))
    others = occurrences(reading.events(day, day), first=day, last=day, zone=zone)
    hints.extend(
        Hint(code="overlaps", facts={"title": other.event.title, "at": _start_of(other, zone)})
        for other in others
        if other.occupies and other.event.id != event.id and any(other.span.overlap(span) for span in own)
    )
    # What stands in her own calendar and in somebody else's is one appointment.
    return tuple(hint for at, hint in enumerate(hints) if hint not in hints[:at])


def _clock_hints(event: Event, home: ZoneInfo) -> Iterator[Hint]:
    """Yield that the clocks jump over the time at which an event starts, and when it does."""
    when = event.when
    if isinstance(when, AllDay):
        return
    own = ZoneInfo(when.zone) if isinstance(when, Zoned) else home
    real = span_of(when, home).start.astimezone(own)
    if real.replace(tzinfo=None) != when.start:
        yield Hint(code="clocks_jump", facts={"before": f"{when.start:%H:%M}", "start": f"{real:%H:%M}"})


def _start_of(occurrence: Occurrence, zone: ZoneInfo) -> date:
    """Return when something starts, of a whole day the day alone."""
    start = occurrence.span.start.astimezone(zone)
    return start.date() if occurrence.all_day else start


def _known_or_new(name: str, change: Change) -> str:
    try:
        return find_person(change.people(), name).name
    except PersonNotFoundError as error:
        if error.facts["meant"]:
            raise
        return name
