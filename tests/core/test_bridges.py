from __future__ import annotations

from datetime import date, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from ontzorg_cli.core.calendar.agenda import SchoolHoliday
from ontzorg_cli.core.calendar.bridges import is_bridge, school_holidays_on
from ontzorg_cli.core.calendar.working_time import Hours, WorkPattern

WHOLE = (Hours(time(8, 30), time(17)),)
FULL_WEEK = WorkPattern(every=dict.fromkeys(range(5), WHOLE))
WITHOUT_WEDNESDAY = WorkPattern(every=dict.fromkeys((0, 1, 3, 4), WHOLE))
ASCENSION = date(2027, 5, 6)
FRIDAY = ASCENSION + timedelta(days=1)


def test_the_friday_after_ascension_day_is_a_bridge_and_the_wednesday_before_is_none() -> None:
    assert is_bridge(FRIDAY, pattern=FULL_WEEK, days_off={ASCENSION})
    assert not is_bridge(ASCENSION - timedelta(days=1), pattern=FULL_WEEK, days_off={ASCENSION})


def test_a_day_between_a_day_off_and_ones_own_free_day_is_a_bridge_too() -> None:
    easter_monday = date(2027, 3, 29)
    assert is_bridge(date(2027, 3, 30), pattern=WITHOUT_WEDNESDAY, days_off={easter_monday})
    assert not is_bridge(date(2027, 3, 30), pattern=FULL_WEEK, days_off={easter_monday})


def test_a_bridge_day_that_was_taken_off_is_none_any_more() -> None:
    assert not is_bridge(FRIDAY, pattern=FULL_WEEK, days_off={ASCENSION, FRIDAY})


@given(st.dates(date(2026, 1, 1), date(2028, 1, 1)), st.sets(st.dates(date(2026, 1, 1), date(2028, 1, 1)), max_size=40))
def test_a_bridge_is_worked_alone_beside_a_day_off(day: date, days_off: set[date]) -> None:
    if is_bridge(day, pattern=FULL_WEEK, days_off=days_off):
        around = [day - timedelta(days=1), day + timedelta(days=1)]
        assert day not in days_off
        assert day.weekday() < 5
        assert all(each in days_off or each.weekday() >= 5 for each in around)
        assert any(each in days_off and each.weekday() < 5 for each in around)


def test_a_free_day_of_ones_own_alone_makes_no_bridge() -> None:
    part_time = WorkPattern(every=dict.fromkeys((0, 1, 2, 4), WHOLE))
    assert not any(is_bridge(date(2026, 11, 2) + timedelta(days=n), pattern=part_time, days_off=()) for n in range(14))


def test_school_holidays_are_named_on_each_of_their_days_and_once() -> None:
    week = SchoolHoliday(first=date(2027, 2, 20), last=date(2027, 2, 28), name="Voorjaarsvakantie Noord")
    assert school_holidays_on(date(2027, 2, 28), (week, week)) == ("Voorjaarsvakantie Noord",)
    assert school_holidays_on(date(2027, 3, 1), (week,)) == ()
