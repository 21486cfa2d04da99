"""The weeks ahead: their sums are those of their days, and nothing that is known of them is left out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.core.desk_samples import MONDAY, day, due, event, full_day, moment, task
from tests.core.strategies import AMSTERDAM, FULL_TIME, PART_TIME, desks, noor

from ontzorg_cli.core.calendar.agenda import Absence, AllDay, DayOff, Event, EventKind, EventStatus, Floating
from ontzorg_cli.core.calendar.moments import DAY, Week
from ontzorg_cli.core.calendar.working_time import Hours, WorkPattern
from ontzorg_cli.core.judgement.capacity import Horizon, day_figures
from ontzorg_cli.core.judgement.look_ahead import Away, Outlook, look_ahead, reaching
from ontzorg_cli.core.together.person import Person

if TYPE_CHECKING:
    from ontzorg_cli.core.judgement.desk import Desk
    from ontzorg_cli.core.judgement.look_ahead import DayAhead, WeekAhead

fast = settings(max_examples=50, deadline=None)


def ahead(desk: Desk, *, weeks: int = 6, minutes: int = 60) -> Outlook:
    return look_ahead(reaching(desk, weeks), weeks=weeks, minutes=minutes)


def week_of(desk: Desk, number: int) -> WeekAhead:
    return ahead(desk).weeks[number]


def day_of(desk: Desk, number: int) -> DayAhead:
    """Return the day so many days after that Monday."""
    (found,) = (one for week in ahead(desk).weeks for one in week.days if one.day == day(number))
    return found


def test_the_sums_of_a_day_and_a_week_by_hand() -> None:
    # Tuesday: 420 of work, 60 fixed, 90 planned, a quarter of 360 expected; 180 left.
    # The other four days: 420 of work, 105 expected; 315 left.
    desk = noor(events=(event("09:00", 60, 1),), tasks=(task("k7m", 90, on=day(1)),))
    tuesday, week = day_of(desk, 1).parts, week_of(desk, 0).parts
    assert (tuesday.working_minutes, tuesday.fixed_minutes, tuesday.need_minutes) == (420, 60, 90)
    assert (tuesday.expected_adhoc_minutes, tuesday.left_minutes, tuesday.passed_minutes) == (90, 180, 0)
    assert (tuesday.asked_minutes, tuesday.load_percent) == (240, 57)
    assert (week.working_minutes, week.fixed_minutes, week.need_minutes) == (5 * 420, 60, 90)
    assert (week.expected_adhoc_minutes, week.left_minutes) == (90 + 4 * 105, 180 + 4 * 315)
    assert (week.asked_minutes, week.load_percent) == (660, 31)


@fast
@given(desks(), st.integers(1, 8))
def test_each_day_has_the_figures_of_the_day_and_each_week_the_sums_of_its_days(desk: Desk, weeks: int) -> None:
    desk = reaching(desk, weeks)
    horizon = Horizon(desk)
    found = look_ahead(desk, weeks=weeks, minutes=60)
    assert len(found.weeks) == weeks
    days = [one for week in found.weeks for one in week.days]
    assert [one.day for one in days] == [desk.today + number * DAY for number in range(len(days))]
    for one in days:
        figures = day_figures(one.day, desk, horizon)
        assert one.figures == figures
        if not one.spilled_minutes and figures.working_minutes:
            assert one.parts.load_percent == figures.load_percent
            assert one.parts.left_minutes == figures.room_minutes - figures.need_minutes
    for week in found.weeks:
        assert week.week == Week.of(week.days[0].day)
        for name in ("working", "fixed", "need", "expected_adhoc", "passed", "asked", "left"):
            total = sum(getattr(one.parts, f"{name}_minutes") for one in week.days)
            assert getattr(week.parts, f"{name}_minutes") == total
        parts = week.parts
        assert parts.working_minutes == parts.asked_minutes + parts.passed_minutes + parts.left_minutes


@fast
@given(desks())
def test_work_too_large_for_its_day_is_nowhere_lost_and_never_past_its_deadline(desk: Desk) -> None:
    desk = reaching(desk, 6)
    large = task("q9q", 1_200, on=desk.today + DAY, due=None, created_at=desk.now)
    horizon = Horizon(replace(desk, tasks=(large,), plans=()))
    found = look_ahead(horizon.desk, weeks=6, minutes=60)
    days = [one for week in found.weeks for one in week.days]
    assert all(one.spilled_minutes >= 0 for one in days)
    total = sum(one.parts.need_minutes for one in days)
    room = sum(one.figures.plannable_minutes for one in days if one.day > desk.today)
    asked = 1_200 - horizon.block_minutes("q9q")
    assert min(asked, room) <= total <= asked


def test_large_work_goes_on_the_next_days_until_it_is_due() -> None:
    # Plannable is 252 a day: 252 on Tuesday, 252 on Wednesday, and all that is left on Thursday, when it is due.
    desk = noor(tasks=(task("k7m", 900, on=day(1), due=due(3)),))
    days = [day_of(desk, number) for number in range(5)]
    assert [one.figures.need_minutes for one in days] == [0, 252, 0, 0, 0]
    assert [one.spilled_minutes for one in days] == [0, 0, 252, 396, 0]
    assert week_of(desk, 0).parts.need_minutes == 900


def test_what_is_wanted_on_a_day_off_counts_once_on_the_working_day_after_it() -> None:
    desk = noor(tasks=(task("k7m", 500, on=day(5)),))
    assert [day_of(desk, number).parts.need_minutes for number in range(4, 10)] == [0, 0, 0, 252, 248, 0]
    assert (week_of(desk, 0).parts.need_minutes, week_of(desk, 1).parts.need_minutes) == (0, 500)


def test_work_that_repeats_counts_each_time_with_the_id_of_what_is_open() -> None:
    weekly = task("k7m", 60, due=due(1), repeat="FREQ=WEEKLY;BYDAY=TU")
    found = ahead(noor(tasks=(weekly,)))
    days = [one for week in found.weeks for one in week.days if one.parts.need_minutes]
    assert [(one.day - MONDAY).days for one in days] == [1, 8, 15, 22, 29, 36]
    assert {one.parts.need_minutes for one in days} == {60}
    assert {deadline.id for one in days for deadline in one.deadlines} == {"k7m"}


def test_what_is_too_much_on_its_day_has_a_last_day_to_begin() -> None:
    # Room is 315 a day. On Thursday 900 is due: 585 too much, 315 of it on Wednesday and 270 on Tuesday.
    found = day_of(noor(tasks=(task("k7m", 900, due=due(3)),)), 3)
    assert (found.parts.too_much_minutes, found.begin_by) == (585, day(1))


def test_the_last_day_to_begin_leaves_to_other_days_what_they_need() -> None:
    tasks = (task("k7m", 900, due=due(4)), task("c4h", 630, due=due(3)), task("p9c", 315, on=day(1), due=due(1)))
    days = [day_of(noor(tasks=tasks), number) for number in range(5)]
    # Friday's 585 too much take what is left of Wednesday (315) and of today (270): Thursday is full and over itself.
    assert [one.begin_by for one in days] == [None, None, None, None, MONDAY]
    assert days[3].parts.too_much_minutes == 315


def test_where_no_day_is_early_enough_none_is_named() -> None:
    week = week_of(noor(tasks=(task("k7m", 2_000, due=due(2)),)), 0)
    assert (week.parts.is_over, week.begin_by) == (True, None)
    assert week_of(noor(tasks=(task("k7m", 900, due=due(2)),)), 0).begin_by == MONDAY


@fast
@given(desks())
def test_begun_that_day_all_of_it_fits_before_it_is_due(desk: Desk) -> None:
    desk = reaching(desk, 6)
    days = [one for week in look_ahead(desk, weeks=6, minutes=60).weeks for one in week.days]
    for one in days:
        if one.begin_by is not None:
            room = sum(max(0, other.parts.left_minutes) for other in days if one.begin_by <= other.day < one.day)
            assert room >= one.parts.too_much_minutes > 0
            assert desk.today <= one.begin_by < one.day


def test_undated_work_is_not_spread() -> None:
    assert week_of(noor(tasks=(task("k7m", 2_000),)), 0).parts.need_minutes == 0


def test_a_week_that_asks_too_much_is_known_six_weeks_before() -> None:
    work = tuple(task(f"k{n}m", 600, due=due(38)) for n in range(2, 6))
    found = ahead(noor(tasks=work))
    assert [week.week.number for week in found.weeks if week.parts.is_over] == [53]
    over = found.weeks[-1]
    assert (over.week.iso, over.fullest_day, over.parts.need_minutes) == ("2026-W53", day(38), 2_400)
    assert over.parts.too_much_minutes == -over.parts.left_minutes > 0


def test_a_week_of_just_all_its_time_is_not_over() -> None:
    preferences = replace(noor().preferences, adhoc_fixed_share=0.0)
    full = noor(events=tuple(full_day(number) for number in range(7, 12)), preferences=preferences)
    assert (week_of(full, 1).parts.load_percent, week_of(full, 1).parts.is_over) == (100, False)
    assert week_of(full, 1).parts.too_much_minutes == 0


def test_this_week_begins_today_and_the_time_that_passed_is_no_room() -> None:
    desk = noor(moment("13:30", 2))
    week = week_of(desk, 0)
    assert [one.day for one in week.days] == [day(number) for number in range(2, 7)]
    # 8:30 to 12:30 and 13:00 to 13:30 have gone by; of the 150 minutes left a quarter is expected ad hoc.
    today = week.days[0].parts
    assert (today.passed_minutes, today.expected_adhoc_minutes, today.left_minutes) == (270, 38, 112)


@pytest.mark.parametrize(
    ("now", "weeks", "iso", "last"),
    [
        (moment("08:30", 35), 2, ["2026-W53", "2027-W01"], date(2027, 1, 10)),
        (moment("08:30", 41), 1, ["2026-W53"], date(2027, 1, 3)),
        (moment("08:30", 42), 1, ["2027-W01"], date(2027, 1, 10)),
    ],
)
def test_week_53_is_followed_by_week_1(now: datetime, weeks: int, iso: list[str], last: date) -> None:
    found = ahead(noor(now), weeks=weeks)
    assert [week.week.iso for week in found.weeks] == iso
    assert found.weeks[-1].days[-1].day == last


def test_a_night_in_which_the_clocks_change_has_its_true_length() -> None:
    night = WorkPattern(every={6: (Hours(time(0), time(8)),)})
    spring = noor(datetime(2026, 3, 23, 8, 30, tzinfo=AMSTERDAM), pattern=night)
    autumn = noor(datetime(2026, 10, 19, 8, 30, tzinfo=AMSTERDAM), pattern=night)
    assert [week.parts.working_minutes for week in ahead(spring, weeks=2).weeks] == [420, 480]
    assert [week.parts.working_minutes for week in ahead(autumn, weeks=2).weeks] == [540, 480]


def test_part_time_days_count_what_they_have() -> None:
    days = week_of(noor(pattern=PART_TIME), 0).days
    assert [one.parts.working_minutes for one in days] == [420, 420, 240, 420, 420, 0, 0]


def test_a_day_off_has_its_name_where_she_would_work() -> None:
    off = (DayOff(day=day(3), name="Feestdag"), DayOff(day=day(5), name="Zaterdag"))
    desk = noor(days_off=off)
    assert (day_of(desk, 3).off_reason, day_of(desk, 3).parts.working_minutes) == ("Feestdag", 0)
    assert day_of(desk, 5).off_reason is None


def test_absences_are_those_of_everybody_each_once_a_day() -> None:
    week = AllDay(first=day(1), last=day(2))
    part = Floating(start=moment("13:00", 3).replace(tzinfo=None), minutes=60)
    whole = Floating(start=moment("08:00", 4).replace(tzinfo=None), minutes=600)
    desk = noor(
        absences=(
            Absence(id="a1", title="verlof", when=week),
            Absence(id="a2", title="reis", when=week, who="Braam"),
            Absence(id="a3", title="nog een", when=AllDay(first=day(2), last=day(2)), who="Bram"),
            Absence(id="a4", title="tandarts", when=part),
            Absence(id="a5", title="beurs", when=whole, who="Hanneke"),
        ),
        people=(Person(id="b2b", name="Bram", formerly=("Braam",)),),
        others=(
            Event(
                id="v1",
                title="vakantie",
                when=AllDay(first=day(8), last=day(8)),
                owner="Sietske",
                status=EventStatus.OUT_OF_OFFICE,
            ),
            Event(id="v2", title="overleg", when=AllDay(first=day(8), last=day(8)), owner="Bram"),
        ),
    )
    assert day_of(desk, 0).away == ()
    assert day_of(desk, 1).away == (
        Away(who=None, title="verlof", is_whole_day=True),
        Away(who="Bram", title="reis", is_whole_day=True),
    )
    assert [one.who for one in day_of(desk, 2).away] == [None, "Bram"]
    assert day_of(desk, 3).away == (Away(who=None, title="tandarts", is_whole_day=False),)
    assert day_of(desk, 4).away == (Away(who="Hanneke", title="beurs", is_whole_day=True),)
    assert day_of(desk, 8).away == (Away(who="Sietske", title="vakantie", is_whole_day=True),)
    assert (day_of(desk, 1).parts.working_minutes, day_of(desk, 3).parts.working_minutes) == (0, 360)


def test_deadlines_stand_on_the_day_on_which_they_are_really_due_by_time() -> None:
    desk = noor(
        tasks=(
            task("a2a", due=due(2)),
            task("a3a", due=due(2, "14:30")),
            task("a4a", due=due(2, "09:00"), owner="Bram"),
            task("a5a", due=due(2), really_due=due(4)),
            task("a6a", on=day(2), due=due(5)),
        )
    )
    assert [one.id for one in day_of(desk, 2).deadlines] == ["a4a", "a3a", "a2a"]
    assert [one.id for one in day_of(desk, 4).deadlines] == ["a5a"]
    assert [one.id for one in day_of(desk, 5).deadlines] == ["a6a"]


def test_check_ins_stand_on_their_day_unless_somebody_is_away() -> None:
    series = replace(
        event("11:00", 30, 1, kind=EventKind.CHECKIN), with_names=("Hanneke",), repeat="FREQ=WEEKLY;BYDAY=TU"
    )
    away = Absence(id="a1", title="reis", when=AllDay(first=day(8), last=day(8)), who="Hanneke")
    desk = noor(events=(series,), absences=(away,))
    assert [len(day_of(desk, number).checkins) for number in (0, 1, 8, 15)] == [0, 1, 0, 1]
    assert day_of(desk, 1).checkins[0].person == "Hanneke"


def room(desk: Desk, minutes: int) -> int | None:
    found = ahead(desk, minutes=minutes).first_room
    return None if found.day is None else (found.day - MONDAY).days


def test_the_first_day_with_room_is_the_first_on_which_it_can_be_planned() -> None:
    # Plannable is 252 on an empty day.
    busy = noor(events=(full_day(0), full_day(1)), tasks=(task("k7m", 200, on=day(2)),))
    assert [room(busy, minutes) for minutes in (50, 52, 53, 252)] == [2, 2, 3, 3]


def test_what_no_single_day_can_hold_has_no_first_day() -> None:
    found = ahead(noor(), minutes=253).first_room
    assert (found.minutes, found.day, found.searched_until) == (253, None, day(42))


def test_room_that_work_of_a_day_before_needs_is_no_room() -> None:
    assert room(noor(tasks=(task("k7m", 700, on=day(0)),)), 60) == 3
    promised = noor(tasks=(task("k7m", 800, due=due(2, "16:00")),))
    assert room(promised, 200) == 3


def test_today_can_be_the_first_day_and_work_that_is_none_leaves_nothing_behind() -> None:
    desk = noor()
    assert room(desk, 60) == 0
    assert room(noor(moment("15:30")), 60) == 1
    assert desk.tasks == ()


def test_who_never_works_has_no_room_and_empty_weeks() -> None:
    found = ahead(noor(pattern=WorkPattern()))
    assert found.first_room.day is None
    assert {week.parts.load_percent for week in found.weeks} == {0}


def test_a_home_with_nothing_in_it_has_just_the_ad_hoc_that_is_expected() -> None:
    assert {week.parts.load_percent for week in ahead(noor(pattern=FULL_TIME)).weeks} == {25}


def test_more_weeks_than_the_horizon_are_looked_at_as_closely() -> None:
    block = replace(event("09:00", 60, 58, kind=EventKind.PROTECTED), task="k7m")
    desk = noor(events=(block,), tasks=(task("k7m", 90, on=day(59)),))
    found = ahead(desk, weeks=12)
    assert (len(found.weeks), found.first_room.searched_until) == (12, day(84))
    (busy,) = (one for week in found.weeks for one in week.days if one.day == day(59))
    assert busy.parts.need_minutes == 30
