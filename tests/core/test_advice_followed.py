"""What is promised of advice: after it the day fits or what stays was said, and nothing else got worse."""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, example, given, seed, settings
from hypothesis import strategies as st
from tests.core.following import (
    all_followed,
    clears_today,
    excess_minutes,
    followed,
    ids_in_hand,
    movable_today,
    needed_by,
)
from tests.core.strategies import ALTERNATING, ODD_WEEKS, PART_TIME, desks, full_days

from ontzorg_cli.core.calendar.agenda import EventKind
from ontzorg_cli.core.calendar.moments import Week, whole_day
from ontzorg_cli.core.judgement.adhoc import open_adhoc
from ontzorg_cli.core.judgement.capacity import Horizon
from ontzorg_cli.core.judgement.choice import NOTHING
from ontzorg_cli.core.judgement.day import judge
from ontzorg_cli.core.judgement.day_plan import plan_of
from ontzorg_cli.core.judgement.door import answer_request
from ontzorg_cli.core.judgement.fit import Fit
from ontzorg_cli.core.judgement.horizon_fit import fit_horizon
from ontzorg_cli.core.judgement.moves import Mover, WayOut
from ontzorg_cli.core.judgement.own_hours import OwnHours
from ontzorg_cli.core.judgement.score import Scale
from ontzorg_cli.core.judgement.verdict import AdviceAction, Overload
from ontzorg_cli.core.work.task import Importance, Task

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from ontzorg_cli.core.judgement.desk import Desk
    from ontzorg_cli.core.judgement.verdict import Advice, DayVerdict

fast = settings(max_examples=60, deadline=None)
MOVES = frozenset({AdviceAction.MOVE, AdviceAction.PROPOSE, AdviceAction.MOVE_EVENT})
MANY = 1_000


def way_out(desk: Desk, day: date | None = None) -> WayOut:
    horizon = Horizon(desk)
    return Mover(Fit(desk, horizon), day or desk.today, Scale(desk, horizon)).way_out()


def moves(found: WayOut) -> list[Advice]:
    return [one for one in found.advice if one.action in MOVES]


def events_stay(desk: Desk) -> Desk:
    """Return the desk with no event that can move: what is asked here is about work."""
    return replace(desk, events=tuple(replace(event, movable=False) for event in desk.events))


def worse_days(before: Desk, after: Desk) -> list[date]:
    """Return the days that ask more too much than they did."""
    old, new = Fit(before, Horizon(before)), Fit(after, Horizon(after))
    return [time.day for time in old.horizon.days() if new.excess_minutes(time.day) > old.excess_minutes(time.day)]


def worse_tasks(before: Desk, after: Desk) -> list[str]:
    """Return the work of which more would be late than before, or that now stands past the date it is really due.

    With blocks the fit is a heuristic: less work can put a block in another gap.
    """
    late = {one.task.id: one.late_minutes for one in fit_horizon(Fit(before, Horizon(before)))}
    is_exact = all(task.block_minutes is None for task in before.tasks)
    days = {task.id: task.on for task in before.tasks}
    fit = fit_horizon(Fit(after, Horizon(after)))
    later = [one.task.id for one in fit if is_exact and one.late_minutes > late.get(one.task.id, 0)]
    moved = (task for task in after.tasks if task.on != days[task.id])
    return [*later, *(one.id for one in moved if one.on and one.real_due and one.on > one.real_due.day)]


@fast
@given(desks(most_tasks=8, most_events=4) | full_days())
def test_each_piece_of_advice_says_what_stays_after_it_and_those_before(desk: Desk) -> None:
    found, now = way_out(desk), desk
    for one in found.advice:
        now = followed(now, one)
        assert excess_minutes(now, desk.today) == one.residual_minutes
    assert (found.overload is Overload.NONE) == (found.excess_minutes == 0)
    assert (found.overload is Overload.SOFT) == (bool(moves(found)) and not moves(found)[-1].residual_minutes)


@fast
@given(desks(most_tasks=8, most_events=4) | full_days())
def test_followed_advice_makes_no_other_day_and_no_task_worse(desk: Desk) -> None:
    after = all_followed(desk, way_out(desk).advice)
    assert not worse_days(desk, after)
    assert not worse_tasks(desk, after)


