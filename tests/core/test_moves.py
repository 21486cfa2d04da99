from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from tests.core.desk_samples import MONDAY, day, due, event, full_day, moment, screen, task
from tests.core.strategies import desks, noor

from ontzorg_cli.core.calendar.agenda import EventKind
from ontzorg_cli.core.judgement.capacity import Horizon
from ontzorg_cli.core.judgement.fit import Fit
from ontzorg_cli.core.judgement.moves import Mover, WayOut
from ontzorg_cli.core.judgement.score import Scale
from ontzorg_cli.core.judgement.verdict import Advice, AdviceAction, Overload
from ontzorg_cli.core.work.task import Importance, Task

if TYPE_CHECKING:
    from datetime import date

    from ontzorg_cli.core.judgement.desk import Desk

fast = settings(max_examples=80, deadline=None)


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
    rest = task("rest", 300, due=due(0))
    assert advice(must, task("a", 60, goal="g2r"), rest).command[1] == "a"
    assert advice(must, task("b", 10), rest).command[1] == "must"


def test_of_equals_the_one_that_was_moved_least_goes() -> None:
    rest = task("rest", 280, due=due(0))
    assert advice(task("a", 60, moves=2), task("b", 60, moves=1), rest).command[1] == "b"


@pytest.mark.parametrize(
    "stays",
    [
        task("a", 60, due=due(0)),
        task("a", 60, due=due(-1)),
        task("a", 60, started_at=moment("08:30")),
        task("a", 90, spent_minutes=30),
        task("a", 60, due=due(1)),
    ],
    ids=["due today", "overdue", "started", "begun", "no room before it is due"],
)
def test_what_may_not_move_is_not_moved(stays: Task) -> None:
    found = advice(stays, task("rest", 300, due=due(0)), events=(full_day(1),))
    assert found.action is AdviceAction.SMALLER


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
    assert (found.overload, found.excess_minutes, found.advice[0].residual_minutes) == (Overload.SOFT, 105, 45)


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
    found = advice(task("a", 60, due=due(0), spent_minutes=20), task("b", 400, due=due(0), importance=Importance.MUST))
    assert (found.command, found.residual_minutes) == (("edit", "a", "--minutes", "40"), 105)


def test_where_nothing_can_be_smaller_either_the_work_is_shown() -> None:
    tiny = tuple(task(f"a{number:02}", 5, due=due(0), requester="Bram") for number in range(20))
    found = advice(*tiny, events=(event("08:30", 240), event("13:00", 150)))
    assert (found.action, found.command) == (AdviceAction.RENEGOTIATE, ("show", "a00"))
    assert found.residual_minutes == 100 - 22


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
        assert one.residual_minutes == _after(desk, one)


@fast
@given(desks(most_tasks=8, most_events=4))
def test_followed_advice_clears_the_day_or_said_what_stays_and_worsens_no_other(desk: Desk) -> None:
    for one in way_out(desk, desk.today).advice:
        assert one.residual_minutes == _after(desk, one)
        if one.to is None:
            continue
        moved = _followed(desk, one)
        before, after = Fit(desk, Horizon(desk)), Fit(moved, Horizon(moved))
        for time in before.horizon.days():
            assert after.excess_minutes(time.day) <= before.excess_minutes(time.day)


@fast
@given(desks(most_tasks=8, most_events=4))
def test_a_must_moves_only_if_no_other_move_clears_the_day(desk: Desk) -> None:
    found = way_out(desk, desk.today)
    for one in found.advice:
        if one.to is None or one.task is None or one.task.importance is not Importance.MUST:
            continue
        fit = Fit(desk, Horizon(desk))
        for asked in fit.asked(desk.today):
            other = asked.task
            is_fixed = other.started_at or other.spent_minutes or other.importance is Importance.MUST
            moment = fit.due_moment(other)
            if is_fixed or (moment is not None and moment <= fit.end(desk.today)):
                continue
            to = fit.first_day_with_room(other, after=desk.today)
            assert to is None or fit.with_task_on(other, to).excess_minutes(desk.today) > 0 or one.residual_minutes


def _followed(desk: Desk, advice: Advice) -> Desk:
    """Return the desk after the advice's command."""
    assert advice.task is not None
    if advice.command[0] == "show":
        return desk
    if advice.to is not None:
        changed = replace(advice.task, on=advice.to)
    else:
        changed = replace(advice.task, minutes=int(advice.command[-1]))
    return replace(desk, tasks=tuple(changed if one.id == changed.id else one for one in desk.tasks))


def _after(desk: Desk, advice: Advice) -> int:
    moved = _followed(desk, advice)
    return Fit(moved, Horizon(moved)).excess_minutes(desk.today)
