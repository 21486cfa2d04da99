from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from tests.core.desk_samples import MONDAY, day, due, event, full_day, moment, task
from tests.core.strategies import desks, noor

from ontzorg_cli.core.calendar.agenda import DayOff, EventKind
from ontzorg_cli.core.judgement.capacity import Horizon, day_figures
from ontzorg_cli.core.judgement.fit import Fit, first_day_with_room
from ontzorg_cli.core.preferences import Preferences

if TYPE_CHECKING:
    from datetime import date

    from ontzorg_cli.core.calendar.agenda import Event
    from ontzorg_cli.core.judgement.desk import Desk

fast = settings(max_examples=50, deadline=None)
# A day of noor() without events: 420 minutes, 105 for ad hoc, 315 of room, 63 of margin, 252 plannable.


def fit(**given: Any) -> Fit:  # noqa: ANN401  any field of a desk by its name
    desk = noor(**given)
    return Fit(desk, Horizon(desk))


def test_a_day_that_asks_no_more_than_its_room_fits() -> None:
    assert fit(tasks=(task("a", 315, on=MONDAY, due=due(0)),)).excess_minutes(MONDAY) == 0
    assert fit(tasks=(task("a", 316, on=MONDAY, due=due(0)),)).excess_minutes(MONDAY) == 1


def test_a_half_empty_day_can_be_impossible_before_eleven() -> None:
    # 150 minutes until eleven. The ad hoc that is expected, 105, can wait for the 270 after it.
    busy = fit(tasks=(task("a", 160, due=due(0, "11:00")),))
    assert busy.excess_minutes(MONDAY) == 10
    window = busy.narrowest(MONDAY)
    assert (window.until, window.need_minutes, window.room_minutes) == (moment("11:00"), 160, 150)


def test_ad_hoc_that_finds_no_time_after_an_hour_is_expected_before_it() -> None:
    # Of 210 minutes 53 are expected, and after eleven there are 60, or none: then it is 38 of 150.
    def room(*busy: Event) -> int:
        return fit(tasks=(task("a", 160, due=due(0, "11:00")),), events=busy).narrowest(MONDAY).room_minutes

    afternoon = event("13:00", 180)
    assert room(event("12:00", 30), afternoon) == 150
    assert room(event("11:30", 60), afternoon) == 150 - (45 - 30)
    assert room(event("11:00", 90), afternoon) == 150 - 38


def test_two_promises_before_the_same_moment_are_added_up() -> None:
    tasks = (task("a", 80, due=due(0, "11:00")), task("b", 80, due=due(0, "10:30")))
    assert fit(tasks=tasks).excess_minutes(MONDAY) == 10


def test_a_soft_moment_is_no_window() -> None:
    assert fit(tasks=(task("a", 160, due=due(0, "11:00", hard=False)),)).excess_minutes(MONDAY) == 0


def test_a_moment_that_has_passed_is_no_window_any_more() -> None:
    assert fit(now=moment("11:30"), tasks=(task("a", 60, due=due(0, "11:00")),)).excess_minutes(MONDAY) == 0


def test_ad_hoc_that_came_already_is_not_expected_before_the_window_again() -> None:
    from ontzorg_cli.core.work.interruption import Interruption, Log

    came = Interruption(id="i2m", at=moment("08:30"), title="gebeld", requester="Bram", minutes=105)
    busy = fit(tasks=(task("a", 140, due=due(0, "11:00")),), log=Log(interruptions=(came,)))
    assert busy.excess_minutes(MONDAY) == 0


def test_promised_work_of_tomorrow_noon_that_cannot_be_done_there_makes_today_not_fit() -> None:
    tasks = (task("today", 300, on=MONDAY), task("noon", 200, due=due(1, "12:00")))
    free = fit(tasks=tasks, preferences=Preferences(adhoc_fixed_share=0.0))
    assert (free.spill_minutes(MONDAY), free.excess_minutes(MONDAY)) == (0, 0)
    busy = fit(tasks=tasks, preferences=Preferences(adhoc_fixed_share=0.0), events=(event("08:30", 180, 1),))
    assert busy.spill_minutes(MONDAY) == 170
    assert busy.excess_minutes(MONDAY) == 50


def test_work_of_tomorrow_that_is_planned_today_does_not_spill_twice() -> None:
    busy = fit(tasks=(task("noon", 200, on=MONDAY, due=due(1, "12:00")),), events=(full_day(1),))
    assert (busy.need_minutes(MONDAY), busy.spill_minutes(MONDAY)) == (200, 0)


