"""Follow a calendar: fetch or read it, take over what changed, and remember where it is to be found."""

from __future__ import annotations

from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import PurePath
from typing import TYPE_CHECKING

from ontzorg_cli.actions.import_calendar import (
    LARGEST_BYTES,
    CalendarShrinksError,
    import_window,
    must_not_shrink,
    name_of,
    read_news,
    take_over,
)
from ontzorg_cli.actions.preparation import after_import
from ontzorg_cli.core.calendar.merge import Merge
from ontzorg_cli.core.calendar.subscription import Subscription, Whereabouts
from ontzorg_cli.core.errors import ConflictError, DamagedError, HomeError, NotFoundError, OntzorgError
from ontzorg_cli.core.together.names import find_person
from ontzorg_cli.ics.calendar import MOST_MEGABYTES
from ontzorg_cli.ics.errors import NotACalendarError
from ontzorg_cli.ics.wholeness import is_broken_off, joined
from ontzorg_cli.outside.fetch_errors import FetchTooLargeError
from ontzorg_cli.outside.watched import watched_parts, watched_place
from ontzorg_cli.store.errors import HomeBusyError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date, datetime

    from ontzorg_cli.actions.import_calendar import CalendarFile, CalendarNews
    from ontzorg_cli.core.calendar.agenda import Event
    from ontzorg_cli.core.calendar.merge import CalendarImported
    from ontzorg_cli.core.results import Hint
    from ontzorg_cli.store.home import Change, Home, Reading

    Believes = Callable[[CalendarShrinksError], bool]
    Begins = Callable[[str], None]

OF_THE_HOME = (HomeError, DamagedError, HomeBusyError)
"""What goes wrong with these goes wrong for every calendar."""


class SubscriptionUnknownError(NotFoundError):
    """No calendar is followed under the name `reference`; `candidates` are the names there are."""

    code = "subscription_unknown"


class SubscriptionTakenError(ConflictError):
    """Under the name `reference` another person's calendar is followed."""

    code = "subscription_taken"


class FetchedNoCalendarError(NotACalendarError):
    """Where `calendar` is found there is something else, such as a page on which to log in."""

    code = "fetched_no_calendar"


class FollowedShrinksError(CalendarShrinksError):
    """Of the `known` events ahead of the followed calendar `source` only `left` are there now."""

    code = "followed_shrinks"


class CalendarCutError(ConflictError):
    """Only a part of `calendar` came."""

    code = "calendar_cut"


@dataclass(frozen=True, slots=True, kw_only=True)
class Refreshed:
    """How a followed calendar fared. `imported` is None where it was as it was, or where it failed; `failure` says why."""

    subscription: Subscription
    imported: CalendarImported | None = None
    failure: OntzorgError | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stopped:
    """A calendar that is no longer followed, how many of its events lie ahead, and whether these were taken out.

    `hints` tell what is left of the preparation of those that were.
    """

    subscription: Subscription
    ahead: int
    are_removed: bool
    hints: tuple[Hint, ...] = ()
    step: int


@dataclass(slots=True)
class _Pending:
    """A followed calendar on its way: what came of it, and what is to be remembered of that."""

    subscription: Subscription
    news: CalendarNews | None = None
    is_believed: bool = False
    imported: CalendarImported | None = None
    failure: OntzorgError | None = None


def followed(home: Home) -> tuple[Subscription, ...]:
    """Return the calendars that are followed, by name."""
    return home.subscriptions.all()


def find_subscription(name: str, home: Home) -> Subscription:
    """Return the calendar that is followed under a name, in whatever case. Raise SubscriptionUnknownError."""
    there = followed(home)
    found = next((each for each in there if each.name.casefold() == name.casefold()), None)
    if found is None:
        raise SubscriptionUnknownError(reference=name, candidates=tuple(each.name for each in there))
    return found


def name_to_follow(name: str, owner: str | None, *, home: Home) -> tuple[str, str | None]:
    """Return under which name to follow a calendar and whose it is. One that is followed already keeps its name and its owner.

    Raise PersonNotFoundError, or SubscriptionTakenError where that name is of another person's calendar.
    """
    known = next((each for each in followed(home) if each.name.casefold() == name.casefold()), None)
    whose = find_person(home.read().people(), owner).name if owner is not None else None
    if known is None:
        return name, whose
    if owner is not None and whose != known.owner:
        raise SubscriptionTakenError(reference=known.name)
    return known.name, known.owner


