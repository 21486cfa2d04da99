"""What is imported from another calendar meets what was imported before: by UID, moment in the series and SEQUENCE."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ontzorg_cli.core.calendar.agenda import EventKind, EventStatus

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from datetime import date

    from ontzorg_cli.core.calendar.agenda import Event, When
    from ontzorg_cli.core.results import Along

MANY = 20
"""A calendar of more events than this that shrinks to little is not believed at once."""

Key = tuple[str, str]
"""The UID of an event, and which time of a series it is; empty for an event that happens once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """One happening as another calendar tells it.

    `recurrence` says which time of a series it is. `busy` is what that calendar says of it; `attended` tells whether
    one of the user's own addresses is to be there, `names` who else. It `hides_title` where only the words for what
    is private stand in its place.
    """

    uid: str
    recurrence: str = ""
    sequence: int = 0
    title: str
    when: When
    status: EventStatus = EventStatus.CONFIRMED
    busy: bool = True
    attended: bool = False
    names: tuple[str, ...] = ()
    kind: EventKind = EventKind.EVENT
    is_private: bool = False
    hides_title: bool = False

    @property
    def key(self) -> Key:
        """What it is known by."""
        return self.uid, self.recurrence


@dataclass(frozen=True, slots=True, kw_only=True)
class Passed:
    """Something that was left out, or taken with a guess: what it is called and the code of the reason."""

    title: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """What an import comes to. `new` waits for ids; each change is the event as it was and as it becomes."""

    new: tuple[Incoming, ...]
    changed: tuple[tuple[Event, Event], ...]
    unchanged: int
    gone: tuple[Event, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarImported:
    """What an import did, in numbers of happenings; what was left out or guessed by name.

    `source` is under which name the calendar is known, `owner` whose it is (None: the assistant's own). `has_addresses`
    tells whether it is known by which addresses she is invited. `own` counts the events that this home once
    exported itself, which are not taken over. `step` is 0 where nothing changed.
    """

    file: str
    window: tuple[date, date]
    source: str
    owner: str | None
    new: int
    changed: int
    unchanged: int
    removed: int
    skipped: tuple[Passed, ...]
    guessed: tuple[Passed, ...]
    has_addresses: bool
    own: int = 0
    step: int
    along: Along
    """What became of the preparation of events that moved or went."""


def merge(
    known: Iterable[Event],
    incoming: Iterable[Incoming],
    *,
    window: tuple[date, date],
    today: date,
    is_whole: bool,
    retold: Collection[str] = (),
) -> Merge:
    """Return how `incoming` changes the events that are known of the same calendar.

    Older news than what is known changes nothing. Where the calendar came as a whole, what is not in it any more is
    gone, from `today` to the end of the window: what lies behind stays as it happened. Of a message that goes for the
    times of each series that it tells anew, of which `retold` has the UIDs.
    """
    before = {key_of(event): event for event in known}
    news = {each.key: each for each in incoming}
    if not is_whole:
        news = _with_whole_series(news, before)
    new: list[Incoming] = []
    changed: list[tuple[Event, Event]] = []
    unchanged = 0
    for key, each in news.items():
        event = before.get(key)
        if event is None:
            if each.status is not EventStatus.CANCELLED:
                new.append(each)
            continue
        becomes = event if each.sequence < event.sequence else updated(event, each)
        if becomes == event:
            unchanged += 1
        else:
            changed.append((event, becomes))
    newest: defaultdict[str, int] = defaultdict(lambda: -1)
    for each in news.values():
        if each.uid in retold:
            newest[each.uid] = max(newest[each.uid], each.sequence)
    gone = tuple(
        event
        for key, event in before.items()
        if key not in news and today <= event.first_day <= window[1] and (is_whole or newest[key[0]] >= event.sequence)
    )
    return Merge(new=tuple(new), changed=tuple(changed), unchanged=unchanged, gone=gone)


def is_doubtful(known: Sequence[Event], merged: Merge, *, today: date, told: int) -> bool:
    """Return whether so much goes that it is asked first: something of a calendar of more than `MANY` events.

    That is more than half of as many that lie ahead, or anything where the file `told` less than a tenth of what is known.
    """
    ahead = sum(today <= event.first_day for event in known)
    if not merged.gone or len(known) <= MANY:
        return False
    return (ahead > MANY and 2 * len(merged.gone) > ahead) or 10 * told < len(known)


def key_of(event: Event) -> Key:
    """Return what an imported event is known by."""
    return event.uid or event.id, event.recurrence


def updated(event: Event, news: Incoming) -> Event:
    """Return an event as its calendar now tells it; what the user made of it herself stays.

    Who attends says nothing of her own calendar, and is not in what she exports of it.
    """
    return replace(
        event,
        title=event.title if event.private and news.hides_title else news.title,
        when=news.when,
        status=news.status,
        busy=news.busy,
        attended=event.attended if event.owner is None else news.attended,
        kind=news.kind if news.kind is EventKind.CHECKIN else event.kind,
        with_names=_both(news, event),
        sequence=news.sequence,
        private=news.is_private,
    )


def _both(news: Incoming, event: Event) -> tuple[str, ...]:
    """Return the names of both; of a check-in the first is with whom it is."""
    first, then = (news.names, event.with_names) if news.kind is EventKind.CHECKIN else (event.with_names, news.names)
    return tuple(dict.fromkeys((*first, *then)))


def _with_whole_series(news: Mapping[Key, Incoming], before: Mapping[Key, Event]) -> dict[Key, Incoming]:
    """Return the news with a cancellation of a whole series told of each of its times that are known."""
    times: defaultdict[str, list[Key]] = defaultdict(list)
    for key in before:
        times[key[0]].append(key)
    told: dict[Key, Incoming] = {}
    for key, each in news.items():
        if each.status is EventStatus.CANCELLED and not each.recurrence:
            for known in times[each.uid]:
                event = before[known]
                told[known] = replace(each, recurrence=known[1], when=event.when, title=event.title)
        else:
            told[key] = each
    return told
