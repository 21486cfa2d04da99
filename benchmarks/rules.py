"""The orders that are held against each other: the product's own, and the simple ones beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ontzorg_cli.core.judgement.adhoc import Ledger
from ontzorg_cli.core.judgement.capacity import Horizon
from ontzorg_cli.core.judgement.priority import Order, in_the_running
from ontzorg_cli.core.judgement.score import Scale
from ontzorg_cli.core.work.task import Importance

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime

    from ontzorg_cli.core.judgement.desk import Desk
    from ontzorg_cli.core.work.task import Task
    from working import Rule, Work

SECONDS_A_DAY = 86_400


class Product:
    """The product's order, from its own code, on the desk as it would find it in the files.

    What lies ahead of today is worked out once a day: during a day the time that is left of it and what was logged
    change, and those two are worked out anew each time. A test holds that this gives the same order as working out all.
    """

    def __init__(self, *, undated_last: bool = False) -> None:
        self._undated_last = undated_last
        self._day: date | None = None
        self._ahead: Horizon | None = None

    def __call__(self, work: Work) -> str:
        """Return the id of what the product puts first; with `undated_last`, of what has a date where there is any."""
        places = self.places(work)
        dated = (one for one in places if self._undated_last and work.tasks[one].real_due is not None)
        return next(dated, places[0])

    def places(self, work: Work) -> tuple[str, ...]:
        """Return the ids of the open work in the product's order; where all is for a later day, of that."""
        desk = work.desk()
        order = Order(in_the_running(desk) or desk.tasks, Scale(desk, self._horizon(desk)))
        return tuple(scored.task.id for scored in order.places)

    def _horizon(self, desk: Desk) -> Horizon:
        if self._ahead is None or self._day != desk.today:
            self._day, self._ahead = desk.today, Horizon(desk)
            return self._ahead
        again = self._ahead.with_tasks(desk)
        again.ledger = Ledger(desk, again.hours)
        return again


def first_come(work: Work) -> str:
    """Return what came in first."""
    return min(work.tasks.values(), key=lambda task: (task.created_at, task.id)).id


def last_come(work: Work) -> str:
    """Return what came in last: who always reacts."""
    return max(work.tasks.values(), key=lambda task: (task.created_at, task.id)).id


def earliest_due(work: Work) -> str:
    """Return what is due first; work without a date has the one that the product implies."""
    return min(work.tasks, key=lambda one: (work.jobs[one].aimed_at, work.tasks[one].created_at, one))


def earliest_due_undated_last(work: Work) -> str:
    """Return what is due first; work without a date comes after all that has one."""
    return min(
        work.tasks,
        key=lambda one: (
            work.tasks[one].real_due is None,
            work.jobs[one].aimed_at,
            work.tasks[one].created_at,
            one,
        ),
    )


def weightiest(work: Work) -> str:
    """Return what counts most; of what counts as much, what is due first."""
    return min(work.tasks, key=lambda one: (-work.jobs[one].weight, work.jobs[one].aimed_at, one))


# Taskwarrior

NEXT, DUE, BLOCKING, PRIORITY, SCHEDULED, ACTIVE, AGE = 15.0, 12.0, 8.0, 6.0, 5.0, 4.0, 2.0
ANNOTATIONS = TAGS = PROJECT = 1.0
WAITING, BLOCKED = -3.0, -5.0
AGE_MAX_DAYS = 365
PRIORITIES = {Importance.MUST: 1.0, Importance.SHOULD: 0.65, Importance.COULD: 0.3}
COUNTED = (0.0, 0.8, 0.9, 1.0)
"""What no, one, two and more tags or annotations count for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """What Taskwarrior knows of a task. `priority` is a part of 1: H 1, M 0.65, L 0.3, none 0."""

    entry: datetime
    due: datetime | None = None
    priority: float = 0.0
    is_active: bool = False
    is_scheduled: bool = False
    is_waiting: bool = False
    is_blocking: bool = False
    is_blocked: bool = False
    has_next_tag: bool = False
    has_project: bool = False
    tags: int = 0
    annotations: int = 0


def urgency(marks: Marks, now: datetime) -> float:
    """Return the urgency of Taskwarrior, with the coefficients it comes with.

    As published on taskwarrior.org/docs/urgency and in taskrc(5), and as in `Task::urgency_c` of its source (2.x).
    """
    return sum(
        (
            NEXT * marks.has_next_tag,
            DUE * due_part(marks.due, now),
            BLOCKING * marks.is_blocking,
            PRIORITY * marks.priority,
            SCHEDULED * marks.is_scheduled,
            ACTIVE * marks.is_active,
            AGE * age_part(marks.entry, now),
            ANNOTATIONS * COUNTED[min(marks.annotations, 3)],
            TAGS * COUNTED[min(marks.tags, 3)],
            PROJECT * marks.has_project,
            WAITING * marks.is_waiting,
            BLOCKED * marks.is_blocked,
        )
    )


def due_part(due: datetime | None, now: datetime) -> float:
    """Return 0.2 two weeks or more before the due moment, 1 a week or more after it, and a straight line between."""
    if due is None:
        return 0.0
    days_over = (now - due).total_seconds() / SECONDS_A_DAY
    return min(1.0, max(0.2, (days_over + 14) * 0.8 / 21 + 0.2))


def age_part(entry: datetime, now: datetime) -> float:
    """Return the whole days since it came in as a part of a year, 1 at most."""
    return min(1.0, int((now - entry).total_seconds() // SECONDS_A_DAY) / AGE_MAX_DAYS)


def most_urgent(work: Work) -> str:
    """Return what Taskwarrior finds most urgent; of what is as urgent, what came in first.

    A goal is its project, who asked its tag, must, should and could are H, M and L, and what she is at is active.
    """

    def key(one: str) -> tuple[float, datetime, str]:
        return -urgency(marks_of(work.tasks[one], work), work.now), work.tasks[one].created_at, one

    return min(work.tasks, key=key)


def marks_of(task: Task, work: Work) -> Marks:
    """Return a task as its owner would have it in Taskwarrior."""
    return Marks(
        entry=task.created_at,
        due=work.jobs[task.id].aimed_at if task.real_due is not None else None,
        priority=PRIORITIES[task.importance],
        is_active=task.id == work.current,
        has_project=task.goal is not None,
        tags=int(task.requester is not None),
    )


RULES: dict[str, Callable[[], Rule]] = {
    "ontzorg": Product,
    "earliest due date": lambda: earliest_due,
    "Taskwarrior's urgency": lambda: most_urgent,
    "priority first": lambda: weightiest,
    "first come": lambda: first_come,
    "last come": lambda: last_come,
    "earliest due date, undated last": lambda: earliest_due_undated_last,
    "ontzorg, undated last": lambda: Product(undated_last=True),
}
"""Each rule by its name, made anew for each month. The last two let work without a date wait for all that has one."""
