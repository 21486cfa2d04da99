"""From a draft to a task: names, goals and ids looked up, nonsense refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontzorg_cli.core.errors import UsageError
from ontzorg_cli.core.reference import find_by_id
from ontzorg_cli.core.together.names import find_goal, find_person
from ontzorg_cli.core.work.repeating import with_turn
from ontzorg_cli.core.work.task import Importance, Task

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from ontzorg_cli.core.together.person import Goal, Person
    from ontzorg_cli.core.work.draft import TaskDraft

LONGEST_TITLE = 10_000


class EmptyTitleError(UsageError):
    """Work needs a name."""

    code = "empty_title"


class TitleTooLongError(UsageError):
    """A title that long is a document."""

    code = "title_too_long"


class RepeatNeedsDayError(UsageError):
    """Work that repeats needs a first day."""

    code = "repeat_needs_day"


class DependencyCircleError(UsageError):
    """Work that waits for itself can never start."""

    code = "dependency_circle"


def enter(
    draft: TaskDraft,
    *,
    id: str,  # noqa: A002  an id is called id everywhere
    now: datetime,
    people: Sequence[Person],
    goals: Sequence[Goal],
    tasks: Sequence[Task],
) -> Task:
    """Return the task that a draft means.

    Raise EmptyTitleError, TitleTooLongError, RepeatNeedsDayError, and what looking up names, goals and ids raises.
    """
    goal, tags = goal_and_tags(draft, goals)
    if draft.repeat is not None and draft.due is None and draft.on is None:
        raise RepeatNeedsDayError
    task = Task(
        id=id,
        title=checked_title(draft.title),
        created_at=now,
        requester=find_person(people, draft.requester).name if draft.requester is not None else None,
        owner=draft.owner,
        minutes=draft.minutes,
        due=draft.due,
        really_due=draft.really_due,
        on=draft.on,
        importance=draft.importance or Importance.SHOULD,
        goal=goal,
        tags=tags,
        block_minutes=draft.block_minutes,
        repeat=draft.repeat,
        comes_back=draft.comes_back,
        good_enough=draft.good_enough,
        depends=tuple(find_by_id(tasks, reference).id for reference in draft.depends),
        stretch=draft.stretch,
        entered=draft.entered,
    )
    return with_turn(task)


def checked_title(title: str) -> str:
    """Return the title without white space around it. Raise EmptyTitleError or TitleTooLongError."""
    stripped = title.strip()
    if not stripped:
        raise EmptyTitleError
    if len(stripped) > LONGEST_TITLE:
        raise TitleTooLongError(length=len(stripped), longest=LONGEST_TITLE)
    return stripped


def goal_and_tags(draft: TaskDraft, goals: Iterable[Goal]) -> tuple[str | None, tuple[str, ...]]:
    """Return the goal's id and the tags: a mark is the goal that goes by its name, else a tag."""
    known = tuple(goals)
    goal = find_goal(known, draft.goal).id if draft.goal is not None else None
    tags = list(draft.tags)
    for mark in draft.marks:
        meant = next((g.id for g in known if mark.casefold() in {g.id, g.title.casefold().split()[0]}), None)
        if meant is not None and goal is None:
            goal = meant
        else:
            tags.append(mark)
    return goal, tuple(dict.fromkeys(tags))


def check_no_circle(tasks: Iterable[Task], start: str) -> None:
    """Raise DependencyCircleError where work, followed from `start` through what it waits for, comes back to itself."""
    waits_for: Mapping[str, tuple[str, ...]] = {task.id: task.depends for task in tasks}
    settled: set[str] = set()
    path: dict[str, None] = {}
    stack = [(start, False)]
    while stack:
        current, left = stack.pop()
        if left:
            path.popitem()
            settled.add(current)
        elif current in path:
            ids = list(path)
            raise DependencyCircleError(ids=(*ids[ids.index(current) :], current))
        elif current not in settled and current in waits_for:
            path[current] = None
            stack.append((current, True))
            stack.extend((other, False) for other in waits_for[current])
