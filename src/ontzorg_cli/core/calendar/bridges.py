"""What days are besides: a bridge day, in the school holidays. Notes that take no time.

A bridge day is a working day alone between a public day off and another free day: a suggestion, never a day off.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from ontzorg_cli.core.calendar.moments import DAY

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import date

    from ontzorg_cli.core.calendar.agenda import DayOff, SchoolHoliday
    from ontzorg_cli.core.calendar.working_time import WorkPattern

FEWEST = 4
"""A year with fewer days off was not filled: those were added by hand."""


def is_bridge(day: date, *, pattern: WorkPattern, days_off: Collection[date]) -> bool:
    """Return whether `day` is worked, the days around it are not, and one of those two is a day off that would be."""
    around = (day - DAY, day + DAY)
    if not _works(day, pattern, days_off) or any(_works(each, pattern, days_off) for each in around):
        return False
    return any(each in days_off and bool(pattern.hours_on(each)) for each in around)


def school_holidays_on(day: date, holidays: Iterable[SchoolHoliday]) -> tuple[str, ...]:
    """Return the names of the school holidays in which `day` lies, each once."""
    return tuple(dict.fromkeys(each.name for each in holidays if each.first <= day <= each.last))


def filled_years(days_off: Iterable[DayOff]) -> frozenset[int]:
    """Return the years of which the public holidays are known."""
    count = Counter(off.day.year for off in days_off)
    return frozenset(year for year, days in count.items() if days >= FEWEST)


def _works(day: date, pattern: WorkPattern, days_off: Collection[date]) -> bool:
    return day not in days_off and bool(pattern.hours_on(day))
