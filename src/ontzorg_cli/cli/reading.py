"""From the words of a command line to values: days, times, durations, names, drafts."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time
from functools import lru_cache
from typing import TYPE_CHECKING

from ontzorg_cli.cli.session import session
from ontzorg_cli.cli.usage import EndsBeforeItStartsError, TimeNeededError, UnreadableStartError
from ontzorg_cli.core.calendar.agenda import AllDay, Zoned
from ontzorg_cli.core.calendar.dates_in_words import read_day, read_stretch, read_when
from ontzorg_cli.core.calendar.durations_in_words import read_duration
from ontzorg_cli.core.calendar.moments import DAY, Span, moment
from ontzorg_cli.core.calendar.reading_frame import DayRead, ReadingFrame, WhenRead
from ontzorg_cli.core.calendar.recurrence import next_after
from ontzorg_cli.core.calendar.rules_in_words import read_repeat, read_rule
from ontzorg_cli.core.calendar.times_in_words import read_time
from ontzorg_cli.core.calendar.unreadable import UnreadableDateError, UnreadableTimeError
from ontzorg_cli.core.together.standing import Standing, read_standing
from ontzorg_cli.core.work.arrival import kinds_in
from ontzorg_cli.core.work.change import EMPTY, Emptied
from ontzorg_cli.core.work.task import Due
from ontzorg_cli.words.catalogue import LANGUAGES, Catalogue
from ontzorg_cli.words.lexicon import load_lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from ontzorg_cli.core.calendar.agenda import When
    from ontzorg_cli.core.calendar.rules_in_words import Repeat
    from ontzorg_cli.store.settings import Settings

FREE_DAYS = frozenset({"weekend", "day_off", "own_free_day"})


BACK = (7 * DAY, 365 * DAY)
"""From how far back a day is read again that was not meant to lie ahead: one of the week, then one of the year."""


@lru_cache(maxsize=1)
def settings() -> Settings:
    """Return the settings of the home. Raise what reading them raises."""
    return session().home.read().settings()


@lru_cache(maxsize=1)
def frame() -> ReadingFrame:
    """Return what dates in words are read against."""
    current = session()
    days_off = frozenset(off.day for off in current.home.read().days_off())
    return ReadingFrame(
        now=current.now, pattern=settings().hours, days_off=days_off, lexicon=load_lexicon(current.language)
    )


def day(text: str | None) -> DayRead | None:
    """Return the day that `text` means, None for nothing. Raise UnreadableDateError."""
    return None if text is None else read_day(text, frame())


def stretch(text: str) -> tuple[date, date]:
    """Return the first and the last day that `text` means. Raise UnreadableDateError."""
    read = read_stretch(text, frame())
    return read.first, read.last


def when(text: str | None) -> WhenRead | None:
    """Return the day and time that `text` means, None for nothing. Raise UnreadableDateError."""
    return None if text is None else read_when(text, frame())


def moment_of(text: str) -> WhenRead:
    """Return the day and time that `text` means. Raise UnreadableDateError."""
    return read_when(text, frame())


def last_day(text: str, start: date) -> date:
    """Return the day that `text` means; after `from monday`, `friday` is the one after that Monday."""
    read = read_day(text, frame())
    return read.day if read.day >= start else read_day(text, _frame_on(start)).day


def day_behind(text: str) -> date:
    """Return the day that `text` means where one looks back: `monday` is the last, `1 November` that of this year.

    A day that can only lie ahead stays there. Raise UnreadableDateError.
    """
    today = frame().today
    meant = read_day(text, frame()).day
    earlier = (read_day(text, _frame_on(today - back)).day for back in BACK) if meant > today else iter(())
    return next((found for found in earlier if found <= today), meant)


def last_day_behind(text: str, start: date | None) -> date:
    """Return the last day of a period behind; after `from monday`, `friday` is the one after that Monday.

    One that lies before the start is read again from there, and taken where that is nearer to today.
    """
    read = day_behind(text)
    if start is None or read >= start:
        return read
    after = read_day(text, _frame_on(start)).day
    return min(after, read, key=lambda day: abs(day - frame().today))


def end_of(text: str, start: WhenRead) -> WhenRead:
    """Return the moment that `text` means, in the same way read from the day of `start` on."""
    read = moment_of(text)
    return read if read.day >= start.day else read_when(text, _frame_on(start.day))


def kinds(typed: str | None) -> tuple[str, ...] | None:
    """Return the kinds of work that were typed, none where that empties them."""
    if typed is None:
        return None
    return () if is_empty(typed) else kinds_in(typed)


def checkin(text: str | None) -> Standing | Emptied | None:
    """Return the standing check-in that `text` means, EMPTY where it says there is none. Raise UnreadableCheckinError."""
    if text is None:
        return None
    return EMPTY if is_empty(text) else read_standing(text, frame())


def _frame_on(day: date) -> ReadingFrame:
    return replace(frame(), now=moment(day, time(), session().zone))


def moment_or_time(text: str | None) -> tuple[WhenRead | None, time | None]:
    """Return the moment that `text` means, and its time; no moment where it names no day. Raise UnreadableDateError."""
    if text is None:
        return None, None
    try:
        return None, read_time(text, frame())
    except UnreadableTimeError:
        read = read_when(text, frame())
        return read, read.at


def moment_before(text: str | None) -> datetime | None:
    """Return the moment before which something has to be: the time that was said, or the beginning of the day."""
    if text is None:
        return None
    read = moment_of(text)
    return moment(read.day, read.at or time(), session().zone)


def minutes(text: str | None) -> int | None:
    """Return the minutes that `text` means. Raise UnreadableDurationError or ImpossibleDurationError."""
    return None if text is None else read_duration(text, frame())


def length(text: str) -> int:
    """Return the minutes that `text` means. Raise UnreadableDurationError or ImpossibleDurationError."""
    return read_duration(text, frame())


def zone(text: str | None) -> str | None:
    """Return the time zone that `text` names, by its own name or its city. Raise UnknownTimezoneError."""
    if text is None:
        return None
    from ontzorg_cli.actions.set_up import checked_timezone  # noqa: PLC0415 - few appointments are on other clocks

    return checked_timezone(text)


def rule(text: str | None, start: date) -> str | None:
    """Return the recurrence rule that `text` means. Raise UnreadableRuleError."""
    return None if text is None else read_rule(text, frame(), start=start)


def repeat(text: str | None, start: date | None) -> Repeat | None:
    """Return how `text` says that work repeats, from `start` on where that is known. Raise UnreadableRuleError."""
    return None if text is None else read_repeat(text, frame(), start=start)


def first_of(rule: str) -> WhenRead | None:
    """Return the first day of a rule from today on, None where it has none."""
    today = frame().today
    found = next_after(rule, start=today, after=today - DAY)
    return None if found is None else WhenRead(day=found)


def person(text: str | None) -> str | None:
    """Return a name as typed, None where it is the assistant herself or nobody."""
    return None if text is None or not text.strip() or text.casefold() in _words("self") else text


def checkin_words() -> tuple[str, ...]:
    """Return what a check-in is called, in both languages."""
    return tuple(sorted(_words("checkin")))


def is_empty(text: str) -> bool:
    """Return whether `text` says that a field is to be emptied."""
    return not text.strip() or text.casefold() in _words("empty")


def emptied(text: str | None) -> str | Emptied | None:
    """Return a text as typed, EMPTY where it says so."""
    return EMPTY if text is not None and is_empty(text) else text


def due(read: WhenRead | None, *, hard: bool | None = None) -> Due | None:
    """Return the deadline that a moment means; `hard` overrules what its own words said."""
    if read is None:
        return None
    return Due(day=read.day, at=read.at, hard=read.hard if hard is None else hard)


def start(text: str) -> tuple[datetime, WhenRead]:
    """Return the local start that `text` means, without a zone, and the day as it was understood.

    Raise UnreadableStartError, or TimeNeededError where it names no hour.
    """
    try:
        read = read_when(text, frame())
    except UnreadableDateError:
        raise UnreadableStartError(text=text) from None
    if read.at is None:
        raise TimeNeededError(text=text)
    return datetime.combine(read.day, read.at), read


@lru_cache(maxsize=4)
def _words(kind: str) -> frozenset[str]:
    """Return the words of both languages that mean `kind`."""
    return frozenset(
        word.strip() for language in LANGUAGES for word in Catalogue(language).text(f"typed.{kind}").split(",")
    )


def said(text: str | None) -> str | None:
    """Return `text` where it says something, None where it empties a field or was not given."""
    return None if text is None or is_empty(text) else text


def emptied_person(text: str | None) -> str | Emptied | None:
    """Return a name as typed, EMPTY for the assistant herself."""
    if text is None:
        return None
    return EMPTY if is_empty(text) else person(text) or EMPTY


def emptied_minutes(text: str | None) -> int | Emptied | None:
    """Return the minutes that `text` means, EMPTY where it says so."""
    return EMPTY if text is not None and is_empty(text) else minutes(text)


def emptied_due(text: str | None) -> Due | Emptied | None:
    """Return the deadline that `text` means, EMPTY where it says so."""
    return EMPTY if text is not None and is_empty(text) else due(when(text))


def emptied_day(text: str | None) -> date | Emptied | None:
    """Return the day that `text` means, EMPTY where it says so."""
    if text is not None and is_empty(text):
        return EMPTY
    read = day(text)
    return None if read is None else read.day


def emptied_repeat(text: str | None) -> Repeat | Emptied | None:
    """Return how `text` says that something repeats, EMPTY where it says that it doesn't."""
    # What a rule takes from the day on which it starts is filled in where that is known.
    return EMPTY if text is not None and is_empty(text) else repeat(text, None)


