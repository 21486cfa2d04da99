"""The year wheel: what comes up of the work of every year, and making the tasks for it in time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from ontzorg_cli.actions.backplan import CLOSED_BEHIND
from ontzorg_cli.actions.preparation import hours_until, late_hint
from ontzorg_cli.actions.usual_files import keep_usual_files
from ontzorg_cli.core.results import Saved, Touched, Verb
from ontzorg_cli.core.work.backplan import PlannedStep, Slot, YearItem, YearLook, slot_before
from ontzorg_cli.core.work.task import Due, Task
from ontzorg_cli.core.work.template import EVENT_PLACE, Step
from ontzorg_cli.core.work.year_wheel import days_between, mark_of

if TYPE_CHECKING:
    from datetime import datetime

    from ontzorg_cli.actions.usual_files import UsualFiles
    from ontzorg_cli.core.judgement.own_hours import OwnHours
    from ontzorg_cli.core.work.task import ClosedTask
    from ontzorg_cli.core.work.template import Yearly
    from ontzorg_cli.core.work.usual_work import UsualWork
    from ontzorg_cli.store.home import Change, Home, Reading

MONTHS = 12
DAY = timedelta(days=1)
WEEK = timedelta(weeks=1)


def look_at_year(usual: UsualFiles, *, year: int | None, weeks: int | None, home: Home, now: datetime) -> YearLook:
    """Return the work of every year of the coming twelve months, or of `year`; near is what begins within `weeks`."""
    keep_usual_files(usual, home=home, now=now)
    reading = home.read()
    return _laid_out(reading.usual_work(usual.work), reading, year, weeks, now)


def make_year(
    usual: UsualFiles, *, year: int | None, weeks: int | None, home: Home, now: datetime
) -> tuple[YearLook, Saved]:
    """Make the tasks of what it is time for and that are not there yet, as one step."""
    keep_usual_files(usual, home=home, now=now)
    with home.change("agenda backplan", now=now) as change:
        look = _laid_out(change.usual_work(usual.work), change, year, weeks, now)
        items = tuple(_made(item, change, now) if item in look.to_make else item for item in look.items)
    made = [each for item in items for each in item.steps if each.made is not None]
    touched = tuple(Touched(verb=Verb.ADDED, record=each.made) for each in made if each.made is not None)
    hints = tuple(late_hint(each.made, each.slot.day) for each in made if each.made is not None and each.slot.is_late)
    return replace(look, items=items), Saved(touched=touched, step=change.step, hints=hints)


def _made(item: YearItem, change: Change, now: datetime) -> YearItem:
    """Make the tasks of an item that are not there yet."""
    steps: list[PlannedStep] = []
    for each in item.steps:
        made = None
        if each.known is None:
            made = _task(item, each, id=change.new_id(), now=now)
            change.put(made)
        steps.append(replace(each, made=made))
    return replace(item, steps=tuple(steps))


def _laid_out(work: UsualWork, reading: Reading, year: int | None, weeks: int | None, now: datetime) -> YearLook:
    today = now.date()
    if year is None:
        first, last = today, _a_year_later(today) - DAY
    else:
        first, last = date(year, 1, 1), date(year, 12, 31)
    until = today + (weeks or reading.settings().preferences.horizon_weeks) * WEEK
    known = _known(reading, today)
    hours = hours_until(reading, last, now=now)
    items = [
        _item(each, day, work, known, hours=hours, until=until, now=now)
        for each in work.yearly
        for day in days_between(each, first, last)
    ]
    items.sort(key=lambda item: (item.day, item.work.title))
    return YearLook(first=first, last=last, until=until, items=tuple(items))


def _item(
    work: Yearly,
    day: date,
    usual: UsualWork,
    known: dict[str, Task | ClosedTask],
    *,
    hours: OwnHours,
    until: date,
    now: datetime,
) -> YearItem:
    steps = usual.steps_of(work.template) if work.template else ()
    marked = [(step, mark_of(work.title, day, step.title)) for step in steps] or [
        (Step(title=work.title, days_before=0, minutes=work.minutes), mark_of(work.title, day))
    ]
    is_behind = day < now.date()
    planned = tuple(
        PlannedStep(
            step=step,
            slot=Slot(day=day) if is_behind else slot_before(day, step.days_before, hours=hours, now=now),
            known=known.get(mark),
        )
        for step, mark in marked
    )
    is_near = not is_behind and any(each.slot.day <= until for each in planned)
    return YearItem(work=work, day=day, steps=planned, is_near=is_near, has_template=not work.template or bool(steps))


def _task(item: YearItem, each: PlannedStep, *, id: str, now: datetime) -> Task:  # noqa: A002 - an id is called an id
    is_step = bool(each.step.template)
    return Task(
        id=id,
        title=each.step.title.replace(EVENT_PLACE, item.work.title),
        created_at=now,
        minutes=each.step.minutes,
        due=Due(day=each.slot.day),
        importance=each.step.importance,
        yearly=mark_of(item.work.title, item.day, each.step.title if is_step else ""),
    )


def _known(reading: Reading, today: date) -> dict[str, Task | ClosedTask]:
    """Return the work of the year wheel that was made, open or closed since a year, by its mark."""
    closed = reading.log(today - CLOSED_BEHIND, today).closed
    done: dict[str, Task | ClosedTask] = {one.task.yearly: one for one in closed if one.task.yearly is not None}
    return done | {task.yearly: task for task in reading.tasks() if task.yearly is not None}


def _a_year_later(day: date) -> date:
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return date(day.year + 1, 3, 1)
