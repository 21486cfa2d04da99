"""Months of an assistant, made up from a seed: hours, agenda, people, and the work that comes in.

Work comes in for ten weeks. What is open then is finished without more coming in, so that every job has its end under
every rule. The figures of `KINDS` and around it are those of an ordinary office, not measured ones. They were set by what
earliest due date and Taskwarrior's urgency do with them, never by what the product does (docs/decisions/0022).
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from functools import cached_property
from itertools import count
from random import Random
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from ontzorg_cli.core.calendar.agenda import Event, Floating
from ontzorg_cli.core.calendar.moments import DAY, MINUTE, Span, clip, minutes_of, subtract
from ontzorg_cli.core.calendar.working_time import Hours, WorkPattern
from ontzorg_cli.core.ids import id_of
from ontzorg_cli.core.judgement.capacity import BEHIND, Horizon
from ontzorg_cli.core.judgement.desk import Desk
from ontzorg_cli.core.judgement.score import Scale
from ontzorg_cli.core.preferences import Preferences
from ontzorg_cli.core.together.person import Goal, Person
from ontzorg_cli.core.work.interruption import Log
from ontzorg_cli.core.work.task import Due, Importance, Task

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ontzorg_cli.core.judgement.capacity import DayTime

ZONE = ZoneInfo("Europe/Amsterdam")
FIRST = date(2026, 11, 2)
WEEKS = 10
"""Work comes in for so many weeks."""
ALL_WEEKS = 20
"""The agenda is known for so many weeks: enough for the slowest rule to finish in."""
LOADS = (80, 95, 105)
"""Minutes of work that come in, in percents of the minutes free of appointments."""
SEEDS = range(1, 31)

WHOLE = (Hours(time(8, 30), time(12, 30)), Hours(time(13), time(16, 30)))
MORNING = WHOLE[:1]
PATTERNS = (
    WorkPattern(every={0: WHOLE, 1: WHOLE, 2: MORNING, 3: WHOLE, 4: WHOLE}),
    WorkPattern(every={0: WHOLE, 1: WHOLE, 3: WHOLE}),
    WorkPattern(every={0: WHOLE, 1: WHOLE, 2: WHOLE, 3: WHOLE, 4: MORNING}),
    WorkPattern(every={0: WHOLE, 1: WHOLE, 3: WHOLE}, even={2: WHOLE}, odd={4: MORNING}),
)
APPOINTMENTS = (0, 1, 1, 2, 2, 3)
"""How many there are in a day."""
APPOINTMENT_MINUTES = (30, 45, 60, 60, 90)
MANAGERS = ("Hanneke", "Bram", "Sietske")
GOAL = Goal(id="g2l", title="archief op orde")
GOAL_SHARE = 0.2
AD_HOC_SHARE = (0.15, 0.40)
"""Which part of the minutes comes in for the same day or the next; each assistant has her own."""
SPREAD = 0.3
"""How far real minutes lie from the estimate: the deviation of their logarithm."""
LATER_SHARE = 0.3
"""How often the real deadline is later than the one that was claimed."""
ASKED_SHARE = 0.5
"""How often the assistant knows so, because she asked."""
HARD_SHARE = 0.2
SHORTEST = 5
HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of work: its part of what is not ad hoc, its minutes, and in how many working days it is due."""

    share: float
    minutes: tuple[int, ...]
    days: tuple[int, ...]
    """Working days from the day it came in to the deadline that is claimed; empty where it has none."""
    hours_share: float = 0.0
    """How often the deadline has a time of the day."""
    hours: tuple[int, ...] = ()
    """In how many hours from the moment it came in that time is; empty where it is any time of the day."""
    importance: tuple[int, int, int] = (25, 45, 30)
    """How many in a hundred are a must, a should, a could."""
    on_the_desk: float = 0.03
    """Which part of it lies there on the first morning."""


AD_HOC = Kind(
    share=0.0,
    minutes=(5, 10, 10, 15, 15, 20, 30, 45),
    days=(0, 0, 0, 0, 1),
    hours_share=0.6,
    hours=(1, 1, 2, 2, 3, 4),
    importance=(15, 45, 40),
    on_the_desk=0.0,
)
SMALL = Kind(share=0.40, minutes=tuple(range(20, 95, 5)), days=(1, 2, 2, 3, 4), hours_share=0.1)
LARGER = Kind(share=0.30, minutes=tuple(range(90, 315, 15)), days=tuple(range(5, 11)), hours_share=0.1)
FAR_AHEAD = Kind(
    share=0.25,
    minutes=tuple(range(60, 495, 15)),
    days=tuple(range(8, 25)),
    importance=(50, 40, 10),
    on_the_desk=0.25,
)
"""Board meetings, travel, the annual plan, events: claimed two to six weeks before they are due, at four days a week."""
HER_OWN = Kind(share=0.05, minutes=tuple(range(30, 135, 15)), days=(), importance=(10, 40, 50))
KINDS = (SMALL, LARGER, FAR_AHEAD, HER_OWN)
TIMES = (time(10), time(11), time(12), time(14), time(15), time(16))


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """Work as it comes in, and what nobody knows of it yet.

    `takes_minutes` is how long it really takes. `late_after` is the moment after which it really is late, None where it
    has no deadline. `aimed_at` is what a rule may aim at: the deadline that is known, or the one that the product implies.
    """

    task: Task
    takes_minutes: int
    late_after: datetime | None
    aimed_at: datetime
    weight: float


