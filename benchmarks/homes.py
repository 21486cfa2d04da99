"""Homes to measure on: an ordinary fortnight of open work, with as many days of history as asked for.

Run as a program with a folder and a number of days (and one of imported events, and one of imports) it makes one, so that who measures stays small.
"""

from __future__ import annotations

import sys
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from ontzorg_cli.core.calendar.agenda import Event, EventKind, Zoned
from ontzorg_cli.core.calendar.working_time import Hours, WorkPattern
from ontzorg_cli.core.ids import id_of
from ontzorg_cli.core.together.person import Person
from ontzorg_cli.core.work.interruption import Interruption, TimeSpent
from ontzorg_cli.core.work.plan import DayPlan
from ontzorg_cli.core.work.task import ClosedTask, Due, Ending, Task
from ontzorg_cli.store.home import Home
from ontzorg_cli.store.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ontzorg_cli.store.home import Change

ZONE = ZoneInfo("Europe/Amsterdam")
TODAY = date(2026, 11, 23)
MONTHS_OF_AN_IMPORT = timedelta(days=580)
NOW = datetime.combine(TODAY, time(8, 30), ZONE)
NAMES = ("Hanneke", "Bram", "Sietske")
WHOLE = (Hours(time(8, 30), time(12, 30)), Hours(time(13), time(16, 30)))
PATTERN = WorkPattern(every={0: WHOLE, 1: WHOLE, 2: WHOLE[:1], 3: WHOLE, 4: WHOLE})
OPEN_TASKS = 40
SERIES = 6
CLOSED_A_DAY = 5
INTERRUPTIONS_A_DAY = 3
DAY = timedelta(days=1)


def make_home(folder: Path, *, history_days: int, open_tasks: int = OPEN_TASKS) -> Path:
    """Make a home with so many days of history behind a Monday in November, and return its folder."""
    (folder / ".state").mkdir(parents=True)
    home = Home(folder)
    home.create(
        Settings(
            name="Noor",
            language="nl",
            timezone="Europe/Amsterdam",
            country="NL",
            hours=PATTERN,
            first_day=TODAY - history_days * DAY,
        ),
        people=[Person(id=id_of(number), name=name) for number, name in enumerate(NAMES)],
        now=NOW - history_days * DAY,
    )
    with home.change("add", now=NOW - DAY) as change:
        _add_series(change)
        _add_open(change, open_tasks)
    for days in _by_month(history_days):
        with home.change("done", now=NOW - DAY) as change:
            for day in days:
                _add_day(change, day)
    return folder


def take_over(home: Home, count: int, times: int = 1) -> None:
    """Take over so many quarters of an hour in all, one after the other with as much between them as there is.

    They come in `times` imports, each of as many months as an import reaches, the last of them now: what a calendar
    leaves that is taken over for years.
    """
    from ontzorg_cli.actions.import_calendar import (  # noqa: PLC0415 - it loads the calendar library
        CalendarFile,
        import_calendar,
        import_window,
    )

    for number in range(times - 1, -1, -1):
        today = TODAY - number * MONTHS_OF_AN_IMPORT
        first, last = (datetime.combine(day, time()) for day in import_window(today))
        data = _calendar(first, (last - first) / (count // times), count // times, name=f"{number}.example.org")
        file = CalendarFile(name="agenda.ics", data=data, source="werk", private_title="", untitled="", unnamed="")
        import_calendar(file, home=home, now=NOW - number * MONTHS_OF_AN_IMPORT)


def _calendar(first: datetime, step: timedelta, count: int, *, name: str) -> bytes:
    told = "".join(
        f"BEGIN:VEVENT\r\nUID:{number}@{name}\r\nSUMMARY:overleg {number}\r\n"
        f"DTSTART:{first + number * step:%Y%m%dT%H%M00}Z\r\nDURATION:PT15M\r\nEND:VEVENT\r\n"
        for number in range(count)
    )
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{told}END:VCALENDAR\r\n".encode()


def _by_month(history_days: int) -> Iterator[list[date]]:
    days = [TODAY - number * DAY for number in range(history_days, 0, -1)]
    working = [day for day in days if PATTERN.hours_on(day)]
    for month in dict.fromkeys((day.year, day.month) for day in working):
        yield [day for day in working if (day.year, day.month) == month]


def _add_series(change: Change) -> None:
    for number in range(SERIES):
        start = datetime.combine(TODAY - 70 * DAY, time(9 + number % 3 * 2)) + number % 5 * DAY
        change.put(
            Event(
                id=change.new_id(),
                title=f"overleg {number}",
                when=Zoned(start=start, zone="Europe/Amsterdam", minutes=45),
                kind=EventKind.PROTECTED if number == SERIES - 1 else EventKind.EVENT,
                repeat="FREQ=WEEKLY",
            )
        )


def _add_open(change: Change, count: int) -> None:
    for number in range(count):
        change.put(
            Task(
                id=change.new_id(),
                title=f"stukken voor vergadering {number}",
                created_at=NOW - (number % 20 + 1) * DAY,
                requester=(*NAMES, None)[number % 4],
                minutes=(15, 30, 45, 90)[number % 4],
                due=Due(day=TODAY + number % 30 * DAY) if number % 3 else None,
                on=TODAY if number % 13 == 0 else None,
            )
        )


def _add_day(change: Change, day: date) -> None:
    morning = datetime.combine(day, time(8, 30), ZONE)
    ids = [change.new_id() for _ in range(CLOSED_A_DAY)]
    change.put(
        DayPlan(
            day=day,
            fixed_at=morning,
            capacity_minutes=270,
            expected_adhoc_minutes=68,
            margin_minutes=40,
            tasks=tuple(ids),
        )
    )
    for number, known in enumerate(ids):
        at = morning + timedelta(minutes=50 * (number + 1))
        task = Task(
            id=known, title=f"werk {known}", created_at=morning - 3 * DAY, minutes=40, requester=NAMES[number % 3]
        )
        change.put(ClosedTask(task=task, ending=Ending.DONE, closed_at=at, took_minutes=40))
        change.put(TimeSpent(task=known, started_at=at, minutes=40, requester=task.requester))
    for number in range(INTERRUPTIONS_A_DAY):
        at = morning + timedelta(minutes=95 * (number + 1))
        change.put(
            Interruption(id=change.new_id(), at=at, title="even tussendoor", requester=NAMES[number % 3], minutes=20)
        )


if __name__ == "__main__":
    made = make_home(Path(sys.argv[1]), history_days=int(sys.argv[2]))
    if sys.argv[3:]:
        take_over(Home(made), *map(int, sys.argv[3:]))
