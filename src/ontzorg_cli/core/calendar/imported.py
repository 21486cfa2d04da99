"""Plain imported events: when they are can be asked for any time, an event itself is made where somebody looks at it.

A calendar that was taken over may have hundreds of appointments a week, and of most of them a judgement only asks when
they are. None is a series, a check-in or a block, and none can be moved.
"""

from __future__ import annotations

from bisect import bisect_left
from datetime import datetime
from itertools import chain
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from ontzorg_cli.core.calendar.agenda import MINUTES_A_DAY, Floating, Occurrence, Zoned, span_of
from ontzorg_cli.core.calendar.moments import DAY, MINUTE, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from ontzorg_cli.core.calendar.agenda import Event

PlainRow = tuple[str, str, str, str, str]
"""What is written of an event: its zone (none where it is floating), its local start (ISO 8601), its minutes, whether it
takes time, and all of it."""


class Imported:
    """What was taken over from calendars and is her own, as seen from a home zone.

    `occupies` says of the fourth of what is written whether the event takes time, `event_of` makes the event of the last.
    """

    def __init__(
        self,
        rows: Iterable[PlainRow],
        zone: ZoneInfo,
        *,
        occupies: Callable[[str], bool],
        event_of: Callable[[str], Event],
    ) -> None:
        told = sorted(rows)
        self._home = zone
        self._occupies = occupies
        self._event_of = event_of
        self._zones = {name: ZoneInfo(name) if name else zone for name in {row[0] for row in told}}
        long = {minutes for minutes in {row[2] for row in told} if int(minutes) > MINUTES_A_DAY}
        self._long = [row for row in told if row[2] in long] if long else []
        self._rows = [row for row in told if row[2] not in long] if long else told
        self._longest = max(map(int, {row[2] for row in self._rows}), default=0) * MINUTE

    def __iter__(self) -> Iterator[Event]:
        """Give every event."""
        return (self._event_of(row[4]) for row in (*self._long, *self._rows))

    def occurrences(self, within: Span) -> Iterator[Occurrence]:
        """Give what overlaps a day or a part of it, in any order."""
        return (Occurrence(event=self._event_of(row[4]), span=span) for row, span in self._overlapping(within))

    def taken(self, within: Span) -> Iterator[Span]:
        """Give the time that is taken by what overlaps a day or a part of it; it may begin before and last longer."""
        return (span for row, span in self._overlapping(within) if self._occupies(row[3]))

    def _overlapping(self, within: Span) -> Iterator[tuple[PlainRow, Span]]:
        for row, span in chain(self._that_last(), *(self._near(name, within) for name in self._zones)):
            if span.start < within.end and (span.end > within.start or span.start >= within.start):
                yield row, span

    def _that_last(self) -> Iterator[tuple[PlainRow, Span]]:
        return ((row, self._exactly(row)) for row in self._long)

    def _near(self, name: str, within: Span) -> Iterator[tuple[PlainRow, Span]]:
        """Give what may overlap a stretch of time by the clocks of one zone, and when it really is.

        Where these clocks are as far from UTC a day before as a day after, that is a matter of adding, for no zone
        changes its clocks twice within a week; else `span_of` says it.
        """
        zone = self._zones[name]
        first, last = (within.start - self._longest).astimezone(zone), within.end.astimezone(zone)
        ahead = first.utcoffset()
        is_steady = ahead == (first - DAY).utcoffset() == (last + DAY).utcoffset()
        if not is_steady:
            first, last = first - DAY, last + DAY
        low, high = (bisect_left(self._rows, (name, at.replace(tzinfo=None).isoformat())) for at in (first, last))
        for row in self._rows[low:high]:
            if ahead is None or not is_steady:
                yield row, self._exactly(row)
            else:
                start = datetime.fromisoformat(f"{row[1]}+00:00") - ahead
                yield row, Span(start, start + int(row[2]) * MINUTE)

    def _exactly(self, row: PlainRow) -> Span:
        name, start, minutes = row[0], datetime.fromisoformat(row[1]), int(row[2])
        if name:
            return span_of(Zoned(start=start, zone=name, minutes=minutes), self._home)
        return span_of(Floating(start=start, minutes=minutes), self._home)
