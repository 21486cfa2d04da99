from __future__ import annotations

import math
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.core.desk_samples import MONDAY, day, due, full_day, moment, order, place_of, screen, task
from tests.core.strategies import desks, noor

from ontzorg_cli.core.judgement.capacity import Horizon
from ontzorg_cli.core.judgement.priority import rank, rank_rest
from ontzorg_cli.core.preferences import Preferences
from ontzorg_cli.core.together.person import Goal, Person
from ontzorg_cli.core.work.plan import DayPlan
from ontzorg_cli.core.work.task import Due, Importance, Task

if TYPE_CHECKING:
    from random import Random

    from ontzorg_cli.core.judgement.desk import Desk
    from ontzorg_cli.core.judgement.verdict import Ranked

fast = settings(max_examples=50, deadline=None)


def test_the_morning_screen_has_its_order() -> None:
    assert order(screen()) == ["k7m", "m2x", "p9c", "c4h"]


def test_the_score_is_weight_over_minutes_times_nearness() -> None:
    desk = noor(tasks=(task("a", 60, due=due(0)), task("b", 20)))
    room = 315  # 7 hours of work less a quarter for ad hoc
    assert place_of("a", desk).score == pytest.approx(2 / 60 * math.exp(-(room - 60) / 40))


def test_a_due_date_behind_days_of_meetings_is_nearer_than_it_looks() -> None:
    tasks = (task("a", due=due(3)), task("b", due=due(2)))
    free = noor(tasks=tasks)
    meetings = noor(tasks=tasks, events=(full_day(1), full_day(2), full_day(3)))
    assert place_of("a", meetings).score > place_of("a", free).score


def test_a_must_goes_before_a_could() -> None:
    assert order(
        noor(
            tasks=(
                task("a", importance=Importance.COULD, due=due(2)),
                task("b", importance=Importance.MUST, due=due(2)),
            )
        )
    ) == ["b", "a"]


def test_short_work_goes_first_where_all_else_is_equal() -> None:
    assert order(noor(tasks=(task("a", 60, due=due(0)), task("b", 10, due=due(0))))) == ["b", "a"]


def test_work_for_a_goal_goes_first() -> None:
    desk = noor(tasks=(task("a", due=due(1)), task("b", due=due(1), goal="g2r")), goals=(Goal(id="g2r", title="MT+"),))
    assert order(desk) == ["b", "a"]
    assert [reason.code for reason in place_of("b", desk).reasons] == ["due_soon", "goal"]
    assert place_of("b", desk).reasons[1].facts == {"goal": "MT+"}


@pytest.mark.parametrize("name", ["Sietske", "sietske", "S. de Boer"])
def test_a_requester_weighs_as_she_was_told_also_by_a_former_name(name: str) -> None:
    desk = noor(
        tasks=(task("a", due=due(1)), task("b", due=due(1), requester=name)),
        people=(Person(id="s3p", name="Sietske", formerly=("S. de Boer",), weight=1.5),),
    )
    assert order(desk) == ["b", "a"]
    factor = next(factor for factor in place_of("b", desk).factors if factor.name == "requester")
    assert (factor.value, factor.because) == (1.5, "requester_weight")


def test_a_requester_without_a_weight_counts_as_much_as_oneself() -> None:
    desk = noor(tasks=(task("a", due=due(1)), task("b", due=due(1), requester="Joost")))
    assert place_of("a", desk).score == place_of("b", desk).score


@pytest.mark.parametrize("begun", [{"started_at": moment("08:30")}, {"spent_minutes": 15, "minutes": 45}])
def test_work_that_was_begun_keeps_its_bonus(begun: dict[str, object]) -> None:
    desk = noor(tasks=(task("a", due=due(1)), replace(task("b", due=due(1)), **begun)))  # type: ignore[arg-type]
    assert order(desk) == ["b", "a"]
    assert place_of("b", desk).score == pytest.approx(1.2 * place_of("a", desk).score)


def test_equal_scores_go_by_due_date_then_creation_then_id() -> None:
    later = moment("11:00", -3)
    nothing = Preferences(must_weight=0, should_weight=0, could_weight=0)
    tasks = (task("d"), task("c", due=due(9)), task("b", due=due(8)), task("a", due=due(8), created_at=later))
    assert order(noor(tasks=tasks, preferences=nothing)) == ["b", "a", "c", "d"]


def test_weights_of_zero_are_allowed() -> None:
    desk = noor(tasks=(task("a"), task("b", importance=Importance.MUST)), preferences=Preferences(should_weight=0))
    assert order(desk) == ["b", "a"]
    assert place_of("a", desk).score == 0


def test_no_look_ahead_at_all_still_gives_an_order() -> None:
    tasks = (task("a", due=due(4)), task("b", due=due(2)), task("c", due=due(-3)))
    assert order(noor(tasks=tasks, preferences=Preferences(lookahead_factor=0))) == ["c", "b", "a"]


