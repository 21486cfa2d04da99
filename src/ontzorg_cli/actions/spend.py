"""Note the minutes that went into work."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ontzorg_cli.core.judgement.adhoc import is_adhoc_on, running_minutes
from ontzorg_cli.core.judgement.own_hours import OwnHours
from ontzorg_cli.core.work.interruption import TimeSpent

if TYPE_CHECKING:
    from datetime import datetime

    from ontzorg_cli.core.judgement.desk import Desk
    from ontzorg_cli.core.work.task import Task
    from ontzorg_cli.store.home import Change


def stop_clock(task: Task, *, desk: Desk, change: Change) -> tuple[Task, TimeSpent | None]:
    """Stop the clock of a task that was started, note its minutes, and return the task and what was noted.

    A clock forgotten overnight stops at the end of that day's working time (ENGINE.md 2).
    """
    if task.started_at is None:
        return task, None
    minutes = running_minutes(task, desk, OwnHours(desk))
    noted = _spent(task, started_at=task.started_at, minutes=minutes, desk=desk)
    stopped = replace(task, started_at=None, spent_minutes=task.spent_minutes + minutes)
    if minutes:
        change.put(noted)
    return stopped, noted


def note_rest(
    task: Task, *, took_minutes: int | None, at: datetime, desk: Desk, change: Change
) -> tuple[int | None, TimeSpent | None]:
    """Note what finishing a task took beyond the minutes already noted.

    Return the minutes it took where they are known (else None: the estimate stood in) and what was noted.
    """
    if took_minutes is None and task.spent_minutes:
        return task.spent_minutes, None
    total = took_minutes if took_minutes is not None else task.minutes or desk.preferences.guessed_minutes
    rest = total - task.spent_minutes
    if rest <= 0:
        return took_minutes, None
    noted = replace(_spent(task, started_at=at, minutes=rest, desk=desk), guessed=took_minutes is None)
    change.put(noted)
    return took_minutes, noted


def _spent(task: Task, *, started_at: datetime, minutes: int, desk: Desk) -> TimeSpent:
    day = started_at.astimezone(desk.zone).date()
    return TimeSpent(
        task=task.id,
        started_at=started_at,
        minutes=minutes,
        requester=task.requester,
        adhoc=is_adhoc_on(task, day, desk),
    )
