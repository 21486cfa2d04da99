"""Lay out the desk: read what a judgement needs."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, TypeVar
from zoneinfo import ZoneInfo

from ontzorg_cli.core.judgement.desk import Desk
from ontzorg_cli.core.together.checkin_events import without_absent, without_doubles
from ontzorg_cli.store.plain_events import event_of, occupies

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date, datetime

    from ontzorg_cli.core.calendar.agenda import Event
    from ontzorg_cli.core.calendar.imported import Imported, PlainRow
    from ontzorg_cli.core.together.person import Person
    from ontzorg_cli.core.work.arrival import Arrival
    from ontzorg_cli.core.work.plan import DayPlan
    from ontzorg_cli.store.home import Reading
    from ontzorg_cli.store.settings import Settings

Found = TypeVar("Found")
LEARNING = timedelta(weeks=9)
"""How far back the log is read: the last eight of each weekday (ENGINE.md 1)."""

WEEK = timedelta(weeks=1)
BEHIND = timedelta(weeks=4)
"""How far back the agenda is laid out: the last ten working days, part-time too."""


def lay_desk(
    reading: Reading,
    *,
    now: datetime,
    day: date | None = None,
    with_closed: bool = False,
    whole: bool = False,
    with_tasks: bool = True,
    by_person: bool = False,
) -> Desk:
    """Return the desk at `now`, with the agenda from four weeks before `day` to past the horizon.

    Without tasks it tells the time, not how full it is. A `whole` desk needs the agenda, the people and the days off; another goes without a file that is damaged.
    Absences go as far back as the log. Closed work is laid out only on request, for judging does without it, as it does without what was measured `by_person`. Another
    month that is damaged is left out, and is one of the problems of `reading`; raise a DamagedError for the month of
    today or of `day` itself.
    """
    settings = reading.settings()
    look = _all_of if whole else reading.if_readable
    today = now.date()
    shown = day or today
    reading.must_read(today)
    reading.must_read(shown)
    first, last = min(shown, today) - BEHIND, max(shown, today) + WEEK * (settings.preferences.horizon_weeks + 1)
    since, until = min(shown, today) - LEARNING, max(shown, today)
    events, imported = _events(reading, first, last, whole=whole)
    zone, people = ZoneInfo(settings.timezone), look(reading.people)
    absences = look(lambda: reading.absences(min(first, since), last))
    return Desk(
        now=now,
        zone=zone,
        preferences=settings.preferences,
        pattern=settings.hours,
        days_off=look(reading.days_off),
        school_holidays=look(reading.school_holidays),
        absences=absences,
        events=without_absent(_own(reading, events, since, first), absences, people, zone),
        imported=_imported(imported, zone),
        others=tuple(event for event in events if not event.is_own),
        people=people,
        goals=look(reading.goals),
        tasks=reading.tasks() if with_tasks else (),
        plans=_plans(reading, since, until),
        log=reading.log(since, until, with_closed=with_closed),
        topics=reading.if_readable(reading.topics),
        checkins=reading.checkins(since, until),
        rests=reading.if_readable(reading.rests),
        measured=reading.measured(since, until, by_person=by_person) if with_tasks else (),
        role_kinds=settings.role_kinds,
        arrived=_arrived(reading, settings, people, today) if with_tasks else (),
        since=settings.first_day,
    )


def _events(
    reading: Reading, first: date, last: date, *, whole: bool
) -> tuple[tuple[Event, ...], tuple[PlainRow, ...]]:
    """Return the events of a period, and apart from them the assistant's own plain ones from calendars."""
    if whole:
        return reading.events_apart(first, last)
    nothing: tuple[tuple[Event, ...], tuple[PlainRow, ...]] = ((), ())
    return reading.or_else(lambda: reading.events_apart(first, last), nothing)


def _imported(found: Sequence[PlainRow], zone: ZoneInfo) -> Imported | None:
    if not found:
        return None
    from ontzorg_cli.core.calendar.imported import Imported  # noqa: PLC0415 - most homes have none

    return Imported(found, zone, occupies=occupies, event_of=event_of)


def _own(reading: Reading, events: tuple[Event, ...], since: date, first: date) -> tuple[Event, ...]:
    """Return the own events, and of the time before them the check-ins, which are looked back on for longer."""
    known = {event.id for event in events}
    before = [event for event in reading.checkin_events(since, first) if event.id not in known]
    return without_doubles([*before, *(event for event in events if event.is_own)])


def lay_todays_desk(reading: Reading, *, now: datetime) -> Desk:
    """Return the desk with today and the week behind: what noting work needs, without history and looking ahead."""
    settings = reading.settings()
    today = now.date()
    return Desk(
        now=now,
        zone=ZoneInfo(settings.timezone),
        preferences=settings.preferences,
        pattern=settings.hours,
        days_off=reading.if_readable(reading.days_off),
        absences=reading.if_readable(lambda: reading.absences(today, today)),
        people=reading.if_readable(reading.people),
        tasks=reading.tasks(),
        plans=_plans(reading, today - WEEK, today),
        log=reading.log(today, today),
    )


def _arrived(reading: Reading, settings: Settings, people: Iterable[Person], today: date) -> tuple[Arrival, ...]:
    """Return what came in of late and is done, where anything was agreed to hold it against."""
    if not settings.role_kinds and not any(person.role_kinds for person in people):
        return ()
    return reading.arrived(today - BEHIND, today)


def _plans(reading: Reading, since: date, until: date) -> tuple[DayPlan, ...]:
    """Return the plans of a period; where it begins without one, the last plan before it too, for what it left."""
    plans = reading.plans(since, until)
    if any(plan.day < until for plan in plans):
        return plans
    last = reading.last_plan_before(since)
    return (last, *plans) if last else plans


def _all_of(look: Callable[[], tuple[Found, ...]]) -> tuple[Found, ...]:
    return look()
