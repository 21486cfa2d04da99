"""Say afterwards what finished work really took."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from ontzorg_cli.core.results import Hint, Touched, Verb
from ontzorg_cli.core.work.interruption import TimeSpent
from ontzorg_cli.core.work.task import ClosedTask, Ending

if TYPE_CHECKING:
    from ontzorg_cli.store.home import Change

LOOKED_BACK = timedelta(days=62)


def finished(reference: str, *, change: Change) -> ClosedTask | None:
    """Return the finished task whose whole id is `reference`, None where there is none."""
    found = change.find(reference.casefold().strip())
    return found if isinstance(found, ClosedTask) and found.ending is Ending.DONE else None


def correct_time(closed: ClosedTask, took_minutes: int, *, change: Change) -> tuple[Touched, Hint]:
    """Note what a finished task took in all; the difference goes to the minutes that were noted last."""
    day = closed.closed_at.date()
    noted = [each for each in change.log(day - LOOKED_BACK, day).spent if each.task == closed.id]
    missing = took_minutes - sum(each.minutes for each in noted)
    if not noted:
        noted = [TimeSpent(task=closed.id, started_at=closed.closed_at, minutes=0, requester=closed.task.requester)]
    for last in reversed(noted):
        minutes = max(0, last.minutes + missing)
        missing -= minutes - last.minutes
        if minutes:
            change.put(replace(last, minutes=minutes, guessed=False))
        elif last.minutes:
            change.remove(last)
        if not missing:
            break
    corrected = replace(closed, took_minutes=took_minutes)
    change.put(corrected)
    return Touched(verb=Verb.CHANGED, record=corrected), Hint(code="corrected", facts={"minutes": took_minutes})
