"""The moments of the days ahead and the room up to them, each worked out once for all that is thought of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from typing import TYPE_CHECKING

from ontzorg_cli.core.calendar.moments import DAY, Span, clip, minutes_of, moment
from ontzorg_cli.core.judgement.capacity import nearest

if TYPE_CHECKING:
    from datetime import date, datetime

    from ontzorg_cli.core.judgement.capacity import Horizon
    from ontzorg_cli.core.work.task import Due, Task


@dataclass(frozen=True, slots=True, kw_only=True)
class _PartOfDay:
    """The free minutes of a day before and after a moment, and the ad hoc that its free time and the whole day expect."""

    day: date
    before_minutes: int
    after_minutes: int
    expected_minutes: int
    expected_of_day_minutes: int


class Reach:
    """When work is due, and how much room there is before that. Other work on the desk changes none of it.

    Save for one thing, which is given where it matters: open ad hoc work uses up what was expected of today.
    """

    def __init__(self, horizon: Horizon) -> None:
        self._horizon = horizon
        self._zone = horizon.desk.zone
        self._starts: dict[date, datetime] = {}
        self._due: dict[Due, datetime] = {}
        self._parts: dict[datetime, _PartOfDay] = {}
        self._ahead: dict[datetime, int] = {}

    def start(self, day: date) -> datetime:
        """Return the first moment of a day."""
        if day not in self._starts:
            self._starts[day] = moment(day, time(), self._zone)
        return self._starts[day]

    def end(self, day: date) -> datetime:
        """Return the last moment of a day, which is the first of the next."""
        return self.start(day + DAY)

    def due_moment(self, task: Task) -> datetime | None:
        """Return when a task is really due, or None where it is not."""
        due = task.real_due
        if due is None:
            return None
        if due not in self._due:
            self._due[due] = self._horizon.due_moment(due)
        return self._due[due]

    def promised(self, task: Task) -> datetime | None:
        """Return the moment before which own work has to be ready because that was promised."""
        due = task.real_due
        return self.due_moment(task) if due is not None and due.is_hard and task.is_mine else None

    def room_before(self, until: datetime, adhoc_minutes: int, *, coming_share: float = 1.0) -> int:
        """Return the room of the day of `until` before it: what is free then, less the ad hoc that cannot wait for it.

        The ad hoc that is still expected that day falls in the free time after `until`, as far as that holds it. Of what
        was expected of today `adhoc_minutes` were spent on ad hoc work or are still asked by it; of what is left of that
        `coming_share` is counted on.
        """
        if until not in self._parts:
            self._parts[until] = self._part_before(until)
        part = self._parts[until]
        expected = part.expected_minutes
        if part.day == self._horizon.first:
            expected = max(0, min(expected, part.expected_of_day_minutes - adhoc_minutes))
        expected = nearest(coming_share * expected)
        return part.before_minutes - min(part.before_minutes, max(0, expected - part.after_minutes))

    def ahead(self, until: datetime) -> int:
        """Return the room from the end of today up to a moment after that and within the horizon."""
        if until not in self._ahead:
            today = self._horizon.day(self._horizon.first).room_minutes
            self._ahead[until] = self.whole_days_before(until) - today + self.room_before(until, 0)
        return self._ahead[until]

    def whole_days_before(self, until: datetime) -> int:
        """Return the room from now on of the days before that of `until`."""
        return self._horizon.room_until(self.start(until.astimezone(self._zone).date()))

    def _part_before(self, until: datetime) -> _PartOfDay:
        day = until.astimezone(self._zone).date()
        time = self._horizon.day(day)
        before = minutes_of(clip(time.free, (Span.between(self.start(day), until),)))
        share, _ = self._horizon.ledger.expected_share(day)
        return _PartOfDay(
            day=day,
            before_minutes=before,
            after_minutes=time.capacity_left_minutes - before,
            expected_minutes=nearest(share * time.capacity_left_minutes),
            expected_of_day_minutes=time.expected_adhoc_minutes,
        )
