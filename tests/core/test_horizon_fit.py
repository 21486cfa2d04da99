from __future__ import annotations

from dataclasses import replace
from itertools import permutations
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from tests.core.desk_samples import day, due, event, full_day, moment, task
from tests.core.strategies import desks, noor

from ontzorg_cli.core.calendar.agenda import EventKind
from ontzorg_cli.core.judgement.capacity import Horizon
from ontzorg_cli.core.judgement.fit import Fit
from ontzorg_cli.core.judgement.horizon_fit import Finish, fit_horizon

if TYPE_CHECKING:
    from ontzorg_cli.core.judgement.desk import Desk
    from ontzorg_cli.core.work.task import Task

fast = settings(max_examples=60, deadline=None)
# A day of noor() without events has 315 minutes of room.


def finishes(desk: Desk) -> dict[str, Finish]:
    return {finish.task.id: finish for finish in fit_horizon(Fit(desk, Horizon(desk)))}


def fitted(*tasks: Task, **given: Any) -> dict[str, Finish]:  # noqa: ANN401  any field of a desk by its name
    return finishes(noor(tasks=tasks, **given))


def test_work_fills_one_day_after_the_other_earliest_due_first() -> None:
    found = fitted(task("late", 200, due=due(9)), task("soon", 200, due=due(1)), task("never", 300))
    assert list(found) == ["soon", "late", "never"]
    assert [one.day for one in found.values()] == [day(0), day(1), day(2)]
    assert not any(one.is_at_risk for one in found.values())


def test_what_does_not_fit_before_it_is_due_is_at_risk_with_the_minutes_that_come_too_late() -> None:
    found = fitted(task("a", 300, due=due(0)), task("b", 400, due=due(1)))
    assert (found["b"].day, found["b"].late_minutes) == (day(2), 700 - 630)
    assert not found["a"].is_at_risk


def test_the_day_for_which_work_is_planned_does_not_make_it_late() -> None:
    assert not fitted(task("a", 100, due=due(2), on=day(4)))["a"].is_at_risk


def test_within_a_day_only_the_room_before_the_hour_counts() -> None:
    # 150 minutes until eleven.
    assert fitted(task("a", 160, due=due(0, "11:00")))["a"].late_minutes == 10


def test_what_is_overdue_is_late_as_a_whole() -> None:
    assert fitted(task("a", 60, due=due(-3)))["a"].late_minutes == 60
    assert finishes(noor(now=moment("12:00"), tasks=(task("a", 60, due=due(0, "09:00")),)))["a"].late_minutes == 60


def test_work_without_a_date_or_due_past_the_horizon_is_never_at_risk() -> None:
    found = fitted(task("a", 900), task("b", 900, due=due(60)), events=tuple(full_day(number) for number in range(45)))
    assert [(one.day, one.is_at_risk) for one in found.values()] == [(None, False), (None, False)]


def test_what_other_work_waits_for_comes_first_and_presses_as_that_does() -> None:
    found = fitted(task("then", 60, due=due(0), depends=("first",)), task("first", 100), task("other", 250, due=due(1)))
    assert list(found) == ["first", "then", "other"]


def test_what_waits_for_work_that_ends_late_begins_after_it() -> None:
    pieces = tuple(event(start, 20, 0) for start in ("09:20", "10:20", "11:20", "13:40", "14:40"))
    first = task("first", 120, block_minutes=120)
    found = fitted(first, task("then", 30, depends=("first",)), events=pieces)
    assert (found["first"].day, found["then"].day) == (day(1), day(1))


def test_a_block_is_put_on_a_day_with_a_gap_for_it() -> None:
    pieces = tuple(event(start, 20, 0) for start in ("09:20", "10:20", "11:20", "13:40", "14:40"))
    found = fitted(task("block", 90, due=due(0), block_minutes=90), task("loose", 90, due=due(1)), events=pieces)
    assert (found["block"].day, found["block"].late_minutes) == (day(1), 90)
    assert found["loose"].day == day(0)


def test_a_circle_written_by_hand_is_cut() -> None:
    assert len(fitted(task("a", depends=("b",)), task("b", depends=("a",)), task("c", depends=("c",)))) == 3


def test_work_of_somebody_else_and_work_with_blocks_of_its_own_ask_nothing() -> None:
    own = event("09:00", 60, kind=EventKind.PROTECTED, task="held")
    assert not fitted(task("held", 60), task("theirs", owner="Joost"), events=(own,))


@fast
@given(desks())
def test_the_order_of_input_does_not_matter(desk: Desk) -> None:
    assert finishes(desk) == finishes(replace(desk, tasks=desk.tasks[::-1]))


@fast
@given(desks(most_tasks=5))
def test_without_blocks_what_is_at_risk_cannot_be_in_time_in_any_order(desk: Desk) -> None:
    desk = replace(desk, tasks=tuple(replace(one, block_minutes=None) for one in desk.tasks))
    fit = Fit(desk, Horizon(desk))
    found = fit_horizon(fit)
    last = fit.end(fit.horizon.last)
    dated = [
        (minutes, fit.room_before(moment) + fit.horizon.room_until(fit.end(moment.date() - (day(1) - day(0)))))
        for one in desk.tasks
        if one.is_mine
        and (minutes := fit.open_minutes(one))
        and (moment := fit.due_moment(one)) is not None
        and moment <= last
        and moment > desk.now
    ]
    overdue = any(one.is_at_risk and (fit.due_moment(one.task) or desk.now) <= desk.now for one in found)
    in_time = any(_in_time(order) for order in permutations(dated))
    assert overdue or in_time == (not any(one.is_at_risk for one in found))


def _in_time(order: tuple[tuple[int, int], ...]) -> bool:
    done = 0
    for minutes, reach in order:
        done += minutes
        if done > reach:
            return False
    return True


@fast
@given(desks())
def test_more_time_never_puts_work_without_blocks_at_risk(desk: Desk) -> None:
    tasks = tuple(replace(one, block_minutes=None) for one in desk.tasks)
    kept = [event for event in desk.events if event.task is None]
    desk = replace(desk, tasks=tasks, events=tuple(kept))
    more = finishes(replace(desk, events=()))
    before = Horizon(desk).day(desk.today)
    after = Horizon(replace(desk, events=())).day(desk.today)
    if before.capacity_minutes - before.capacity_left_minutes != after.capacity_minutes - after.capacity_left_minutes:
        return  # Part of what was taken lies behind now: more was expected of the day, and less of it is left.
    for task_id, finish in finishes(desk).items():
        assert more[task_id].late_minutes <= finish.late_minutes
