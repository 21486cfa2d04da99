"""Desks on which arithmetic goes wrong first: every question still has an answer, and the answer can be explained."""

from __future__ import annotations

import math
import sys
from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

import pytest
from tests.core.desk_samples import MONDAY, day, due, event, task
from tests.core.strategies import noor

from ontzorg_cli.core.calendar.agenda import Absence, AllDay, DayOff, Event
from ontzorg_cli.core.calendar.working_time import WorkPattern
from ontzorg_cli.core.judgement.capacity import Horizon
from ontzorg_cli.core.judgement.day import judge
from ontzorg_cli.core.judgement.day_sum import explain_day
from ontzorg_cli.core.judgement.door import answer_request
from ontzorg_cli.core.judgement.explain import explain
from ontzorg_cli.core.judgement.fit import Fit
from ontzorg_cli.core.judgement.horizon_fit import fit_horizon
from ontzorg_cli.core.judgement.look_ahead import look_ahead
from ontzorg_cli.core.judgement.priority import rank
from ontzorg_cli.core.judgement.verdict import Load
from ontzorg_cli.core.preferences import Preferences
from ontzorg_cli.core.together.person import Person
from ontzorg_cli.core.work.task import Due

if TYPE_CHECKING:
    from types import FrameType

    from ontzorg_cli.core.judgement.desk import Desk

WORK = (task("a", 60, on=MONDAY, due=due(1)), task("b", 90, due=due(3), requester="Bram"), task("c", 30))
LONG = Event(id="l", title="beurs", when=AllDay(first=day(1), last=day(21)))
NESTED = (event("09:00", 180), event("09:30", 30), event("11:30", 150))
HAND_MADE_CIRCLE = (
    task("a", on=MONDAY, due=due(1), depends=("b",)),
    task("b", on=MONDAY, depends=("c",)),
    task("c", on=MONDAY, due=due(2), depends=("a",)),
    task("d", on=MONDAY, depends=("d",)),
)
NO_WEIGHT = Preferences(must_weight=0, should_weight=0, could_weight=0, goal_factor=0, started_factor=0)

ODD = {
    "nothing at all": noor(),
    "neither estimates nor dates": noor(tasks=tuple(task(name, None) for name in "abcdef")),
    "all the same": noor(tasks=tuple(task(f"t{number}", 30, title="x", on=MONDAY) for number in range(40))),
    "all of it late already": noor(
        tasks=tuple(task(name, 60, due=due(-number)) for number, name in enumerate("abcd", 1))
    ),
    "a public holiday": noor(tasks=WORK, days_off=(DayOff(day=MONDAY, name="Feestdag"),)),
    "leave": noor(tasks=WORK, absences=(Absence(id="v", title="vrij", when=AllDay(first=MONDAY, last=day(13))),)),
    "no working hours at all": noor(tasks=WORK, pattern=WorkPattern()),
    "an event of three weeks": noor(tasks=WORK, events=(LONG,)),
    "events over and in each other": noor(tasks=WORK, events=NESTED),
    "a circle": noor(tasks=HAND_MADE_CIRCLE),
    "weights of nothing": noor(
        tasks=(*WORK, task("d", 45, goal="g", started_at=datetime.combine(MONDAY, time(8), noor().zone))),
        preferences=NO_WEIGHT,
        people=(Person(id="p", name="Bram", weight=0.0),),
    ),
    "no ad hoc ever": noor(tasks=WORK, preferences=Preferences(adhoc_fixed_share=0.0)),
    "nothing but ad hoc": noor(tasks=WORK, preferences=Preferences(adhoc_fixed_share=1.0)),
    "no margin and nothing kept short": noor(tasks=WORK, preferences=Preferences(margin_share=1.0, shortest_minutes=1)),
}


@pytest.mark.parametrize("name", ODD)
def test_every_question_has_an_answer(name: str) -> None:
    desk = ODD[name]
    horizon = Horizon(desk)
    for number in (-3, 0, 1, 2, 5, 30, 90):
        verdict = judge(desk, day(number))
        assert all(flag.advice for flag in verdict.flags)
        assert explain_day(day(number), desk, Horizon(desk)).figures == verdict.figures
    assert len(rank(desk, horizon)) <= len(desk.tasks)
    assert {one.task.id for one in fit_horizon(Fit(desk, horizon))} == {one.id for one in desk.tasks}
    assert look_ahead(desk, weeks=6, minutes=60).weeks
    for wanted in (None, due(0), due(-3), due(2, "10:00")):
        answer = answer_request(desk, minutes=45, due=wanted)
        assert answer.fits or answer.over_minutes or not answer.room_minutes


