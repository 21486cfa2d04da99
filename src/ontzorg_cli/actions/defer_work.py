"""Move tasks and events to another day."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ontzorg_cli.actions.edit_work import NotForTasksError, NotForTopicsError
from ontzorg_cli.actions.lookup import find_work
from ontzorg_cli.actions.preparation import after_move
from ontzorg_cli.actions.series import (
    ANY_PART,
    Part,
    move_event,
    part_hints,
    part_that_changes,
    stays_elsewhere,
    told,
)
from ontzorg_cli.core.reference import IdNotFoundError
from ontzorg_cli.core.results import Hint, Saved, Touched, Verb
from ontzorg_cli.core.work.task import Task

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from ontzorg_cli.core.calendar.agenda import Event
    from ontzorg_cli.store.home import Change, Home


def defer_work(references: Sequence[str], day: date, *, home: Home, now: datetime, part: Part = ANY_PART) -> Saved:
    """Move tasks and events to `day`. `part` says which part of a series moves.

    Raise IdNotFoundError, IdAmbiguousError, SeriesScopeError for a series without a scope, NotOnThatDayError, or
    NotForTasksError where a task is given a time of a series.
    """
    touched: list[Touched] = []
    hints: list[Hint] = []
    with home.change("defer", now=now) as change:
        for reference in dict.fromkeys(references):
            work = _meant(change, reference, now)
            if isinstance(work, Task):
                if part.of is not None:
                    raise NotForTasksError
                touched.append(move_task(work, day, now.date(), change, hints))
            else:
                taken = part_that_changes(work, part)
                moved = move_event(work, day, part=taken, today=now.date(), change=change)
                along = after_move(work, moved, part=taken, change=change, now=now)
                touched.extend((told(moved, now.date()), *along.touched))
                hints.extend(part_hints(work, moved, part=taken, today=now.date()))
                hints.extend((*along.hints, *stays_elsewhere(work)))
    return Saved(touched=tuple(touched), step=change.step, hints=tuple(hints))


def _meant(change: Change, reference: str, now: datetime) -> Task | Event:
    """Return the work that a reference means. Raise NotForTopicsError for a topic, which stands for no day."""
    try:
        return find_work(change, reference, today=now.date())
    except IdNotFoundError:
        if any(topic.id == reference.casefold().strip() for topic in change.topics()):
            raise NotForTopicsError from None
        raise


def move_task(task: Task, day: date, today: date, change: Change, hints: list[Hint]) -> Touched:
    """Plan a task for `day`; an own flexible due date moves along, any other stays and is named."""
    moved = replace(task, on=day, moves=task.moves + _has_come(task, today, change))
    due = task.real_due
    if due is not None and due.day < day:
        if task.is_own and not due.is_hard:
            moved = replace(moved, due=replace(due, day=day), really_due=None)
        else:
            hints.append(_promise_kept(task.requester, due.day))
    change.put(moved)
    return Touched(verb=Verb.MOVED, record=moved)


def _promise_kept(requester: str | None, day: date) -> Hint:
    if requester is None:
        return Hint(code="moved_past_own_due", facts={"day": day})
    return Hint(code="moved_past_due", facts={"day": day, "name": requester})


def _has_come(task: Task, today: date, change: Change) -> bool:
    """Return whether the day of a task has come, so that moving it is a deferral (ENGINE.md 2)."""
    due = task.real_due
    planned = any(task.id in plan.tasks for plan in change.plans(today, today))
    return planned or (task.on is not None and task.on <= today) or (due is not None and due.day <= today)
