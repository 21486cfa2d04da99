"""Events in the own agenda: zoned, floating and all-day are three kinds of time, and three types."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time
from enum import StrEnum
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from ontzorg_cli.core.calendar.moments import DAY, MINUTE, Span, whole_day
from ontzorg_cli.core.calendar.recurrence import days_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

MINUTES_A_DAY = 24 * 60


class EventKind(StrEnum):
    """What an event is to its owner."""

    EVENT = "event"
    PROTECTED = "protected"
    CHECKIN = "checkin"


class EventStatus(StrEnum):
    """How sure an event is (RFC 5545 STATUS), or that it is spent elsewhere."""

    CONFIRMED = "confirmed"
    TENTATIVE = "tentative"
    OUT_OF_OFFICE = "out_of_office"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True, kw_only=True)
class Zoned:
    """A moment on the clocks of a named zone, for so many real minutes."""

    start: datetime
    """Local time, naive; `zone` says where."""
    zone: str
    minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Floating:
    """A moment on the clocks wherever one is, for so many real minutes."""

    start: datetime
    minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AllDay:
    """Whole days, both included."""

    first: date
    last: date


When = Zoned | Floating | AllDay


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """An event or a series of them.

    `repeat` is an RFC 5545 recurrence rule, `without` the days on which the series skips. `task` is the work a
    protected block is for. `busy` False shows it and occupies nothing. `movable` lets advice move it.

    `sequence` goes up as it changes. An event that was imported comes from a `source`, where it has a `uid`, a
    `sequence` of that calendar and, as one time of a series, a `recurrence`. `owner` is whose it is where it is not the assistant's own; then it takes
    her time only where she `attended`. Where it is `private`, its title is for her own eyes: no export has it.
    """

    id: str
    title: str
    when: When
    kind: EventKind = EventKind.EVENT
    with_names: tuple[str, ...] = ()
    movable: bool = False
    busy: bool = True
    status: EventStatus = EventStatus.CONFIRMED
    task: str | None = None
    repeat: str | None = None
    without: tuple[date, ...] = ()
    owner: str | None = None
    attended: bool = False
    source: str | None = None
    uid: str | None = None
    recurrence: str = ""
    sequence: int = 0
    private: bool = False

    @property
    def is_own(self) -> bool:
        """Return whether the assistant is to be there: her own event, or somebody else's that she attends."""
        return self.owner is None or self.attended

    @property
    def first_day(self) -> date:
        """Return the day on which it starts, on its own clocks."""
        return self.when.first if isinstance(self.when, AllDay) else self.when.start.date()


def revised(event: Event, was: Event) -> Event:
    """Return an event as the next revision of what it `was`, where another calendar would see a change (RFC 5545 3.8.7.4).

    What was imported keeps the revision of the calendar it came from.
    """
    if event.source is not None or _as_seen(event) == _as_seen(was):
        return event
    return replace(event, sequence=was.sequence + 1)


def _as_seen(event: Event) -> Event:
    """Return an event with only what goes out of it to other calendars."""
    return Event(
        id=event.id,
        title=event.title,
        when=event.when,
        busy=event.busy,
        status=event.status,
        repeat=event.repeat,
        without=event.without,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Absence:
    """Time away: the assistant's own (`who` None) or somebody else's; whole days or part of one."""

    id: str
    title: str
    when: When
    who: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DayOff:
    """A day on which nobody works, such as a public holiday. The user strikes or adds them by name."""

    day: date
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarMark:
    """By what a calendar that this home wrote is known again, wherever it comes back from: made once, by chance."""

    mark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolHoliday:
    """Days on which schools are closed, both included: a note that takes no time. `source` is the region or file it came from."""

    first: date
    last: date
    name: str
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """One happening of an event, as real time."""

    event: Event
    span: Span
    all_day: bool = False

    @property
    def occupies(self) -> bool:
        """Return whether it takes working time (ENGINE.md 1, fixed)."""
        event = self.event
        return event.is_own and event.busy and event.status is not EventStatus.CANCELLED


def appointments(happening: Iterable[Occurrence]) -> tuple[tuple[Occurrence, ...], ...]:
    """Return what happens as appointments: one in several calendars is once there, as it stands in her own first.

    What is twice in one calendar stays twice, and so does what is hidden in one of them.
    """
    copies: dict[tuple[str, Span, str, int], list[Occurrence]] = {}
    told: Counter[tuple[str, Span, str, str | None, str | None]] = Counter()
    for each in happening:
        event = each.event
        name = (event.uid or event.id, each.span, event.title)
        calendar = (*name, event.owner, event.source)
        copies.setdefault((*name, told[calendar]), []).append(each)
        told[calendar] += 1
    return tuple(tuple(sorted(group, key=_how_far)) for group in copies.values())


def _how_far(occurrence: Occurrence) -> tuple[bool, bool]:
    return occurrence.event.owner is not None, not occurrence.occupies


def span_of(when: When, zone: ZoneInfo) -> Span:
    """Return when something is as real time: zoned on its own clocks, floating and whole days on those of `zone`."""
    if isinstance(when, AllDay):
        return Span(whole_day(when.first, zone).start, whole_day(max(when.first, when.last), zone).end)
    own = ZoneInfo(when.zone) if isinstance(when, Zoned) else zone
    start = when.start.replace(tzinfo=own).astimezone(UTC)
    return Span(start, start + max(0, when.minutes) * MINUTE)


def occurrences(events: Iterable[Event], *, first: date, last: date, zone: ZoneInfo) -> tuple[Occurrence, ...]:
    """Return every occurrence that overlaps the days from `first` up to and with `last`, in order of start.

    A series skips what its rule cannot have: raise UsageError where the rule itself cannot be read.
    """
    window = Span(whole_day(first, zone).start, whole_day(last, zone).end)
    return in_order(
        Occurrence(event=event, span=span, all_day=isinstance(event.when, AllDay))
        for event in events
        for span in (
            (span_of(event.when, zone),) if event.repeat is None else _times(event, event.repeat, first, last, zone)
        )
        if span.start < window.end and (span.end > window.start or span.start >= window.start)
    )


def in_order(found: Iterable[Occurrence]) -> tuple[Occurrence, ...]:
    """Return occurrences in order of start."""
    return tuple(sorted(found, key=lambda each: (each.span.start, each.span.end, each.event.id)))


def _times(event: Event, rule: str, first: date, last: date, zone: ZoneInfo) -> Iterator[Span]:
    when = event.when
    if isinstance(when, AllDay):
        length = max(when.last - when.first, 0 * DAY)
        start = datetime.combine(when.first, time())
        for day in days_of(rule, start=start, first=first - length, last=last, without=event.without):
            yield span_of(AllDay(first=day, last=day + length), zone)
    else:
        own = ZoneInfo(when.zone) if isinstance(when, Zoned) else zone
        # A day more on both sides: the clocks of another zone may show another day.
        earliest = first - (when.minutes // MINUTES_A_DAY + 2) * DAY
        for day in days_of(rule, start=when.start, first=earliest, last=last + DAY, without=event.without, zone=own):
            yield span_of(replace(when, start=datetime.combine(day, when.start.time())), zone)
