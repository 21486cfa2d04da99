"""How much time there is: capacity, expected ad hoc, room and what can be planned (ENGINE.md 1)."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass
from datetime import UTC
from itertools import accumulate, islice
from typing import TYPE_CHECKING

from ontzorg_cli.core.calendar.agenda import EventKind, in_order, occurrences
from ontzorg_cli.core.calendar.free_time import EPOCH, free_spans, slots
from ontzorg_cli.core.calendar.moments import DAY, Span, clip, minutes_of, moment, subtract, whole_day
from ontzorg_cli.core.judgement.adhoc import Ledger, open_adhoc, running_minutes
from ontzorg_cli.core.judgement.day_plan import plan_of
from ontzorg_cli.core.judgement.own_hours import OwnHours
from ontzorg_cli.core.judgement.verdict import DayFigures, Load, Overload
from ontzorg_cli.core.together.checkin_diary import CheckinDiary
from ontzorg_cli.core.work.estimate import is_over, minutes_counted_on, remaining_minutes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date, datetime
    from zoneinfo import ZoneInfo

    from ontzorg_cli.core.calendar.agenda import Occurrence
    from ontzorg_cli.core.judgement.desk import Desk
    from ontzorg_cli.core.work.plan import AdhocSource
    from ontzorg_cli.core.work.task import Due, Task

BEHIND = 28 * DAY
"""How far back the agenda is worked out in one go with the days ahead: the last ten working days, part-time too."""

LOOK_BACK_DAYS = 60
"""How far before a due day the last working moment is looked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkBlocks:
    """The minutes of a day that are kept for tasks, and what the day would be were they free again.

    By that a task counts the same before and after there is a block for it. `left` counts from now on.
    """

    minutes: int
    expected_adhoc_left_minutes: int
    plannable_minutes: int
    plannable_left_minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DayTime:
    """The time of a day (ENGINE.md 1). `free` and what is called left count from now on; a day behind has none."""

    day: date
    working: tuple[Span, ...]
    fixed: tuple[Span, ...]
    free: tuple[Span, ...]
    capacity_minutes: int
    capacity_left_minutes: int
    expected_adhoc_minutes: int
    expected_adhoc_left_minutes: int
    adhoc_source: AdhocSource
    room_minutes: int
    margin_minutes: int
    plannable_minutes: int
    whole_day_plannable_minutes: int
    """What could be planned before the day began: the measure of a task too large for one day."""
    for_work: WorkBlocks


