"""What lies ahead with somebody: two weeks in detail, six in outline, and what room there is in them."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import chain
from typing import TYPE_CHECKING

from ontzorg_cli.core.calendar.agenda import AllDay, EventKind, EventStatus, occurrences, span_of
from ontzorg_cli.core.calendar.moments import DAY, Week, whole_day
from ontzorg_cli.core.judgement.fit import Fit
from ontzorg_cli.core.together.brief import BriefItem, most_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from datetime import datetime

    from ontzorg_cli.core.calendar.agenda import Absence
    from ontzorg_cli.core.judgement.capacity import Horizon
    from ontzorg_cli.core.together.brief import Fact

DETAIL = timedelta(weeks=2)
MOST_AWAY = 5
"""Of absences and of days off: a brief is one page, also for somebody who works a day here and a day there."""


def look_ahead(
    names: Collection[str], horizon: Horizon, *, since: datetime, shown: Collection[str], most: int
) -> tuple[list[BriefItem], int]:
    """Return what lies ahead of `since` with whoever goes by `names` (without capitals), at most so many of a sort.

    Work that is `shown` elsewhere in the brief is left out, and what is left out here is counted.
    """
    ahead = _Ahead(names, horizon, since)
    events, _ = most_of(list(ahead.events()), most)
    deadlines, left_out = most_of(ahead.deadlines(shown), most)
    heavy = ahead.heavy_days()
    return [
        *events,
        *deadlines,
        *([BriefItem(code="heavy", facts={"days": heavy})] if heavy else []),
        *ahead.away()[:MOST_AWAY],
        *ahead.days_off()[:MOST_AWAY],
        *ahead.capacity(),
    ], left_out


class _Ahead:
    """Looks at the weeks ahead with one person in mind."""

    def __init__(self, names: Collection[str], horizon: Horizon, since: datetime) -> None:
        self._names = names
        self._horizon = horizon
        self._desk = horizon.desk
        self._since = since
        self._first = since.astimezone(horizon.desk.zone).date()
        self._fit = Fit(horizon.desk, horizon)

    def events(self) -> Iterator[BriefItem]:
        """Yield what stands with this person in two weeks, each title once, and her own whole days in six."""
        desk, seen = self._desk, set()
        mine = [
            event
            for event in desk.events
            if event.kind is EventKind.EVENT
            and event.status is not EventStatus.CANCELLED
            and any(name.casefold() in self._names for name in event.with_names)
        ]
        hers = [
            event
            for event in desk.others
            if event.owner is not None
            and event.owner.casefold() in self._names
            and isinstance(event.when, AllDay)
            and event.status is not EventStatus.CANCELLED
        ]
        found = chain(
            occurrences(mine, first=self._first, last=self._first + DETAIL, zone=desk.zone),
            occurrences(hers, first=self._first, last=self._horizon.last, zone=desk.zone),
        )
        for one in found:
            named = one.event.title.casefold()
            if named not in seen and one.span.end > self._since:
                seen.add(named)
                start = one.span.start.astimezone(desk.zone)
                when: Fact = start.date() if one.all_day else start
                yield BriefItem(code="meeting", id=one.event.id, title=one.event.title, facts={"when": when})

    def deadlines(self, shown: Collection[str]) -> list[BriefItem]:
        found = sorted(
            (due.day, task.title, task)
            for task in self._desk.tasks
            if (due := task.real_due) is not None
            and self._first <= due.day <= self._horizon.last
            and task.id not in shown
            and task.requester is not None
            and task.requester.casefold() in self._names
        )
        return [
            BriefItem(code="deadline", id=task.id, title=task.title, facts={"due": day, "mine": task.is_mine})
            for day, _, task in found
        ]

    def heavy_days(self) -> tuple[date, ...]:
        days = (self._first + number * DAY for number in range(1, DETAIL.days + 1))
        times = (self._horizon.day(day) for day in days)
        return tuple(
            one.day for one in times if one.working and self._fit.need_minutes(one.day) > one.plannable_minutes
        )

    def away(self) -> list[BriefItem]:
        """Return when one of both is not there. What for is nobody else's business, so the title stays out."""
        found = sorted(
            (
                absence
                for absence in self._desk.absences
                if absence.who is None or absence.who.casefold() in self._names
            ),
            key=lambda absence: (span_of(absence.when, self._desk.zone).start, absence.id),
        )
        return [
            BriefItem(code="away_me" if absence.who is None else "away_them", id=absence.id, facts=self._when(absence))
            for absence in found
            if span_of(absence.when, self._desk.zone).end > self._since
            and self._when(absence)["first"] <= self._horizon.last
        ]

    def _when(self, absence: Absence) -> dict[str, date]:
        """Return the first and last day of an absence; of one within a day the moments from and until which it is."""
        span = span_of(absence.when, self._desk.zone)
        start, end = span.start.astimezone(self._desk.zone), span.end.astimezone(self._desk.zone)
        days: dict[str, date] = {"first": start.date(), "last": (end - timedelta(microseconds=1)).date()}
        is_part = days["first"] == days["last"] and span != whole_day(days["first"], self._desk.zone)
        return {**days, "from": start, "until": end} if is_part else days

    def days_off(self) -> list[BriefItem]:
        return [
            BriefItem(code="day_off", title=off.name, facts={"day": off.day})
            for off in sorted(self._desk.days_off, key=lambda off: off.day)
            if self._first <= off.day <= self._horizon.last and self._desk.pattern.hours_on(off.day)
        ]

    def capacity(self) -> Iterator[BriefItem]:
        """Yield for each week of the horizon what room is left in it for planned work."""
        rooms: dict[Week, int] = {}
        for one in self._horizon.days():
            if Week.of(one.day) < Week.of(self._first):
                continue
            room = max(0, one.plannable_minutes - self._fit.need_minutes(one.day)) if one.working else 0
            week = Week.of(one.day)
            rooms[week] = rooms.get(week, 0) + room
        for week, minutes in list(rooms.items())[: self._desk.preferences.horizon_weeks]:
            yield BriefItem(code="capacity", facts={"week": week.number, "iso_week": week.iso, "room_minutes": minutes})
