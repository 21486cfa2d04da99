from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from tests.core.desk_samples import MONDAY, day, due, event, full_day, moment, screen, task
from tests.core.following import excess_minutes, followed
from tests.core.strategies import noor

from ontzorg_cli.core.calendar.agenda import EventKind
from ontzorg_cli.core.judgement.capacity import Horizon
from ontzorg_cli.core.judgement.fit import Fit
from ontzorg_cli.core.judgement.moves import Mover, WayOut
from ontzorg_cli.core.judgement.score import Scale
from ontzorg_cli.core.judgement.verdict import Advice, AdviceAction, Overload
from ontzorg_cli.core.work.interruption import Log, TimeSpent
from ontzorg_cli.core.work.plan import DayPlan
from ontzorg_cli.core.work.task import Importance, Task

if TYPE_CHECKING:
    from datetime import date

    from ontzorg_cli.core.judgement.desk import Desk


def way_out(desk: Desk, on: date = MONDAY) -> WayOut:
    horizon = Horizon(desk)
    return Mover(Fit(desk, horizon), on, Scale(desk, horizon)).way_out()


def advice(*tasks: Task, **given: Any) -> Advice:  # noqa: ANN401  any field of a desk by its name
    """Return the advice for a Monday on which all the tasks stand, with 315 minutes of room."""
    found = way_out(noor(tasks=tuple(replace(one, on=MONDAY) for one in tasks), **given)).advice
    assert len(found) == 1
    return found[0]


def test_the_morning_screen_gets_its_advice() -> None:
    found = way_out(screen())
    assert (found.overload, found.excess_minutes) == (Overload.SOFT, 43)
    assert [(one.action, one.command, one.to, one.residual_minutes) for one in found.advice] == [
        (AdviceAction.MOVE, ("defer", "c4h", "2026-12-01"), day(8), 0)
    ]


def test_a_day_that_fits_needs_no_advice() -> None:
    found = way_out(noor(tasks=(task("a", 300, on=MONDAY),)))
    assert (found.overload, found.advice) == (Overload.NONE, ())


def test_what_clears_the_day_alone_goes_before_what_weighs_less() -> None:
    light = task("light", 20, importance=Importance.COULD)
    assert advice(light, task("heavy", 60), task("fixed", 280, due=due(0))).task == task("heavy", 60, on=MONDAY)


def test_a_must_moves_only_where_nothing_else_clears_the_day() -> None:
    must = task("must", 60, importance=Importance.MUST, goal=None)
    rest = task("rest", 240, due=due(0))
    assert advice(must, task("a", 60, goal="g2r"), rest).command[1] == "a"
    assert advice(must, task("b", 10), task("rest", 280, due=due(0))).command[1] == "must"


def test_of_equals_the_one_that_was_moved_least_goes() -> None:
    rest = task("rest", 240, due=due(0))
    assert advice(task("a", 60, moves=2), task("b", 60, moves=1), rest).command[1] == "b"


@pytest.mark.parametrize(
    "stays",
    [
        task("a", 60, due=due(0)),
        task("a", 60, due=due(-1)),
        task("a", 60, started_at=moment("08:30")),
        task("a", 60, due=due(1)),
    ],
    ids=["due today", "overdue", "started", "no room before it is due"],
)
def test_what_may_not_move_is_not_moved(stays: Task) -> None:
    found = advice(stays, task("rest", 300, due=due(0)), events=(full_day(1),))
    assert found.action is AdviceAction.SMALLER


def spent(task_id: str, number: int, minutes: int = 30) -> Log:
    return Log(spent=(TimeSpent(task=task_id, started_at=moment("08:00", number), minutes=minutes),))


def test_begun_work_waits_where_no_minute_went_into_it_today() -> None:
    begun, rest = task("a", 90, spent_minutes=30), task("rest", 300, due=due(0))
    assert advice(begun, rest, log=spent("a", 0)).action is AdviceAction.SMALLER
    found = advice(begun, rest, log=spent("a", -3))
    assert (found.action, found.command, found.to) == (AdviceAction.MOVE, ("defer", "a", "2026-11-24"), day(1))


