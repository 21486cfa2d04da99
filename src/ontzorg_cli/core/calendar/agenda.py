"""Events in the own agenda: zoned, floating and all-day are three kinds of time, and three types."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime

    from ontzorg_cli.core.calendar.moments import Span


class EventKind(StrEnum):
    """What an event is to its owner."""

    EVENT = "event"
    PROTECTED = "protected"
    CHECKIN = "checkin"


class EventStatus(StrEnum):
    """How sure an event is (RFC 5545 STATUS)."""

    CONFIRMED = "confirmed"
    TENTATIVE = "tentative"
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

    @property
    def first_day(self) -> date:
        """Return the day on which it starts, on its own clocks."""
        return self.when.first if isinstance(self.when, AllDay) else self.when.start.date()


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
class Occurrence:
    """One happening of an event, as real time."""

    event: Event
    span: Span
    all_day: bool = False

    @property
    def occupies(self) -> bool:
        """Return whether it takes working time (ENGINE.md 1, fixed)."""
        return self.event.busy and self.event.status is not EventStatus.CANCELLED
