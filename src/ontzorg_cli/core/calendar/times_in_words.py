"""Times of day in words, read the way they are meant at work: three o'clock is in the afternoon."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from typing import TYPE_CHECKING, cast

from ontzorg_cli.core.calendar.durations_in_words import LONGEST_BARE_HOURS
from ontzorg_cli.core.calendar.grammar import Grammar
from ontzorg_cli.core.calendar.tokens import tokens
from ontzorg_cli.core.calendar.unreadable import UnreadableTimeError

if TYPE_CHECKING:
    from datetime import date

    from ontzorg_cli.core.calendar.grammar import Row
    from ontzorg_cli.core.calendar.reading_frame import ReadingFrame
    from ontzorg_cli.core.calendar.working_time import Hours

NOON = 12 * 60
OFFICE_MINUTES = (8 * 60, 18 * 60)
"""The working day of somebody who has not said her hours."""
END_OF_AFTERNOON = time(16)
EVENING = time(19)
FIRST_EVENING_HOUR = 5
LAST_NIGHT_HOUR = 5


@dataclass(frozen=True, slots=True)
class Clock:
    """A time on a clock of twelve hours, or on one of 24 where it is `exact`."""

    minutes: int
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Named:
    """A time of day that depends on somebody's hours, such as the end of the morning."""

    name: str


def on_day(read: Clock | Named, day: date, frame: ReadingFrame) -> time | None:
    """Return the time that was meant on `day`; None is the end of the working day."""
    if isinstance(read, Named):
        return _named(read.name, _hours(frame, day))
    minutes = read.minutes if read.exact else _in_working_hours(read.minutes, _hours(frame, day))
    return time(*divmod(minutes, 60))


def _hours(frame: ReadingFrame, day: date) -> tuple[Hours, ...]:
    """Return the hours of that day, or those of any day where she does not work on it."""
    return frame.hours_on(day) or next((hours for hours in frame.pattern.every.values() if hours), ())


def _named(name: str, hours: tuple[Hours, ...]) -> time | None:
    first, last = (hours[0], hours[-1]) if hours else (None, None)
    if name == "end_of_day":
        return None
    if name == "morning":
        return first.start if first else time(9)
    if name in {"end_of_morning", "before_lunch"}:
        return first.end if first and len(hours) > 1 else time(12, 30)
    if name in {"afternoon", "after_lunch"}:
        return last.start if last and len(hours) > 1 else time(13)
    return {"noon": time(12), "end_of_afternoon": END_OF_AFTERNOON, "evening": EVENING, "night": time(22)}[name]


def _in_working_hours(minutes: int, hours: tuple[Hours, ...]) -> int:
    """Return the reading, before or after noon, that lies in working hours or nearest to them."""
    if minutes >= 13 * 60:
        return minutes
    opens, closes = OFFICE_MINUTES
    if hours:
        opens, closes = _minutes(hours[0].start), _minutes(hours[-1].end) or 2 * NOON
    readings = (minutes, (minutes + NOON) % (2 * NOON))
    return min(readings, key=lambda reading: max(opens - reading, reading - closes, 0))


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute


def _clock(hour: int, minute: int | None = None, *, exact: bool = False) -> Clock | None:
    minutes = hour * 60 + (minute or 0)
    return Clock(minutes, exact) if 0 <= hour < 24 and (minute or 0) < 60 else None


def _exactly(hour: int, minute: int) -> Clock | None:
    return _clock(hour, minute, exact=True)


def _late_hour(hour: int, minute: int | None = None) -> Clock | None:
    """Return the time of an hour too high to be a length (CONTRACT.md)."""
    return _clock(hour, minute) if hour * 60 + (minute or 0) > LONGEST_BARE_HOURS * 60 else None


def _from(hour: int, minutes: int) -> Clock | None:
    """Return the time so many minutes past or to an hour of the clock."""
    return Clock((hour * 60 + minutes) % (24 * 60)) if 0 < hour < 13 and abs(minutes) <= 40 else None


def _unlike_a_date(parts: tuple[int, int]) -> Clock | None:
    """Return the time of `14.30`; `10.12` could be a date as well, so it is left alone."""
    hour, minute = parts
    could_be_a_date = 1 <= hour <= 31 and 1 <= minute <= 12
    return None if could_be_a_date or hour < 10 else _clock(hour, minute)


def in_part(clock: Clock, part: str) -> Clock | None:
    """Return the time as the part of the day says: nine in the evening is 21:00, twelve at night 0:00."""
    hour = clock.minutes // 60
    if hour > 12:
        return Clock(clock.minutes, exact=True)
    afternoon = (
        part == "evening"
        or (part == "afternoon" and hour != 12)
        or (part == "night" and FIRST_EVENING_HOUR < hour < 12)
    )
    if part == "night" and hour == 12:
        return Clock(clock.minutes - NOON, exact=True)
    if part == "before_noon":
        return Clock(clock.minutes % NOON, exact=True)
    if part == "after_noon":
        return Clock(clock.minutes % NOON + NOON, exact=True)
    return Clock((clock.minutes + afternoon * NOON) % (2 * NOON), exact=True)


def _part_first(_frame: ReadingFrame, part: str, clock: Clock) -> Clock | None:
    return in_part(clock, part)


