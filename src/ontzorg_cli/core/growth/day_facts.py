"""The facts of a day to look back on: done, moved, what came in between, own time kept or lost."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import UTC
from typing import TYPE_CHECKING

from ontzorg_cli.core.calendar.agenda import EventKind, EventStatus
from ontzorg_cli.core.calendar.moments import Span, clip, minutes_of, union
from ontzorg_cli.core.growth.worked import stretches, taken_by_others
from ontzorg_cli.core.judgement.capacity import Horizon
from ontzorg_cli.core.judgement.day_plan import plan_of
from ontzorg_cli.core.work.plan import stored_plan
from ontzorg_cli.core.work.task import Ending

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from ontzorg_cli.core.calendar.agenda import Occurrence
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
    happening = horizon.occurrences(day)
    own = own_time(happening, desk.now)
    lost = minutes_of(clip(union(taken_by_others(happening, stretches(desk, horizon.hours))), own))
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


def own_time(happening: Iterable[Occurrence], now: datetime) -> tuple[Span, ...]:
    """Return the protected time among what happens that is over by `now`."""
    until = now.astimezone(UTC)
    blocks = (each for each in happening if each.event.kind is EventKind.PROTECTED)
    begun = (each.span for each in blocks if each.event.status is not EventStatus.CANCELLED and each.span.start < until)
    return union(Span(span.start, min(span.end, until)) for span in begun)
