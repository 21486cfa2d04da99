"""Imported events as the program writes them, picked from a file without reading it as TOML.

A month may have thousands of them, and most commands look at a few days. What was changed by hand, or holds anything
unusual, is not picked: TOML reads it with the rest of the file.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from ontzorg_cli.core.calendar.agenda import Event, EventStatus, Floating, Zoned
from ontzorg_cli.store.scanner import END_MARK
from ontzorg_cli.store.shapes import ZONE, InexactError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

TEXT = r'"[^"\\\x00-\x1f\x7f]+"'
LABEL = r'"[^"\\\s\x00-\x1f\x7f][^"\\\x00-\x1f\x7f]*"'
CLOCK = r"(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d"
FEW = r"(?:[1-9]\d{0,5}|0)"
BLOCK = re.compile(
    rf"^\[\[event\]\]\nid = ({LABEL})\ntitle = ({LABEL})\n"
    rf"start = (\d{{4}}-\d\d-\d\d)T({CLOCK})\n(?:zone = ({TEXT})\n)?minutes = ({FEW})\n"
    rf"((?:busy = false\n)?(?:status = \"(?:{'|'.join(EventStatus)})\"\n)?(?:owner = {TEXT}\n)?(?:attended = true\n)?"
    rf")source = ({TEXT})\nuid = ({TEXT})\n((?:recurrence = {TEXT}\n)?(?:sequence = {FEW}\n)?)"
    rf"\n(?=\[\[|{END_MARK})",
    re.MULTILINE,
)
"""A block that ends where the next one begins, or the file: nothing below it can belong to it."""

GROUPS = 10
LINES_IN_TEXT = ('"""', "'''")


class PlainEvents:
    """The plain events of a file: a column for each of what they all say, and the lines with the rest of it."""

    def __init__(self, parts: Sequence[str]) -> None:
        step = GROUPS + 1
        columns = [parts[number::step] for number in range(1, step)]
        self.ids, self.titles, self.days, self.times, self.zones, self.minutes = columns[:6]
        self._lines, self._sources, self._uids, self._last_lines = columns[6:]
        self.rest = "".join(parts[::step])

    def between(self, first: date, last: date) -> Iterator[Event]:
        """Give the events of which any minute lies on the days from `first` up to and with `last`."""
        since, until = first.isoformat(), last.isoformat()
        for place, day in enumerate(self.days):
            if since <= day <= until or (day < since and self._last_day(place) >= first):
                yield self._event(place)

    def _last_day(self, place: int) -> date:
        minutes = int(self.minutes[place])
        start = datetime.fromisoformat(f"{self.days[place]}T{self.times[place]}")
        return (start + timedelta(minutes=max(0, minutes - 1))).date()

    def _event(self, place: int) -> Event:
        start = datetime.fromisoformat(f"{self.days[place]}T{self.times[place]}")
        lines = self._lines[place] + self._last_lines[place]
        zone, minutes = self.zones[place], int(self.minutes[place])
        when = Zoned(start=start, zone=zone[1:-1], minutes=minutes) if zone else Floating(start=start, minutes=minutes)
        known, title = self.ids[place][1:-1], self.titles[place][1:-1]
        source, uid = self._sources[place][1:-1], self._uids[place][1:-1]
        if not lines:
            return Event(id=known, title=title, when=when, source=source, uid=uid)
        told = dict(line.split(" = ", 1) for line in lines.splitlines())
        return Event(
            id=known,
            title=title,
            when=when,
            busy="busy" not in told,
            status=EventStatus(told["status"][1:-1]) if "status" in told else EventStatus.CONFIRMED,
            owner=told["owner"][1:-1] if "owner" in told else None,
            attended="attended" in told,
            source=source,
            uid=uid,
            recurrence=told["recurrence"][1:-1] if "recurrence" in told else "",
            sequence=int(told["sequence"]) if "sequence" in told else 0,
        )

    def are_sound(self) -> bool:
        """Return whether TOML and the table of kinds would take every event as it is."""
        try:
            for day in set(self.days):
                date.fromisoformat(day)
            for zone in filter(None, set(self.zones)):
                ZONE.read(zone[1:-1])
        except (ValueError, InexactError):
            return False
        return len(set(self.ids)) == len(self.ids)


def picked(text: str) -> tuple[PlainEvents | None, str]:
    """Return the plain events in a file, and the file without them; None where one of them cannot be relied on."""
    parts = [text] if any(mark in text for mark in LINES_IN_TEXT) else BLOCK.split(text)
    found = PlainEvents(parts)
    return (found, found.rest) if found.ids and found.are_sound() else (None, text)
