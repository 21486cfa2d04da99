"""When check-ins stand, what became of them, and which were missed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from tests.core.desk_samples import day, moment
from tests.core.strategies import noor
from tests.core.together_samples import HANNEKE, PEOPLE, became, checkin, days_of, every_week, held

from ontzorg_cli.core.calendar.agenda import Absence, AllDay, DayOff, EventKind, EventStatus, Floating
from ontzorg_cli.core.judgement.capacity import Horizon
from ontzorg_cli.core.together.checkin import Kept
from ontzorg_cli.core.together.checkin_diary import CheckinDiary, KeptRate
from ontzorg_cli.core.together.person import Person

HELD_BEFORE = tuple(range(-53, -10, 7))
"""The Thursdays before that of last week."""


def diary(*events: Any, **given: Any) -> CheckinDiary:  # noqa: ANN401  events, and any field of a desk by its name
    """Return the diary of a desk with these events and, if nothing else is said, Noor's three managers."""
    return Horizon(noor(**{"people": PEOPLE, "events": events, **given})).checkins


def missed(*events: Any, **given: Any) -> list[tuple[str, int, int]]:  # noqa: ANN401  as above
    """Return with whom and on which day a check-in was missed, and for which time in a row."""
    return [(one.time.person, (one.time.day - day(0)).days, one.times) for one in diary(*events, **given).missed()]


def away(number: int, who: str | None = None) -> Absence:
    return Absence(id=f"a{number}", title="weg", when=AllDay(first=day(number), last=day(number)), who=who)


def away_hours(clock: str, minutes: int, number: int, who: str | None = None) -> Absence:
    start = moment(clock, number).replace(tzinfo=None)
    return Absence(id=f"a{number}", title="weg", when=Floating(start=start, minutes=minutes), who=who)


# to come


def test_check_ins_to_come_stand_in_order_with_whomever_they_are() -> None:
    found = diary(every_week(), every_week("Bram", 1, "14:00"))
    assert days_of(found.upcoming())[:4] == [("Bram", 1), ("Hanneke", 3), ("Bram", 8), ("Hanneke", 10)]
    assert days_of(found.upcoming("Hanneke"))[:2] == [("Hanneke", 3), ("Hanneke", 10)]
    assert list(found.upcoming("Sietske")) == []


def test_nothing_but_a_check_in_is_one() -> None:
    plain = replace(every_week(), kind=EventKind.EVENT)
    off = replace(every_week("Bram"), status=EventStatus.CANCELLED)
    assert diary(plain, off).times == ()


def test_a_check_in_without_a_name_is_known_by_its_title() -> None:
    assert days_of(diary(replace(checkin(), with_names=(), title="werkoverleg")).upcoming()) == [("werkoverleg", 3)]


@pytest.mark.parametrize(("clock", "is_ahead"), [("10:29", True), ("10:30", False)])
def test_one_that_is_underway_is_still_to_come_and_one_that_is_over_is_not(clock: str, *, is_ahead: bool) -> None:
    assert bool(diary(checkin(number=0), now=moment(clock)).on(day(0))) is is_ahead


@pytest.mark.parametrize("kept", Kept)
def test_one_of_which_it_is_known_what_became_of_it_is_not_to_come(kept: Kept) -> None:
    found = diary(every_week(), checkins=(became(kept, 3, at=moment("09:00")),))
    assert days_of(found.upcoming())[0] == ("Hanneke", 10)


def test_what_became_of_a_check_in_is_that_of_its_own_day_and_person() -> None:
    found = diary(every_week(), every_week("Bram"), checkins=held(-4))
    outcomes = {(time.person, time.day): found.outcome(time) for time in found.times}
    assert outcomes["Hanneke", day(-4)] == held(-4)[0]
    assert outcomes["Bram", day(-4)] is None
    assert outcomes["Hanneke", day(-11)] is None


