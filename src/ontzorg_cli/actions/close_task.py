"""Finish tasks, or drop them; what repeats comes back on its next day."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ontzorg_cli.actions.close_topic import close_topic
from ontzorg_cli.actions.correct_time import correct_time, finished
from ontzorg_cli.actions.desk import lay_todays_desk
from ontzorg_cli.actions.spend import note_rest, stop_clock
from ontzorg_cli.core.calendar.moments import DAY
from ontzorg_cli.core.calendar.recurrence import next_after
from ontzorg_cli.core.calendar.rule_changes import rest_of
from ontzorg_cli.core.errors import UsageError
from ontzorg_cli.core.judgement.own_hours import OwnHours
from ontzorg_cli.core.reference import find_by_id
from ontzorg_cli.core.results import Hint, Saved, Touched, Verb
from ontzorg_cli.core.together.topic import Topic, TopicEnding
from ontzorg_cli.core.work.task import ClosedTask, Ending, Task

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime, timedelta

    from ontzorg_cli.core.judgement.desk import Desk
    from ontzorg_cli.core.work.task import Due
    from ontzorg_cli.store.home import Change, Home


class DoneInFutureError(UsageError):
    """Nothing is finished tomorrow yet."""

    code = "done_in_future"


class TookNeedsOneError(UsageError):
    """The minutes of several tasks cannot be told from one number."""

    code = "took_needs_one"


def finish_tasks(
    references: Sequence[str],
    *,
    home: Home,
    now: datetime,
    took_minutes: int | None = None,
    day: date | None = None,
    answer: str = "",
) -> Saved:
    """Finish tasks now, or on an earlier `day`, and topics that were discussed; without `took_minutes` the estimate counts, as a guess.

    Finished work that is named with `took_minutes` has its time put right; `answer` is what was decided on a topic.
    Raise IdNotFoundError, IdAmbiguousError, DoneInFutureError or TookNeedsOneError.
    """
    if took_minutes is not None and len(references) > 1:
        raise TookNeedsOneError
    if day is not None and day > now.date():
        raise DoneInFutureError(day=day.isoformat())
    touched: list[Touched] = []
    hints: list[Hint] = []
    with home.change("done", now=now) as change:
        desk = lay_todays_desk(change, now=now)
        over = finished(references[0], change=change) if took_minutes is not None else None
        if over is not None and took_minutes is not None:
            corrected, hint = correct_time(over, took_minutes, change=change)
            touched.append(corrected)
            hints.append(hint)
            references = ()
        at = now if day is None or day == now.date() else OwnHours(desk).day_end(day)
        tasks, topics = _meant(references, desk, change)
        ending = TopicEnding.DECIDED if answer else TopicEnding.DISCUSSED
        touched.extend(close_topic(topic, ending, answer=answer, now=now, change=change) for topic in topics)
        for task in tasks:
            done, remarks = finish_task(task, took_minutes=took_minutes, at=at, now=now, desk=desk, change=change)
            touched.extend(done)
            hints.extend(remarks)
    return Saved(touched=tuple(touched), step=change.step, hints=tuple(hints))


def finish_task(
    task: Task, *, took_minutes: int | None = None, at: datetime, now: datetime, desk: Desk, change: Change
) -> tuple[list[Touched], list[Hint]]:
    """Finish a task at a moment; what repeats comes back on its next day. Without minutes the estimate counts."""
    stopped, _ = stop_clock(task, desk=desk, change=change)
    took, noted = note_rest(stopped, took_minutes=took_minutes, at=at, desk=desk, change=change)
    closed = ClosedTask(task=stopped, ending=Ending.DONE, closed_at=at, took_minutes=took)
    change.put(closed, replaces=task)
    is_guess = noted is not None and noted.guessed
    hints = (
        [Hint(code="estimate_counted", facts={"minutes": noted.minutes, "id": task.id})] if noted and is_guess else []
    )
    return [Touched(verb=Verb.DONE, record=closed), *_next(task, at.date(), now, change)], hints


def drop_task(task: Task, *, ends: bool, desk: Desk, now: datetime, change: Change) -> list[Touched]:
    """Drop a task: it leaves the open work undone. What repeats comes back on its next day, unless it `ends`."""
    stopped, _ = stop_clock(task, desk=desk, change=change)
    closed = ClosedTask(task=stopped, ending=Ending.DROPPED, closed_at=now)
    change.put(closed, replaces=task)
    following = [] if ends else _next(task, now.date(), now, change)
    return [Touched(verb=Verb.DROPPED, record=closed), *following]


def _meant(references: Sequence[str], desk: Desk, change: Change) -> tuple[list[Task], list[Topic]]:
    """Return the tasks and, of what is a whole id, the topics that references mean, each once."""
    topics = {topic.id: topic for topic in change.topics()}
    found = [topics.get(one.casefold().strip()) or find_by_id(desk.tasks, one) for one in references]
    each = {one.id: one for one in found}.values()
    return [one for one in each if isinstance(one, Task)], [one for one in each if isinstance(one, Topic)]


def _next(task: Task, closed_on: date, now: datetime, change: Change) -> list[Touched]:
    """Put the next of a repeating task on its first day after the old one and after it was closed."""
    anchor = _anchor(task)
    if task.repeat is None or anchor is None:
        return []
    day = next_after(task.repeat, start=anchor, after=max(anchor, closed_on))
    if day is None:
        return []
    later = day - anchor
    due, really_due = _later(task.due, later), _later(task.really_due, later)
    deadline = really_due or due
    on = task.on + later if task.on is not None else None
    following = replace(
        task,
        id=change.new_id(),
        created_at=now,
        spent_minutes=0,
        started_at=None,
        moves=0,
        due=due,
        really_due=really_due,
        on=min(on, deadline.day) if on is not None and deadline is not None else on,
        repeat=rest_of(task.repeat, start=anchor, day=day),
    )
    change.put(following)
    return [Touched(verb=Verb.NEXT, record=following)]


def _anchor(task: Task) -> date | None:
    """Return the day that the rule is about: the planned or the due day, whichever the rule has, the planned one first.

    A task that was put off has neither on a day of its rule; then the day it was put off to counts.
    """
    days = [day for day in (task.on, task.due.day if task.due else None) if day is not None]
    if task.repeat is None or not days:
        return None
    return next((day for day in days if next_after(task.repeat, start=day, after=day - DAY) == day), days[0])


def _later(due: Due | None, by: timedelta) -> Due | None:
    return replace(due, day=due.day + by) if due is not None else None
