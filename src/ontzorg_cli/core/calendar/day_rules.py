"""Single days in words: dates, weekdays, and days counted from today."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from ontzorg_cli.core.calendar.moments import DAY, Week
from ontzorg_cli.core.calendar.period_rules import WEEK, day_before, months_later, numbered_week
from ontzorg_cli.core.calendar.reading_frame import DayRead

if TYPE_CHECKING:
    from ontzorg_cli.core.calendar.grammar import Row
    from ontzorg_cli.core.calendar.reading_frame import ReadingFrame

STAYS_PAST = timedelta(days=90)
"""A day and month so long past or shorter is still meant; longer, next year's is (PRACTICE.md 7.2)."""
CENTURY = 2000
LEAP_WAIT_YEARS = 8
MANY = 9_999


def possible(year: int, month: int, day: int) -> date | None:
    """Return the date, or None where no calendar has it."""
    try:
        return date(year if year >= 100 else CENTURY + year, month, day)
    except ValueError:
        return None


def _full(_frame: ReadingFrame, parts: tuple[int, int, int]) -> date | None:
    day, month, year = parts
    return possible(year, month, day)


def _day_month(frame: ReadingFrame, parts: tuple[int, int]) -> date | None:
    return _rolled(frame, *parts)


def _rolled(frame: ReadingFrame, day: int, month: int, year: int | None = None) -> date | None:
    """Return the date, without a year this year's or the first that is not long past (29 February waits for one)."""
    if year is not None:
        return possible(year, month, day)
    for candidate in (possible(frame.today.year + later, month, day) for later in range(LEAP_WAIT_YEARS + 1)):
        if candidate and candidate >= frame.today - STAYS_PAST:
            return candidate
    return None


def _of_weekday(frame: ReadingFrame, weekday: int, day: date) -> DayRead:
    """Return the date of that weekday: where it is another, a year earlier or later if one of both is not long past.

    Else the date as it stands, with a note.
    """
    if day.weekday() == weekday:
        return DayRead(day=day)
    before, after = (possible(day.year + step, day.month, day.day) for step in (-1, 1))
    recent = frame.today - STAYS_PAST
    if (
        before
        and before.weekday() == weekday
        and before <= frame.today
        and (before >= recent or before.year == frame.today.year)
    ):
        return DayRead(day=before)
    if after and after.weekday() == weekday and recent <= day < frame.today:
        return DayRead(day=after)
    return DayRead(day=day, notes=("other_weekday",))


def _of_week(read: DayRead, number: int) -> DayRead:
    fits = Week.of(read.day).number == number
    return read if fits else DayRead(day=read.day, notes=(*read.notes, "other_week"))


def _day_of_month(frame: ReadingFrame, number: int) -> date | None:
    """Return the coming day with that number; a month without it is passed over."""
    first = frame.today.replace(day=1)
    for later in range(3):
        month = months_later(first, later)
        found = possible(month.year, month.month, number)
        if found and found >= frame.today:
            return found
    return None


def _weekday_and_number(frame: ReadingFrame, weekday: int, number: int) -> DayRead | None:
    day = _day_of_month(frame, number)
    return DayRead(day=day) if day and day.weekday() == weekday else None


def _coming(frame: ReadingFrame, weekday: int, weeks: int = 0) -> DayRead:
    """Return the first coming day of that weekday, never today, some weeks later where asked."""
    distance = (weekday - frame.today.weekday()) % 7
    notes = () if distance or weeks else ("next_week_same_weekday",)
    return DayRead(day=frame.today + (distance or 7) * DAY + weeks * WEEK, notes=notes)


def _last(frame: ReadingFrame, weekday: int) -> DayRead:
    return DayRead(day=frame.today - ((frame.today.weekday() - weekday) % 7 or 7) * DAY)


def _in_week(frame: ReadingFrame, weeks: int, weekday: int, *notes: str) -> DayRead:
    return DayRead(day=Week.of(frame.today).monday + weeks * WEEK + weekday * DAY, notes=notes)


def _in_numbered_week(frame: ReadingFrame, weekday: int, number: int, year: int | None = None) -> DayRead | None:
    week = numbered_week(frame, number, year)
    return None if week is None else DayRead(day=week.first + weekday * DAY, notes=week.notes)


