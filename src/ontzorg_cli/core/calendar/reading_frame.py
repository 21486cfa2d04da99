"""What a date in words is read against (the moment, the own working days, the words), and what comes out."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

from ontzorg_cli.core.calendar.moments import DAY

if TYPE_CHECKING:
    from datetime import datetime, time

    from ontzorg_cli.core.calendar.lexicon import Lexicon
    from ontzorg_cli.core.calendar.working_time import Hours, WorkPattern

SATURDAY = 5
YEAR_DAYS = 366
CALENDAR_NOTES = frozenset({"past", "past_time", "day_off", "weekend", "own_free_day"})
"""The notes that say where a day lies, whatever the words were."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayRead:
    """A day as understood, with codes of what is worth saying about it.

    `instead` is the first own working day after a day on which she does not work.
    """

    day: date
    notes: tuple[str, ...] = ()
    instead: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WhenRead:
    """A day, and a time where one was given. `hard` is what the words said of it ('uiterlijk'), if anything."""

    day: date
    at: time | None = None
    notes: tuple[str, ...] = ()
    instead: date | None = None
    hard: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingFrame:
    """What dates are read against. `now` is aware and in the home zone."""

    now: datetime
    pattern: WorkPattern
    days_off: frozenset[date] = field(default_factory=frozenset)
    lexicon: Lexicon

    @property
    def today(self) -> date:
        """Return the day on which the words are typed."""
        return self.now.date()

    def hours_on(self, day: date) -> tuple[Hours, ...]:
        """Return the usual working hours of the weekday of `day`, whether or not it is a day off."""
        return self.pattern.hours_on(day)

    def works_on(self, day: date) -> bool:
        """Return whether `day` has working time and is no day off."""
        return day not in self.days_off and bool(self.hours_on(day))

    def working_day_from(self, day: date, step: int = 1) -> date | None:
        """Return the first own working day from `day` on, backward with `step` -1; None without one in a year."""
        for distance in range(YEAR_DAYS):
            candidate = day + timedelta(days=step * distance)
            if self.works_on(candidate):
                return candidate
        return None

    def last_working_day(self, first: date, last: date) -> date:
        """Return the last own working day from `first` up to `last`, or `last` where there is none."""
        found = self.working_day_from(last, -1)
        return found if found and found >= first else last

    def noted(self, read: DayRead) -> DayRead:
        """Return `read` with what the calendar says of the day: past, day off, weekend, not hers."""
        if read.day < self.today:
            return DayRead(day=read.day, notes=(*read.notes, "past"))
        instead = None if self.works_on(read.day) else self.working_day_from(read.day + DAY)
        if instead is None:
            return DayRead(day=read.day, notes=read.notes)
        return DayRead(day=read.day, notes=(*read.notes, self._kind_of_free_day(read.day)), instead=instead)

    def _kind_of_free_day(self, day: date) -> str:
        if day in self.days_off:
            return "day_off"
        return "weekend" if day.weekday() >= SATURDAY else "own_free_day"