@fast
@given(full_days())
def test_work_is_never_placed_past_its_real_due_date_nor_on_a_day_off(desk: Desk) -> None:
    desk = events_stay(desk)
    for one in moves(way_out(desk)):
        assert one.task is not None
        assert one.to is not None
        assert one.to > desk.today
        assert one.task.real_due is None or one.to <= one.task.real_due.day
        assert Horizon(desk).hours.on(one.to)
        assert one.task.id not in ids_in_hand(desk)
        assert (one.action is AdviceAction.PROPOSE) == (one.person is not None)


@fast
@given(full_days())
def test_each_goes_to_the_first_day_with_room_left_by_those_before(desk: Desk) -> None:
    desk = events_stay(desk)
    now = desk
    for one in moves(way_out(desk)):
        assert one.task is not None
        fit = Fit(now, Horizon(now))
        assert one.to == fit.first_day_with_room(one.task, after=desk.today, latest=needed_by(fit, one.task))
        now = followed(now, one)


@fast
@given(full_days())
def test_events_move_only_where_work_alone_does_not_clear_the_day(desk: Desk) -> None:
    found, still = way_out(desk), way_out(events_stay(desk))
    events = [one for one in found.advice if one.action is AdviceAction.MOVE_EVENT]
    assert not events or still.overload is Overload.HARD
    assert len({one.command[1] for one in events}) == len(events)
    movable = {event.id: event for event in desk.events if event.movable and event.kind is EventKind.EVENT}
    for one in events:
        event = movable[one.command[1]]
        assert one.to is not None
        assert one.to > desk.today
        assert Horizon(desk).hours.on(one.to)
        assert one.person == next(iter(event.with_names), None)


@fast
@given(full_days(), st.randoms())
def test_the_order_of_input_does_not_matter(desk: Desk, random: object) -> None:
    shuffled = list(desk.tasks)
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # a random.Random, which the strategy does not say
    assert way_out(replace(desk, tasks=tuple(shuffled))) == way_out(desk)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(full_days(most_tasks=8))
def test_the_moves_are_the_cheapest_that_clear_the_day_of_all_there_are(desk: Desk) -> None:
    desk = events_stay(desk)
    found = way_out(desk)
    best = _cheapest(desk)
    if best is None:
        assert found.overload is not Overload.SOFT
    elif found.excess_minutes:
        assert found.overload is Overload.SOFT
        assert _cost(desk, [one.task for one in found.advice if one.task is not None]) == best


@fast
@given(full_days())
def test_more_capacity_never_makes_a_day_overbooked(desk: Desk) -> None:
    free = replace(desk, events=tuple(event for event in desk.events if event.task is not None))
    old, new = Horizon(desk).day(desk.today), Horizon(free).day(desk.today)
    if new.capacity_minutes - new.capacity_left_minutes != old.capacity_minutes - old.capacity_left_minutes:
        return  # Part of what was taken lies behind now.
    if way_out(desk).overload is Overload.NONE:
        assert way_out(free).overload is Overload.NONE


@fast
@given(full_days(), st.sampled_from((15, 60, 200)))
def test_the_door_moves_what_the_full_day_would(desk: Desk, minutes: int) -> None:
    answer = answer_request(desk, minutes=minutes, due=None)
    assert len(answer.moves) <= 5
    assert all(one.action in MOVES for one in answer.moves)


def _cheapest(desk: Desk) -> tuple[int, int, int, int] | None:
    """Return what the cheapest set costs that clears today, by trying them all; None where none does."""
    fit, movable = Fit(desk, Horizon(desk)), movable_today(desk)
    costs = [
        _cost(desk, chosen)
        for number in range(len(movable) + 1)
        for chosen in combinations(movable, number)
        if clears_today(fit, chosen)
    ]
    return min(costs, default=None) or NOTHING if costs else None


