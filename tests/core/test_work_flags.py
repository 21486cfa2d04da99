from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.core.desk_samples import MONDAY, day, event, flags, full_day, moment, task
from tests.core.strategies import noor

from ontzorg_cli.core.calendar.agenda import EventKind
from ontzorg_cli.core.judgement.verdict import AdviceAction, Level
from ontzorg_cli.core.work.estimate import Measured
from ontzorg_cli.core.work.plan import DayPlan

if TYPE_CHECKING:
    from ontzorg_cli.core.judgement.desk import Desk

# pushed-too-often


@pytest.mark.parametrize(("moves", "is_up"), [(2, False), (3, True), (4, True)])
def test_three_times_is_pushed_too_often(moves: int, is_up: bool) -> None:  # noqa: FBT001  a column of the table
    assert ("pushed-too-often" in flags(noor(tasks=(task("a", 120, moves=moves),)))) is is_up


def test_pushed_too_often_has_its_figures_and_three_ways_to_make_an_end_of_it() -> None:
    work = (task("a", 120, moves=3), task("b", 90, moves=5, requester="Bram"))
    flag = flags(noor(tasks=work))["pushed-too-often"]
    assert flag.level is Level.NOTICE
    assert flag.figures == {"title": "b", "pushed_times": 5, "count": 2, "others": 1}
    assert [(one.action, one.command) for one in flag.advice] == [
        (AdviceAction.BLOCK, ("agenda", "block", "b", "--at", "2026-11-23T08:45", "--minutes", "60")),
        (AdviceAction.RENEGOTIATE, ("edit", "b", "--minutes", "45")),
        (AdviceAction.DROP, ("drop", "b")),
    ]


def test_a_smaller_version_keeps_what_was_spent() -> None:
    flag = flags(noor(tasks=(task("a", 120, moves=3, spent_minutes=40),)))["pushed-too-often"]
    assert flag.advice[1].command == ("edit", "a", "--minutes", "80")


def test_what_is_small_already_gets_no_smaller_and_a_full_week_no_block() -> None:
    desk = noor(tasks=(task("a", 5, moves=3),), events=tuple(full_day(number) for number in range(12)))
    assert [one.action for one in flags(desk)["pushed-too-often"].advice] == [AdviceAction.DROP]


def carried(nights: int, **given: object) -> Desk:
    plan = DayPlan(
        day=day(-3),
        fixed_at=moment("08:30", -3),
        capacity_minutes=420,
        expected_adhoc_minutes=105,
        margin_minutes=63,
        tasks=("a",),
        nights={"a": nights - 1},
    )
    return noor(tasks=(task("a", 60, on=day(-3), **given),), plans=(plan,))


def test_a_night_that_work_was_left_counts_as_well_and_work_that_was_begun_is_on_its_way() -> None:
    assert "pushed-too-often" in flags(carried(3))
    assert "pushed-too-often" not in flags(carried(2))
    assert "pushed-too-often" in flags(carried(1, moves=2))
    assert "pushed-too-often" not in flags(carried(5, spent_minutes=10))


def test_work_with_a_block_of_its_own_has_been_decided_on_and_that_of_others_is_not_ours() -> None:
    desk = noor(tasks=(task("a", 120, moves=3),))
    block = event("10:00", 60, 1, kind=EventKind.PROTECTED, task="a")
    assert "pushed-too-often" not in flags(replace(desk, events=(block,)))
    assert "pushed-too-often" not in flags(noor(tasks=(task("a", 120, moves=3, owner="Joost"),)))


# estimates-off


def measured(*took: int, kind: str = "verslag", estimated: int = 100) -> tuple[Measured, ...]:
    return tuple(
        Measured(kind=kind, closed_at=moment("15:00", number - 30), estimated_minutes=estimated, took_minutes=minutes)
        for number, minutes in enumerate(took)
    )


def finished(*found: Measured) -> Desk:
    return noor(tasks=(task("a", 200, on=MONDAY),), measured=found)


@pytest.mark.parametrize(
    ("took", "is_up"),
    [
        ((134,) * 5, True),
        ((133,) * 5, False),
        ((75,) * 5, False),
        ((74,) * 5, True),
        ((200,) * 4, False),
        ((10, 100, 134, 140, 300), True),
        ((10, 100, 100, 140, 300), False),
    ],
)
def test_estimates_are_off_where_the_median_of_five_is_far_away(took: tuple[int, ...], is_up: bool) -> None:  # noqa: FBT001  a column of the table
    assert ("estimates-off" in flags(finished(*measured(*took)))) is is_up


def test_they_stay_off_until_the_median_is_well_within() -> None:
    assert "estimates-off" in flags(finished(*measured(*(140,) * 5, *(126,) * 6)))
    assert "estimates-off" not in flags(finished(*measured(*(140,) * 5, *(125,) * 6)))
    assert "estimates-off" not in flags(finished(*measured(*(126,) * 11)))


def test_the_kind_that_is_off_most_is_told_and_its_work_shown() -> None:
    desk = finished(*measured(*(150,) * 5), *measured(*(40,) * 6, kind="notulen"))
    flag = flags(desk)["estimates-off"]
    assert (flag.level, flag.figures) == (Level.NOTICE, {"kind": "notulen", "finished": 6, "ratio_percent": 40})
    assert [one.command for one in flag.advice] == [("list", "--tag", "notulen", "--done")]
    open_work = replace(desk, tasks=(*desk.tasks, task("b", 30, tags=("notulen", "mt"))))
    assert [one.command for one in flags(open_work)["estimates-off"].advice] == [("list", "--tag", "notulen")]


def test_a_preview_tells_nothing_of_how_work_goes() -> None:
    desk = replace(finished(*measured(*(150,) * 5)), tasks=(task("a", 200, moves=4),))
    assert {"estimates-off", "pushed-too-often"} <= flags(desk).keys()
    assert not {"estimates-off", "pushed-too-often"} & flags(desk, day(1)).keys()