@pytest.mark.parametrize(
    "excuse",
    [
        {"days_off": (DayOff(day=day(3), name="vrij"),)},
        {"absences": (away(3),)},
        {"absences": (away(3, "Hanneke"),)},
        {"absences": (away_hours("09:00", 120, 3),)},
        {"absences": (away_hours("10:15", 60, 3, "Hanneke"),)},
    ],
    ids=["day off", "own absence", "their absence", "own hours away", "their hours away"],
)
def test_one_for_which_somebody_is_away_is_not_to_come(excuse: dict[str, Any]) -> None:
    assert days_of(diary(every_week(), **excuse).upcoming())[0] == ("Hanneke", 10)


@pytest.mark.parametrize(
    "absence",
    [away(3, "Bram"), away_hours("10:30", 120, 3), away_hours("08:30", 90, 3, "Hanneke"), away_hours("10:15", 60, 3)],
    ids=["of somebody else", "own, afterwards", "theirs, before it", "own, for a part of it"],
)
def test_another_absence_leaves_it_standing(absence: Absence) -> None:
    assert days_of(diary(every_week(), absences=(absence,)).upcoming())[0] == ("Hanneke", 3)


@pytest.mark.parametrize("clock", ["12:30", "07:45", "16:15"])
def test_one_in_a_break_or_after_hours_stands_as_any_other(clock: str) -> None:
    found = diary(every_week(clock=clock))
    assert days_of(found.upcoming())[0] == ("Hanneke", 3)
    assert days_of(one.time for one in found.missed()) == [("Hanneke", -4)]


def test_one_on_a_day_without_work_is_none() -> None:
    assert list(diary(every_week(weekday=5)).upcoming()) == []


# unsettled


def test_a_check_in_of_today_that_is_over_waits_to_be_settled() -> None:
    events = (checkin("Hanneke", 0), checkin("Bram", 0, "11:00"), checkin("Sietske", 0, "15:00"))
    found = diary(*events, now=moment("12:00"), checkins=held(0, person="Bram"))
    assert days_of(found.unsettled_on(day(0))) == [("Hanneke", 0)]
    assert found.unsettled_on(day(1)) == ()


# missed


def test_a_check_in_that_nobody_settled_is_missed_the_day_after() -> None:
    event = checkin(number=-3)
    assert missed(event, now=moment("16:30", -3)) == []
    assert missed(event, now=moment("08:30", -2)) == [("Hanneke", -3, 1)]


def test_each_miss_in_a_row_counts() -> None:
    for count, last_held in ((1, -11), (2, -18), (3, -25)):
        assert missed(every_week(), checkins=held(last_held)) == [("Hanneke", -4, count)]


def test_a_skipped_one_breaks_the_row() -> None:
    assert missed(every_week(), checkins=(became(Kept.SKIPPED, -11),)) == [("Hanneke", -4, 1)]


@pytest.mark.parametrize("kept", Kept)
@pytest.mark.parametrize("number", [-4, -3, 0])
def test_it_is_settled_by_what_was_held_or_skipped_on_that_day_or_later(number: int, kept: Kept) -> None:
    assert missed(every_week(), checkins=(became(kept, number),)) == []


def test_one_with_somebody_else_settles_nothing() -> None:
    assert missed(every_week(), checkins=held(*HELD_BEFORE, -11) + held(-3, person="Bram")) == [("Hanneke", -4, 1)]


def test_it_is_settled_once_another_is_planned() -> None:
    assert missed(every_week(), checkin(number=1)) == []
    assert missed(every_week(), checkin("Bram", 1))[0][0] == "Hanneke"


def test_an_imported_one_ahead_was_not_planned_to_make_it_good() -> None:
    imported = checkin(number=1, source="werk", uid="u1")
    assert missed(every_week(), imported, checkins=held(*HELD_BEFORE)) == [("Hanneke", -4, 1)]


