"""Add a task."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontzorg_cli.actions.suggest_minutes import minutes_hints
from ontzorg_cli.core.results import Hint, Saved, Touched, Verb
from ontzorg_cli.core.work.entering import enter

if TYPE_CHECKING:
    from datetime import datetime

    from ontzorg_cli.core.work.draft import TaskDraft
    from ontzorg_cli.core.work.task import Task
    from ontzorg_cli.store.home import Home


def add_task(draft: TaskDraft, *, home: Home, now: datetime) -> Saved:
    """Add the task that `draft` means to the open work.

    Raise what looking up its names, goal and ids raises, and a HomeError where it cannot be saved.
    """
    with home.change("add", now=now) as change:
        people = change.people()
        task = enter(draft, id=change.new_id(), now=now, people=people, goals=change.goals(), tasks=change.tasks())
        hints = (*entry_hints(task), *minutes_hints(task, change, people=people, today=now.date()))
        change.put(task)
    return Saved(touched=(Touched(verb=Verb.ADDED, record=task),), step=change.step, hints=hints)


def entry_hints(task: Task) -> tuple[Hint, ...]:
    """Return what is worth saying about a task just written down."""
    due = task.real_due
    if task.on is not None and due is not None and task.on > due.day:
        return (Hint(code="planned_after_due", facts={"day": due.day}),)
    return ()
