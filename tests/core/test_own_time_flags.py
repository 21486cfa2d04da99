from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.core.desk_samples import MONDAY, day, event, flags, full_day, moment, task
from tests.core.strategies import noor

from ontzorg_cli.core.calendar.agenda import Absence, AllDay, DayOff, EventKind
from ontzorg_cli.core.judgement.verdict import AdviceAction, Level
from ontzorg_cli.core.work.interruption import Interruption, Log, TimeSpent

if TYPE_CHECKING:
    from ontzorg_cli.core.calendar.agenda import Event
    from ontzorg_cli.core.judgement.desk import Desk

WORK = (task("a", 200, on=MONDAY),)
# The five working days before Monday are 7, 6, 5, 4 and 3 days ago.


def block(back: int, minutes: int = 60) -> Event:
    return event("10:00", minutes, -back, kind=EventKind.PROTECTED)


def meeting(back: int, minutes: int) -> Event:
    return event("09:30", 30 + minutes, -back)


def kept_free(*events: Event, log: Log | None = None) -> Desk:
    return noor(tasks=WORK, events=events, log=log or Log())


# own-time-lost


@pytest.mark.parametrize(
    ("taken", "is_up"),
    [((15, 15), True), ((15, 14), False), ((60,), False), ((15, 0, 15), True), ((14, 14, 14, 14), False)],
)
def test_own_time_is_lost_where_two_blocks_lost_a_quarter(taken: tuple[int, ...], is_up: bool) -> None:  # noqa: FBT001  a column of the table
    events = [one for back, minutes in enumerate(taken, 4) for one in (block(back), meeting(back, minutes))]
    assert ("own-time-lost" in flags(kept_free(*events))) is is_up


def test_a_block_for_what_somebody_asked_is_work_and_for_her_own_plans_own_time() -> None:
    def told(requester: str | None) -> bool:
        events = [replace(one, task="k7m") if one.kind is EventKind.PROTECTED else one for one in lost]
        desk = kept_free(*events)
        return "own-time-lost" in flags(replace(desk, tasks=(*desk.tasks, task("k7m", 60, requester=requester))))

    lost = [block(3), meeting(3, 60), block(4), meeting(4, 60)]
    assert (told("Hanneke"), told(None)) == (False, True)


def test_own_time_lost_has_its_figures_and_a_new_block() -> None:
    flag = flags(kept_free(block(3), meeting(3, 15), block(4), meeting(4, 60)))["own-time-lost"]
    assert (flag.level, flag.figures) == (Level.WARNING, {"lost_times": 2, "lost_minutes": 75, "of_days": 5})
    assert [(one.action, one.command) for one in flag.advice] == [
        (AdviceAction.BLOCK, ("agenda", "block", "--at", "2026-11-24T08:30", "--minutes", "60"))
    ]


def test_half_of_a_short_block_is_lost_too() -> None:
    assert "own-time-lost" in flags(kept_free(block(3, 20), meeting(3, 10), block(4), meeting(4, 60)))


def test_where_no_day_can_bear_a_block_one_looks_for_a_moment() -> None:
    full = tuple(full_day(number) for number in range(12))
    desk = kept_free(block(3), meeting(3, 60), block(4), meeting(4, 60), *full)
    assert [one.command for one in flags(replace(desk, tasks=()), MONDAY)["own-time-lost"].advice] == [
        ("agenda", "free", "--minutes", "60")
    ]


def test_interruptions_and_ad_hoc_work_take_a_block_however_they_were_noted() -> None:
    came = Interruption(id="i2m", at=moment("10:30", -3), title="vraag", minutes=30)
    spent = TimeSpent(task="x9z", started_at=moment("10:30", -4), minutes=20, adhoc=True)
    blocks = block(3), block(4)
    assert "own-time-lost" in flags(kept_free(*blocks, log=Log(interruptions=(came,), spent=(spent,))))
    planned = replace(spent, adhoc=False)
    assert "own-time-lost" not in flags(kept_free(*blocks, log=Log(interruptions=(came,), spent=(planned,))))
    before = replace(spent, started_at=moment("10:00", -4))  # perhaps noted when it was over, before the block
    assert "own-time-lost" not in flags(kept_free(*blocks, log=Log(interruptions=(came,), spent=(before,))))


def test_a_time_taken_out_of_a_series_is_lost_and_a_day_off_is_not() -> None:
    series = replace(block(7), repeat="FREQ=DAILY", without=(day(-3), day(-4)))
    assert flags(kept_free(series))["own-time-lost"].figures["lost_minutes"] == 120
    desk = kept_free(series)
    assert "own-time-lost" not in flags(replace(desk, days_off=(DayOff(day=day(-3), name="feest"),)))
    assert "own-time-lost" not in flags(kept_free(replace(series, kind=EventKind.EVENT)))


