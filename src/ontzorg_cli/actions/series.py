"""Change or end an event: one time, from one time on, or the whole series."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from ontzorg_cli.core.calendar.agenda import AllDay, Event, When
from ontzorg_cli.core.calendar.moments import DAY
from ontzorg_cli.core.calendar.recurrence import days_of, ending_before
from ontzorg_cli.core.calendar.rule_changes import moved_rule, rest_of
from ontzorg_cli.core.errors import NotFoundError, UsageError
from ontzorg_cli.core.results import Touched, Verb

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from ontzorg_cli.store.home import Change

LOOKED_AHEAD = timedelta(days=400)


class Scope(StrEnum):
    """Which part of a series is meant."""

    THIS = "this"
    FOLLOWING = "following"
    SERIES = "series"


class SeriesScopeError(UsageError):
    """An event repeats, and it was not said which part is meant."""

    code = "series_scope"


class SeriesOverError(NotFoundError):
    """A series has no time left from the day that was named."""

    code = "series_over"


def move_event(event: Event, day: date, *, scope: Scope | None, today: date, change: Change) -> Touched:
    """Move an event to `day` at its own hour; of a series the next time, what follows, or all of it.

    Raise SeriesScopeError for a series without a scope, SeriesOverError where it has no next time.
    """
    return change_event(
        event,
        lambda part: replace(part, when=shifted(part.when, day - part.first_day)),
        scope=scope,
        today=today,
        change=change,
        verb=Verb.MOVED,
    )


def change_event(
    event: Event, edit: Callable[[Event], Event], *, scope: Scope | None, today: date, change: Change, verb: Verb
) -> Touched:
    """Apply `edit` to an event, or to the part of a series that `scope` says, which then gets an id of its own.

    `edit` sees a series at its next time; where it gives that another day, the rule moves along.
    Raise SeriesScopeError, SeriesOverError, or BadRuleError for a rule that cannot move.
    """
    if event.repeat is None:
        changed = edit(event)
        change.put(changed, replaces=event)
        return Touched(verb=verb, record=changed)
    day = next_time(event, today, scope)
    here = replace(event, when=shifted(event.when, day - event.first_day))
    if scope is Scope.THIS:
        change.put(replace(event, without=(*event.without, day)), replaces=event)
        changed = edit(replace(here, id=change.new_id(), repeat=None, without=()))
        change.put(changed)
    elif scope is Scope.FOLLOWING and _happened_before(event, day):
        change.put(replace(event, repeat=ending_before(event.repeat, day)), replaces=event)
        rest = rest_of(event.repeat, start=event.first_day, day=day)
        changed = _rule_along(edit(replace(here, id=change.new_id(), repeat=rest)), day)
        change.put(changed)
    else:
        moved = _rule_along(edit(here), day)
        changed = replace(moved, when=shifted(moved.when, event.first_day - day))
        change.put(changed, replaces=event)
    return Touched(verb=verb, record=changed)


def drop_event(event: Event, *, scope: Scope | None, today: date, change: Change) -> Touched:
    """Take an event out of the agenda, or the part of a series that `scope` says.

    Raise SeriesScopeError or SeriesOverError.
    """
    if event.repeat is None or scope is Scope.SERIES:
        change.remove(event)
        return Touched(verb=Verb.DROPPED, record=event)
    day = next_time(event, today, scope)
    if scope is Scope.FOLLOWING and not _happened_before(event, day):
        change.remove(event)
        return Touched(verb=Verb.DROPPED, record=event)
    if scope is Scope.THIS:
        rest = replace(event, without=(*event.without, day))
    else:
        rest = replace(event, repeat=ending_before(event.repeat, day))
    change.put(rest, replaces=event)
    gone = replace(event, when=shifted(event.when, day - event.first_day))
    return Touched(verb=Verb.DROPPED, record=gone)


def _rule_along(changed: Event, day: date) -> Event:
    """Return a series of which the time on `day` was changed, its rule and the days it skips moved along."""
    by = changed.first_day - day
    if not by or changed.repeat is None:
        return changed
    return replace(
        changed,
        repeat=moved_rule(changed.repeat, old=day, new=changed.first_day),
        without=tuple(skipped + by for skipped in changed.without),
    )


def _happened_before(event: Event, day: date) -> bool:
    return event.repeat is not None and bool(
        days_of(event.repeat, start=_start(event), first=event.first_day, last=day - DAY)
    )


def next_time(event: Event, today: date, scope: Scope | None) -> date:
    """Return the first day of a series from `today` on; of a whole series that is over, the day it began.

    Raise SeriesScopeError without a scope, or SeriesOverError.
    """
    if scope is None or event.repeat is None:
        raise SeriesScopeError(id=event.id, title=event.title)
    days = days_of(event.repeat, start=_start(event), first=today, last=today + LOOKED_AHEAD, without=event.without)
    if days:
        return days[0]
    if scope is Scope.SERIES:
        return event.first_day
    raise SeriesOverError(id=event.id, title=event.title)


def shifted(when: When, by: timedelta) -> When:
    """Return a time moved by whole days, at the same hour on the clock."""
    if isinstance(when, AllDay):
        return AllDay(first=when.first + by, last=when.last + by)
    return replace(when, start=when.start + by)


def _start(event: Event) -> datetime:
    if isinstance(event.when, AllDay):
        return datetime.combine(event.when.first, time())
    return event.when.start


def start_of(event: Event) -> datetime:
    """Return when an event first starts on its own clocks, without a zone; of whole days the midnight."""
    return _start(event)
