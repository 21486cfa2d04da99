"""Drop tasks and events."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontzorg_cli.actions.close_task import drop_task
from ontzorg_cli.actions.close_topic import close_topic
from ontzorg_cli.actions.desk import lay_todays_desk
from ontzorg_cli.actions.edit_work import NotForTasksError
from ontzorg_cli.actions.lookup import find_work
from ontzorg_cli.actions.preparation import after_drop
from ontzorg_cli.actions.series import (
    ANY_PART,
    Part,
    Scope,
    drop_event,
    drop_other_times,
    part_hints,
    stays_elsewhere,
)
from ontzorg_cli.core.calendar.agenda import Absence, Event
from ontzorg_cli.core.growth.note import Note
from ontzorg_cli.core.reference import IdNotFoundError
from ontzorg_cli.core.results import Hint, Saved, Touched, Verb
from ontzorg_cli.core.together.topic import Topic, TopicEnding
from ontzorg_cli.core.work.interruption import Interruption
from ontzorg_cli.core.work.task import Task

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date, datetime

    from ontzorg_cli.store.home import Change, Home


def drop_work(references: Sequence[str], *, home: Home, now: datetime, part: Part = ANY_PART) -> Saved:
    """Drop tasks, which leave the open work undone, events, topics, absences and what was noted. A task that repeats comes back on its next day.

    `part` says which part of a series ends. Raise IdNotFoundError, IdAmbiguousError, SeriesScopeError for a series of
    events without a scope, NotOnThatDayError, or NotForTasksError where a task is given a time of a series.
    """
    touched: list[Touched] = []
    dropped: list[tuple[tuple[Event, ...], Touched]] = []
    besides: list[Touched] = []
    with home.change("drop", now=now) as change:
        desk = lay_todays_desk(change, now=now)
        for reference in dict.fromkeys(references):
            if any(reference.casefold().strip() == one.record.id for one in besides if isinstance(one.record, Event)):
                continue
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
                others = drop_other_times(work, part=part, today=now.date(), change=change)
                touched.append(gone)
                besides.extend(Touched(verb=Verb.DROPPED, record=other) for other in others)
                dropped.append(((work, *others), gone))
        hints = tuple(
            hint for times, gone in dropped for hint in _about(times, gone, part=part, today=now.date(), change=change)
        )
    return Saved(touched=tuple(touched), step=change.step, hints=hints, besides=tuple(besides))


def _about(times: Sequence[Event], gone: Touched, *, part: Part, today: date, change: Change) -> Iterator[Hint]:
    """Yield what is worth saying of an event that went, with the other times of its series that went too."""
    event = times[0]
    yield from part_hints(event, gone, part=part, today=today)
    if len(times) > 1:
        days = [time.first_day for time in times]
        yield Hint(code="imported_times_dropped", facts={"count": len(times), "first": min(days), "last": max(days)})
    for time in times:
        yield from after_drop(time, part=part, today=today, change=change)
    yield from stays_elsewhere(event)


def _meant(change: Change, reference: str, now: datetime) -> Task | Event | Absence | Interruption | Note | Topic:
    """Return the work that a reference means, or else the absence, interruption, note or topic with that whole id."""
    try:
        return find_work(change, reference, today=now.date())
    except IdNotFoundError:
        found = change.find(reference.casefold().strip())
        if isinstance(found, Absence | Interruption | Note) or (isinstance(found, Topic) and found.is_open):
            return found
        raise