def test_scores_too_small_to_tell_apart_still_keep_their_order() -> None:
    tasks = (task("x", 5), *(task(f"a{number}", 5, due=due(20 + number)) for number in range(9)))
    desk = noor(tasks=tasks[::-1], preferences=Preferences(lookahead_factor=0.1))
    assert place_of("a8", desk).score == 0.0
    assert [one for one in order(desk) if one != "x"] == [one.id for one in tasks[1:]]


def test_old_work_without_a_date_does_not_starve() -> None:
    desk = noor(tasks=(task("new", created_at=moment("08:00")), task("old", created_at=moment("08:00", -60))))
    assert order(desk) == ["old", "new"]
    assert [reason.code for reason in place_of("old", desk).reasons] == ["implied_due"]
    assert place_of("new", desk).reasons[0].facts == {"due": day(14), "created": MONDAY}


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"owner": "Fatima"}, "waiting"),
        ({"depends": ("z",)}, "depends on open work"),
        ({"on": day(1)}, "planned for later"),
    ],
)
def test_work_that_cannot_be_taken_up_is_not_in_the_running(given: dict[str, object], code: str) -> None:
    desk = noor(tasks=(replace(task("a"), **given), task("z")))  # type: ignore[arg-type]
    assert order(desk) == ["z"], code


def test_the_rest_stands_in_order_with_what_is_in_its_way() -> None:
    desk = noor(tasks=(task("a", on=day(3)), task("b", owner="Joost", due=due(1), requester="Bram"), task("c")))
    found = rank_rest(desk, Horizon(desk))
    assert [(one.task.id, one.reasons[0].code) for one in found] == [("b", "waiting_for_owner"), ("a", "planned_later")]
    assert {one.task.id for one in found}.isdisjoint(order(desk))


def test_work_that_waited_for_finished_work_is_in_the_running() -> None:
    assert order(noor(tasks=(task("a", depends=("gone",)),))) == ["a"]


def test_what_would_be_late_otherwise_goes_first_and_says_so() -> None:
    # 315 minutes of room: the must first would leave too little for the other one.
    tasks = (task("big", 240, due=due(1), importance=Importance.MUST), task("must_go", 100, due=due(0, hard=True)))
    desk = noor(tasks=tasks, preferences=Preferences(could_weight=0.1, should_weight=0.01))
    assert order(desk) == ["must_go", "big"]
    assert place_of("must_go", desk).reasons[0].code == "must_go_now"
    assert place_of("big", desk).reasons[0].code == "due_soon"


@pytest.mark.parametrize(
    ("spent", "minutes", "because"), [(20, 40, "effort"), (60, 15, "effort_over"), (200, 15, "effort_over")]
)
def test_work_that_runs_over_says_so_of_its_size(spent: int, minutes: int, because: str) -> None:
    found = place_of("a", noor(tasks=(replace(task("a", 60), spent_minutes=spent),)))
    (effort,) = (factor for factor in found.factors if factor.name == "effort")
    assert (effort.because, effort.facts) == (because, {"minutes": minutes})


def test_work_for_an_hour_counts_on_all_the_time_before_it_where_ad_hoc_can_wait_until_after() -> None:
    # 150 minutes until eleven, 315 of room today: the offer first would break the hour.
    tasks = (task("offer", 240, due=due(0), importance=Importance.MUST), task("minutes", 120, due=due(0, "11:00")))
    assert order(noor(tasks=tasks)) == ["minutes", "offer"]


def test_what_cannot_be_in_time_any_more_pushes_nothing_aside() -> None:
    desk = noor(tasks=(task("big", 400, due=due(0)), task("late", 60, due=due(-2)), task("a", 20)))
    assert order(desk) == ["late", "big", "a"]
    assert [place_of(name, desk).reasons[0].code for name in ("late", "big")] == ["overdue", "due_soon"]


def test_where_not_all_can_be_in_time_the_least_weighty_gives_way() -> None:
    tasks = (
        task("could", 200, due=due(0), importance=Importance.COULD),
        task("must", 200, due=due(0), importance=Importance.MUST),
    )
    assert order(noor(tasks=tasks)) == ["must", "could"]


def test_what_gave_way_in_vain_is_taken_back() -> None:
    # `could` gives way to `should`, which gives way to `must`: with that gone, `could` can still be in time.
    tasks = (
        task("must", 95, due=due(0, "10:20"), importance=Importance.MUST),
        task("should", 95, due=due(0, "10:10")),
        task("could", 10, due=due(0, "10:10"), importance=Importance.COULD),
    )
    assert order(noor(tasks=tasks, preferences=Preferences(adhoc_fixed_share=0.0))) == ["could", "must", "should"]


