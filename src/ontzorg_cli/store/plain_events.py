"""Imported events as the program writes them, picked from a file without reading it as TOML.

A month may have thousands of them, and most commands look at a few days. When each of them is stands in columns; the
event itself is made of its block where somebody looks at it. What was changed by hand, or holds anything unusual, is not
picked: TOML reads it with the rest of the file.
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

    from ontzorg_cli.core.calendar.imported import PlainRow

TEXT, LABEL = r'[^"\\\x00-\x1f\x7f]+', r'[^"\\\s\x00-\x1f\x7f][^"\\\x00-\x1f\x7f]*'
CLOCK = r"(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d"
FEW = r"(?:[1-9]\d{0,5}|0)"
GROUPS = 6
MARK = "[[event]]\n"
LINES_IN_TEXT = ('"""', "'''")
NOT_BUSY = "busy = false\n"
CANCELLED = f'status = "{EventStatus.CANCELLED}"\n'
ATTENDED = "attended = true\n"
MINUTES_A_DAY = 24 * 60
DAY = len("2026-11-23")
BLOCK = re.compile(
    rf"^(\[\[event\]\]\nid = \"({LABEL})\"\ntitle = \"{LABEL}\"\n"
    rf"start = (\d{{4}}-\d\d-\d\dT{CLOCK})\n(?:zone = \"({TEXT})\"\n)?minutes = ({FEW})\n"
    rf"((?:busy = false\n)?(?:status = \"(?:{'|'.join(EventStatus)})\"\n)?(?:owner = \"{TEXT}\"\n)?(?:attended = true\n)?)"
    rf"source = \"{TEXT}\"\nuid = \"{TEXT}\"\n(?:recurrence = \"{TEXT}\"\n)?(?:sequence = {FEW}\n)?)"
    rf"\n(?=\[\[|{END_MARK})",
    re.MULTILINE,
)
"""A block that ends where the next one begins, or the file: nothing below it can belong to it."""


class PlainEvents:
    """The plain events of a file: a column for each thing that says when one is, and the whole blocks for the rest."""

    def __init__(self, parts: Sequence[str]) -> None:
        step = GROUPS + 1
        columns = [parts[number::step] for number in range(1, step)]
        self._blocks, self.ids, self._starts, zones, self._minutes, self._lines = columns
        self._zones = [zone or "" for zone in zones]
        self.rest = "".join(parts[::step])

    def between(self, first: date, last: date) -> Iterator[Event]:
        """Give the events of which any minute lies on the days from `first` up to and with `last`."""
        return (event_of(block) for *_, block in self.rows(first, last))

    def rows(self, first: date, last: date) -> Iterator[PlainRow]:
        """Give what those events say of themselves, before they are made."""
        longest = max(map(int, set(self._minutes)))
        earliest = date.fromordinal(max(1, first.toordinal() - longest // MINUTES_A_DAY - 1)).isoformat()
        since, until = first.isoformat(), f"{last.isoformat()}T24"
        for row in zip(self._zones, self._starts, self._minutes, self._lines, self._blocks, strict=True):
            start = row[1]
            if since <= start < until or (earliest <= start < since and _last_day(start, row[2]) >= first):
                yield row

    def are_sound(self) -> bool:
        """Return whether TOML and the table of kinds would take every event as it is."""
        try:
            for day in {start[:DAY] for start in self._starts}:
                date.fromisoformat(day)
            for zone in filter(None, set(self._zones)):
                ZONE.read(zone)
        except (ValueError, InexactError):
            return False
        return len(set(self.ids)) == len(self.ids)


def is_own(lines: str) -> bool:
    """Return whether the assistant is to be at an event of which a block says so much about whose it is."""
    return "owner = " not in lines or lines.endswith(ATTENDED)


def occupies(lines: str) -> bool:
    """Return whether such an event takes the time of whoever is to be there."""
    return not lines.startswith(NOT_BUSY) and CANCELLED not in lines


def event_of(block: str) -> Event:
    """Return the event that stands in a block."""
    told = dict(line.split(" = ", 1) for line in block.split("\n")[1:-1])
    start, minutes, zone = datetime.fromisoformat(told["start"]), int(told["minutes"]), told.get("zone")
    return Event(
        id=told["id"][1:-1],
        title=told["title"][1:-1],
        when=Zoned(start=start, zone=zone[1:-1], minutes=minutes) if zone else Floating(start=start, minutes=minutes),
        busy="busy" not in told,
        status=EventStatus(told["status"][1:-1]) if "status" in told else EventStatus.CONFIRMED,
        owner=told["owner"][1:-1] if "owner" in told else None,
        attended="attended" in told,
        source=told["source"][1:-1],
        uid=told["uid"][1:-1],
        recurrence=told["recurrence"][1:-1] if "recurrence" in told else "",
        sequence=int(told["sequence"]) if "sequence" in told else 0,
    )


def _last_day(start: str, minutes: str) -> date:
    return (datetime.fromisoformat(start) + timedelta(minutes=max(0, int(minutes) - 1))).date()


def picked(text: str) -> tuple[PlainEvents | None, str]:
    """Return the plain events in a file, and the file without them; None where one of them cannot be relied on."""
    if MARK not in text:
        return None, text
    found = PlainEvents(BLOCK.split(text))
    if not found.ids or any(mark in found.rest for mark in LINES_IN_TEXT) or not found.are_sound():
        return None, text
    return found, found.rest