def emptied_list(texts: Sequence[str] | None) -> tuple[str, ...] | Emptied | None:
    """Return the texts, EMPTY where one of them says so, None where none were given."""
    if not texts:
        return None
    return EMPTY if any(is_empty(text) for text in texts) else tuple(texts)


def without_free_days(read: WhenRead) -> WhenRead:
    """Return what was read without the remark that nobody works then."""
    return replace(read, notes=tuple(note for note in read.notes if note not in FREE_DAYS), instead=None)


def day_or_none(text: str | None) -> date | None:
    """Return the day that `text` means, None where it means none."""
    try:
        return None if text is None else read_day(text, frame()).day
    except UnreadableDateError:
        return None


def away(start: WhenRead, end: WhenRead) -> When:
    """Return the time of an absence: whole days, or from hour to hour where hours were said.

    Raise EndsBeforeItStartsError.
    """
    if (end.day, end.at or time.max) < (start.day, start.at or time.min):
        raise EndsBeforeItStartsError(first=start.day.isoformat(), end=end.day.isoformat())
    if start.at is None and end.at is None:
        return AllDay(first=start.day, last=end.day)
    zone = session().zone
    first = moment(start.day, start.at or time(), zone)
    last = moment(end.day, end.at, zone) if end.at else moment(end.day + DAY, time(), zone)
    return Zoned(start=first.replace(tzinfo=None), zone=settings().timezone, minutes=Span.between(first, last).minutes)
