from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from tests.core.desk_samples import MONDAY, day, due, event, full_day, moment, screen, task
from tests.core.strategies import desks, noor

from ontzorg_cli.cli.table import COMMANDS, resolve
from ontzorg_cli.core.judgement.capacity import Horizon
from ontzorg_cli.core.judgement.day import judge
from ontzorg_cli.core.judgement.explain import explain_flag
from ontzorg_cli.core.judgement.flags import RULES
from ontzorg_cli.core.judgement.resting import rest_of
from ontzorg_cli.core.judgement.verdict import AdviceAction, Level, Load, Overload
from ontzorg_cli.core.preferences import Preferences
from ontzorg_cli.core.work.interruption import Interruption, Log, TimeSpent
from ontzorg_cli.core.work.plan import DayPlan

if TYPE_CHECKING:
    from ontzorg_cli.core.judgement.desk import Desk
    from ontzorg_cli.core.judgement.verdict import Flag

fast = settings(max_examples=50, deadline=None)
OVER, UNDER, THIN = (60, 60), (30, 90), (50, 0)
"""Minutes of ad hoc and of planned work on a day: over the limit, under it, too few to tell."""


def flags(desk: Desk) -> dict[str, Flag]:
    return {flag.code: flag for flag in judge(desk).flags}


def worked(*days: tuple[int, int], source: str = "Bram", now_on: int = 0) -> Desk:
    """Return the desk after days of so much ad hoc and planned work, the last one the working day before today."""
    spent, came = [], []
    at = moment("09:00", now_on)
    for adhoc, planned in reversed(days):
        at -= timedelta(days=3 if at.weekday() == 0 else 1)
        spent.append(TimeSpent(task="x9z", started_at=at, minutes=planned))
        came.append(Interruption(id="i2m", at=at, title="gebeld", requester=source, minutes=adhoc))
    log = Log(spent=tuple(spent[::-1]), interruptions=tuple(came[::-1]))
    return noor(now=moment("08:30", now_on), log=log, tasks=(task("a", 200, on=day(now_on)),))


def test_an_overbooked_day_that_can_be_helped_is_a_warning_with_its_figures() -> None:
    flag = flags(screen())["overbooked"]
    assert flag.level is Level.WARNING
    assert flag.figures == {
        "too_many_minutes": 43,
        "stuck_minutes": 0,
        "stuck_if_calm_minutes": 0,
        "need_minutes": 245,
        "room_minutes": 202,
        "spill_minutes": 0,
        "before": "",
        "window_need_minutes": 245,
        "window_room_minutes": 202,
    }


def test_an_overbooked_day_that_breaks_something_is_an_alarm() -> None:
    flag = flags(noor(tasks=(task("a", 400, due=due(0)),)))["overbooked"]
    assert flag.level is Level.ALARM
    assert [advice.action for advice in flag.advice] == [AdviceAction.SMALLER]


@pytest.mark.parametrize(
    ("minutes", "stuck_if_calm", "level"), [(316, 0, Level.WARNING), (367, 0, Level.WARNING), (368, 1, Level.ALARM)]
)
def test_what_breaks_only_where_all_comes_that_is_expected_is_a_warning(
    minutes: int, stuck_if_calm: int, level: Level
) -> None:
    # Seven hours free, of which 105 minutes of ad hoc are expected: half of that is 52.
    verdict = judge(noor(tasks=(task("a", minutes, due=due(0)),)))
    (flag,) = verdict.flags
    assert (flag.code, flag.level, verdict.figures.overload) == ("overbooked", level, Overload.HARD)
    assert (flag.figures["stuck_minutes"], flag.figures["stuck_if_calm_minutes"]) == (minutes - 315, stuck_if_calm)
    assert [advice.action for advice in flag.advice] == [AdviceAction.SMALLER]


def test_what_is_too_much_before_an_hour_is_an_alarm_where_no_ad_hoc_has_to_go_before_it() -> None:
    flag = flags(noor(tasks=(task("a", 155, due=due(0, "11:00")),)))["overbooked"]
    assert (flag.level, flag.figures["before"], flag.figures["stuck_if_calm_minutes"]) == (Level.ALARM, "11:00", 5)


@pytest.mark.parametrize(("share", "level"), [(1.0, Level.ALARM), (0.0, Level.WARNING)])
def test_how_calm_a_day_must_be_for_an_alarm_can_be_set(share: float, level: Level) -> None:
    desk = noor(tasks=(task("a", 420, due=due(0)),), preferences=Preferences(alarm_adhoc_share=share))
    assert flags(desk)["overbooked"].level is level
    assert (
        flags(noor(tasks=(task("a", 421, due=due(0)),), preferences=desk.preferences))["overbooked"].level
        is Level.ALARM
    )


