from __future__ import annotations

from dataclasses import replace
from functools import partial
from random import Random
from statistics import fmean, pvariance

import pytest

from days import BEGUN, DAYS_BEFORE, DUE, MOST_DAYS, Day, make_days, mean_minutes, poisson, spent_before
from months import AD_HOC, FAR_AHEAD, FIRST, HER_OWN, KINDS, LARGER, SHORTEST, SMALL, WEEKS, ZONE, Job, Kind, make_month
from ontzorg_cli.core.calendar.moments import DAY, Span, clip, minutes_of
from ontzorg_cli.core.judgement.capacity import Horizon
from ontzorg_cli.core.work.plan import AdhocSource
from rules import RULES, Product
from working import Work, work_through_day

SEEDS = range(901, 921)


@pytest.fixture(scope="module")
def days() -> list[Day]:
    return [day for seed in SEEDS for day in make_days(seed, 95)]


def planned(day: Day) -> list[Job]:
    return [job for job in day.month.jobs if job.task.on is not None]


def came_in(day: Day) -> list[Job]:
    return [job for job in day.month.jobs if job.task.on is None]


def left_minutes(jobs: list[Job]) -> int:
    return sum(job.takes_minutes - job.task.spent_minutes for job in jobs)


def test_a_seed_gives_the_same_days_every_time() -> None:
    first = make_days(901, 95)
    again = make_days(901, 95)
    assert [(day.month.jobs, day.spent, day.plans) for day in first] == [
        (day.month.jobs, day.spent, day.plans) for day in again
    ]
    assert first[0].month.jobs != make_days(902, 95)[0].month.jobs


def test_a_seed_has_the_same_agenda_at_every_load_and_in_its_month() -> None:
    gaps = [day.gaps for day in make_days(901, 80)]
    assert gaps == [day.gaps for day in make_days(901, 105)]
    of_month = make_month(901, 80).gaps
    assert [gap for day in gaps for gap in day] == list(of_month[: sum(map(len, gaps))])


def test_the_days_of_a_seed_are_her_first_working_days_with_time_in_the_ten_weeks(days: list[Day]) -> None:
    numbers = {seed: len(make_days(seed, 95)) for seed in SEEDS}
    assert max(numbers.values()) == MOST_DAYS
    assert all(day.gaps and day.capacity_minutes == minutes_of(day.gaps) for day in days)
    dates = [day.gaps[0].start.date() for day in days]
    assert all(FIRST <= one < FIRST + WEEKS * 7 * DAY for one in dates)
    assert max(dates) >= FIRST + (WEEKS - 1) * 7 * DAY


def test_how_many_there_are_has_the_mean_and_the_spread_of_poisson() -> None:
    chance = Random("poisson")
    for expected in (0.3, 2.0, 7.5):
        drawn = [poisson(chance, expected) for _ in range(20_000)]
        assert fmean(drawn) == pytest.approx(expected, rel=0.03)
        assert pvariance(drawn) == pytest.approx(expected, rel=0.05)
    assert poisson(chance, 0.0) == 0


@pytest.mark.parametrize("kind", [*KINDS, AD_HOC])
def test_the_mean_of_what_really_remains_is_that_of_many_draws(kind: Kind) -> None:
    chance = Random("remaining")
    for capacity in (90, 420):
        drawn = []
        for _ in range(20_000):
            estimate = chance.choice(kind.minutes)
            takes = max(SHORTEST, round(estimate * chance.lognormvariate(0, 0.3)))
            drawn.append(max(SHORTEST, takes - spent_before(kind, estimate, chance.random(), capacity)))
        assert mean_minutes(kind, capacity) == pytest.approx(fmean(drawn), rel=0.02)


def test_the_load_is_what_was_asked_on_average_and_not_each_day(days: list[Day]) -> None:
    capacity = sum(day.capacity_minutes for day in days)
    assert sum(left_minutes(list(day.month.jobs)) for day in days) / capacity == pytest.approx(0.95, rel=0.05)
    shares = [left_minutes(list(day.month.jobs)) / day.capacity_minutes for day in days]
    assert min(shares) < 0.5
    assert max(shares) > 1.5


def test_the_weeks_before_have_as_much_ad_hoc_as_the_day_itself(days: list[Day]) -> None:
    for seed_days in ([day for day in days if day.month.seed == seed] for seed in SEEDS):
        before = sum(one.minutes for day in seed_days for one in day.spent if one.adhoc)
        share = before / sum(plan.capacity_minutes for day in seed_days for plan in day.plans)
        assert 0.95 * 0.12 < share < 0.95 * 0.43
    ad_hoc = sum(one.minutes for day in days for one in day.spent if one.adhoc)
    today = sum(left_minutes(came_in(day)) for day in days) / sum(day.capacity_minutes for day in days)
    assert ad_hoc / sum(plan.capacity_minutes for day in days for plan in day.plans) == pytest.approx(today, rel=0.06)