@dataclass(frozen=True, kw_only=True)
class Month:
    """All that happens to one assistant, whatever she does first. `jobs` stand in the order in which they come in."""

    seed: int
    desk: Desk
    """The desk before any work lies on it, as it is on the first morning."""
    jobs: tuple[Job, ...]
    _events: dict[date, tuple[Event, ...]] = field(default_factory=dict)

    @cached_property
    def gaps(self) -> tuple[Span, ...]:
        """Return the time free of appointments, from the first morning on."""
        horizon = horizon_of(self.desk)
        days = (horizon.day(FIRST + number * DAY) for number in range(ALL_WEEKS * 7))
        return tuple(gap for day in days for gap in subtract(day.working, day.fixed))

    @cached_property
    def working(self) -> tuple[Span, ...]:
        """Return the working time, appointments included, from the first morning on."""
        hours = Horizon(self.desk).hours
        return tuple(span for number in range(ALL_WEEKS * 7) for span in hours.on(FIRST + number * DAY))

    def events_around(self, day: date) -> tuple[Event, ...]:
        """Return the appointments that a judgement on `day` looks at."""
        if day not in self._events:
            first, last = day - BEHIND, day + (self.desk.preferences.horizon_weeks * 7 + 1) * DAY
            self._events[day] = tuple(event for event in self.desk.events if first <= event.first_day <= last)
        return self._events[day]

    def minutes_late(self, job: Job, finished_at: datetime) -> int:
        """Return the minutes of working time from the moment after which a job is late to its end; 0 without one."""
        if job.late_after is None or finished_at <= job.late_after:
            return 0
        return minutes_of(clip((Span.between(job.late_after, finished_at),), self.working))


def make_month(seed: int, load_percent: int) -> Month:
    """Return the month of a seed at a load. The same seed has the same hours, agenda and people at every load."""
    desk, ad_hoc_share = assistant_of(seed)
    filling = _Filling(desk, Random(f"work {seed} {load_percent}"), ad_hoc_share)
    return Month(seed=seed, desk=desk, jobs=filling.jobs(load_percent))


def assistant_of(seed: int) -> tuple[Desk, float]:
    """Return the desk of a seed before any work lies on it, and which part of the work there comes in ad hoc."""
    chance = Random(f"assistant {seed}")
    return _empty_desk(chance), chance.uniform(*AD_HOC_SHARE)


def horizon_of(desk: Desk) -> Horizon:
    """Return all days of a month; beyond its horizon a desk counts with averages."""
    return Horizon(replace(desk, preferences=replace(desk.preferences, horizon_weeks=ALL_WEEKS)))


def _empty_desk(chance: Random) -> Desk:
    pattern = chance.choice(PATTERNS)
    days = (FIRST + number * DAY for number in range(ALL_WEEKS * 7))
    numbers = count()
    events = tuple(
        Event(
            id=f"e{next(numbers)}",
            title="overleg",
            when=Floating(
                start=datetime.combine(day, chance.choice(pattern.hours_on(day)).start)
                + chance.randrange(0, 8) * 30 * MINUTE,
                minutes=chance.choice(APPOINTMENT_MINUTES),
            ),
        )
        for day in days
        if pattern.hours_on(day)
        for _ in range(chance.choice(APPOINTMENTS))
    )
    weights = (1.0, 1.0, chance.choice((1.0, 1.0, 1.5)))
    people = tuple(
        Person(id=f"p{number}", name=name, weight=weight)
        for number, (name, weight) in enumerate(zip(MANAGERS, weights, strict=True))
    )
    return Desk(
        now=datetime.combine(FIRST, WHOLE[0].start, ZONE),
        zone=ZONE,
        preferences=Preferences(),
        pattern=pattern,
        events=events,
        people=people,
        goals=(GOAL,),
        log=Log(),
        since=FIRST,
    )


