"""Counting back in working days: weekends, holidays, part-time weeks, absences, week 53 and the clocks."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.strategies import ALTERNATING, AMSTERDAM, FULL_TIME, NEW_YEAR, PART_TIME, WEEKENDS, noor

from ontzorg_cli.core.calendar.agenda import Absence, AllDay, DayOff, Event, Floating, Zoned
from ontzorg_cli.core.calendar.working_time import WorkPattern
from ontzorg_cli.core.judgement.own_hours import OwnHours
from ontzorg_cli.core.work.backplan import Slot, day_of, is_by_rule, slot_before
from ontzorg_cli.core.work.task import Due, Preparation, Task

if TYPE_CHECKING:
    from ontzorg_cli.core.calendar.agenda import When

LONG_BEFORE = datetime(2026, 1, 5, 9, tzinfo=AMSTERDAM)
DAY = timedelta(days=1)


def hours_of(pattern: WorkPattern = FULL_TIME, *, now: datetime = LONG_BEFORE, **given_: object) -> OwnHours:
    return OwnHours(noor(now, pattern=pattern, **given_))


def due(event: str, days_before: int, hours: OwnHours, *, now: datetime = LONG_BEFORE) -> Slot:
    return slot_before(date.fromisoformat(event), days_before, hours=hours, now=now)


def away(first: str, last: str, who: str | None = None) -> Absence:
    when = AllDay(first=date.fromisoformat(first), last=date.fromisoformat(last))
    return Absence(id="a2b", title="vrij", when=when, who=who)


@pytest.mark.parametrize(
    ("event", "days_before", "expected"),
    [
        ("2026-11-24", 1, "2026-11-23"),  # Tuesday: the Monday before
        ("2026-11-23", 1, "2026-11-20"),  # Monday: the Friday before
        ("2026-11-23", 0, "2026-11-23"),
        ("2026-11-22", 0, "2026-11-20"),  # a Sunday: the last working day before it
        ("2026-11-22", 1, "2026-11-20"),
        ("2026-12-14", 7, "2026-12-03"),
        ("2026-12-14", 21, "2026-11-13"),
        ("2027-01-04", 1, "2027-01-01"),  # Monday of week 1, after week 53
        ("2027-01-04", 5, "2026-12-28"),
        ("2026-10-26", 1, "2026-10-23"),  # the clocks went back on the Sunday between
        ("2026-03-30", 5, "2026-03-23"),  # and forward
    ],
)
def test_days_before_are_counted_in_working_days(event: str, days_before: int, expected: str) -> None:
    assert due(event, days_before, hours_of()) == Slot(day=date.fromisoformat(expected))


def test_a_holiday_is_no_working_day() -> None:
    hours = hours_of(days_off=NEW_YEAR)
    assert due("2027-01-04", 1, hours).day == date(2026, 12, 31)
    assert due("2027-01-05", 3, hours).day == date(2026, 12, 30)
    assert due("2026-12-28", 1, hours).day == date(2026, 12, 24)
    own = hours_of(days_off=(DayOff(day=date(2026, 12, 31), name="dag van de baas"), *NEW_YEAR))
    assert due("2027-01-04", 1, own).day == date(2026, 12, 30)


def test_a_free_wednesday_and_alternating_weeks_count_as_they_are_worked() -> None:
    free = WorkPattern(every={day: hours for day, hours in FULL_TIME.every.items() if day != 2})
    assert due("2026-11-26", 1, hours_of(free)).day == date(2026, 11, 24)
    # Even weeks have a Wednesday, odd ones a Friday morning.
    assert due("2026-11-26", 1, hours_of(ALTERNATING)).day == date(2026, 11, 25)
    assert due("2026-12-03", 1, hours_of(ALTERNATING)).day == date(2026, 12, 1)
    assert due("2026-12-07", 1, hours_of(ALTERNATING)).day == date(2026, 12, 4)


def test_her_own_leave_is_skipped_and_that_of_another_is_not() -> None:
    assert due("2026-12-07", 2, hours_of(absences=(away("2026-12-01", "2026-12-04"),))).day == date(2026, 11, 27)
    assert due("2026-12-07", 2, hours_of(absences=(away("2026-12-01", "2026-12-04", "Bram"),))).day == date(2026, 12, 3)


def test_half_a_day_away_leaves_a_working_day() -> None:
    dentist = Absence(
        id="a2b",
        title="tandarts",
        when=Floating(start=datetime(2026, 11, 23, 8), minutes=180),  # noqa: DTZ001 - floating
    )
    assert due("2026-11-24", 1, hours_of(absences=(dentist,))).day == date(2026, 11, 23)


def test_what_should_have_been_ready_already_is_for_today() -> None:
    monday = datetime(2026, 11, 23, 9, tzinfo=AMSTERDAM)
    assert due("2026-12-01", 21, hours_of(), now=monday) == Slot(day=date(2026, 11, 23), is_late=True)
    assert due("2026-11-24", 1, hours_of(), now=monday) == Slot(day=date(2026, 11, 23))


def test_after_work_or_on_a_free_day_today_is_the_next_working_day() -> None:
    evening, saturday = datetime(2026, 11, 23, 20, tzinfo=AMSTERDAM), datetime(2026, 11, 21, 9, tzinfo=AMSTERDAM)
    assert due("2026-12-01", 21, hours_of(), now=evening) == Slot(day=date(2026, 11, 24), is_late=True)
    assert due("2026-12-01", 21, hours_of(), now=saturday) == Slot(day=date(2026, 11, 23), is_late=True)


def test_without_a_working_day_in_between_it_is_for_today() -> None:
    evening, saturday = datetime(2026, 11, 23, 20, tzinfo=AMSTERDAM), datetime(2026, 11, 21, 9, tzinfo=AMSTERDAM)
    assert due("2026-11-24", 1, hours_of(), now=evening) == Slot(day=date(2026, 11, 23))
    assert due("2026-11-24", 2, hours_of(), now=evening) == Slot(day=date(2026, 11, 23), is_late=True)
    assert due("2026-11-23", 1, hours_of(), now=saturday) == Slot(day=date(2026, 11, 21), is_late=True)
    assert due("2026-12-14", 1, hours_of(WorkPattern()), now=evening) == Slot(day=date(2026, 11, 23), is_late=True)


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        (Zoned(start=datetime(2026, 11, 24, 20), zone="America/New_York", minutes=60), date(2026, 11, 25)),  # noqa: DTZ001
        (Zoned(start=datetime(2026, 11, 24, 9), zone="Asia/Tokyo", minutes=60), date(2026, 11, 24)),  # noqa: DTZ001
        (Zoned(start=datetime(2026, 11, 24, 7), zone="Asia/Tokyo", minutes=60), date(2026, 11, 23)),  # noqa: DTZ001
        (Floating(start=datetime(2026, 11, 24, 0), minutes=60), date(2026, 11, 24)),  # noqa: DTZ001
        (AllDay(first=date(2026, 11, 24), last=date(2026, 11, 26)), date(2026, 11, 24)),
    ],
)
def test_the_day_of_an_event_is_that_on_the_clocks_at_home(when: When, expected: date) -> None:
    assert day_of(Event(id="e2b", title="overleg", when=when), AMSTERDAM) == expected


PREPARES = Preparation(event="e2b", day=date(2026, 12, 14), days_before=1, due=date(2026, 12, 11))


@pytest.mark.parametrize(
    ("wanted", "really", "by_rule"),
    [
        (Due(day=PREPARES.due), None, True),
        (Due(day=PREPARES.due, hard=False), None, True),
        (Due(day=PREPARES.due, hard=True), None, False),
        (Due(day=PREPARES.due, at=time(12)), None, False),
        (Due(day=PREPARES.due - DAY), None, False),
        (Due(day=PREPARES.due), Due(day=PREPARES.due), False),
        (None, None, False),
    ],
)
def test_a_date_of_ones_own_is_no_longer_that_of_the_rule(
    *, wanted: Due | None, really: Due | None, by_rule: bool
) -> None:
    task = Task(id="k7m", title="zaal", created_at=LONG_BEFORE, due=wanted, really_due=really, prepares=PREPARES)
    assert is_by_rule(task) is by_rule


DAYS = st.dates(date(2026, 10, 1), date(2027, 4, 30))


@given(
    event=DAYS,
    now=st.datetimes(datetime(2026, 10, 1), datetime(2027, 4, 30), timezones=st.just(AMSTERDAM)),  # noqa: DTZ001 - given by timezones
    days_before=st.integers(0, 60),
    pattern=st.sampled_from([FULL_TIME, PART_TIME, ALTERNATING, WEEKENDS, WorkPattern()]),
    off=st.lists(DAYS, max_size=8),
    leave=st.lists(st.tuples(DAYS, st.integers(0, 20)), max_size=3),
)
def test_a_step_is_on_a_working_day_before_the_event_or_today(
    *,
    event: date,
    now: datetime,
    days_before: int,
    pattern: WorkPattern,
    off: list[date],
    leave: list[tuple[date, int]],
) -> None:
    today = now.date()
    if event < today:
        event, today = today, event
        now = now.replace(year=today.year, month=today.month, day=today.day)
    absences = tuple(
        Absence(id=f"a{place}b", title="vrij", when=AllDay(first=first, last=first + length * DAY))
        for place, (first, length) in enumerate(leave)
    )
    hours = hours_of(pattern, now=now, days_off=tuple(DayOff(day=day, name="vrij") for day in off), absences=absences)
    slot = slot_before(event, days_before, hours=hours, now=now)
    assert slot.day >= today
    worked = bool(hours.on(slot.day)) and (slot.day < event or (slot.day == event and days_before == 0))
    assert worked or slot.day == today
    if not slot.is_late:
        between = [day for n in range((event - slot.day).days) if hours.on(day := slot.day + n * DAY)]
        assert len(between) == days_before or (days_before == 0 and len(between) <= 1)


@given(event=DAYS, days=st.tuples(st.integers(0, 60), st.integers(0, 60)))
def test_more_days_before_is_never_later(event: date, days: tuple[int, int]) -> None:
    near, far = sorted(days)
    hours = hours_of(PART_TIME, days_off=NEW_YEAR)
    assert (
        slot_before(event, far, hours=hours, now=LONG_BEFORE).day
        <= slot_before(event, near, hours=hours, now=LONG_BEFORE).day
    )