@pytest.mark.parametrize("name", ODD)
def test_every_place_can_be_explained(name: str) -> None:
    desk = ODD[name]
    for one in desk.tasks:
        why = explain(one.id, desk, Horizon(desk))
        assert math.isfinite(why.score)
        assert math.prod(factor.value for factor in why.factors) == pytest.approx(why.score)
        assert why.reasons or why.hindrance


def test_equal_work_goes_by_when_it_came_in_and_then_by_id() -> None:
    order = [one.task.id for one in rank(ODD["all the same"], Horizon(ODD["all the same"]))]
    assert order == sorted(order)


def test_late_work_stands_in_the_plan_of_today_and_is_late_as_a_whole() -> None:
    desk = ODD["all of it late already"]
    assert {one.task.id for one in judge(desk).plan} == set("abcd")
    assert [one.late_minutes for one in fit_horizon(Fit(desk, Horizon(desk)))] == [60] * 4


@pytest.mark.parametrize("name", ["a public holiday", "leave", "no working hours at all"])
def test_a_day_without_working_time_is_off_and_asks_for_nothing(name: str) -> None:
    verdict = judge(ODD[name])
    assert verdict.figures.load is Load.OFF
    assert (verdict.figures.capacity_minutes, verdict.figures.room_minutes, verdict.figures.load_percent) == (0, 0, 0)
    assert {flag.code for flag in verdict.flags} & {"overbooked", "adhoc-over-buffer", "room"} == set()


def test_three_weeks_of_one_event_leave_no_room_and_no_more_is_taken_than_there_is() -> None:
    horizon = Horizon(ODD["an event of three weeks"])
    for time_of_day in horizon.days()[1:22]:
        assert time_of_day.capacity_minutes == time_of_day.room_minutes == 0
        assert time_of_day.fixed == time_of_day.working
    assert horizon.day(day(22)).capacity_minutes == 420


def test_what_lies_over_and_in_each_other_counts_once() -> None:
    assert Horizon(ODD["events over and in each other"]).day(MONDAY).capacity_minutes == 420 - (180 + 30 + 60)


def test_work_in_a_circle_waits_and_says_for_what() -> None:
    desk = ODD["a circle"]
    assert rank(desk, Horizon(desk)) == ()
    first = judge(desk).plan[0]
    assert first.reasons[0].code == "waiting_for_task"


def test_work_of_no_weight_is_still_in_order_of_its_dates() -> None:
    desk = ODD["weights of nothing"]
    found = rank(desk, Horizon(desk))
    assert [one.score for one in found] == [0.0] * len(found)
    assert [one.task.id for one in found][:2] == ["a", "b"]


def test_with_nothing_but_ad_hoc_expected_there_is_no_room_and_with_none_all_of_it() -> None:
    none, all_of_it = (Horizon(ODD[name]).day(MONDAY) for name in ("nothing but ad hoc", "no ad hoc ever"))
    assert (none.room_minutes, none.plannable_minutes, none.expected_adhoc_minutes) == (0, 0, 420)
    assert (all_of_it.room_minutes, all_of_it.expected_adhoc_minutes) == (420, 0)


def _crowd(count: int, *, hard: bool | None) -> Desk:
    """Return a desk with so much work for the weeks ahead, and a week of meetings."""
    return noor(
        tasks=tuple(
            task(
                f"t{number}",
                (15, 30, None, 90)[number % 4],
                requester=("Hanneke", "Bram", None)[number % 3],
                due=Due(day=MONDAY + timedelta(days=number * 7 % 40), hard=hard) if number % 3 or hard else None,
                on=MONDAY if number % 13 == 0 else None,
                depends=(f"t{number - 5}",) if number % 17 == 0 and number else (),
                block_minutes=60 if number % 19 == 0 else None,
            )
            for number in range(count)
        ),
        events=tuple(replace(event("10:00", 90, number), repeat="FREQ=WEEKLY") for number in range(5)),
    )


def _calls(desk: Desk) -> int:
    """Return how many functions are called to judge a desk, to fit it and to answer at the door: no stopwatch."""
    count = 0

    def counted(_frame: FrameType, what: str, _value: object) -> None:
        nonlocal count
        count += what in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        judge(desk)
        fit_horizon(Fit(desk, Horizon(desk)))
        answer_request(desk, minutes=45, due=due(2))
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("hard", [None, True])
def test_twice_the_work_takes_little_more_than_twice_the_steps(hard: bool | None) -> None:  # noqa: FBT001  a column of the table
    assert _calls(_crowd(1_000, hard=hard)) <= 2.4 * _calls(_crowd(500, hard=hard))


def test_five_thousand_tasks_get_a_verdict_a_fit_and_an_answer() -> None:
    desk = _crowd(5_000, hard=None)
    assert judge(desk).flags
    assert len(fit_horizon(Fit(desk, Horizon(desk)))) == 5_000
    assert not answer_request(desk, minutes=45, due=due(0)).fits
