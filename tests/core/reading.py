"""Noor's frame for reading: Monday 23 November 2026, half past eight, Wednesday afternoons off."""

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from ontzorg_cli.core.calendar.dates_in_words import ReadingFrame
from ontzorg_cli.core.calendar.working_time import Hours, WorkPattern
from ontzorg_cli.words.lexicon import load_lexicon

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
MORNING = Hours(time(8, 30), time(12, 30))
WHOLE = (MORNING, Hours(time(13), time(16, 30)))
NOORS_WEEK = WorkPattern(every={0: WHOLE, 1: WHOLE, 2: (MORNING,), 3: WHOLE, 4: WHOLE})
CHRISTMAS = date(2026, 12, 25)


def frame(
    now: datetime = datetime(2026, 11, 23, 8, 30, tzinfo=AMSTERDAM), pattern: WorkPattern = NOORS_WEEK
) -> ReadingFrame:
    return ReadingFrame(now=now, pattern=pattern, days_off=frozenset({CHRISTMAS}), lexicon=load_lexicon())


def frame_on(year: int, month: int, day: int, hour: int = 8) -> ReadingFrame:
    return frame(datetime(year, month, day, hour, 30, tzinfo=AMSTERDAM))