def test_it_is_let_be_on_a_day_on_which_the_next_one_stands() -> None:
    assert missed(every_week(), now=moment("08:30", 3)) == []
    assert missed(every_week(), now=moment("15:00", 3)) == []
    assert missed(every_week(), now=moment("08:30", 4))[0][1] == 3


def test_two_weeks_ago_to_the_day_is_not_let_go_yet() -> None:
    assert missed(checkin(number=-14)) == [("Hanneke", -14, 1)]
    assert missed(checkin(number=-14), now=moment("08:30", 1)) == []


@pytest.mark.parametrize(("since", "times"), [(-4, 1), (-11, 2), (-3, 0)])
def test_nothing_was_missed_before_the_home_began(since: int, times: int) -> None:
    assert [found[2] for found in missed(every_week(), since=day(since))] == ([times] if times else [])


@pytest.mark.parametrize(
    "excuse",
    [
        {"days_off": (DayOff(day=day(-4), name="vrij"),)},
        {"absences": (away(-4),)},
        {"absences": (away(-4, "Hanneke"),)},
    ],
    ids=["day off", "own absence", "their absence"],
)
def test_one_for_which_somebody_was_away_was_not_missed(excuse: dict[str, Any]) -> None:
    assert missed(every_week(), checkins=held(-11), **excuse) == []


def test_of_several_people_the_one_missed_first_stands_first() -> None:
    events = (every_week("Bram", 4), every_week("Hanneke", 3))
    assert [found[:2] for found in missed(*events)] == [("Hanneke", -4), ("Bram", -3)]


# held


def test_the_last_that_was_held_is_the_latest_and_none_of_somebody_else() -> None:
    found = diary(checkins=(*held(-11, -4), became(Kept.SKIPPED, -1), *held(-2, person="Bram")))
    assert days_of(found.held("Hanneke")) == [("Hanneke", -4), ("Hanneke", -11)]
    last = found.last_held("Hanneke")
    assert last is not None
    assert last.day == day(-4)
    assert found.last_held("Sietske") is None


@pytest.mark.parametrize(
    ("kept", "rate"),
    [
        ((), (0, 8)),
        (held(-4, -11, -18), (3, 8)),
        (held(-3), (1, 9)),  # one that did not stand in the agenda
        (held(-57), (0, 8)),  # longer ago than eight weeks
        ((became(Kept.SKIPPED, -4), *held(-11)), (1, 8)),
    ],
)
def test_the_kept_rate_is_what_was_held_of_what_stood_in_eight_weeks(
    kept: tuple[Any, ...], rate: tuple[int, int]
) -> None:
    assert diary(every_week(), checkins=kept).kept_rate("Hanneke") == KeptRate(held=rate[0], of=rate[1])


def test_a_week_in_which_somebody_was_away_does_not_count_in_the_rate() -> None:
    assert diary(every_week(), absences=(away(-4, "Hanneke"),)).kept_rate("Hanneke") == KeptRate(held=0, of=7)


def test_one_that_was_held_though_somebody_was_said_to_be_away_counts_all_the_same() -> None:
    found = diary(every_week(), absences=(away(-4),), checkins=held(-4))
    assert found.kept_rate("Hanneke") == KeptRate(held=1, of=8)


# names


def test_after_a_new_name_what_was_before_is_still_hers() -> None:
    renamed = Person(id=HANNEKE.id, name="Hanneke de Wit", formerly=("Hanneke",))
    found = diary(every_week(), people=(renamed,), checkins=held(-11), absences=(away(3, "Hanneke"),))
    assert days_of(found.upcoming("Hanneke de Wit"))[0] == ("Hanneke de Wit", 10)
    assert days_of(one.time for one in found.missed()) == [("Hanneke de Wit", -4)]
    assert days_of(found.held("Hanneke de Wit")) == [("Hanneke", -11)]
    assert found.kept_rate("Hanneke de Wit") == KeptRate(held=1, of=8)
