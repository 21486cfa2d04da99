"""When somebody else cannot: her imported calendar and the absences that were noted of her."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ontzorg_cli.core.calendar.agenda import EventStatus, occurrences, span_of
from ontzorg_cli.core.calendar.moments import union
from ontzorg_cli.core.together.names import known_as

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from zoneinfo import ZoneInfo

    from ontzorg_cli.core.calendar.agenda import Absence, Event
    from ontzorg_cli.core.calendar.moments import Span
    from ontzorg_cli.core.together.person import Person


@dataclass(frozen=True, slots=True, kw_only=True)
class TheirTime:
    """What is known of somebody's time. Without a calendar there may be more taken than `taken` tells.

    `is_known` tells that she is among the people, so that a calendar of hers can be imported.
    """

    name: str
    taken: tuple[Span, ...]
    has_calendar: bool
    is_known: bool


def time_of(
    name: str,
    *,
    people: Iterable[Person],
    events: Iterable[Event],
    absences: Iterable[Absence],
    first: date,
    last: date,
    zone: ZoneInfo,
) -> TheirTime:
    """Return what is known of the time of whoever goes by `name`, now or formerly, from `first` up to `last`.

    Events that are cancelled or take no time leave her free. Her calendar is known where any event of hers is.
    """
    person = next((one for one in people if name.casefold() in known_as(one)), None)
    names = known_as(person) if person is not None else frozenset({name.casefold()})
    theirs = [event for event in events if event.owner is not None and event.owner.casefold() in names]
    busy = [event for event in theirs if event.busy and event.status is not EventStatus.CANCELLED]
    away = (each for each in absences if each.who is not None and each.who.casefold() in names)
    spans = [
        *(one.span for one in occurrences(busy, first=first, last=last, zone=zone)),
        *(span_of(absence.when, zone) for absence in away),
    ]
    return TheirTime(name=name, taken=union(spans), has_calendar=bool(theirs), is_known=person is not None)
