"""Cut calendar text in the parts that matter, so that a part that cannot be read costs no other one anything."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLD = re.compile(rb"\r?\n[ \t]|\r[ \t]")
LINE = re.compile(r"([A-Za-z0-9-]+)((?:;[^:;\"]*(?:\"[^\"]*\"[^:;\"]*)*)*):(.*)", re.DOTALL)
PARAMETER = r"[A-Za-z0-9-]+=(?:\"[^\"]*\"|[^;:,\"]*)(?:,(?:\"[^\"]*\"|[^;:,\"]*))*"
SOUND_LINE = re.compile(rf"[A-Za-z0-9-]+(?:;{PARAMETER})*:.*", re.DOTALL)
FOREIGN_BYTE = re.compile(rb"[\x80-\xff]")
WIDE = {
    "utf-32": (b"\xff\xfe\0\0", b"\0\0\xfe\xff"),
    "utf-16": (b"\xff\xfe", b"\xfe\xff"),
    "utf-16-le": (b"B\0E\0",),
    "utf-16-be": (b"\0B\0E",),
}
"""How a file begins whose letters take two bytes or four."""
KEPT = frozenset(
    {
        "UID",
        "RECURRENCE-ID",
        "SEQUENCE",
        "DTSTAMP",
        "LAST-MODIFIED",
        "DTSTART",
        "DTEND",
        "DURATION",
        "RRULE",
        "RDATE",
        "EXRULE",
        "EXDATE",
        "SUMMARY",
        "STATUS",
        "TRANSP",
        "CLASS",
        "ATTENDEE",
        "X-MICROSOFT-CDO-BUSYSTATUS",
    }
)
"""What is read of an event. All else is left out unread: descriptions, places, links, alarms, attachments."""


@dataclass(frozen=True, slots=True)
class Property:
    """One line of a part: its name in capitals, its parameters with the semicolon before them, its value."""

    name: str
    parameters: str
    value: str

    @property
    def line(self) -> str:
        """The property as iCalendar writes it."""
        return f"{self.name}{self.parameters}:{self.value}"


@dataclass(slots=True)
class Block:
    """One event as text. `is_cut_off` tells that its end is missing."""

    properties: list[Property] = field(default_factory=list)
    is_cut_off: bool = False

    def first(self, name: str) -> Property | None:
        """Return the first property of that name, or None."""
        return next((each for each in self.properties if each.name == name), None)

    def value(self, name: str) -> str:
        """Return the value of the first property of that name, empty where there is none."""
        found = self.first(name)
        return found.value.strip() if found else ""

    @property
    def text(self) -> str:
        """The event as iCalendar writes it."""
        return "\r\n".join(("BEGIN:VEVENT", *(each.line for each in self.properties), "END:VEVENT", ""))


@dataclass(slots=True)
class Blocks:
    """A calendar in parts: what it says of itself, its zones as text, its events."""

    about: dict[str, str] = field(default_factory=dict)
    zones: list[str] = field(default_factory=list)
    events: list[Block] = field(default_factory=list)
    parts: int = 0
    is_calendar: bool = False
    has_odd_lines: bool = False


def decoded(data: bytes) -> tuple[str, bool]:
    """Return the text in a file, unfolded, and whether its characters had to be guessed.

    What is no UTF-8 at all is read as an old Windows program wrote it.
    """
    wide = next((name for name, start in WIDE.items() if data.startswith(start)), None)
    if wide is not None:
        data = data.decode(wide, "replace").encode()
    unfolded = FOLD.sub(b"", data.replace(b"\0", b""))
    try:
        return unfolded.decode("utf-8-sig"), False
    except UnicodeDecodeError:
        lenient = unfolded.decode("utf-8-sig", "replace")
    mostly_read = 3 * lenient.count("\ufffd") < len(FOREIGN_BYTE.findall(unfolded))
    return lenient if mostly_read else unfolded.decode("cp1252", "replace"), True


def cut(text: str) -> Blocks:
    """Return a calendar in parts."""
    found = Blocks()
    inside: list[str] = []
    zone: list[str] = []
    for line in _lines(text):
        name, _, value = line.partition(":")
        keyword, part = name.upper().strip(), value.strip().upper()
        found.has_odd_lines |= SOUND_LINE.fullmatch(line) is None
        if keyword == "BEGIN":
            found.parts += 1
            found.is_calendar |= part in {"VCALENDAR", "VEVENT"}
            if part == "VEVENT":
                _close(found, inside)
                found.events.append(Block())
            inside.append(part)
        if "VTIMEZONE" in inside:
            zone = _zone_with(zone, line, found, is_last=(keyword, part) == ("END", "VTIMEZONE"))
        elif inside and inside[-1] == "VEVENT":
            _take(found.events[-1], line)
        elif keyword not in {"BEGIN", "END"} and "VEVENT" not in inside:
            found.about.setdefault(keyword.partition(";")[0], value.strip())
        if keyword == "END" and part in inside:
            if part == "VCALENDAR":
                _close(found, inside)
            while inside and inside.pop() != part:
                continue
    _close(found, inside)
    return found


def _zone_with(zone: list[str], line: str, found: Blocks, *, is_last: bool) -> list[str]:
    """Return the lines of a zone so far; a zone that is whole goes to what was found."""
    whole = [*zone, line]
    if not is_last:
        return whole
    found.zones.append("\r\n".join((*whole, "")))
    return []


def _lines(text: str) -> Iterator[str]:
    return (line for line in re.split(r"\r\n|\n|\r", text) if line.strip())


def _take(block: Block, line: str) -> None:
    read = LINE.fullmatch(line.strip())
    if read is not None and read[1].upper() in KEPT:
        block.properties.append(Property(read[1].upper(), read[2], read[3]))


def _close(found: Blocks, inside: list[str]) -> None:
    """End an event that has no end of its own."""
    if "VEVENT" in inside:
        found.events[-1].is_cut_off = True
        del inside[inside.index("VEVENT") :]
