"""The weeks ahead (ENGINE.md 8): how full each day and week is, what is due, who is away, where there is room."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from ontzorg_cli.core.calendar.agenda import AllDay, EventStatus, occurrences, span_of
from ontzorg_cli.core.calendar.bridges import is_bridge, school_holidays_on
from ontzorg_cli.core.calendar.moments import DAY, Week, clip, whole_day
from ontzorg_cli.core.judgement.capacity import Horizon, day_figures, nearest
from ontzorg_cli.core.judgement.fit import Fit
from ontzorg_cli.core.together.names import named
from ontzorg_cli.core.work.repeating import open_id, times_ahead
from ontzorg_cli.core.work.task import Entered, Task

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from ontzorg_cli.core.calendar.moments import Span
    from ontzorg_cli.core.judgement.desk import Desk
    from ontzorg_cli.core.judgement.verdict import DayFigures
    from ontzorg_cli.core.together.checkin_diary import CheckinTime

FULL_PERCENT = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Away:
    """Somebody who is not there: the assistant (`who` None) or somebody else, the whole day or part of it."""

    who: str | None
    title: str
    is_whole_day: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """The working time of a day or a week in parts that add up to it.

    `left_minutes` is room that nothing claims yet; less than nothing is too much. `passed_minutes` is free time of
    today that is over.
    """

    working_minutes: int
    fixed_minutes: int
    need_minutes: int
    expected_adhoc_minutes: int
    passed_minutes: int

    @property
    def asked_minutes(self) -> int:
        """Return what is asked of the working time, ad hoc work that is expected included."""
        return self.fixed_minutes + self.need_minutes + self.expected_adhoc_minutes

    @property
    def left_minutes(self) -> int:
        """Return the room that is left."""
        return self.working_minutes - self.asked_minutes - self.passed_minutes

    @property
    def load_percent(self) -> int:
        """Return what is asked as a part of working time (ENGINE.md 3); 0 where there is none."""
        return nearest(100 * self.asked_minutes / self.working_minutes) if self.working_minutes else 0

    @property
    def is_over(self) -> bool:
        """Return whether more is asked than there is working time."""
        return self.load_percent > FULL_PERCENT

    @property
    def too_much_minutes(self) -> int:
        """Return how many minutes do not fit."""
        return max(0, -self.left_minutes)


def parts_of(figures: DayFigures, spilled_minutes: int = 0) -> Parts:
    """Return the working time of a day in parts, with the rest of work that goes on there."""
    return Parts(
        working_minutes=figures.working_minutes,
        fixed_minutes=figures.fixed_minutes,
        need_minutes=figures.need_minutes + spilled_minutes if figures.working_minutes else 0,
        expected_adhoc_minutes=figures.expected_adhoc_left_minutes,
        passed_minutes=figures.capacity_minutes - figures.capacity_left_minutes,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class DayAhead:
    """A day ahead. `deadlines` are what is really due on it, by time; `off_reason` names a day off on which she would work."""

    day: date
    figures: DayFigures
    spilled_minutes: int = 0
    """The rest of work that is too large for the day it is planned for, and goes on here (ENGINE.md 1)."""
    begin_by: date | None = None
    """Where it asks too much: the last day on which to begin so that it fits all the same; None where none is early enough."""
    deadlines: tuple[Task, ...] = ()
    checkins: tuple[CheckinTime, ...] = ()
    away: tuple[Away, ...] = ()
    off_reason: str | None = None
    is_bridge: bool = False
    school_holidays: tuple[str, ...] = ()

    @property
    def parts(self) -> Parts:
        """Return its working time in parts. What is wanted on a day off counts on the working day after it."""
        return parts_of(self.figures, self.spilled_minutes)


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekAhead:
    """A week ahead; of this week the days from today on."""

    week: Week
    days: tuple[DayAhead, ...]

    @property
    def parts(self) -> Parts:
        """Return its working time in parts: the sums of its days."""
        parts = [day.parts for day in self.days]
        return Parts(
            working_minutes=sum(one.working_minutes for one in parts),
            fixed_minutes=sum(one.fixed_minutes for one in parts),
            need_minutes=sum(one.need_minutes for one in parts),
            expected_adhoc_minutes=sum(one.expected_adhoc_minutes for one in parts),
            passed_minutes=sum(one.passed_minutes for one in parts),
        )

    @property
    def begin_by(self) -> date | None:
        """Return the last day on which to begin so that each day of it fits; None where that is not enough."""
        days = [day.begin_by for day in self.days if day.parts.too_much_minutes]
        known = [day for day in days if day is not None]
        return min(known) if known and len(known) == len(days) else None

    @property
    def fullest_day(self) -> date:
        """Return the day with least room left; the first of those."""
        return min(self.days, key=lambda one: (one.parts.left_minutes, one.day)).day


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstRoom:
    """The first day on which so many minutes can be planned; None where there is none up to `searched_until`."""

    minutes: int
    day: date | None
    searched_until: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """The weeks ahead, and the first day with room."""

    weeks: tuple[WeekAhead, ...]
    first_room: FirstRoom


def look_ahead(desk: Desk, *, weeks: int, minutes: int) -> Outlook:
    """Return this week from today on and the weeks after it, `weeks` together, and the first day with room.

    A day counts what the engine puts on it: work that is planned for it or really due, each time of what repeats, and
    what spills over from a day before it. Other work is not spread.
    """
    horizon = Horizon(with_times_ahead(desk, desk.today + desk.preferences.horizon_weeks * 7 * DAY))
    desk = horizon.desk
    spilled = spilled_over(horizon)
    last = Week.of(desk.today).monday + (7 * weeks - 1) * DAY
    days = [desk.today + number * DAY for number in range((last - desk.today).days + 1)]
    ahead = _Ahead(horizon, last, spilled, latest_beginnings(horizon, spilled))
    return Outlook(
        weeks=tuple(
            WeekAhead(week=week, days=tuple(ahead.day(day) for day in run)) for week, run in groupby(days, Week.of)
        ),
        first_room=first_room(horizon, minutes, spilled),
    )


def with_times_ahead(desk: Desk, last: date) -> Desk:
    """Return the desk with the times to come of what repeats, up to `last`."""
    times = [time for task in desk.tasks if task.repeat is not None for time in times_ahead(task, last)]
    return replace(desk, tasks=(*desk.tasks, *times)) if times else desk


def spilled_over(horizon: Horizon) -> Mapping[date, int]:
    """Return for each day the minutes of work that a day before it is too short for, earliest day first.

    The rest goes where there is plannable time left, and what of it is left then to the last day before it is due.
    """
    fit = Fit(horizon.desk, horizon)
    left = {
        time.day: max(0, time.plannable_minutes - fit.need_minutes(time.day)) for time in horizon.days() if time.working
    }
    spilled: defaultdict[date, int] = defaultdict(int)
    for time in horizon.days():
        for asked in fit.asked(time.day) if time.working else ():
            rest = fit.open_minutes(asked.task) - asked.minutes
            last = horizon.hours.wanted_on(replace(asked.task, on=None))
            for later in [day for day in left if time.day < day and (last is None or day <= last)] if rest > 0 else ():
                taken = rest if later == last else min(rest, left[later])
                left[later] = max(0, left[later] - taken)
                spilled[later] += taken
                rest -= taken
    return spilled


def latest_beginnings(horizon: Horizon, spilled: Mapping[date, int]) -> Mapping[date, date]:
    """Return for each day that asks too much the last day on which to begin so that it fits after all.

    What is too much goes back to the room of the days before it, the nearest first. Latest day first, which is exact
    where work can be cut in pieces. A day is left out where there is not enough room before it.
    """
    fit = Fit(horizon.desk, horizon)
    days = [time for time in horizon.days() if time.working]
    asked = {time.day: fit.need_minutes(time.day) + spilled.get(time.day, 0) for time in days}
    room = {time.day: max(0, time.room_minutes - asked[time.day]) for time in days}
    beginnings: dict[date, date] = {}
    for number in range(len(days) - 1, -1, -1):
        day = days[number].day
        over = asked[day] - days[number].room_minutes
        earlier = iter(range(number - 1, -1, -1))
        if over <= 0 or over > asked[day]:
            continue
        begun: date | None = None
        while over and (at := next(earlier, None)) is not None:
            taken = min(over, room[days[at].day])
            room[days[at].day] -= taken
            over -= taken
            begun = days[at].day if taken else begun
        if begun is not None and not over:
            beginnings[day] = begun
    return beginnings


def first_room(horizon: Horizon, minutes: int, spilled: Mapping[date, int]) -> FirstRoom:
    """Return the first day from today on that takes so many minutes more within plannable, its windows kept."""
    desk, fit = horizon.desk, Fit(horizon.desk, horizon)
    asked = Task(id="", title="", created_at=desk.now, minutes=minutes, entered=Entered.PLANNED)
    after: date | None = desk.today - DAY
    while after is not None:
        after = fit.first_day_with_room(asked, after=after)
        # Work too large for one day would count there for a share of it; here it is to fit whole.
        if after is None:
            break
        if fit.need_minutes(after) + spilled.get(after, 0) + minutes <= horizon.day(after).plannable_minutes:
            return FirstRoom(minutes=minutes, day=after, searched_until=horizon.last)
    return FirstRoom(minutes=minutes, day=None, searched_until=horizon.last)


class _Ahead:
    """Looks at days, with what is due and who is away sorted out once."""

    def __init__(
        self, horizon: Horizon, last: date, spilled: Mapping[date, int], beginnings: Mapping[date, date]
    ) -> None:
        self._spilled = spilled
        self._beginnings = beginnings
        desk = horizon.desk
        self._horizon = horizon
        self._desk = desk
        self._off = {off.day: off.name for off in desk.days_off if desk.pattern.hours_on(off.day)}
        self._days_off = frozenset(off.day for off in desk.days_off)
        self._away = (
            *((named(desk.people, one.who) if one.who else None, one.title, one.when) for one in desk.absences),
        )
        absent = (
            event for event in desk.others if event.owner is not None and event.status is EventStatus.OUT_OF_OFFICE
        )
        self._others = tuple(
            one
            for one in occurrences(absent, first=desk.today, last=last, zone=desk.zone)
            if isinstance(one.event.when, AllDay)
        )

    def day(self, day: date) -> DayAhead:
        """Return a day with all that is known of it."""
        due = [
            replace(task, id=open_id(task.id))
            for task in self._desk.tasks
            if task.real_due is not None and task.real_due.day == day
        ]
        return DayAhead(
            day=day,
            figures=day_figures(day, self._desk, self._horizon),
            spilled_minutes=self._spilled.get(day, 0),
            begin_by=self._beginnings.get(day),
            deadlines=tuple(sorted(due, key=lambda task: (_due_at(task), task.id))),
            checkins=self._horizon.checkins.on(day),
            away=self._away_on(day),
            off_reason=self._off.get(day),
            is_bridge=is_bridge(day, pattern=self._desk.pattern, days_off=self._days_off),
            school_holidays=school_holidays_on(day, self._desk.school_holidays),
        )

    def _away_on(self, day: date) -> tuple[Away, ...]:
        zone = self._desk.zone
        whole = whole_day(day, zone)
        hours = self._horizon.hours.on(day)
        found = [
            Away(who=who, title=title, is_whole_day=_covers(span, hours or (whole,)))
            for who, title, when in self._away
            if (span := span_of(when, zone)).overlap(whole) is not None
        ]
        for one in self._others:
            if one.span.overlap(whole) is not None:
                owner = named(self._desk.people, one.event.owner or "")
                found.append(Away(who=owner, title=one.event.title, is_whole_day=True))
        first = {(one.who, one.is_whole_day): one for one in reversed(found)}
        return tuple(sorted(first.values(), key=lambda one: (one.who is not None, one.who or "", one.title)))


def _covers(span: Span, hours: tuple[Span, ...]) -> bool:
    return clip((span,), hours) == hours


def _due_at(task: Task) -> str:
    due = task.real_due
    return due.at.isoformat() if due is not None and due.at is not None else "~"


def reaching(desk: Desk, weeks: int) -> Desk:
    """Return the desk with a horizon of at least so many weeks."""
    horizon_weeks = max(weeks, desk.preferences.horizon_weeks)
    return replace(desk, preferences=replace(desk.preferences, horizon_weeks=horizon_weeks))
