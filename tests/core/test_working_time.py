from __future__ import annotations

from datetime import date, datetime, time

import pytest
from hypothesis import given
from tests.core.strategies import ALTERNATING, AMSTERDAM, FULL_TIME, PART_TIME, WHOLE, patterns, weeks

from ontzorg_cli.core.calendar.moments import DAY, Span, minutes_of
from ontzorg_cli.core.calendar.working_time import Hours, WorkPattern, working_spans

NIGHT = WorkPattern(every=dict.fromkeys(range(7), (Hours(time(1), time(5)),)))


def minutes_on(day: date, pattern: WorkPattern, **given_too: tuple[Span, ...]) -> int:
    return minutes_of(working_spans(day, pattern=pattern, zone=AMSTERDAM, days_off=(), **given_too))


@pytest.mark.parametrize(
    ("day", "minutes"), [(date(2026, 3, 29), 180), (date(2026, 10, 25), 300), (date(2026, 11, 22), 240)]
)
def test_an_interval_across_a_change_of_the_clocks_has_its_true_length(day: date, minutes: int) -> None:
    assert minutes_on(day, NIGHT) == minutes


def test_lunch_is_a_gap_and_a_free_afternoon_is_absent() -> None:
    assert minutes_on(date(2026, 11, 23), PART_TIME) == 420
    assert minutes_on(date(2026, 11, 25), PART_TIME) == 240
    assert minutes_on(date(2026, 11, 28), PART_TIME) == 0


def test_even_and_odd_weeks_differ_also_around_week_53() -> None:
    wednesdays = [date(2026, 12, 23) + number * 7 * DAY for number in range(4)]  # weeks 52, 53, 1 and 2
    assert [minutes_on(day, ALTERNATING) for day in wednesdays] == [420, 0, 0, 420]
    assert [minutes_on(day + 2 * DAY, ALTERNATING) for day in wednesdays] == [0, 240, 240, 0]


def test_a_weekday_struck_in_odd_weeks_is_worked_in_even_ones() -> None:
    pattern = WorkPattern(every={0: WHOLE}, odd={0: ()})
    assert (minutes_on(date(2026, 11, 23), pattern), minutes_on(date(2026, 11, 30), pattern)) == (420, 0)


def test_an_evening_may_last_until_midnight() -> None:
    assert minutes_on(date(2026, 11, 23), WorkPattern(every={0: (Hours(time(20), time(0)),)})) == 240


def test_intervals_that_overlap_count_once() -> None:
    pattern = WorkPattern(every={0: (Hours(time(9), time(12)), Hours(time(11), time(13)))})
    assert minutes_on(date(2026, 11, 23), pattern) == 240


def test_nobody_works_on_a_day_off() -> None:
    christmas = date(2026, 12, 25)
    assert working_spans(christmas, pattern=FULL_TIME, zone=AMSTERDAM, days_off={christmas}) == ()


def test_an_absence_takes_part_of_a_day() -> None:
    dentist = Span.between(datetime(2026, 11, 23, 12, tzinfo=AMSTERDAM), datetime(2026, 11, 23, 14, tzinfo=AMSTERDAM))
    assert minutes_on(date(2026, 11, 23), FULL_TIME, away=(dentist,)) == 420 - 30 - 60


@given(weeks(), patterns)
def test_working_time_is_in_order_and_within_its_day(monday: date, pattern: WorkPattern) -> None:
    for number in range(7):
        day = monday + number * DAY
        spans = working_spans(day, pattern=pattern, zone=AMSTERDAM, days_off=())
        assert list(spans) == sorted(spans)
        assert all(span.start.astimezone(AMSTERDAM).date() == day for span in spans)
