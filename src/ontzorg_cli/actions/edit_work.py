"""Change a task or an event."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ontzorg_cli.actions.add_task import entry_hints
from ontzorg_cli.actions.lookup import find_work
from ontzorg_cli.actions.preparation import after_move
from ontzorg_cli.actions.series import (
    ANY_PART,
    Part,
    Scope,
    change_event,
    part_hints,
    part_that_changes,
    shifted,
    stays_elsewhere,
    told,
)
from ontzorg_cli.core.calendar.agenda import AllDay, Event
from ontzorg_cli.core.calendar.rule_changes import kept_in_month
from ontzorg_cli.core.errors import UsageError
from ontzorg_cli.core.reference import IdNotFoundError
from ontzorg_cli.core.results import Along, Saved, Touched, Verb
from ontzorg_cli.core.together.topic import (
    NO_CHANGE,
    DecisionChange,
    OnlyForDecisionsError,
    Topic,
    changed_decision,
)
from ontzorg_cli.core.work.change import Emptied, TaskChange, changed_task
from ontzorg_cli.core.work.entering import checked_title
from ontzorg_cli.core.work.task import Task

if TYPE_CHECKING:
    from datetime import date, datetime, time

    from ontzorg_cli.core.calendar.agenda import When
    from ontzorg_cli.core.results import Hint
    from ontzorg_cli.store.home import Change, Home


@dataclass(frozen=True, slots=True, kw_only=True)
class NewStart:
    """When an event is to start; what is None stays as it is."""

    day: date | None = None
    at: time | None = None


class NothingToChangeError(UsageError):
    """`edit` was told what to edit, not what should change."""

    code = "nothing_to_change"


class NotForEventsError(UsageError):
    """That option belongs to tasks."""

    code = "not_for_events"


class OnceOnlyError(UsageError):
    """One time of a series has no rhythm of its own."""

    code = "once_only"


class NotForTasksError(UsageError):
    """That option belongs to events."""

    code = "not_for_tasks"


class NotForTopicsError(UsageError):
    """Of a topic only the text can be changed."""

    code = "not_for_topics"


def edit_work(
    reference: str,
    change: TaskChange,
    *,
    home: Home,
    now: datetime,
    start: NewStart | None = None,
    part: Part = ANY_PART,
    decision: DecisionChange = NO_CHANGE,
) -> Saved:
    """Change the task, event or topic that `reference` means; `start` and a day of `part` are for an event alone.

    `decision` is what is said anew of a decision alone: raise OnlyForDecisionsError elsewhere.
    Raise IdNotFoundError, IdAmbiguousError, NothingToChangeError, NotForEventsError, NotForTasksError,
    NotForTopicsError, NotOnThatDayError, or what the change itself raises.
    """
    if change == TaskChange() and start is None and decision == NO_CHANGE:
        raise NothingToChangeError
    with home.change("edit", now=now) as step:
        work = _meant(reference, step, now)
        along = Along()
        if isinstance(work, Topic):
            if replace(change, title=None) != TaskChange() or start is not None:
                raise NotForTopicsError
            topic = changed_decision(work, decision)
            if change.title is not None:
                topic = replace(topic, title=checked_title(change.title))
            step.put(topic, replaces=work)
            touched = Touched(verb=Verb.CHANGED, record=topic)
            hints: tuple[Hint, ...] = ()
        elif decision != NO_CHANGE:
            raise OnlyForDecisionsError(options=decision.options)
        elif isinstance(work, Task):
            if start is not None or part.of is not None:
                raise NotForTasksError
            changed = changed_task(work, change, people=step.people(), goals=step.goals(), tasks=step.tasks())
            step.put(changed, replaces=work)
            touched = Touched(verb=Verb.CHANGED, record=changed)
            hints = entry_hints(changed)
        else:
            _check_for_event(work, change, start)
            if change.repeat is not None and work.repeat is not None and part.scope is Scope.THIS:
                raise OnceOnlyError
            if start is not None or replace(change, title=None) != TaskChange():
                part = part_that_changes(work, part)
            touched = change_event(
                work,
                lambda each: _changed_event(each, change, start or NewStart()),
                part=part,
                today=now.date(),
                change=step,
                verb=Verb.CHANGED,
            )
            along = after_move(work, touched, part=part, change=step, now=now)
            changed_event = touched.record if isinstance(touched.record, Event) else None
            hints = (
                *part_hints(work, touched, part=part, today=now.date()),
                *along.hints,
                *stays_elsewhere(work, changed_event),
            )
            touched = told(touched, now.date())
    return Saved(touched=(touched, *along.touched), step=step.step, hints=hints)


def _meant(reference: str, step: Change, now: datetime) -> Task | Event | Topic:
    """Return the work that a reference means, or else the open topic of which it is the whole id."""
    try:
        return find_work(step, reference, today=now.date())
    except IdNotFoundError:
        wanted = reference.casefold().strip()
        topic = next((topic for topic in step.topics() if topic.id == wanted), None)
        if topic is None:
            raise
        return topic


def _check_for_event(event: Event, change: TaskChange, start: NewStart | None) -> None:
    is_timed = not isinstance(event.when, AllDay)
    has_time = change.minutes is not None or (start is not None and start.at is not None)
    emptied = isinstance(change.minutes, Emptied) or isinstance(change.on, Emptied)
    if (
        replace(change, title=None, minutes=None, on=None, repeat=None) != TaskChange()
        or emptied
        or (has_time and not is_timed)
    ):
        raise NotForEventsError


def _changed_event(event: Event, change: TaskChange, start: NewStart) -> Event:
    day = start.day or (None if isinstance(change.on, Emptied) else change.on)
    when = shifted(event.when, day - event.first_day) if day is not None else event.when
    if not isinstance(when, AllDay):
        when = replace(
            when,
            start=when.start if start.at is None else when.start.combine(when.start, start.at),
            minutes=change.minutes if isinstance(change.minutes, int) else when.minutes,
        )
    title = checked_title(change.title) if change.title is not None else event.title
    return replace(event, title=title, when=when, repeat=_repeat(event, change, when))


def _repeat(event: Event, change: TaskChange, when: When) -> str | None:
    if isinstance(change.repeat, Emptied):
        return None
    day = when.first if isinstance(when, AllDay) else when.start.date()
    return event.repeat if change.repeat is None else kept_in_month(change.repeat, day)
