"""Quick add: what the end of a line says of the task, read from the right; the rest is the title."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ontzorg_cli.core.calendar.dates_in_words import DayRead, WhenRead, surely_when, with_time
from ontzorg_cli.core.calendar.durations_in_words import surely_minutes
from ontzorg_cli.core.calendar.times_in_words import on_day, surely_time
from ontzorg_cli.core.calendar.tokens import plainly
from ontzorg_cli.core.work.task import Importance

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import time

    from ontzorg_cli.core.calendar.lexicon import Lexicon
    from ontzorg_cli.core.calendar.reading_frame import ReadingFrame
    from ontzorg_cli.core.calendar.times_in_words import Clock, Named

LONGEST_PHRASE = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class QuickAdd:
    """A line as read: the title, and what its end said.

    `on` is the planned day, `at` the time that was said of it. `requester` and `marks` are as typed: whom and which
    goal or tag they name is for the caller to find. `hard` is what the words said of the deadline, if anything.
    """

    title: str
    due: WhenRead | None = None
    on: DayRead | None = None
    at: time | None = None
    minutes: int | None = None
    requester: str | None = None
    marks: tuple[str, ...] = ()
    importance: Importance | None = None
    hard: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """What the end of the line said so far. `alone` is a time that stood without a day."""

    due: WhenRead | None = None
    on: WhenRead | None = None
    alone: Clock | Named | None = None
    minutes: int | None = None
    requester: str | None = None
    marks: tuple[str, ...] = ()
    importance: Importance | None = None


def read_quick_add(words: Sequence[str], frame: ReadingFrame) -> QuickAdd:
    """Return what the words of a command line say. A title is never empty; one argument with a space is all title."""
    whole = " ".join(words).strip()
    if len(words) < 2:
        return QuickAdd(title=whole)
    found, end = _Found(), len(words)
    while step := _step(words, end, found, frame):
        count, found = step
        end -= count
    title = " ".join(words[:end]).strip()
    if not title:
        return QuickAdd(title=whole)
    return _result(title if end == len(words) else title.rstrip(" ,;"), found, frame)


def _step(words: Sequence[str], end: int, found: _Found, frame: ReadingFrame) -> tuple[int, _Found] | None:
    """Return how many words before `end` say something new, and what is known with it."""
    if end == 0:
        return None
    known = _prefixed(words[end - 1], found, frame.lexicon)
    if known:
        return 1, known
    for count in range(min(end, LONGEST_PHRASE), 0, -1):
        word = words[end - count - 1] if count < end else ""
        before = plainly(word)
        if _is(before, "part_of_title", frame.lexicon) and not word.isupper():  # 'minutes of Friday', but not 'OR 30m'
            continue
        text = " ".join(words[end - count : end])
        said = _meaning(text, frame, is_clock=_is(before, "at", frame.lexicon))
        if said is not None:
            known = _added(said, found, planned=_is(plainly(text.split()[0]), "on", frame.lexicon))
            return (count, known) if known else None
    return None


def _prefixed(word: str, found: _Found, lexicon: Lexicon) -> _Found | None:
    """Return what `voor:Bram`, `+goal` or `p1` adds, where that was not said yet."""
    plain = plainly(word)
    importance = lexicon.words.get(plain, {}).get("importance")
    if isinstance(importance, str) and found.importance is None:
        return replace(found, importance=Importance(importance))
    for prefix in lexicon.requester_prefixes:
        if plain.startswith(prefix) and len(word) > len(prefix) and found.requester is None:
            return replace(found, requester=word[len(prefix) :])
    for prefix in lexicon.mark_prefixes:
        name = word.removeprefix(prefix)
        if name != word and name and not name[0].isdigit():  # +31 6 … is a telephone number
            return replace(found, marks=(name, *found.marks))
    return None


def _meaning(text: str, frame: ReadingFrame, *, is_clock: bool) -> Clock | Named | WhenRead | int | None:
    """Return the time, the date or the duration that `text` says, None where it is just words."""
    moment = surely_time(text, frame) or surely_when(text, frame)
    return moment if moment or is_clock else surely_minutes(text, frame)


def _added(said: Clock | Named | WhenRead | int, found: _Found, *, planned: bool) -> _Found | None:
    """Return what is known with what was said now, None where that much was said already."""
    days = (found.due, found.on)
    if isinstance(said, int):
        return None if found.minutes else replace(found, minutes=said)
    if not isinstance(said, WhenRead):
        return None if found.alone or any(day and day.at for day in days) else replace(found, alone=said)
    if said.at and found.alone:
        return None
    if planned:
        return None if found.on else replace(found, on=said)
    return None if found.due else replace(found, due=said)


def _is(word: str, role: str, lexicon: Lexicon) -> bool:
    return role in lexicon.words.get(word, {})


def _result(title: str, found: _Found, frame: ReadingFrame) -> QuickAdd:
    due, on = found.due, found.on
    at = on.at if on else None
    if found.alone:
        if on and not due:
            at = on_day(found.alone, on.day, frame)
        else:
            due = due or WhenRead(day=frame.today)
            due = with_time(due, on_day(found.alone, due.day, frame), frame)
    return QuickAdd(
        title=title,
        due=due,
        on=None if on is None else DayRead(day=on.day, notes=on.notes, instead=on.instead),
        at=at,
        minutes=found.minutes,
        requester=found.requester,
        marks=found.marks,
        importance=found.importance,
        hard=due.hard if due else None,
    )