class Maker:
    """Makes work, one piece after the other."""

    def __init__(self, desk: Desk, horizon: Horizon, chance: Random) -> None:
        self._desk = desk
        self._horizon = horizon
        self._scale = Scale(desk, horizon)
        self._chance = chance
        self._ids = map(id_of, count())

    def moment_on(self, day: DayTime) -> datetime:
        """Return a moment of the working time of a day, each as likely."""
        at = self._chance.randrange(minutes_of(day.working))
        for span in day.working:
            if at < span.minutes:
                return (span.start + at * MINUTE).astimezone(ZONE)
            at -= span.minutes
        raise AssertionError(at)

    def real_minutes(self, estimate: int) -> int:
        """Return how long work really takes that is thought to take so many minutes."""
        return max(SHORTEST, round(estimate * math.exp(self._chance.gauss(0, SPREAD))))

    def job(self, kind: Kind, created_at: datetime, most_minutes: float | None = None) -> Job:
        """Return work of a kind that comes in at a moment, and really takes no more than `most_minutes`."""
        estimate = self._chance.choice(kind.minutes)
        takes = self.real_minutes(estimate)
        if most_minutes is not None:
            takes = min(takes, max(SHORTEST, round(most_minutes)))
        return self.claimed_job(kind, created_at, estimate, takes, self._claimed(kind, created_at, estimate))

    def claimed_job(self, kind: Kind, created_at: datetime, estimate: int, takes: int, claimed: Due | None) -> Job:
        """Return work of a kind with that deadline claimed: when it really is due, for whom, and what depends on it."""
        chance = self._chance
        later = claimed
        is_known = chance.random() < ASKED_SHARE
        if claimed is not None and chance.random() < LATER_SHARE:
            days = 1 if kind is AD_HOC else chance.randrange(1, 4)
            later = replace(claimed, day=self._horizon.working_day_after(claimed.day, days))
        task = Task(
            id=next(self._ids),
            title="werk",
            created_at=created_at,
            requester=chance.choice(MANAGERS) if kind.days else None,
            minutes=estimate,
            due=claimed,
            really_due=later if is_known and later != claimed else None,
            importance=chance.choices(tuple(Importance), kind.importance)[0],
            goal=GOAL.id if kind is not AD_HOC and chance.random() < GOAL_SHARE else None,
        )
        return Job(
            task=task,
            takes_minutes=takes,
            late_after=self._horizon.due_moment(later) if later is not None else None,
            aimed_at=self._scale.score(task).due,
            weight=self._scale.weight(task),
        )

    def hardness(self) -> bool | None:
        """Return whether it was said that a deadline is hard; None where nothing was said."""
        return True if self._chance.random() < HARD_SHARE else None

    def _claimed(self, kind: Kind, created_at: datetime, minutes: int) -> Due | None:
        """Return a deadline that leaves the time that the work takes: later than drawn where it has to be."""
        if not kind.days:
            return None
        chance, horizon = self._chance, self._horizon
        day, days = created_at.astimezone(ZONE).date(), chance.choice(kind.days)
        first = max(day if horizon.hours.on(day) else horizon.working_day_after(day), FIRST)
        at = self._time(kind, created_at) if chance.random() < kind.hours_share else None
        is_hard = self.hardness()
        while True:
            due = Due(day=horizon.working_day_after(first, days) if days else first, at=at, hard=is_hard)
            if self._free_between(created_at, horizon.due_moment(due)) >= minutes:
                return due
            days += 1

    def _time(self, kind: Kind, created_at: datetime) -> time:
        """Return the time of the day at which work is wanted: so many hours on, to the quarter, or any time."""
        if not kind.hours:
            return self._chance.choice(TIMES)
        wanted = created_at + self._chance.choice(kind.hours) * HOUR
        return min(wanted.replace(minute=wanted.minute // 15 * 15).time(), TIMES[-1])

    def _free_between(self, start: datetime, end: datetime) -> int:
        frame = (Span.between(max(start, self._desk.now), end),)
        days = (end.date() - start.date()) // timedelta(days=1)
        times = (self._horizon.day(start.date() + number * DAY) for number in range(days + 1))
        return sum(minutes_of(clip(subtract(each.working, each.fixed), frame)) for each in times)


class _Filling:
    """Fills a month with work."""

    def __init__(self, desk: Desk, chance: Random, ad_hoc_share: float) -> None:
        horizon = horizon_of(desk)
        self._desk = desk
        self._chance = chance
        self._ad_hoc_share = ad_hoc_share
        self._maker = Maker(desk, horizon, chance)
        self._days = [horizon.day(FIRST + number * DAY) for number in range(WEEKS * 7)]
        self._lengths = [minutes_of(day.working) for day in self._days]

    def jobs(self, load_percent: int) -> tuple[Job, ...]:
        """Return the work of the month, in the order in which it comes in."""
        budget = sum(day.capacity_minutes for day in self._days) * load_percent / 100
        found = list(self._fill(budget * self._ad_hoc_share, AD_HOC))
        for kind in KINDS:
            found += self._fill(budget * (1 - self._ad_hoc_share) * kind.share, kind)
        return tuple(sorted(found, key=lambda job: (job.task.created_at, job.task.id)))

    def _fill(self, budget: float, kind: Kind) -> Iterator[Job]:
        """Yield work of a kind until it takes `budget` minutes: the load is what was asked, and no mere average."""
        left = budget
        early = budget * kind.on_the_desk
        while left > SHORTEST / 2:
            job = self._maker.job(kind, self._before() if early > 0 else self._during(), left)
            left -= job.takes_minutes
            early -= job.takes_minutes
            yield job

    def _before(self) -> datetime:
        return self._desk.now - self._chance.randrange(1, 6) * DAY

    def _during(self) -> datetime:
        """Return a moment of working time, each as likely."""
        return self._maker.moment_on(self._chance.choices(self._days, self._lengths)[0])
