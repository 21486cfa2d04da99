"""Preparation goes along with its event: it moves where that moves, and is named where that goes."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from ontzorg_cli.actions.desk import lay_todays_desk
from ontzorg_cli.actions.series import Part, Scope, shifted, time_meant, times_of
from ontzorg_cli.core.calendar.agenda import Event, EventStatus
from ontzorg_cli.core.calendar.moments import Week
from ontzorg_cli.core.judgement.own_hours import OwnHours
from ontzorg_cli.core.results import Along, Hint, Touched, Verb
from ontzorg_cli.core.work.backplan import day_of, is_by_rule, slot_before

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date, datetime

    from ontzorg_cli.core.calendar.merge import Merge
    from ontzorg_cli.core.work.backplan import Slot
    from ontzorg_cli.core.work.task import Task
    from ontzorg_cli.store.home import Change, Reading

    Place = tuple[str, date | None]
    """The id of an event and, of a series, the day of one of its times on its own clocks."""

LOOKED_AHEAD = timedelta(days=800)
NEAR = timedelta(days=6)
"""So far apart the old and the new day of one time of a series may lie where its calendar gave it another name."""


def hours_until(reading: Reading, last: date, *, now: datetime) -> OwnHours:
    """Return her working time from today up to and with `last`, her absences in all that time included."""
    desk = lay_todays_desk(reading, now=now)
    absences = reading.if_readable(lambda: reading.absences(desk.today, max(last, desk.today)))
    return OwnHours(replace(desk, absences=absences))


def after_move(event: Event, moved: Touched, *, part: Part, change: Change, now: datetime) -> Along:
    """Move the preparation of an event that was changed; of a series that of the times which `part` says.

    `event` is as it was before, `moved` what became of it or of the part of it that changed.
    """
    becomes = moved.record
    if not isinstance(becomes, Event) or not hangs_on(change.tasks(), event):
        return Along()
    return move_along(_places(event, becomes, part, now.date()), change=change, now=now)


def after_drop(event: Event, *, part: Part, today: date, change: Change) -> tuple[Hint, ...]:
    """Name the open preparation of what was dropped: `event`, or of a series the times which `part` says."""
    hung = hangs_on(change.tasks(), event)
    if hung and event.repeat is not None and part.scope is not Scope.SERIES:
        day = time_meant(event, today, part)
        hung = [
            task
            for task in hung
            if task.prepares is not None
            and (task.prepares.day == day or (part.scope is Scope.FOLLOWING and task.prepares.day > day))
        ]
    return _left(event.title, hung)


def after_new_rhythm(
    gone: Iterable[tuple[Event, date]], begun: Event | None, *, change: Change, now: datetime
) -> Along:
    """Move the preparation of series that end on a day to the series that is `begun`; name what has no time there.

    What belongs to a time goes to the first of the new ones from the Monday of its week on.
    """
    places: dict[Place, Event] = {}
    hints: list[Hint] = []
    for series, since in gone:
        left = []
        for task in hangs_on(change.tasks(), series):
            if task.prepares is None or task.prepares.day < since:
                continue
            time = None if begun is None else _first_from(begun, max(Week.of(task.prepares.day).monday, now.date()))
            if time is None:
                left.append(task)
            else:
                places[series.id, task.prepares.day] = time
        hints.extend(_left(series.title, left))
    along = move_along(places, change=change, now=now)
    return Along(touched=along.touched, hints=(*along.hints, *hints))


def _first_from(series: Event, day: date) -> Event | None:
    days = times_of(series, day, day + LOOKED_AHEAD)
    return at_time(series, days[0]) if days else None


def after_import(merged: Merge, made: Iterable[Event], *, change: Change, now: datetime) -> Along:
    """Move the preparation of imported events that were moved, and name that of events that went or were cancelled."""
    hung = [task for task in change.if_readable(change.tasks) if task.prepares is not None]
    if not hung:
        return Along()
    named = {task.prepares.event for task in hung if task.prepares is not None}
    moved: dict[Place, Event] = {(was.id, None): becomes for was, becomes in merged.changed if was.id in named}
    went = [was for was, becomes in merged.changed if was.id in named and becomes.status is EventStatus.CANCELLED]
    new = list(made)
    for was in merged.gone:
        if was.id not in named:
            continue
        again = _again(was, new)
        if again is None:
            went.append(was)
        else:
            moved[was.id, None] = again
            new.remove(again)
    gone = {was.id for was in went}
    along = move_along({place: one for place, one in moved.items() if place[0] not in gone}, change=change, now=now)
    left = tuple(hint for was in went for hint in _left(was.title, hangs_on(change.tasks(), was)))
    return Along(touched=along.touched, hints=(*along.hints, *left))


def prepared_event(reading: Reading, task: Task) -> Event | None:
    """Return the event that a task prepares, as it stands on its day; None where it prepares none or that is gone."""
    prepares = task.prepares
    if prepares is None:
        return None
    events = reading.events(prepares.day, prepares.day)
    found = next((event for event in events if event.id == prepares.event), None)
    return None if found is None else at_time(found, prepares.day)


def hangs_on(tasks: Iterable[Task], event: Event) -> list[Task]:
    """Return the open work that prepares an event, whichever of its times."""
    return [task for task in tasks if task.prepares is not None and task.prepares.event == event.id]


def move_along(places: Mapping[Place, Event], *, change: Change, now: datetime) -> Along:
    """Move the open preparation of what stood at `places` to before the events that now stand there instead.

    What the user gave another date keeps it. What would lie behind goes to today.
    """
    hung = [
        (task, event)
        for task in change.tasks()
        if (prepares := task.prepares) is not None
        and (event := places.get((prepares.event, prepares.day)) or places.get((prepares.event, None))) is not None
    ]
    if not hung:
        return Along()
    zone = ZoneInfo(change.settings().timezone)
    hours = hours_until(change, max(day_of(event, zone) for _, event in hung), now=now)
    touched: list[Touched] = []
    hints: list[Hint] = []
    for task, event in hung:
        day = day_of(event, zone)
        prepares = task.prepares
        if prepares is None:
            continue
        was, moved = prepares, replace(prepares, event=event.id, day=event.first_day)
        stays = replace(task, prepares=moved)
        if was == moved and is_by_rule(task) and day >= now.date():
            stays = task
        if day < now.date() or not is_by_rule(task):
            change.put(stays, replaces=task)
            if was.day != moved.day:
                hints.append(_stays(task, behind=day < now.date()))
            continue
        slot = slot_before(day, prepares.days_before, hours=hours, now=now)
        follows = _due_on(stays, slot)
        change.put(follows, replaces=task)
        if follows.due != task.due:
            touched.append(Touched(verb=Verb.MOVED, record=follows))
            hints.extend(_about(follows, slot))
    return Along(touched=tuple(touched), hints=tuple(hints))


def late_hint(task: Task, day: date) -> Hint:
    """Return what is worth saying of preparation of which the own day lies behind."""
    return Hint(code="preparation_late", facts={"title": task.title, "day": day})


def _due_on(task: Task, slot: Slot) -> Task:
    if task.due is None or task.prepares is None:
        return task
    return replace(task, due=replace(task.due, day=slot.day), prepares=replace(task.prepares, due=slot.day))


def _about(task: Task, slot: Slot) -> Iterable[Hint]:
    if slot.is_late:
        yield late_hint(task, slot.day)
    if task.on is not None and task.on > slot.day:
        yield Hint(code="preparation_planned_later", facts={"title": task.title, "day": task.on})


def _stays(task: Task, *, behind: bool) -> Hint:
    facts: dict[str, str | int | date | datetime] = {"title": task.title, "id": task.id}
    if behind:
        return Hint(code="preparation_behind", facts=facts)
    if task.due is None:
        return Hint(code="preparation_undated", facts=facts)
    return Hint(code="preparation_stays", facts={**facts, "day": task.due.day})


def _left(title: str, hung: Sequence[Task]) -> tuple[Hint, ...]:
    if not hung:
        return ()
    ids = " ".join(task.id for task in hung)
    facts: dict[str, str | int | date | datetime] = {"title": title, "count": len(hung), "ids": ids}
    return (Hint(code="preparation_left", facts=facts),)


def _places(event: Event, becomes: Event, part: Part, today: date) -> dict[Place, Event]:
    """Return for each time of an event that changed the event as it stands there now."""
    if event.repeat is None:
        return {(event.id, None): becomes}
    if part.scope is Scope.THIS or becomes.repeat is None:
        return {(event.id, time_meant(event, today, part)): becomes}
    since = event.first_day if becomes.id == event.id else time_meant(event, today, part)
    last = today + LOOKED_AHEAD
    old, new = times_of(event, since, last), times_of(becomes, becomes.first_day, last)
    return {(event.id, was): at_time(becomes, day) for was, day in zip(old, new, strict=False)}


def at_time(event: Event, day: date) -> Event:
    """Return a series as it stands on one of its days."""
    return replace(event, when=shifted(event.when, day - event.first_day))


def _again(was: Event, new: Iterable[Event]) -> Event | None:
    """Return the time of the same series that took the place of one, or None where none is near."""
    near = [event for event in new if event.uid == was.uid and abs(event.first_day - was.first_day) <= NEAR]
    return min(near, key=lambda event: (abs(event.first_day - was.first_day), event.first_day), default=None)
