"""Drop tasks and events."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontzorg_cli.actions.close_task import drop_task
from ontzorg_cli.actions.close_topic import close_topic
from ontzorg_cli.actions.desk import lay_todays_desk
from ontzorg_cli.actions.edit_work import NotForTasksError
from ontzorg_cli.actions.lookup import find_work
from ontzorg_cli.actions.preparation import after_drop
from ontzorg_cli.actions.series import ANY_PART, Part, Scope, drop_event, part_hints, stays_elsewhere
from ontzorg_cli.core.calendar.agenda import Absence
from ontzorg_cli.core.growth.note import Note
from ontzorg_cli.core.reference import IdNotFoundError
from ontzorg_cli.core.results import Saved, Touched, Verb
from ontzorg_cli.core.together.topic import Topic, TopicEnding
from ontzorg_cli.core.work.interruption import Interruption
from ontzorg_cli.core.work.task import Task

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from ontzorg_cli.core.calendar.agenda import Event
    from ontzorg_cli.store.home import Change, Home


def drop_work(references: Sequence[str], *, home: Home, now: datetime, part: Part = ANY_PART) -> Saved:
    """Drop tasks, which leave the open work undone, events, topics, absences and what was noted. A task that repeats comes back on its next day.

    `part` says which part of a series ends. Raise IdNotFoundError, IdAmbiguousError, SeriesScopeError for a series of
    events without a scope, NotOnThatDayError, or NotForTasksError where a task is given a time of a series.
    """
    touched: list[Touched] = []
    dropped: list[tuple[Event, Touched]] = []
    with home.change("drop", now=now) as change:
        desk = lay_todays_desk(change, now=now)
        for reference in dict.fromkeys(references):
            work = _meant(change, reference, now)
            if isinstance(work, Absence | Interruption | Note):
                change.remove(work)
                touched.append(Touched(verb=Verb.DROPPED, record=work))
            elif isinstance(work, Topic):
                touched.append(close_topic(work, TopicEnding.DROPPED, now=now, change=change))
            elif isinstance(work, Task):
                if part.of is not None:
                    raise NotForTasksError
                ends = part.scope in {Scope.SERIES, Scope.FOLLOWING}
                touched.extend(drop_task(work, ends=ends, desk=desk, now=now, change=change))
            else:
                gone = drop_event(work, part=part, today=now.date(), change=change)
                touched.append(gone)
                dropped.append((work, gone))
        hints = tuple(
            hint
            for event, gone in dropped
            for hint in (
                *part_hints(event, gone, part=part, today=now.date()),
                *after_drop(event, part=part, today=now.date(), change=change),
                *stays_elsewhere(event),
            )
        )
    return Saved(touched=tuple(touched), step=change.step, hints=hints)


def _meant(change: Change, reference: str, now: datetime) -> Task | Event | Absence | Interruption | Note | Topic:
    """Return the work that a reference means, or else the absence, interruption, note or topic with that whole id."""
    try:
        return find_work(change, reference, today=now.date())
    except IdNotFoundError:
        found = change.find(reference.casefold().strip())
        if isinstance(found, Absence | Interruption | Note) or (isinstance(found, Topic) and found.is_open):
            return found
        raise
