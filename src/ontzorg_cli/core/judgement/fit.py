"""Whether a day can be done: the window test, what spills back from days to come, and the first day with room."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import time
from typing import TYPE_CHECKING

from ontzorg_cli.core.calendar.moments import DAY, Span, clip, minutes_of, moment, subtract
from ontzorg_cli.core.judgement.adhoc import is_adhoc_on, open_adhoc
from ontzorg_cli.core.judgement.capacity import Horizon, nearest
from ontzorg_cli.core.judgement.day_plan import plan_of

if TYPE_CHECKING:
    from datetime import date, datetime

    from ontzorg_cli.core.judgement.capacity import DayTime
    from ontzorg_cli.core.judgement.desk import Desk
    from ontzorg_cli.core.work.task import Due, Task


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A task of a day with the minutes it counts there."""

    task: Task
    minutes: int
    adhoc: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """What must be ready before `until` against the room there is before it; a part of the day, or the whole."""

    until: datetime
    need_minutes: int
    room_minutes: int
    is_part: bool = True

    @property
    def excess_minutes(self) -> int:
        """Return how much too much it is."""
        return max(0, self.need_minutes - self.room_minutes)


class Fit:
    """A desk with what each day asks, looked up once a day (ENGINE.md 3 and 6)."""

    def __init__(self, desk: Desk, horizon: Horizon) -> None:
        self.desk = desk
        self.horizon = horizon
        self._origin: tuple[Fit, Task] | None = None
        self._asked: dict[date, tuple[Asked, ...]] = {}
        self._reached: dict[datetime, int] = {}
        self._due: dict[Due, datetime] = {}
        self._promises: tuple[tuple[datetime, Task], ...] | None = None

    def with_task_on(self, task: Task, day: date) -> Fit:
        """Return the fit after `task` is planned for `day`."""
        return self.with_task(replace(task, on=day))

    def with_task(self, changed: Task) -> Fit:
        """Return the fit after a task, on the desk or new to it, is as `changed` says."""
        fit = self._with(changed)
        # Open ad hoc work uses up the ad hoc that was expected: without it, more is still to come.
        is_adhoc = is_adhoc_on(changed, self.desk.today, self.desk, self.horizon.hours)
        return Fit(fit.desk, Horizon(fit.desk)) if is_adhoc else fit

    def _with(self, changed: Task) -> Fit:
        others = tuple(changed if other.id == changed.id else other for other in self.desk.tasks)
        is_known = any(other.id == changed.id for other in self.desk.tasks)
        fit = Fit(replace(self.desk, tasks=others if is_known else (*others, changed)), self.horizon)
        fit._origin = self, changed
        fit._reached, fit._due = self._reached, self._due
        return fit

    def asked(self, day: date) -> tuple[Asked, ...]:
        """Return what the plan of a day and the open ad hoc of that day ask."""
        if day not in self._asked:
            if self._origin is None:
                self._asked[day] = self._asked_of(self.desk, day)
            else:
                # Each task stands in a plan on its own account, so that the others stay as they were.
                before, changed = self._origin
                others = (asked for asked in before.asked(day) if asked.task.id != changed.id)
                self._asked[day] = (*others, *self._asked_of(replace(self.desk, tasks=(changed,)), day))
        return self._asked[day]

    def _asked_of(self, desk: Desk, day: date) -> tuple[Asked, ...]:
        adhoc = {task.id: task for task in open_adhoc(day, desk, self.horizon.hours)}
        planned = frozenset(plan_of(day, desk, self.horizon.hours).tasks) - adhoc.keys()
        return (
            *(
                Asked(task=task, minutes=self.horizon.counted_minutes(task, day))
                for task in desk.tasks
                if task.id in planned
            ),
            *(Asked(task=task, minutes=self.open_minutes(task), adhoc=True) for task in adhoc.values()),
        )

    def need_minutes(self, day: date) -> int:
        """Return what a day asks."""
        return sum(asked.minutes for asked in self.asked(day))

    def open_minutes(self, task: Task) -> int:
        """Return what is left of a task and has no block of its own."""
        return max(0, self.horizon.remaining(task)[0] - self.horizon.block_minutes(task.id))

    def windows(self, day: date) -> tuple[Window, ...]:
        """Return each hard moment of a day that is still to come with what must be ready before it, its end last."""
        since = max(self.desk.now, self._start(day))
        due = sorted(
            (until, asked.minutes)
            for asked in self.asked(day)
            if (until := self._promised(asked.task)) is not None and since < until <= self.end(day)
        )
        windows: list[Window] = []
        need = 0
        for until, minutes in due:
            need += minutes
            windows.append(Window(until=until, need_minutes=need, room_minutes=self._room_before(until)))
        whole = self.need_minutes(day) + self.spill_minutes(day)
        windows.append(
            Window(
                until=self.end(day),
                need_minutes=whole,
                room_minutes=self.horizon.day(day).room_minutes,
                is_part=False,
            )
        )
        return tuple(windows)

    def narrowest(self, day: date) -> Window:
        """Return the window of a day in which most is too much; where all fit, its end."""
        return max(reversed(self.windows(day)), key=lambda window: window.excess_minutes)

    def excess_minutes(self, day: date) -> int:
        """Return how many minutes too many a day asks; 0 where it fits."""
        return self.narrowest(day).excess_minutes

    def spill_minutes(self, day: date) -> int:
        """Return the minutes of promised work of later days that those days cannot hold before its moment."""
        here = {asked.task.id: asked.minutes for asked in self.asked(day)}
        need = spill = 0
        for until, task in self._promises_made():
            done_before = day > self.desk.today and task.on is not None and task.on < day
            if until <= self.end(day) or done_before:
                continue
            need += max(0, self.open_minutes(task) - here.get(task.id, 0))
            spill = max(spill, need - self._room_between(day + DAY, until))
        return spill

    def first_day_with_room(self, task: Task, *, after: date, latest: date | None = None) -> date | None:
        """Return the first working day after `after` that takes the task within plannable, its windows kept.

        Not past its real due date, nor past `latest`; None where there is no such day before the horizon.
        """
        due = self.due_moment(task)
        for day_time in self.horizon.days():
            day = day_time.day
            if (due is not None and self._start(day) >= due) or (latest is not None and day > latest):
                return None
            if day > after and self._has_room(day_time, task, due) and self._stays_whole(task, day):
                return day
        return None

    def has_gap_for(self, task: Task, day_time: DayTime) -> bool:
        """Return whether a day has the uninterrupted block that a task needs."""
        longest = max((span.minutes for span in day_time.free), default=0)
        return longest >= min(task.block_minutes or 0, self.open_minutes(task))

    def _has_room(self, day_time: DayTime, task: Task, due: datetime | None) -> bool:
        day = day_time.day
        others = sum(asked.minutes for asked in self.asked(day) if asked.task.id != task.id)
        return (
            day_time.capacity_minutes > 0
            and others + self.horizon.counted_minutes(task, day) <= day_time.plannable_minutes
            and (due is None or self.open_minutes(task) <= self._room_between(day, due))
            and self.has_gap_for(task, day_time)
        )

    def _stays_whole(self, task: Task, day: date) -> bool:
        """Return whether no day up to `day` gets fuller than it may be by having `task` on `day`."""
        moved = self._with(replace(task, on=day))
        if moved.excess_minutes(day):
            return False
        if self._promised(task) is None:
            return True
        between = (one.day for one in self.horizon.days() if one.day < day)
        return all(moved.excess_minutes(one) <= self.excess_minutes(one) for one in between)

    def due_moment(self, task: Task) -> datetime | None:
        """Return when a task is really due, or None where it is not."""
        due = task.real_due
        if due is None:
            return None
        if due not in self._due:
            self._due[due] = self.horizon.due_moment(due)
        return self._due[due]

    def promised_after(self, day: date) -> tuple[Task, ...]:
        """Return the promised work of later days, earliest first."""
        return tuple(task for until, task in self._promises_made() if until > self.end(day))

    def _promises_made(self) -> tuple[tuple[datetime, Task], ...]:
        if self._promises is None:
            made = ((until, task) for task in self.desk.tasks if (until := self._promised(task)) is not None)
            last = self.end(self.horizon.last)
            self._promises = tuple(sorted((one for one in made if one[0] <= last), key=lambda one: (one[0], one[1].id)))
        return self._promises

    def _promised(self, task: Task) -> datetime | None:
        """Return the moment before which own work has to be ready because that was promised."""
        due = task.real_due
        return self.due_moment(task) if due is not None and due.is_hard and task.is_mine else None

    def room_until(self, until: datetime) -> int:
        """Return the room from now on up to `until`; more capacity never makes it less."""
        return self._reach(until)

    def _room_between(self, first: date, until: datetime) -> int:
        """Return the room from the start of `first`, or from now on, up to `until`."""
        return self._reach(until) - self._reach(self._start(first))

    def _reach(self, until: datetime) -> int:
        """Return the room from now on up to `until`: whole days, and what of the last lies before it."""
        if until not in self._reached:
            last = until.astimezone(self.desk.zone).date()
            self._reached[until] = self.horizon.room_until(self._start(last)) + self._room_before(until)
        return self._reached[until]

    def _room_before(self, until: datetime) -> int:
        """Return the room of the day of `until` before it: E_left, worked out for that part of the day alone.

        A share of the room of the whole day would shrink where time is added after `until`.
        """
        day = until.astimezone(self.desk.zone).date()
        part = (Span.between(self._start(day), until),)
        time = self.horizon.day(day)
        left = minutes_of(clip(time.free, part))
        share, _ = self.horizon.ledger.expected_share(day)
        expected = nearest(share * left)
        if day == self.desk.today:
            whole = minutes_of(clip(subtract(time.working, time.fixed), part))
            expected = max(0, min(expected, nearest(share * whole) - self._adhoc_minutes(day)))
        return left - expected

    def _adhoc_minutes(self, day: date) -> int:
        still_open = sum(asked.minutes for asked in self.asked(day) if asked.adhoc)
        return self.horizon.ledger.adhoc_minutes(day) + still_open

    def _start(self, day: date) -> datetime:
        return moment(day, time(), self.desk.zone)

    def end(self, day: date) -> datetime:
        """Return the last moment of a day."""
        return self._start(day + DAY)


def first_day_with_room(task: Task, desk: Desk, horizon: Horizon) -> date | None:
    """Return the first working day after today that takes the task, not past its real due date."""
    return Fit(desk, horizon).first_day_with_room(task, after=desk.today)