class Horizon:
    """The days from today to the horizon as seen from one desk, each worked out once, when first asked for."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.hours = OwnHours(desk)
        self.ledger = Ledger(desk, self.hours)
        self.checkins = CheckinDiary(desk, self.hours)
        self.first = desk.today
        self.last = desk.today + desk.preferences.horizon_weeks * 7 * DAY
        self._days: dict[date, DayTime] = {}
        self._agenda: dict[date, list[Occurrence]] | None = None
        self._with_imported: dict[date, tuple[Occurrence, ...]] = {}
        self._beyond: dict[date, tuple[Occurrence, ...]] = {}
        self._blocks: dict[str, tuple[Span, ...]] | None = None
        self._rooms: tuple[int, ...] | None = None
        self._all: tuple[DayTime, ...] | None = None
        self._open_adhoc_minutes: int | None = None

    def with_tasks(self, desk: Desk) -> Horizon:
        """Return the same days for a desk of that day on which other work is open: of them only today is worked out anew."""
        again = self._with_another_today()
        again.desk, again._open_adhoc_minutes = desk, None  # noqa: SLF001 - a copy of ours
        return again

    def with_adhoc(self, open_minutes: int) -> Horizon:
        """Return the same days with so many minutes of ad hoc work open today: of them only today is worked out anew.

        It uses up what was expected of today. What was logged, and what is running, is the same.
        """
        again = self._with_another_today()
        again._open_adhoc_minutes = open_minutes  # noqa: SLF001 - a copy of ours
        return again

    def _with_another_today(self) -> Horizon:
        again = copy(self)
        again._days = {day: time for day, time in self._days.items() if day != self.first}  # noqa: SLF001 - a copy of ours
        again._rooms = again._all = None  # noqa: SLF001 - as above
        return again

    def day(self, day: date) -> DayTime:
        """Return the time of any day, also one behind."""
        if day not in self._days:
            self._days[day] = self._time_of(day)
        return self._days[day]

    def days(self) -> tuple[DayTime, ...]:
        """Return the time of each day from today up to and with the horizon."""
        if self._all is None:
            length = (self.last - self.first).days + 1
            self._all = tuple(self.day(self.first + number * DAY) for number in range(length))
        return self._all

    def occurrences(self, day: date) -> tuple[Occurrence, ...]:
        """Return what stands in the agenda of `day`, in order of start."""
        imported = self.desk.imported
        if imported is None:
            return self.entered(day)
        if day not in self._with_imported:
            found = imported.occurrences(whole_day(day, self.desk.zone))
            self._with_imported[day] = in_order((*self.entered(day), *found))
        return self._with_imported[day]

    def entered(self, day: date) -> tuple[Occurrence, ...]:
        """Return what stands in the agenda of `day` but for plain events from calendars, none of which is for work or can move."""
        if self.first - BEHIND <= day <= self.last:
            return tuple(self._by_day().get(day, ()))
        if day not in self._beyond:
            self._beyond[day] = occurrences(self.desk.events, first=day, last=day, zone=self.desk.zone)
        return self._beyond[day]

    def imported(self, day: date, within: Span | None = None) -> Iterable[Span]:
        """Return the time that plain events from calendars take of `day`, or those that overlap a part of it."""
        imported = self.desk.imported
        return () if imported is None else imported.taken(within or whole_day(day, self.desk.zone))

    def fixed(self, day: date) -> tuple[Span, ...]:
        """Return what the agenda takes of the working time of `day`."""
        return self._taken(day, [each.span for each in self.entered(day) if each.occupies])

    def _taken(self, day: date, entered: Sequence[Span]) -> tuple[Span, ...]:
        working = self.hours.on(day)
        if not working:
            return ()
        return clip((*entered, *self.imported(day, Span(working[0].start, working[-1].end))), working)

    def due_moment(self, due: Due) -> datetime:
        """Return the moment at which work must be ready (ENGINE.md 1).

        Without a time that is the end of her work that day or, where there is none, of the last working day before
        it; with no work for 60 days, the midnight after the due day.
        """
        if due.at is not None:
            return moment(due.day, due.at, self.desk.zone)
        for back in range(LOOK_BACK_DAYS + 1):
            end = self.hours.end(due.day - back * DAY)
            if end is not None:
                return end
        return self.hours.day_end(due.day)

    def room_until(self, moment: datetime) -> int:
        """Return the minutes of room from now up to `moment`; 0 for a moment behind.

        Of the last day that is what is free before the moment, less the ad hoc that cannot wait until after it. Beyond the
        horizon each day, and part of a day, has the mean room of a day of the horizon.
        """
        until = moment.astimezone(UTC)
        if until <= self.desk.now:
            return 0
        rooms = self._room_before()
        day = until.astimezone(self.desk.zone).date()
        if day > self.last:
            days = (until - whole_day(self.last, self.desk.zone).end) / DAY
            return int(rooms[-1] + days * rooms[-1] / (len(rooms) - 1))
        time = self.day(day)
        reached = minutes_of(clip(time.free, (Span(whole_day(day, self.desk.zone).start, until),)))
        adhoc_before = max(0, time.expected_adhoc_left_minutes - (time.capacity_left_minutes - reached))
        return rooms[(day - self.first).days] + max(0, reached - adhoc_before)

    def sure_minutes(self, room_minutes: int) -> int:
        """Return the room from now on up to a moment, less what has yet to be asked for the days after today.

        What comes in today is the ad hoc, which room has off it already.
        """
        ahead = max(0, room_minutes - self.day(self.first).room_minutes)
        return room_minutes - nearest(self.desk.preferences.unseen_share * ahead)

    def working_day_after(self, day: date, count: int = 1) -> date:
        """Return the `count`-th own working day after `day`; who never works gets calendar days."""
        return next(islice(self.hours.after(day), count - 1, None), day + count * DAY)

    def working_days_before(self, day: date, count: int) -> tuple[date, ...]:
        """Return the last `count` own working days before `day`, in order of time."""
        return tuple(islice(self.hours.before(day), count))[::-1]

    def remaining(self, task: Task) -> tuple[int, bool]:
        """Return the minutes left of a task, those since it was started taken off, and whether that is a guess."""
        running = running_minutes(task, self.desk, self.hours)
        return remaining_minutes(task, self.desk.preferences, running_minutes=running)

    def is_over(self, task: Task) -> bool:
        """Return whether a task takes longer than was thought, those minutes counted since it was started."""
        return is_over(task, running_minutes=running_minutes(task, self.desk, self.hours))

    def block_minutes(self, task_id: str) -> int:
        """Return the minutes of the blocks for a task that lie ahead, up to the horizon."""
        return minutes_of(self._blocks_ahead(task_id))

    def open_adhoc_minutes(self, task: Task, day: date) -> int:
        """Return the minutes of ad hoc work that are still open for `day`: only a block on another day takes them off."""
        elsewhere = minutes_of(subtract(self._blocks_ahead(task.id), (whole_day(day, self.desk.zone),)))
        return max(0, self.remaining(task)[0] - elsewhere)

    def counted_minutes(self, task: Task, day: date) -> int:
        """Return what a task asks of the free time of `day` (ENGINE.md 1, planned).

        Its share of a day is the same with and without blocks for it, which take their minutes off that share.
        """
        time = self.day(day)
        whole, left = time.whole_day_plannable_minutes, time.plannable_minutes
        spent = self.ledger.task_minutes(task.id, day)
        if time.for_work.minutes:
            own, ahead = self._own_blocks(task.id, day)
            whole, spent = time.for_work.plannable_minutes, spent + own
            left = max(0, time.for_work.plannable_left_minutes - ahead)
        return minutes_counted_on(
            day,
            task,
            left_minutes=self.remaining(task)[0],
            block_minutes=self.block_minutes(task.id),
            spent_that_day_minutes=spent,
            plannable_minutes=whole,
            plannable_left_minutes=left,
            preferences=self.desk.preferences,
        )

    def _own_blocks(self, task_id: str, day: date) -> tuple[int, int]:
        """Return the minutes of the blocks for a task on `day`, and those of them that lie ahead."""
        ahead = minutes_of(clip(self._blocks_ahead(task_id), (whole_day(day, self.desk.zone),)))
        if not ahead:
            return 0, 0
        spans = (each.span for each in self.entered(day) if _is_for_work(each) and each.event.task == task_id)
        return max(ahead, minutes_of(clip(spans, self.day(day).working))), ahead

    def _time_of(self, day: date) -> DayTime:
        working = self.hours.on(day)
        fixed = self.fixed(day)
        unclaimed = subtract(working, fixed)
        free = () if day < self.first else unclaimed
        if day == self.first:
            free = free_spans(unclaimed, (), since=self.desk.now)
        blocked, blocked_left = self._blocked(day, working, fixed)
        share, source = self.ledger.expected_share(day)
        capacity, left = minutes_of(unclaimed), minutes_of(free)
        expected, expected_left = self._expected(day, share, capacity, left)
        room, margin = left - expected_left, nearest(self._margin_share * left)
        return DayTime(
            day=day,
            working=working,
            fixed=fixed,
            free=free,
            capacity_minutes=capacity,
            capacity_left_minutes=left,
            expected_adhoc_minutes=expected,
            expected_adhoc_left_minutes=expected_left,
            adhoc_source=source,
            room_minutes=room,
            margin_minutes=margin,
            plannable_minutes=max(0, room - margin),
            whole_day_plannable_minutes=self._plannable(capacity, expected),
            for_work=self._for_work(day, share, capacity + blocked, left + blocked_left, blocked),
        )

    def _expected(self, day: date, share: float, capacity: int, left: int) -> tuple[int, int]:
        """Return the ad hoc that a day of such a capacity expects (ENGINE.md 1, E_day), and what is left of it."""
        expected, expected_left = nearest(share * capacity), nearest(share * left)
        if day == self.first:
            expected_left = max(0, min(expected_left, expected - self._adhoc_today()))
        return expected, expected_left

    def _plannable(self, capacity: int, expected: int) -> int:
        return max(0, capacity - expected - nearest(self._margin_share * capacity))

    def _for_work(self, day: date, share: float, capacity: int, left: int, minutes: int) -> WorkBlocks:
        expected, expected_left = self._expected(day, share, capacity, left)
        return WorkBlocks(
            minutes=minutes,
            expected_adhoc_left_minutes=expected_left,
            plannable_minutes=self._plannable(capacity, expected),
            plannable_left_minutes=self._plannable(left, expected_left),
        )

    def _blocked(self, day: date, working: tuple[Span, ...], fixed: tuple[Span, ...]) -> tuple[int, int]:
        """Return the working minutes of a day that blocks for tasks alone take, and those of them from now on."""
        found = self.entered(day)
        if day < self.first or not any(_is_for_work(each) for each in found):
            return 0, 0
        others = self._taken(day, [each.span for each in found if each.occupies and not _is_for_work(each)])
        blocked = subtract(fixed, others)
        return minutes_of(blocked), minutes_of(clip(blocked, (Span.between(self.desk.now, _end_of(working)),)))

    @property
    def _margin_share(self) -> float:
        return min(1.0, max(0.0, self.desk.preferences.margin_share))

    def _adhoc_today(self) -> int:
        if self._open_adhoc_minutes is None:
            still_open = open_adhoc(self.first, self.desk, self.hours)
            self._open_adhoc_minutes = sum(self.open_adhoc_minutes(task, self.first) for task in still_open)
        return self.ledger.adhoc_minutes(self.first) + self._open_adhoc_minutes

    def _room_before(self) -> tuple[int, ...]:
        """Return for each day of the horizon the room before it, and at the end all room."""
        if self._rooms is None:
            self._rooms = tuple(accumulate((time.room_minutes for time in self.days()), initial=0))
        return self._rooms

    def _by_day(self) -> dict[date, list[Occurrence]]:
        if self._agenda is None:
            zone = self.desk.zone
            self._agenda = {}
            first = self.first - BEHIND
            start, end = first, whole_day(first, zone).end
            for each in occurrences(self.desk.events, first=first, last=self.last, zone=zone):
                while start < self.last and each.span.start >= end:
                    start += DAY
                    end = whole_day(start, zone).end
                self._agenda.setdefault(start, []).append(each)
                for day in _further_days(each.span, start, self.last, zone) if each.span.end > end else ():
                    self._agenda.setdefault(day, []).append(each)
        return self._agenda

    def _blocks_ahead(self, task_id: str) -> tuple[Span, ...]:
        if self._blocks is None:
            self._blocks = dict(self._add_blocks())
        return self._blocks.get(task_id, ())

    def _add_blocks(self) -> Iterator[tuple[str, tuple[Span, ...]]]:
        spans: dict[str, list[Span]] = {}
        ahead = Span.between(self.desk.now, whole_day(self.last, self.desk.zone).end)
        seen = {id(each): each for found in self._by_day().values() for each in found}
        for each in seen.values():
            if _is_for_work(each) and each.event.task is not None:
                spans.setdefault(each.event.task, []).append(each.span)
        for task_id, own in spans.items():
            yield task_id, clip(own, (ahead,))


def _further_days(span: Span, start: date, last: date, zone: ZoneInfo) -> Iterator[date]:
    """Yield the days after `start`, up to `last`, into which something lasts."""
    day = start + DAY
    while day <= last and whole_day(day, zone).start < span.end:
        yield day
        day += DAY


def _is_for_work(each: Occurrence) -> bool:
    """Return whether it is a block that keeps time for a task."""
    return each.event.kind is EventKind.PROTECTED and each.event.task is not None and each.occupies


def _end_of(spans: tuple[Span, ...]) -> datetime:
    return max((span.end for span in spans), default=EPOCH)


def day_figures(day: date, desk: Desk, horizon: Horizon) -> DayFigures:
    """Return the sums of a day (ENGINE.md 1 to 3); what not fitting would cost is for the fit to say."""
    time = horizon.day(day)
    by_id = {task.id: task for task in desk.tasks}
    still_open = open_adhoc(day, desk, horizon.hours)
    in_plan = frozenset(plan_of(day, desk, horizon.hours).tasks).difference(task.id for task in still_open)
    planned = sum(horizon.counted_minutes(by_id[task_id], day) for task_id in in_plan)
    adhoc_open = sum(max(0, horizon.remaining(task)[0] - horizon.block_minutes(task.id)) for task in still_open)
    adhoc_in_all = sum(horizon.open_adhoc_minutes(task, day) for task in still_open)
    adhoc_spent, logged = horizon.ledger.adhoc_minutes(day), horizon.ledger.logged_minutes(day)
    need, working = planned + adhoc_open, minutes_of(time.working)
    fixed = minutes_of(time.fixed)
    asked = fixed + need + time.expected_adhoc_left_minutes
    return DayFigures(
        working_minutes=working,
        fixed_minutes=fixed,
        capacity_minutes=time.capacity_minutes,
        capacity_left_minutes=time.capacity_left_minutes,
        expected_adhoc_minutes=time.expected_adhoc_minutes,
        expected_adhoc_left_minutes=time.expected_adhoc_left_minutes,
        adhoc_source=time.adhoc_source,
        room_minutes=time.room_minutes,
        margin_minutes=time.margin_minutes,
        plannable_minutes=time.plannable_minutes,
        planned_minutes=planned,
        need_minutes=need,
        adhoc_minutes=adhoc_spent + adhoc_in_all,
        adhoc_open_minutes=adhoc_open,
        adhoc_share=adhoc_spent / logged if logged else 0.0,
        load_percent=nearest(100 * asked / working) if working else 0,
        load=load_of(need, time),
        overload=Overload.NONE,
        adhoc_away=tuple(one.person for one in horizon.ledger.expectation(day).missing),
    )


def load_of(need_minutes: int, time: DayTime) -> Load:
    """Return how full a day is with so much to do, in one word (ENGINE.md 3)."""
    if not time.working:
        return Load.OFF
    if need_minutes * 2 < time.plannable_minutes:
        return Load.ROOMY
    if need_minutes <= time.plannable_minutes:
        return Load.HEALTHY
    return Load.TIGHT if need_minutes <= time.room_minutes else Load.OVERFULL


def slots_with_room(
    desk: Desk,
    horizon: Horizon,
    *,
    minutes: int,
    before: datetime | None = None,
    count: int = 5,
    since: date | None = None,
    taken: Sequence[Span] = (),
) -> tuple[Span, ...]:
    """Return the first gaps of `minutes` on days whose work still fits when that time is given away.

    None lies on a day before `since`, nor in what others have `taken`.
    """
    found: list[Span] = []
    for time in horizon.days():
        if since is not None and time.day < since:
            continue
        free = subtract(time.free, taken) if taken else time.free
        gaps = slots(free, minutes=minutes, before=before, count=count - len(found))
        if gaps and time.room_minutes - day_figures(time.day, desk, horizon).need_minutes >= minutes:
            found += gaps
    return tuple(found)


def nearest(number: float) -> int:
    """Return the nearest whole number; a half goes up."""
    return int(number + 0.5)