def test_a_block_of_its_own_is_not_asked_again() -> None:
    own = event("09:00", 90, kind=EventKind.PROTECTED, task="a")
    assert fit(tasks=(task("a", 120, on=MONDAY),), events=(own,)).need_minutes(MONDAY) == 30


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, day(1)),
        ({"events": (full_day(1),)}, day(2)),
        ({"days_off": (DayOff(day=day(1), name="vrij"), DayOff(day=day(2), name="vrij"))}, day(3)),
        ({"events": tuple(full_day(number) for number in range(1, 5))}, day(7)),
        ({"events": tuple(full_day(number) for number in range(1, 45))}, None),
    ],
)
def test_the_first_day_with_room_is_a_working_day_that_has_it(given: dict[str, Any], expected: object) -> None:
    desk = noor(tasks=(task("a", 60, on=MONDAY),), **given)
    assert first_day_with_room(desk.tasks[0], desk, Horizon(desk)) == expected


def test_what_stands_on_a_day_already_is_counted() -> None:
    desk = noor(tasks=(task("a", 60), task("b", 200, on=day(1)), task("c", 190, on=day(2))))
    assert first_day_with_room(desk.tasks[0], desk, Horizon(desk)) == day(2)


def test_there_is_no_day_with_room_after_the_due_date() -> None:
    desk = noor(tasks=(task("a", 60, due=due(2)),), events=(full_day(1), full_day(2)))
    assert first_day_with_room(desk.tasks[0], desk, Horizon(desk)) is None


def test_on_its_due_day_work_must_fit_before_its_moment() -> None:
    desk = noor(tasks=(task("a", 100, due=due(2, "10:00", hard=False)),), events=(full_day(1),))
    assert first_day_with_room(desk.tasks[0], desk, Horizon(desk)) is None


def test_a_block_needs_a_gap_as_long_as_itself() -> None:
    desk = noor(
        tasks=(task("a", 120, block_minutes=90),),
        events=tuple(event(start, 15, 1) for start in ("09:30", "10:30", "11:30", "13:45", "14:45")),
    )
    assert first_day_with_room(desk.tasks[0], desk, Horizon(desk)) == day(2)


def test_a_day_is_not_taken_where_a_promise_there_would_break() -> None:
    desk = noor(tasks=(task("a", 80, due=due(1, "10:00")), task("b", 60, due=due(1, "10:00"))), events=())
    assert first_day_with_room(desk.tasks[1], desk, Horizon(desk)) is None


def test_a_promise_is_not_put_where_an_earlier_day_would_have_to_make_up_for_it() -> None:
    # Tuesday has room for one of the two; Monday has none left for the other.
    desk = noor(
        tasks=(
            task("full", 300, on=MONDAY),
            task("a", 100, due=due(1, hard=True)),
            task("b", 100, due=due(1, hard=True)),
        ),
        events=(event("08:30", 240, 1),),
    )
    assert first_day_with_room(desk.tasks[1], desk, Horizon(desk)) is None


def test_a_large_task_gets_the_first_empty_day() -> None:
    desk = noor(tasks=(task("large", 900), task("b", 30, on=day(1))))
    assert first_day_with_room(desk.tasks[0], desk, Horizon(desk)) == day(2)


@fast
@given(desks())
def test_what_a_day_asks_is_what_its_figures_say(desk: Desk) -> None:
    horizon = Horizon(desk)
    for time in horizon.days()[:5]:
        assert Fit(desk, horizon).need_minutes(time.day) == day_figures(time.day, desk, horizon).need_minutes


@fast
@given(desks())
def test_moving_work_in_thought_is_moving_it(desk: Desk) -> None:
    horizon = Horizon(desk)
    fit = Fit(desk, horizon)
    for one in desk.tasks[:3]:
        moved = fit.with_task_on(one, desk.today)
        again = replace(desk, tasks=moved.desk.tasks)
        fresh = Fit(again, Horizon(again))
        for time in horizon.days()[:4]:
            assert moved.excess_minutes(time.day) == fresh.excess_minutes(time.day)


@fast
@given(desks())
def test_more_capacity_never_makes_a_day_too_full(desk: Desk) -> None:
    horizon = Horizon(desk)
    freer = replace(desk, events=desk.events[1:])
    if any(event.task for event in desk.events[:1]):
        return
    more = Horizon(freer)
    if more.day(desk.today).capacity_minutes - more.day(desk.today).capacity_left_minutes != (
        horizon.day(desk.today).capacity_minutes - horizon.day(desk.today).capacity_left_minutes
    ):
        return
    assert Fit(freer, more).excess_minutes(desk.today) <= Fit(desk, horizon).excess_minutes(desk.today)


@fast
@given(desks())
def test_a_calmer_day_asks_no_more_too_much_and_one_as_usual_asks_the_same(desk: Desk) -> None:
    def excess(share: float) -> dict[date, int]:
        at = replace(desk, preferences=replace(desk.preferences, alarm_adhoc_share=share))
        fitted = Fit(at, Horizon(at))
        return {time.day: fitted.excess_if_calm(time.day) for time in fitted.horizon.days()}

    usual, calm, calmer = excess(1.0), excess(0.5), excess(0.0)
    assert usual == {one: Fit(desk, Horizon(desk)).excess_minutes(one) for one in usual}
    assert all(calmer[one] <= calm[one] <= usual[one] for one in usual)
