"""Write the own agenda as another calendar reads it."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from ontzorg_cli.actions.import_calendar import import_window
from ontzorg_cli.core.calendar.agenda import CalendarMark, occurrences
from ontzorg_cli.core.calendar.moments import DAY
from ontzorg_cli.core.calendar.outgoing import (
    CalendarExported,
    one_line,
    only_busy,
    outgoing_agenda,
    outgoing_source,
    outgoing_tasks,
)
from ontzorg_cli.core.errors import NotFoundError
from ontzorg_cli.core.together.checkin_events import without_absent, without_doubles
from ontzorg_cli.ics.writing import PRODUCT, calendar_text

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from ontzorg_cli.core.calendar.agenda import Absence, Event
    from ontzorg_cli.core.calendar.outgoing import OutgoingTask
    from ontzorg_cli.store.home import Home, Reading

__all__ = ["PRODUCT", "ExportWish", "SourceNotFoundError", "export_agenda"]

WEEK = 7 * DAY
MARK_BYTES = 8
"""So much chance that no two homes have the same mark."""


class SourceNotFoundError(NotFoundError):
    """No calendar was taken over under the name `source`; there are `known`."""

    code = "source_not_found"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportWish:
    """What to write: which days (None: as many as an import takes), under what name, and how much of it.

    `busy_title` stands for every title where only taken time may be told, `private_title` for one that is nobody's
    business. `source` is the imported calendar of one's own to write in place of the agenda.
    """

    name: str
    private_title: str
    first: date | None = None
    last: date | None = None
    busy_title: str | None = None
    with_tasks: bool = False
    source: str | None = None


def export_agenda(wish: ExportWish, *, home: Home, now: datetime) -> CalendarExported:
    """Return the own agenda as iCalendar. The first export gives the home the mark by which its events are known again.

    Raise SourceNotFoundError.
    """
    usual_first, usual_last = import_window(now.date())
    period = (
        wish.first or min(usual_first, wish.last or usual_first),
        wish.last or max(usual_last, wish.first or usual_last),
    )
    reading = home.read()
    settings = reading.settings()
    zone = ZoneInfo(settings.timezone)
    events, absences = _agenda(reading, period, zone)
    imported = _imported(events, period, zone)
    tasks: tuple[OutgoingTask, ...] = ()
    if wish.source is None:
        mark = _mark(home, now)
        name, left_out = wish.name, imported
        told = outgoing_agenda(events, absences, mark=mark, period=period, zone=zone)
        tasks = outgoing_tasks(reading.tasks(), mark) if wish.with_tasks else ()
    else:
        name, left_out = _known(wish.source, imported), ()
        told = outgoing_source(events, name, private_title=wish.private_title, period=period, zone=zone)
    if wish.busy_title is not None:
        told = only_busy(told, wish.busy_title)
    return CalendarExported(
        text=calendar_text(told, tasks, name=one_line(name), zone=settings.timezone),
        period=period,
        events=len(told),
        tasks=len(tasks),
        left_out=len(left_out),
        sources=tuple(dict.fromkeys(left_out)),
        is_busy_only=wish.busy_title is not None,
    )


def _agenda(
    reading: Reading, period: tuple[date, date], zone: ZoneInfo
) -> tuple[tuple[Event, ...], tuple[Absence, ...]]:
    """Return events and absences as `agenda` shows them: no check-in twice, none with somebody who is away."""
    first, last = period
    absences = reading.absences(first - WEEK, last + WEEK)
    events = without_doubles(reading.events(first - WEEK, last + WEEK))
    return without_absent(events, absences, reading.people(), zone), absences


def _imported(events: Iterable[Event], period: tuple[date, date], zone: ZoneInfo) -> tuple[str, ...]:
    """Return for each time in an imported calendar of one's own the name of that calendar."""
    own = [each for each in events if each.owner is None and each.source is not None]
    happening = occurrences(own, first=period[0], last=period[1], zone=zone)
    return tuple(each.event.source or "" for each in happening)


def _known(source: str, imported: Iterable[str]) -> str:
    names = tuple(dict.fromkeys(imported))
    found = [name for name in names if name.casefold() == source.casefold()]
    if not found:
        raise SourceNotFoundError(source=source, known=names)
    return source if source in found else found[0]


def _mark(home: Home, now: datetime) -> CalendarMark:
    """Return the mark of the home, made now where there is none; what undo takes back are other things."""
    marks = home.read().calendar_marks()
    if marks:
        return marks[0]
    with home.change("agenda export", now=now, undoable=False) as change:
        for known in change.calendar_marks():
            return known
        made = CalendarMark(mark=secrets.token_hex(MARK_BYTES))
        change.put(made)
    return made
