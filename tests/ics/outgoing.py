"""Agendas to write as a calendar, and what they come to: for tests about writing them and reading them back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from hypothesis import strategies as st
from tests.ics.calendars import AMSTERDAM

from ontzorg_cli.core.calendar.agenda import (
    Absence,
    AllDay,
    CalendarMark,
    Event,
    EventStatus,
    Floating,
    When,
    Zoned,
    occurrences,
)
from ontzorg_cli.core.calendar.outgoing import one_line, outgoing_agenda, outgoing_tasks
from ontzorg_cli.ics.writing import calendar_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ontzorg_cli.core.calendar.agenda import Occurrence
    from ontzorg_cli.core.work.task import Task

YEAR = (date(2026, 3, 1), date(2027, 1, 31))
MARK = CalendarMark(mark="0123456789abcdef")
ZONES = ("Europe/Amsterdam", "Europe/Amsterdam", "America/New_York", "Asia/Kolkata", "UTC")
RULES = (
    "FREQ=WEEKLY",
    "FREQ=DAILY;COUNT=9",
    "FREQ=DAILY;INTERVAL=3;UNTIL=20261101",
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH",
    "FREQ=WEEKLY;BYDAY=MO;UNTIL=20261130T120000Z",
    "FREQ=MONTHLY;BYDAY=-1FR",
    "FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1",
    "FREQ=YEARLY",
)
CLOCK_CHANGES = (date(2026, 3, 28), date(2026, 10, 24), date(2026, 10, 31))
ODD_TITLES = (
    r"regel een\nregel twee",
    r"pad C:\nieuw\,of;niet\\",
    'komma, puntkomma; dubbele punt: en "aanhalingstekens"',
    "één ruimte voor de ploeg in het gebouw aan de overkant van de straat, en voor wie er verder nog bij wil zijn €€€",
    "👩\u200d💻 " * 20,
    "BEGIN:VEVENT",
    "END:VCALENDAR\r\nBEGIN:VEVENT",
    "\x1b[31mrood\x07\u202e",
    "  spaties   ervoor en erachter ",
)
Told = tuple[str, str, str, str, bool, bool]
"""A happening: when it starts and ends in UTC, its title, how sure it is, whether it takes time, whether it is all day."""


@st.composite
def own_events(draw: st.DrawFn, number: int) -> Event:
    """Draw an own event near a weekend on which clocks change: of all three kinds of time, once or a series."""
    first = draw(st.sampled_from(CLOCK_CHANGES)) + timedelta(days=draw(st.integers(-9, 9)))
    minute = draw(st.sampled_from((0, 0, 0, 15, 30)) | st.integers(0, 59))
    start = datetime.combine(first, time(draw(st.integers(0, 23)), minute))
    minutes = draw(st.sampled_from((0, 15, 30, 60, 90, 240, 1500)))
    days = timedelta(days=draw(st.integers(0, 3)))
    kinds_of_time: tuple[When, ...] = (
        Zoned(start=start, zone=draw(st.sampled_from(ZONES)), minutes=minutes),
        Zoned(start=start, zone="Europe/Amsterdam", minutes=minutes),
        Floating(start=start, minutes=minutes),
        AllDay(first=first, last=first + days),
    )
    repeat = draw(st.none() | st.sampled_from(RULES))
    skipped = draw(st.sets(st.integers(0, 60), max_size=12)) if repeat else set()
    return Event(
        id=f"e{number}",
        title=draw(st.sampled_from(ODD_TITLES) | st.text(min_size=1, max_size=120)),
        when=draw(st.sampled_from(kinds_of_time)),
        busy=draw(st.booleans()),
        status=draw(st.sampled_from(EventStatus)),
        repeat=repeat,
        without=tuple(first + timedelta(days=skip) for skip in skipped),
    )


agendas = st.integers(1, 4).flatmap(lambda count: st.tuples(*(own_events(number) for number in range(count))))


def written(events: Iterable[Event], absences: Iterable[Absence] = (), tasks: Iterable[Task] = ()) -> str:
    """Return an agenda as a calendar."""
    told = outgoing_agenda(events, absences, mark=MARK, period=YEAR, zone=AMSTERDAM)
    return calendar_text(told, outgoing_tasks(tasks, MARK), name="agenda", zone="Europe/Amsterdam")


def happening(events: Iterable[Event]) -> list[Occurrence]:
    """Return what an agenda comes to in the year of the tests."""
    return list(occurrences(events, first=YEAR[0], last=YEAR[1], zone=AMSTERDAM))


def told(occurrence: Occurrence) -> Told:
    """Return what an occurrence says; what was called off takes no time."""
    event, span = occurrence.event, occurrence.span
    busy = event.busy and event.status is not EventStatus.CANCELLED
    title = one_line(event.title)
    return span.start.isoformat(), span.end.isoformat(), title, event.status, busy, occurrence.all_day


def lasts_as_on_the_clock(occurrence: Occurrence) -> bool:
    """Return whether a time of a series, or of what has no zone, ends when the clocks say it does.

    Programs count what runs through a change of the clocks by the clock then, and we by real time.
    """
    when = occurrence.event.when
    if isinstance(when, AllDay) or (occurrence.event.repeat is None and isinstance(when, Zoned)):
        return True
    zone = ZoneInfo(when.zone) if isinstance(when, Zoned) else AMSTERDAM
    start, end = (moment.astimezone(zone) for moment in (occurrence.span.start, occurrence.span.end))
    return start.utcoffset() == end.utcoffset() and start.time() == when.start.time()


def zoned(start: str, minutes: int, *, zone: str = "Europe/Amsterdam") -> Zoned:
    """Return a time on the clocks of a zone."""
    return Zoned(start=datetime.fromisoformat(start), zone=zone, minutes=minutes)


def floating(start: str, minutes: int) -> Floating:
    """Return a time on the clocks wherever one is."""
    return Floating(start=datetime.fromisoformat(start), minutes=minutes)


def once(title: str, when: When, /, **said: object) -> Event:
    """Return an event by its title and time, with what else is said."""
    return replace(Event(id=title.split(maxsplit=1)[0], title=title, when=when), **said)  # type: ignore[arg-type]  # any field by its name
