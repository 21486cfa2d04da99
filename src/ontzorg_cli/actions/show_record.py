"""Show one record with all there is to know of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ontzorg_cli.actions.lookup import find_work
from ontzorg_cli.actions.preparation import hangs_on, prepared_event
from ontzorg_cli.actions.series import time_shown
from ontzorg_cli.core.calendar.agenda import CalendarMark, Event
from ontzorg_cli.core.growth.reflection import Reflection
from ontzorg_cli.core.judgement.resting import Rest
from ontzorg_cli.core.reference import IdNotFoundError
from ontzorg_cli.core.work.interruption import TimeSpent
from ontzorg_cli.core.work.plan import DayPlan
from ontzorg_cli.core.work.task import Task
from ontzorg_cli.core.work.template import Step, Template, Yearly

if TYPE_CHECKING:
    from datetime import datetime

    from ontzorg_cli.core.results import Record
    from ontzorg_cli.core.together.person import Goal
    from ontzorg_cli.store.home import Home


NOT_SHOWN = DayPlan | TimeSpent | Reflection | Rest | Template | Step | Yearly | CalendarMark
"""What has no id to be shown by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownRecord:
    """A record, the goal it serves, and the titles of the work it waits for."""

    record: Record
    goal: Goal | None = None
    waits_for: tuple[str, ...] = ()
    prepares: Event | None = None
    """The event that a task prepares, as it stands on its day."""
    preparation: tuple[Task, ...] = ()
    """The open work that prepares an event."""
    time: Event | None = None
    """Of a series its next time, or its last where it is over."""


def show_record(reference: str, *, home: Home, now: datetime) -> ShownRecord:
    """Return what goes by an id: open work or an event by the beginning of one, anything else by the whole.

    Raise IdNotFoundError or IdAmbiguousError.
    """
    reading = home.read()
    try:
        record: Record = find_work(reading, reference, today=now.date())
    except IdNotFoundError:
        found = reading.find(reference.casefold().strip())
        if found is None or isinstance(found, NOT_SHOWN):
            raise
        record = found
    task = getattr(record, "task", record)
    goal = getattr(task, "goal", None)
    return ShownRecord(
        record=record,
        goal=next((known for known in reading.goals() if known.id == goal), None),
        waits_for=tuple(
            f"{other.id} {other.title}" for other in reading.tasks() if other.id in getattr(task, "depends", ())
        ),
        prepares=prepared_event(reading, task) if isinstance(task, Task) else None,
        preparation=tuple(hangs_on(reading.tasks(), record)) if isinstance(record, Event) else (),
        time=time_shown(record, now.date()) if isinstance(record, Event) and record.repeat is not None else None,
    )