def test_begun_work_that_is_due_next_week_waits_and_the_must_of_today_stays() -> None:
    must = task("must", 205, on=MONDAY, due=due(0), importance=Importance.MUST, requester="Hanneke")
    begun = task("begun", 240, on=MONDAY, due=due(7), importance=Importance.MUST, requester="Bram", spent_minutes=100)
    found = way_out(noor(tasks=(must, begun), log=spent("begun", -3, 100)))
    assert (found.overload, found.excess_minutes) == (Overload.SOFT, 205 + 140 - 315)
    assert [(one.action, one.command, one.person, one.residual_minutes) for one in found.advice] == [
        (AdviceAction.PROPOSE, ("defer", "begun", "2026-11-24"), "Bram", 0)
    ]


def test_of_begun_work_that_waits_what_is_left_is_asked_of_its_new_day() -> None:
    begun = task("a", 90, on=MONDAY, spent_minutes=30)
    desk = noor(tasks=(begun, task("rest", 300, due=due(0))), log=spent("a", -3))
    after = followed(desk, way_out(desk).advice[0])
    fit = Fit(after, Horizon(after))
    assert (fit.need_minutes(MONDAY), fit.need_minutes(day(1))) == (300, 60)
    assert next(one for one in after.tasks if one.id == "a").spent_minutes == 30


def test_work_for_somebody_else_is_a_proposal_and_never_a_silent_move() -> None:
    found = advice(task("a", 60, requester="Bram"), task("rest", 300, due=due(0)))
    assert (found.action, found.person, found.to) == (AdviceAction.PROPOSE, "Bram", day(1))
    assert found.command == ("defer", "a", "2026-11-24")


def test_what_other_work_waits_for_is_not_moved_past_it() -> None:
    tasks = (task("first", 60), task("then", 30, depends=("first",), due=due(2)))
    rest = task("rest", 300, due=due(0))
    desk = noor(tasks=(replace(tasks[0], on=MONDAY), tasks[1], rest), events=(full_day(1), full_day(2)))
    assert way_out(desk).advice[0].command[0] == "edit"


def test_what_stays_too_much_is_said_beforehand() -> None:
    found = way_out(noor(tasks=(task("a", 60, on=MONDAY), task("rest", 350, due=due(0)))))
    assert (found.overload, found.excess_minutes, found.advice[0].residual_minutes) == (Overload.HARD, 95, 35)


def test_several_moves_together_are_still_a_soft_overload() -> None:
    tasks = (task("a", 60, on=MONDAY), task("b", 60, on=MONDAY), task("rest", 300, due=due(0)))
    found = way_out(noor(tasks=tasks))
    assert (found.overload, found.excess_minutes) == (Overload.SOFT, 105)
    assert [(one.command[1], one.residual_minutes) for one in found.advice] == [("a", 45), ("b", 0)]


def test_two_light_ones_stay_where_one_heavier_weighs_no_more() -> None:
    light = tuple(task(name, 30, importance=Importance.COULD) for name in ("l1", "l2"))
    assert advice(*light, task("one", 60), task("rest", 255, due=due(0))).command[1] == "one"


def test_of_the_same_weight_the_work_that_takes_least_goes() -> None:
    assert advice(task("long", 200), task("short", 60), task("rest", 110, due=due(0))).command[1] == "short"


def test_a_night_that_work_was_carried_counts_as_a_deferral() -> None:
    plan = DayPlan(
        day=day(-3),
        fixed_at=moment("08:30", -3),
        capacity_minutes=420,
        expected_adhoc_minutes=105,
        margin_minutes=63,
        tasks=("a",),
    )
    assert advice(task("a", 60), task("b", 60), task("rest", 240, due=due(0)), plans=(plan,)).command[1] == "b"


