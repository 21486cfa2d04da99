"""What of the own agenda goes out to other calendars: named here field by field, and nothing that is not named."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, time
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from ontzorg_cli.core.calendar.agenda import AllDay, Event, EventStatus, Floating, When, Zoned, occurrences, span_of
from ontzorg_cli.core.calendar.merge import key_of
from ontzorg_cli.core.calendar.moments import DAY, Span, whole_day
from ontzorg_cli.core.calendar.recurrence import days_of, exact_rule, next_after
from ontzorg_cli.core.clean import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from ontzorg_cli.core.calendar.agenda import Absence, CalendarMark
    from ontzorg_cli.core.work.task import Due, Importance, Task

DOMAIN = ".ontzorg"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """An event or a series as another calendar may know it.

    `repeat` and `without` are exact: the start is the first time of the series, and the rule ends as RFC 5545 says.
    `recurrence` tells which time of a series of another calendar it is. What `is_private` says so, in place of its title.
    """

    uid: str
    title: str
    when: When
    status: EventStatus = EventStatus.CONFIRMED
    busy: bool = True
    repeat: str | None = None
    without: tuple[date, ...] = ()
    recurrence: str = ""
    sequence: int = 0
    is_private: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OutgoingTask:
    """Open work as another program may know it: what, by when, how important, and whether it is begun."""

    uid: str
    title: str
    due: Due | None
    importance: Importance
    is_begun: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarExported:
    """An export: its text, the days it is about, and how much is in it.

    `file` None went to another program. `left_out` counts the times in imported calendars of one's own, which stand in
    another program already, `sources` names those. `is_busy_only` tells that there are no titles in it.
    """

    text: str
    period: tuple[date, date]
    events: int
    tasks: int
    left_out: int
    sources: tuple[str, ...]
    is_busy_only: bool
    file: str | None = None


def own_uid(id: str, mark: CalendarMark) -> str:  # noqa: A002 - an id is called an id
    """Return the name under which the world knows what has this id here."""
    return clean(f"{id}@{mark.mark}{DOMAIN}")


def is_own_uid(uid: str, marks: Iterable[CalendarMark]) -> bool:
    """Return whether something in a calendar was written there by this home."""
    return any(f"@{each.mark}{DOMAIN}" in uid for each in marks)


def outgoing_agenda(
    events: Iterable[Event],
    absences: Iterable[Absence],
    *,
    mark: CalendarMark,
    period: tuple[date, date],
    zone: ZoneInfo,
) -> tuple[Outgoing, ...]:
    """Return what touches the days of `period`, both included, in order of start: own events and own absences.

    Nothing of a manager, nothing that was imported. A series goes out whole.
    """
    own = (each for each in events if each.owner is None and each.source is None)
    told = [told for each in own if (told := _told(each, own_uid(each.id, mark), period, zone)) is not None]
    told += [
        Outgoing(
            uid=own_uid(each.id, mark),
            title=one_line(each.title),
            when=each.when,
            status=EventStatus.OUT_OF_OFFICE,
        )
        for each in absences
        if each.who is None and _touches(each.when, period, zone)
    ]
    return _in_order(told)


def outgoing_source(
    events: Iterable[Event], source: str, *, private_title: str, period: tuple[date, date], zone: ZoneInfo
) -> tuple[Outgoing, ...]:
    """Return what was imported from an own calendar, under the names that it has there; private titles do not go along."""
    told = []
    for event in events:
        if event.owner is None and event.source == source:
            uid, recurrence = key_of(event)
            out = _told(event, uid, period, zone)
            if out is not None:
                if event.private:
                    out = replace(out, title=private_title, is_private=True)
                told.append(replace(out, recurrence=clean(recurrence)))
    return _in_order(told)


def outgoing_tasks(tasks: Iterable[Task], mark: CalendarMark) -> tuple[OutgoingTask, ...]:
    """Return open work that the assistant does herself, with the deadline that was named, in the order it came."""
    return tuple(
        OutgoingTask(
            uid=own_uid(task.id, mark),
            title=one_line(task.title),
            due=task.due,
            importance=task.importance,
            is_begun=task.started_at is not None or task.spent_minutes > 0,
        )
        for task in tasks
        if task.is_mine
    )


def only_busy(events: Iterable[Outgoing], title: str) -> tuple[Outgoing, ...]:
    """Return only that time is taken, under one and the same title; what takes no time is left out."""
    return tuple(
        replace(each, title=title, is_private=False)
        for each in events
        if each.busy and each.status is not EventStatus.CANCELLED
    )


def one_line(title: str) -> str:
    """Return a title as one line without what a terminal could obey, spaces as a calendar keeps them."""
    return " ".join(clean(title).split())


def _told(event: Event, uid: str, period: tuple[date, date], zone: ZoneInfo) -> Outgoing | None:
    """Return an event as it goes out; None where it does not happen in the period."""
    first, last = period
    if not occurrences((event,), first=first, last=last, zone=zone):
        return None
    out = Outgoing(
        uid=clean(uid),
        title=one_line(event.title),
        when=_not_ending_before(event.when),
        status=event.status,
        busy=event.busy,
        sequence=event.sequence,
    )
    return out if event.repeat is None else _series(out, event, event.repeat, zone)


def _series(out: Outgoing, event: Event, rule: str, zone: ZoneInfo) -> Outgoing | None:
    """Return a series from its first real time on: elsewhere its start is one of its times, whatever the rule says."""
    when = out.when
    own = None if isinstance(when, AllDay) else ZoneInfo(when.zone) if isinstance(when, Zoned) else zone
    start = datetime.combine(when.first, time()) if isinstance(when, AllDay) else when.start
    first = next(_first_days(rule, start, own), None)
    if first is None:
        return None
    if isinstance(when, AllDay):
        moved: When = AllDay(first=first, last=first + (when.last - when.first))
    else:
        moved = replace(when, start=datetime.combine(first, when.start.time()))
    return replace(
        out,
        when=moved,
        repeat=exact_rule(rule, zone=own, floating=isinstance(when, Floating)),
        without=tuple(sorted({day for day in event.without if day >= first})),
    )


def _first_days(rule: str, start: datetime, zone: ZoneInfo | None) -> Iterator[date]:
    day = next_after(rule, start=start.date(), after=start.date() - DAY)
    if day is not None:
        yield from days_of(rule, start=start, first=day, last=day, zone=zone)


def _touches(when: When, period: tuple[date, date], zone: ZoneInfo) -> bool:
    window = Span(whole_day(period[0], zone).start, whole_day(period[1], zone).end)
    span = span_of(when, zone)
    return span.start < window.end and (span.end > window.start or span.start >= window.start)


def _not_ending_before(when: When) -> When:
    if isinstance(when, AllDay):
        return AllDay(first=when.first, last=max(when.first, when.last))
    return replace(when, minutes=max(0, when.minutes))


def _in_order(told: Iterable[Outgoing]) -> tuple[Outgoing, ...]:
    return tuple(sorted(told, key=lambda each: (_start(each.when), each.uid, each.recurrence)))


def _start(when: When) -> datetime:
    return datetime.combine(when.first, time()) if isinstance(when, AllDay) else when.start