def _ahead(frame: ReadingFrame, number: int, unit: str) -> DayRead | None:
    if number > MANY:
        return None
    if unit == "working_day":
        return _working_days_ahead(frame, number)
    if unit in {"day", "week"}:
        return DayRead(day=frame.today + number * (DAY if unit == "day" else WEEK))
    return DayRead(day=months_later(frame.today, number * {"month": 1, "quarter": 3, "year": 12}[unit]))


def _working_days_ahead(frame: ReadingFrame, number: int) -> DayRead | None:
    day: date | None = frame.today
    for _ in range(min(number, 366)):
        day = day and frame.working_day_from(day + DAY)
    return None if day is None else DayRead(day=day)


def _weeks_after(frame: ReadingFrame, weekday: int, weeks: int) -> DayRead | None:
    return _coming(frame, weekday, weeks) if weeks <= MANY else None


def _as_read(_frame: ReadingFrame, day: date) -> DayRead:
    return DayRead(day=day)


def _same(_frame: ReadingFrame, read: DayRead) -> DayRead:
    return read


DAY_TABLES: dict[str, tuple[Row, ...]] = {
    "Date": (
        ("{iso}", lambda _, parts: possible(*parts)),
        ("{full}", _full),
        ("{day_month}", _day_month),
        ("{number} ordinal? of? {month} {year}?", _rolled),
        ("{month} {number} ordinal? {year}?", lambda f, month, day, year: _rolled(f, day, month, year)),
        ("the? {number} ordinal", _day_of_month),
        ("the {ordinal_number}", _day_of_month),
    ),
    "Dated": (
        ("the? {Date}", _as_read),
        ("{weekday} the? {Date}", _of_weekday),
        ("{weekday} {number}", _weekday_and_number),
    ),
    "Counted": (
        ("{offset}", lambda f, days: DayRead(day=f.today + days * DAY)),
        ("{part_of_today}", lambda f, _: DayRead(day=f.today)),
        ("in_time {number} {unit}", _ahead),
        ("in_time {number} working day_unit", _working_days_ahead),
        ("{number} {unit} from_now", _ahead),
        ("{weekday} in_time {number} week_unit", _weeks_after),
        ("{number} week_unit on? {weekday}", lambda f, weeks, day: _weeks_after(f, day, weeks)),
    ),
    "Weekday": (
        ("{weekday}", _coming),
        ("coming {weekday}", _coming),
        ("this {weekday}", lambda f, day: _in_week(f, 0, day)),
        ("next {weekday}", lambda f, day: _in_week(f, 1, day, "next_weekday_of_next_week")),
        ("last {weekday}", _last),
        ("this week_unit on? {weekday}", lambda f, day: _in_week(f, 0, day)),
        ("next week_unit on? {weekday}", lambda f, day: _in_week(f, 1, day)),
        ("last week_unit on? {weekday}", lambda f, day: _in_week(f, -1, day)),
        ("{weekday} of? this week_unit", lambda f, day: _in_week(f, 0, day)),
        ("{weekday} of? next week_unit", lambda f, day: _in_week(f, 1, day)),
        ("{weekday} of? last week_unit", lambda f, day: _in_week(f, -1, day)),
        ("{weekday} of? week_unit {number} {year}?", _in_numbered_week),
        ("week_unit {number} on? {weekday}", lambda f, number, day: _in_numbered_week(f, day, number)),
    ),
    "ExactDay": (
        ("{Dated}", _same),
        ("{Counted}", _same),
        ("{Weekday}", _same),
    ),
    "Day": (
        ("{ExactDay}", _same),
        ("{Dated} week_unit {number}", lambda _, read, number: _of_week(read, number)),
        ("{PeriodDay}", _same),
        ("on {Day}", _same),
        ("by {Day}", _same),
        ("for {ExactDay}", _same),
        ("until {Day}", _same),
        ("before {Day}", lambda f, read: day_before(f, read.day, read.notes)),
    ),
    "SlotDay": (
        ("on? {dotted}", lambda f, parts: (day := _day_month(f, parts)) and DayRead(day=day)),
        (
            "{weekday} {dotted}",
            lambda f, weekday, parts: (day := _day_month(f, parts)) and _of_weekday(f, weekday, day),
        ),
    ),
}
