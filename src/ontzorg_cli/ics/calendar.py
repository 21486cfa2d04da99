"""Read a calendar as other programs write it: what can be read, and by name what cannot."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from warnings import catch_warnings, simplefilter

from ontzorg_cli.core.calendar.merge import Passed
from ontzorg_cli.core.clean import clean
from ontzorg_cli.ics.blocks import cut, decoded
from ontzorg_cli.ics.errors import CalendarTooLargeError, CalendarTooManyError, NotACalendarError
from ontzorg_cli.ics.series import Gathering
from ontzorg_cli.ics.translation import Translator

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from zoneinfo import ZoneInfo

    from ontzorg_cli.core.calendar.merge import Incoming
    from ontzorg_cli.ics.blocks import Blocks
    from ontzorg_cli.ics.series import Progress

MEGABYTE = 1_000_000
MOST_MEGABYTES = 10
LARGEST_BYTES = MOST_MEGABYTES * MEGABYTE
"""A file of this size is refused; more of it need not be read."""

MOST_PARTS = 50_000
LONGEST_NAME = 100
MESSAGES = frozenset({"REQUEST", "REPLY", "ADD", "CANCEL", "REFRESH", "COUNTER", "DECLINECOUNTER"})
"""Methods of a message about some events, such as an invitation, which is no whole calendar."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarRead:
    """A calendar: its own name, whether it came as a whole, what happens, what was left out and what was guessed.

    Where it is a message, `retold` has the UIDs of the events that it tells anew, with all their times.
    """

    name: str
    is_whole: bool
    retold: frozenset[str]
    events: tuple[Incoming, ...]
    skipped: tuple[Passed, ...]
    guessed: tuple[Passed, ...]


def read_calendar(
    data: bytes,
    *,
    file: str,
    window: tuple[date, date],
    zone: ZoneInfo,
    addresses: Iterable[str] = (),
    progress: Progress | None = None,
) -> CalendarRead:
    """Return what a calendar holds on the days of the window, both included; `zone` is the home's.

    `progress` is told now and then how many events were read, of how many.

    Raise NotACalendarError, CalendarTooLargeError or CalendarTooManyError.
    """
    if len(data) >= LARGEST_BYTES:
        raise CalendarTooLargeError(file=file, limit=MOST_MEGABYTES)
    text, is_guessed = decoded(data)
    blocks = cut(text)
    if not blocks.is_calendar:
        raise NotACalendarError(file=file)
    if blocks.parts >= MOST_PARTS:
        raise CalendarTooManyError(file=file, limit=MOST_PARTS)
    method = blocks.about.get("METHOD", "").upper()
    translator = Translator(zone, addresses, cancels=method == "CANCEL")
    gathered = Gathering(window, translator, calendar_zone=blocks.about.get("X-WR-TIMEZONE", ""))
    for is_odd, code in ((is_guessed, "odd_characters"), (blocks.has_odd_lines, "odd_lines")):
        if is_odd:
            gathered.guessed.append(Passed(title=file, reason=code))
    with catch_warnings():
        simplefilter("ignore")  # what the library warns of a name it has to guess at, it does as most others do
        gathered.take_all(blocks, progress)
    return CalendarRead(
        name=_name(blocks),
        is_whole=method not in MESSAGES,
        retold=frozenset(gathered.series) if method == "REQUEST" else frozenset(),
        events=tuple(gathered.found.values()),
        skipped=tuple(gathered.skipped),
        guessed=tuple(gathered.guessed),
    )


def name_in(data: bytes) -> str:
    """Return what a calendar calls itself, empty where it does not say."""
    return _name(cut(decoded(data)[0]))


def _name(blocks: Blocks) -> str:
    return clean(blocks.about.get("X-WR-CALNAME", "")).strip()[:LONGEST_NAME]
