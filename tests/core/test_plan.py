from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from tests.core.strategies import AMSTERDAM, desks, noor

from ontzorg_cli.core.calendar.moments import DAY
from ontzorg_cli.core.judgement.capacity import Horizon
from ontzorg_cli.core.judgement.day_plan import plan_of
from ontzorg_cli.core.judgement.morning import fix_plan
from ontzorg_cli.core.preferences import Preferences
from ontzorg_cli.core.work.estimate import minutes_counted_on, remaining_minutes
from ontzorg_cli.core.work.plan import DayPlan
from ontzorg_cli.core.work.task import Due, Entered, Task

if TYPE_CHECKING:
    from ontzorg_cli.core.judgement.desk import Desk

MONDAY = date(2026, 11, 23)
TUESDAY, WEDNESDAY, FRIDAY = MONDAY + DAY, MONDAY + 2 * DAY, MONDAY - 3 * DAY
FIGURES = Preferences()


def at(hour: int, minute: int = 0, *, day: date = MONDAY) -> datetime:
    return datetime.combine(day, time(hour, minute), tzinfo=AMSTERDAM)


def task(name: str, created_at: datetime | None = None, **more: object) -> Task:
    created = created_at or at(10, day=MONDAY - 10 * DAY)
    return Task(id=name, title=name, created_at=created, **more)  # type: ignore[arg-type]  # any field by its name


def plan(day: date, *ids: str, nights: dict[str, int] | None = None) -> DayPlan:
    return DayPlan(
        day=day,
        fixed_at=at(8, 40, day=day),
        capacity_minutes=300,
        expected_adhoc_minutes=75,
        margin_minutes=45,
        tasks=ids,
        nights=nights or {},
    )


def test_a_plan_holds_what_is_planned_by_then_and_what_is_really_due() -> None:
    work = (
        task("planned", on=MONDAY),
        task("planned-earlier", on=FRIDAY),
        task("due", due=Due(day=MONDAY)),
        task("really-later", due=Due(day=MONDAY), really_due=Due(day=WEDNESDAY)),
        task("due-but-moved", due=Due(day=MONDAY), on=TUESDAY),
        task("later", due=Due(day=TUESDAY)),
        task("some-day"),
        task("of-another", on=MONDAY, owner="Joost"),
        task("waiting", on=MONDAY, depends=("some-day",)),
    )
    assert plan_of(MONDAY, noor(tasks=work)).tasks == ("planned-earlier", "due", "planned", "waiting")


def test_what_was_left_of_the_last_plan_is_carried_over_and_counts_its_nights() -> None:
    work = (
        task("left"),
        task("left-again"),
        task("moved-on", on=TUESDAY),
        task("moved-here", on=MONDAY),
        task("caught", at(14, day=FRIDAY), on=FRIDAY),
    )
    plans = (
        plan(FRIDAY, "left-again", "left", "done", "moved-on", "moved-here", nights={"left-again": 2}),
        plan(FRIDAY - DAY, "long-ago"),
    )
    found = plan_of(MONDAY, noor(tasks=work, plans=plans))
    assert found.tasks == ("left-again", "left", "caught", "moved-here")
    assert found.carried == ("left-again", "left", "caught")
    assert found.nights == {"left-again": 3, "left": 1, "caught": 1}


def test_a_fixed_plan_loses_what_is_closed_or_moved_and_gains_what_is_planned_since() -> None:
    work = (
        task("stands"),
        task("carried"),
        task("moved", on=WEDNESDAY),
        task("since", on=MONDAY),
        task("caught", at(11), on=MONDAY),
        task("caught-as-planned", at(11), on=MONDAY, entered=Entered.PLANNED),
    )
    fixed = plan(MONDAY, "carried", "stands", "closed", "moved", nights={"carried": 1, "closed": 4})
    found = plan_of(MONDAY, noor(at(12), tasks=work, plans=(fixed,)))
    assert found.tasks == ("carried", "stands", "since", "caught-as-planned")
    assert (found.carried, found.nights, found.fixed_at) == (("carried",), {"carried": 1}, at(8, 40))


def test_work_that_came_in_after_the_start_is_no_part_of_a_plan_looked_at_late() -> None:
    early, late = task("early", at(8, 20), on=MONDAY), task("late", at(8, 50), on=MONDAY)
    assert plan_of(MONDAY, noor(at(9), tasks=(early, late))).tasks == ("early", "late")
    assert plan_of(MONDAY, noor(at(11), tasks=(early, late))).tasks == ("early",)


def test_a_day_ahead_leaves_out_what_a_day_before_it_has_time_for() -> None:
    work = (
        task("today", due=Due(day=TUESDAY)),
        task("tomorrow", on=TUESDAY),
        task("due", due=Due(day=TUESDAY)),
    )
    fixed = plan(MONDAY, "today")
    assert plan_of(TUESDAY, noor(at(9), tasks=work, plans=(fixed,))).tasks == ("due", "tomorrow")
    assert plan_of(WEDNESDAY, noor(at(9), tasks=work, plans=(fixed,))).tasks == ()
    evening = plan_of(TUESDAY, noor(at(17), tasks=work, plans=(fixed,)))
    assert (evening.tasks, evening.carried) == (("today", "due", "tomorrow"), ("today",))


