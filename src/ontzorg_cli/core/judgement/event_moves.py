"""Which movable events can leave a day that asks too much, where moving work is not enough (ENGINE.md 6)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from ontzorg_cli.core.calendar.agenda import AllDay, Event, EventKind, span_of
from ontzorg_cli.core.judgement.capacity import Horizon
from ontzorg_cli.core.judgement.fit import Fit
from ontzorg_cli.core.judgement.verdict import Advice, AdviceAction

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ontzorg_cli.core.calendar.agenda import Occurrence

MOST_EVENTS = 3
"""More meetings to move than that is no advice for one day."""

MOST_DAYS = 5
"""So many later days with its hour free are looked at: for each of them six weeks are worked out anew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MovedEvent:
    """An event on another day at its own hour, the fit after that, and what stays too much on the old day."""

    event: Event
    to: date
    fit: Fit
    residual_minutes: int

    @property
    def advice(self) -> Advice:
        """Return the advice to move it: by oneself, or in agreement with whoever is there too."""
        return Advice(
            action=AdviceAction.MOVE_EVENT,
            command=("defer", self.event.id, self.to.isoformat()),
            to=self.to,
            person=next(iter(self.event.with_names), None),
            residual_minutes=self.residual_minutes,
            title=self.event.title,
        )


def movable_events_out(fit: Fit, day: date) -> Iterator[MovedEvent]:
    """Yield the events that leave a day one after the other until it fits, those with nobody else first.

    Each makes it less, goes to the first later working day that has its hour free, and makes no day fuller than it may
    be. A series stays, and so does what has begun or was imported: where that is decided is elsewhere.
    """
    excess = fit.excess_minutes(day)
    for number, one in enumerate(_movable(fit, day)):
        if not excess or number >= MOST_EVENTS:
            return
        moved = _moved(fit, one, day)
        if moved is not None and moved.residual_minutes < excess:
            fit, excess = moved.fit, moved.residual_minutes
            yield moved


def _movable(fit: Fit, day: date) -> list[Occurrence]:
    found = [
        one
        for one in fit.horizon.entered(day)
        if one.event.movable
        and one.occupies
        and not isinstance(one.event.when, AllDay)
        and one.event.kind is EventKind.EVENT
        and one.event.repeat is None
        and one.event.source is None
        and one.event.first_day == day
        and one.span.start > fit.desk.now
    ]
    return sorted(found, key=lambda one: (bool(one.event.with_names), -one.span.minutes, one.span.start, one.event.id))


def _moved(fit: Fit, one: Occurrence, day: date) -> MovedEvent | None:
    """Return the event on the first later day that takes it, or None where none of the first few does."""
    for moved in islice(_on_later_days(fit, one, day), MOST_DAYS):
        events = tuple(moved if event.id == moved.id else event for event in fit.desk.events)
        desk = replace(fit.desk, events=events)
        after = Fit(desk, Horizon(desk))
        if not after.excess_minutes(moved.first_day) and after.is_nowhere_fuller_than(fit):
            return MovedEvent(event=moved, to=moved.first_day, fit=after, residual_minutes=after.excess_minutes(day))
    return None


def _on_later_days(fit: Fit, one: Occurrence, day: date) -> Iterator[Event]:
    """Yield the event on each later working day that has its hour free."""
    when = one.event.when
    if isinstance(when, AllDay):
        return
    for time in fit.horizon.days():
        if time.day > day:
            moved = replace(one.event, when=replace(when, start=when.start + (time.day - day)))
            span = span_of(moved.when, fit.desk.zone)
            if any(gap.overlap(span) == span for gap in time.free):
                yield moved
