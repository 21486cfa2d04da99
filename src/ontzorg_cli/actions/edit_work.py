"""Change a task or an event."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ontzorg_cli.actions.add_task import entry_hints
from ontzorg_cli.actions.lookup import find_work
from ontzorg_cli.actions.series import Scope, change_event
from ontzorg_cli.core.calendar.agenda import AllDay, Event
from ontzorg_cli.core.errors import UsageError
from ontzorg_cli.core.results import Saved, Touched, Verb
from ontzorg_cli.core.work.change import TaskChange, changed_task
from ontzorg_cli.core.work.entering import checked_title
from ontzorg_cli.core.work.task import Task

if TYPE_CHECKING:
    from datetime import datetime

    from ontzorg_cli.core.calendar.reading_frame import WhenRead
    from ontzorg_cli.store.home import Home


class NothingToChangeError(UsageError):
    """`edit` was told what to edit, not what should change."""

    code = "nothing_to_change"


class NotForEventsError(UsageError):
    """That option belongs to tasks."""

    code = "not_for_events"


class NotForTasksError(UsageError):
    """That option belongs to events."""

    code = "not_for_tasks"


def edit_work(
    reference: str,
    change: TaskChange,
    *,
    home: Home,
    now: datetime,
    at: WhenRead | None = None,
    scope: Scope | None = None,
) -> Saved:
    """Change the task or event that `reference` means; `at` is an event's new start.

    Raise IdNotFoundError, IdAmbiguousError, NothingToChangeError, NotForEventsError, or what the change itself raises.
    """
    if change == TaskChange() and at is None:
        raise NothingToChangeError
    with home.change("edit", now=now) as step:
        work = find_work(step, reference, today=now.date())
        if isinstance(work, Task):
            if at is not None:
                raise NotForTasksError
            changed = changed_task(work, change, people=step.people(), goals=step.goals(), tasks=step.tasks())
            step.put(changed, replaces=work)
            touched = Touched(verb=Verb.CHANGED, record=changed)
            hints = entry_hints(changed)
        else:
            _check_for_event(change)
            touched = change_event(
                work,
                lambda part: _changed_event(part, change, at),
                scope=scope,
                today=now.date(),
                change=step,
                verb=Verb.CHANGED,
            )
            hints = ()
    return Saved(touched=(touched,), step=step.step, hints=hints)


def _check_for_event(change: TaskChange) -> None:
    if replace(change, title=None, minutes=None, on=None) != TaskChange():
        raise NotForEventsError


def _changed_event(event: Event, change: TaskChange, at: WhenRead | None) -> Event:
    when = event.when
    if not isinstance(when, AllDay):
        start = when.start
        if at is not None:
            start = start.combine(at.day, at.at or start.time())
        when = replace(
            when,
            start=start,
            minutes=change.minutes if isinstance(change.minutes, int) else when.minutes,
        )
    return replace(event, title=checked_title(change.title) if change.title is not None else event.title, when=when)
