"""The year wheel: month ends, leap years, and weekdays of a month."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontzorg_cli.core.work.template import Weekday, Which, Yearly
from ontzorg_cli.core.work.usual_preparation import STEPS, YEARLY
from ontzorg_cli.core.work.year_wheel import day_in, days_between, mark_of

YEARS = st.integers(2000, 2150)


@pytest.mark.parametrize(
    ("month", "day", "year", "expected"),
    [
        (3, 15, 2027, "2027-03-15"),
        (2, 29, 2027, "2027-02-28"),
        (2, 29, 2028, "2028-02-29"),
        (2, 31, 2028, "2028-02-29"),
        (4, 31, 2027, "2027-04-30"),
        (12, 31, 2026, "2026-12-31"),
    ],
)
def test_a_day_that_a_month_lacks_is_its_last(month: int, day: int, year: int, expected: str) -> None:
    assert day_in(Yearly(title="archief", month=month, day=day), year) == date.fromisoformat(expected)


@pytest.mark.parametrize(
    ("which", "weekday", "expected"),
    [
        (Which.FIRST, Weekday.MONDAY, "2026-11-02"),
        (Which.FIRST, Weekday.SUNDAY, "2026-11-01"),
        (Which.THIRD, Weekday.TUESDAY, "2026-11-17"),
        (Which.FOURTH, Weekday.FRIDAY, "2026-11-27"),
        (Which.LAST, Weekday.MONDAY, "2026-11-30"),
        (Which.LAST, Weekday.SUNDAY, "2026-11-29"),
    ],
)
def test_a_weekday_of_a_month(which: Which, weekday: Weekday, expected: str) -> None:
    work = Yearly(title="begroting", month=11, which=which, weekday=weekday)
    assert day_in(work, 2026) == date.fromisoformat(expected)


@given(year=YEARS, month=st.integers(1, 12), which=st.sampled_from(list(Which)), weekday=st.sampled_from(list(Weekday)))
def test_a_weekday_of_a_month_is_that_weekday_in_that_month(
    year: int, month: int, which: Which, weekday: Weekday
) -> None:
    day = day_in(Yearly(title="begroting", month=month, which=which, weekday=weekday), year)
    assert (day.year, day.month, day.weekday()) == (year, month, list(Weekday).index(weekday))
    if which is Which.LAST:
        assert day.day > day_in(Yearly(title="x", month=month, which=Which.FOURTH, weekday=weekday), year).day - 1


def test_a_period_across_new_year_has_each_work_once() -> None:
    work = Yearly(title="archief", month=1, day=15)
    assert list(days_between(work, date(2026, 11, 23), date(2027, 11, 22))) == [date(2027, 1, 15)]
    assert list(days_between(work, date(2027, 1, 15), date(2028, 1, 14))) == [date(2027, 1, 15)]
    assert list(days_between(work, date(2027, 1, 16), date(2028, 1, 14))) == []


def test_the_same_work_in_two_months_has_two_marks() -> None:
    assert mark_of("contracten", date(2027, 4, 1)) != mark_of("contracten", date(2027, 10, 1))
    assert mark_of("contracten", date(2027, 4, 1)) != mark_of("contracten", date(2028, 4, 1))
    assert mark_of("reis", date(2027, 4, 1), "hotel") != mark_of("reis", date(2027, 4, 1), "trein")


def test_what_is_usual_lies_before_the_event_and_takes_some_time() -> None:
    for rows in STEPS.values():
        assert [days for _, days, _, _ in rows] == sorted((days for _, days, _, _ in rows), reverse=True)
        assert all(0 < days <= 60 and 0 < minutes <= 240 for _, days, minutes, _ in rows)
    months = [month for _, month, _, _ in YEARLY]
    assert months == sorted(months)
