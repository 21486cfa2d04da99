"""Days that know nothing of each other, made up from a seed (docs/decisions/0022, days by themselves).

Each has the work that is planned for it, what comes in during it, and weeks before it from which the product learns how
much that usually is. How full it is, chance decides: the load is what is expected.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice
from random import Random
from statistics import NormalDist, fmean
from typing import TYPE_CHECKING

from months import (
    AD_HOC,
    FAR_AHEAD,
    FIRST,
    KINDS,
    LARGER,
    SHORTEST,
    SMALL,
    SPREAD,
    TIMES,
    WEEKS,
    ZONE,
    Maker,
    Month,
    assistant_of,
    horizon_of,
)
from ontzorg_cli.core.calendar.moments import DAY, Span, clip, minutes_of, moment, subtract
from ontzorg_cli.core.work.interruption import TimeSpent
from ontzorg_cli.core.work.plan import DayPlan
from ontzorg_cli.core.work.task import Due

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import time

    from months import Job, Kind
    from ontzorg_cli.core.judgement.capacity import DayTime, Horizon

MOST_DAYS = 40
DAYS_BEFORE = 56
"""So many days before a day teach what usually comes in."""
BEGUN = (LARGER, FAR_AHEAD)
DUE = (SMALL, LARGER, FAR_AHEAD)
OWN_SINCE = range(1, 6)
"""How many working days ago her own work came in."""
STEPS = 50
"""Into so many equally likely steps chance is cut where a mean is worked out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A day by itself. `month` is that of its seed with the work of this day alone; `gaps` is its time to work in.

    `spent` and `plans` are of the weeks before.
    """

    month: Month
    gaps: tuple[Span, ...]
    capacity_minutes: int
    spent: tuple[TimeSpent, ...]
    plans: tuple[DayPlan, ...]


def make_days(seed: int, load_percent: int) -> tuple[Day, ...]:
    """Return the days of a seed at a load. The same seed has the same hours, agenda and people at every load."""
    desk, ad_hoc_share = assistant_of(seed)
    month, horizon = Month(seed=seed, desk=desk, jobs=()), horizon_of(desk)
    days = (horizon.day(FIRST + number * DAY) for number in range(WEEKS * 7))
    with_time = islice((day for day in days if day.capacity_minutes), MOST_DAYS)
    return tuple(_DayMaker(month, horizon, day, load_percent, ad_hoc_share).day() for day in with_time)


def poisson(chance: Random, expected: float) -> int:
    """Return how many of something there are, where so many are expected and none knows of another."""
    number, at = 0, chance.expovariate(1.0)
    while at < expected:
        number += 1
        at += chance.expovariate(1.0)
    return number


def spent_before(kind: Kind, estimate: int, part: float, capacity_minutes: int) -> int:
    """Return the minutes spent already on work that is planned, where that is `part` of its estimate if it was begun.

    What is left of the estimate is no more than the day has, where the work is due.
    """
    spent = round(estimate * part) if kind in BEGUN else 0
    if kind in DUE:
        spent = max(spent, estimate - capacity_minutes)
    return min(spent, estimate - SHORTEST)


@cache
def mean_minutes(kind: Kind, capacity_minutes: int) -> float:
    """Return the mean of the minutes that really remain of planned work of a kind, on a day of such a capacity."""
    steps = [(number + 0.5) / STEPS for number in range(STEPS)]
    factors = [math.exp(SPREAD * NormalDist().inv_cdf(step)) for step in steps]
    spent = {
        estimate: [
            spent_before(kind, estimate, part, capacity_minutes) for part in (steps if kind in BEGUN else (0.0,))
        ]
        for estimate in set(kind.minutes)
    }
    return fmean(
        max(SHORTEST, round(estimate * factor) - before)
        for estimate in kind.minutes
        for factor in factors
        for before in spent[estimate]
    )


class _DayMaker:
    """Makes one day, with a chance of its own."""

    def __init__(self, month: Month, horizon: Horizon, time: DayTime, load_percent: int, ad_hoc_share: float) -> None:
        self._month = month
        self._horizon = horizon
        self._time = time
        self._gaps = subtract(time.working, time.fixed)
        self._load = load_percent / 100
        self._ad_hoc_share = ad_hoc_share
        self._chance = Random(f"day {month.seed} {load_percent} {time.day}")
        self._maker = Maker(month.desk, horizon, self._chance)

    def day(self) -> Day:
        """Return the day."""
        before = tuple(self._before())
        jobs = sorted((*self._planned(), *self._coming_in()), key=lambda job: (job.task.created_at, job.task.id))
        desk = replace(self._month.desk, now=self._gaps[0].start.astimezone(ZONE), since=before[0][0].day)
        return Day(
            month=replace(self._month, desk=desk, jobs=tuple(jobs)),
            gaps=self._gaps,
            capacity_minutes=self._time.capacity_minutes,
            spent=tuple(spent for _, of_day in before for spent in of_day),
            plans=tuple(plan for plan, _ in before),
        )

    def _before(self) -> Iterator[tuple[DayPlan, tuple[TimeSpent, ...]]]:
        """Yield each working day of the weeks before: its plan, of which only the capacity counts, and what was logged."""
        for number in range(DAYS_BEFORE, 0, -1):
            time = self._horizon.day(self._time.day - number * DAY)
            capacity = time.capacity_minutes
            if not capacity:
                continue
            came_in = (self._maker.real_minutes(self._chance.choice(AD_HOC.minutes)) for _ in range(self._ad_hoc(time)))
            minutes = min(capacity, sum(came_in))
            start = time.working[0].start.astimezone(ZONE)
            yield (
                DayPlan(
                    day=time.day, fixed_at=start, capacity_minutes=capacity, expected_adhoc_minutes=0, margin_minutes=0
                ),
                tuple(
                    TimeSpent(task="", started_at=start, minutes=spent, adhoc=is_ad_hoc)
                    for spent, is_ad_hoc in ((minutes, True), (capacity - minutes, False))
                    if spent
                ),
            )

    def _ad_hoc(self, time: DayTime) -> int:
        """Return how many pieces of ad hoc work come in on a day."""
        budget = time.capacity_minutes * self._load * self._ad_hoc_share
        return poisson(self._chance, budget / mean_minutes(AD_HOC, time.capacity_minutes))

    def _coming_in(self) -> Iterator[Job]:
        for _ in range(self._ad_hoc(self._time)):
            yield self._maker.job(AD_HOC, self._maker.moment_on(self._time))

    def _planned(self) -> Iterator[Job]:
        capacity = self._time.capacity_minutes
        for kind in KINDS:
            budget = capacity * self._load * (1 - self._ad_hoc_share) * kind.share
            for _ in range(poisson(self._chance, budget / mean_minutes(kind, capacity))):
                yield self._planned_job(kind)

    def _planned_job(self, kind: Kind) -> Job:
        """Return work that is planned for this day and, where it has a deadline, claimed for it."""
        chance, maker, day = self._chance, self._maker, self._time.day
        estimate = chance.choice(kind.minutes)
        takes = maker.real_minutes(estimate)
        spent = spent_before(kind, estimate, chance.random(), self._time.capacity_minutes)
        claimed = self._claimed(kind, estimate - spent) if kind in DUE else None
        back = chance.choice(kind.days or OWN_SINCE)
        created_at = maker.moment_on(self._horizon.day(self._horizon.working_days_before(day, back)[0]))
        job = maker.claimed_job(kind, created_at, estimate, max(takes, spent + SHORTEST), claimed)
        return replace(job, task=replace(job.task, on=day, spent_minutes=spent))

    def _claimed(self, kind: Kind, minutes: int) -> Due:
        at = self._time_of_day(minutes) if self._chance.random() < kind.hours_share else None
        return Due(day=self._time.day, at=at, hard=self._maker.hardness())

    def _time_of_day(self, minutes: int) -> time | None:
        """Return the time drawn, or the next before which so many minutes are free; None where none is."""
        drawn = self._chance.choice(TIMES)
        return next((at for at in TIMES if at >= drawn and self._free_before(at) >= minutes), None)

    def _free_before(self, at: time) -> int:
        frame = Span.between(self._gaps[0].start, moment(self._time.day, at, ZONE))
        return minutes_of(clip(self._gaps, (frame,)))
