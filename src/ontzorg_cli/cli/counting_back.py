"""`agenda backplan`: the words behind it, the one question it asks, and the year wheel."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ontzorg_cli.cli import reading
from ontzorg_cli.cli.session import session
from ontzorg_cli.cli.usage import MissingArgumentError, NotANumberError, OutOfRangeError
from ontzorg_cli.core.calendar.unreadable import UnreadableDurationError
from ontzorg_cli.core.errors import UsageError
from ontzorg_cli.core.work.template import Step
from ontzorg_cli.store.kinds import MOST_DAYS_BEFORE

if TYPE_CHECKING:
    from collections.abc import Sequence

DAYS_BEFORE = re.compile(r"[tT]-?([0-9]{1,4})")
YEARS = range(1970, 2200)


class UnreadableStepError(UsageError):
    """Something behind the event is no step such as `T-7 send the agenda`: `text`."""

    code = "unreadable_step"


def reference_of(words: Sequence[str]) -> str:
    """Return the id of the event, the first of the words. Raise MissingArgumentError where there are none."""
    if not words or DAYS_BEFORE.fullmatch(words[0]):
        raise MissingArgumentError(argument="event", command="agenda backplan")
    return words[0]


def steps_in(words: Sequence[str]) -> tuple[Step, ...]:
    """Return the steps in words such as `T-7 send the agenda 30m T-1 check the room`.

    Raise UnreadableStepError for anything else, and for a step without a name or too far ahead.
    """
    parts: list[list[str]] = []
    for word in words:
        if DAYS_BEFORE.fullmatch(word):
            parts.append([word])
        elif parts:
            parts[-1].append(word)
        else:
            raise UnreadableStepError(text=word)
    return tuple(_step(part[0], part[1:]) for part in parts)


def _step(before: str, words: list[str]) -> Step:
    found = DAYS_BEFORE.fullmatch(before)
    days = int(found[1]) if found is not None else 0
    minutes = _minutes(words[-1]) if len(words) > 1 else None
    title = " ".join(words[:-1] if minutes is not None else words).strip()
    if not title or days > MOST_DAYS_BEFORE:
        raise UnreadableStepError(text=" ".join((before, *words)))
    return Step(title=title, days_before=days, minutes=minutes)


def _minutes(word: str) -> int | None:
    if word.isdigit():
        return None
    try:
        return reading.length(word)
    except UnreadableDurationError:
        return None


def year_in(words: Sequence[str]) -> int | None:
    """Return the year that was named behind `--year`, None for the coming twelve months."""
    if not words:
        return None
    text = " ".join(words)
    if not (text.isascii() and text.isdecimal()):
        raise NotANumberError(option="--year", given=text)
    if len(text) > len(str(YEARS.stop)) or int(text) not in YEARS:
        raise OutOfRangeError(option="--year", given=text, lowest=YEARS.start, highest=YEARS.stop - 1)
    return int(text)


def is_to_ask() -> bool:
    """Return whether there is somebody to ask before anything is written."""
    current = session()
    return current.stdin_is_terminal and not current.as_json


def is_agreed(count: int) -> bool:
    """Return whether the user wants so many tasks made."""
    current = session()
    words = current.catalogue.text
    if current.ask(words("backplan.ask", count=count)).casefold() in words("backplan.yes").split(", "):
        return True
    current.tell(words("backplan.kept"))
    return False
