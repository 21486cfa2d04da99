"""Working hours in words: 'ma,di,do,vr 08:30-12:30 13:00-16:00', with 'even' or 'oneven' before it where weeks differ."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time
from itertools import pairwise
from typing import TYPE_CHECKING

from ontzorg_cli.core.calendar.tokens import LONGEST_TEXT, plainly
from ontzorg_cli.core.calendar.unreadable import UnreadableHoursError
from ontzorg_cli.core.calendar.working_time import MIDNIGHT, Hours, WorkPattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ontzorg_cli.core.calendar.lexicon import Lexicon, Sense
    from ontzorg_cli.core.calendar.reading_frame import ReadingFrame

MONDAY_TO_FRIDAY = tuple(range(5))
DASHES = re.compile(r" ?[-–] ?")  # noqa: RUF001 - the dash that word processors make
STRETCH = re.compile(r"([0-9]{1,2})(?:[:.uh]([0-9]{2}))?[uh]?-([0-9]{1,2})(?:[:.uh]([0-9]{2}))?[uh]?")


@dataclass(frozen=True, slots=True, kw_only=True)
class HoursRead:
    """The hours of some weekdays, of every week or of the even or the odd ones; no hours is a free day."""

    weekdays: tuple[int, ...]
    hours: tuple[Hours, ...]
    weeks: str | None = None


def read_hours(text: str, frame: ReadingFrame) -> HoursRead:
    """Return the hours that `text` says. Raise UnreadableHoursError where it says none, or impossible ones."""
    read = _read(text, frame.lexicon) if len(text) <= 2 * LONGEST_TEXT else None
    if read is None:
        raise UnreadableHoursError(text=text)
    return read


def pattern_of(reads: Iterable[HoursRead]) -> WorkPattern:
    """Return the working pattern of several readings; a later one replaces an earlier one of the same day."""
    every: dict[int, tuple[Hours, ...]] = {}
    apart: dict[str, dict[int, tuple[Hours, ...]]] = {}
    for read in reads:
        days = every if read.weeks is None else apart.setdefault(read.weeks, {})
        days.update(dict.fromkeys(read.weekdays, read.hours))
    return WorkPattern(every=every, even=apart.get("even"), odd=apart.get("odd"))


def _read(text: str, lexicon: Lexicon) -> HoursRead | None:
    words = DASHES.sub("-", " ".join(plainly(text).replace(",", " ").split())).split()
    weeks = _sense(words[0], "parity", lexicon) if words else None
    if weeks is not None:
        words = words[1:]
        if words and _sense(words[0], "week_unit", lexicon) is not None:
            words = words[1:]
    stretches = [word for word in words if STRETCH.fullmatch(word)]
    free = bool(words) and _sense(words[-1], "free", lexicon) is not None
    days = _weekdays(words[: len(words) - len(stretches) - free], lexicon)
    hours = tuple(_stretches(stretches))
    in_order = len(hours) == len(stretches) and all(
        MIDNIGHT != one.end <= other.start for one, other in pairwise(hours)
    )
    at_end = words[len(words) - len(stretches) :] == stretches or (free and not stretches)
    if not days or not in_order or not at_end or free == bool(hours):
        return None
    return HoursRead(weekdays=days, hours=hours, weeks=str(weeks) if weeks is not None else None)


def _stretches(words: Sequence[str]) -> Iterator[Hours]:
    for word in words:
        found = STRETCH.fullmatch(word)
        numbers = [int(number or 0) for number in found.groups()] if found else []
        if numbers and numbers[0] < 24 and numbers[2:] <= [24, 0] and max(numbers[1], numbers[3]) < 60:
            start, end = time(numbers[0], numbers[1]), time(numbers[2] % 24, numbers[3])
            if start < end or end == MIDNIGHT:
                yield Hours(start, end)


def _weekdays(words: Sequence[str], lexicon: Lexicon) -> tuple[int, ...]:
    """Return the weekdays of 'ma di', 'ma t/m do', 'ma-do', 'werkdagen'; nothing where a word is none of these."""
    days: list[int] = []
    through = False
    for word in (part for whole in words for part in _parts(whole)):
        day = _sense(word, "weekday", lexicon)
        if isinstance(day, int):
            days += _range(days[-1], day) if through and days else [day]
            through = False
        elif _sense(word, "working_days", lexicon) is not None:
            days += MONDAY_TO_FRIDAY
        elif _sense(word, "through", lexicon) is not None:
            through = True
        elif _sense(word, "and", lexicon) is None:
            return ()
    return () if through else tuple(dict.fromkeys(days))


def _parts(word: str) -> Iterator[str]:
    first, dash, last = word.partition("-")
    yield first
    if dash:
        yield dash
        yield last


def _range(first: int, last: int) -> list[int]:
    return [(first + step) % 7 for step in range(1, (last - first) % 7 + 1)]


def _sense(word: str, role: str, lexicon: Lexicon) -> Sense | None:
    return lexicon.words.get(word.strip(".:"), {}).get(role)
