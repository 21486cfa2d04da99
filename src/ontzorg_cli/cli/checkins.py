"""The weekly talk as people type it: 'ma 13:00 30m'."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontzorg_cli.cli import reading
from ontzorg_cli.core.calendar.dates_in_words import read_when
from ontzorg_cli.core.calendar.durations_in_words import read_duration
from ontzorg_cli.core.calendar.unreadable import (
    ImpossibleDurationError,
    UnreadableDateError,
    UnreadableDurationError,
    UnreadableTimeError,
)
from ontzorg_cli.core.errors import UsageError

if TYPE_CHECKING:
    from ontzorg_cli.core.calendar.reading_frame import ReadingFrame

UNREADABLE = (ImpossibleDurationError, UnreadableDateError, UnreadableDurationError, UnreadableTimeError)


class UnreadableCheckinError(UsageError):
    """`text` is no day with a time and a length."""

    code = "unreadable_checkin"


def typed_checkin(text: str | None) -> str | None:
    """Return the rhythm as typed, empty where it is said to be gone, None for nothing. Raise UnreadableCheckinError."""
    if text is None:
        return None
    return "" if reading.is_empty(text) else checked_checkin(text, reading.frame())


def checked_checkin(text: str, frame: ReadingFrame) -> str:
    """Return the rhythm of a weekly talk as typed: a weekday, a time and how long. Raise UnreadableCheckinError."""
    *when, length = text.split() or [""]
    try:
        minutes, read = read_duration(length, frame), read_when(" ".join(when), frame)
    except UNREADABLE:
        raise UnreadableCheckinError(text=text) from None
    if not minutes or read.at is None:
        raise UnreadableCheckinError(text=text)
    return " ".join(text.split())
