"""Whether a day can be done: the window test, what spills back from days to come, and the first day with room."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import time
from enum import StrEnum
from typing import TYPE_CHECKING

from ontzorg_cli.core.calendar.moments import DAY, Span, clip, minutes_of, moment, subtract
from ontzorg_cli.core.judgement.adhoc import is_adhoc_on, open_adhoc
from ontzorg_cli.core.judgement.capacity import Horizon, nearest
from ontzorg_cli.core.judgement.day_plan import plan_of
from ontzorg_cli.core.work.plan import stored_plan

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime

    from ontzorg_cli.core.judgement.capacity import DayTime
    from ontzorg_cli.core.judgement.desk import Desk
    from ontzorg_cli.core.work.task import Due, Task

NOBODY = "-"
"""The owner, in thought, of work that is off the desk; no name is written like it."""


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


class Hurdle(StrEnum):
    """Why a day cannot take a task."""

    OFF = "off"
    TAKEN = "taken"
    """There is working time, and what is fixed takes all of it."""
    FULL = "full"
    """It would ask more than can be planned."""
    TOO_LATE = "too_late"
    """From that day on there is too little room before the task is due."""
    NO_GAP = "no_gap"
    """Its gaps are shorter than the time in one piece that the task needs."""
    PROMISES = "promises"
    """Something promised, that day or before it, would no longer be ready in time."""


class Fit:
    """A desk with what each day asks, looked up once a day (ENGINE.md 3 and 6)."""

    def __init__(self, desk: Desk, horizon: Horizon) -> None:
        self.horizon = horizon
        self.today = desk.today
        self._base = desk
        self._desk: Desk | None = desk
        self._origin: tuple[Fit, Task] | None = None
        self._asked: dict[date, tuple[Asked, ...]] = {}
        self._reached: dict[datetime, int] = {}
        self._due: dict[Due, datetime] = {}
        self._promises: tuple[tuple[datetime, Task], ...] | None = None
        self._wanted: dict[date | None, list[tuple[int, Task]]] | None = None

    @property
    def desk(self) -> Desk:
        """Return the desk; of a fit in thought it is put together when first asked for."""
        if self._desk is None:
            self._desk = replace(self._base, tasks=tuple(self._tasks()))
        return self._desk

    def _tasks(self) -> Iterator[Task]:
        if self._origin is None:
            yield from self._base.tasks
            return
        before, changed = self._origin
        is_known = False
        for task in before.desk.tasks:
            is_known = is_known or task.id == changed.id
            yield changed if task.id == changed.id else task
        if not is_known:
            yield changed

    def with_task_on(self, task: Task, day: date) -> Fit:
        """Return the fit after `task` is planned for `day`."""
        return self.with_task(replace(task, on=day))

    def with_task(self, changed: Task) -> Fit:
        """Return the fit after a task, on the desk or new to it, is as `changed` says.

        How long a task runs already is to be the same, so that what was logged is.
        """
        # Open ad hoc work uses up the ad hoc that was expected: without it, more is still to come.
        return self._with(changed, again=is_adhoc_on(changed, self.today, self._base, self.horizon.hours))

    def without(self, task: Task) -> Fit:
        """Return the fit after somebody else does a task, or nobody."""
        return self.with_task(replace(task, owner=NOBODY))

    def _with(self, changed: Task, *, again: bool = False) -> Fit:
        """Return the fit after a task; `again` where the time of today is not what it was."""
        fit = Fit(self._base, self.horizon)
        fit._origin, fit._desk, fit._due = (self, changed), None, self._due
        if again:
            fit.horizon = self.horizon.with_tasks(fit.desk)
        else:
            fit._reached = self._reached
        return fit

    def asked(self, day: date) -> tuple[Asked, ...]:
        """Return what the plan of a day and the open ad hoc of that day ask."""
        if day not in self._asked:
            of = (
                self._asked_of(self._base_on(day), day)
                if self._origin is None
                else self._asked_since(*self._origin, day)
            )
            self._asked[day] = of
        return self._asked[day]

    def _base_on(self, day: date) -> Desk:
        """Return the desk with the work alone that can stand on `day`: of a later day that is what is wanted then.

        Each task stands in a plan on its own account, so that the others need not be looked at.
        """
        hours, before = self.horizon.hours, next(self.horizon.hours.before(day), None)
        if before is None or day <= self.today or hours.day_end(before) <= self._base.now:
            return self._base
        if stored_plan(day, self._base.plans) is not None:
            return self._base
        if self._wanted is None:
            self._wanted = defaultdict(list)
            for place, task in enumerate(self._base.tasks):
                # What has yet to come in is looked at for every day.
                self._wanted[None if task.created_at > self._base.now else hours.wanted_on(task)].append((place, task))
            if None in self._wanted:
                self._wanted[None] = [one for one in self._wanted[None] if one[1].created_at > self._base.now]
        since = (day - number * DAY for number in range((day - before).days))
        found = sorted(
            (one for wanted in (None, *since) for one in self._wanted.get(wanted, ())), key=lambda one: one[0]
        )
        return replace(self._base, tasks=tuple(task for _, task in found))

    def _asked_since(self, before: Fit, changed: Task, day: date) -> tuple[Asked, ...]:
        """Return what is asked where all but one task is as it was: each stands in a plan on its own account."""
        found = before.asked(day)
        if day == self.today and self.horizon is not before.horizon:
            # What of a large task counts today depends on what can be planned today.
            found = tuple(
                asked if asked.adhoc else replace(asked, minutes=self.horizon.counted_minutes(asked.task, day))
                for asked in found
            )
        if any(asked.task.id == changed.id for asked in found):
            found = tuple(asked for asked in found if asked.task.id != changed.id)
        if changed.on is not None and changed.on > day:
            return found
        return (*found, *self._asked_of(replace(self._base, tasks=(changed,)), day))

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
        since = max(self._base.now, self._start(day))
        due = sorted(
            (until, asked.minutes)
            for asked in self.asked(day)
            if (until := self._promised(asked.task)) is not None and since < until <= self.end(day)
        )
        windows: list[Window] = []
        need = 0
        for until, minutes in due:
            need += minutes
            windows.append(Window(until=until, need_minutes=need, room_minutes=self.room_before(until)))
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
        for until, task in self.promises():
            done_before = day > self.today and task.on is not None and task.on < day
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
            if day > after and self.hurdle(task, day_time) is None:
                return day
        return None

    def hurdle(self, task: Task, day_time: DayTime) -> Hurdle | None:
        """Return why a day cannot take a task, or None where it can."""
        day = day_time.day
        due = self.due_moment(task)
        if day_time.capacity_minutes <= 0:
            return Hurdle.OFF if not day_time.working else Hurdle.TAKEN
        if self.others_minutes(task, day) + self.horizon.counted_minutes(task, day) > day_time.plannable_minutes:
            return Hurdle.FULL
        if due is not None and self.open_minutes(task) > self._room_between(day, due):
            return Hurdle.TOO_LATE
        if not self.has_gap_for(task, day_time):
            return Hurdle.NO_GAP
        return None if self._stays_whole(task, day) else Hurdle.PROMISES

    def others_minutes(self, task: Task, day: date) -> int:
        """Return what a day asks besides a task."""
        return sum(asked.minutes for asked in self.asked(day) if asked.task.id != task.id)

    def days_to_be_ready(self, task: Task, first: date) -> Iterator[date]:
        """Yield the days with time by whose end a task can be ready that is begun on `first`."""
        minutes = self.open_minutes(task)
        for day_time in self.horizon.days():
            day = day_time.day
            if day >= first and day_time.capacity_minutes > 0 and minutes <= self._room_between(first, self.end(day)):
                yield day

    def is_nowhere_fuller_than(self, other: Fit) -> bool:
        """Return whether no day ahead asks more too much than it does in another fit."""
        days = [time.day for time in self.horizon.days()]
        return all(self.excess_minutes(day) <= other.excess_minutes(day) for day in days)

    def has_gap_for(self, task: Task, day_time: DayTime) -> bool:
        """Return whether a day has the uninterrupted block that a task needs."""
        longest = max((span.minutes for span in day_time.free), default=0)
        return longest >= min(task.block_minutes or 0, self.open_minutes(task))

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
        return tuple(task for until, task in self.promises() if until > self.end(day))

    def promises(self) -> tuple[tuple[datetime, Task], ...]:
        """Return the work that was promised for some moment up to the horizon, earliest first."""
        if self._promises is None:
            last = self.end(self.horizon.last)
            made: tuple[tuple[datetime, Task], ...] = ()
            since = self._base.tasks
            if self._origin is not None:
                before, changed = self._origin
                made, since = before.promises(), (changed,)
                if any(task.id == changed.id for _, task in made):
                    made = tuple(one for one in made if one[1].id != changed.id)
            new = [(until, task) for task in since if (until := self._promised(task)) is not None and until <= last]
            self._promises = tuple(sorted((*made, *new), key=lambda one: (one[0], one[1].id))) if new else made
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
            last = until.astimezone(self._base.zone).date()
            self._reached[until] = self.horizon.room_until(self._start(last)) + self.room_before(until)
        return self._reached[until]

    def room_before(self, until: datetime) -> int:
        """Return the room of the day of `until` before it: E_left, worked out for that part of the day alone.

        A share of the room of the whole day would shrink where time is added after `until`.
        """
        day = until.astimezone(self._base.zone).date()
        part = (Span.between(self._start(day), until),)
        time = self.horizon.day(day)
        left = minutes_of(clip(time.free, part))
        share, _ = self.horizon.ledger.expected_share(day)
        expected = nearest(share * left)
        if day == self.today:
            whole = minutes_of(clip(subtract(time.working, time.fixed), part))
            expected = max(0, min(expected, nearest(share * whole) - self._adhoc_minutes(day)))
        return left - expected

    def _adhoc_minutes(self, day: date) -> int:
        adhoc = (asked.task for asked in self.asked(day) if asked.adhoc)
        still_open = sum(self.horizon.open_adhoc_minutes(task, day) for task in adhoc)
        return self.horizon.ledger.adhoc_minutes(day) + still_open

    def _start(self, day: date) -> datetime:
        return moment(day, time(), self._base.zone)

    def end(self, day: date) -> datetime:
        """Return the last moment of a day."""
        return self._start(day + DAY)


def first_day_with_room(task: Task, desk: Desk, horizon: Horizon) -> date | None:
    """Return the first working day after today that takes the task, not past its real due date."""
    return Fit(desk, horizon).first_day_with_room(task, after=desk.today)
