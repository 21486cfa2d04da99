"""Work that repeats: the day its rule is about, and the times that follow."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time
from typing import TYPE_CHECKING

from ontzorg_cli.core.calendar.moments import DAY
from ontzorg_cli.core.calendar.recurrence import days_of, next_after
from ontzorg_cli.core.calendar.rule_changes import rest_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, timedelta

    from ontzorg_cli.core.work.task import Due, Task

TIME = "+"
"""Stands between the id of open work and the number of a time to come; no id of a record has it."""


def next_day(task: Task, *, closed_on: date) -> date | None:
    """Return the first day of a rule after the old one and after `closed_on`; None where nothing repeats any more."""
    day = anchor_of(task)
    if task.repeat is None or day is None:
        return None
    return next_after(task.repeat, start=day, after=max(day, closed_on))


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
        repeat=rest_of(task.repeat, start=anchor, day=day) if task.repeat is not None else None,
        prepares=None,
        yearly=None,
    )


def _later(due: Due | None, by: timedelta) -> Due | None:
    return replace(due, day=due.day + by) if due is not None else None
