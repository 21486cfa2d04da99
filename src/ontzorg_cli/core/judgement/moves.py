"""What to move off an overbooked day, and what that would cost (ENGINE.md 6)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ontzorg_cli.core.judgement.adhoc import running_minutes
from ontzorg_cli.core.judgement.score import Scale, is_started
from ontzorg_cli.core.judgement.verdict import Advice, AdviceAction, Overload
from ontzorg_cli.core.work.task import Importance

if TYPE_CHECKING:
    from datetime import date

    from ontzorg_cli.core.judgement.capacity import Horizon
    from ontzorg_cli.core.judgement.fit import Fit
    from ontzorg_cli.core.work.task import Task

LARGEST_CUT = 2
"""A smaller version is at least one part in so many of what was left."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WayOut:
    """What a day's overload costs, how many minutes too many it asks, and what to do about it."""

    overload: Overload
    excess_minutes: int
    advice: tuple[Advice, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A task that can go to another day, and what stays too much on the old one after it."""

    task: Task
    to: date
    residual_minutes: int


class Mover:
    """Looks for the way out of one day of a fit."""

    def __init__(self, fit: Fit, day: date, scale: Scale) -> None:
        self._fit = fit
        self._day = day
        self._scale = scale

    def way_out(self) -> WayOut:
        """Return the kind of overload and, where there is one, one piece of advice."""
        excess = self._fit.excess_minutes(self._day)
        if not excess:
            return WayOut(overload=Overload.NONE, excess_minutes=0)
        moves: list[Move] = []
        for task in self._movable():
            move = self._move(self._fit, task)
            if move is None:
                continue
            if not move.residual_minutes:
                return WayOut(overload=Overload.SOFT, excess_minutes=excess, advice=(_move_advice(move),))
            if move.residual_minutes < excess:
                moves.append(move)
        overload = Overload.SOFT if self._clears_together(moves) else Overload.HARD
        advice = _move_advice(moves[0]) if moves else self._talk_advice(excess)
        return WayOut(overload=overload, excess_minutes=excess, advice=(advice,))

    def _movable(self) -> list[Task]:
        """Return the work that may move, what moves most easily first."""
        end = self._fit.end(self._day)
        movable = [
            asked.task
            for asked in self._fit.asked(self._day)
            if not is_started(asked.task) and ((due := self._fit.due_moment(asked.task)) is None or due > end)
        ]
        return sorted(movable, key=self._reluctance)

    def _reluctance(self, task: Task) -> tuple[bool, float, int, str]:
        return task.importance is Importance.MUST, self._scale.weight(task), task.moves, task.id

    def _move(self, fit: Fit, task: Task) -> Move | None:
        to = fit.first_day_with_room(task, after=self._day, latest=self._needed_by_others(task))
        if to is None:
            return None
        return Move(task=task, to=to, residual_minutes=fit.with_task_on(task, to).excess_minutes(self._day))

    def _needed_by_others(self, task: Task) -> date | None:
        """Return the day on which other work counts on this to be ready."""
        days = [
            day
            for other in self._fit.desk.tasks
            if task.id in other.depends
            for day in (other.on, other.real_due.day if other.real_due is not None else None)
            if day is not None
        ]
        return min(days, default=None)

    def _clears_together(self, moves: list[Move]) -> bool:
        """Return whether moving all of it, each to a day that still has room then, makes the day fit."""
        fit = self._fit
        for move in moves:
            again = self._move(fit, move.task)
            if again is not None:
                fit = fit.with_task_on(again.task, again.to)
            if not fit.excess_minutes(self._day):
                return True
        return False

    def _talk_advice(self, excess: int) -> Advice:
        """Return what to make smaller or to talk about where nothing can move: the least weighty work."""
        asked = sorted((asked.task for asked in self._fit.asked(self._day)), key=self._reluctance)
        tasks = (*asked, *self._fit.promised_after(self._day))
        for task in tasks:
            smaller = smaller_version(task, excess, self._fit.horizon)
            residual = self._fit.with_task(smaller).excess_minutes(self._day)
            if residual < excess:
                return smaller_advice(task, ("edit", task.id, "--minutes", str(smaller.minutes)), residual)
        return smaller_advice(tasks[0], ("show", tasks[0].id), excess)


def smaller_version(task: Task, excess: int, horizon: Horizon) -> Task:
    """Return a task less the minutes that are too many, as far as a smaller version goes."""
    minutes = horizon.remaining(task)[0]
    least = max(horizon.desk.preferences.shortest_minutes, -(-minutes // LARGEST_CUT))
    gone = running_minutes(task, horizon.desk, horizon.hours) + task.spent_minutes
    return replace(task, minutes=gone + max(least, minutes - excess))


def smaller_advice(task: Task, command: tuple[str, ...], residual_minutes: int) -> Advice:
    """Return the advice to make a task smaller, or to ask for that where somebody else wants it."""
    return Advice(
        action=AdviceAction.SMALLER if task.is_own else AdviceAction.RENEGOTIATE,
        command=command,
        task=task,
        person=task.requester,
        residual_minutes=residual_minutes,
    )


def _move_advice(move: Move) -> Advice:
    return Advice(
        action=AdviceAction.MOVE if move.task.is_own else AdviceAction.PROPOSE,
        command=("defer", move.task.id, move.to.isoformat()),
        task=move.task,
        to=move.to,
        person=move.task.requester,
        residual_minutes=move.residual_minutes,
    )
