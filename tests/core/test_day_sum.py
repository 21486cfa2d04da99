"""How the expected ad hoc of a day was worked out, step by step."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from tests.core.desk_samples import MONDAY, day, due, moment, task
from tests.core.strategies import desks, noor

from ontzorg_cli.core.calendar.agenda import Absence, AllDay
from ontzorg_cli.core.judgement.adhoc import expected_share
from ontzorg_cli.core.judgement.capacity import Horizon
from ontzorg_cli.core.judgement.day_sum import explain_day
from ontzorg_cli.core.preferences import Preferences
from ontzorg_cli.core.work.interruption import Interruption, Log
from ontzorg_cli.core.work.plan import DayPlan

if TYPE_CHECKING:
    from datetime import date

    from ontzorg_cli.core.judgement.desk import Desk
    from ontzorg_cli.core.judgement.verdict import Factor

WEEK = 7


def came(number: int, minutes: int, who: str) -> Interruption:
    return Interruption(
        id=f"i{number}{who}", at=moment("10:00", number), title="bellen", requester=who, minutes=minutes
    )


def mondays(*minutes: int) -> Desk:
    """Return a desk with so many minutes of Bram on each of the last Mondays, the latest first, and 300 to plan."""
    numbers = [-WEEK * (number + 1) for number in range(len(minutes))]
    return noor(
        plans=tuple(
            DayPlan(
                day=day(number),
                fixed_at=moment("08:30", number),
                capacity_minutes=300,
                expected_adhoc_minutes=75,
                margin_minutes=45,
            )
            for number in numbers
        ),
        log=Log(interruptions=tuple(came(*one, "Bram") for one in zip(numbers, minutes, strict=True))),
    )


def sum_of(desk: Desk, on: date = MONDAY) -> tuple[Factor, ...]:
    return explain_day(on, desk, Horizon(desk)).adhoc_sum


def told(desk: Desk) -> list[tuple[str, float, str]]:
    return [(one.name, round(one.value, 6), one.because) for one in sum_of(desk)]


def test_without_history_it_is_the_usual_estimate() -> None:
    assert told(noor()) == [("usual", 0.25, "usual_default"), ("expected", 0.25, "expected")]


def test_a_share_of_her_own_says_so() -> None:
    desk = replace(mondays(150), preferences=Preferences(adhoc_fixed_share=0.4))
    assert told(desk) == [("usual", 0.4, "usual_fixed"), ("expected", 0.4, "expected")]


def test_each_day_it_was_learned_from_is_there_then_the_median_the_pull_and_the_bounds() -> None:
    desk = mondays(30, 90, 150)
    assert told(desk) == [
        ("sample", 0.5, "sample"),
        ("sample", 0.3, "sample"),
        ("sample", 0.1, "sample"),
        ("median", 0.3, "median"),
        ("pulled", round((3 * 0.3 + 4 * 0.25) / 7, 6), "pulled"),
        ("bounded", round((3 * 0.3 + 4 * 0.25) / 7, 6), "within"),
        ("expected", round((3 * 0.3 + 4 * 0.25) / 7, 6), "expected"),
    ]
    first, *_, pulled, bounded, expected = sum_of(desk)
    assert first.facts == {"day": day(-21), "adhoc_minutes": 150, "capacity_minutes": 300}
    assert pulled.facts == {"count": 3, "weight": 4, "days": 7, "median_share": 0.3, "default_share": 0.25}
    assert bounded.facts == {"lowest_share": 0.05, "highest_share": 0.6}
    assert expected.facts == {
        "expected_minutes": explain_day(MONDAY, desk, Horizon(desk)).figures.expected_adhoc_minutes
    }


@pytest.mark.parametrize(("minutes", "because", "share"), [(300, "lowered", 0.6), (1, "raised", 0.05)])
def test_a_bound_that_was_met_is_named(minutes: int, because: str, share: float) -> None:
    desk = replace(mondays(minutes), preferences=Preferences(adhoc_default_weight=0))
    assert ("bounded", share, because) in told(desk)


def test_what_absent_people_usually_cause_is_a_step_of_its_own() -> None:
    desk = mondays(60, 60)
    desk = replace(
        desk,
        log=replace(desk.log, interruptions=(*desk.log.interruptions, came(-4, 40, "Hanneke"))),
        absences=(
            Absence(id="a1", title="verlof", who="Bram", when=AllDay(first=MONDAY, last=MONDAY)),
            Absence(id="a2", title="verlof", who="Hanneke", when=AllDay(first=MONDAY, last=MONDAY)),
            Absence(id="a3", title="verlof", who="Joost", when=AllDay(first=MONDAY, last=MONDAY)),
        ),
    )
    learned = (2 * 0.2 + 4 * 0.25) / 6
    left_out = [one for one in sum_of(desk) if one.name == "left_out"]
    assert [(one.facts["person"], one.because) for one in left_out] == [
        ("Bram", "away_all_day"),
        ("Hanneke", "away_all_day"),
    ]
    assert [one.value for one in left_out] == pytest.approx([-learned * 0.75, -learned * 0.25])
    step = explain_day(MONDAY, desk, Horizon(desk)).room_sum[3]
    assert (step.code, step.facts["person"], step.facts["count"]) == ("expected_adhoc", "Bram", 2)


@settings(max_examples=50, deadline=None)
@given(desks())
def test_the_steps_of_what_is_expected_add_up(desk: Desk) -> None:
    for number in range(WEEK):
        *before, expected = sum_of(desk, day(number))
        base = next(one.value for one in reversed(before) if one.name in {"usual", "bounded"})
        left_out = sum(one.value for one in before if one.name == "left_out")
        assert expected.value == pytest.approx(max(0.0, base + left_out))
        assert expected.value == expected_share(day(number), desk)[0]


def test_the_first_part_of_the_day_that_is_too_tight_is_shown_and_the_tightest() -> None:
    desk = noor(tasks=(task("a", 160, due=due(0, "11:00")), task("b", 220, due=due(0, "14:00"))))
    steps = [step for step in explain_day(MONDAY, desk, Horizon(desk)).need_sum if step.code == "window_short"]
    assert [(step.facts["before"], step.minutes > 0) for step in steps] == [
        (moment("11:00"), True),
        (moment("14:00"), True),
    ]
