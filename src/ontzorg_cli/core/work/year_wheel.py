"""The year wheel: on which days the work of every year comes up."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import TYPE_CHECKING

from ontzorg_cli.core.work.template import Weekday, Which

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ontzorg_cli.core.work.template import Yearly

WEEK = timedelta(weeks=1)


def days_between(work: Yearly, first: date, last: date) -> Iterator[date]:
    """Yield the days of work of every year from `first` up to `last`, one a year."""
    for year in range(first.year, last.year + 1):
        day = day_in(work, year)
        if first <= day <= last:
            yield day


def day_in(work: Yearly, year: int) -> date:
    """Return the day of work of every year in `year`; a day that its month does not have is the last it has."""
    length = monthrange(year, work.month)[1]
    if work.which is None or work.weekday is None:
        return date(year, work.month, min(work.day or 1, length))
    weekday = tuple(Weekday).index(work.weekday)
    if work.which is Which.LAST:
        last = date(year, work.month, length)
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    first = date(year, work.month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7) + tuple(Which).index(work.which) * WEEK


def mark_of(title: str, day: date, step: str = "") -> str:
    """Return by which mark a task is known as this work of this month of this year, so that it is made once."""
    when = day.isoformat()[:7]
    return f"{when} {title} / {step}" if step else f"{when} {title}"
