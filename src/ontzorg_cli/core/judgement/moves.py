"""What to move off an overbooked day, and what that would cost (ENGINE.md 6)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from ontzorg_cli.core.judgement.choice import Candidate, cheapest_sets, cost_of
from ontzorg_cli.core.judgement.day_plan import plan_of
from ontzorg_cli.core.judgement.event_moves import movable_events_out
from ontzorg_cli.core.judgement.ladder import Ladder
from ontzorg_cli.core.judgement.verdict import Advice, AdviceAction, Overload
from ontzorg_cli.core.work.task import Importance

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date, datetime

    from ontzorg_cli.core.judgement.choice import Cost
    from ontzorg_cli.core.judgement.fit import Fit
    from ontzorg_cli.core.judgement.score import Scale
    from ontzorg_cli.core.work.task import Task

MOST_EXACT = 25
"""Up to so many movable tasks each set is considered; of more, those that move most easily."""

MOST_SETS = 256
"""How many sets are tried out: all there are of eight tasks."""

MOST_MOVES = 50
"""Where nothing clears the day no more than so many moves are advised; what stays too much is said."""

PARTS = 1_000_000
"""Weights are compared in millionths, so that rounding decides nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WayOut:
    """What a day's overload costs, how many minutes too many it asks, and what to do about it.

    `stuck_minutes` stay too many when all that can move has moved, `stuck_if_calm_minutes` also where less ad hoc comes in
    than is expected.
    """

    overload: Overload
    excess_minutes: int
    stuck_minutes: int = 0
    stuck_if_calm_minutes: int = 0
    advice: tuple[Advice, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """A task on another day, the fit after that, and what stays too much on the old day."""

    task: Task
    to: date
    fit: Fit
    residual_minutes: int


class Mover:
    """Looks for the way out of one day of a fit, in at most `most` moves."""

    def __init__(self, fit: Fit, day: date, scale: Scale, *, most: int | None = None) -> None:
        self._fit = fit
        self._day = day
        self._scale = scale
        self._most = most
        self._placed: dict[tuple[str, ...], Moved | None] = {}
        self._is_placed: dict[str, bool] = {}

    def way_out(self) -> WayOut:
        """Return the kind of overload and, where there is one, what to do about it, one thing after the other."""
        excess = self._fit.excess_minutes(self._day)
        if not excess:
            return WayOut(overload=Overload.NONE, excess_minutes=0)
        moves = self._moves(excess)
        advice = tuple(map(_move_advice, moves))
        if moves and not moves[-1].residual_minutes:
            return WayOut(overload=Overload.SOFT, excess_minutes=excess, advice=advice)
        fit = moves[-1].fit if moves else self._fit
        events = tuple(movable_events_out(fit, self._day))
        advice = (*advice, *(one.advice for one in events))
        if events and not events[-1].residual_minutes:
            return WayOut(overload=Overload.SOFT, excess_minutes=excess, advice=advice)
        fit = events[-1].fit if events else fit
        ladder = Ladder(fit, self._day, self._reluctance)
        return WayOut(
            overload=Overload.HARD,
            excess_minutes=excess,
            stuck_minutes=fit.excess_minutes(self._day),
            stuck_if_calm_minutes=fit.excess_if_calm(self._day),
            advice=(*advice, *ladder.advice()),
        )

    def moves(self) -> tuple[Advice, ...]:
        """Return the moves alone: the cheapest set that clears the day or, where none does, what helps."""
        return tuple(map(_move_advice, self.moved()))

    def moved(self) -> tuple[Moved, ...]:
        """Return the same moves, each with the fit after it."""
        excess = self._fit.excess_minutes(self._day)
        return self._moves(excess) if excess else ()

    def movable(self) -> tuple[Task, ...]:
        """Return the work that could move, what moves most easily first."""
        return tuple(self._movable())

    def cost(self, tasks: Iterable[Task]) -> Cost:
        """Return what moving these tasks costs; weights in millionths."""
        return cost_of(map(self._candidate, tasks))

    def freed_minutes(self, task: Task) -> int:
        """Return the most that moving a task frees."""
        return self._candidate(task).freed_minutes

    def clears(self, tasks: Sequence[Task]) -> bool:
        """Return whether the day fits once all of these have their new day."""
        moves = self._placing(tasks)
        return bool(moves) and not moves[-1].residual_minutes

    def clearing_without(self, task: Task) -> tuple[Task, ...]:
        """Return the cheapest tasks that clear the day where this one stays; none where it has to move."""
        others = [other for other in self._movable() if other.id != task.id]
        moves = self._clearing(others[:MOST_EXACT], self._fit.excess_minutes(self._day))
        return tuple(move.task for move in moves)

    def _moves(self, excess: int) -> tuple[Moved, ...]:
        # Before an hour of the day stands only what is due by then, and that stays.
        is_squeezed = any(window.is_part and window.excess_minutes for window in self._fit.windows(self._day))
        first = [] if is_squeezed else list(islice(self._movable(), MOST_EXACT))
        return self._clearing(first, excess) or tuple(self._helping(excess))

    @cached_property
    def _waiting(self) -> Mapping[str, Sequence[str]]:
        """The ids of the work that waits for a task."""
        waiting: defaultdict[str, list[str]] = defaultdict(list)
        for task in self._fit.desk.tasks:
            for other in task.depends:
                waiting[other].append(task.id)
        return waiting

    @cached_property
    def _nights(self) -> Mapping[str, int]:
        """How many nights each task was carried."""
        return plan_of(self._day, self._fit.desk, self._fit.horizon.hours).nights

    def _movable(self) -> Iterator[Task]:
        """Yield the work that has another day to go to, what moves most easily first."""
        return (task for task in self._candidates if self._has_new_day(task))

    @cached_property
    def _candidates(self) -> Sequence[Task]:
        """The work that may move, what moves most easily first."""
        end = self._fit.end(self._day)
        candidates = (
            asked.task
            for asked in self._fit.asked(self._day)
            if asked.minutes
            and not self._fit.is_in_hand(asked.task)
            and ((due := self._fit.due_moment(asked.task)) is None or due > end)
        )
        return sorted(candidates, key=self._reluctance)

    def _has_new_day(self, task: Task) -> bool:
        if task.id not in self._is_placed:
            self._is_placed[task.id] = self._new_day(self._fit, task) is not None
        return self._is_placed[task.id]

    def _reluctance(self, task: Task) -> tuple[bool, int, int, str]:
        return task.importance is Importance.MUST, self._weight(task), self._deferrals(task), task.id

    def _weight(self, task: Task) -> int:
        return round(self._scale.weight(task) * PARTS)

    def _deferrals(self, task: Task) -> int:
        return task.moves + self._nights.get(task.id, 0)

    def _clearing(self, movable: Sequence[Task], excess: int) -> tuple[Moved, ...]:
        """Return the cheapest set that clears the day when each has its new day; none where there is no such set."""
        by_id = {task.id: task for task in movable}
        candidates = [candidate for task in movable if (candidate := self._candidate(task)).freed_minutes > 0]
        sets = cheapest_sets(candidates, minutes=excess, most=self._most)
        for chosen in islice(sets, MOST_SETS):
            moves = self._placing([by_id[one.id] for one in chosen])
            if moves and not moves[-1].residual_minutes:
                return moves
        return ()

    def _candidate(self, task: Task) -> Candidate:
        """Return a task as the search knows it, with the most that moving it frees.

        Ad hoc work that goes gives back what was expected, so that less can be planned, and less of large work counts.
        """
        asked = self._fit.asked_of(task.id, self._day)
        freed = asked.minutes if asked is not None else 0
        if asked is not None and asked.adhoc:
            freed *= max(1, self._cut)
        return Candidate(
            id=task.id,
            is_must=task.importance is Importance.MUST,
            weight=self._weight(task),
            deferrals=self._deferrals(task),
            freed_minutes=freed,
        )

    @cached_property
    def _cut(self) -> int:
        """How much of the work of the day counts there in part."""
        return sum(one.minutes < self._fit.open_minutes(one.task) for one in self._fit.asked(self._day))

    def _placing(self, tasks: Sequence[Task]) -> tuple[Moved, ...]:
        """Return a set with the day of each, placed one after the other, earliest due first; none where one has none.

        So no two of them claim the same room.
        """
        moves: list[Moved] = []
        for task in sorted(tasks, key=self._by_due):
            key = (*(move.task.id for move in moves), task.id)
            if key not in self._placed:
                self._placed[key] = self._moved(moves[-1].fit if moves else self._fit, task)
            move = self._placed[key]
            if move is None:
                return ()
            moves.append(move)
        return tuple(moves)

    def _helping(self, excess: int) -> Iterator[Moved]:
        """Yield what makes it less where nothing clears the day: what moves most easily first."""
        fit, number, most = self._fit, 0, MOST_MOVES if self._most is None else self._most
        for task in self._movable():
            if not excess or number >= most:
                return
            move = self._moved(fit, task)
            if move is not None and move.residual_minutes < excess:
                fit, excess, number = move.fit, move.residual_minutes, number + 1
                yield move

    def _moved(self, fit: Fit, task: Task) -> Moved | None:
        to = self._new_day(fit, task)
        if to is None:
            return None
        moved = fit.with_task_on(task, to)
        return Moved(task=task, to=to, fit=moved, residual_minutes=moved.excess_minutes(self._day))

    def _new_day(self, fit: Fit, task: Task) -> date | None:
        return fit.first_day_with_room(task, after=self._day, latest=self._latest(fit, task))

    def _latest(self, fit: Fit, task: Task) -> date | None:
        """Return the day on which other work counts on this to be ready."""
        waiting = (fit.task(task_id) for task_id in self._waiting.get(task.id, ()))
        days = [
            day
            for other in waiting
            if other is not None
            for day in (other.on, other.real_due.day if other.real_due is not None else None)
            if day is not None
        ]
        return min(days, default=None)

    def _by_due(self, task: Task) -> tuple[bool, datetime, datetime, str]:
        due = self._fit.due_moment(task)
        return due is None, due or task.created_at, task.created_at, task.id


def _move_advice(move: Moved) -> Advice:
    return Advice(
        action=AdviceAction.MOVE if move.task.is_own else AdviceAction.PROPOSE,
        command=("defer", move.task.id, move.to.isoformat()),
        task=move.task,
        to=move.to,
        person=move.task.requester,
        residual_minutes=move.residual_minutes,
    )
