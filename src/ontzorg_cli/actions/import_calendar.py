"""Take over a calendar that another program wrote, beside what was taken over before."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from ontzorg_cli.actions.preparation import after_import
from ontzorg_cli.core.calendar.agenda import AllDay, Event, EventKind
from ontzorg_cli.core.calendar.merge import CalendarImported, is_doubtful, merge
from ontzorg_cli.core.calendar.outgoing import is_own_uid
from ontzorg_cli.core.errors import ConflictError
from ontzorg_cli.core.together.checkin_events import checkin_with
from ontzorg_cli.core.together.names import find_person
from ontzorg_cli.ics.calendar import LARGEST_BYTES, name_in, read_calendar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date, datetime

    from ontzorg_cli.core.calendar.merge import Incoming, Merge
    from ontzorg_cli.core.together.person import Person
    from ontzorg_cli.ics.calendar import CalendarRead
    from ontzorg_cli.store.home import Change, Home, Reading

    Progress = Callable[[str, int, int], None]
    """Is told what goes on ("reading", "writing"), and how many events that is done for, of how many."""

__all__ = [
    "LARGEST_BYTES",
    "CalendarFile",
    "CalendarNews",
    "CalendarShrinksError",
    "import_calendar",
    "import_window",
    "must_not_shrink",
    "name_of",
    "read_news",
    "take_over",
]

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


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarNews:
    """What a calendar tells of the days of `window`, before it meets what is known.

    `source` and `owner` are as it will be kept; `own` counts the events that were exported from here, which are not told.
    """

    file: str
    source: str
    owner: str | None
    window: tuple[date, date]
    read: CalendarRead
    is_whole: bool
    events: tuple[Incoming, ...]
    own: int
    has_addresses: bool


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
    news = read_news(file, home.read(), today=now.date(), progress=progress)
    with home.change("agenda import", now=now) as change:
        imported = take_over(news, change, now=now, is_believed=is_believed, progress=progress)
    return replace(imported, step=change.step)


def read_news(file: CalendarFile, look: Reading, *, today: date, progress: Progress | None = None) -> CalendarNews:
    """Return what a calendar tells. Raise what `import_calendar` raises, but for CalendarShrinksError."""
    window = import_window(today)
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
    marks = look.calendar_marks()
    own = {each.uid for each in read.events if is_own_uid(each.uid, marks)}
    news = tuple(_told(each, file, owner, people) for each in read.events if each.uid not in own)
    return CalendarNews(
        file=file.name,
        source=file.source or _unasked_name(read.name, owner, file),
        owner=owner,
        window=window,
        read=read,
        is_whole=read.is_whole and bool(news or not own),
        events=news,
        own=len(own),
        has_addresses=bool(settings.addresses),
    )


def name_of(file: CalendarFile, look: Reading) -> str:
    """Return under which name a calendar will be kept. Raise PersonNotFoundError."""
    owner = find_person(look.people(), file.owner).name if file.owner is not None else None
    return file.source or _unasked_name(name_in(file.data), owner, file)


def _unasked_name(own_name: str, owner: str | None, file: CalendarFile) -> str:
    return own_name.partition("@")[0] or owner or file.unnamed


def must_not_shrink(news: CalendarNews, look: Reading, *, today: date) -> None:
    """Raise CalendarShrinksError where taking over a calendar would take away most of what is known of it."""
    _believable(_merged(news, look, today), news, today)


def take_over(
    news: CalendarNews,
    change: Change,
    *,
    now: datetime,
    is_believed: bool = False,
    progress: Progress | None = None,
) -> CalendarImported:
    """Write what a calendar tells in a change in hand. Raise CalendarShrinksError with nothing written, unless it `is_believed`."""
    known, merged = _merged(news, change, now.date())
    if not is_believed:
        _believable((known, merged), news, now.date())
    made = _carry_out(merged, change, news.owner, news.source, progress)
    return CalendarImported(
        file=news.file,
        window=news.window,
        source=news.source,
        owner=news.owner,
        new=len(merged.new),
        changed=len(merged.changed),
        unchanged=merged.unchanged,
        removed=len(merged.gone),
        skipped=news.read.skipped,
        guessed=news.read.guessed,
        has_addresses=news.has_addresses,
        own=news.own,
        step=0,
        along=after_import(merged, made, change=change, now=now),
    )


def _merged(news: CalendarNews, look: Reading, today: date) -> tuple[list[Event], Merge]:
    """Return what was known of a calendar, and how its news changes that."""
    known = _known(look, news.window, news.owner, news.source if news.is_whole else None, news.events)
    merged = merge(known, news.events, window=news.window, today=today, is_whole=news.is_whole, retold=news.read.retold)
    return known, merged


def _believable(outcome: tuple[list[Event], Merge], news: CalendarNews, today: date) -> None:
    known, merged = outcome
    if news.is_whole and is_doubtful(known, merged, today=today, told=len(news.events)):
        ahead = sum(today <= event.first_day for event in known)
        raise CalendarShrinksError(source=news.source, known=ahead, left=ahead - len(merged.gone))


def whole_days_of(data: bytes, *, file: str, home: Home, now: datetime) -> tuple[tuple[str, AllDay], ...]:
    """Return what a calendar has as whole days, by title. Raise NotACalendarError, or a UsageError for one too large."""
    settings = home.read().settings()
    window = import_window(now.date())
    read = read_calendar(data, file=file, window=window, zone=ZoneInfo(settings.timezone), addresses=())
    return tuple((each.title, each.when) for each in read.events if isinstance(each.when, AllDay) and each.title)


def import_window(today: date) -> tuple[date, date]:
    """Return the first and last day that are taken over: whole months, so that each day of a month gives the same."""
    return _month(today, -MONTHS_BACK), _month(today, MONTHS_AHEAD + 1) - timedelta(days=1)


def _month(day: date, months: int) -> date:
    years, month = divmod(day.month - 1 + months, 12)
    return day.replace(year=day.year + years, month=month + 1, day=1)


def _told(each: Incoming, file: CalendarFile, owner: str | None, people: Sequence[Person]) -> Incoming:
    if each.is_private and owner is not None:
        return replace(each, title=file.private_title, names=(), is_private=False)
    each = replace(each, hides_title=each.is_private and each.title == file.private_title)
    names = {name.casefold() for said in each.names for name in (said, said.split()[0])}
    known = tuple(person.name for person in people if person.name.casefold() in names and person.name != owner)
    told = replace(each, title=each.title or file.untitled, names=known)
    person = checkin_with(told.title, known, people, file.checkin_words) if owner is None else None
    if person is None:
        return told
    return replace(told, kind=EventKind.CHECKIN, names=tuple(dict.fromkeys((person, *known))))


def _known(
    look: Reading, window: tuple[date, date], owner: str | None, source: str | None, news: Iterable[Incoming]
) -> list[Event]:
    """Return what was imported before: of this source, or (None) of whatever source what the news is about."""
    uids = {each.uid for each in news}
    return [
        event
        for event in look.events(*window)
        if event.source is not None
        and event.owner == owner
        and (event.uid in uids if source is None else event.source == source)
    ]


def _carry_out(merged: Merge, change: Change, owner: str | None, source: str, progress: Progress | None) -> list[Event]:
    """Write what an import comes to, and return the events that are new."""
    made: list[Event] = []
    for event, becomes in merged.changed:
        change.put(becomes, replaces=event)
    for event in merged.gone:
        change.remove(event)
    # All ids at once: looking whether one was given out before costs more in files that have changes in hand.
    ids = [change.new_id() for _ in merged.new]
    for done, (each, id) in enumerate(zip(merged.new, ids, strict=True), 1):  # noqa: A001 - an id is called an id
        if progress is not None and (done % A_WHILE == 0 or done == len(ids)):
            progress("writing", done, len(ids))
        event = Event(
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
            private=each.is_private,
        )
        change.put(event)
        made.append(event)
    return made