def test_implied_dates_push_nothing_aside() -> None:
    desk = noor(tasks=(task("a", 300, created_at=moment("08:00", -14)), task("b", 20, importance=Importance.MUST)))
    assert all(reason.code != "must_go_now" for ranked in rank(desk, Horizon(desk)) for reason in ranked.reasons)


def test_a_carried_task_says_how_many_nights() -> None:
    plan = DayPlan(
        day=day(-3),
        fixed_at=moment("08:30", -3),
        capacity_minutes=400,
        expected_adhoc_minutes=100,
        margin_minutes=60,
        tasks=("a",),
        nights={"a": 1},
    )
    desk = noor(tasks=(task("a", on=day(-3)),), plans=(plan,))
    carried = place_of("a", desk)
    assert carried.nights == 2
    assert carried.reasons[0].code == "carried"


def test_the_list_can_be_cut_short() -> None:
    desk = screen()
    assert rank(desk, Horizon(desk), limit=2) == rank(desk, Horizon(desk))[:2]


def test_five_thousand_equal_tasks_have_an_order() -> None:
    tasks = tuple(task(f"t{number:04}") for number in range(5000))
    assert order(noor(tasks=tasks[::-1])) == [one.id for one in tasks]


def test_nobody_at_work_still_gets_an_order() -> None:
    from ontzorg_cli.core.calendar.working_time import WorkPattern

    assert order(noor(tasks=(task("a"), task("b", due=due(1))), pattern=WorkPattern())) == ["b", "a"]


@fast
@given(desks(), st.randoms(use_true_random=False))
def test_the_order_is_total_and_the_same_however_the_work_lies(desk: Desk, chance: Random) -> None:
    shuffled = list(desk.tasks)
    chance.shuffle(shuffled)
    again = replace(desk, tasks=tuple(shuffled))
    assert order(again) == order(desk)
    assert len(set(order(desk))) == len(order(desk))


@fast
@given(desks())
def test_factors_multiply_back_to_the_score(desk: Desk) -> None:
    for ranked in rank(desk, Horizon(desk)):
        assert math.prod(factor.value for factor in ranked.factors) == pytest.approx(ranked.score, rel=1e-12)
        assert 1 <= len(ranked.reasons) <= 3


@fast
@given(desks(), st.data())
def test_more_importance_never_lowers_a_task(desk: Desk, data: st.DataObject) -> None:
    before = rank(desk, Horizon(desk))
    if before:
        chosen = data.draw(st.sampled_from(before))
        raised = replace(chosen.task, importance=Importance.MUST)
        assert place_of(raised.id, _with(desk, raised)).score >= chosen.score


@fast
@given(desks(), st.integers(0, 30), st.data())
def test_moving_a_deadline_closer_never_lowers_a_task(desk: Desk, days: int, data: st.DataObject) -> None:
    dated = [ranked for ranked in rank(desk, Horizon(desk)) if ranked.task.real_due is not None]
    if dated:
        chosen = data.draw(st.sampled_from(dated))
        real = chosen.task.real_due
        assert real is not None
        sooner = Due(day=real.day - timedelta(days=days), at=real.at, hard=real.hard)
        closer = replace(chosen.task, due=sooner, really_due=sooner)
        assert place_of(closer.id, _with(desk, closer)).score >= chosen.score


@fast
@given(desks(most_tasks=20))
def test_nothing_stands_above_work_whose_feasible_due_date_it_breaks(desk: Desk) -> None:
    horizon = Horizon(desk)
    before = 0
    ranked = rank(desk, horizon)[: desk.preferences.guarded_places]
    for above, below in pairwise(ranked):
        both = before + above.minutes + below.minutes
        breaks = before + below.minutes <= _reach(below, horizon) < both
        would_break_itself = before + above.minutes <= _reach(above, horizon) < both
        assert not breaks or would_break_itself, (above.task.id, below.task.id)
        before += above.minutes


@fast
@given(desks(most_tasks=20))
def test_what_can_all_be_in_time_is_all_in_time(desk: Desk) -> None:
    horizon = Horizon(desk)
    ranked = rank(desk, horizon)
    dated = sorted((one for one in ranked if one.task.real_due), key=lambda one: _reach(one, horizon))
    finished = 0
    for one in dated:
        finished += one.minutes
        if finished > _reach(one, horizon):
            return
    finished = 0
    for one in ranked:
        finished += one.minutes
        assert one.task.real_due is None or finished <= _reach(one, horizon)


def _with(desk: Desk, changed: Task) -> Desk:
    return replace(desk, tasks=tuple(changed if one.id == changed.id else one for one in desk.tasks))


def _reach(ranked: Ranked, horizon: Horizon) -> int:
    """Return the room before the real due date; without one there is no end to it."""
    real = ranked.task.real_due
    return horizon.room_until(horizon.due_moment(real)) if real is not None else 10**9