def test_an_i_know_of_what_may_go_wrong_ends_where_it_becomes_an_alarm() -> None:
    desk = noor(tasks=(task("a", 366, due=due(0)),))
    overbooked = flags(desk)["overbooked"]
    (rule,) = (rule for rule in RULES if rule.code == "overbooked")
    known = rest_of(overbooked, rule, MONDAY, desk.now)
    assert judge(replace(desk, rests=(known,))).flags == ()
    (louder,) = judge(noor(tasks=(task("a", 370, due=due(0)),), rests=(known,))).flags
    assert (overbooked.level, louder.level) == (Level.WARNING, Level.ALARM)


def test_a_day_that_is_impossible_before_eleven_says_before_when() -> None:
    flag = flags(noor(tasks=(task("a", 160, due=due(0, "11:00")),)))["overbooked"]
    assert (flag.figures["before"], flag.figures["too_many_minutes"]) == ("11:00", 10)


@pytest.mark.parametrize("need", [260, 310])
def test_a_tight_day_is_no_flag(need: int) -> None:
    verdict = judge(noor(tasks=(task("a", need, due=due(0)),)))
    assert (verdict.figures.load, verdict.flags) == (Load.TIGHT, ())


def adhoc_day(adhoc_minutes: int) -> Desk:
    """Return a Monday at ten whose morning counted on 105 minutes of ad hoc and a margin of 63."""
    plan = DayPlan(
        day=MONDAY,
        fixed_at=moment("08:30"),
        capacity_minutes=420,
        expected_adhoc_minutes=105,
        margin_minutes=63,
        tasks=("a",),
    )
    came = task("came", adhoc_minutes, on=MONDAY, created_at=moment("09:30"), requester="Bram")
    return noor(now=moment("10:00"), tasks=(task("a", 200, due=due(0)), came), plans=(plan,))


def test_more_ad_hoc_than_the_mornings_buffer_on_a_full_day_takes_the_place_of_overbooked() -> None:
    found = flags(adhoc_day(169))
    assert "overbooked" not in found
    flag = found["adhoc-over-buffer"]
    assert (flag.figures["adhoc_minutes"], flag.figures["buffer_minutes"], flag.figures["over_minutes"]) == (
        169,
        168,
        1,
    )
    assert flag.figures["too_many_minutes"] == 369 - 330
    assert flag.advice


def test_overbooked_names_the_flag_that_speaks_in_its_place() -> None:
    busy, calm, fits = adhoc_day(169), adhoc_day(168), noor()
    told = [explain_flag("overbooked", desk, Horizon(desk)).told_by for desk in (busy, calm, fits)]
    assert told == ["adhoc-over-buffer", None, None]


def test_ad_hoc_within_the_buffer_of_an_overbooked_day_is_overbooked() -> None:
    found = flags(adhoc_day(168))
    assert "adhoc-over-buffer" not in found
    assert "overbooked" in found


def test_ad_hoc_over_the_buffer_of_a_day_that_still_fits_is_no_flag() -> None:
    desk = adhoc_day(169)
    assert not flags(replace(desk, tasks=desk.tasks[1:]))


def test_without_a_fixed_plan_the_buffer_is_that_of_the_whole_day() -> None:
    desk = replace(adhoc_day(169), plans=())
    assert flags(desk)["adhoc-over-buffer"].figures["buffer_minutes"] == 168


@pytest.mark.parametrize(
    ("days", "is_up"),
    [
        ((OVER, OVER, OVER), True),
        ((OVER, UNDER, OVER, UNDER, OVER), True),
        ((OVER, OVER, UNDER, UNDER, UNDER), False),
        ((OVER, OVER, THIN, THIN, THIN), False),
        ((OVER, OVER, OVER, UNDER, UNDER, UNDER), True),  # two of the last five: not off yet
        ((OVER, OVER, OVER, UNDER, UNDER, UNDER, UNDER), False),  # one of the last five
        ((OVER, OVER, UNDER, UNDER, UNDER, OVER), False),  # two of five is not on either
        ((OVER, OVER, OVER, UNDER, UNDER, UNDER, OVER), True),  # stays up between the two limits
    ],
)
def test_structural_ad_hoc_goes_up_at_three_days_and_out_at_one(days: tuple[tuple[int, int], ...], is_up: bool) -> None:  # noqa: FBT001  a column of the table
    assert ("adhoc-structural" in flags(worked(*days))) is is_up


def test_today_itself_does_not_count_for_structural_ad_hoc() -> None:
    desk = worked(OVER, OVER)
    came = Interruption(id="i2n", at=moment("08:30"), title="gebeld", requester="Bram", minutes=300)
    log = replace(desk.log, interruptions=(*desk.log.interruptions, came))
    assert "adhoc-structural" not in flags(replace(desk, log=log))


