"""Take over a calendar that another program wrote, beside what was taken over before."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from ontzorg_cli.core.calendar.agenda import Event, EventKind
from ontzorg_cli.core.calendar.merge import CalendarImported, is_doubtful, merge
from ontzorg_cli.core.errors import ConflictError
from ontzorg_cli.core.together.checkin_events import checkin_with
from ontzorg_cli.core.together.names import find_person
from ontzorg_cli.ics.calendar import LARGEST_BYTES, read_calendar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date, datetime

    from ontzorg_cli.core.calendar.merge import Incoming, Merge
    from ontzorg_cli.core.together.person import Person
    from ontzorg_cli.store.home import Change, Home

    Progress = Callable[[str, int, int], None]
    """Is told what goes on ("reading", "writing"), and how many events that is done for, of how many."""

__all__ = ["LARGEST_BYTES", "CalendarFile", "CalendarShrinksError", "import_calendar", "import_window"]

MONTHS_BACK = 3
MONTHS_AHEAD = 15
A_WHILE = 250


class CalendarShrinksError(ConflictError):
    """Of the `known` events ahead of `source` only `left` are in the file."""

    code = "calendar_shrinks"


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarFile:
    """A calendar as it was handed over: what it is called, and what is in it.

    `owner` is whose it is (None: the assistant's own), `source` under which name to keep it. `private_title` and
    `untitled` stand for titles that are nobody's business or not there, `unnamed` for a calendar without a name.
    """

    name: str
    data: bytes
    owner: str | None = None
    source: str | None = None
    private_title: str
    untitled: str
    unnamed: str
    checkin_words: tuple[str, ...] = ()
    """What a check-in is called in titles."""


def import_calendar(
    file: CalendarFile,
    *,
    home: Home,
    now: datetime,
    is_believed: bool = False,
    progress: Progress | None = None,
) -> CalendarImported:
    """Make the agenda hold what a calendar holds, from three months back to fifteen months ahead.

    Raise NotACalendarError, a UsageError for a calendar that is too large, PersonNotFoundError for an unknown owner,
    and CalendarShrinksError where most of it is gone, unless it `is_believed`. `progress` is told how far it is.
    """
    window = import_window(now.date())
    look = home.read()
    settings, people = look.settings(), look.people()
    owner = find_person(people, file.owner).name if file.owner is not None else None
    read = read_calendar(
        file.data,
        file=file.name,
        window=window,
        zone=ZoneInfo(settings.timezone),
        addresses=settings.addresses,
        progress=partial(progress, "reading") if progress else None,
    )
    source = file.source or read.name.partition("@")[0] or owner or file.unnamed
    news = tuple(_told(each, file, owner, people) for each in read.events)
    with home.change("agenda import", now=now) as change:
        known = _known(change, window, owner, None if not read.is_whole else source, news)
        merged = merge(known, news, window=window, today=now.date(), is_whole=read.is_whole, retold=read.retold)
        if read.is_whole and not is_believed and is_doubtful(known, merged, today=now.date(), told=len(news)):
            ahead = sum(now.date() <= event.first_day for event in known)
            raise CalendarShrinksError(source=source, known=ahead, left=ahead - len(merged.gone))
        _carry_out(merged, change, owner, source, progress)
    return CalendarImported(
        file=file.name,
        window=window,
        source=source,
        owner=owner,
        new=len(merged.new),
        changed=len(merged.changed),
        unchanged=merged.unchanged,
        removed=len(merged.gone),
        skipped=read.skipped,
        guessed=read.guessed,
        has_addresses=bool(settings.addresses),
        step=change.step,
    )


def import_window(today: date) -> tuple[date, date]:
    """Return the first and last day that are taken over: whole months, so that each day of a month gives the same."""
    return _month(today, -MONTHS_BACK), _month(today, MONTHS_AHEAD + 1) - timedelta(days=1)


def _month(day: date, months: int) -> date:
    years, month = divmod(day.month - 1 + months, 12)
    return day.replace(year=day.year + years, month=month + 1, day=1)


def _told(each: Incoming, file: CalendarFile, owner: str | None, people: Sequence[Person]) -> Incoming:
    if each.is_private and owner is not None:
        return replace(each, title=file.private_title, names=())
    names = {name.casefold() for said in each.names for name in (said, said.split()[0])}
    known = tuple(person.name for person in people if person.name.casefold() in names and person.name != owner)
    told = replace(each, title=each.title or file.untitled, names=known)
    person = checkin_with(told.title, known, people, file.checkin_words) if owner is None else None
    if person is None:
        return told
    return replace(told, kind=EventKind.CHECKIN, names=tuple(dict.fromkeys((person, *known))))


def _known(
    change: Change, window: tuple[date, date], owner: str | None, source: str | None, news: Iterable[Incoming]
) -> list[Event]:
    """Return what was imported before: of this source, or (None) of whatever source what the news is about."""
    uids = {each.uid for each in news}
    return [
        event
        for event in change.events(*window)
        if event.source is not None
        and event.owner == owner
        and (event.uid in uids if source is None else event.source == source)
    ]


def _carry_out(merged: Merge, change: Change, owner: str | None, source: str, progress: Progress | None) -> None:
    for event, becomes in merged.changed:
        change.put(becomes, replaces=event)
    for event in merged.gone:
        change.remove(event)
    # All ids at once: looking whether one was given out before costs more in files that have changes in hand.
    ids = [change.new_id() for _ in merged.new]
    for done, (each, id) in enumerate(zip(merged.new, ids, strict=True), 1):  # noqa: A001 - an id is called an id
        if progress is not None and (done % A_WHILE == 0 or done == len(ids)):
            progress("writing", done, len(ids))
        change.put(
            Event(
                id=id,
                title=each.title,
                when=each.when,
                kind=each.kind,
                with_names=each.names,
                busy=each.busy,
                status=each.status,
                owner=owner,
                attended=each.attended,
                source=source,
                uid=each.uid,
                recurrence=each.recurrence,
                sequence=each.sequence,
            )
        )
