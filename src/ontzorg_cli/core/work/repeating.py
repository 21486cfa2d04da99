"""Work that repeats: the day its rule is about, and the times that follow."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time
from typing import TYPE_CHECKING

from ontzorg_cli.core.calendar.moments import DAY
from ontzorg_cli.core.calendar.recurrence import ComesBack, days_of, next_after
from ontzorg_cli.core.calendar.rule_changes import kept_in_month, rest_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, timedelta

    from ontzorg_cli.core.work.task import Due, Task

TIME = "+"
"""Stands between the id of open work and the number of a time to come; no id of a record has it."""


def next_day(task: Task, *, closed_on: date) -> date | None:
    """Return the day on which work that was closed comes back; None where nothing repeats any more.

    It is the first day of its rule after the old one, and after `closed_on` unless none is to be skipped; or so long
    after `closed_on`.
    """
    day = anchor_of(task)
    if task.repeat is None or day is None:
        return None
    if task.comes_back is ComesBack.AFTER_DONE:
        return next_after(kept_in_month(task.repeat, closed_on), start=closed_on, after=closed_on)
    if task.comes_back is ComesBack.EACH:
        turn = task.turn or day
        return next_after(task.repeat, start=turn, after=turn)
    return next_after(task.repeat, start=day, after=max(day, closed_on))


def passed_by(task: Task, following: date) -> tuple[date, ...]:
    """Return the days of its rule that went by between work and the time of it that is `following`."""
    day = anchor_of(task)
    if task.repeat is None or day is None or task.comes_back is not ComesBack.NEXT:
        return ()
    return days_of(task.repeat, start=datetime.combine(day, time()), first=day + DAY, last=following - DAY)


def with_turn(task: Task) -> Task:
    """Return work of which no time is skipped with the day of its rule that it stands for."""
    if task.repeat is None or task.comes_back is not ComesBack.EACH:
        return replace(task, turn=None) if task.turn else task
    return task if task.turn else replace(task, turn=anchor_of(task))


def in_its_month(task: Task) -> Task:
    """Return work whose rule keeps its turn in months without the day it starts on."""
    day = task.on or (task.due.day if task.due else None)
    if task.repeat is None or day is None or task.comes_back is ComesBack.AFTER_DONE:
        return task
    return replace(task, repeat=kept_in_month(task.repeat, day))


def times_ahead(task: Task, last: date) -> Iterator[Task]:
    """Yield the times of open work that repeats after the one that is open, up to `last`; each has an id of its own."""
    day = anchor_of(task)
    if task.repeat is None or day is None:
        return
    days = days_of(task.repeat, start=datetime.combine(day, time()), first=day + DAY, last=last)
    for number, following in enumerate(days, start=1):
        yield time_on(following, task, id=f"{task.id}{TIME}{number}", created_at=task.created_at)


def open_id(task_id: str) -> str:
    """Return the id of the open work of which this is a time to come."""
    return task_id.partition(TIME)[0]


def anchor_of(task: Task) -> date | None:
    """Return the day that the rule is about: the planned or the due day, whichever the rule has, the planned one first.

    A task that was put off has neither on a day of its rule; then the day it was put off to counts.
    """
    days = [day for day in (task.on, task.due.day if task.due else None) if day is not None]
    if task.repeat is None or not days:
        return None
    return next((day for day in days if next_after(task.repeat, start=day, after=day - DAY) == day), days[0])


def time_on(day: date, task: Task, *, id: str, created_at: datetime) -> Task:  # noqa: A002 - it is one
    """Return the time of a task on another day of its rule: nothing has gone into it yet."""
    anchor = anchor_of(task) or day
    later = day - anchor
    due, really_due = _later(task.due, later), _later(task.really_due, later)
    deadline = really_due or due
    on = task.on + later if task.on is not None else None
    return replace(
        task,
        id=id,
        created_at=created_at,
        spent_minutes=0,
        started_at=None,
        moves=0,
        due=due,
        really_due=really_due,
        on=min(on, deadline.day) if on is not None and deadline is not None else on,
        repeat=_rest(task, anchor, day),
        turn=day if task.comes_back is ComesBack.EACH else None,
        prepares=None,
        yearly=None,
    )


def _rest(task: Task, anchor: date, day: date) -> str | None:
    """Return the rule from `day` on; what comes back so long after it was done counts no days of a rule."""
    if task.repeat is None or task.comes_back is ComesBack.AFTER_DONE:
        return task.repeat
    return rest_of(task.repeat, start=task.turn or anchor, day=day)


def _later(due: Due | None, by: timedelta) -> Due | None:
    return replace(due, day=due.day + by) if due is not None else None