def test_structural_ad_hoc_names_its_main_source_and_a_moment_to_bundle_it() -> None:
    flag = flags(worked(OVER, OVER, OVER))["adhoc-structural"]
    assert flag.level is Level.WARNING
    assert flag.figures == {
        "days_over": 3,
        "of_days": 5,
        "adhoc_minutes": 180,
        "logged_minutes": 360,
        "share_percent": 50,
        "main_source": "Bram",
        "main_source_minutes": 180,
    }
    assert [(advice.action, advice.command) for advice in flag.advice] == [
        (AdviceAction.BLOCK, ("agenda", "block", "--at", "2026-11-24T08:30", "--minutes", "60")),
    ]


def test_open_questions_of_the_main_source_can_be_gathered() -> None:
    desk = worked(OVER, OVER, OVER)
    asked = replace(desk, tasks=(*desk.tasks, task("b", 20, requester="Bram")))
    advice = flags(asked)["adhoc-structural"].advice
    assert [(one.action, one.command) for one in advice[1:]] == [(AdviceAction.BUNDLE, ("list", "--for", "Bram"))]


def test_a_moment_to_bundle_is_sought_where_the_day_can_bear_it() -> None:
    desk = worked(OVER, OVER, OVER)
    busy = replace(desk, tasks=(*desk.tasks, task("b", 200, on=day(1))), events=(full_day(2), event("08:30", 92, 3)))
    command = flags(busy)["adhoc-structural"].advice[0].command
    assert command[3] == "2026-11-26T10:05"


def test_without_a_day_that_can_bear_a_block_the_list_is_the_way_out() -> None:
    desk = replace(worked(OVER, OVER, OVER), events=tuple(full_day(number) for number in range(1, 12)))
    assert [one.command for one in flags(desk)["adhoc-structural"].advice] == [("list", "--for", "Bram")]


def test_ad_hoc_of_her_own_has_no_source_to_name() -> None:
    desk = worked(OVER, OVER, OVER)
    own = tuple(replace(one, requester=None) for one in desk.log.interruptions)
    flag = flags(replace(desk, log=replace(desk.log, interruptions=own)))["adhoc-structural"]
    assert flag.figures["main_source"] == ""
    assert flag.advice[-1].command == ("list",)


def test_a_roomy_day_offers_own_work_without_a_date() -> None:
    desk = noor(tasks=(task("a", due=due(4)), task("b", requester="Bram"), task("c", 45)))
    flag = flags(desk)["room"]
    assert (flag.level, flag.figures) == (
        Level.NOTICE,
        {"need_minutes": 0, "plannable_minutes": 252, "left_minutes": 252},
    )
    assert [(one.action, one.command) for one in flag.advice] == [(AdviceAction.USE_ROOM, ("start", "c"))]


def test_a_roomy_day_ahead_offers_to_plan_it_there() -> None:
    verdict = judge(noor(tasks=(task("c", 45),)), day(1))
    assert verdict.flags[0].advice[0].command == ("edit", "c", "--on", "2026-11-24")


def test_a_roomy_day_without_own_work_offers_a_block() -> None:
    flag = flags(noor(tasks=(task("b", requester="Bram"),), events=(event("08:30", 60),)))["room"]
    assert flag.advice[0].command == ("agenda", "block", "--at", "2026-11-23T09:30", "--minutes", "60")


def test_a_roomy_day_in_pieces_offers_what_comes_next() -> None:
    pieces = tuple(event(start, 15) for start in ("09:15", "10:15", "11:15", "12:00", "13:30", "14:15", "15:00"))
    assert flags(noor(events=pieces))["room"].advice[0].command == ("next",)


def test_the_last_minutes_of_a_day_are_no_room() -> None:
    assert flags(noor(now=moment("14:30"))).keys() == {"room"}
    assert not flags(noor(now=moment("15:50")))


def test_no_room_is_offered_where_a_promise_needs_it() -> None:
    assert [*flags(noor(tasks=(task("a", 120, due=due(0, "10:00")),)))] == ["overbooked"]


def test_the_most_severe_comes_first() -> None:
    desk = worked(OVER, OVER, OVER)
    found = judge(replace(desk, tasks=(task("a", 500, due=due(0)),))).flags
    assert [(flag.code, flag.level) for flag in found] == [
        ("overbooked", Level.ALARM),
        ("adhoc-structural", Level.WARNING),
    ]


def test_a_day_off_and_a_day_behind_have_no_flags() -> None:
    desk = replace(worked(OVER, OVER, OVER), tasks=(task("a", 900, due=due(-1)),))
    assert judge(desk, day(5)).flags == ()
    assert judge(desk, day(-3)).flags == ()


@fast
@given(desks())
def test_a_flag_has_figures_and_a_way_out_and_a_day_is_never_both_full_and_roomy(desk: Desk) -> None:
    verdict = judge(desk)
    for flag in verdict.flags:
        assert flag.figures
        assert flag.advice
        assert all(resolve(advice.command, COMMANDS) for advice in flag.advice)
    assert len({flag.code for flag in verdict.flags} & {"overbooked", "adhoc-over-buffer", "room"}) <= 1
