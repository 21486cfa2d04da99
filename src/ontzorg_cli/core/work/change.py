"""A change to a task as it was typed: what is said changes, what is said to be empty is emptied, the rest stays."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from ontzorg_cli.core.calendar.recurrence import ComesBack
from ontzorg_cli.core.reference import find_by_id
from ontzorg_cli.core.together.names import find_goal, find_person
from ontzorg_cli.core.work.entering import RepeatNeedsDayError, check_no_circle, checked_title
from ontzorg_cli.core.work.repeating import in_its_month, with_turn

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from ontzorg_cli.core.together.person import Goal, Person
    from ontzorg_cli.core.work.task import Due, Entered, Importance, Task


class Emptied(StrEnum):
    """A field that is to be emptied."""

    FIELD = "empty"


EMPTY = Emptied.FIELD
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskChange:
    """What `edit` understood. None leaves a field as it is, EMPTY empties it; names and ids are as typed."""

    title: str | None = None
    requester: str | Emptied | None = None
    owner: str | Emptied | None = None
    minutes: int | Emptied | None = None
    due: Due | Emptied | None = None
    really_due: Due | Emptied | None = None
    hard: bool | None = None
    on: date | Emptied | None = None
    importance: Importance | None = None
    goal: str | Emptied | None = None
    tags: tuple[str, ...] | Emptied | None = None
    block_minutes: int | Emptied | None = None
    repeat: str | Emptied | None = None
    comes_back: ComesBack = ComesBack.NEXT
    """When it comes back, where `repeat` says that it does."""
    good_enough: str | Emptied | None = None
    depends: tuple[str, ...] | Emptied | None = None
    stretch: bool | None = None
    entered: Entered | None = None


def changed_task(
    task: Task, change: TaskChange, *, people: Sequence[Person], goals: Sequence[Goal], tasks: Sequence[Task]
) -> Task:
    """Return `task` with `change` applied.

    Raise EmptyTitleError, RepeatNeedsDayError, DependencyCircleError, and what looking up names, goals and ids raises.
    """
    changed = replace(
        task,
        title=task.title if change.title is None else checked_title(change.title),
        requester=_new(
            task.requester,
            change.requester
            if change.requester is None or isinstance(change.requester, Emptied)
            else find_person(people, change.requester).name,
        ),
        owner=_new(task.owner, change.owner),
        minutes=_new(task.minutes, change.minutes),
        due=_hardened(_new(task.due, change.due), change.hard),
        really_due=_hardened(_new(task.really_due, change.really_due), change.hard),
        on=_new(task.on, change.on),
        importance=change.importance or task.importance,
        goal=_new(
            task.goal,
            change.goal
            if change.goal is None or isinstance(change.goal, Emptied)
            else find_goal(goals, change.goal).id,
        ),
        tags=_new(task.tags, change.tags) or (),
        block_minutes=_new(task.block_minutes, change.block_minutes),
        repeat=_new(task.repeat, change.repeat),
        comes_back=task.comes_back if change.repeat is None else change.comes_back,
        turn=task.turn if change.repeat is None else None,
        good_enough=_new(task.good_enough, change.good_enough),
        depends=_depends(task, change, tasks),
        stretch=task.stretch if change.stretch is None else change.stretch,
        entered=change.entered or task.entered,
    )
    if changed.repeat is not None and changed.due is None and changed.on is None:
        raise RepeatNeedsDayError
    changed = with_turn(in_its_month(changed) if change.repeat is not None else changed)
    if change.depends is not None:
        check_no_circle([changed if other.id == task.id else other for other in tasks], task.id)
    return changed


def _new(old: Value | None, new: Value | Emptied | None) -> Value | None:
    if new is None:
        return old
    return None if isinstance(new, Emptied) else new


def _hardened(due: Due | None, hard: bool | None) -> Due | None:  # noqa: FBT001  three values, one of them 'not said'
    return due if due is None or hard is None else replace(due, hard=hard)


def _depends(task: Task, change: TaskChange, tasks: Sequence[Task]) -> tuple[str, ...]:
    if change.depends is None:
        return task.depends
    if isinstance(change.depends, Emptied):
        return ()
    return tuple(dict.fromkeys(find_by_id(tasks, reference).id for reference in change.depends))
