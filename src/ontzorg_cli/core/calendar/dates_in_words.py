"""Dates and moments in words: what `--due`, `--at`, `--on` and the end of a quick add say."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, timedelta
from typing import TYPE_CHECKING, cast

from ontzorg_cli.core.calendar.day_rules import DAY_TABLES
from ontzorg_cli.core.calendar.durations_in_words import DAY_MINUTES, DURATION_TABLES
from ontzorg_cli.core.calendar.grammar import Grammar
from ontzorg_cli.core.calendar.period_rules import PERIOD_TABLES, Period, numbered_year
from ontzorg_cli.core.calendar.reading_frame import CALENDAR_NOTES, DayRead, ReadingFrame, WhenRead
from ontzorg_cli.core.calendar.times_in_words import TIME_TABLES, Clock, Named, in_part, on_day
from ontzorg_cli.core.calendar.tokens import plainly, tokens
from ontzorg_cli.core.calendar.unreadable import UnreadableDateError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import time

    from ontzorg_cli.core.calendar.grammar import Row

__all__ = [
    "DayRead",
    "ReadingFrame",
    "WhenRead",
    "longest_day_at_end",
    "longest_stretch_at_end",
    "read_day",
    "read_stretch",
    "read_when",
    "surely_when",
    "with_time",
]

YEARS = range(1970, 2200)
"""No day outside these is meant, and the calendar has room to look around each of them."""

LONGEST_PHRASE = 9
"""In words: 'uiterlijk aan het eind van de volgende week vrijdag' is not to be expected."""


def _day_only(_frame: ReadingFrame, read: DayRead, _part: str | None = None) -> WhenRead:
    return WhenRead(day=read.day, notes=read.notes)


def _time_only(frame: ReadingFrame, read: Clock | Named) -> WhenRead:
    return WhenRead(day=frame.today, at=on_day(read, frame.today, frame))


def _both(frame: ReadingFrame, read: DayRead, clock: Clock | Named) -> WhenRead:
    return WhenRead(day=read.day, at=on_day(clock, read.day, frame), notes=read.notes)


def _part_of_today(frame: ReadingFrame, part: str, clock: Clock) -> WhenRead | None:
    found = in_part(clock, part)
    return None if found is None else _time_only(frame, found)


def _from_now(frame: ReadingFrame, minutes: int) -> WhenRead | None:
    if minutes > DAY_MINUTES:
        return None
    then = (frame.now.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(frame.now.tzinfo)
    return WhenRead(day=then.date(), at=then.time().replace(second=0, microsecond=0))


def _when_rows(table: str, day: str, time: str) -> tuple[Row, ...]:
    """Return the rows of a moment: a day, a time of today, or both in either order."""
    return (
        (f"{{{day}}}", _day_only),
        ("{part_of_today} at? {Clock}", _part_of_today),
        (f"{{{day}}} within? the? {{part}}", _day_only),
        (f"{{{time}}}", _time_only),
        (f"before {{ExactDay}} {{{time}}}", _both),
        (f"{{{day}}} {{{time}}}", _both),
        (f"{{{time}}} {{{day}}}", lambda frame, clock, read: _both(frame, read, clock)),
        (f"{{{day}}} at? the? latest {{{time}}}", lambda f, read, clock: replace(_both(f, read, clock), hard=True)),
        ("in_time {SureMinutes}", _from_now),
        ("in_time {number} hour_unit", lambda frame, hours: _from_now(frame, hours * 60)),
        (f"at? the? latest {{{table}}}", lambda _, when: replace(when, hard=True)),
        (f"{{{table}}} at? the? latest", lambda _, when: replace(when, hard=True)),
        (f"aim {{{table}}}", lambda _, when: replace(when, hard=False)),
    )


GRAMMAR = Grammar(
    PERIOD_TABLES
    | DAY_TABLES
    | TIME_TABLES
    | DURATION_TABLES
    | {
        "AnyDay": (("{Day}", lambda _, read: read), ("{SlotDay}", lambda _, read: read)),
        "When": _when_rows("When", "AnyDay", "Time"),
        "SureWhen": _when_rows("SureWhen", "Day", "SureTime"),
        "Stretch": (
            ("the? {Period}", lambda _, period: period),
            ("within the? {Named}", lambda _, period: period),
            ("{digits}", numbered_year),
            ("{AnyDay}", lambda _, read: Period(first=read.day, last=read.day, notes=read.notes)),
        ),
    }
)


def read_day(text: str, frame: ReadingFrame) -> DayRead:
    """Return the day that `text` says where a day is asked. Raise UnreadableDateError where it says none."""
    when = _read("When", text, frame)
    if when is None or when.at is not None:
        raise UnreadableDateError(text=text)
    return DayRead(day=when.day, notes=when.notes, instead=when.instead)


def read_stretch(text: str, frame: ReadingFrame) -> Period:
    """Return the days that `text` says: a day, a week, a month, a quarter. Raise UnreadableDateError where it says none."""
    found = tokens(text, frame.lexicon)
    try:
        stretch = cast("Period | None", GRAMMAR.read("Stretch", found, frame)) if found else None
    except (OverflowError, ValueError):
        stretch = None
    if stretch is None or stretch.first.year not in YEARS or stretch.last.year not in YEARS:
        raise UnreadableDateError(text=text)
    return stretch


def read_when(text: str, frame: ReadingFrame) -> WhenRead:
    """Return the day, the time (today), or both, that `text` says. Raise UnreadableDateError where it says neither."""
    when = _read("When", text, frame)
    if when is None:
        raise UnreadableDateError(text=text)
    return when


def surely_when(text: str, frame: ReadingFrame) -> WhenRead | None:
    """Return the moment that `text` says amid other words, or None where it may as well be ordinary words."""
    return _read("SureWhen", text, frame, amid_words=True)


def longest_day_at_end(words: Sequence[str], frame: ReadingFrame) -> tuple[int, DayRead] | None:
    """Return how many words from the right are a day, as many as can be, and that day; None where none are."""
    for count in range(min(len(words), LONGEST_PHRASE), 0, -1):
        try:
            return count, read_day(" ".join(words[-count:]), frame)
        except UnreadableDateError:
            continue
    return None


def longest_stretch_at_end(words: Sequence[str], frame: ReadingFrame) -> tuple[int, Period] | None:
    """Return how many words from the right are a run of days, as many as can be, and those days; None where none are.

    A word for being free is no weekday here: in 'dagje vrij 4-12' it belongs to what comes before the date.
    """
    for count in range(min(len(words), LONGEST_PHRASE), 0, -1):
        if "free" in frame.lexicon.words.get(plainly(words[-count]), {}):
            continue
        try:
            return count, read_stretch(" ".join(words[-count:]), frame)
        except UnreadableDateError:
            continue
    return None


def _read(table: str, text: str, frame: ReadingFrame, *, amid_words: bool = False) -> WhenRead | None:
    found = tokens(text, frame.lexicon)
    if not found or (amid_words and len(found) == 1 and "weak" in found[0].senses):
        return None
    try:
        when = cast("WhenRead | None", GRAMMAR.read(table, found, frame))
        return with_time(when, when.at, frame) if when is not None and when.day.year in YEARS else None
    except (OverflowError, ValueError):  # a day before the first or after the last year of the calendar
        return None


def with_time(when: WhenRead, at: time | None, frame: ReadingFrame) -> WhenRead:
    """Return `when` at that time of its day, with all that the calendar says of it."""
    noted = frame.noted(DayRead(day=when.day, notes=tuple(note for note in when.notes if note not in CALENDAR_NOTES)))
    over = when.day == frame.today and at is not None and at < frame.now.time()
    return replace(when, at=at, notes=(*noted.notes, "past_time") if over else noted.notes, instead=noted.instead)
