"""When all open work would be ready if it were done earliest due first, and what is at risk (ENGINE.md 6)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date, datetime

    from ontzorg_cli.core.judgement.fit import Fit
    from ontzorg_cli.core.work.task import Task


@dataclass(frozen=True, slots=True, kw_only=True)
class Finish:
    """The day on which the work on a task ends, None where that is past the horizon.

    `late_minutes` are those that come after the task is really due.
    """

    task: Task
    day: date | None
    late_minutes: int = 0

    @property
    def is_at_risk(self) -> bool:
        """Return whether it is not ready in time."""
        return self.late_minutes > 0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Deadline:
    """The day of the horizon, counted from today, in which work is due, and the minutes of room in it before that."""

    number: int
    room_minutes: int

    def late_minutes(self, number: int, used_minutes: int, taken_minutes: int) -> int:
        """Return how many of the last minutes that were used of a day come after it."""
        if number != self.number:
            return taken_minutes if number > self.number else 0
        return min(taken_minutes, max(0, used_minutes - self.room_minutes))


def fit_horizon(fit: Fit) -> tuple[Finish, ...]:
    """Return when each open task of her own ends, in the order in which the room of the days ahead is filled.

    Preemptive, earliest real due date first, what other work waits for before that work, whatever day something is
    planned for. This order is exact: where something is late in it, no order has all in time. With work that needs an
    uninterrupted block it is a good heuristic. Work that its own blocks hold whole asks nothing more and is left out.
    """
    filling = _Filling(fit)
    return tuple(filling.put(task) for task in _in_order(fit) if fit.open_minutes(task))


class _Filling:
    """The room of the days ahead, from today on, while it is filled."""

    def __init__(self, fit: Fit) -> None:
        days = fit.horizon.days()
        self._fit = fit
        self._days = tuple(time.day for time in days)
        self._room = tuple(time.room_minutes for time in days)
        self._used = [0] * len(days)
        self._gap = tuple(max((span.minutes for span in time.free), default=0) for time in days)
        self._first_open = 0
        self._ends: dict[str, int] = {}
        self._deadlines: dict[datetime, _Deadline] = {}

    def put(self, task: Task) -> Finish:
        """Take the first room there is for a task, not before what it waits for."""
        minutes = left = self._fit.open_minutes(task)
        block = min(task.block_minutes or 0, minutes)
        deadline = self._deadline(task)
        late = 0
        number = max(self._first_open, *(self._ends.get(other, 0) for other in task.depends), 0)
        while left and number < len(self._days):
            if taken := self._take(number, left, block):
                left -= taken
                late += deadline.late_minutes(number, self._used[number], taken) if deadline is not None else 0
            if left:
                number += 1
        while self._first_open < len(self._days) and self._used[self._first_open] >= self._room[self._first_open]:
            self._first_open += 1
        self._ends[task.id] = number
        if left and deadline is not None:
            late += deadline.late_minutes(len(self._days), 0, left)
        return Finish(task=task, day=self._days[number] if not left else None, late_minutes=late)

    def _take(self, number: int, minutes: int, block: int) -> int:
        """Take what a day has for so many minutes, and nothing of a day without a gap or the room for a block."""
        free = self._room[number] - self._used[number]
        block = min(block, minutes)
        if free <= 0 or free < block or self._gap[number] < block:
            return 0
        taken = min(free, minutes)
        self._used[number] += taken
        return taken

    def _deadline(self, task: Task) -> _Deadline | None:
        """Return when work is really due; None where that is not, or past the horizon."""
        due = self._fit.due_moment(task)
        if due is None or due > self._fit.end(self._days[-1]):
            return None
        if due not in self._deadlines:
            number = (due.astimezone(self._fit.desk.zone).date() - self._days[0]).days
            room = self._fit.room_before(due) if number >= 0 else 0
            self._deadlines[due] = _Deadline(number=number, room_minutes=room)
        return self._deadlines[due]


def _in_order(fit: Fit) -> Iterator[Task]:
    """Yield open work earliest due first; what others wait for is due when they are, and comes before them."""
    own = {task.id: task for task in fit.desk.tasks if task.is_mine}
    due = {task_id: moment for task_id, task in own.items() if (moment := fit.due_moment(task)) is not None}
    for task_id in sorted(due, key=lambda one: (due[one], one)):
        _press(task_id, due[task_id], own, due)

    def key(task: Task) -> tuple[bool, datetime, datetime, str]:
        moment = due.get(task.id)
        return moment is None, moment or task.created_at, task.created_at, task.id

    seen: set[str] = set()
    for task in sorted(own.values(), key=key):
        yield from _with_what_it_waits_for(task, own, seen)


def _press(task_id: str, moment: datetime, own: Mapping[str, Task], due: dict[str, datetime]) -> None:
    """Make what a task waits for due no later than the task itself."""
    waiting = [task_id]
    while waiting:
        for other in own[waiting.pop()].depends:
            if other in own and (other not in due or due[other] > moment):
                due[other] = moment
                waiting.append(other)


def _with_what_it_waits_for(task: Task, own: Mapping[str, Task], seen: set[str]) -> Iterator[Task]:
    """Yield a task after the work it waits for, each once; a circle, which only a hand can write, is cut."""
    if task.id in seen:
        return
    seen.add(task.id)
    stack = [(task, iter(task.depends))]
    while stack:
        current, others = stack[-1]
        other = next((one for one in others if one in own and one not in seen), None)
        if other is None:
            stack.pop()
            yield current
        else:
            seen.add(other)
            stack.append((own[other], iter(own[other].depends)))
