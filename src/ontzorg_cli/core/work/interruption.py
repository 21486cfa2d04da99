"""What happened on a day: interruptions, and minutes spent on work."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from ontzorg_cli.core.work.task import ClosedTask


@dataclass(frozen=True, slots=True, kw_only=True)
class Interruption:
    """Somebody came with something (`adhoc`).

    `minutes` is what it took when it was done on the spot, else None; `task` is the work it became, if any.
    """

    id: str
    at: datetime
    title: str
    requester: str | None = None
    minutes: int | None = None
    task: str | None = None
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeSpent:
    """Minutes that went into a task from `started_at` on. `guessed` where the estimate stood in for a clock.

    `adhoc` tells whether the task was ad hoc on that day (ENGINE.md 1), fixed when the minutes were noted.
    """

    task: str
    started_at: datetime
    minutes: int
    requester: str | None = None
    adhoc: bool = False
    guessed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Log:
    """What is known of the days behind: interruptions, minutes spent, work closed; each in order of time."""

    interruptions: tuple[Interruption, ...] = ()
    spent: tuple[TimeSpent, ...] = ()
    closed: tuple[ClosedTask, ...] = ()