def test_no_day_before_has_more_in_it_than_its_time_and_the_product_learns_from_them(days: list[Day]) -> None:
    for day in days[::17]:
        today = day.month.desk.today
        assert all(today - DAYS_BEFORE * DAY <= plan.day < today for plan in day.plans)
        for plan in day.plans:
            assert sum(one.minutes for one in day.spent if one.started_at.date() == plan.day) == plan.capacity_minutes
        work = Work(month=day.month, now=day.gaps[0].start, spent=list(day.spent), plans=list(day.plans))
        expected = Horizon(work.desk()).ledger.expectation(today)
        assert expected.source is AdhocSource.LEARNED
        assert len(expected.learned.samples) == sum(plan.day.weekday() == today.weekday() for plan in day.plans)


def test_no_deadline_of_the_plan_is_impossible(days: list[Day]) -> None:
    timed = 0
    for day in days:
        for job in planned(day):
            due, estimate = job.task.due, job.task.minutes
            if due is None:
                continue
            assert estimate is not None
            assert due.day == day.month.desk.today
            end = Horizon(day.month.desk).due_moment(due)
            free = minutes_of(clip(day.gaps, (Span.between(day.gaps[0].start, end),)))
            assert SHORTEST <= estimate - job.task.spent_minutes <= free
            timed += due.at is not None
    assert timed > 50


def test_no_deadline_of_what_comes_in_is_impossible(days: list[Day]) -> None:
    for day in days[::7]:
        horizon = Horizon(replace(day.month.desk, now=day.gaps[0].start))
        for job in came_in(day):
            assert job.task.created_at.astimezone(ZONE).date() == day.month.desk.today
            assert job.task.due is not None
            assert job.task.minutes is not None
            frame = Span.between(job.task.created_at, horizon.due_moment(job.task.due))
            free = sum(
                minutes_of(clip(horizon.day(frame.start.date() + number * DAY).free, (frame,)))
                for number in range((job.task.due.day - day.month.desk.today).days + 1)
            )
            assert free >= job.task.minutes


def test_the_plan_came_in_before_the_day_and_more_work_remains_than_none(days: list[Day]) -> None:
    jobs = [(day, job) for day in days for job in planned(day)]
    assert all(job.task.created_at.date() < day.month.desk.today == job.task.on for day, job in jobs)
    assert all(job.takes_minutes >= job.task.spent_minutes + SHORTEST for _, job in jobs)
    own = [job for _, job in jobs if job.task.due is None]
    assert own
    assert all(job.task.requester is None and not job.task.spent_minutes for job in own)
    assert fmean(job.task.really_due is not None for _, job in jobs if job.task.due) == pytest.approx(0.15, abs=0.03)


def test_only_larger_work_has_been_begun_but_for_what_a_day_would_not_hold() -> None:
    assert BEGUN == (LARGER, FAR_AHEAD)
    assert HER_OWN not in DUE
    assert spent_before(SMALL, 60, 0.9, 420) == 0
    assert spent_before(SMALL, 90, 0.9, 60) == 30
    assert spent_before(HER_OWN, 90, 0.9, 60) == 0
    assert spent_before(LARGER, 200, 0.5, 420) == 100
    assert spent_before(LARGER, 200, 0.1, 120) == 80
    assert spent_before(FAR_AHEAD, 100, 0.99, 420) == 95


@pytest.mark.parametrize("name", ["ontzorg", "first come"])
def test_she_works_that_day_alone_and_is_never_idle_while_there_is_work(name: str, days: list[Day]) -> None:
    for day in days[::23]:
        plans: list[int] = []
        work = work_through_day(day, RULES[name](), on_morning=partial(_count_plans, plans))
        assert plans == [len(day.plans) + 1]
        never = {job.task.id for job in day.month.jobs if job.task.created_at > day.gaps[-1].end}
        assert {*work.finished, *work.tasks, *never} >= {job.task.id for job in day.month.jobs}
        assert work.finished.keys().isdisjoint(work.tasks)
        assert all(day.gaps[0].start < at <= day.gaps[-1].end for at in work.finished.values())
        worked = sum(one.minutes for one in work.spent if one.task)
        is_over = not any(job.task.created_at > work.now for job in day.month.jobs) and not work.tasks
        assert worked <= day.capacity_minutes if is_over or came_in(day) else worked == day.capacity_minutes


def _count_plans(plans: list[int], work: Work) -> None:
    plans.append(len(work.plans))


def test_what_lies_there_in_the_morning_is_what_was_planned_and_what_came_in_before_her_first_free_moment(
    days: list[Day],
) -> None:
    for day in days[::11]:
        seen: list[frozenset[str]] = []
        work_through_day(day, Product(), on_morning=partial(_see, seen))
        assert seen == [frozenset(job.task.id for job in day.month.jobs if job.task.created_at <= day.gaps[0].start)]
        assert seen[0] >= {job.task.id for job in planned(day)}


def _see(seen: list[frozenset[str]], work: Work) -> None:
    seen.append(frozenset(work.tasks))
