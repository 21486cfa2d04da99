"""Imported events as the program writes them, picked from a file without reading it as TOML.

A month may have thousands of them, and most commands look at a few days. When each of them is stands in columns; the
event itself is made of its block where somebody looks at it. What was changed by hand, or holds anything unusual, is not
picked: TOML reads it with the rest of the file.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

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
    rf"source = \"{TEXT}\"\nuid = \"{TEXT}\"(?:\nrecurrence = \"{TEXT}\")?(?:\nsequence = {FEW})?)"
    rf"\n\n(?=\[\[|{END_MARK})",
    re.MULTILINE,
)
"""A block that ends where the next one begins, or the file: nothing below it can belong to it."""


class Columns(NamedTuple):
    """The blocks of plain events, and what each says of itself in columns; a zone is empty where it is floating.

    `lines` are those about whose it is and whether it takes time.
    """

    blocks: Sequence[str]
    ids: Sequence[str]
    starts: Sequence[str]
    zones: Sequence[str]
    minutes: Sequence[str]
    lines: Sequence[str]


class PlainEvents:
    """The plain events of a file, and the rest of it."""

    def __init__(self, columns: Columns, rest: str) -> None:
        self.columns = columns
        self.rest = rest

    @property
    def ids(self) -> Sequence[str]:
        """The ids, each once."""
        return self.columns.ids

    def between(self, first: date, last: date) -> Iterator[Event]:
        """Give the events of which any minute lies on the days from `first` up to and with `last`."""
        return (event_of(block) for *_, block in self.rows(first, last))

    def rows(self, first: date, last: date) -> list[PlainRow]:
        """Return what those events say of themselves, before they are made."""
        blocks, _, starts, zones, minutes, lines = self.columns
        rows = zip(zones, starts, minutes, lines, blocks, strict=True)
        since, until = first.isoformat(), f"{last.isoformat()}T24"
        if since <= min(starts) and max(starts) < until:
            return list(rows)
        longest = max(map(int, set(minutes)))
        earliest = date.fromordinal(max(1, first.toordinal() - longest // MINUTES_A_DAY - 1)).isoformat()
        return [
            row
            for row in rows
            if since <= (start := row[1]) < until or (earliest <= start < since and _last_day(start, row[2]) >= first)
        ]

    def of_others(self) -> set[str]:
        """Return what the lines say about whose it is of the events at which the assistant is not to be."""
        return {lines for lines in set(self.columns.lines) if "owner = " in lines and not lines.endswith(ATTENDED)}

    def are_sound(self) -> bool:
        """Return whether TOML and the table of kinds would take every event as it is."""
        try:
            for day in {start[:DAY] for start in self.columns.starts}:
                date.fromisoformat(day)
        except ValueError:
            return False
        return self.knows_its_zones() and len(set(self.ids)) == len(self.ids)

    def knows_its_zones(self) -> bool:
        """Return whether each zone is one that is known here."""
        try:
            for zone in filter(None, set(self.columns.zones)):
                ZONE.read(zone)
        except InexactError:
            return False
        return True


def occupies(lines: str) -> bool:
    """Return whether an event of which the lines say so takes the time of whoever is to be there."""
    return not lines.startswith(NOT_BUSY) and CANCELLED not in lines


def event_of(block: str) -> Event:
    """Return the event that stands in a block."""
    told = dict(line.split(" = ", 1) for line in block.split("\n")[1:])
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


def picked(text: str) -> PlainEvents | None:
    """Return the plain events in a file; None where there are none, or one of them cannot be relied on."""
    if MARK not in text:
        return None
    parts = BLOCK.split(text)
    blocks, ids, starts, zones, minutes, lines = (parts[number :: GROUPS + 1] for number in range(1, GROUPS + 1))
    columns = Columns(blocks, ids, starts, [zone or "" for zone in zones], minutes, lines)
    found = PlainEvents(columns, "".join(parts[:: GROUPS + 1]))
    is_sound = found.ids and not any(mark in found.rest for mark in LINES_IN_TEXT) and found.are_sound()
    return found if is_sound else None
