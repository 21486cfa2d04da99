"""The files of a home, and in which of them a record has its place."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from ontzorg_cli.core.calendar.agenda import Absence, AllDay, CalendarMark, DayOff, Event, SchoolHoliday, When
from ontzorg_cli.core.growth.note import Note
from ontzorg_cli.core.growth.reflection import Reflection
from ontzorg_cli.core.judgement.resting import Rest
from ontzorg_cli.core.together.checkin import Checkin
from ontzorg_cli.core.together.person import Goal, Person
from ontzorg_cli.core.together.topic import Topic
from ontzorg_cli.core.work.estimate import Measured
from ontzorg_cli.core.work.interruption import Interruption, TimeSpent
from ontzorg_cli.core.work.plan import DayPlan
from ontzorg_cli.core.work.task import ClosedTask, Task
from ontzorg_cli.core.work.template import Step, Template, Yearly

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ontzorg_cli.store.kinds import Record

CONFIG, PEOPLE, DAYS_OFF, TASKS, AGENDA = "config.toml", "people.toml", "days-off.toml", "tasks.toml", "agenda.toml"
FIXED = (CONFIG, PEOPLE, DAYS_OFF, TASKS, AGENDA)
TOGETHER = "together.toml"
FLAGS = "flags.toml"
TEMPLATES, YEAR_WHEEL = "templates.toml", "year-wheel.toml"
NAMED = (*FIXED, TOGETHER, FLAGS, TEMPLATES, YEAR_WHEEL)
"""Besides the files that every home has, those that come with use."""

SUBSCRIPTIONS = "subscriptions.json"
"""The calendars that are followed: not in the home, but in its state."""

IN_ONE_FILE: dict[type, str] = {
    Task: TASKS,
    Person: PEOPLE,
    Goal: PEOPLE,
    DayOff: DAYS_OFF,
    SchoolHoliday: DAYS_OFF,
    Rest: FLAGS,
    Template: TEMPLATES,
    Step: TEMPLATES,
    Yearly: YEAR_WHEEL,
    CalendarMark: AGENDA,
}
MONTHS = "months"
REFLECTIONS = "reflections"
MONTH_FILE = re.compile(r"(\d{4})-(0[1-9]|1[0-2])\.toml")

LARGE_MONTH = 50_000
"""A month of fewer bytes is read sooner than what was kept of it is looked up."""

Dated = DayPlan | TimeSpent | Interruption | ClosedTask | Topic | Checkin | Note | Measured
"""What stands in the file of the month in which it happened."""


def month_file(day: date) -> str:
    """Return the file of the month in which `day` lies."""
    return f"{MONTHS}/{day.isoformat()[:7]}.toml"


def picks_file(month: str) -> str:
    """Return the file in the state of a home with what was picked from the file of a month."""
    return f"picked/{month.removeprefix(f'{MONTHS}/').removesuffix('.toml')}"


def reflection_file(day: date) -> str:
    """Return the file of a reflection on `day`, within the folder of reflections."""
    return f"{day.isoformat()[:7]}.toml"


def months_between(first: date, last: date) -> Iterator[str]:
    """Give the month files from `first` up to and with `last`, oldest first."""
    day = first.replace(day=1)
    while day <= last:
        yield month_file(day)
        if (day.year, day.month) == (date.max.year, date.max.month):
            return
        day = (day + timedelta(days=31)).replace(day=1)


def last_day(when: When) -> date:
    """Return the day on which something ends, on its own clocks."""
    if isinstance(when, AllDay):
        return when.last
    try:
        return (when.start + timedelta(minutes=max(0, when.minutes - 1))).date()
    except OverflowError:
        return date.max


def first_day(when: When) -> date:
    """Return the day on which something starts, on its own clocks."""
    return when.first if isinstance(when, AllDay) else when.start.date()


def file_of(record: Record) -> str:
    """Return the file in which a record has its place."""
    match record:
        case (
            Task()
            | Person()
            | Goal()
            | DayOff()
            | SchoolHoliday()
            | Rest()
            | Template()
            | Step()
            | Yearly()
            | CalendarMark()
        ):
            return IN_ONE_FILE[type(record)]
        case Topic() if record.closed_at is None:
            return TOGETHER
        case Reflection():
            return reflection_file(record.day)
        case Event() | Absence():
            first = first_day(record.when)
            in_one_month = month_file(first) == month_file(last_day(record.when))
            repeats = isinstance(record, Event) and record.repeat is not None
            return month_file(first) if in_one_month and not repeats else AGENDA
        case _:
            return month_file(day_of(record))


def day_of(record: Dated) -> date:
    """Return the day on which something happened, on the clocks it was noted with."""
    match record:
        case DayPlan() | Checkin():
            return record.day
        case TimeSpent():
            return record.started_at.date()
        case Interruption() | Note():
            return record.at.date()
        case ClosedTask() | Measured():
            return record.closed_at.date()
        case Topic():
            return (record.closed_at or record.created_at).date()
