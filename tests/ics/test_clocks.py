"""The nights on which the clocks change, and the odd days of the calendar."""

from __future__ import annotations

from datetime import date

import pytest
from tests.ics.calendars import AMSTERDAM, calendar, minutes, read, start_of

from ontzorg_cli.core.calendar.agenda import Event, occurrences
from ontzorg_cli.core.calendar.moments import Week, minutes_of, subtract, whole_day

SPRING, AUTUMN = (date(2026, 3, 23), date(2026, 4, 5)), (date(2026, 10, 19), date(2026, 11, 1))
LOCAL = "DTSTART;TZID=Europe/Amsterdam"


def told(lines: str, window: tuple[date, date]) -> list[tuple[str, int]]:
    """Return when each time of one event starts in Amsterdam, and for how many minutes."""
    found = read(calendar(f"UID:a\nSUMMARY:dienst\n{lines}"), window=window).events
    return sorted((start_of(each), minutes(each)) for each in found)


@pytest.mark.parametrize(("window", "day", "hours"), [(SPRING, "20260329", 23), (AUTUMN, "20261025", 25)])
def test_the_day_is_an_hour_shorter_or_longer(window: tuple[date, date], day: str, hours: int) -> None:
    (found,) = read(calendar(f"UID:a\nSUMMARY:beurs\nDTSTART;VALUE=DATE:{day}"), window=window).events
    assert minutes(found) == hours * 60


def test_a_weekly_meeting_keeps_its_hour_on_the_clock_over_both_nights() -> None:
    rule = f"{LOCAL}:20260302T090000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY"
    assert told(rule, SPRING) == [("2026-03-23 09:00", 60), ("2026-03-30 09:00", 60)]
    assert told(rule, AUTUMN) == [("2026-10-19 09:00", 60), ("2026-10-26 09:00", 60)]


def test_a_weekly_meeting_in_utc_and_one_in_new_york_move_on_the_clock_here() -> None:
    assert told("DTSTART:20260302T090000Z\nDURATION:PT1H\nRRULE:FREQ=WEEKLY", SPRING) == [
        ("2026-03-23 10:00", 60),
        ("2026-03-30 11:00", 60),
    ]
    new_york = "DTSTART;TZID=America/New_York:20260302T090000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY"
    assert told(new_york, SPRING) == [("2026-03-23 14:00", 60), ("2026-03-30 15:00", 60)]
    assert told(new_york, AUTUMN) == [("2026-10-19 15:00", 60), ("2026-10-26 14:00", 60)]


@pytest.mark.parametrize(
    ("start", "end", "window", "length"),
    [("20260328T220000", "20260329T060000", SPRING, 7 * 60), ("20261024T220000", "20261025T060000", AUTUMN, 9 * 60)],
)
def test_a_night_duty_by_the_clock_lasts_its_real_hours(
    start: str, end: str, window: tuple[date, date], length: int
) -> None:
    ((_, lasts),) = told(f"{LOCAL}:{start}\nDTEND;TZID=Europe/Amsterdam:{end}", window)
    assert lasts == length


@pytest.mark.parametrize(
    ("duration", "length"), [("PT8H", 8 * 60), ("PT24H", 24 * 60), ("P1D", 25 * 60), ("P1DT1H", 26 * 60)]
)
def test_hours_are_real_hours_and_days_are_days_on_the_clock(duration: str, length: int) -> None:
    assert told(f"{LOCAL}:20261024T120000\nDURATION:{duration}", AUTUMN) == [("2026-10-24 12:00", length)]


def test_each_night_of_a_series_lasts_eight_real_hours() -> None:
    nights = told(f"{LOCAL}:20261023T220000\nDURATION:PT8H\nRRULE:FREQ=DAILY;COUNT=3", AUTUMN)
    assert nights == [(f"2026-10-{day} 22:00", 480) for day in (23, 24, 25)]


def test_half_past_two_is_not_there_in_spring_and_twice_in_autumn() -> None:
    assert told(f"{LOCAL}:20260329T023000\nDURATION:PT30M", SPRING) == [("2026-03-29 03:30", 30)]
    assert told(f"{LOCAL}:20261025T023000\nDURATION:PT1H", AUTUMN) == [("2026-10-25 02:30", 60)]
    second = read(calendar("UID:a\nSUMMARY:x\nDTSTART:20261025T013000Z\nDURATION:PT1H"), window=AUTUMN).events
    assert [minutes(each) for each in second] == [60]


@pytest.mark.parametrize(("window", "day", "hours"), [(SPRING, (2026, 3, 29), 23), (AUTUMN, (2026, 10, 25), 25)])
def test_what_is_taken_and_what_is_free_are_the_whole_day(
    window: tuple[date, date], day: tuple[int, int, int], hours: int
) -> None:
    compact = f"{date(*day):%Y%m%d}"
    lines = f"UID:a\nSUMMARY:x\n{LOCAL}:{compact}T013000\nDTEND;TZID=Europe/Amsterdam:{compact}T033000"
    (found,) = read(calendar(lines), window=window).events
    event = Event(id="a", title=found.title, when=found.when)
    (night,) = occurrences((event,), first=date(*day), last=date(*day), zone=AMSTERDAM)
    free = subtract((whole_day(date(*day), AMSTERDAM),), (night.span,))
    assert night.span.minutes == (hours - 24 + 2) * 60
    assert minutes_of(free) + night.span.minutes == hours * 60


def test_week_53_and_the_turn_of_the_year() -> None:
    window = (date(2026, 12, 28), date(2027, 1, 10))
    found = told("DTSTART;TZID=Europe/Amsterdam:20261228T090000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY", window)
    assert [start for start, _ in found] == ["2026-12-28 09:00", "2027-01-04 09:00"]
    assert [Week.of(date.fromisoformat(start[:10])).iso for start, _ in found] == ["2026-W53", "2027-W01"]
    assert told("DTSTART;VALUE=DATE:20201228\nRRULE:FREQ=YEARLY;BYWEEKNO=53;BYDAY=MO", window) == [("2026-12-28", 1440)]


def test_a_leap_day_is_there_in_leap_years_only() -> None:
    birthday = "DTSTART;VALUE=DATE:20240229\nRRULE:FREQ=YEARLY"
    assert told(birthday, (date(2025, 1, 1), date(2028, 12, 31))) == [("2028-02-29", 1440)]
    assert told("DTSTART;VALUE=DATE:20280131\nRRULE:FREQ=MONTHLY", (date(2028, 1, 1), date(2028, 3, 31))) == [
        ("2028-01-31", 1440),
        ("2028-03-31", 1440),
    ]


def test_the_years_after_2038_are_as_other_years() -> None:
    window = (date(2038, 1, 1), date(2038, 12, 31))
    assert told(f"{LOCAL}:20380119T041408\nDURATION:PT1H", window) == [("2038-01-19 04:14", 60)]
    rule = f"{LOCAL}:20260302T090000\nDURATION:PT1H\nRRULE:FREQ=YEARLY;BYMONTH=7;BYDAY=1MO"
    assert told(rule, window) == [("2038-07-05 09:00", 60)]


def test_a_zone_of_a_quarter_of_an_hour_keeps_its_minutes() -> None:
    found = told("DTSTART;TZID=Asia/Kathmandu:20261101T090000\nDURATION:PT1H", AUTUMN)
    assert found == [("2026-11-01 04:15", 60)]