def _cost(desk: Desk, chosen: Iterable[Task]) -> tuple[int, int, int, int]:
    horizon = Horizon(desk)
    scale = Scale(desk, horizon)
    nights = plan_of(desk.today, desk, horizon.hours).nights
    chosen = list(chosen)
    return (
        sum(one.importance is Importance.MUST for one in chosen),
        sum(round(scale.weight(one) * 1_000_000) for one in chosen),
        len(chosen),
        sum(one.moves + nights.get(one.id, 0) for one in chosen),
    )


WHOLE_DAY_MINUTES = 24 * 60
_MARCH, _OCTOBER = Week(2026, 13), Week(2026, 43)


def _week(desk: Desk) -> Week:
    return Week.of(desk.today)


def _codes(verdict: DayVerdict) -> set[str]:
    return {flag.code for flag in verdict.flags}


def _is_away_today(desk: Desk) -> bool:
    there = OwnHours(replace(desk, absences=()))
    return OwnHours(desk).on(desk.today) != there.on(desk.today)


KINDS: dict[str, Callable[[Desk, DayVerdict], bool]] = {
    "with a promise that would break": lambda _, verdict: verdict.figures.overload is Overload.HARD,
    "of which flexible work alone moves": lambda _, verdict: verdict.figures.overload is Overload.SOFT,
    "with a deadline at risk": lambda _, verdict: "deadline-at-risk" in _codes(verdict),
    "without a block": lambda _, verdict: "no-block" in _codes(verdict),
    "with work that waits for other work": lambda desk, _: any(task.depends for task in desk.tasks),
    "with work that is ad hoc": lambda desk, _: bool(open_adhoc(desk.today, desk)),
    "in a part-time week": lambda desk, _: desk.pattern is PART_TIME,
    "in an even or an odd week": lambda desk, _: desk.pattern is ALTERNATING,
    "in the week of a change of the clocks": lambda desk, _: _week(desk) in {_MARCH, _OCTOBER},
    "on the very day of that change": lambda desk, _: whole_day(desk.today, desk.zone).minutes != WHOLE_DAY_MINUTES,
    "in week 53": lambda desk, _: _week(desk) == Week(2026, 53),
    "in a week with a public holiday": lambda desk, _: any(Week.of(off.day) == _week(desk) for off in desk.days_off),
    "with an own absence today": lambda desk, _: _is_away_today(desk),
}


@pytest.mark.acceptance
def test_advice_followed_on_a_thousand_days() -> None:
    """Follow the advice of a thousand generated days that ask too much; print of what kinds they were and what came of it."""
    count: Counter[str] = Counter()
    kinds: Counter[str] = Counter()

    @seed(20_261_123)
    @settings(
        max_examples=3 * MANY, deadline=None, database=None, suppress_health_check=list(HealthCheck), print_blob=False
    )
    @given(full_days(most_tasks=12))
    def follow(desk: Desk) -> None:
        if count["days"] == MANY:
            return
        count["looked at"] += 1
        if not (found := way_out(desk)).excess_minutes:
            return
        count["days"] += 1
        verdict = judge(desk)
        kinds.update(kind for kind, is_of in KINDS.items() if is_of(desk, verdict))
        after = all_followed(desk, found.advice)
        left = excess_minutes(after, desk.today)
        flags = _codes(judge(after)) & {"overbooked", "adhoc-over-buffer"}
        count["with advice"] += bool(found.advice)
        count["cleared"] += not flags
        count["cleared by moves alone"] += found.overload is Overload.SOFT
        count["left with what was said"] += bool(flags) and left == found.advice[-1].residual_minutes
        count["neither"] += bool(flags) and left != found.advice[-1].residual_minutes
        count["said wrongly"] += left != found.advice[-1].residual_minutes
        count["another day worse"] += bool(worse_days(desk, after))
        count["a task worse"] += bool(worse_tasks(desk, after))

    for desk in ODD_WEEKS.values():
        follow = example(desk)(follow)
    follow()
    sys.stderr.write(f"{dict(count)}\n" + "".join(f"{kinds[kind]:6} {kind}\n" for kind in KINDS))
    assert count["days"] == count["with advice"] == MANY
    assert count["neither"] == count["said wrongly"] == 0
    assert count["another day worse"] == count["a task worse"] == 0
    assert [kind for kind in KINDS if not kinds[kind]] == []
