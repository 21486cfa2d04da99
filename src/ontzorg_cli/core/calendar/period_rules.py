"""Stretches of days in words: weeks, months, quarters, years, feast days; and their beginning, middle and end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from ontzorg_cli.core.calendar.feasts import next_feast
from ontzorg_cli.core.calendar.moments import DAY, Week
from ontzorg_cli.core.calendar.reading_frame import SATURDAY, DayRead

if TYPE_CHECKING:
    from ontzorg_cli.core.calendar.grammar import Row
    from ontzorg_cli.core.calendar.reading_frame import ReadingFrame

FRIDAY = 4
WEEK = timedelta(days=7)
FARTHEST = 9_990
"""The last year that is counted with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """Days from `first` up to `last`; a week begins and ends otherwise than a month."""

    first: date
    last: date
    is_week: bool = False
    notes: tuple[str, ...] = ()


def months(first_month: date, count: int) -> Period:
    """Return the period of `count` months from the month of `first_month` on."""
    first = first_month.replace(day=1)
    return Period(first=first, last=months_later(first, count) - DAY)


def months_later(day: date, count: int) -> date:
    """Return the same day `count` months later, or the last of that month where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    for last in range(day.day, 27, -1):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    return date(year, month + 1, day.day)


def _week_at(frame: ReadingFrame, weeks: int) -> Period:
    monday = Week.of(frame.today).monday + weeks * WEEK
    return Period(first=monday, last=monday + 6 * DAY, is_week=True)


def numbered_week(frame: ReadingFrame, number: int, year: int | None = None) -> Period | None:
    """Return the week of that number: of this year, or of the next one where it is over (week 1 in December)."""
    this = Week.of(frame.today)
    following = this.year + 1 if Week(this.year, number) < this else this.year
    try:
        monday = Week(year or following, number).monday
    except ValueError:
        return None
    notes = ("week_of_next_year",) if year is None and following > this.year else ()
    return Period(first=monday, last=monday + 6 * DAY, is_week=True, notes=notes)


def _named_month(frame: ReadingFrame, month: int, year: int | None = None) -> Period | None:
    if year is not None and not date.min.year <= year <= FARTHEST:
        return None
    today = frame.today
    return months(date(year or today.year + (month < today.month), month, 1), 1)


def _quarter(frame: ReadingFrame, number: int, year: int | None = None) -> Period | None:
    if not 1 <= number <= 4 or (year is not None and not date.min.year <= year <= FARTHEST):
        return None
    today = frame.today
    return months(date(year or today.year + (number * 3 < today.month), number * 3 - 2, 1), 3)


def _quarter_at(frame: ReadingFrame, quarters: int) -> Period:
    today = frame.today
    return months(months_later(today.replace(month=(today.month - 1) // 3 * 3 + 1, day=1), 3 * quarters), 3)


def _year_at(frame: ReadingFrame, years: int) -> Period:
    return months(date(frame.today.year + years, 1, 1), 12)


def numbered_year(_frame: ReadingFrame, digits: tuple[int, int]) -> Period | None:
    """Return the year that is written in four digits, None where nobody counts with it."""
    year = digits[0] * 100 + digits[1]
    return months(date(year, 1, 1), 12) if date.min.year <= year <= FARTHEST else None


def _weekend(frame: ReadingFrame, weeks: int = 0) -> Period:
    week = _week_at(frame, weeks)
    return Period(first=week.first + SATURDAY * DAY, last=week.last)


def _feast(frame: ReadingFrame, name: str) -> Period:
    first, last = next_feast(name, frame.today)
    return Period(first=first, last=last)


def _summer(frame: ReadingFrame) -> Period:
    """Return the summer holidays; regions differ, so the start is the earliest and the end the last of them."""
    today = frame.today
    year = today.year + (today > date(today.year, 8, 31))
    return Period(first=date(year, 7, 4), last=date(year, 8, 31), notes=("about",))


def _beginning(frame: ReadingFrame, period: Period) -> DayRead:
    found = None if period.is_week else frame.working_day_from(period.first)
    return DayRead(day=found if found and found <= period.last else period.first, notes=period.notes)


def _middle(_frame: ReadingFrame, period: Period) -> DayRead:
    """Return Wednesday of a week, the 15th of a month, the 15th of the middle month of a quarter or a year."""
    half = (period.last - period.first) // DAY // 2
    middle = period.first + half * DAY
    if period.is_week:
        return DayRead(day=period.first + 2 * DAY, notes=period.notes)
    return DayRead(day=middle.replace(day=15) if half >= 13 else middle, notes=period.notes)


def _end(frame: ReadingFrame, period: Period) -> DayRead:
    return DayRead(day=frame.last_working_day(period.first, period.last), notes=period.notes)


def _edge(frame: ReadingFrame, edge: str, period: Period) -> DayRead:
    return {"begin": _beginning, "mid": _middle, "end": _end}[edge](frame, period)


def _first_day(_frame: ReadingFrame, period: Period) -> DayRead:
    return DayRead(day=period.first, notes=period.notes)


def day_before(frame: ReadingFrame, day: date, notes: tuple[str, ...] = ()) -> DayRead | None:
    """Return the last own working day before `day`, with a note that it is not `day` itself."""
    found = frame.working_day_from(day - DAY, -1) or day - DAY
    return DayRead(day=found, notes=(*notes, "day_before"))


def _before(frame: ReadingFrame, period: Period) -> DayRead | None:
    return day_before(frame, period.first, period.notes)


def _after(frame: ReadingFrame, period: Period) -> DayRead:
    found = frame.working_day_from(period.last + DAY)
    return DayRead(day=found or period.last + DAY, notes=period.notes)


PERIOD_TABLES: dict[str, tuple[Row, ...]] = {
    "Week": (
        ("this? week_unit", lambda f: _week_at(f, 0)),
        ("next week_unit", lambda f: _week_at(f, 1)),
        ("last week_unit", lambda f: _week_at(f, -1)),
        ("week_unit {number} {year}?", numbered_week),
    ),
    "Weekend": (
        ("this? weekend", _weekend),
        ("next weekend", lambda f: _weekend(f, 1)),
    ),
    "Feast": (
        ("{feast} day_unit?", lambda _, name: name),
        ("new year_unit", lambda _: "new_year"),
        ("good {weekday}", lambda _, weekday: "good_friday" if weekday == FRIDAY else None),
    ),
    "Named": (
        ("{month} {year}?", _named_month),
        ("{month_of_year}", lambda f, parts: _named_month(f, *parts)),
        ("quarter_year {number} {year}?", _quarter),
        ("{ordinal_number} quarter_year", _quarter),
        ("{number} ordinal quarter_year {year}?", _quarter),
        ("{Feast}", _feast),
        ("summer holidays?", _summer),
    ),
    "Running": (
        ("this? month_unit", lambda f: months(f.today, 1)),
        ("next month_unit", lambda f: months(months_later(f.today, 1), 1)),
        ("this? quarter_year", lambda f: _quarter_at(f, 0)),
        ("next quarter_year", lambda f: _quarter_at(f, 1)),
        ("this? year_unit", lambda f: _year_at(f, 0)),
        ("next year_unit", lambda f: _year_at(f, 1)),
    ),
    "Period": (
        ("{Week}", lambda _, period: period),
        ("{Weekend}", lambda _, period: period),
        ("{Named}", lambda _, period: period),
        ("{Running}", lambda _, period: period),
    ),
    "PeriodDay": (
        ("this week_unit", lambda f: _end(f, _week_at(f, 0))),
        ("this month_unit", lambda f: _end(f, months(f.today, 1))),
        ("next week_unit", lambda f: DayRead(day=_week_at(f, 1).first, notes=("next_week",))),
        ("last week_unit", lambda f: _first_day(f, _week_at(f, -1))),
        ("week_unit {number} {year}?", lambda f, *of: (week := numbered_week(f, *of)) and _first_day(f, week)),
        ("next month_unit", lambda f: _first_day(f, months(months_later(f.today, 1), 1))),
        ("next quarter_year", lambda f: _first_day(f, _quarter_at(f, 1))),
        ("next year_unit", lambda f: _first_day(f, _year_at(f, 1))),
        ("within? the? {Weekend}", _first_day),
        ("{edge} of? the? {Period}", _edge),
        ("half of? the? {month}", lambda f, month: _middle(f, _named_month(f, month) or _week_at(f, 0))),
        ("before the? {Period}", _before),
        ("after the? {Period}", _after),
        ("within the? {Named}", _end),
        ("by the? {Named}", _end),
        ("until the? {Named}", _before),
        ("on the? {Feast}", lambda f, name: _first_day(f, _feast(f, name))),
        ("with the? {Feast}", lambda f, name: _first_day(f, _feast(f, name))),
    ),
}
