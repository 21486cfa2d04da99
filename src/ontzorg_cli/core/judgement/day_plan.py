"""What stands in the plan of a day: carried over, planned for it, or really due by then (ENGINE.md 2)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ontzorg_cli.core.calendar.moments import DAY, whole_day
from ontzorg_cli.core.judgement.adhoc import is_adhoc_on
from ontzorg_cli.core.judgement.own_hours import OwnHours
from ontzorg_cli.core.work.plan import stored_plan

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date, datetime

    from ontzorg_cli.core.judgement.desk import Desk
    from ontzorg_cli.core.work.plan import DayPlan
    from ontzorg_cli.core.work.task import Task


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedDay:
    """The plan of a day as it stands at a moment: ids, those that were carried over first until it is fixed.

    `carried` are the ids that were left of an earlier day, `nights` for each of them how many nights it was carried.
    `fixed_at` is None as long as the plan moves with the work.
    """

    day: date
    tasks: tuple[str, ...]
    carried: tuple[str, ...] = ()
    nights: Mapping[str, int] = field(default_factory=dict)
    fixed_at: datetime | None = None


def plan_of(day: date, desk: Desk, hours: OwnHours | None = None) -> PlannedDay:
    """Return the plan of a day (ENGINE.md 2): carried over, planned for it or before, or really due by then.

    Work planned for a later day is not in it, even where it is due: its owner decided so. A fixed plan loses what is
    closed or moved on, and gains what has since been planned for the day. The plan of a day ahead leaves out what a
    working day before it still has the time for.
    """
    hours = hours or OwnHours(desk)
    ended = whole_day(day, desk.zone).end
    open_work = {task.id: task for task in desk.tasks if _may_stand(task, day, ended)}
    stored = stored_plan(day, desk.plans)
    busy_until, sooner = _busy_until(day, desk, hours), frozenset[str]()
    if busy_until is not None:
        sooner = frozenset(plan_of(_next_day_of_work(desk, hours), desk, hours).tasks)
    if stored is not None:
        left = [task_id for task_id in stored.tasks if task_id in open_work]
        nights = {task_id: count for task_id, count in stored.nights.items() if task_id in open_work}
    else:
        nights = {} if busy_until else _carried(day, desk.plans, open_work)
        left = list(nights)
    known = sooner.union(left)
    since = [
        task
        for task in open_work.values()
        if task.id not in known
        and (wanted := hours.wanted_on(task)) is not None
        and wanted <= day
        and (busy_until is None or wanted > busy_until)
        and not is_adhoc_on(task, day, desk, hours)
    ]
    since.sort(key=lambda task: (hours.wanted_on(task), task.created_at, task.id))
    return PlannedDay(
        day=day,
        tasks=(*left, *(task.id for task in since)),
        carried=tuple(task_id for task_id in left if task_id in nights),
        nights=nights,
        fixed_at=stored.fixed_at if stored else None,
    )


def _may_stand(task: Task, day: date, ended: datetime) -> bool:
    if task.owner is not None or (task.on is not None and task.on > day):
        return False
    # Dates compare far faster than moments, and nearly all work came in long before.
    return task.created_at.date() < day or task.created_at < ended


def _busy_until(day: date, desk: Desk, hours: OwnHours) -> date | None:
    """Return the last working day before a day ahead that still has time from now on, if there is one."""
    before = next(hours.before(day), None) if day > desk.today else None
    return before if before is not None and hours.day_end(before) > desk.now else None


def _next_day_of_work(desk: Desk, hours: OwnHours) -> date:
    """Return the first day with working time from now on, where it is known that there is one."""
    return next(day for day in hours.after(desk.today - DAY) if hours.day_end(day) > desk.now)


def _carried(day: date, plans: Sequence[DayPlan], open_work: Mapping[str, Task]) -> dict[str, int]:
    """Return the nights of what was left of the last plan before `day`; its ad hoc work is left over as well."""
    last = max((plan for plan in plans if plan.day < day), key=lambda plan: plan.day, default=None)
    if last is None:
        return {}
    left = [task_id for task_id in last.tasks if task_id in open_work and not _moved_on(open_work[task_id], last.day)]
    known = frozenset(left)
    left += sorted(
        task.id for task in open_work.values() if task.on is not None and task.on <= last.day and task.id not in known
    )
    return {task_id: last.nights.get(task_id, 0) + 1 for task_id in left}


def _moved_on(task: Task, day: date) -> bool:
    return task.on is not None and task.on > day
