"""The check-ins of a desk: when they stand, what became of them, and which were missed (PRACTICE.md 3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, timedelta
from typing import TYPE_CHECKING

from ontzorg_cli.core.calendar.agenda import EventKind, EventStatus, occurrences, span_of
from ontzorg_cli.core.calendar.moments import DAY, clip, subtract, whole_day
from ontzorg_cli.core.together.checkin import Kept
from ontzorg_cli.core.together.names import named

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ontzorg_cli.core.calendar.agenda import Event
    from ontzorg_cli.core.calendar.moments import Span
    from ontzorg_cli.core.judgement.desk import Desk
    from ontzorg_cli.core.judgement.own_hours import OwnHours
    from ontzorg_cli.core.together.checkin import Checkin

LOOKED_BACK = timedelta(weeks=8)
"""The kept rate is that of so long."""

STILL_MISSED = timedelta(weeks=2)
"""A check-in that was missed longer ago is let go."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckinTime:
    """A check-in as it stands in the agenda: with whom, when, and on which day of the home zone."""

    person: str
    day: date
    span: Span
    event: Event


@dataclass(frozen=True, slots=True, kw_only=True)
class MissedCheckin:
    """The last check-in with somebody that nobody held, skipped or planned again; `times` counts those in a row."""

    time: CheckinTime
    times: int


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptRate:
    """How many of the check-ins of the last eight weeks were held."""

    held: int
    of: int


class CheckinDiary:
    """The check-ins around now, each series worked out once. A person has the name she has now."""

    def __init__(self, desk: Desk, hours: OwnHours) -> None:
        self._desk = desk
        self._hours = hours
        self._now = desk.now.astimezone(UTC)
        self._times: tuple[CheckinTime, ...] | None = None

    @property
    def times(self) -> tuple[CheckinTime, ...]:
        """Return every check-in from eight weeks back up to the horizon, in order of start."""
        if self._times is None:
            desk = self._desk
            series = [
                event
                for event in desk.events
                if event.kind is EventKind.CHECKIN and event.status is not EventStatus.CANCELLED
            ]
            last = desk.today + desk.preferences.horizon_weeks * 7 * DAY
            found = occurrences(series, first=desk.today - LOOKED_BACK, last=last, zone=desk.zone) if series else ()
            self._times = tuple(
                CheckinTime(
                    person=named(
                        self._desk.people, one.event.with_names[0] if one.event.with_names else one.event.title
                    ),
                    day=one.span.start.astimezone(desk.zone).date(),
                    span=one.span,
                    event=one.event,
                )
                for one in found
            )
        return self._times

    def upcoming(self, person: str | None = None) -> Iterator[CheckinTime]:
        """Yield the check-ins that are still to come, with `person` where one is named, in order.

        One that has an outcome already, or for which one of both is away, is none of them.
        """
        for time in self.times:
            is_ahead = time.span.end > self._now and person in {None, time.person}
            if is_ahead and self.outcome(time) is None and not self._is_excused(time):
                yield time

    def on(self, day: date) -> tuple[CheckinTime, ...]:
        """Return the check-ins of a day that are still to come, in order of start."""
        return tuple(time for time in self.upcoming() if time.day == day)

    def outcome(self, time: CheckinTime) -> Checkin | None:
        """Return what became of a check-in, where that is known."""
        return next((one for one in self._kept(time.person) if one.day == time.day), None)

    def unsettled_on(self, day: date) -> tuple[CheckinTime, ...]:
        """Return the check-ins of a day that are over and of which nobody said what became of them."""
        return tuple(
            time
            for time in self.times
            if time.day == day
            and time.span.end <= self._now
            and self.outcome(time) is None
            and not self._is_excused(time)
        )

    def last_held(self, person: str) -> Checkin | None:
        """Return the last check-in with somebody that was held."""
        held = (one for one in self._kept(person) if one.kept is Kept.HELD)
        return max(held, key=lambda one: one.at, default=None)

    def held(self, person: str) -> tuple[Checkin, ...]:
        """Return the check-ins with somebody that were held, latest first."""
        held = (one for one in self._kept(person) if one.kept is Kept.HELD)
        return tuple(sorted(held, key=lambda one: one.at, reverse=True))

    def missed(self) -> tuple[MissedCheckin, ...]:
        """Return for each person the check-in that was missed and is still to be made good, earliest first.

        None where a later one was held or skipped, where another was planned since, where the next one is today, or
        while that person is away.
        """
        people = dict.fromkeys(time.person for time in self.times)
        found = (self._missed_with(person) for person in people)
        return tuple(sorted((one for one in found if one is not None), key=lambda one: one.time.span))

    def kept_rate(self, person: str) -> KeptRate:
        """Return how many check-ins of the last eight weeks were held, of those that stood and nobody was away for."""
        days = {time.day for time in self._past(person)}
        held = [
            one for one in self._kept(person) if one.kept is Kept.HELD and one.day >= self._desk.today - LOOKED_BACK
        ]
        return KeptRate(held=len(held), of=max(len(held), len(days | {one.day for one in held})))

    def _missed_with(self, person: str) -> MissedCheckin | None:
        past = self._past(person)
        today = self._desk.today
        if not past or past[-1].day < today - STILL_MISSED:
            return None
        last = past[-1]
        stands_today = any(time.day == today and time.person == person for time in self.times)
        planned_again = any(time.event.repeat is None and time.event.source is None for time in self.upcoming(person))
        if stands_today or planned_again or self._is_settled(last) or self._is_away(person):
            return None
        times = 0
        for time in reversed(past):
            if self._is_settled(time):
                break
            times += 1
        return MissedCheckin(time=last, times=times)

    def _is_settled(self, time: CheckinTime) -> bool:
        return any(one.day >= time.day for one in self._kept(time.person))

    def _past(self, person: str) -> tuple[CheckinTime, ...]:
        """Return the check-ins with somebody before today, since the home began, for which both were there."""
        since = self._desk.since
        return tuple(
            time
            for time in self.times
            if time.person == person
            and time.day < self._desk.today
            and (since is None or time.day >= since)
            and not self._is_excused(time)
        )

    def _is_away(self, person: str) -> bool:
        """Return whether somebody is away all day."""
        today = whole_day(self._desk.today, self._desk.zone)
        away = (
            span_of(absence.when, self._desk.zone)
            for absence in self._desk.absences
            if absence.who is not None and named(self._desk.people, absence.who) == person
        )
        return not subtract((today,), away)

    def _is_excused(self, time: CheckinTime) -> bool:
        """Return whether one of both was not there: a day off, an absence.

        A check-in in a break or after hours stands as any other: somebody put it there.
        """
        mine, theirs = [], []
        for absence in self._desk.absences:
            span = span_of(absence.when, self._desk.zone)
            if absence.who is None:
                mine.append(span)
            elif named(self._desk.people, absence.who) == time.person:
                theirs.append(span)
        is_there = self._hours.on(time.day) and subtract((time.span,), mine)
        return not is_there or bool(clip((time.span,), theirs))

    def _kept(self, person: str) -> Iterator[Checkin]:
        return (one for one in self._desk.checkins if named(self._desk.people, one.person) == person)
