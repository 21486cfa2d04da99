"""Lengths of time in words, as whole minutes."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, cast

from ontzorg_cli.core.calendar.grammar import Grammar
from ontzorg_cli.core.calendar.tokens import tokens
from ontzorg_cli.core.calendar.unreadable import ImpossibleDurationError, UnreadableDurationError

if TYPE_CHECKING:
    from ontzorg_cli.core.calendar.grammar import Row
    from ontzorg_cli.core.calendar.reading_frame import ReadingFrame
    from ontzorg_cli.core.calendar.working_time import Hours

DAY_MINUTES = 24 * 60
LONGEST_BARE_HOURS = 6
"""'N uur' without a preposition is a length up to here, and a time beyond (CONTRACT.md)."""
HALF_DAY_MINUTES = 240
WORKING_DAY_MINUTES = 480
LONGEST_STRETCH_MINUTES = 330
"""Work that lasts longer needs a break, so an interval that does is a whole day."""
LITTLE_MINUTES = 5
MOMENT_MINUTES = 10
MINUS = "-−"  # noqa: RUF001 - the minus sign of typographers


def half_day_minutes(frame: ReadingFrame) -> int:
    """Return the minutes of the usual half day of somebody's own hours."""
    lengths = Counter(_length(hours) for day in frame.pattern.every.values() for hours in day)
    usual = max(lengths, key=lambda minutes: (lengths[minutes], minutes), default=HALF_DAY_MINUTES)
    return usual if usual <= LONGEST_STRETCH_MINUTES else usual // 2


def working_day_minutes(frame: ReadingFrame) -> int:
    """Return the minutes of the usual day of somebody's own hours."""
    lengths = Counter(sum(map(_length, day)) for day in frame.pattern.every.values() if day)
    return max(lengths, key=lambda minutes: (lengths[minutes], minutes), default=WORKING_DAY_MINUTES)


def _length(hours: Hours) -> int:
    return ((hours.end.hour - hours.start.hour) * 60 + hours.end.minute - hours.start.minute) % DAY_MINUTES


def _hours(_frame: ReadingFrame, hours: int, minutes: int | None = None) -> int | None:
    return hours * 60 + (minutes or 0) if minutes is None or minutes < 60 else None


def _short_hours(frame: ReadingFrame, hours: int, minutes: int | None = None) -> int | None:
    length = _hours(frame, hours, minutes)
    return length if length is not None and length <= LONGEST_BARE_HOURS * 60 else None


def _halves_of(minutes: int) -> Row:
    return ("{number}? half hour_unit", lambda _, number: minutes if number in {None, 1} else None)


DURATION_TABLES: dict[str, tuple[Row, ...]] = {
    "SureMinutes": (
        ("{number} minute_unit", lambda _, minutes: minutes),
        ("{hundredths} hour_unit", lambda _, hundredths: round(hundredths * 0.6)),
        ("few minute_unit", lambda _: LITTLE_MINUTES),
        ("{number} few minute_unit", lambda _, number: LITTLE_MINUTES if number == 1 else None),
        ("{number}? quarter_of_hour", lambda _, number: 15 * (number or 1)),
        ("{number}? quarter of? {number} hour_unit", lambda _, n, hour: 15 * (n or 1) if hour == 1 else None),
        _halves_of(30),
        ("half {number} hour_unit", lambda _, number: 30 if number == 1 else None),
        ("half_hour", lambda _: 30),
        ("{number} half_hour", lambda _, number: 30 * number),
        ("{number} and {number} half hour_unit", lambda _, n, one: n * 60 + 30 if one == 1 else None),
        ("{number} hour_unit and {number} half", lambda _, n, one: n * 60 + 30 if one == 1 else None),
        ("one_and_half hour_unit", lambda _: 90),
        ("half_day", half_day_minutes),
        ("{number} half_day", lambda f, number: number * half_day_minutes(f)),
        ("half {number}? day_unit", lambda f, number: half_day_minutes(f) if number in {None, 1} else None),
        ("{number} half day_unit", lambda f, number: half_day_minutes(f) if number == 1 else None),
        ("for {SureMinutes}", lambda _, minutes: minutes),
    ),
    "ShortMinutes": (
        ("{SureMinutes}", lambda _, minutes: minutes),
        ("{number} hour_unit", _short_hours),
        ("{number} hour_unit and? {number} minute_unit?", _short_hours),
        ("for {ShortMinutes}", lambda _, minutes: minutes),
    ),
    "Minutes": (
        ("{SureMinutes}", lambda _, minutes: minutes),
        ("{number} hour_unit", _hours),
        ("{number} hour_unit and? {number} minute_unit?", _hours),
        ("{number}", lambda _, minutes: minutes),
        ("{clock}", lambda f, clock: _hours(f, *clock)),
        ("hour_unit", lambda _: 60),
        ("day_unit", working_day_minutes),
        ("{number} day_unit", lambda f, number: number * working_day_minutes(f)),
        ("moment", lambda _: MOMENT_MINUTES),
        ("for {Minutes}", lambda _, minutes: minutes),
    ),
}
GRAMMAR = Grammar(DURATION_TABLES)


def read_duration(text: str, frame: ReadingFrame) -> int:
    """Return the minutes that `text` says; a bare number is minutes.

    Raise UnreadableDurationError where it says none, ImpossibleDurationError for nothing, less, or more than a day.
    """
    plain = text.strip()
    found = tokens(plain.lstrip(MINUS), frame.lexicon)
    minutes = cast("int | None", GRAMMAR.read("Minutes", found, frame)) if found else None
    if minutes is None:
        raise UnreadableDurationError(text=text)
    if plain[0] in MINUS:
        minutes = -minutes
    if not 0 < minutes <= DAY_MINUTES:
        raise ImpossibleDurationError(text=text, minutes=minutes)
    return minutes


def surely_minutes(text: str, frame: ReadingFrame) -> int | None:
    """Return the minutes that `text` says amid other words, or None where it may as well be ordinary words."""
    found = tokens(text, frame.lexicon)
    minutes = cast("int | None", GRAMMAR.read("ShortMinutes", found, frame)) if found else None
    return minutes if minutes is not None and 0 < minutes <= DAY_MINUTES else None
