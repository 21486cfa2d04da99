"""Finish tasks, or drop them; what repeats comes back on its next day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontzorg_cli.actions.close_topic import close_topic
from ontzorg_cli.actions.correct_time import correct_time, finished
from ontzorg_cli.actions.desk import lay_todays_desk
from ontzorg_cli.actions.spend import note_rest, stop_clock
from ontzorg_cli.core.calendar.agenda import EventKind, span_of
from ontzorg_cli.core.calendar.moments import DAY
from ontzorg_cli.core.errors import UsageError
from ontzorg_cli.core.judgement.own_hours import OwnHours
from ontzorg_cli.core.reference import find_by_id
from ontzorg_cli.core.results import Hint, Saved, Touched, Verb
from ontzorg_cli.core.together.topic import Topic, TopicEnding
from ontzorg_cli.core.work.repeating import next_day, passed_by, time_on
from ontzorg_cli.core.work.task import ClosedTask, Ending, Task

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from ontzorg_cli.core.judgement.desk import Desk
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
    hints = _free_blocks(task, desk, change)
    if noted is not None and is_guess:
        hints.append(Hint(code="estimate_counted", facts={"minutes": noted.minutes, "id": task.id}))
    following, remarks = _next(task, at.date(), now, change)
    return [Touched(verb=Verb.DONE, record=closed), *following], [*hints, *remarks]


def drop_task(task: Task, *, ends: bool, desk: Desk, now: datetime, change: Change) -> list[Touched]:
    """Drop a task: it leaves the open work undone. What repeats comes back on its next day, unless it `ends`."""
    stopped, _ = stop_clock(task, desk=desk, change=change)
    closed = ClosedTask(task=stopped, ending=Ending.DROPPED, closed_at=now)
    change.put(closed, replaces=task)
    _free_blocks(task, desk, change)
    following = [] if ends else _next(task, now.date(), now, change)[0]
    return [Touched(verb=Verb.DROPPED, record=closed), *following]


def _free_blocks(task: Task, desk: Desk, change: Change) -> list[Hint]:
    """Take the blocks of a task that are still to begin out of the agenda, so that their time is free again."""
    last = desk.today + 7 * desk.preferences.horizon_weeks * DAY
    ahead = [
        event
        for event in change.if_readable(lambda: change.events(desk.today, last))
        if event.task == task.id
        and event.kind is EventKind.PROTECTED
        and event.repeat is None
        and event.source is None
        and span_of(event.when, desk.zone).start > desk.now
    ]
    for block in ahead:
        change.remove(block)
    return [Hint(code="blocks_freed", facts={"count": len(ahead)})] if ahead else []


def _meant(references: Sequence[str], desk: Desk, change: Change) -> tuple[list[Task], list[Topic]]:
    """Return the tasks and, of what is a whole id, the topics that references mean, each once."""
    topics = {topic.id: topic for topic in change.topics()}
    found = [topics.get(one.casefold().strip()) or find_by_id(desk.tasks, one) for one in references]
    each = {one.id: one for one in found}.values()
    return [one for one in each if isinstance(one, Task)], [one for one in each if isinstance(one, Topic)]


def _next(task: Task, closed_on: date, now: datetime, change: Change) -> tuple[list[Touched], list[Hint]]:
    """Put the next of a repeating task, and tell how often it went by."""
    day = next_day(task, closed_on=closed_on)
    if day is None:
        return [], []
    following = time_on(day, task, id=change.new_id(), created_at=now)
    change.put(following)
    missed = len(passed_by(task, day))
    hints = [Hint(code="times_missed", facts={"count": missed})] if missed else []
    return [Touched(verb=Verb.NEXT, record=following)], hints
