"""The standing time of a check-in as people type it: 'ma 13:00 30m', 'om de week do 10:00 30m'."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from ontzorg_cli.core.calendar.durations_in_words import read_duration
from ontzorg_cli.core.calendar.moments import DAY
from ontzorg_cli.core.calendar.recurrence import next_after
from ontzorg_cli.core.calendar.rules_in_words import WEEKDAYS, read_rule
from ontzorg_cli.core.calendar.times_in_words import read_time
from ontzorg_cli.core.calendar.tokens import tokens
from ontzorg_cli.core.calendar.unreadable import (
    ImpossibleDurationError,
    UnreadableDurationError,
    UnreadableRuleError,
    UnreadableTimeError,
)
from ontzorg_cli.core.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import time

    from ontzorg_cli.core.calendar.reading_frame import ReadingFrame

INTERVAL = re.compile(r";INTERVAL=\d+")
USUAL_MINUTES = 30
UNREADABLE_LENGTH = (ImpossibleDurationError, UnreadableDurationError)


class UnreadableCheckinError(UsageError):
    """`text` is no day with a time and a length."""

    code = "unreadable_checkin"


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """When a check-in stands: from `start` on (without a zone), for so many minutes, by an RFC 5545 rule.

    `text` is how it was typed.
    """

    text: str
    start: datetime
    minutes: int
    rule: str


def read_standing(text: str, frame: ReadingFrame) -> Standing:
    """Return the standing time that `text` says: a weekday or a rhythm, a time, and how long where that is not usual.

    It begins with the first such moment that is still to come. Raise UnreadableCheckinError.
    """
    words = text.split()
    # 'di 10 uur' names a time; only where all of it is none, the last word is how long.
    for when, minutes in ((words, USUAL_MINUTES), (words[:-1], _minutes(words[-1:], frame))):
        for split in range(1, len(when)):
            at = _time(when[split:], frame)
            rule = _rule(when[:split], frame) if at is not None else None
            first = _first(rule, at, frame) if at is not None and rule is not None else None
            if rule is not None and first is not None and minutes is not None:
                return Standing(text=" ".join(words), start=first, minutes=minutes, rule=rule)
    raise UnreadableCheckinError(text=text)


def _minutes(words: Sequence[str], frame: ReadingFrame) -> int | None:
    try:
        return read_duration(" ".join(words), frame)
    except UNREADABLE_LENGTH:
        return None


def _time(words: Sequence[str], frame: ReadingFrame) -> time | None:
    try:
        return read_time(" ".join(words), frame)
    except UnreadableTimeError:
        return None


def _rule(words: Sequence[str], frame: ReadingFrame) -> str | None:
    """Return the rule of a rhythm in words; a weekday alone is every week, a day such as 'tomorrow' is no rhythm."""
    text = " ".join(words)
    try:
        return read_rule(text, frame, start=frame.today)
    except UnreadableRuleError:
        pass
    said = tokens(text, frame.lexicon) or ()
    weekday = said[0].senses.get("weekday") if len(said) == 1 else None
    return f"FREQ=WEEKLY;BYDAY={WEEKDAYS[weekday]}" if isinstance(weekday, int) else None


def _first(rule: str, at: time, frame: ReadingFrame) -> datetime | None:
    """Return the first moment that is still to come: once in two weeks begins with it, in whatever week that is."""
    later_today = at > frame.now.time()
    every_week = INTERVAL.sub("", rule) if "BYDAY" in rule and rule.startswith("FREQ=WEEKLY") else rule
    day = next_after(every_week, start=frame.today, after=frame.today - DAY if later_today else frame.today)
    return None if day is None else datetime.combine(day, at)
