"""Which days of the agenda are asked for: a day, a week, a month, in words or as an option."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontzorg_cli.cli import reading
from ontzorg_cli.cli.session import session
from ontzorg_cli.cli.table import COMMANDS, resolve, within
from ontzorg_cli.cli.usage import MisspeltCommandError, OneOfTheseError, unknown_command
from ontzorg_cli.core.calendar.moments import DAY, Week
from ontzorg_cli.core.calendar.period_rules import months
from ontzorg_cli.core.calendar.unreadable import UnreadableDateError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

LIST_DAYS = 14
"""More days than this are an overview by the week."""


def days_meant(words: Sequence[str], *, day: bool, week: bool, month: bool) -> tuple[date, date]:
    """Return the first and the last day that are asked for; an option takes the day, week or month around the words.

    Raise OneOfTheseError for two options, UnreadableDateError, or what was probably meant where it is a command.
    """
    said = [f"--{name}" for name, is_said in (("day", day), ("week", week), ("month", month)) if is_said]
    if len(said) > 1:
        raise OneOfTheseError(options=tuple(said))
    today = session().now.date()
    first, last = _stretch(words) if words else (today, today)
    if day:
        last = first
    elif week:
        first = Week.of(first).monday
        last = first + 6 * DAY
    elif month:
        whole = months(first, 1)
        first, last = whole.first, whole.last
    return first, last


def _stretch(words: Sequence[str]) -> tuple[date, date]:
    try:
        return reading.stretch(" ".join(words))
    except UnreadableDateError:
        if _is_a_day(words[0]):
            raise
        row, _ = resolve(("agenda",), COMMANDS)
        meant = unknown_command(f"agenda {words[0]}", (each.name for each in within(row, COMMANDS)))
        if isinstance(meant, MisspeltCommandError):
            raise meant from None
        raise


def _is_a_day(word: str) -> bool:
    try:
        reading.stretch(word)
    except UnreadableDateError:
        return False
    return True
