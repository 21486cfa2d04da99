"""Find what an id means, among open work first, then in the agenda."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from ontzorg_cli.core.reference import find_by_id

if TYPE_CHECKING:
    from datetime import date

    from ontzorg_cli.core.calendar.agenda import Event
    from ontzorg_cli.core.work.task import Task
    from ontzorg_cli.store.home import Reading

BEHIND = timedelta(days=31)
AHEAD = timedelta(days=366)


def find_work(reading: Reading, reference: str, *, today: date) -> Task | Event:
    """Return the open task or the event (from a month back to a year ahead) that `reference` means.

    Raise IdNotFoundError or IdAmbiguousError, each with what may be meant.
    """
    tasks = reading.tasks()
    wanted = reference.casefold().strip()
    if any(task.id == wanted for task in tasks):
        return find_by_id(tasks, wanted)
    things: list[Task | Event] = [*tasks, *reading.events(today - BEHIND, today + AHEAD)]
    return find_by_id(things, reference)
