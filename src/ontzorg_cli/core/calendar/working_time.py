"""The hours somebody works: intervals a weekday, even and odd weeks possible."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import time
from typing import TYPE_CHECKING

from ontzorg_cli.core.calendar.moments import DAY, Span, moment, subtract, union

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import date
    from zoneinfo import ZoneInfo

MIDNIGHT = time()


@dataclass(frozen=True, slots=True, order=True)
class Hours:
    """An interval on the clock, such as 08:30-12:30; an end of 00:00 is the midnight that ends the day."""

    start: time
    end: time


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkPattern:
    """The intervals of each weekday (0 is Monday), for every week or for even and odd ISO weeks apart.

    A weekday named under `even` or `odd` stands there in place of what `every` says of it.
    """

    every: Mapping[int, tuple[Hours, ...]] = field(default_factory=dict)
    even: Mapping[int, tuple[Hours, ...]] | None = None
    odd: Mapping[int, tuple[Hours, ...]] | None = None

    def hours_on(self, day: date) -> tuple[Hours, ...]:
        """Return the intervals on the clock of `day`, before days off and absences."""
        _, week, weekday = day.isocalendar()
        apart = self.odd if week % 2 else self.even
        return (apart or {}).get(weekday - 1, self.every.get(weekday - 1, ()))


def working_spans(
    day: date, *, pattern: WorkPattern, zone: ZoneInfo, days_off: Collection[date], away: Sequence[Span] = ()
) -> tuple[Span, ...]:
    """Return the working time of `day` as real time (ENGINE.md 1): true lengths, also across a DST change."""
    if day in days_off:
        return ()
    worked = union(
        Span.between(moment(day, hours.start, zone), moment(*_end(day, hours), zone)) for hours in pattern.hours_on(day)
    )
    return subtract(worked, away) if away else worked


def _end(day: date, hours: Hours) -> tuple[date, time]:
    return (day + DAY, MIDNIGHT) if hours.end == MIDNIGHT else (day, hours.end)
