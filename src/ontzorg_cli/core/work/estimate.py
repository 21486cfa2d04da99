"""How much of a task is left, and how much of that one day has to carry."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime

    from ontzorg_cli.core.preferences import Preferences
    from ontzorg_cli.core.work.task import Task


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """Finished work of a kind (its first tag), for whom: the minutes it was thought to take, and those it really took.

    None is no kind, nobody else, and no estimate.
    """

    kind: str | None
    closed_at: datetime
    estimated_minutes: int | None
    took_minutes: int
    requester: str | None = None


def remaining_minutes(task: Task, preferences: Preferences, *, running_minutes: int = 0) -> tuple[int, bool]:
    """Return the minutes that are left of a task, and whether that is a guess for want of an estimate.

    `running_minutes` are those since it was started, which nobody has noted yet. Never below the shortest task. Of work
    that takes longer than was thought a part of the estimate is left, a quarter unless set otherwise: where real minutes lie
    around the estimate in a lognormal way, with a deviation of 0.3, that is what remains on average, however late it is.
    """
    estimate = preferences.guessed_minutes if task.minutes is None else task.minutes
    left = estimate - task.spent_minutes - running_minutes
    if left <= 0:
        left = int(estimate * preferences.overrun_share + 0.5)
    return max(left, preferences.shortest_minutes), task.minutes is None


def is_over(task: Task, *, running_minutes: int = 0) -> bool:
    """Return whether a task took as long as was thought, or longer, and is not done."""
    return task.minutes is not None and task.spent_minutes + running_minutes >= task.minutes


def minutes_counted_on(
    day: date,
    task: Task,
    *,
    left_minutes: int,
    block_minutes: int,
    spent_that_day_minutes: int,
    plannable_minutes: int,
    plannable_left_minutes: int,
    preferences: Preferences,
) -> int:
    """Return what a task asks of the free time of `day` (ENGINE.md 1, planned).

    Blocks for it are not counted again. A task larger than `plannable_minutes`, those of the whole day, counts up to
    them, less what went into it that day, and no more than can still be planned; the rest spills to later days. It
    cannot spill past the day it is really due, nor is a day with less to plan than a guessed task the place for a
    share of it: then it counts whole.
    """
    asked = max(0, left_minutes - block_minutes)
    due = task.real_due
    may_spill = (due is None or due.day > day) and plannable_minutes >= preferences.guessed_minutes
    if asked + spent_that_day_minutes <= plannable_minutes or not may_spill:
        return asked
    return min(asked, max(0, plannable_minutes - spent_that_day_minutes), plannable_left_minutes)
