"""Whether a day can be done: the window test, what spills back from days to come, and the first day with room."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from ontzorg_cli.core.calendar.moments import DAY
from ontzorg_cli.core.judgement.adhoc import is_adhoc_on, open_adhoc
from ontzorg_cli.core.judgement.capacity import nearest
from ontzorg_cli.core.judgement.day_load import NO_PART, DayLoad, Part, Promised, load_of_parts
from ontzorg_cli.core.judgement.day_plan import plan_of
from ontzorg_cli.core.judgement.reach import Reach
from ontzorg_cli.core.work.plan import stored_plan

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date, datetime

    from ontzorg_cli.core.judgement.capacity import DayTime, Horizon
    from ontzorg_cli.core.judgement.desk import Desk
    from ontzorg_cli.core.work.task import Task

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
    """A desk with what each day asks, added up once a day (ENGINE.md 3 and 6)."""

    def __init__(self, desk: Desk, horizon: Horizon) -> None:
        self.horizon = horizon
        self.today = desk.today
        self._root = self
        self._base = desk
        self._reach = Reach(horizon)
        self._tasks = {task.id: task for task in desk.tasks}
        self._since: dict[date, date | None] = {}
        self._wanted: dict[date | None, list[tuple[int, Task]]] | None = None
        self._promised: Promised | None = None
        self._changes: dict[str, _FitInThought] = {}
        self._begin({})

    def _begin(self, reached: dict[datetime, int]) -> None:
        """Begin with nothing worked out but the room up to moments that has `reached`."""
        self._reached = reached
        self._asked: dict[date, tuple[Asked, ...]] = {}
        self._asked_by_id: dict[date, dict[str, Asked]] = {}
        self._loads: dict[date, DayLoad] = {}
        self._excess: dict[date, int] = {}
        self._promises: tuple[tuple[datetime, Task], ...] | None = None
        self._cut: frozenset[str] | None = None

    @property
    def desk(self) -> Desk:
        """Return the desk."""
        return self._base

    def task(self, task_id: str) -> Task | None:
        """Return open work by its id, or None where there is none."""
        return self._tasks.get(task_id)

    def with_task_on(self, task: Task, day: date) -> Fit:
        """Return the fit after `task` is planned for `day`."""
        return self.with_task(replace(task, on=day))

    def with_task(self, changed: Task) -> Fit:
        """Return the fit after a task, on the desk or new to it, is as `changed` says.

        How long a task runs already is to be the same, so that what was logged is.
        """
        # Open ad hoc work uses up the ad hoc that was expected: without it, more is still to come.
        again = is_adhoc_on(changed, self.today, self._base, self.horizon.hours)
        return _FitInThought(self, changed, is_today_other=again)

    def without(self, task: Task) -> Fit:
        """Return the fit after somebody else does a task, or nobody."""
        return self.with_task(replace(task, owner=NOBODY))

    def asked(self, day: date) -> tuple[Asked, ...]:
        """Return what the plan of a day and the open ad hoc of that day ask."""
        if day not in self._asked:
            self._asked[day] = self._all_asked(day)
        return self._asked[day]

    def asked_of(self, task_id: str, day: date) -> Asked | None:
        """Return what one task asks of a day, or None where that is nothing."""
        if day not in self._asked_by_id:
            self._asked_by_id[day] = {asked.task.id: asked for asked in self.asked(day)}
        return self._asked_by_id[day].get(task_id)

    def cut_today(self) -> frozenset[str]:
        """Return the ids of work too large for today, which counts today for as much as can be planned."""
        if self._cut is None:
            self._cut = self._all_cut()
        return self._cut

    def load(self, day: date) -> DayLoad:
        """Return the sums of a day."""
        if day not in self._loads:
            self._loads[day] = self._load_of(day)
        return self._loads[day]

    def need_minutes(self, day: date) -> int:
        """Return what a day asks."""
        return self.load(day).need_minutes

    def open_minutes(self, task: Task) -> int:
        """Return what is left of a task and has no block of its own."""
        return max(0, self.horizon.remaining(task)[0] - self.horizon.block_minutes(task.id))

    def is_in_hand(self, task: Task) -> bool:
        """Return whether a task is being worked on: the clock runs for it, or minutes went into it today."""
        return task.started_at is not None or self.horizon.ledger.task_minutes(task.id, self.today) > 0

    def windows(self, day: date) -> tuple[Window, ...]:
        """Return each hard moment of a day that is still to come with what must be ready before it, its end last."""
        since = max(self._base.now, self._reach.start(day))
        due = sorted(
            (until, asked.minutes)
            for asked in self.asked(day)
            if (until := self._reach.promised(asked.task)) is not None and since < until <= self.end(day)
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
        """Return how many minutes too many a day asks, as its narrowest window does; 0 where it fits."""
        if day not in self._excess:
            self._excess[day] = self._excess_of(day)
        return self._excess[day]

    def excess_if_calm(self, day: date) -> int:
        """Return how many minutes too many a day asks where less ad hoc comes in than is expected; 0 where it fits.

        The part of it that comes all the same is `alarm_adhoc_share`; what has come already stays.
        """
        return self._excess_where(day, self._base.preferences.alarm_adhoc_share)

    def spill_minutes(self, day: date) -> int:
        """Return the minutes of promised work of later days that those days cannot hold before its moment."""
        later, reached = self.load(day).later, self._reached
        need, spill = 0, -self._reached_by(self.end(day))
        for until, minutes in later:
            need += minutes
            over = need - (reached[until] if until in reached else self._reached_by(until))
            if over > spill:  # noqa: PLR1730 - max() takes twice as long, in the innermost loop of all that is tried
                spill = over
        return spill + self._reached_by(self.end(day))

    def first_day_with_room(self, task: Task, *, after: date, latest: date | None = None) -> date | None:
        """Return the first working day after `after` that takes the task within plannable, its windows kept.

        Not past its real due date, nor past `latest`; None where there is no such day before the horizon.
        """
        due = self.due_moment(task)
        for day_time in self.horizon.days():
            day = day_time.day
            if (due is not None and self._reach.start(day) >= due) or (latest is not None and day > latest):
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
        asked = self.asked_of(task.id, day)
        return self.need_minutes(day) - (asked.minutes if asked is not None else 0)

    def days_to_be_ready(self, task: Task, first: date) -> Iterator[date]:
        """Yield the days with time by whose end a task can be ready that is begun on `first`."""
        minutes = self.open_minutes(task)
        for day_time in self.horizon.days():
            day = day_time.day
            if day >= first and day_time.capacity_minutes > 0 and minutes <= self._room_between(first, self.end(day)):
                yield day

    def is_nowhere_fuller_than(self, other: Fit) -> bool:
        """Return whether no day ahead asks more too much than it does in another fit."""
        return all(self.excess_minutes(time.day) <= other.excess_minutes(time.day) for time in self.horizon.days())

    def has_gap_for(self, task: Task, day_time: DayTime) -> bool:
        """Return whether a day has the uninterrupted block that a task needs."""
        longest = max((span.minutes for span in day_time.free), default=0)
        return longest >= min(task.block_minutes or 0, self.open_minutes(task))

    def due_moment(self, task: Task) -> datetime | None:
        """Return when a task is really due, or None where it is not."""
        return self._reach.due_moment(task)

    def promised_after(self, day: date) -> tuple[Task, ...]:
        """Return the promised work of later days, earliest first."""
        return tuple(task for until, task in self.promises() if until > self.end(day))

    def promises(self) -> tuple[tuple[datetime, Task], ...]:
        """Return the work that was promised for some moment up to the horizon, earliest first."""
        if self._promises is None:
            self._promises = self._all_promises()
        return self._promises

    def room_until(self, until: datetime) -> int:
        """Return the room from now on up to `until`; more capacity never makes it less."""
        return self._reached_by(until)

    def room_before(self, until: datetime) -> int:
        """Return the room of the day of `until` before it, that of today less what ad hoc work takes of it."""
        return self._room_before(until, 1.0)

    def _room_before(self, until: datetime, coming_share: float) -> int:
        adhoc = self.horizon.ledger.adhoc_minutes(self.today) + self.load(self.today).adhoc_minutes
        return self._reach.room_before(until, adhoc, coming_share=coming_share)

    def end(self, day: date) -> datetime:
        """Return the last moment of a day."""
        return self._reach.end(day)

    def _all_asked(self, day: date) -> tuple[Asked, ...]:
        return self._asked_among(self._base_on(day), day)

    def _all_cut(self) -> frozenset[str]:
        return frozenset(asked.task.id for asked in self.asked(self.today) if self._is_cut(asked))

    def _is_cut(self, asked: Asked) -> bool:
        return not asked.adhoc and asked.minutes < self.open_minutes(asked.task)

    def _asked_among(self, desk: Desk, day: date) -> tuple[Asked, ...]:
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

    def _base_on(self, day: date) -> Desk:
        """Return the desk with the work alone that can stand on `day`: of a later day that is what is wanted then.

        Each task stands in a plan on its own account, so that the others need not be looked at.
        """
        before = self._wanted_since(day)
        if before is None:
            return self._base
        if self._wanted is None:
            self._wanted = defaultdict(list)
            for place, task in enumerate(self._base.tasks):
                # What has yet to come in is looked at for every day.
                is_here = task.created_at <= self._base.now
                wanted = self.horizon.hours.wanted_on(task) if is_here else None
                if not is_here or wanted is not None:
                    self._wanted[wanted].append((place, task))
        since = (day - number * DAY for number in range((day - before).days))
        found = sorted(
            (one for wanted in (None, *since) for one in self._wanted.get(wanted, ())), key=lambda one: one[0]
        )
        return replace(self._base, tasks=tuple(task for _, task in found))

    def _wanted_since(self, day: date) -> date | None:
        """Return the working day after which work must be wanted to stand on a later `day`; None where other work can."""
        since = self._root._since  # noqa: SLF001 - the same for all that is thought of
        if day not in since:
            hours = self.horizon.hours
            before = next(hours.before(day), None)
            is_open = before is None or day <= self.today or hours.day_end(before) <= self._base.now
            since[day] = None if is_open or stored_plan(day, self._base.plans) is not None else before
        return since[day]

    def _load_of(self, day: date) -> DayLoad:
        later = self._promises_made().after(self.end(day), day if day > self.today else None)
        parts = []
        for asked in self.asked(day):
            part = self._part(asked.task, asked, day)
            if part.later_at is not None:
                # The part of it that is left for later comes back with the sum.
                later[part.later_at] -= self.open_minutes(asked.task)
            parts.append(part)
        return load_of_parts(parts, later)

    def _promises_made(self) -> Promised:
        if self._promised is None:
            self._promised = Promised((until, task.on, self.open_minutes(task)) for until, task in self.promises())
        return self._promised

    def _part(self, task: Task, asked: Asked | None, day: date) -> Part:
        """Return what a task adds to a day of which it asks `asked`."""
        until = self._reach.promised(task)
        if asked is None and until is None:
            return NO_PART
        here = asked.minutes if asked is not None else 0
        adhoc = self.horizon.open_adhoc_minutes(task, day) if asked is not None and asked.adhoc else 0
        if until is None:
            return Part(here, adhoc)
        end = self.end(day)
        if until <= end:
            is_window = asked is not None and until > max(self._base.now, self._reach.start(day))
            return Part(here, adhoc, due_at=until if is_window else None)
        if until > self.end(self.horizon.last) or self._is_done_before(task, day):
            return Part(here, adhoc)
        return Part(here, adhoc, None, until, max(0, self.open_minutes(task) - here))

    def _is_done_before(self, task: Task, day: date) -> bool:
        return task.on is not None and self.today < day and task.on < day

    def _excess_of(self, day: date) -> int:
        return self._excess_where(day, 1.0)

    def _excess_where(self, day: date, coming_share: float) -> int:
        """Return how many minutes too many a day asks where such a part of the ad hoc comes in that is still expected."""
        load, time = self.load(day), self.horizon.day(day)
        coming = nearest(coming_share * time.expected_adhoc_left_minutes)
        excess = load.need_minutes + self.spill_minutes(day) - (time.capacity_left_minutes - coming)
        need = 0
        for until, minutes in load.due:
            need += minutes
            excess = max(excess, need - self._room_before(until, coming_share))
        return max(0, excess)

    def _stays_whole(self, task: Task, day: date) -> bool:
        """Return whether no day up to `day` gets fuller than it may be by having `task` on `day`."""
        moved = _FitInThought(self, replace(task, on=day))
        if moved.excess_minutes(day):
            return False
        if self._reach.promised(task) is None:
            return True
        between = (one.day for one in self.horizon.days() if one.day < day)
        return all(moved.excess_minutes(one) <= self.excess_minutes(one) for one in between)

    def _all_promises(self) -> tuple[tuple[datetime, Task], ...]:
        return self._promises_among((), self._base.tasks)

    def _promises_among(
        self, made: tuple[tuple[datetime, Task], ...], tasks: Iterable[Task]
    ) -> tuple[tuple[datetime, Task], ...]:
        last = self.end(self.horizon.last)
        new = [(until, task) for task in tasks if (until := self._reach.promised(task)) is not None and until <= last]
        return tuple(sorted((*made, *new), key=lambda one: (one[0], one[1].id))) if new else made

    def _room_between(self, first: date, until: datetime) -> int:
        """Return the room from the start of `first`, or from now on, up to `until`."""
        return self._reached_by(until) - self._reached_by(self._reach.start(first))

    def _reached_by(self, until: datetime) -> int:
        """Return the room from now on up to `until`: whole days, and what of the last lies before it."""
        if until not in self._reached:
            if self.end(self.today) <= until <= self.end(self.horizon.last):
                reached = self.horizon.day(self.today).room_minutes + self._reach.ahead(until)
            else:
                reached = self._reach.whole_days_before(until) + self.room_before(until)
            self._reached[until] = reached
        return self._reached[until]


class _FitInThought(Fit):
    """A fit in which one task is different: of each day only what that task adds to it is worked out again."""

    def __init__(self, before: Fit, changed: Task, *, is_today_other: bool = False) -> None:
        self.horizon = before.horizon
        self.today = before.today
        self._before = before
        self._changed = changed
        self._root = before._root  # noqa: SLF001 - what is the same for all that is thought of
        self._base = self._root._base  # noqa: SLF001 - as above
        self._reach = self._root._reach  # noqa: SLF001 - as above
        self._whole: Desk | None = None
        self._own: dict[date, Asked | None] = {}
        self._changes: dict[str, _FitInThought] = {**before._changes, changed.id: self}  # noqa: SLF001 - as above
        self._begin({} if is_today_other else before._reached)  # noqa: SLF001 - as above
        if is_today_other:
            self.horizon = self.horizon.with_adhoc(self._changed_load(self.today).adhoc_minutes)
            self._own = {}

    @property
    def desk(self) -> Desk:
        """Return the desk as it would be, put together when first asked for."""
        if self._whole is None:
            old, changed = self._before.task(self._changed.id), self._changed
            tasks = self._before.desk.tasks
            known = tuple(changed if task.id == changed.id else task for task in tasks)
            self._whole = replace(self._base, tasks=known if old is not None else (*known, changed))
        return self._whole

    def task(self, task_id: str) -> Task | None:
        """Return open work by its id, or None where there is none."""
        changing = self._changes.get(task_id)
        return changing._changed if changing is not None else self._root.task(task_id)  # noqa: SLF001 - one of ours

    def asked_of(self, task_id: str, day: date) -> Asked | None:
        """Return what one task asks of a day, or None where that is nothing."""
        changing = self._changes.get(task_id)
        asked = changing._own_asked(day) if changing is not None else self._root.asked_of(task_id, day)  # noqa: SLF001 - as above
        is_same = day != self.today or self.horizon is (changing or self._root).horizon
        return asked if asked is None or is_same else self._counted_again(asked)

    def is_nowhere_fuller_than(self, other: Fit) -> bool:
        """Return whether no day ahead asks more too much than it does in another fit."""
        if other is not self._before:
            return super().is_nowhere_fuller_than(other)
        days = (time.day for time in self.horizon.days() if self._is_other(time.day) or not self._is_eased(time.day))
        return all(self.excess_minutes(day) <= other.excess_minutes(day) for day in days)

    def _is_eased(self, day: date) -> bool:
        """Return whether what is different can only make a day less full."""
        was, part = self._parts(day)
        return part.is_within(was)

    def _own_asked(self, day: date) -> Asked | None:
        if day not in self._own:
            self._own[day] = self._asked_alone(day)
        return self._own[day]

    def _asked_alone(self, day: date) -> Asked | None:
        """Return what the task that is different asks of a day: nothing, all of it, or else what its plan says."""
        task, before = self._changed, self._wanted_since(day)
        if task.on is not None and task.on > day:
            return None
        if before is not None and task.created_at <= self._base.now:
            wanted = self.horizon.hours.wanted_on(task)
            if wanted is None or not before < wanted <= day or not task.is_mine:
                return None
            if task.on is not None:
                return Asked(task=task, minutes=self.horizon.counted_minutes(task, day))
        return next(iter(self._asked_among(replace(self._base, tasks=(task,)), day)), None)

    def _is_other(self, day: date) -> bool:
        """Return whether the time of a day is not what it was."""
        return day == self.today and self.horizon is not self._before.horizon

    def _counted_again(self, asked: Asked) -> Asked:
        """Return what is asked of today: of a large task that depends on what can be planned today."""
        if not self._is_cut(asked):
            return asked
        return replace(asked, minutes=self.horizon.counted_minutes(asked.task, self.today))

    def _all_asked(self, day: date) -> tuple[Asked, ...]:
        others = (asked for asked in self._before.asked(day) if asked.task.id != self._changed.id)
        found = tuple(self._counted_again(asked) for asked in others) if self._is_other(day) else tuple(others)
        own = self._own_asked(day)
        return found if own is None else (*found, own)

    def _all_cut(self) -> frozenset[str]:
        own = self._own_asked(self.today)
        others = self._before.cut_today() - {self._changed.id}
        return others | {own.task.id} if own is not None and self._is_cut(own) else others

    def _load_of(self, day: date) -> DayLoad:
        load = self._changed_load(day)
        if self._is_other(day):
            for task_id in self._before.cut_today():
                old = self._before.asked_of(task_id, day)
                if old is not None and task_id != self._changed.id:
                    load = load.changed(
                        self._part(old.task, old, day), self._part(old.task, self._counted_again(old), day)
                    )
        return load

    def _changed_load(self, day: date) -> DayLoad:
        was, part = self._parts(day)
        load = self._before.load(day)
        return load if part == was else load.changed(was, part)

    def _parts(self, day: date) -> tuple[Part, Part]:
        """Return what the task that is different added to a day, and what it adds now."""
        old = self._before.task(self._changed.id)
        was = self._part(old, self._before.asked_of(old.id, day), day) if old is not None else NO_PART
        return was, self._part(self._changed, self._own_asked(day), day)

    def _excess_of(self, day: date) -> int:
        if self.load(day) is self._before.load(day) and not self._is_other(day):
            return self._before.excess_minutes(day)
        return super()._excess_of(day)

    def _all_promises(self) -> tuple[tuple[datetime, Task], ...]:
        others = tuple(one for one in self._before.promises() if one[1].id != self._changed.id)
        return self._promises_among(others, (self._changed,))


def first_day_with_room(task: Task, desk: Desk, horizon: Horizon) -> date | None:
    """Return the first working day after today that takes the task, not past its real due date."""
    return Fit(desk, horizon).first_day_with_room(task, after=desk.today)
