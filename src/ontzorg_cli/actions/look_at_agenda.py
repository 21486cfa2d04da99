"""Look at the own agenda, day by day, and find time that is free."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ontzorg_cli.actions.desk import lay_desk
from ontzorg_cli.core.calendar.agenda import occurrences, span_of
from ontzorg_cli.core.calendar.bridges import filled_years, is_bridge, school_holidays_on
from ontzorg_cli.core.calendar.moments import DAY, MINUTE, Span, union, whole_day
from ontzorg_cli.core.judgement.capacity import Horizon, day_figures, slots_with_room
from ontzorg_cli.core.judgement.look_ahead import parts_of, spilled_over, with_times_ahead
from ontzorg_cli.core.together.checkin_events import without_absent, without_doubles
from ontzorg_cli.core.together.names import known_or_new
from ontzorg_cli.core.together.their_time import time_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from ontzorg_cli.core.calendar.agenda import Absence, DayOff, Occurrence
    from ontzorg_cli.core.judgement.look_ahead import Parts
    from ontzorg_cli.core.judgement.verdict import DayFigures
    from ontzorg_cli.core.together.their_time import TheirTime
    from ontzorg_cli.store.home import Home

SLOTS_SHOWN = 8
WEEK = 7 * DAY


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaDay:
    """A day of the agenda: what happens, how full it is, and why it is off where it is."""

    day: date
    occurrences: tuple[Occurrence, ...]
    figures: DayFigures
    spilled_minutes: int = 0
    """The rest of work that is too large for the day it is planned for, and goes on here (ENGINE.md 1)."""
    off_reason: str | None = None
    is_bridge: bool = False
    school_holidays: tuple[str, ...] = ()
    is_judged: bool = True
    """Whether the open work is known, so that something can be said of how full it is."""

    @property
    def parts(self) -> Parts:
        """Return its working time in parts."""
        return parts_of(self.figures, self.spilled_minutes)


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaLook:
    """The agenda of a period, both days included."""

    first: date
    last: date
    days: tuple[AgendaDay, ...]
    occurrences: tuple[Occurrence, ...]
    absences: tuple[Absence, ...]
    unfilled_year: int | None = None
    """The first year in it of which the public holidays are not known, where those of earlier years are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FreeSlots:
    """Stretches of free time, each on a day with room for the minutes asked for."""

    minutes: int
    slots: tuple[Span, ...]
    searched_until: date
    others: tuple[TheirTime, ...] = ()
    """What is known of the time of whoever is to be there too."""


def look_at_agenda(first: date, last: date, *, home: Home, now: datetime) -> AgendaLook:
    """Return the own agenda from `first` to `last`."""
    reading = home.read()
    is_judged = reading.can_read(reading.tasks)
    desk = lay_desk(reading, now=now, day=last, whole=True, with_tasks=is_judged)
    horizon = Horizon(with_times_ahead(desk, last))
    events = without_doubles(reading.events(first - WEEK, last + WEEK))
    events = without_absent(events, desk.absences, desk.people, desk.zone)
    happening = occurrences(events, first=first, last=last, zone=desk.zone)
    period = Span.between(whole_day(first, desk.zone).start, whole_day(last, desk.zone).end)
    absences = tuple(
        each for each in reading.absences(first, last) if span_of(each.when, desk.zone).overlap(period) is not None
    )
    spilled = spilled_over(horizon) if is_judged else {}
    names = {off.day: off.name for off in reading.days_off()}
    count = (last - first).days + 1
    days = tuple(
        AgendaDay(
            day=day,
            occurrences=tuple(o for o in happening if o.span.overlap(whole_day(day, desk.zone))),
            figures=day_figures(day, horizon.desk, horizon),
            spilled_minutes=spilled.get(day, 0),
            off_reason=names.get(day),
            is_bridge=is_bridge(day, pattern=desk.pattern, days_off=names.keys()),
            school_holidays=school_holidays_on(day, desk.school_holidays),
            is_judged=is_judged,
        )
        for day in (first + DAY * i for i in range(count))
    )
    return AgendaLook(
        first=first,
        last=last,
        days=days,
        occurrences=happening,
        absences=absences,
        unfilled_year=_unfilled_year(first, last, desk.days_off),
    )


def _unfilled_year(first: date, last: date, days_off: Sequence[DayOff]) -> int | None:
    filled = max(filled_years(days_off), default=None)
    if filled is None or last.year <= filled:
        return None
    return max(first.year, filled + 1)


def find_free(
    minutes: int,
    *,
    before: datetime | None,
    home: Home,
    now: datetime,
    with_names: Sequence[str] = (),
    since: date | None = None,
) -> FreeSlots:
    """Return the first stretches of at least `minutes`, from `since` on and before `before`, on days whose work still fits.

    They lie around the calendars and absences of `with_names` too. Somebody who is not among the people is taken by
    that name; raise PersonNotFoundError where a known name was misspelt, or PersonAmbiguousError.
    """
    since = max(since or now.date(), now.date())
    reading = home.read()
    desk = lay_desk(reading, now=now, day=since, whole=True)
    weeks = desk.preferences.horizon_weeks + (since - desk.today) // WEEK
    desk = replace(desk, preferences=replace(desk.preferences, horizon_weeks=weeks))
    horizon = Horizon(desk)
    names = tuple(dict.fromkeys(known_or_new(desk.people, name)[0] or name for name in with_names))
    others = tuple(
        time_of(
            name,
            people=desk.people,
            events=(*desk.all_events, *desk.others),
            absences=desk.absences,
            first=desk.today,
            last=horizon.last,
            zone=desk.zone,
        )
        for name in names
    )
    taken = union(span for other in others for span in other.taken)
    slots = slots_with_room(desk, horizon, minutes=minutes, before=before, count=SLOTS_SHOWN, since=since, taken=taken)
    searched = min((before - MINUTE).date(), horizon.last) if before else horizon.last
    return FreeSlots(minutes=minutes, slots=slots, searched_until=searched, others=others)
