"""Calendars as text, for tests about reading them."""

from __future__ import annotations

import os
from datetime import UTC, date
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from ontzorg_cli.core.calendar.agenda import AllDay, span_of
from ontzorg_cli.ics.calendar import CalendarRead, read_calendar

if TYPE_CHECKING:
    from ontzorg_cli.core.calendar.merge import Incoming, Passed

CORPUS = Path(os.environ.get("ONTZORG_CORPUS") or Path(__file__).parents[3] / "shared" / "ics")
"""Calendars of the world, which may be absent: beside this checkout, or where ONTZORG_CORPUS says."""

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
AUTUMN = (date(2026, 10, 1), date(2026, 12, 31))


def calendar(*events: str, about: str = "") -> bytes:
    """Return a calendar with these events; each is the lines between its BEGIN and END."""
    told = "".join(f"BEGIN:VEVENT\n{event.strip()}\nEND:VEVENT\n" for event in events)
    return f"BEGIN:VCALENDAR\nVERSION:2.0\n{about}{told}END:VCALENDAR\n".replace("\n", "\r\n").encode()


def read(
    data: bytes, *, window: tuple[date, date] = AUTUMN, addresses: tuple[str, ...] = ("noor@werk.example",)
) -> CalendarRead:
    """Return what Noor would have of a calendar in the autumn of 2026."""
    return read_calendar(data, file="agenda.ics", window=window, zone=AMSTERDAM, addresses=addresses)


def one(*lines: str) -> Incoming:
    """Return the one happening in a calendar of one event."""
    (found,) = read(calendar("\n".join(("UID:een", *lines)))).events
    return found


def starts(found: CalendarRead) -> list[str]:
    """Return when everything starts: moments on the clocks of Amsterdam, days as they are."""
    return sorted(start_of(each) for each in found.events)


def minutes(each: Incoming) -> int:
    """Return how long something lasts in real time."""
    return span_of(each.when, AMSTERDAM).minutes


def reasons(passed: tuple[Passed, ...]) -> list[tuple[str, str]]:
    """Return what is said of what was left out or guessed."""
    return [(each.title, each.reason) for each in passed]


def start_of(each: Incoming) -> str:
    """Return when something starts: a moment on the clocks of Amsterdam, a day as it is."""
    if isinstance(each.when, AllDay):
        return each.when.first.isoformat()
    return f"{span_of(each.when, AMSTERDAM).start.replace(tzinfo=UTC).astimezone(AMSTERDAM):%Y-%m-%d %H:%M}"