def test_what_is_planned_for_the_weekend_waits_for_monday() -> None:
    work = (task("weekend", on=MONDAY - DAY), task("friday", on=FRIDAY))
    assert plan_of(MONDAY, noor(at(9, day=FRIDAY), tasks=work)).tasks == ("weekend",)


def test_the_record_of_a_day_behind_knows_nothing_of_what_came_later() -> None:
    work = (task("then", on=FRIDAY), task("later", at(9), on=FRIDAY))
    assert plan_of(FRIDAY, noor(at(10), tasks=work)).tasks == ("then",)


def test_fixing_the_plan_stores_it_with_the_figures_of_the_morning() -> None:
    work = (task("left"), task("planned", on=MONDAY))
    fixed = fix_plan(MONDAY, noor(at(8, 30), tasks=work, plans=(plan(FRIDAY, "left"),)))
    assert (fixed.day, fixed.fixed_at, fixed.tasks, fixed.nights) == (
        MONDAY,
        at(8, 30),
        ("left", "planned"),
        {"left": 1},
    )
    assert (fixed.capacity_minutes, fixed.expected_adhoc_minutes, fixed.margin_minutes) == (420, 105, 63)


def test_a_plan_that_was_fixed_stays_as_it_is() -> None:
    fixed = plan(MONDAY, "k7m")
    assert fix_plan(MONDAY, noor(at(12), plans=(fixed,))) == fixed


@given(desks())
def test_fixing_the_plan_changes_nothing_in_it(desk: Desk) -> None:
    fixed = fix_plan(desk.today, desk)
    after = replace(desk, plans=(*(each for each in desk.plans if each.day != desk.today), fixed))
    assert plan_of(desk.today, after).tasks == plan_of(desk.today, desk).tasks
    assert plan_of(desk.today, after).nights == plan_of(desk.today, desk).nights


@given(desks())
def test_a_plan_names_open_work_of_her_own_once_and_not_on_two_days_of_work(desk: Desk) -> None:
    mine = {each.id for each in desk.tasks if each.is_mine}
    today, hours = desk.today, Horizon(desk).hours
    for day in (today, *(today + number * DAY for number in range(1, 8))):
        found = plan_of(day, desk).tasks
        assert len(set(found)) == len(found)
        assert set(found) <= mine
    if hours.on(today) and hours.day_end(today) > desk.now:
        assert not set(plan_of(today, desk).tasks) & set(plan_of(today + DAY, desk).tasks)


@pytest.mark.parametrize(
    ("minutes", "spent", "running", "left"),
    [
        (90, 0, 0, (90, False)),
        (90, 30, 25, (35, False)),
        (90, 88, 0, (5, False)),
        (90, 60, 30, (23, False)),
        (90, 200, 0, (23, False)),
        (15, 20, 0, (5, False)),
        (None, 10, 0, (20, True)),
    ],
)
def test_what_is_left_is_the_estimate_less_what_went_into_it(
    minutes: int | None, spent: int, running: int, left: tuple[int, bool]
) -> None:
    work = task("k7m", minutes=minutes, spent_minutes=spent)
    assert remaining_minutes(work, FIGURES, running_minutes=running) == left


@pytest.mark.parametrize(
    ("left", "blocks", "spent", "plannable", "still", "due", "counted"),
    [
        (90, 0, 0, 160, 160, None, 90),
        (90, 60, 0, 160, 160, None, 30),
        (90, 120, 0, 160, 160, None, 0),
        (600, 0, 0, 160, 160, None, 160),
        (600, 0, 0, 160, 120, None, 120),
        (90, 0, 0, 160, 20, None, 90),
        (600, 0, 0, 160, 160, TUESDAY, 160),
        (600, 0, 100, 160, 160, TUESDAY, 60),
        (600, 0, 200, 160, 160, TUESDAY, 0),
        (600, 0, 0, 160, 120, MONDAY, 600),
        (600, 0, 0, 20, 20, None, 600),
        (100, 0, 80, 160, 160, None, 80),
    ],
)
def test_a_task_too_large_for_its_day_counts_up_to_what_can_be_planned_unless_it_is_due(
    left: int, blocks: int, spent: int, plannable: int, still: int, due: date | None, counted: int
) -> None:
    assert (
        minutes_counted_on(
            MONDAY,
            task("k7m", due=Due(day=due) if due else None),
            left_minutes=left,
            block_minutes=blocks,
            spent_that_day_minutes=spent,
            plannable_minutes=plannable,
            plannable_left_minutes=still,
            preferences=FIGURES,
        )
        == counted
    )
