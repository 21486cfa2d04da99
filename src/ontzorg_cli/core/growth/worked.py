"""The log as stretches of time: what went into which work from when to when, and what others took."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ontzorg_cli.core.calendar.agenda import EventKind
from ontzorg_cli.core.calendar.moments import MINUTE, Span
from ontzorg_cli.core.judgement.adhoc import is_adhoc_on, running_minutes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date, datetime

    from ontzorg_cli.core.calendar.agenda import Occurrence
    from ontzorg_cli.core.judgement.desk import Desk
    from ontzorg_cli.core.judgement.own_hours import OwnHours


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Minutes that went into work on `day`. `is_running` where the clock still goes."""

    day: date
    span: Span
    minutes: int
    adhoc: bool
    requester: str | None
    is_running: bool = False


def stretches(desk: Desk, hours: OwnHours) -> Iterator[Stretch]:
    """Yield every stretch in the log, that of running work included.

    What was noted without a clock, an interruption or work as it was finished, is noted when it is over: its minutes
    lie before that moment.
    """
    closings = {(closed.id, closed.closed_at) for closed in desk.log.closed}
    for spent in desk.log.spent:
        length = spent.minutes * MINUTE
        start = spent.started_at - length if (spent.task, spent.started_at) in closings else spent.started_at
        yield Stretch(
            day=_day_of(spent.started_at, desk),
            span=Span.between(start, start + length),
            minutes=spent.minutes,
            adhoc=spent.adhoc,
            requester=spent.requester,
        )
    for one in desk.log.interruptions:
        if one.task is None and one.minutes is not None:
            yield Stretch(
                day=_day_of(one.at, desk),
                span=Span.between(one.at - one.minutes * MINUTE, one.at),
                minutes=one.minutes,
                adhoc=True,
                requester=one.requester,
            )
    for task in desk.tasks:
        if task.started_at is not None and task.is_mine:
            day = _day_of(task.started_at, desk)
            minutes = running_minutes(task, desk, hours)
            yield Stretch(
                day=day,
                span=Span.between(task.started_at, task.started_at + minutes * MINUTE),
                minutes=minutes,
                adhoc=is_adhoc_on(task, day, desk, hours),
                requester=task.requester,
                is_running=True,
            )


def taken_by_others(happening: Iterable[Occurrence], logged: Iterable[Stretch]) -> Iterator[Span]:
    """Yield the time that others took: appointments that are not own time, and ad hoc work."""
    for each in happening:
        if each.occupies and not each.all_day and each.event.kind is not EventKind.PROTECTED:
            yield each.span
    for stretch in logged:
        if stretch.adhoc and not stretch.is_running:
            yield stretch.span


def _day_of(moment: datetime, desk: Desk) -> date:
    return moment.astimezone(desk.zone).date()