TIME_TABLES: dict[str, tuple[Row, ...]] = {
    "SureClock": (
        ("{clock} hour_unit?", lambda _, clock: _exactly(*clock)),
        ("{dotted_clock}", lambda _, clock: _unlike_a_date(clock)),
        ("{dotted_clock} hour_unit", lambda _, clock: _clock(*clock)),
        ("{number} hour_unit", lambda _, hour: _late_hour(hour)),
        ("{number} hour_unit {number}", lambda _, hour, minute: _late_hour(hour, minute)),
        ("half {half_before}", lambda _, hour: _from(hour, -30)),
        ("half {half_after}", lambda _, hour: _from(hour, 30)),
        ("half past {number}", lambda _, hour: _from(hour, 30)),
        ("{number}? quarter past {number}", lambda _, one, hour: _from(hour, 15) if one in {None, 1} else None),
        ("{number}? quarter to {number}", lambda _, one, hour: _from(hour, -15) if one in {None, 1} else None),
        ("{number} minute_unit? past {number}", lambda _, minutes, hour: _from(hour, minutes)),
        ("{number} minute_unit? to {number}", lambda _, minutes, hour: _from(hour, -minutes)),
        ("{number} minute_unit? past half {half_before}", lambda _, minutes, hour: _from(hour, minutes - 30)),
        ("{number} minute_unit? to half {half_before}", lambda _, minutes, hour: _from(hour, -minutes - 30)),
        ("{number} o_clock", lambda _, hour: _clock(hour)),
    ),
    "HourClock": (
        ("{SureClock}", lambda _, clock: clock),
        ("{number} hour_unit", lambda _, hour: _clock(hour)),
        ("{number} hour_unit {number}", lambda _, hour, minute: _clock(hour, minute)),
        ("{dotted_clock}", lambda _, clock: _clock(*clock)),
    ),
    "Clock": (
        ("{HourClock}", lambda _, clock: clock),
        ("{number}", lambda _, hour: _clock(hour)),
        ("{digits}", lambda _, clock: _exactly(*clock)),
    ),
    "NamedTime": (
        ("noon", lambda _: Named("noon")),
        ("{number} noon", lambda _, hour: Named("noon") if hour == 12 else None),
        ("the? {named_time}", lambda _, name: Named(name)),
        ("before the? lunch", lambda _: Named("before_lunch")),
        ("before? the? closing", lambda _: Named("end_of_day")),
        ("{edge} of? the? day_unit", lambda _, edge: Named("end_of_day") if edge == "end" else None),
        ("{edge} of? the? {part}", lambda _, edge, part: _edge_of(edge, part)),
    ),
    "PartedTime": (
        ("{Clock} {meridian}", lambda _, clock, part: in_part(clock, part)),
        ("{Clock} within? the? {part}", lambda _, clock, part: in_part(clock, part)),
        ("the? {part} at? {Clock}", _part_first),
        ("within the {part} at? {Clock}", _part_first),
        ("at {PartedTime}", lambda _, clock: clock),
        ("by {PartedTime}", lambda _, clock: clock),
        ("before {PartedTime}", lambda _, clock: clock),
        ("until {PartedTime}", lambda _, clock: clock),
    ),
    "SureTime": (
        ("{PartedTime}", lambda _, clock: clock),
        ("at {Clock}", lambda _, clock: clock),
        ("by {HourClock}", lambda _, clock: clock),
        ("before {HourClock}", lambda _, clock: clock),
        ("until {HourClock}", lambda _, clock: clock),
        ("at {NamedTime}", lambda _, named: named),
        ("before {NamedTime}", lambda _, named: named),
        ("{NamedTime}", lambda _, named: named),
        ("{SureClock}", lambda _, clock: clock),
    ),
    "Time": (
        ("{SureTime}", lambda _, clock: clock),
        ("{Clock}", lambda _, clock: clock),
        ("after the? lunch", lambda _: Named("after_lunch")),
        ("within? the? {part}", lambda _, part: Named(part)),
        ("{part_of_today}", lambda _, part: Named(part)),
    ),
}
GRAMMAR = Grammar(TIME_TABLES)


def _edge_of(edge: str, part: str) -> Named | None:
    if edge == "end" and part in {"morning", "afternoon"}:
        return Named(f"end_of_{part}")
    return Named(part) if edge == "begin" else None


def end_of_working_day(day: date, frame: ReadingFrame) -> time:
    """Return when work usually ends on `day`."""
    hours = _hours(frame, day)
    return hours[-1].end if hours else time(17)


def read_time(text: str, frame: ReadingFrame) -> time:
    """Return the time of day that `text` says, today. Raise UnreadableTimeError where it says none."""
    found = tokens(text, frame.lexicon)
    read = cast("Clock | Named | None", GRAMMAR.read("Time", found, frame)) if found else None
    if read is None:
        raise UnreadableTimeError(text=text)
    return on_day(read, frame.today, frame) or end_of_working_day(frame.today, frame)


def surely_time(text: str, frame: ReadingFrame) -> Clock | Named | None:
    """Return the time that `text` says amid other words, or None where it may as well be ordinary words."""
    found = tokens(text, frame.lexicon)
    if not found or (len(found) == 1 and "weak" in found[0].senses):
        return None
    return cast("Clock | Named | None", GRAMMAR.read("SureTime", found, frame))
