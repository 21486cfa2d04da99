"""What a desk is after the command of a piece of advice, by the same code that the command runs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from ontzorg_cli.actions.series import shifted
from ontzorg_cli.core.judgement.capacity import Horizon
from ontzorg_cli.core.judgement.fit import Fit
from ontzorg_cli.core.judgement.verdict import AdviceAction
from ontzorg_cli.core.work.change import TaskChange, changed_task
from ontzorg_cli.core.work.task import Due

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ontzorg_cli.core.judgement.desk import Desk
    from ontzorg_cli.core.judgement.verdict import Advice
    from ontzorg_cli.core.work.task import Task


def followed(desk: Desk, advice: Advice) -> Desk:
    """Return the desk after the command of a piece of advice."""
    name, task_id, *words = advice.command
    if advice.action is AdviceAction.MOVE_EVENT:
        return _with_event_on(desk, task_id, date.fromisoformat(words[0]))
    old = next(one for one in desk.tasks if one.id == task_id)
    match name:
        case "defer":
            changed = replace(old, on=date.fromisoformat(words[0]))
        case "edit":
            changed = changed_task(old, _change(words), people=desk.people, goals=desk.goals, tasks=desk.tasks)
        case "drop":
            return replace(desk, tasks=tuple(one for one in desk.tasks if one.id != task_id))
        case _:
            return desk
    return replace(desk, tasks=tuple(changed if one.id == changed.id else one for one in desk.tasks))


def _with_event_on(desk: Desk, event_id: str, day: date) -> Desk:
    old = next(one for one in desk.events if one.id == event_id)
    moved = replace(old, when=shifted(old.when, day - old.first_day))
    return replace(desk, events=tuple(moved if one.id == event_id else one for one in desk.events))


def all_followed(desk: Desk, advice: Iterable[Advice]) -> Desk:
    """Return the desk after all of it, one command after the other."""
    for one in advice:
        desk = followed(desk, one)
    return desk


def excess_minutes(desk: Desk, day: date) -> int:
    """Return how many minutes too many a day asks, worked out from nothing."""
    return Fit(desk, Horizon(desk)).excess_minutes(day)


def movable_today(desk: Desk) -> list[Task]:
    """Return the work of today that is not in hand, not due today, and has another day to go to."""
    fit, day = Fit(desk, Horizon(desk)), desk.today
    end, in_hand = fit.end(day), ids_in_hand(desk)
    return [
        asked.task
        for asked in fit.asked(day)
        if asked.task.id not in in_hand
        and ((due := fit.due_moment(asked.task)) is None or due > end)
        and fit.first_day_with_room(asked.task, after=day, latest=needed_by(fit, asked.task)) is not None
    ]


def ids_in_hand(desk: Desk) -> set[str]:
    """Return the ids of the work for which the clock runs, or into which minutes went today."""
    running = {task.id for task in desk.tasks if task.started_at is not None}
    logged = desk.log.spent
    return running | {
        one.task for one in logged if one.minutes and one.started_at.astimezone(desk.zone).date() == desk.today
    }


def clears_today(fit: Fit, chosen: Iterable[Task]) -> bool:
    """Return whether moving all of it, each to its first day with room, earliest due first, clears today."""
    day = fit.today

    def by_due(task: Task) -> tuple[object, ...]:
        due = fit.due_moment(task)
        return due is None, due or task.created_at, task.created_at, task.id

    for task in sorted(chosen, key=by_due):
        to = fit.first_day_with_room(task, after=day, latest=needed_by(fit, task))
        if to is None:
            return False
        fit = fit.with_task_on(task, to)
    return not fit.excess_minutes(day)


def needed_by(fit: Fit, task: Task) -> date | None:
    """Return the day on which other work counts on this to be ready."""
    waiting = [other for other in fit.desk.tasks if task.id in other.depends]
    days = [other.on for other in waiting if other.on is not None]
    days += [other.real_due.day for other in waiting if other.real_due is not None]
    return min(days, default=None)


def _change(words: list[str]) -> TaskChange:
    plain = [word for word in words if word != "--hard"]
    given = dict(zip(plain[::2], plain[1::2], strict=True))
    due, real, on = (given.get(option) for option in ("--due", "--really-by", "--on"))
    return TaskChange(
        minutes=int(given["--minutes"]) if "--minutes" in given else None,
        owner=given.get("--owner"),
        due=Due(day=date.fromisoformat(due)) if due else None,
        really_due=Due(day=date.fromisoformat(real)) if real else None,
        hard="--hard" in words or None,
        on=date.fromisoformat(on) if on else None,
    )
