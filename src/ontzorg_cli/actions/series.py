"""Change or end an event: one time, from one time on, or the whole series."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from ontzorg_cli.core.calendar.agenda import AllDay, Event, EventKind, When, Zoned, revised
from ontzorg_cli.core.calendar.moments import DAY
from ontzorg_cli.core.calendar.recurrence import days_of, ending_before
from ontzorg_cli.core.calendar.rule_changes import Series, moved_series, rest_of
from ontzorg_cli.core.errors import NotFoundError, UsageError
from ontzorg_cli.core.results import Hint, Touched, Verb

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from ontzorg_cli.store.home import Change

LOOKED_AHEAD = timedelta(days=400)
IMPORTED_AHEAD = timedelta(days=800)
"""Farther than any calendar is taken over."""


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


class OneOfImportedError(UsageError):
    """A time of an imported series has an id of its own, so that a `day` cannot be named; it is itself on `first`."""

    code = "one_of_imported"


class NotOnThatDayError(NotFoundError):
    """An event has no time on the `day` that was named; `before` and `after` are its nearest."""

    code = "not_on_that_day"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The part of a series that is meant: `scope`, seen from its time `of` a day, else from its next time."""

    scope: Scope | None = None
    of: date | None = None


ANY_PART = Part()


def move_event(event: Event, day: date, *, part: Part, today: date, change: Change) -> Touched:
    """Move an event to `day` at its own hour; of a series one time, what follows, or all of it.

    Raise SeriesScopeError for a series without a scope, SeriesOverError where it has no next time, NotOnThatDayError.
    """
    return change_event(
        event,
        lambda each: replace(each, when=shifted(each.when, day - each.first_day)),
        part=part,
        today=today,
        change=change,
        verb=Verb.MOVED,
    )


def change_event(
    event: Event, edit: Callable[[Event], Event], *, part: Part, today: date, change: Change, verb: Verb
) -> Touched:
    """Apply `edit` to an event, or to the part of a series that is meant, which then gets an id of its own.

    `edit` sees a series at the time that was named, else at its next one; where it gives that another day, the rule
    moves along. Raise SeriesScopeError, SeriesOverError, NotOnThatDayError, or RuleStaysError for a rule that cannot
    move.
    """
    scope = part.scope
    if event.repeat is None:
        _check_day(event, part)
        changed = revised(edit(event), event)
        change.put(changed, replaces=event)
        return Touched(verb=verb, record=changed)
    day = time_meant(event, today, part)
    here = replace(event, when=shifted(event.when, day - event.first_day))
    if scope is Scope.THIS:
        change.put(revised(replace(event, without=(*event.without, day)), event), replaces=event)
        changed = edit(replace(here, id=change.new_id(), repeat=None, without=(), sequence=0))
        change.put(changed)
    elif scope is Scope.FOLLOWING and _happened_before(event, day):
        rest = rest_of(event.repeat, start=event.first_day, day=day)
        changed = _along(
            edit(replace(here, id=change.new_id(), repeat=rest, sequence=0)), rule=rest, day=day, first=day
        )
        change.put(revised(replace(event, repeat=ending_before(event.repeat, day)), event), replaces=event)
        change.put(changed)
    else:
        changed = revised(_along(edit(here), rule=event.repeat, day=day, first=event.first_day), event)
        change.put(changed, replaces=event)
    return Touched(verb=verb, record=changed)


def drop_event(event: Event, *, part: Part, today: date, change: Change) -> Touched:
    """Take an event out of the agenda, or the part of a series that is meant.

    Raise SeriesScopeError, SeriesOverError or NotOnThatDayError.
    """
    scope = part.scope
    if event.repeat is None or scope is Scope.SERIES:
        _check_day(event, part)
        change.remove(event)
        return Touched(verb=Verb.DROPPED, record=event)
    day = time_meant(event, today, part)
    if scope is Scope.FOLLOWING and not _happened_before(event, day):
        change.remove(event)
        return Touched(verb=Verb.DROPPED, record=event)
    if scope is Scope.THIS:
        rest = replace(event, without=(*event.without, day))
    else:
        rest = replace(event, repeat=ending_before(event.repeat, day))
    change.put(revised(rest, event), replaces=event)
    gone = replace(event, when=shifted(event.when, day - event.first_day))
    return Touched(verb=Verb.DROPPED, record=gone)


def drop_other_times(event: Event, *, part: Part, today: date, change: Change) -> tuple[Event, ...]:
    """Take the other times out that are meant of a series of another calendar, where each is an event, and return them.

    Those are what follows the `event`, and of a whole series what lies ahead too: what lies behind it stays as it was.
    """
    if not event.recurrence or part.scope not in {Scope.FOLLOWING, Scope.SERIES}:
        return ()
    first = event.first_day if part.scope is Scope.FOLLOWING else min(event.first_day, today)
    series = (event.source, event.owner, event.uid)
    others = [
        other
        for other in change.events(first, today + IMPORTED_AHEAD)
        if other.id != event.id
        and other.recurrence
        and other.first_day >= first
        and (other.source, other.owner, other.uid) == series
    ]
    for other in others:
        change.remove(other)
    return tuple(sorted(others, key=lambda other: other.first_day))


def stays_elsewhere(event: Event, changed: Event | None = None) -> tuple[Hint, ...]:
    """Return that what is changed of an imported event, or dropped, is still as it was in the calendar it came from."""
    if event.source is None or (changed is not None and (changed.title, changed.when) == (event.title, event.when)):
        return ()
    return (Hint(code="comes_from_calendar", facts={"name": event.owner or event.source}),)


