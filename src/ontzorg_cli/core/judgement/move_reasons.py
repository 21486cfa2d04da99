"""Why the advice of today moves a task, why no other, and why to that day (ENGINE.md 6)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ontzorg_cli.core.calendar.moments import DAY
from ontzorg_cli.core.judgement.day import off_reason
from ontzorg_cli.core.judgement.moves import PARTS, Mover
from ontzorg_cli.core.judgement.score import Scale

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from ontzorg_cli.core.judgement.choice import Cost
    from ontzorg_cli.core.judgement.fit import Fit
    from ontzorg_cli.core.judgement.moves import Moved
    from ontzorg_cli.core.judgement.scene import Scene
    from ontzorg_cli.core.work.task import Task


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveCost:
    """What moving a set of tasks costs, compared in this order: musts, weight, number, deferrals so far."""

    musts: int
    weight: float
    moves: int
    deferrals: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Stay:
    """Work of the day that does not move, and the code of the reason."""

    task: Task
    because: str
    minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DayTried:
    """A day that was looked at for the task: why it cannot take it, or `fits`.

    `asked_minutes` is what it asks already, `added_minutes` what the task would count there.
    """

    day: date
    because: str
    plannable_minutes: int
    asked_minutes: int
    added_minutes: int
    off_reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveReasons:
    """Why a task would move from today to `to`.

    `is_enough` tells whether the whole set clears the day; `others` are the other tasks of it. `without` is the cheapest
    set that clears the day where this task stays, with its cost; none where there is no such set.
    """

    task: Task
    to: date
    excess_minutes: int
    freed_minutes: int
    residual_minutes: int
    is_enough: bool
    cost: MoveCost
    others: tuple[Task, ...] = ()
    without: tuple[Task, ...] = ()
    cost_without: MoveCost | None = None
    stays: tuple[Stay, ...] = ()
    days: tuple[DayTried, ...] = ()


def reasons_to_move(task_id: str, scene: Scene) -> MoveReasons | None:
    """Return why the advice of the day would move a task; None where it would not."""
    if all(not advice.is_move or advice.task is None or advice.task.id != task_id for advice in scene.way_out.advice):
        return None
    mover = Mover(scene.fit, scene.day, Scale(scene.desk, scene.horizon))
    moved = mover.moved()
    place, move = next((place, one) for place, one in enumerate(moved) if one.task.id == task_id)
    tasks = tuple(one.task for one in moved)
    is_enough = not moved[-1].residual_minutes
    without = mover.clearing_without(move.task) if is_enough else ()
    before = moved[place - 1].fit if place else scene.fit
    return MoveReasons(
        task=move.task,
        to=move.to,
        excess_minutes=scene.way_out.excess_minutes,
        freed_minutes=mover.freed_minutes(move.task),
        residual_minutes=moved[-1].residual_minutes,
        is_enough=is_enough,
        cost=_told(mover.cost(tasks)),
        others=tuple(task for task in tasks if task.id != task_id),
        without=without,
        cost_without=_told(mover.cost(without)) if without else None,
        stays=tuple(_stays(scene, mover, move, tasks)),
        days=tuple(_days(scene, before, move)),
    )


def _told(cost: Cost) -> MoveCost:
    musts, weight, moves, deferrals = cost
    return MoveCost(musts=musts, weight=weight / PARTS, moves=moves, deferrals=deferrals)


def _stays(scene: Scene, mover: Mover, move: Moved, moving: Sequence[Task]) -> Iterator[Stay]:
    """Yield the other work of the day with why it stays: it cannot move, or moving it instead would cost more."""
    end, movable = scene.fit.end(scene.day), {task.id for task in mover.movable()}
    known = {task.id for task in moving}
    for asked in scene.fit.asked(scene.day):
        task = asked.task
        if task.id in known or not asked.minutes:
            continue
        due = scene.fit.due_moment(task)
        if scene.fit.is_in_hand(task):
            because = "started"
        elif due is not None and due <= end:
            because = "due"
        elif task.id not in movable:
            because = "no_day"
        else:
            because = _dearer(task, mover, move.task, moving)
        yield Stay(task=task, because=because, minutes=asked.minutes)


def _dearer(task: Task, mover: Mover, instead_of: Task, moving: Sequence[Task]) -> str:
    """Return in what moving `task` in the place of another comes out worse: the first part of the cost that differs."""
    swapped = [*(one for one in moving if one.id != instead_of.id), task]
    for name, now, then in zip(
        ("must", "weight", "moves", "deferrals"), mover.cost(moving), mover.cost(swapped), strict=True
    ):
        if then > now:
            return name
        if then < now:
            return "not_enough"
    return "larger" if mover.clears(swapped) else "not_enough"


def _days(scene: Scene, fit: Fit, move: Moved) -> Iterator[DayTried]:
    """Yield each day from the next one up to the new day, with why it was passed over."""
    day = scene.day
    while day < move.to:
        day += DAY
        time = fit.horizon.day(day)
        hurdle = fit.hurdle(move.task, time)
        yield DayTried(
            day=day,
            because=str(hurdle) if hurdle is not None else "fits",
            plannable_minutes=time.plannable_minutes,
            asked_minutes=fit.others_minutes(move.task, day),
            added_minutes=fit.horizon.counted_minutes(move.task, day),
            off_reason=off_reason(day, fit.horizon),
        )
