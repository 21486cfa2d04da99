"""Days, weeks and spans of time. A span knows its true length, also across a DST change."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from zoneinfo import ZoneInfo

MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, order=True)
class Week:
    """A week of ISO 8601: Monday first, week 1 holds the year's first Thursday."""

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> Week:
        """Return the week in which `day` lies."""
        year, number, _ = day.isocalendar()
        return cls(year, number)

    @property
    def monday(self) -> date:
        """Return the first day of the week."""
        return date.fromisocalendar(self.year, self.number, 1)

    @property
    def iso(self) -> str:
        """Return the week as ISO 8601 writes it, such as `2026-W53`."""
        return f"{self.year}-W{self.number:02}"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of real time from `start` up to `end`, both in UTC; never negative."""

    start: datetime
    end: datetime

    @classmethod
    def between(cls, start: datetime, end: datetime) -> Span:
        """Return the span between two aware moments; an end before its start gives an empty span."""
        first = start.astimezone(UTC)
        return cls(first, max(first, end.astimezone(UTC)))

    @property
    def minutes(self) -> int:
        """Return the whole minutes of real time in the span."""
        return (self.end - self.start) // MINUTE

    def overlap(self, other: Span) -> Span | None:
        """Return what two spans share, or None where that is nothing."""
        start, end = max(self.start, other.start), min(self.end, other.end)
        return Span(start, end) if start < end else None


def moment(day: date, at: time, zone: ZoneInfo) -> datetime:
    """Return the aware moment at which the clocks of `zone` show `at` on `day`."""
    return datetime.combine(day, at, tzinfo=zone)


def whole_day(day: date, zone: ZoneInfo) -> Span:
    """Return the span from midnight to midnight of `zone`: 23, 24 or 25 hours."""
    return Span.between(moment(day, time(), zone), moment(day + DAY, time(), zone))


def union(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return the spans in order, with those that touch or overlap joined."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        elif span.start < span.end:
            joined.append(span)
    return tuple(joined)


def clip(spans: Iterable[Span], within: Iterable[Span]) -> tuple[Span, ...]:
    """Return the parts of `spans` that lie in `within`, in order and joined."""
    frames = tuple(within)
    return union(part for span in spans for frame in frames if (part := span.overlap(frame)))


def subtract(spans: Iterable[Span], taken: Iterable[Span]) -> tuple[Span, ...]:
    """Return what is left of `spans` when `taken` is taken out of it."""
    left: list[Span] = []
    holes = union(taken)
    for span in union(spans):
        start = span.start
        for hole in holes:
            if hole.end <= start:
                continue
            if hole.start >= span.end:
                break
            if start < hole.start:
                left.append(Span(start, hole.start))
            start = max(start, hole.end)
        if start < span.end:
            left.append(Span(start, span.end))
    return tuple(left)


def minutes_of(spans: Iterable[Span]) -> int:
    """Return the minutes in spans that do not overlap."""
    return sum(span.minutes for span in spans)