def part_hints(event: Event, touched: Touched, *, part: Part, today: date) -> tuple[Hint, ...]:
    """Return which time of a series was moved, or from which day on it ended: the echo names the new day alone.

    Of a series of another calendar only one time is changed, whichever part was named.
    """
    record = touched.record
    if event.recurrence and touched.verb is not Verb.DROPPED and part.scope in {Scope.FOLLOWING, Scope.SERIES}:
        return (Hint(code="one_time_of_imported"),)
    if event.repeat is None or not isinstance(record, Event):
        return ()
    if event.kind is EventKind.CHECKIN and part.scope is Scope.FOLLOWING and touched.verb is not Verb.DROPPED:
        return (Hint(code="from_now_on"),) if record.id != event.id else ()
    if touched.verb is Verb.DROPPED:
        goes_on_before = part.scope is Scope.FOLLOWING and event.first_day < record.first_day
        return (Hint(code="following_dropped", facts={"day": record.first_day}),) if goes_on_before else ()
    if part.scope is not Scope.THIS:
        return ()
    day = time_meant(event, today, part)
    return (Hint(code="instead_of", facts={"day": day}),) if record.first_day != day else ()


def _along(changed: Event, *, rule: str, day: date, first: date) -> Event:
    """Return a series of a `rule` that was changed as it is on `day`, from its `first` day on.

    The rule moves along with the day, unless it was changed itself; what does not repeat any more is on that one day.
    """
    new = changed.first_day
    if changed.repeat is None:
        return replace(changed, without=())
    if new == day or changed.repeat != rule:
        return replace(changed, when=shifted(changed.when, first - day))
    series = Series(rule=changed.repeat, start=first, without=changed.without)
    moved = moved_series(series, old=day, new=new)
    when = shifted(changed.when, moved.start - new)
    return replace(changed, repeat=moved.rule, without=moved.without, when=when)


def _happened_before(event: Event, day: date) -> bool:
    return bool(times_of(event, event.first_day, day - DAY))


def time_meant(event: Event, today: date, part: Part) -> date:
    """Return the day of a series that is meant: the one that was named, else its first from `today` on.

    Of a whole series that is over it is the day it began. Raise SeriesScopeError without a scope, NotOnThatDayError, or
    SeriesOverError.
    """
    if part.scope is None or event.repeat is None:
        raise SeriesScopeError(id=event.id, title=event.title)
    if part.of is not None:
        _check_day(event, part)
        return part.of
    days = times_of(event, today, today + LOOKED_AHEAD)
    if days:
        return days[0]
    if part.scope is Scope.SERIES:
        return event.first_day
    raise SeriesOverError(id=event.id, title=event.title)


def _check_day(event: Event, part: Part) -> None:
    """Raise NotOnThatDayError, with the nearest days, where an event has no time on the day that was named.

    Raise OneOfImportedError for one time of a series of another calendar: its other times are events of their own.
    """
    day = part.of
    if day is None:
        return
    near = times_of(event, day - LOOKED_AHEAD, day + LOOKED_AHEAD) if event.repeat else (event.first_day,)
    if day in near:
        return
    if event.recurrence:
        raise OneOfImportedError(id=event.id, title=event.title, day=day.isoformat(), first=event.first_day.isoformat())
    nearest = {
        "before": next((each.isoformat() for each in reversed(near) if each < day), ""),
        "after": next((each.isoformat() for each in near if each > day), ""),
    }
    raise NotOnThatDayError(id=event.id, title=event.title, day=day.isoformat(), **nearest)


def times_of(event: Event, first: date, last: date) -> tuple[date, ...]:
    """Return the days of a series that were not skipped."""
    zone = ZoneInfo(event.when.zone) if isinstance(event.when, Zoned) else None
    rule = event.repeat or ""
    return days_of(rule, start=_start(event), first=first, last=last, without=event.without, zone=zone)


def time_shown(series: Event, today: date) -> Event | None:
    """Return a series at its next time, or at its last where it is over; None where it has no time at all."""
    ahead = times_of(series, today, today + LOOKED_AHEAD)
    days = ahead[:1] or times_of(series, series.first_day, today)[-1:]
    return replace(series, when=shifted(series.when, days[0] - series.first_day)) if days else None


def told(touched: Touched, today: date) -> Touched:
    """Return what was touched as it is said: a series at its next time, for its first may lie years behind or be skipped."""
    record = touched.record
    if not isinstance(record, Event) or record.repeat is None:
        return touched
    return replace(touched, record=time_shown(record, today) or record)


def part_that_changes(event: Event, part: Part) -> Part:
    """Return the part of a series that a change takes: of check-ins what is to come, for on the days behind they were held."""
    if event.kind is EventKind.CHECKIN and part.scope is Scope.SERIES:
        return replace(part, scope=Scope.FOLLOWING)
    return part


def shifted(when: When, by: timedelta) -> When:
    """Return a time moved by whole days, at the same hour on the clock."""
    if isinstance(when, AllDay):
        return AllDay(first=when.first + by, last=when.last + by)
    return replace(when, start=when.start + by)


def _start(event: Event) -> datetime:
    if isinstance(event.when, AllDay):
        return datetime.combine(event.when.first, time())
    return event.when.start
