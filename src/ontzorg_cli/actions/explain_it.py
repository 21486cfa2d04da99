"""Explain a task, a day or a flag, whichever was named."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ontzorg_cli.actions.desk import lay_desk
from ontzorg_cli.actions.look_at_day import reflections_of_late
from ontzorg_cli.actions.lookup import AHEAD, BEHIND
from ontzorg_cli.core.errors import UsageError
from ontzorg_cli.core.judgement.capacity import Horizon
from ontzorg_cli.core.judgement.day_sum import explain_day
from ontzorg_cli.core.judgement.explain import FLAG_CODES, explain, explain_flag
from ontzorg_cli.core.judgement.verdict import Explanation
from ontzorg_cli.core.reference import IdNotFoundError, find_by_id

if TYPE_CHECKING:
    from datetime import date, datetime

    from ontzorg_cli.core.calendar.agenda import Event
    from ontzorg_cli.core.judgement.verdict import DayExplanation, FlagExplanation
    from ontzorg_cli.store.home import Home

    Explained = Explanation | DayExplanation | FlagExplanation


class EventNotWeighedError(UsageError):
    """`id` is an event, called `title`: it takes its time, and is not weighed against other work."""

    code = "event_not_weighed"


def event_of(explained: Explained, *, home: Home) -> Event | None:
    """Return the event that an explained task prepares; None where it prepares none or that is gone."""
    if not isinstance(explained, Explanation) or explained.task.prepares is None:
        return None
    from ontzorg_cli.actions.preparation import prepared_event  # noqa: PLC0415 - little work prepares an event

    return prepared_event(home.read(), explained.task)


def explain_it(reference: str | None, day: date | None, *, home: Home, now: datetime) -> Explained:
    """Return the explanation of the flag or open task that `reference` names, or else of `day`, or of today.

    A flag is explained as the first look at the day tells it: whoever asks has seen it there. An id comes before a day,
    for no id is a date word. Raise IdNotFoundError, IdAmbiguousError, or EventNotWeighedError.
    """
    reading = home.read()
    desk = lay_desk(reading, now=now, day=day, by_person=True)
    if reference in FLAG_CODES:
        reflected = tuple(each.day for each in reflections_of_late(home, reading, desk.today))
        desk = replace(desk, reflected=reflected, is_first_look=True)
        return explain_flag(reference, desk, Horizon(desk))
    horizon = Horizon(desk)
    if reference is None or (day is not None and all(task.id != reference for task in desk.tasks)):
        return explain_day(day or desk.today, desk, horizon)
    try:
        task = find_by_id(desk.tasks, reference)
    except IdNotFoundError:
        wanted = reference.casefold().strip()
        for event in reading.events(desk.today - BEHIND, desk.today + AHEAD):
            if event.id == wanted:
                raise EventNotWeighedError(id=event.id, title=event.title) from None
        raise
    return explain(task.id, desk, horizon)