def follow_address(
    name: str, address: str, *, owner: str | None, blank: CalendarFile, home: Home, now: datetime, believes: Believes
) -> Refreshed:
    """Fetch a calendar and take it over; where that went well, remember its address.

    `blank` has the words for what has none of its own. Raise an error of `fetch_errors`, or what importing raises;
    CalendarShrinksError where the user does not believe it.
    """
    from ontzorg_cli.outside.calendar_address import read_address  # noqa: PLC0415 - a file has no address

    place = read_address(address).text
    return _follow(
        Subscription(name=name, kind=Whereabouts.ADDRESS, place=place, owner=owner),
        "agenda subscribe",
        blank=blank,
        home=home,
        now=now,
        believes=believes,
    )


def follow_path(
    path: str, *, owner: str | None, blank: CalendarFile, home: Home, now: datetime, believes: Believes
) -> Refreshed:
    """Take over a file or a folder that another program keeps fresh, and remember where it is; raises as `follow_address` does.

    It is known under the source that `blank` names, or as an import of it would be.
    """
    place, is_folder = watched_place(path, calendar=blank.source or path)
    kind = Whereabouts.FOLDER if is_folder else Whereabouts.FILE
    asked = Subscription(name=blank.source or path, kind=kind, place=place, owner=owner)
    data, _ = _whole(asked)
    # A folder may hold several calendars: the name within one of them is not its name.
    unasked = PurePath(place).name if is_folder and owner is None else None
    name = name_of(replace(blank, data=data, owner=owner, source=blank.source or unasked), home.read())
    name, whose = name_to_follow(name, owner, home=home)
    return _follow(
        replace(asked, name=name, owner=whose), "agenda import", blank=blank, home=home, now=now, believes=believes
    )


def refresh(
    name: str | None, *, blank: CalendarFile, home: Home, now: datetime, believes: Believes, begins: Begins
) -> tuple[Refreshed, ...]:
    """Look again at one followed calendar or at all, and take over what changed, as one step.

    It is told which calendar it `begins` to fetch, since that may take a while. What fails stays as it is, with the reason; the others go on. Raise SubscriptionUnknownError.
    """
    chosen = followed(home) if name is None else (find_subscription(name, home),)
    pending = []
    for each in chosen:
        if each.kind is Whereabouts.ADDRESS:
            begins(each.name)
        pending.append(_looked_at(each, blank, home, now, believes))
    _take_all_over(pending, "agenda refresh", blank, home, now)
    home.subscriptions.put_back(*(each.subscription for each in pending if each.failure is None))
    return tuple(
        Refreshed(subscription=each.subscription, imported=each.imported, failure=each.failure) for each in pending
    )


def stop_following(name: str, *, home: Home, now: datetime, removes: Callable[[int], bool]) -> Stopped:
    """Forget where a calendar is found. Its events stay, unless it `removes` the so many that lie ahead, as one step.

    Raise SubscriptionUnknownError.
    """
    subscription = find_subscription(name, home)
    window = import_window(now.date())
    ahead = len(_ahead(subscription, home.read(), window, now.date()))
    stopped = Stopped(subscription=subscription, ahead=ahead, are_removed=ahead > 0 and removes(ahead), step=0)
    if stopped.are_removed:
        with home.change("agenda subscribe", now=now) as change:
            gone = tuple(_ahead(subscription, change, window, now.date()))
            for event in gone:
                change.remove(event)
            along = after_import(Merge(new=(), changed=(), unchanged=0, gone=gone), (), change=change, now=now)
        stopped = replace(stopped, hints=along.hints, step=change.step)
    home.subscriptions.remove(subscription.name)
    return stopped


def _follow(
    subscription: Subscription,
    command: str,
    *,
    blank: CalendarFile,
    home: Home,
    now: datetime,
    believes: Believes,
) -> Refreshed:
    pending = _looked_at(subscription, blank, home, now, believes)
    _take_all_over([pending], command, blank, home, now)
    if pending.failure is not None:
        raise pending.failure
    home.subscriptions.put(pending.subscription)
    return Refreshed(subscription=pending.subscription, imported=pending.imported)


def _looked_at(
    subscription: Subscription, blank: CalendarFile, home: Home, now: datetime, believes: Believes
) -> _Pending:
    """Return a followed calendar with what is new in it, or with why that cannot be told."""
    look = home.read()
    window = import_window(now.date())
    held = _held(subscription, look, window, blank)
    is_as_held = held == subscription.held
    pending = _Pending(subscription=replace(subscription, fetched_at=now))
    try:
        came = _fetched(subscription, may_be_unchanged=is_as_held)
        if came is None:
            return pending
        data, marked = came
        seen = sha256(data).hexdigest()
        pending.subscription = replace(marked, fetched_at=now, seen=seen)
        if is_as_held and seen == subscription.seen:
            return pending
        _read_into(pending, data, blank, look, now, believes)
    except OF_THE_HOME:
        raise
    except OntzorgError as error:
        pending.subscription, pending.failure = subscription, error
    return pending


