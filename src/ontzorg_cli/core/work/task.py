"""A task: what has to be done, for whom, by when, and how it came in."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from ontzorg_cli.core.calendar.recurrence import ComesBack

if TYPE_CHECKING:
    from datetime import date, datetime, time


class Importance(StrEnum):
    """How much depends on it (MoSCoW, without the won't)."""

    MUST = "must"
    SHOULD = "should"
    COULD = "could"


class Entered(StrEnum):
    """The user's own word on how work came in, against what the plan says."""

    ADHOC = "adhoc"
    PLANNED = "planned"


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """When work must be ready. Without `at` it is the end of her working time that day.

    `hard` is what the user said; None leaves it to the rule (a due moment with a time is hard, ENGINE.md 3).
    """

    day: date
    at: time | None = None
    hard: bool | None = None

    @property
    def is_hard(self) -> bool:
        """Return whether breaking it breaks a promise."""
        return self.hard if self.hard is not None else self.at is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Preparation:
    """What a task gets ready: the event with this id, as it stands on `day` on its own clocks.

    It is to be ready `days_before` working days earlier. `due` is the day which that gave: a task that is due on
    another day was given that by hand.
    """

    event: str
    day: date
    days_before: int
    due: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """Open work.

    `requester` None is the assistant herself; `owner` None too: a named owner does it and she follows it.
    `minutes` is the estimate, `spent_minutes` what has gone into it. `due` is the claimed deadline, `really_due`
    the real one where it is known. `moves` counts how often it was moved on or after the day it was planned for.
    `repeat` is an RFC 5545 recurrence rule, `comes_back` when it does so; `turn` is the day of the rule that the work
    stands for, where none is skipped. `prepares` ties it to an event, with which it moves; `yearly` tells which work of
    which year of the year wheel it is.
    """

    id: str
    title: str
    created_at: datetime
    requester: str | None = None
    owner: str | None = None
    minutes: int | None = None
    spent_minutes: int = 0
    due: Due | None = None
    really_due: Due | None = None
    on: date | None = None
    importance: Importance = Importance.SHOULD
    goal: str | None = None
    tags: tuple[str, ...] = ()
    block_minutes: int | None = None
    repeat: str | None = None
    comes_back: ComesBack = ComesBack.NEXT
    turn: date | None = None
    good_enough: str | None = None
    depends: tuple[str, ...] = ()
    stretch: bool = False
    entered: Entered | None = None
    started_at: datetime | None = None
    moves: int = 0
    prepares: Preparation | None = None
    yearly: str | None = None

    @property
    def real_due(self) -> Due | None:
        """Return the deadline that counts: the real one where known, else the claimed one."""
        return self.really_due or self.due

    @property
    def is_mine(self) -> bool:
        """Return whether the assistant does it herself."""
        return self.owner is None

    @property
    def is_own(self) -> bool:
        """Return whether the assistant asked it of herself."""
        return self.requester is None


class Ending(StrEnum):
    """How a task left the open work."""

    DONE = "done"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosedTask:
    """Work that is over, with the moment and, where known, the minutes it really took."""

    task: Task
    ending: Ending
    closed_at: datetime
    took_minutes: int | None = None

    @property
    def id(self) -> str:
        """Return the id of the task, which it keeps."""
        return self.task.id
