"""The promises of ENGINE.md 9 over generated weeks, and over each week that is odd in its own way."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import replace
from datetime import timedelta
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, assume, example, given, seed, settings
from hypothesis import strategies as st
from tests.core.following import all_followed, clears_today, excess_minutes, movable_today
from tests.core.strategies import ALTERNATING, ODD_WEEKS, PART_TIME, WEEKENDS, desks, full_days

from ontzorg_cli.core.calendar.agenda import AllDay
from ontzorg_cli.core.calendar.moments import DAY, Week, minutes_of, whole_day
from ontzorg_cli.core.judgement.capacity import Horizon, day_figures
from ontzorg_cli.core.judgement.day import judge
from ontzorg_cli.core.judgement.fit import Fit
from ontzorg_cli.core.judgement.morning import fix_plan
from ontzorg_cli.core.judgement.moves import Mover
from ontzorg_cli.core.judgement.priority import rank
from ontzorg_cli.core.judgement.score import Scale
from ontzorg_cli.core.judgement.verdict import AdviceAction
from ontzorg_cli.core.work.task import Entered, Importance, Task

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from ontzorg_cli.core.judgement.desk import Desk
    from ontzorg_cli.core.judgement.verdict import Ranked

MINUTES_OF_A_DAY = 24 * 60
BY_IMPORTANCE = (Importance.COULD, Importance.SHOULD, Importance.MUST)
few = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
weeks = desks(most_tasks=8, most_events=5) | full_days(most_tasks=8)


def over_weeks(promise: Callable[[Desk], None]) -> Callable[[], None]:
    """Return the test of a promise over generated weeks and each odd one."""
    return few(given(weeks)(with_odd_weeks(promise)))


def with_odd_weeks(promise: Callable[[Desk], None]) -> Callable[[Desk], None]:
    """Return a promise that is looked at for each odd week as well, whatever is drawn."""
    for desk in ODD_WEEKS.values():
        promise = example(desk)(promise)
    return promise


@over_weeks
def test_what_is_taken_of_a_day_is_a_union_and_never_more_than_the_sum(desk: Desk) -> None:
    horizon = Horizon(desk)
    for time in horizon.days():
        taken = [each.span.minutes for each in horizon.occurrences(time.day) if each.occupies]
        assert minutes_of(time.fixed) <= sum(taken)


@over_weeks
def test_no_time_is_negative_and_no_part_larger_than_the_whole(desk: Desk) -> None:
    for time in Horizon(desk).days():
        assert 0 <= time.expected_adhoc_left_minutes <= time.expected_adhoc_minutes <= time.capacity_minutes
        assert 0 <= time.capacity_left_minutes <= time.capacity_minutes <= minutes_of(time.working)
        assert 0 <= time.plannable_minutes <= time.room_minutes
        assert minutes_of(time.working) <= whole_day(time.day, desk.zone).minutes


@over_weeks
def test_ad_hoc_work_that_is_caught_never_lowers_what_the_day_asks(desk: Desk) -> None:
    before = day_figures(desk.today, desk, Horizon(desk))
    for minutes, entered in ((5, None), (45, Entered.ADHOC), (600, Entered.PLANNED)):
        caught = Task(id="new", title="even", created_at=desk.now, minutes=minutes, on=desk.today, entered=entered)
        larger = replace(desk, tasks=(*desk.tasks, caught))
        assert day_figures(desk.today, larger, Horizon(larger)).need_minutes >= before.need_minutes


@few
@given(weeks, st.randoms(use_true_random=False))
def test_the_order_is_total_and_the_same_however_the_work_lies(desk: Desk, chance: Random) -> None:
    shuffled = list(desk.tasks)
    chance.shuffle(shuffled)
    again = replace(desk, tasks=tuple(shuffled))
    order = [one.task.id for one in rank(desk, Horizon(desk))]
    assert [one.task.id for one in rank(again, Horizon(again))] == order
    assert len(set(order)) == len(order)


@over_weeks
def test_more_importance_never_lowers_a_score(desk: Desk) -> None:
    for task in desk.tasks[:4]:
        scores = [_score(desk, replace(task, importance=importance)) for importance in BY_IMPORTANCE]
        # Without a date a lighter task is due later as well: both say the same.
        assert scores == sorted(scores)


@over_weeks
def test_a_due_date_that_comes_nearer_never_lowers_a_score(desk: Desk) -> None:
    for task in desk.tasks[:4]:
        if (due := task.real_due) is not None:
            days = [due.day - timedelta(days=number) for number in (0, 1, 2, 7, 30)]
            scores = [_score(desk, replace(task, really_due=replace(due, day=day))) for day in days]
            assert scores == sorted(scores)


@over_weeks
def test_nothing_stands_above_work_whose_feasible_due_date_it_breaks(desk: Desk) -> None:
    horizon, before = Horizon(desk), 0
    for above, below in pairwise(rank(desk, horizon)):
        both = before + above.minutes + below.minutes
        is_broken = before + below.minutes <= _reach(below, horizon) < both
        would_be_broken = before + above.minutes <= _reach(above, horizon) < both
        assert not is_broken or would_be_broken, (above.task.id, below.task.id)
        before += above.minutes


@over_weeks
def test_advice_clears_the_day_or_says_what_stays_and_makes_no_other_day_worse(desk: Desk) -> None:
    advice = _way_out(desk).way_out().advice
    after = all_followed(desk, advice)
    old, new = Fit(desk, Horizon(desk)), Fit(after, Horizon(after))
    assert excess_minutes(after, desk.today) == (advice[-1].residual_minutes if advice else 0)
    for time in old.horizon.days():
        assert new.excess_minutes(time.day) <= old.excess_minutes(time.day)


@over_weeks
def test_a_must_moves_only_where_no_set_without_one_clears_the_day(desk: Desk) -> None:
    moves = [one for one in _way_out(desk).moves() if one.action in {AdviceAction.MOVE, AdviceAction.PROPOSE}]
    if not any(one.task is not None and one.task.importance is Importance.MUST for one in moves):
        return
    fit = Fit(desk, Horizon(desk))
    others = [task for task in movable_today(desk) if task.importance is not Importance.MUST]
    sets = (chosen for number in range(len(others) + 1) for chosen in combinations(others, number))
    assert not any(clears_today(fit, chosen) for chosen in sets)


@over_weeks
def test_the_factors_of_an_explanation_multiply_back_to_the_score(desk: Desk) -> None:
    for one in rank(desk, Horizon(desk)):
        assert math.prod(factor.value for factor in one.factors) == pytest.approx(one.score, rel=1e-12)


FLAGS_OF_TOO_LITTLE = frozenset({"overbooked", "deadline-at-risk", "no-block"})


@over_weeks
def test_more_capacity_never_adds_a_flag_of_too_little_time(desk: Desk) -> None:
    """The buffer of the morning stays what it was: with another one it would be another day."""
    events = [one for one in desk.events if one.task is None]
    assume(events)
    planned = replace(desk, plans=(*desk.plans, fix_plan(desk.today, desk)))
    before = _codes(planned)
    for gone in events:
        freer = replace(planned, events=tuple(one for one in desk.events if one is not gone))
        assert _codes(freer) & FLAGS_OF_TOO_LITTLE <= before


@few
@given(weeks, st.lists(st.tuples(st.integers(0, 7), st.sampled_from(("on", "without", "smaller", "new"))), max_size=4))
def test_what_is_thought_of_is_what_would_be(desk: Desk, steps: list[tuple[int, str]]) -> None:
    fit = Fit(desk, Horizon(desk))
    for number, step in steps:
        if step == "new" or not desk.tasks:
            new = Task(id="new", title="even", created_at=desk.now, minutes=40, on=desk.today, entered=Entered.ADHOC)
            fit = fit.with_task(new)
            continue
        task = fit.task(desk.tasks[number % len(desk.tasks)].id)
        assert task is not None
        if step == "on":
            fit = fit.with_task_on(task, desk.today + number * DAY)
        elif step == "without":
            fit = fit.without(task)
        else:
            fit = fit.with_task(replace(task, minutes=20))
    fresh = Fit(fit.desk, Horizon(fit.desk))
    for time in fresh.horizon.days():
        assert sorted(map(repr, fit.asked(time.day))) == sorted(map(repr, fresh.asked(time.day)))
        assert fit.need_minutes(time.day) == fresh.need_minutes(time.day)
        assert fit.spill_minutes(time.day) == fresh.spill_minutes(time.day)
        assert fit.excess_minutes(time.day) == fresh.excess_minutes(time.day) == fit.narrowest(time.day).excess_minutes


KINDS: dict[str, Callable[[Desk], bool]] = {
    "a part-time week": lambda desk: desk.pattern is PART_TIME,
    "an even week of an alternating pattern": lambda desk: desk.pattern is ALTERNATING and not _week(desk).number % 2,
    "an odd week of an alternating pattern": lambda desk: desk.pattern is ALTERNATING and _week(desk).number % 2 == 1,
    "work on the weekend": lambda desk: desk.pattern is WEEKENDS,
    "the clocks go forward": lambda desk: _week(desk) == Week(2026, 13),
    "the clocks go back": lambda desk: _week(desk) == Week(2026, 43),
    "week 53": lambda desk: _week(desk) == Week(2026, 53),
    "Christmas": lambda desk: _week(desk) == Week(2026, 52),
    "own absence of whole days": lambda desk: any(
        one.who is None and isinstance(one.when, AllDay) for one in desk.absences
    ),
    "own absence of part of a day": lambda desk: any(
        one.who is None and not isinstance(one.when, AllDay) for one in desk.absences
    ),
}


def test_weeks_of_every_kind_are_looked_at() -> None:
    count: Counter[str] = Counter()

    @seed(20_261_126)
    @settings(max_examples=120, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(weeks)
    @with_odd_weeks
    def look_at(desk: Desk) -> None:
        count.update(kind for kind, is_of in KINDS.items() if is_of(desk))
        count["overbooked" if excess_minutes(desk, desk.today) else "not overbooked"] += 1

    look_at()
    assert [kind for kind in (*KINDS, "overbooked", "not overbooked") if not count[kind]] == []


def test_the_clocks_really_change_in_the_odd_weeks() -> None:
    lengths = {name: whole_day(desk.today, desk.zone).minutes for name, desk in ODD_WEEKS.items()}
    assert lengths["the Sunday on which the clocks go forward"] == MINUTES_OF_A_DAY - 60
    assert lengths["the Sunday on which they go back"] == MINUTES_OF_A_DAY + 60
    assert _week(ODD_WEEKS["week 53"]) == Week(2026, 53)
    assert not Horizon(ODD_WEEKS["Christmas Day"]).day(ODD_WEEKS["Christmas Day"].today).working


def _week(desk: Desk) -> Week:
    return Week.of(desk.today)


def _way_out(desk: Desk) -> Mover:
    horizon = Horizon(desk)
    return Mover(Fit(desk, horizon), desk.today, Scale(desk, horizon))


def _codes(desk: Desk) -> frozenset[str]:
    return frozenset(flag.code for flag in judge(desk).flags)


def _score(desk: Desk, task: Task) -> float:
    changed = replace(desk, tasks=tuple(task if one.id == task.id else one for one in desk.tasks))
    return Scale(changed, Horizon(changed)).score(task).score


def _reach(ranked: Ranked, horizon: Horizon) -> int:
    """Return the room before the real due date; without one there is no end to it."""
    due = ranked.task.real_due
    return horizon.room_until(horizon.due_moment(due)) if due is not None else 10**9
