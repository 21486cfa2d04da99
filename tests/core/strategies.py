"""Weeks for property tests: part-time and alternating patterns, DST weeks, week 53, days off, events and work."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from ontzorg_cli.core.calendar.agenda import Absence, AllDay, DayOff, Event, EventKind, EventStatus, Floating, Zoned
from ontzorg_cli.core.calendar.moments import DAY
from ontzorg_cli.core.calendar.working_time import Hours, WorkPattern
from ontzorg_cli.core.judgement.desk import Desk
from ontzorg_cli.core.preferences import Preferences
from ontzorg_cli.core.together.person import Person
from ontzorg_cli.core.work.interruption import Interruption, Log, TimeSpent
from ontzorg_cli.core.work.plan import DayPlan
from ontzorg_cli.core.work.task import Due, Importance, Task

if TYPE_CHECKING:
    from ontzorg_cli.core.calendar.agenda import When

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
MANAGERS = ("Hanneke", "Bram", "Sietske")
REQUESTERS = (None, *MANAGERS)
MONDAYS = (
    date(2026, 3, 23),  # the clocks go forward on its Sunday
    date(2026, 10, 19),  # and back
    date(2026, 11, 23),  # an even week
    date(2026, 12, 21),  # week 52, with Christmas
    date(2026, 12, 28),  # week 53, into the new year
)
NEW_YEAR = (DayOff(day=date(2026, 12, 25), name="Eerste kerstdag"), DayOff(day=date(2027, 1, 1), name="Nieuwjaarsdag"))
MORNING = Hours(time(8, 30), time(12, 30))
AFTERNOON = Hours(time(13), time(16))
WHOLE = (MORNING, AFTERNOON)
FULL_TIME = WorkPattern(every=dict.fromkeys(range(5), WHOLE))
PART_TIME = WorkPattern(every={0: WHOLE, 1: WHOLE, 2: (MORNING,), 3: WHOLE, 4: WHOLE})
ALTERNATING = WorkPattern(every={0: WHOLE, 1: WHOLE, 3: WHOLE}, even={2: WHOLE}, odd={4: (MORNING,)})
WEEKENDS = WorkPattern(every={4: WHOLE, 5: (Hours(time(1), time(9)),), 6: (Hours(time(0), time(8)),)})


def noor(now: datetime | None = None, **given: object) -> Desk:
    """Return the desk of somebody who works on weekdays 8:30-12:30 and 13-16, with what is `given` on it."""
    fields: dict[str, object] = {
        "now": now or datetime(2026, 11, 23, 8, 30, tzinfo=AMSTERDAM),
        "zone": AMSTERDAM,
        "preferences": Preferences(),
        "pattern": FULL_TIME,
        "log": Log(),
    }
    return Desk(**(fields | given))  # type: ignore[arg-type]  # any field of a desk by its name


@st.composite
def weeks(draw: st.DrawFn) -> date:
    """Draw the Monday of a week worth judging."""
    return draw(st.sampled_from(MONDAYS))


patterns = st.sampled_from((FULL_TIME, PART_TIME, ALTERNATING, WEEKENDS))
importances = st.sampled_from(Importance)


@st.composite
def local_moments(draw: st.DrawFn, monday: date, *, days: int = 14) -> datetime:
    """Draw a moment without a zone, on five minutes, within `days` from `monday`."""
    minutes = draw(st.integers(0, days * 288 - 1)) * 5
    return datetime.combine(monday, time()) + timedelta(minutes=minutes)


@st.composite
def events(draw: st.DrawFn, monday: date, number: int, task_ids: tuple[str, ...] = ()) -> Event:
    """Draw an event around the week of `monday`: all three kinds of time, cancelled and free ones, series, blocks."""
    start = draw(local_moments(monday))
    minutes = draw(st.sampled_from((0, 15, 30, 60, 90, 240, 1500)))
    kind = draw(st.sampled_from(EventKind))
    kinds_of_time: tuple[When, ...] = (
        Zoned(start=start, zone="Europe/Amsterdam", minutes=minutes),
        Zoned(start=start, zone="America/New_York", minutes=minutes),
        Floating(start=start, minutes=minutes),
        AllDay(first=start.date(), last=start.date() + draw(st.integers(0, 2)) * DAY),
    )
    return Event(
        id=f"e{number}",
        title=f"afspraak {number}",
        when=draw(st.sampled_from(kinds_of_time)),
        kind=kind,
        movable=draw(st.booleans()),
        busy=draw(st.booleans()),
        status=draw(st.sampled_from(EventStatus)),
        task=draw(st.sampled_from((None, *task_ids))) if kind is EventKind.PROTECTED else None,
        repeat=draw(st.sampled_from((None, None, "FREQ=WEEKLY", "FREQ=DAILY;COUNT=4", "FREQ=MONTHLY;BYDAY=-1FR"))),
    )


@st.composite
def dues(draw: st.DrawFn, monday: date) -> Due:
    """Draw a deadline from the week before `monday` to a month after it, with a time or without."""
    day = monday + draw(st.integers(-7, 35)) * DAY
    return Due(
        day=day, at=draw(st.sampled_from((None, None, time(11), time(17)))), hard=draw(st.sampled_from((None, True)))
    )


@st.composite
def tasks(draw: st.DrawFn, monday: date, number: int) -> Task:
    """Draw open work that came in during the fortnight before the end of the week of `monday`."""
    created = (draw(local_moments(monday - 14 * DAY, days=19))).replace(tzinfo=AMSTERDAM)
    return Task(
        id=f"t{number}",
        title=f"taak {number}",
        created_at=created,
        requester=draw(st.sampled_from(REQUESTERS)),
        owner=draw(st.sampled_from((None, None, None, None, "Joost"))),
        minutes=draw(st.sampled_from((None, 5, 20, 45, 90, 240, 900))),
        spent_minutes=draw(st.sampled_from((0, 0, 0, 15, 120))),
        due=draw(st.none() | dues(monday)),
        really_due=draw(st.none() | dues(monday)),
        on=draw(st.none() | st.integers(-4, 9).map(lambda days: monday + days * DAY)),
        importance=draw(importances),
        block_minutes=draw(st.sampled_from((None, None, None, 60, 120))),
    )


@st.composite
def desks(draw: st.DrawFn, *, most_tasks: int = 7, most_events: int = 5) -> Desk:
    """Draw a desk at some moment of a week worth judging."""
    monday = draw(weeks())
    now = draw(local_moments(monday, days=7)).replace(tzinfo=AMSTERDAM)
    work = tuple(draw(tasks(monday, number)) for number in range(draw(st.integers(0, most_tasks))))
    work = tuple(task for task in work if task.created_at <= now)
    ids = tuple(task.id for task in work)
    return Desk(
        now=now,
        zone=AMSTERDAM,
        preferences=Preferences(),
        pattern=draw(patterns),
        days_off=NEW_YEAR,
        absences=draw(absences(monday)),
        events=tuple(draw(events(monday, number, ids)) for number in range(draw(st.integers(0, most_events)))),
        people=tuple(Person(id=f"p{number}", name=name) for number, name in enumerate(MANAGERS)),
        tasks=work,
        plans=draw(plans(now, ids)),
        log=draw(logs(now, ids)),
    )


@st.composite
def full_days(draw: st.DrawFn, *, most_tasks: int = 9) -> Desk:
    """Draw a working day that asks much: work planned for it with all sorts of deadlines, some of it ad hoc."""
    monday, pattern = draw(weeks()), draw(patterns)
    day = draw(st.sampled_from([one for number in range(7) if pattern.hours_on(one := monday + number * DAY)]))
    hours = pattern.hours_on(day)
    moments = (hours[0].start, time(hours[0].start.hour + 1, 10), time(hours[-1].start.hour, 45))
    now = datetime.combine(day, draw(st.sampled_from(moments)), AMSTERDAM)
    work: list[Task] = []
    for number in range(draw(st.integers(3, most_tasks))):
        task = draw(tasks(monday, number))
        came = draw(st.sampled_from((now - 3 * DAY, now - 3 * DAY, now - timedelta(minutes=10))))
        on = draw(st.sampled_from((day, day, day, None)))
        waits = draw(st.sampled_from(((), (), (), *((one.id,) for one in work))))
        minutes = draw(st.sampled_from((None, 20, 45, 60, 90, 120, 300)))
        work.append(replace(task, created_at=came, on=on, depends=waits, minutes=minutes))
    return Desk(
        now=now,
        zone=AMSTERDAM,
        preferences=Preferences(),
        pattern=pattern,
        days_off=NEW_YEAR,
        absences=draw(absences(monday)),
        events=tuple(draw(events(monday, number)) for number in range(draw(st.integers(0, 4)))),
        people=tuple(Person(id=f"p{number}", name=name) for number, name in enumerate(MANAGERS)),
        tasks=tuple(work),
        plans=draw(plans(now, tuple(task.id for task in work))),
        log=draw(logs(now, tuple(task.id for task in work))),
    )


@st.composite
def absences(draw: st.DrawFn, monday: date) -> tuple[Absence, ...]:
    """Draw at most two absences, of her own or of a manager, whole days or part of one."""
    found = []
    for number in range(draw(st.integers(0, 2))):
        start = draw(local_moments(monday))
        whole: When = AllDay(first=start.date(), last=start.date() + DAY)
        when = draw(st.sampled_from((whole, Floating(start=start, minutes=180))))
        found.append(Absence(id=f"a{number}", title="weg", when=when, who=draw(st.sampled_from(REQUESTERS))))
    return tuple(found)


@st.composite
def plans(draw: st.DrawFn, now: datetime, ids: tuple[str, ...]) -> tuple[DayPlan, ...]:
    """Draw the plans of some of the weeks behind, perhaps with that of today."""
    days = draw(st.lists(st.integers(0, 28), max_size=5, unique=True).map(sorted))
    return tuple(
        DayPlan(
            day=(now - back * DAY).date(),
            fixed_at=now if back == 0 else now - back * DAY,
            capacity_minutes=draw(st.sampled_from((0, 180, 270, 420))),
            expected_adhoc_minutes=60,
            margin_minutes=40,
            tasks=tuple(draw(st.lists(st.sampled_from(ids), unique=True, max_size=4))) if ids else (),
        )
        for back in reversed(days)
    )


@st.composite
def logs(draw: st.DrawFn, now: datetime, ids: tuple[str, ...]) -> Log:
    """Draw what happened in the four weeks before `now`: interruptions, and minutes spent on work."""
    moments = st.integers(0, 4 * 7 * 24).map(lambda hours: now.astimezone(UTC) - timedelta(hours=hours))
    minutes = st.sampled_from((0, 5, 15, 60, 200))
    spent = st.builds(
        TimeSpent,
        task=st.sampled_from((*ids, "x9z")),
        started_at=moments,
        minutes=minutes,
        requester=st.sampled_from(REQUESTERS),
        adhoc=st.booleans(),
        guessed=st.booleans(),
    )
    interruptions = st.builds(
        Interruption,
        id=st.just("i2m"),
        at=moments,
        title=st.just("even bellen"),
        requester=st.sampled_from(REQUESTERS),
        minutes=st.none() | minutes,
        task=st.sampled_from((None, *ids)),
    )
    return Log(
        spent=tuple(sorted(draw(st.lists(spent, max_size=4)), key=lambda each: each.started_at)),
        interruptions=tuple(sorted(draw(st.lists(interruptions, max_size=4)), key=lambda each: each.at)),
    )


def busy_week(now: datetime, pattern: WorkPattern, **given: object) -> Desk:
    """Return the desk of a week with a bit of everything, at its moment `now`."""
    first = now.date()
    local = datetime.combine(first, time())
    came = now - 3 * DAY
    fields: dict[str, object] = {
        "pattern": pattern,
        "days_off": NEW_YEAR,
        "people": tuple(Person(id=f"p{number}", name=name) for number, name in enumerate(MANAGERS)),
        "absences": (
            Absence(id="a1", title="tandarts", when=Floating(start=local + timedelta(days=1, hours=9), minutes=90)),
            Absence(id="a2", title="weg", when=AllDay(first=first, last=first + DAY), who="Bram"),
        ),
        "events": (
            Event(id="e1", title="mt", when=Floating(start=local + timedelta(hours=9), minutes=120)),
            Event(id="e2", title="erin", when=Floating(start=local + timedelta(hours=9, minutes=30), minutes=30)),
            Event(
                id="e3", title="eroverheen", when=Floating(start=local + timedelta(hours=10, minutes=30), minutes=60)
            ),
            Event(
                id="e4",
                title="bellen",
                when=Zoned(start=local + timedelta(hours=5), zone="America/New_York", minutes=45),
                repeat="FREQ=DAILY",
            ),
        ),
        "tasks": (
            Task(id="t1", title="stukken", created_at=came, minutes=120, on=first, importance=Importance.MUST),
            Task(id="t2", title="begroting", created_at=came, minutes=90, on=first, due=Due(day=first + 9 * DAY)),
            Task(
                id="t3", title="brief", created_at=came, minutes=60, requester="Bram", due=Due(day=first, at=time(15))
            ),
            Task(id="t4", title="reis", created_at=came, minutes=None, on=first, requester="Hanneke"),
            Task(id="t5", title="verslag", created_at=came, minutes=240, due=Due(day=first + 2 * DAY, hard=True)),
            Task(
                id="t6", title="rapport", created_at=came, minutes=360, block_minutes=300, due=Due(day=first + 4 * DAY)
            ),
            Task(id="t7", title="daarna", created_at=came, minutes=45, on=first, depends=("t4",)),
            Task(id="t8", title="tussendoor", created_at=now - timedelta(minutes=5), minutes=30, on=first),
        ),
    }
    return noor(now, **(fields | given))


def _on(year: int, month: int, day: int, hour: int = 8, minute: int = 30) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=AMSTERDAM)


ODD_WEEKS = {
    "the Sunday on which the clocks go forward": busy_week(_on(2026, 3, 29, 1, 30), WEEKENDS),
    "the Sunday on which they go back": busy_week(_on(2026, 10, 25, 1, 30), WEEKENDS),
    "the week before they go forward": busy_week(_on(2026, 3, 26), FULL_TIME),
    "the week before they go back": busy_week(_on(2026, 10, 22), PART_TIME),
    "an even week": busy_week(_on(2026, 11, 25), ALTERNATING),
    "an odd week": busy_week(_on(2026, 12, 4), ALTERNATING),
    "the day before Christmas": busy_week(_on(2026, 12, 24), FULL_TIME),
    "Christmas Day": busy_week(_on(2026, 12, 25), FULL_TIME),
    "week 53": busy_week(_on(2026, 12, 31), PART_TIME),
    "a day of leave": busy_week(
        _on(2026, 11, 24),
        FULL_TIME,
        absences=(Absence(id="a1", title="vrij", when=AllDay(first=date(2026, 11, 24), last=date(2026, 11, 24))),),
    ),
    "an afternoon off": busy_week(
        _on(2026, 11, 24, 9, 10),
        FULL_TIME,
        absences=(
            Absence(
                id="a1", title="vrij", when=Floating(start=datetime.combine(date(2026, 11, 24), time(13)), minutes=300)
            ),
        ),
    ),
}
"""Weeks in which arithmetic on days and clocks goes wrong first."""