def test_moves_do_not_claim_the_same_room_twice() -> None:
    # Each of the two fits on Tuesday, the only day before they are due; together they do not.
    tasks = (
        task("a", 140, on=MONDAY, due=due(1)),
        task("b", 140, on=MONDAY, due=due(1)),
        task("rest", 300, due=due(0)),
    )
    found = way_out(noor(tasks=tasks))
    assert found.overload is Overload.HARD


def test_nothing_movable_makes_own_work_smaller() -> None:
    found = advice(task("a", 200, due=due(0)), task("b", 150, due=due(0), importance=Importance.MUST))
    assert (found.action, found.command, found.residual_minutes) == (
        AdviceAction.SMALLER,
        ("edit", "a", "--minutes", "165"),
        0,
    )


def test_a_smaller_version_is_at_least_half() -> None:
    tasks = (task("a", 60, due=due(0), spent_minutes=20), task("b", 650, due=due(0), importance=Importance.MUST))
    meetings = tuple(full_day(number) for number in range(1, 45))
    found = way_out(noor(tasks=tasks, events=meetings)).advice
    assert [(one.command, one.residual_minutes) for one in found] == [
        (("edit", "b", "--minutes", "325"), 50),
        (("edit", "a", "--minutes", "40"), 30),
    ]


@pytest.mark.parametrize(
    ("minutes", "other", "asked"),
    # Room for 315: what is left beside the other is 215 and 212; at least half of 45 is 23, and then no five will do.
    [(300, 100, "215"), (300, 103, "210"), (45, 292, "23")],
)
def test_a_smaller_version_is_asked_for_in_fives_where_that_can_be(minutes: int, other: int, asked: str) -> None:
    must = task("b", other, due=due(0), importance=Importance.MUST)
    found = advice(task("a", minutes, due=due(0)), must)
    assert (found.command, found.residual_minutes) == (("edit", "a", "--minutes", asked), 0)


def test_one_thing_that_clears_the_day_goes_before_several_that_do_not() -> None:
    light, heavy = task("a", 60, due=due(0)), task("b", 400, due=due(0), importance=Importance.MUST)
    assert advice(light, heavy).command == ("edit", "b", "--minutes", "255")


def test_where_nothing_helps_the_work_is_shown() -> None:
    tiny = tuple(
        task(f"a{number:02}", 5, due=due(0), requester="Bram", importance=Importance.MUST) for number in range(20)
    )
    meetings = (event("08:30", 240), event("13:00", 150), *(full_day(number) for number in range(1, 45)))
    found = advice(*tiny, events=meetings)
    assert (found.action, found.command) == (AdviceAction.RENEGOTIATE, ("show", "a00"))
    assert found.residual_minutes == 100 - 22


def test_the_ladder_ends_after_three_steps_and_says_what_stays() -> None:
    tiny = tuple(task(f"a{number:02}", 5, due=due(0), requester="Bram") for number in range(20))
    desk = noor(tasks=tiny, events=(event("08:30", 240), event("13:00", 150)))
    assert [one.residual_minutes for one in way_out(desk).advice] == [73, 68, 63]


def ladder(*, hard: bool = False, **given: Any) -> list[tuple[AdviceAction, tuple[str, ...], int]]:  # noqa: ANN401  any field of a desk by its name
    """Return the advice for one task of Hanneke's that is far too large for the day on which it is due."""
    large = task("a", 800, due=due(0, hard=hard or None), requester="Hanneke")
    others = given.pop("tasks", ())
    found = way_out(noor(tasks=(large, *others), **given)).advice
    assert {one.person for one in found} == {"Hanneke"}
    return [(one.action, one.command, one.residual_minutes) for one in found]