def test_it_stays_up_until_a_week_without_a_lost_block() -> None:
    first = block(11), meeting(11, 60), block(10), meeting(10, 60)
    again = block(7), meeting(7, 60)
    assert "own-time-lost" in flags(kept_free(*first, *again))  # one of the last five days
    assert "own-time-lost" not in flags(kept_free(*again))
    assert "own-time-lost" not in flags(kept_free(*first))


# over-contract


def evening(*minutes: int, clock: str = "20:00", guessed: bool = False) -> Log:
    """Return the log of so many minutes on the evenings of the days before today, yesterday first."""
    return Log(
        spent=tuple(
            TimeSpent(task="x9z", started_at=moment(clock, -back), minutes=spent, guessed=guessed)
            for back, spent in enumerate(minutes, 3)
        )
    )


@pytest.mark.parametrize(
    ("minutes", "is_up"), [((30, 30), True), ((30, 29), False), ((120,), False), ((30, 0, 0, 0, 30), True)]
)
def test_work_in_free_time_on_two_days_is_over_contract(minutes: tuple[int, ...], is_up: bool) -> None:  # noqa: FBT001  a column of the table
    assert ("over-contract" in flags(kept_free(log=evening(*minutes)))) is is_up


def test_over_contract_has_its_figures_and_time_to_recover() -> None:
    flag = flags(kept_free(log=evening(45, 30)))["over-contract"]
    assert flag.level is Level.WARNING
    assert flag.figures == {
        "free_times": 2,
        "free_minutes": 75,
        "weeks_over": 0,
        "extra_minutes": 0,
        "both_weeks": 0,
    }
    assert [one.action for one in flag.advice] == [AdviceAction.RECOVER]


def test_what_may_lie_within_working_time_and_what_is_guessed_are_no_free_time() -> None:
    late = evening(60, 60, clock="16:15")  # noted a quarter after the end of work
    assert "over-contract" not in flags(kept_free(log=late))
    assert "over-contract" not in flags(kept_free(log=evening(60, 60, guessed=True)))
    lunch = evening(30, 30, clock="12:45")
    assert "over-contract" not in flags(kept_free(log=lunch))


def test_work_on_a_day_off_or_during_an_absence_is_work_in_free_time() -> None:
    desk = kept_free(log=evening(60, 60, clock="10:00"))
    assert "over-contract" not in flags(desk)
    off = tuple(DayOff(day=day(-back), name="feest") for back in (3, 4))
    assert "over-contract" in flags(replace(desk, days_off=off))
    away = Absence(id="a2a", title="vrij", when=AllDay(first=day(-4), last=day(-3)))
    assert "over-contract" in flags(replace(desk, absences=(away,)))


def test_longer_than_two_weeks_ago_is_long_ago() -> None:
    spent = tuple(TimeSpent(task="x9z", started_at=moment("20:00", back), minutes=60) for back in (-3, -13))
    assert "over-contract" in flags(kept_free(log=Log(spent=spent)))
    before = (spent[0], replace(spent[1], started_at=moment("20:00", -14)))
    assert "over-contract" not in flags(kept_free(log=Log(spent=before)))


def whole_days(monday: int, extra: int) -> tuple[TimeSpent, ...]:
    """Return a week of work for as long as there was working time, and so many minutes more."""
    days = [
        TimeSpent(task="x9z", started_at=moment(clock, monday + number), minutes=minutes)
        for number in range(5)
        for clock, minutes in (("08:30", 240), ("13:00", 180))
    ]
    return (*days, TimeSpent(task="x9z", started_at=moment("20:00", monday), minutes=extra))


@pytest.mark.parametrize(
    ("before", "last", "is_up"), [(20, 10, True), (20, 0, False), (0, 20, False), (0, 0, False), (1, 1, True)]
)
def test_two_weeks_in_a_row_longer_than_the_hours_are_over_contract(before: int, last: int, is_up: bool) -> None:  # noqa: FBT001  a column of the table
    found = flags(kept_free(log=Log(spent=(*whole_days(-14, before), *whole_days(-7, last)))))
    assert ("over-contract" in found) is is_up
    if is_up:
        assert found["over-contract"].figures["both_weeks"] == 1


def test_appointments_count_for_the_length_of_a_week_and_never_twice() -> None:
    week = [one for one in whole_days(-14, 20) if one.started_at.date() != day(-14)]
    spent = (*week, *whole_days(-14, 20)[-1:], *whole_days(-7, 20))
    without = flags(kept_free(log=Log(spent=spent)))
    assert "over-contract" not in without
    assert "over-contract" in flags(kept_free(full_day(-14), log=Log(spent=spent)))
    assert "over-contract" not in flags(kept_free(full_day(-14), full_day(-13), log=Log(spent=spent[:-1])))


def test_a_day_off_has_no_flags() -> None:
    assert flags(kept_free(log=evening(60, 60)), day(5)) == {}
