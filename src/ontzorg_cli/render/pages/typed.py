"""Commands on a page, as they can be typed."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import TYPE_CHECKING

from ontzorg_cli.words.phrase import Piece, Tone

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from ontzorg_cli.words.dates import Dates
    from ontzorg_cli.words.phrase import Phrase

WEEK_DAYS = 7
NAMED = frozenset({"--for", "--from", "--with", "--who", "--owner", "--role-kinds"})
NAME_AT = {"weekly": 1, "topic": 1, "manager": 2}
"""Commands in which a name stands, at which place."""
_needs_no_quotes = re.compile(r"[\w:.,/+=@%…-]+").fullmatch
_is_day = re.compile(r"\d{4}-\d\d-\d\d").fullmatch
_is_moment = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d").fullmatch


def command(argv: tuple[str, ...], dates: Dates, today: date, *, own: Container[str] = ()) -> Phrase:
    """Return a command as it can be typed on `today`: days in words, free text quoted and hidden by `--discreet`.

    `own` are words that are hidden as well, though they need no quotes.
    """
    return tuple(_command(argv, dates, today, own))


def _command(argv: tuple[str, ...], dates: Dates, today: date, own: Container[str]) -> Iterator[Piece]:
    yield Piece("ontzorg", Tone.HANDLE)
    previous = ""
    for place, word in enumerate(argv):
        yield Piece(" ", Tone.HANDLE, personal=word in own and previous in own)
        if when := _when(word, dates, today):
            yield Piece(_quoted(when) if previous.startswith("--") else when, Tone.HANDLE)
        else:
            is_name = previous in NAMED or NAME_AT.get(argv[0]) == place
            personal = word in own or is_name or not _needs_no_quotes(word)
            yield Piece(_quoted(word), Tone.HANDLE, personal=personal)
        previous = word


def _when(word: str, dates: Dates, today: date) -> str | None:
    if _is_day(word):
        return _day(date.fromisoformat(word), dates, today)
    if not _is_moment(word):
        return None
    moment = datetime.fromisoformat(word)
    time = dates.time(moment.time())
    return time if moment.date() == today else f"{_day(moment.date(), dates, today)} {time}"


def _day(day: date, dates: Dates, today: date) -> str:
    """Return a day as it reads back on `today`: in the coming week its weekday, else with its date."""
    short = dates.short(day, today)
    if 0 < (day - today).days <= WEEK_DAYS:
        return short.split()[0]
    return day.isoformat() if day == today else short


def _quoted(word: str) -> str:
    return word if _needs_no_quotes(word) else "'" + word.replace("'", "'\"'\"'") + "'"