def test_where_a_smaller_version_is_too_large_a_date_is_asked_for_by_which_it_can_be_ready() -> None:
    begun, ready = "2026-11-24", "2026-11-26"
    assert ladder() == [(AdviceAction.RENEGOTIATE, ("edit", "a", "--due", ready, "--on", begun), 0)]
    assert ladder(hard=True) == [(AdviceAction.RENEGOTIATE, ("edit", "a", "--due", ready, "--hard", "--on", begun), 0)]


def test_where_no_date_is_left_somebody_else_who_does_work_already_is_named() -> None:
    meetings = tuple(full_day(number) for number in range(1, 45))
    followed = task("x", owner="Joost")
    assert ladder(events=meetings, tasks=(followed,)) == [(AdviceAction.DELEGATE, ("edit", "a", "--owner", "Joost"), 0)]
    assert ladder(events=meetings) == [(AdviceAction.DECLINE, ("drop", "a"), 0)]


def test_a_must_is_not_declined() -> None:
    must = task("a", 800, due=due(0), importance=Importance.MUST)
    found = way_out(noor(tasks=(must,), events=tuple(full_day(number) for number in range(1, 45)))).advice
    assert [(one.command, one.residual_minutes) for one in found] == [(("edit", "a", "--minutes", "400"), 85)]


def test_after_the_moves_that_help_the_ladder_takes_the_rest() -> None:
    found = way_out(noor(tasks=(task("a", 60, on=MONDAY), task("rest", 350, due=due(0)))))
    assert [(one.action, one.residual_minutes) for one in found.advice] == [
        (AdviceAction.MOVE, 35),
        (AdviceAction.SMALLER, 0),
    ]


def test_each_is_placed_with_the_earlier_ones_already_placed() -> None:
    tasks = (task("soon", 150, on=MONDAY, due=due(2)), task("later", 150, on=MONDAY), task("rest", 300, due=due(0)))
    found = way_out(noor(tasks=tasks))
    assert [(one.command[1], one.to) for one in found.advice] == [("soon", day(1)), ("later", day(2))]


def test_more_than_twenty_five_movable_tasks_still_get_an_answer() -> None:
    many = tuple(
        task(f"t{number:02}", 5 + number * 7 % 90, on=MONDAY, importance=tuple(Importance)[number % 3])
        for number in range(40)
    )
    found = way_out(noor(tasks=many))
    assert found.advice[-1].residual_minutes == 0
    assert len({one.command[1] for one in found.advice}) == len(found.advice)


def test_work_for_somebody_else_is_talked_about() -> None:
    found = advice(
        task("a", 200, due=due(0), requester="Hanneke"), task("b", 150, due=due(0), importance=Importance.MUST)
    )
    assert (found.action, found.person) == (AdviceAction.RENEGOTIATE, "Hanneke")


def test_a_promise_of_tomorrow_that_spills_into_a_full_today_is_talked_about() -> None:
    tasks = (task("tiny", 5, due=due(0)), task("noon", 400, due=due(1, "12:00"), requester="Bram"))
    found = way_out(noor(tasks=tasks, events=(full_day(1),)))
    assert (found.overload, found.excess_minutes) == (Overload.HARD, 90)
    assert (found.advice[0].person, found.advice[0].residual_minutes) == ("Bram", 0)


def test_protected_time_is_never_moved() -> None:
    own = event("08:30", 240, kind=EventKind.PROTECTED)
    found = way_out(noor(tasks=(task("a", 200, due=due(0)),), events=(own,)))
    assert [one.command[:2] for one in found.advice] == [("edit", "a")]


def test_open_ad_hoc_that_is_moved_gives_back_what_was_expected() -> None:
    # It came in after the plan: while it stands it uses up what was expected, so moving it alone frees nothing.
    came = task("came", 60, on=MONDAY, created_at=moment("09:30"))
    desk = noor(now=moment("09:35"), tasks=(came, task("rest", 320, due=due(0))))
    for one in way_out(desk).advice:
        desk = followed(desk, one)
        assert one.residual_minutes == excess_minutes(desk, MONDAY)
