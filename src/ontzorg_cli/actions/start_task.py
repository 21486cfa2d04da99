"""Start working on a task, or stop."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ontzorg_cli.actions.desk import lay_desk, lay_todays_desk
from ontzorg_cli.actions.spend import stop_clock
from ontzorg_cli.core.errors import NotFoundError
from ontzorg_cli.core.judgement.capacity import Horizon
from ontzorg_cli.core.judgement.priority import rank
from ontzorg_cli.core.reference import find_by_id
from ontzorg_cli.core.results import Hint, Saved, Touched, Verb
from ontzorg_cli.core.work.estimate import is_over, remaining_minutes

if TYPE_CHECKING:
    from datetime import datetime

    from ontzorg_cli.core.judgement.desk import Desk
    from ontzorg_cli.core.work.task import Task
    from ontzorg_cli.store.home import Change, Home


class NothingToStartError(NotFoundError):
    """There is no open work to start with."""

    code = "nothing_to_start"


class NothingStartedError(NotFoundError):
    """No clock is running."""

    code = "nothing_started"


def start_task(reference: str | None, *, home: Home, now: datetime) -> Saved:
    """Start the clock of a task (without a reference: of what comes first), stopping any other.

    Raise IdNotFoundError, IdAmbiguousError or NothingToStartError.
    """
    with home.change("start", now=now) as change:
        desk = lay_todays_desk(change, now=now)
        task = find_by_id(desk.tasks, reference) if reference is not None else _first(change, now)
        touched: list[Touched] = []
        hints: list[Hint] = []
        if task.started_at is not None:
            hints.append(Hint(code="already_started", facts={"since": task.started_at}))
        else:
            running = [other for other in desk.tasks if other.started_at is not None]
            touched.extend(_stopped(other, desk, now, change, hints) for other in running)
            task = replace(task, started_at=now)
            change.put(task)
        touched.append(Touched(verb=Verb.STARTED, record=task))
    return Saved(touched=tuple(touched), step=change.step, hints=tuple(hints))


def stop_task(*, home: Home, now: datetime) -> Saved:
    """Stop the clock and note the minutes. Raise NothingStartedError."""
    with home.change("stop", now=now) as change:
        desk = lay_todays_desk(change, now=now)
        hints: list[Hint] = []
        touched = tuple(_stopped(task, desk, now, change, hints) for task in desk.tasks if task.started_at is not None)
        if not touched:
            raise NothingStartedError
    return Saved(touched=touched, step=change.step, hints=tuple(hints))


def _first(change: Change, now: datetime) -> Task:
    desk = lay_desk(change, now=now)
    order = rank(desk, Horizon(desk))
    if not order:
        raise NothingToStartError
    return order[0].task


def _stopped(task: Task, desk: Desk, now: datetime, change: Change, hints: list[Hint]) -> Touched:
    stopped, noted = stop_clock(task, desk=desk, change=change)
    change.put(stopped)
    if noted is not None:
        day = noted.started_at.astimezone(desk.zone).date()
        code = "stopped_overnight" if day < now.date() else "time_noted_over" if is_over(stopped) else "time_noted"
        left, _ = remaining_minutes(stopped, desk.preferences)
        hints.append(Hint(code=code, facts={"minutes": noted.minutes, "day": day, "left_minutes": left}))
    return Touched(verb=Verb.STOPPED, record=stopped)
