"""The time of a day that others took: their events, and ad hoc work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontzorg_cli.core.calendar.agenda import EventKind
from ontzorg_cli.core.calendar.moments import DAY, MINUTE, Span

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ontzorg_cli.core.judgement.capacity import Horizon


def surely_taken(day: date, horizon: Horizon) -> Iterator[Span]:
    """Yield the time that others took around `day` of which it is known when it began: events and interruptions."""
    for each in horizon.entered(day):
        if each.occupies and not each.all_day and each.event.kind is not EventKind.PROTECTED:
            yield each.span
    yield from horizon.imported(day)
    for one in horizon.desk.log.interruptions:
        if one.minutes and abs(one.at.date() - day) <= DAY:
            yield Span.between(one.at - one.minutes * MINUTE, one.at)
