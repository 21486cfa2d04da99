"""Where the time of a period behind went: planned, ad hoc and in appointments, by week, requester, weekday and hour."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC
from typing import TYPE_CHECKING, TypeVar

from ontzorg_cli.core.calendar.agenda import EventKind, occurrences
from ontzorg_cli.core.calendar.moments import DAY, MINUTE, Span, Week, clip, minutes_of, union, whole_day
from ontzorg_cli.core.growth.day_facts import own_time
from ontzorg_cli.core.growth.worked import stretches, taken_by_others
from ontzorg_cli.core.judgement.own_hours import OwnHours
from ontzorg_cli.core.together.names import named

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator
    from datetime import date

    from ontzorg_cli.core.calendar.agenda import Occurrence
    from ontzorg_cli.core.growth.worked import Stretch
    from ontzorg_cli.core.judgement.desk import Desk
    from ontzorg_cli.core.work.interruption import Interruption

HOUR_MINUTES = 60
Key = TypeVar("Key", bound="Hashable")


@dataclass(frozen=True, slots=True, kw_only=True)
class Worked:
    """Minutes that were logged, and how often somebody came in between."""

    planned_minutes: int = 0
    adhoc_minutes: int = 0
    interruptions: int = 0

    @property
    def logged_minutes(self) -> int:
        """Return all minutes that were logged."""
        return self.planned_minutes + self.adhoc_minutes

    @property
    def adhoc_share(self) -> float:
        """Return which part of them went into ad hoc work; 0 where nothing was logged."""
        return self.adhoc_minutes / self.logged_minutes if self.logged_minutes else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekLoad:
    """A week of the period, with the minutes of appointments in working time; own time is none of them."""

    week: Week
    worked: Worked
    fixed_minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadReport:
    """The load of a period, both days included. `weekdays` count from 1, Monday; a requester None is nobody that was named.

    `logged_days` are those with something in the log, of so many `working_days`.
    """

    first: date
    last: date
    total: Worked
    fixed_minutes: int
    weeks: tuple[WeekLoad, ...]
    requesters: tuple[tuple[str | None, Worked], ...]
    weekdays: tuple[tuple[int, Worked], ...]
    hours: tuple[tuple[int, Worked], ...]
    own_kept_minutes: int
    own_lost_minutes: int
    logged_days: int
    working_days: int


def report_load(desk: Desk, *, first: date, last: date) -> LoadReport:
    """Return where the time from `first` up to and with `last` went, as far as it was logged up to now."""
    return _Period(desk, first, last).report()


class _Period:
    """The log and the agenda of a period."""

    def __init__(self, desk: Desk, first: date, last: date) -> None:
        self._desk = desk
        self._first, self._last = first, last
        self._hours = OwnHours(desk)
        self._all = tuple(stretches(desk, self._hours))
        self._logged = tuple(one for one in self._all if first <= one.day <= last)
        self._came = tuple((self._day(one), one) for one in desk.log.interruptions if first <= self._day(one) <= last)
        self._happening = occurrences(desk.all_events, first=first, last=last, zone=desk.zone)

    def report(self) -> LoadReport:
        fixed = self._fixed_minutes()
        own = own_time(self._happening, self._desk.now)
        lost = minutes_of(clip(union(taken_by_others(self._happening, self._all)), own))
        weekly = dict(self._by(lambda one: Week.of(one.day), lambda day, _: Week.of(day)))
        days = [self._first + number * DAY for number in range((self._last - self._first).days + 1)]
        working = [day for day in days if day <= self._desk.today and self._hours.on(day)]
        total = dict(self._by(lambda _: "all", lambda *_: "all"))
        return LoadReport(
            first=self._first,
            last=self._last,
            total=total.get("all", Worked()),
            fixed_minutes=sum(fixed.values()),
            weeks=tuple(
                WeekLoad(
                    week=week,
                    worked=weekly.get(week, Worked()),
                    fixed_minutes=sum(minutes for day, minutes in fixed.items() if Week.of(day) == week),
                )
                for week in sorted({Week.of(day) for day in days})
            ),
            requesters=self._requesters(),
            weekdays=self._weekdays(working),
            hours=self._by_hour(),
            own_kept_minutes=minutes_of(own) - lost,
            own_lost_minutes=lost,
            logged_days=len({one.day for one in self._logged} | {day for day, _ in self._came}),
            working_days=len(working),
        )

    def _fixed_minutes(self) -> dict[date, int]:
        """Return the minutes of appointments in working time up to now, day by day."""
        until = self._desk.now.astimezone(UTC)
        spans: defaultdict[date, list[Span]] = defaultdict(list)
        for each in self._happening:
            if each.occupies and each.event.kind is not EventKind.PROTECTED and each.span.start < until:
                span = Span(each.span.start, min(each.span.end, until))
                for day in self._days_of(each):
                    spans[day].append(span)
        return {day: minutes_of(clip(found, self._hours.on(day))) for day, found in spans.items()}

    def _days_of(self, each: Occurrence) -> Iterator[date]:
        day = max(self._first, each.span.start.astimezone(self._desk.zone).date())
        while day <= self._last and (whole_day(day, self._desk.zone).start < each.span.end):
            yield day
            day += DAY

    def _requesters(self) -> tuple[tuple[str | None, Worked], ...]:
        """Return who caused ad hoc work or came in between, most minutes first."""
        found = self._by(lambda one: self._name(one.requester), lambda _, one: self._name(one.requester))
        causes = [(name, worked) for name, worked in found if worked.adhoc_minutes or worked.interruptions]
        causes.sort(key=lambda one: (-one[1].adhoc_minutes, -one[1].interruptions, one[0] or ""))
        return tuple(causes)

    def _weekdays(self, working: Iterable[date]) -> tuple[tuple[int, Worked], ...]:
        """Return each weekday on which she worked, also those without anything logged."""
        found = dict(self._by(lambda one: one.day.isoweekday(), lambda day, _: day.isoweekday()))
        days = {day.isoweekday() for day in working} | found.keys()
        return tuple((day, found.get(day, Worked())) for day in sorted(days))

    def _by_hour(self) -> tuple[tuple[int, Worked], ...]:
        """Return the hours of the day from the first to the last with something in it; minutes count where they lay."""
        planned: defaultdict[int, int] = defaultdict(int)
        adhoc: defaultdict[int, int] = defaultdict(int)
        came: defaultdict[int, int] = defaultdict(int)
        for stretch in self._logged:
            minutes = adhoc if stretch.adhoc else planned
            for hour, length in self._parts_by_hour(stretch):
                minutes[hour] += length
        for _, one in self._came:
            came[one.at.astimezone(self._desk.zone).hour] += 1
        seen = planned.keys() | adhoc.keys() | came.keys()
        return tuple(
            (hour, Worked(planned_minutes=planned[hour], adhoc_minutes=adhoc[hour], interruptions=came[hour]))
            for hour in (range(min(seen), max(seen) + 1) if seen else ())
        )

    def _parts_by_hour(self, stretch: Stretch) -> Iterator[tuple[int, int]]:
        at, left = stretch.span.start, stretch.minutes
        while left > 0:
            local = at.astimezone(self._desk.zone)
            length = min(left, HOUR_MINUTES - local.minute)
            yield local.hour, length
            at, left = at + length * MINUTE, left - length

    def _by(
        self, key_of: Callable[[Stretch], Key], key_of_interruption: Callable[[date, Interruption], Key]
    ) -> Iterable[tuple[Key, Worked]]:
        planned: defaultdict[Key, int] = defaultdict(int)
        adhoc: defaultdict[Key, int] = defaultdict(int)
        came: defaultdict[Key, int] = defaultdict(int)
        for stretch in self._logged:
            (adhoc if stretch.adhoc else planned)[key_of(stretch)] += stretch.minutes
        for day, one in self._came:
            came[key_of_interruption(day, one)] += 1
        return [
            (key, Worked(planned_minutes=planned[key], adhoc_minutes=adhoc[key], interruptions=came[key]))
            for key in dict.fromkeys((*planned, *adhoc, *came))
        ]

    def _name(self, name: str | None) -> str | None:
        return named(self._desk.people, name) if name else None

    def _day(self, one: Interruption) -> date:
        return one.at.astimezone(self._desk.zone).date()
