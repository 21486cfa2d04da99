"""Gather what a calendar holds, one series at a time: a bad one is named, and costs the others nothing."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import timedelta
from hashlib import sha256
from typing import TYPE_CHECKING

from ontzorg_cli.core.calendar.merge import Incoming, Key, Passed
from ontzorg_cli.ics.effort import Budget, TooMuchWorkError
from ontzorg_cli.ics.expansion import Happening, happenings, learn_zones, parsed
from ontzorg_cli.ics.mending import mended

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from icalendar import Component

    from ontzorg_cli.ics.blocks import Block, Blocks
    from ontzorg_cli.ics.translation import Translator

    Progress = Callable[[int, int], None]
    """Is told how many events were read, of how many."""

MOST_CALLS = 10_000_000
"""What all series together may cost; one may cost a tenth of it."""

A_WHILE = 250
DAY = re.compile(r"\d{8}")
FURTHER = ("RRULE", "RDATE", "DURATION")


class Gathering:
    """What was found so far, what was left out, and what was guessed."""

    def __init__(self, window: tuple[date, date], translator: Translator, *, calendar_zone: str) -> None:
        self.found: dict[Key, Incoming] = {}
        self.skipped: list[Passed] = []
        self.guessed: list[Passed] = []
        self.series: set[str] = set()
        self._first, self._last = window
        self._translator = translator
        self._calendar_zone = calendar_zone
        self._budget = Budget(MOST_CALLS)

    def take_all(self, blocks: Blocks, progress: Progress | None = None) -> None:
        """Gather all events of a calendar, and tell every so many how far it is."""
        done = told = 0
        self.guessed.extend(Passed(title=name, reason="unreadable_zone") for name in learn_zones(blocks.zones))
        for uid, group in self._groups(blocks.events):
            if any(self._can_touch_window(block) for block in group):
                before = len(self.guessed)
                self._take(uid, group)
                self.guessed[before:] = dict.fromkeys(self.guessed[before:])
            done += len(group)
            if progress is not None and (done - told >= A_WHILE or done == len(blocks.events)):
                told = done
                progress(done, len(blocks.events))

    def _groups(self, events: list[Block]) -> Iterator[tuple[str, list[Block]]]:
        """Give each series with its exceptions, under a name that is its own and stays."""
        by_uid: defaultdict[str, list[Block]] = defaultdict(list)
        for block in events:
            by_uid[block.value("UID") or _made_uid(block)].append(block)
        for uid, blocks in by_uid.items():
            series = _newest([block for block in blocks if not block.value("RECURRENCE-ID")])
            self.series.update({uid} if series else ())
            exceptions = [block for block in blocks if block.value("RECURRENCE-ID")]
            for place, block in enumerate(series):
                if place:
                    self._guess(block, "same_uid_twice")
                yield (f"{uid}#{place + 1}" if place else uid), [block, *(() if place else exceptions)]
            if not series:
                yield uid, exceptions

    def _can_touch_window(self, block: Block) -> bool:
        """Return whether an event may happen in the window, from the digits of its days alone; when in doubt, it may."""
        if any(block.first(name) for name in FURTHER):
            return True
        start = DAY.match(block.value("DTSTART"))
        end = DAY.match(block.value("DTEND")) or start
        if start is None or end is None:
            return True
        earliest, latest = sorted((start[0], end[0]))
        return earliest <= _digits(self._last, 2) and latest >= _digits(self._first, -2)

    def _take(self, uid: str, blocks: list[Block]) -> None:
        for block in blocks:
            if block.is_cut_off:
                self._guess(block, "cut_off")
            for code in mended(block):
                self._guess(block, code)
        components = list(self._parsed(blocks))
        if not components:
            return
        try:
            found = list(
                happenings(
                    components,
                    first=self._first,
                    last=self._last,
                    calendar_zone=self._calendar_zone,
                    budget=self._budget,
                )
            )
            told = [self._told(uid, each) for each in found]
        except TooMuchWorkError:
            self._skip(blocks[0], "too_much_work")
        except Exception:  # noqa: BLE001 - whatever the library makes of wild text, the others go on
            self._skip(blocks[0], "unreadable")
        else:
            self._keep(told)

    def _parsed(self, blocks: list[Block]) -> Iterator[Component]:
        for block in blocks:
            if not block.value("DTSTART"):
                self._skip(block, "no_start")
                continue
            try:
                component = parsed(block)
                for code in self._translator.checked(component, self._calendar_zone):
                    self._guess(block, code)
            except Exception:  # noqa: BLE001 - whatever the library makes of wild text, the others go on
                self._skip(block, "unreadable")
            else:
                yield component

    def _told(self, uid: str, each: Happening) -> Incoming:
        return self._translator.told(uid, each)

    def _keep(self, told: list[Incoming]) -> None:
        for each in told:
            if self._translator.touches(each, self._first, self._last):
                self.found[each.key] = each

    def _guess(self, block: Block, code: str) -> None:
        self.guessed.append(Passed(title=self._translator.title(block.value("SUMMARY")), reason=code))

    def _skip(self, block: Block, code: str) -> None:
        self.skipped.append(Passed(title=self._translator.title(block.value("SUMMARY")), reason=code))


def _newest(blocks: list[Block]) -> list[Block]:
    """Return the events under one UID: of those that start at the same moment only the newest, or all that are as new."""
    by_start: defaultdict[str, list[Block]] = defaultdict(list)
    for block in blocks:
        before = by_start[block.value("DTSTART")]
        if before and _age(block) > _age(before[0]):
            before.clear()
        if not before or (_age(block) == _age(before[0]) and block not in before):
            before.append(block)
    return [block for told in by_start.values() for block in told]


def _age(block: Block) -> tuple[int, str, str]:
    number = block.value("SEQUENCE")
    return (int(number[:9]) if number.isdecimal() else 0, block.value("LAST-MODIFIED"), block.value("DTSTAMP"))


def _made_uid(block: Block) -> str:
    """Return a name for an event without one, that stays the same as long as the event does."""
    return f"none-{sha256(block.text.encode('utf-8', 'replace')).hexdigest()[:16]}"


def _digits(day: date, days: int) -> str:
    try:
        return f"{day + timedelta(days=days):%Y%m%d}"
    except OverflowError:
        return f"{day:%Y%m%d}"
