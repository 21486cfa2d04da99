"""What other programs make of a calendar that we wrote: a library of its own kind, and khal."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from tests.ics.calendars import AMSTERDAM
from tests.ics.outgoing import YEAR, agendas, floating, happening, lasts_as_on_the_clock, once, written, zoned

from ontzorg_cli.core.calendar.agenda import AllDay, Event, Occurrence
from ontzorg_cli.core.calendar.outgoing import one_line

KHAL = Path(sys.executable).with_name("khal")
LOCALE = """
[locale]
local_timezone = Europe/Amsterdam
default_timezone = Europe/Amsterdam
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
"""
LINE = "{start-date} {start-time} {end-date} {end-time} {title}"
AROUND_THE_CLOCK_CHANGE = (
    once("MT", zoned("2026-10-05T09:00", 60), repeat="FREQ=WEEKLY;BYDAY=MO"),
    once(
        "stand-up",
        zoned("2026-10-01T08:45", 15),
        repeat="FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;UNTIL=20261030",
        without=(date(2026, 10, 28),),
    ),
    once("New York", zoned("2026-10-23T10:00", 30, zone="America/New_York"), repeat="FREQ=DAILY;COUNT=5"),
    once("nacht", zoned("2026-10-25T00:30", 180)),
    once("lunch", floating("2026-10-26T12:30", 30), repeat="FREQ=DAILY;COUNT=3"),
    once("studiedag", AllDay(first=date(2026, 10, 27), last=date(2026, 10, 27))),
    once("beurs", AllDay(first=date(2026, 10, 24), last=date(2026, 10, 26))),
)  # fmt: skip


def start_and_end(occurrence: Occurrence) -> tuple[str, str]:
    return occurrence.span.start.isoformat(), occurrence.span.end.isoformat()


def moment(value: date) -> str:
    """Return a day or moment of another library in UTC, read in Amsterdam where it has no zone."""
    at = value if isinstance(value, datetime) else datetime.combine(value, time())
    return at.replace(tzinfo=at.tzinfo or AMSTERDAM).astimezone(UTC).isoformat()


def read_by_ical(text: str) -> list[Any]:
    stream = pytest.importorskip("ical.calendar_stream", reason="needs the package ical")
    first, last = (datetime.combine(day, time(), tzinfo=AMSTERDAM) for day in YEAR)
    calendar = stream.IcsCalendarStream.calendar_from_ics(text)
    found = calendar.timeline_tz(AMSTERDAM).overlapping(first - timedelta(days=1), last + timedelta(days=2))
    return list(found)


@settings(deadline=None)
@given(agendas)
def test_an_independent_library_has_the_same_times_and_titles(events: tuple[Event, ...]) -> None:
    first, last = (datetime.combine(day, time(), tzinfo=AMSTERDAM).astimezone(UTC).isoformat() for day in YEAR)
    found = read_by_ical(written(events))
    theirs = sorted((moment(each.start), moment(each.end), each.summary) for each in found)
    happened = happening(events)
    ours = sorted((*start_and_end(each), one_line(each.event.title)) for each in happened)
    if not all(map(lasts_as_on_the_clock, happened)):
        theirs, ours = ([(start, "", title) for start, _, title in told] for told in (theirs, ours))
    within = [each for each in theirs if first <= each[0] < last]
    assert within == [each for each in ours if first <= each[0] < last]


@pytest.mark.acceptance
@pytest.mark.skipif(not KHAL.exists(), reason="needs khal beside Python")
def test_khal_shows_the_same_hours_around_the_night_on_which_the_clocks_change(tmp_path: Path) -> None:
    (tmp_path / "noor").mkdir()
    config = tmp_path / "config"
    config.write_text(
        f"[calendars]\n[[noor]]\npath = {tmp_path / 'noor'}\n[sqlite]\npath = {tmp_path / 'khal.db'}\n{LOCALE}", "utf-8"
    )
    calendar = tmp_path / "uit.ics"
    calendar.write_bytes(written(AROUND_THE_CLOCK_CHANGE).encode())

    def khal(*argv: str) -> str:
        line = [str(KHAL), "--config", str(config), *argv]
        return subprocess.run(line, check=True, capture_output=True, encoding="utf-8", timeout=120).stdout

    khal("import", "--batch", "--include-calendar", "noor", str(calendar))
    shown = khal("list", "--format", LINE, "--day-format", "", "2026-10-19", "2026-11-03")
    first, last = date(2026, 10, 19), date(2026, 11, 2)
    ours = set()
    for each in happening(AROUND_THE_CLOCK_CHANGE):
        start, end = (at.astimezone(AMSTERDAM) for at in (each.span.start, each.span.end))
        if start.date() <= last and end.date() >= first:
            hours = "%Y-%m-%d " if each.all_day else "%Y-%m-%d %H:%M"
            shown_end = end - timedelta(days=1) if each.all_day else end
            ours.add(f"{start:{hours}} {shown_end:{hours}} {each.event.title}")
    assert set(shown.splitlines()) == ours
