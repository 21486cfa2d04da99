from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from tests.core.desk_samples import MONDAY, day, due, event, full_day, moment, place_of, screen, task
from tests.core.strategies import desks, noor

from ontzorg_cli.core.judgement.capacity import Horizon
from ontzorg_cli.core.judgement.day_sum import explain_day
from ontzorg_cli.core.judgement.explain import FLAG_CODES, explain, explain_flag
from ontzorg_cli.core.judgement.verdict import Sign, Step
from ontzorg_cli.core.preferences import Preferences

if TYPE_CHECKING:
    from ontzorg_cli.core.judgement.desk import Desk

fast = settings(max_examples=50, deadline=None)


def test_a_place_is_explained_by_factors_that_multiply_to_the_score() -> None:
    desk = screen()
    found = explain("m2x", desk, Horizon(desk))
    assert (found.place, found.of_places, found.hindrance) == (2, 4, None)
    assert found.score == place_of("m2x", desk).score == pytest.approx(math.prod(one.value for one in found.factors))
    assert [one.because for one in found.factors] == [
        "importance_must",
        "no_goal",
        "requester",
        "not_started",
        "effort",
        "slack",
    ]
    assert found.factors[-1].facts == {"due": day(1), "slack_minutes": 127, "typical_minutes": 61}


def test_each_factor_says_why_it_is_what_it_is() -> None:
    desk = noor(tasks=(task("a", None, goal="gone", started_at=moment("08:30")), task("b", due=due(0, "08:00"))))
    assert {one.because for one in explain("a", desk, Horizon(desk)).factors} >= {
        "goal",
        "own_work",
        "started",
        "effort_guessed",
        "slack_implied",
    }
    late = explain("b", desk, Horizon(desk)).factors[-1]
    assert (late.because, late.value, late.facts["due"]) == ("no_slack", 1.0, moment("08:00"))


@pytest.mark.parametrize(
    ("given", "code", "facts"),
    [
        ({"owner": "Fatima"}, "waiting_for_owner", {"owner": "Fatima"}),
        ({"depends": ("z",)}, "waiting_for_task", {"task": "z"}),
        ({"on": day(1)}, "planned_later", {"on": day(1)}),
    ],
)
def test_what_is_not_in_the_running_says_why(given: dict[str, Any], code: str, facts: dict[str, object]) -> None:
    desk = noor(tasks=(task("a", **given), task("z")))
    found = explain("a", desk, Horizon(desk))
    assert found.place is None
    assert found.hindrance is not None
    assert (found.hindrance.code, found.hindrance.facts) == (code, facts)


def test_unknown_work_and_flags_are_refused() -> None:
    desk = screen()
    with pytest.raises(KeyError):
        explain("zzz", desk, Horizon(desk))
    with pytest.raises(KeyError):
        explain_flag("zzz", desk, Horizon(desk))


def test_the_arithmetic_of_the_morning_screen() -> None:
    desk = screen()
    found = explain_day(MONDAY, desk, Horizon(desk))
    assert [(step.code, step.sign.value, step.minutes) for step in found.room_sum] == [
        ("working", "start", 420),
        ("fixed", "minus", 150),
        ("capacity", "result", 270),
        ("expected_adhoc", "minus", 68),
        ("room", "result", 202),
        ("margin", "minus", 41),
        ("plannable", "result", 161),
    ]
    assert [(step.facts.get("task"), step.minutes) for step in found.need_sum] == [
        ("c4h", 45),
        ("p9c", 35),
        ("m2x", 75),
        ("k7m", 90),
        (None, 245),
    ]
    assert found.too_many_minutes == 43
    assert found.room_sum[3].facts == {"source": "default", "share_percent": 25, "day_minutes": 68, "adhoc_minutes": 0}


def test_what_spills_back_is_a_step_of_its_own() -> None:
    desk = noor(
        tasks=(task("noon", 200, due=due(1, "12:00")),),
        events=(event("08:30", 240, 1),),
        preferences=Preferences(adhoc_fixed_share=0.0),
    )
    assert [(step.code, step.minutes) for step in explain_day(MONDAY, desk, Horizon(desk)).need_sum] == [
        ("need", 0),
        ("spill", 200),
        ("need_with_spill", 200),
    ]


def test_a_window_that_fails_shows_its_own_sum() -> None:
    desk = noor(tasks=(task("a", 160, due=due(0, "11:00")),))
    steps = explain_day(MONDAY, desk, Horizon(desk)).need_sum[-3:]
    assert [(step.code, step.minutes) for step in steps] == [
        ("window_need", 160),
        ("window_room", 150),
        ("window_short", 10),
    ]


@pytest.mark.parametrize("code", FLAG_CODES)
def test_a_flag_that_is_down_still_shows_its_figures_and_limits(code: str) -> None:
    desk = noor(tasks=(task("a", 200, due=due(0)),))
    found = explain_flag(code, desk, Horizon(desk))
    assert found.flag is None
    assert found.figures
    assert found.limits or code.startswith("checkin-")


def test_a_flag_that_is_up_is_shown_with_its_limits() -> None:
    desk = screen()
    found = explain_flag("overbooked", desk, Horizon(desk))
    assert found.flag is not None
    assert found.limits == {"room_minutes": 202}
    ahead = explain_flag("room", noor(events=(full_day(0),)), Horizon(noor(events=(full_day(0),))), day(1))
    assert ahead.flag is not None
    assert ahead.limits == {"half_minutes": 126, "least_minutes": 30}


@fast
@given(desks())
def test_the_sums_add_up(desk: Desk) -> None:
    found = explain_day(desk.today, desk, Horizon(desk))
    for steps in (found.room_sum, found.need_sum):
        _check(steps)


def _check(steps: tuple[Step, ...]) -> None:
    total = 0
    for step in steps:
        if step.sign is Sign.START:
            total = step.minutes
        elif step.sign is Sign.PLUS:
            total += step.minutes
        elif step.sign is Sign.MINUS:
            total -= step.minutes
        else:
            assert total == step.minutes, step.code
