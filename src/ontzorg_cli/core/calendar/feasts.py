"""Feast days that people name when they mean a date, by year."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

THURSDAY, SUNDAY = 3, 6


def easter(year: int) -> date:
    """Return Easter Sunday of the Gregorian calendar (Meeus, Astronomical Algorithms, chapter 8)."""
    golden = year % 19
    century, rest = divmod(year, 100)
    leap_centuries, odd_centuries = divmod(century, 4)
    moon = (19 * golden + century - leap_centuries - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    leaps, odd_years = divmod(rest, 4)
    sunday = (32 + 2 * odd_centuries + 2 * leaps - moon - odd_years) % 7
    late = (golden + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _fixed(month: int, day: int) -> Callable[[int], date]:
    return lambda year: date(year, month, day)


def _after_easter(days: int) -> Callable[[int], date]:
    return lambda year: easter(year) + timedelta(days=days)


def _kings_day(year: int) -> date:
    day = date(year, 4, 27)
    return day - timedelta(days=1) if day.weekday() == SUNDAY else day


def _secretaries_day(year: int) -> date:
    first = date(year, 4, 1)
    return first + timedelta(days=(THURSDAY - first.weekday()) % 7 + 14)


FEASTS: Mapping[str, tuple[Callable[[int], date], int]] = {
    "new_year": (_fixed(1, 1), 1),
    "good_friday": (_after_easter(-2), 1),
    "easter": (easter, 2),
    "kings_day": (_kings_day, 1),
    "secretaries_day": (_secretaries_day, 1),
    "liberation_day": (_fixed(5, 5), 1),
    "ascension": (_after_easter(39), 1),
    "whitsun": (_after_easter(49), 2),
    "saint_nicholas": (_fixed(12, 5), 1),
    "christmas": (_fixed(12, 25), 2),
    "new_years_eve": (_fixed(12, 31), 2),
}
"""By name: its first day in a year, and how many days it lasts."""


def next_feast(name: str, today: date) -> tuple[date, date]:
    """Return the first and the last day of the coming feast, the one that is on included."""
    first_day, days = FEASTS[name]
    for year in (today.year - 1, today.year):
        first = first_day(year)
        last = first + timedelta(days=days - 1)
        if last >= today:
            return first, last
    first = first_day(today.year + 1)
    return first, first + timedelta(days=days - 1)
