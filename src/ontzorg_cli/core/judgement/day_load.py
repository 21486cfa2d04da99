"""What a day asks, in sums that know how to lose one task and gain another."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date, datetime

    Curve = tuple[tuple[datetime, int], ...]
    """Minutes by the moment they were promised for, earliest first."""


@dataclass(frozen=True, slots=True)
class Part:
    """What one task adds to a day.

    `due_at` is the moment of that day it was promised for, `later_at` that of a later day; `later_minutes` is what the
    day itself does not do of it.
    """

    minutes: int = 0
    adhoc_minutes: int = 0
    due_at: datetime | None = None
    later_at: datetime | None = None
    later_minutes: int = 0

    def is_within(self, other: Part) -> bool:
        """Return whether a day can nowhere ask more with this part of it than with the other: no more, no sooner."""
        if self.minutes > other.minutes or self.due_at not in {None, other.due_at}:
            return False
        if self.later_at is None:
            return True
        is_known = other.later_at is not None and other.later_at <= self.later_at
        return is_known and self.later_minutes <= other.later_minutes


NO_PART = Part()


@dataclass(frozen=True, slots=True)
class DayLoad:
    """The sums of a day: all it asks, the ad hoc work in that, what of it has its moment, what later days promised."""

    need_minutes: int = 0
    adhoc_minutes: int = 0
    due: Curve = ()
    later: Curve = ()

    def changed(self, old: Part, new: Part) -> DayLoad:
        """Return the sums after `new` took the place of `old`."""
        due, later = self.due, self.later
        if (old.due_at, old.minutes) != (new.due_at, new.minutes):
            due = _plus(_plus(due, old.due_at, -old.minutes), new.due_at, new.minutes)
        if (old.later_at, old.later_minutes) != (new.later_at, new.later_minutes):
            later = _plus(_plus(later, old.later_at, -old.later_minutes), new.later_at, new.later_minutes)
        return DayLoad(
            need_minutes=self.need_minutes + new.minutes - old.minutes,
            adhoc_minutes=self.adhoc_minutes + new.adhoc_minutes - old.adhoc_minutes,
            due=due,
            later=later,
        )


class Promised:
    """All that was promised, in sums: by its moment, and by the day for which it is planned."""

    def __init__(self, promises: Iterable[tuple[datetime, date | None, int]]) -> None:
        self._minutes: defaultdict[datetime, int] = defaultdict(int)
        self._planned: defaultdict[tuple[date, datetime], int] = defaultdict(int)
        for until, on, minutes in promises:
            self._minutes[until] += minutes
            if on is not None:
                self._planned[on, until] += minutes

    def after(self, end: datetime, day: date | None) -> dict[datetime, int]:
        """Return the minutes for each moment after `end`, less what is planned for a day before `day`."""
        left = {until: minutes for until, minutes in self._minutes.items() if until > end}
        for (on, until), minutes in self._planned.items():
            if day is not None and on < day and until > end:
                left[until] -= minutes
        return left


def load_of_parts(parts: Iterable[Part], later: Mapping[datetime, int]) -> DayLoad:
    """Return the sums of the parts of a day, where `later` is all that was promised for later days."""
    need = adhoc = 0
    due: dict[datetime, int] = {}
    left = dict(later)
    for part in parts:
        need += part.minutes
        adhoc += part.adhoc_minutes
        if part.due_at is not None:
            due[part.due_at] = due.get(part.due_at, 0) + part.minutes
        if part.later_at is not None:
            left[part.later_at] += part.later_minutes
    return DayLoad(need, adhoc, tuple(sorted(due.items())), tuple(sorted(left.items())))


def _plus(curve: Curve, moment: datetime | None, minutes: int) -> Curve:
    if moment is None or not minutes:
        return curve
    place = bisect_left(curve, moment, key=_at)
    if place < len(curve) and curve[place][0] == moment:
        return (*curve[:place], (moment, curve[place][1] + minutes), *curve[place + 1 :])
    return (*curve[:place], (moment, minutes), *curve[place:])


def _at(one: tuple[datetime, int]) -> datetime:
    return one[0]
