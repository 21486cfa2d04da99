"""What came in after the plan of a day: ad hoc is a relation between work and plan (ENGINE.md 1)."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from typing import TYPE_CHECKING

from ontzorg_cli.core.calendar.agenda import EventStatus, occurrences, span_of
from ontzorg_cli.core.calendar.moments import MINUTE, clip, minutes_of, whole_day
from ontzorg_cli.core.judgement.expectation import Expectation, Learned, Missing, Sample, learned_from, within
from ontzorg_cli.core.judgement.own_hours import OwnHours
from ontzorg_cli.core.work.estimate import remaining_minutes
from ontzorg_cli.core.work.plan import AdhocSource, stored_plan
from ontzorg_cli.core.work.task import Entered

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date, datetime

    from ontzorg_cli.core.calendar.moments import Span
    from ontzorg_cli.core.judgement.desk import Desk
    from ontzorg_cli.core.work.task import Task


def plan_moment(day: date, desk: Desk, hours: OwnHours | None = None) -> datetime:
    """Return the moment from which work that comes in for `day` is ad hoc (ENGINE.md 2).

    That is when its plan was fixed, or the start of work where that came too late or never. Today's plan that is not
    fixed yet is taken as fixed now. A day without work and without a plan has no ad hoc: its last moment.
    """
    plan = stored_plan(day, desk.plans)
    start = (hours or OwnHours(desk)).start(day)
    if start is None:
        return plan.fixed_at if plan else whole_day(day, desk.zone).end
    fixed_at = plan.fixed_at if plan else (desk.now if day == desk.today else None)
    latest = start + timedelta(minutes=desk.preferences.late_first_look_minutes)
    return start if fixed_at is None or fixed_at > latest else fixed_at


def is_adhoc_on(task: Task, day: date, desk: Desk, hours: OwnHours | None = None) -> bool:
    """Return whether work is ad hoc on `day`: it came in that day, after the plan, or its owner says so."""
    if task.created_at.astimezone(desk.zone).date() != day:
        return False
    if task.entered is not None:
        return task.entered is Entered.ADHOC
    return task.created_at > plan_moment(day, desk, hours)


def is_for(task: Task, day: date, hours: OwnHours) -> bool:
    """Return whether open work asks something of `day`: planned for it or before, or else really due by then."""
    wanted = hours.wanted_on(task)
    return wanted is not None and wanted <= day


def open_adhoc(day: date, desk: Desk, hours: OwnHours | None = None) -> tuple[Task, ...]:
    """Return the ad hoc work that is still open for `day`."""
    hours = hours or OwnHours(desk)
    return tuple(
        task for task in desk.tasks if task.is_mine and is_for(task, day, hours) and is_adhoc_on(task, day, desk, hours)
    )


def open_adhoc_minutes(day: date, desk: Desk) -> int:
    """Return the minutes that are left of the ad hoc work still open for `day`."""
    hours = OwnHours(desk)
    return sum(
        remaining_minutes(task, desk.preferences, running_minutes=running_minutes(task, desk, hours))[0]
        for task in open_adhoc(day, desk, hours)
    )


def running_minutes(task: Task, desk: Desk, hours: OwnHours) -> int:
    """Return the minutes since a task was started, at most to the end of that day's work; 0 where it is not running."""
    if task.started_at is None:
        return 0
    day = task.started_at.astimezone(desk.zone).date()
    return max(0, (min(desk.now, hours.day_end(day)) - task.started_at) // MINUTE)


def adhoc_spent_minutes(day: date, desk: Desk) -> int:
    """Return the minutes that went into ad hoc work on `day`, interruptions and running work included."""
    return Ledger(desk, OwnHours(desk)).adhoc_minutes(day)


def expected_share(day: date, desk: Desk) -> tuple[float, AdhocSource]:
    """Return which part of the capacity of `day` ad hoc work is expected to take, and where that comes from."""
    return Ledger(desk, OwnHours(desk)).expected_share(day)


class Ledger:
    """The minutes that were logged, added up once by day, task and requester, and what they teach."""

    def __init__(self, desk: Desk, hours: OwnHours) -> None:
        self._desk = desk
        self._hours = hours
        self._all: defaultdict[date, int] = defaultdict(int)
        self._adhoc: defaultdict[date, int] = defaultdict(int)
        self._task: defaultdict[tuple[date, str], int] = defaultdict(int)
        self._from: defaultdict[str | None, int] = defaultdict(int)
        self._guessed: set[date] = set()
        self._learned: dict[tuple[int, date], Learned] = {}
        self._expected: dict[date, Expectation] = {}
        self._names = {former: person.name for person in desk.people for former in person.formerly}
        self._noted_away: list[tuple[str, Span]] | None = None
        self._out_of_office = tuple(
            event for event in desk.others if event.owner is not None and event.status is EventStatus.OUT_OF_OFFICE
        )
        self._read()

    def logged_minutes(self, day: date) -> int:
        """Return all minutes that were logged on `day`."""
        return self._all.get(day, 0)

    def adhoc_minutes(self, day: date) -> int:
        """Return the minutes that went into ad hoc work on `day`."""
        return self._adhoc.get(day, 0)

    def task_minutes(self, task_id: str, day: date) -> int:
        """Return the minutes that went into a task on `day`."""
        return self._task.get((day, task_id), 0)

    def expected_share(self, day: date) -> tuple[float, AdhocSource]:
        """Return which part of the capacity of `day` ad hoc work is expected to take, and where that comes from."""
        expected = self.expectation(day)
        return expected.share, expected.source

    def expectation(self, day: date) -> Expectation:
        """Return what ad hoc work is expected of `day`, with what it rests on (ENGINE.md 1, E_day).

        The user's own figure stands as it is; any other leaves out what those who are away usually cause.
        """
        if day not in self._expected:
            fixed = self._desk.preferences.adhoc_fixed_share
            self._expected[day] = (
                Expectation(learned=self._learned_share(day), missing=tuple(self._missing(day)))
                if fixed is None
                else Expectation(learned=Learned(share=within(fixed, 0.0, 1.0), source=AdhocSource.FIXED))
            )
        return self._expected[day]

    def _read(self) -> None:
        for spent in self._desk.log.spent:
            day = self._day_of(spent.started_at)
            self._note(day, spent.minutes, adhoc=spent.adhoc, requester=spent.requester, task=spent.task)
            if spent.adhoc and spent.guessed:
                self._guessed.add(day)
        for interruption in self._desk.log.interruptions:
            if interruption.task is None and interruption.minutes is not None:
                day = self._day_of(interruption.at)
                self._note(day, interruption.minutes, adhoc=True, requester=interruption.requester)
        for task in self._desk.tasks:
            if task.started_at is not None and task.is_mine:
                day = self._day_of(task.started_at)
                minutes = running_minutes(task, self._desk, self._hours)
                adhoc = is_adhoc_on(task, day, self._desk, self._hours)
                self._note(day, minutes, adhoc=adhoc, requester=task.requester, task=task.id)

    def _note(self, day: date, minutes: int, *, adhoc: bool, requester: str | None, task: str | None = None) -> None:
        self._all[day] += minutes
        if adhoc:
            self._adhoc[day] += minutes
            self._from[self._names.get(requester, requester) if requester else None] += minutes
        if task is not None:
            self._task[day, task] += minutes

    def _day_of(self, moment: datetime) -> date:
        return moment.astimezone(self._desk.zone).date()

    def _learned_share(self, day: date) -> Learned:
        """Return what this weekday taught.

        A day teaches where its plan was fixed and something was logged; one with guessed ad hoc minutes does not.
        """
        before = min(day, self._desk.today)
        key = day.weekday(), before
        if key not in self._learned:
            self._learned[key] = learned_from(self._samples(*key), self._desk.preferences)
        return self._learned[key]

    def _samples(self, weekday: int, before: date) -> list[Sample]:
        return [
            Sample(
                day=plan.day,
                adhoc_minutes=self._adhoc.get(plan.day, 0),
                capacity_minutes=plan.capacity_minutes,
            )
            for plan in sorted(self._desk.plans, key=lambda each: each.day)
            if plan.day < before
            and plan.day.weekday() == weekday
            and plan.capacity_minutes > 0
            and self._all.get(plan.day, 0) > 0
            and plan.day not in self._guessed
        ]

    def _missing(self, day: date) -> Iterator[Missing]:
        """Yield who is away on `day` of those who usually cause ad hoc work, most of it first."""
        total = sum(self._from.values())
        working = self._hours.on(day)
        if not working or total < self._desk.preferences.structural_least_minutes:
            return
        away = self._away_on(day)
        for name in sorted(away, key=lambda name: (-self._from.get(name, 0), name)):
            part = minutes_of(clip(away[name], working)) / minutes_of(working)
            if part and self._from.get(name, 0):
                yield Missing(person=name, usual=self._from[name] / total, away=part)

    def _away_on(self, day: date) -> Mapping[str, Sequence[Span]]:
        """Return when other people are away, by name: what was noted, and in their own calendar around `day`."""
        zone = self._desk.zone
        if self._noted_away is None:
            self._noted_away = [
                (one.who, span_of(one.when, zone)) for one in self._desk.absences if one.who is not None
            ]
        out = occurrences(self._out_of_office, first=day, last=day, zone=zone) if self._out_of_office else ()
        found: defaultdict[str, list[Span]] = defaultdict(list)
        for who, span in (*self._noted_away, *((one.event.owner or "", one.span) for one in out)):
            found[self._names.get(who, who)].append(span)
        return found