def _read_into(
    pending: _Pending, data: bytes, blank: CalendarFile, look: Reading, now: datetime, believes: Believes
) -> None:
    name = pending.subscription.name
    file = replace(blank, name=name, source=name, owner=pending.subscription.owner, data=data)
    try:
        pending.news = read_news(file, look, today=now.date())
    except NotACalendarError:
        if pending.subscription.kind is not Whereabouts.ADDRESS:
            raise NotACalendarError(file=pending.subscription.place) from None
        raise FetchedNoCalendarError(calendar=name) from None
    try:
        must_not_shrink(pending.news, look, today=now.date())
    except CalendarShrinksError as error:
        if not believes(FollowedShrinksError(**error.facts)):
            raise FollowedShrinksError(**error.facts) from None
        pending.is_believed = True


def _fetched(subscription: Subscription, *, may_be_unchanged: bool) -> tuple[bytes, Subscription] | None:
    """Return what is there now, and the subscription with what its server says of it; None where that is as it was."""
    if subscription.kind is not Whereabouts.ADDRESS:
        return _whole(subscription)
    from ontzorg_cli.outside.fetching import fetch  # noqa: PLC0415 - nothing else opens a connection

    marks = {"etag": subscription.etag, "last_modified": subscription.last_modified} if may_be_unchanged else {}
    came = fetch(subscription.place, calendar=subscription.name, **marks)
    if came.data is None:
        return None
    if is_broken_off(came.data):
        raise CalendarCutError(calendar=subscription.name)
    return came.data, replace(subscription, etag=came.etag, last_modified=came.last_modified)


def _whole(subscription: Subscription) -> tuple[bytes, Subscription]:
    """Return what is in a file, or in a folder together."""
    parts = watched_parts(subscription.place, calendar=subscription.name, most_bytes=LARGEST_BYTES)
    if sum(len(part) for part in parts) >= LARGEST_BYTES:
        raise FetchTooLargeError(calendar=subscription.name, limit=MOST_MEGABYTES)
    if any(is_broken_off(part) for part in parts):
        raise CalendarCutError(calendar=subscription.name)
    return joined(parts) if parts else b"", subscription


def _take_all_over(pending: Sequence[_Pending], command: str, blank: CalendarFile, home: Home, now: datetime) -> None:
    """Write what is new of all calendars as one step, and note what the agenda then holds of each."""
    with_news = [each for each in pending if each.news is not None]
    if not with_news:
        return
    with home.change(command, now=now) as change:
        for each in with_news:
            _take_over(each, change, now)
    look, window = home.read(), import_window(now.date())
    for each in with_news:
        if each.imported is None:
            continue
        is_changed = each.imported.new + each.imported.changed + each.imported.removed > 0
        each.imported = replace(each.imported, step=change.step if is_changed else 0)
        owned = replace(each.subscription, owner=each.imported.owner)
        each.subscription = replace(owned, held=_held(owned, look, window, blank))


def _take_over(pending: _Pending, change: Change, now: datetime) -> None:
    if pending.news is None:
        return
    try:
        pending.imported = take_over(pending.news, change, now=now, is_believed=pending.is_believed)
    except CalendarShrinksError as error:  # somebody else changed the agenda meanwhile
        pending.failure = FollowedShrinksError(**error.facts)


def _held(subscription: Subscription, look: Reading, window: tuple[date, date], blank: CalendarFile) -> str:
    """Return a fingerprint of what the agenda holds of a calendar, and of all that decides how it is taken over.

    As long as it is what it was, a calendar that did not change has nothing to tell: nothing was undone, restored or
    changed by hand, and no new month came in sight.
    """
    settings = look.settings()
    events = sorted(
        repr(event)
        for event in look.events(*window)
        if event.source == subscription.name and event.owner == subscription.owner
    )
    names = tuple(person.name for person in look.people())
    around = (window, settings.timezone, settings.addresses, names, blank.checkin_words)
    return sha256("\n".join((repr(around), *events)).encode("utf-8", "replace")).hexdigest()


def _ahead(subscription: Subscription, look: Reading, window: tuple[date, date], today: date) -> list[Event]:
    return [
        event
        for event in look.events(*window)
        if event.source == subscription.name and event.owner == subscription.owner and event.first_day >= today
    ]
