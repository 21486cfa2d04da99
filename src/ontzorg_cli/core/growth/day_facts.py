"""The facts of a day to look back on: done, moved, what came in between, own time kept or lost."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import UTC
from typing import TYPE_CHECKING

from ontzorg_cli.core.calendar.agenda import EventKind, EventStatus
from ontzorg_cli.core.calendar.moments import MINUTE, Span, clip, minutes_of, union
from ontzorg_cli.core.judgement.capacity import Horizon
from ontzorg_cli.core.judgement.day_plan import plan_of
from ontzorg_cli.core.work.plan import stored_plan
from ontzorg_cli.core.work.task import Ending

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ontzorg_cli.core.judgement.desk import Desk
    from ontzorg_cli.core.work.interruption import Interruption
    from ontzorg_cli.core.work.task import ClosedTask, Task


@dataclass(frozen=True, slots=True, kw_only=True)
class DayFacts:
    """What happened on a day. `sources` are the names behind the interruptions with their number, most first.

    `left` is the work of its plan that is still open and stands for no later day; `begun` is open work that got minutes.
    """

    day: date
    working_minutes: int
    done: tuple[ClosedTask, ...]
    moved: tuple[Task, ...]
    left: tuple[Task, ...]
    begun: tuple[Task, ...]
    interruptions: tuple[Interruption, ...]
    sources: tuple[tuple[str, int], ...]
    adhoc_minutes: int
    own_kept_minutes: int
    own_lost_minutes: int


def facts_of(day: date, desk: Desk, horizon: Horizon | None = None) -> DayFacts:
    """Return the facts of `day` as they are known at the moment of the desk."""
    horizon = horizon or Horizon(desk)
    interruptions = tuple(one for one in desk.log.interruptions if one.at.astimezone(desk.zone).date() == day)
    names = Counter(one.requester for one in interruptions if one.requester is not None)
    own = tuple(_own_time(day, horizon))
    lost = minutes_of(clip(union(_taken(day, horizon)), own))
    by_id = {task.id: task for task in desk.tasks}
    plan = stored_plan(day, desk.plans)
    planned = [by_id[task_id] for task_id in plan.tasks if task_id in by_id] if plan else []
    return DayFacts(
        day=day,
        working_minutes=minutes_of(horizon.day(day).working),
        done=tuple(
            closed
            for closed in desk.log.closed
            if closed.ending is Ending.DONE and closed.closed_at.astimezone(desk.zone).date() == day
        ),
        moved=tuple(task for task in planned if task.on is not None and task.on > day),
        left=tuple(by_id[task_id] for task_id in plan_of(day, desk, horizon.hours).tasks),
        begun=tuple(task for task in desk.tasks if horizon.ledger.task_minutes(task.id, day)),
        interruptions=interruptions,
        sources=tuple(sorted(names.items(), key=lambda one: (-one[1], one[0]))),
        adhoc_minutes=horizon.ledger.adhoc_minutes(day),
        own_kept_minutes=minutes_of(own) - lost,
        own_lost_minutes=lost,
    )


def _own_time(day: date, horizon: Horizon) -> tuple[Span, ...]:
    """Return the protected time of a day that is over by now."""
    now = horizon.desk.now.astimezone(UTC)
    blocks = (each for each in horizon.occurrences(day) if each.event.kind is EventKind.PROTECTED)
    begun = (each.span for each in blocks if each.event.status is not EventStatus.CANCELLED and each.span.start < now)
    return union(Span(span.start, min(span.end, now)) for span in begun)


def _taken(day: date, horizon: Horizon) -> Iterator[Span]:
    """Yield the time that others took: their events, and ad hoc work, which without a clock is noted when it is over."""
    for each in horizon.occurrences(day):
        if each.occupies and not each.all_day and each.event.kind is not EventKind.PROTECTED:
            yield each.span
    for one in horizon.desk.log.interruptions:
        if one.minutes:
            yield Span.between(one.at - one.minutes * MINUTE, one.at)
    closings = {(closed.id, closed.closed_at) for closed in horizon.desk.log.closed}
    for spent in horizon.desk.log.spent:
        if spent.adhoc:
            length = spent.minutes * MINUTE
            start = spent.started_at - length if (spent.task, spent.started_at) in closings else spent.started_at
            yield Span.between(start, start + length)
