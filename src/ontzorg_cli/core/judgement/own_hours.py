"""The assistant's own working time: her pattern, less days off and her own absences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontzorg_cli.core.calendar.agenda import span_of
from ontzorg_cli.core.calendar.moments import DAY, whole_day
from ontzorg_cli.core.calendar.working_time import working_spans

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime, timedelta

    from ontzorg_cli.core.calendar.moments import Span
    from ontzorg_cli.core.judgement.desk import Desk
    from ontzorg_cli.core.work.task import Task

A_YEAR = 366


class OwnHours:
    """The working time of any day, each worked out once."""

    def __init__(self, desk: Desk) -> None:
        self._pattern = desk.pattern
        self._zone = desk.zone
        self._days_off = frozenset(off.day for off in desk.days_off)
        self._away = tuple(span_of(absence.when, desk.zone) for absence in desk.absences if absence.who is None)
        self._known: dict[date, tuple[Span, ...]] = {}

    def on(self, day: date) -> tuple[Span, ...]:
        """Return the working time of `day`."""
        if (known := self._known.get(day)) is not None:
            return known
        spans = working_spans(day, pattern=self._pattern, zone=self._zone, days_off=self._days_off, away=self._away)
        self._known[day] = spans
        return spans

    def start(self, day: date) -> datetime | None:
        """Return the moment at which work starts on `day`, or None where there is no work."""
        spans = self.on(day)
        return spans[0].start.astimezone(self._zone) if spans else None

    def end(self, day: date) -> datetime | None:
        """Return the moment at which work ends on `day`, or None where there is no work."""
        spans = self.on(day)
        return spans[-1].end.astimezone(self._zone) if spans else None

    def day_end(self, day: date) -> datetime:
        """Return the end of work on `day`, or the midnight after it where there is no work."""
        return self.end(day) or whole_day(day, self._zone).end.astimezone(self._zone)

    def wanted_on(self, task: Task) -> date | None:
        """Return the day for which work is wanted: its planned day, or else the last working day up to its due day."""
        if task.on is not None or task.real_due is None:
            return task.on
        due = task.real_due.day
        return due if self.on(due) else next(self.before(due), due)

    def after(self, day: date) -> Iterator[date]:
        """Return the working days after `day`, in order, as long as none is a year away."""
        return self._walk(day, DAY)

    def before(self, day: date) -> Iterator[date]:
        """Return the working days before `day`, latest first, as long as none is a year away."""
        return self._walk(day, -DAY)

    def _walk(self, day: date, step: timedelta) -> Iterator[date]:
        tried = 0
        while tried < A_YEAR:
            day += step
            tried += 1
            if self.on(day):
                tried = 0
                yield day
