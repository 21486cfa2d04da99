"""Noor's home for tests: 32 hours, three managers, a goal; Monday 23 November 2026 is the day most tests are about."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from ontzorg_cli.actions.add_event import EventDraft, add_event, be_away, protect_time
from ontzorg_cli.actions.add_task import add_task
from ontzorg_cli.actions.catch_adhoc import Outcome, catch_adhoc
from ontzorg_cli.actions.close_task import finish_tasks
from ontzorg_cli.actions.keep_checkin import plan_checkin
from ontzorg_cli.actions.keep_topic import TopicDraft, keep_topic
from ontzorg_cli.actions.look_at_day import look_at_day
from ontzorg_cli.actions.start_task import start_task
from ontzorg_cli.core.calendar.agenda import AllDay, DayOff, Event
from ontzorg_cli.core.calendar.working_time import Hours, WorkPattern
from ontzorg_cli.core.together.person import Goal, Person
from ontzorg_cli.core.together.standing import Standing
from ontzorg_cli.core.work.draft import TaskDraft
from ontzorg_cli.core.work.task import Due, Importance, Task
from ontzorg_cli.store.home import Home
from ontzorg_cli.store.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

    from ontzorg_cli.core.results import Saved
    from ontzorg_cli.core.work.interruption import Log

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
MONDAY = date(2026, 11, 23)
MORNING = Hours(time(8, 30), time(12, 30))
WHOLE = (MORNING, Hours(time(13), time(16)))
PEOPLE = (
    Person(id="e4w", name="Hanneke", role="directeur", checkin="ma 13:00 30m"),
    Person(id="v4t", name="Bram"),
    Person(id="k4q", name="Sietske"),
)
GOAL = Goal(id="d4n", title="archief op orde")
SETTINGS = Settings(
    name="Noor",
    language="nl",
    timezone="Europe/Amsterdam",
    country="NL",
    hours=WorkPattern(every={0: WHOLE, 1: WHOLE, 2: (MORNING,), 3: WHOLE, 4: WHOLE}),
    first_day=MONDAY,
)


def title_of(name: str) -> str:
    """Return what a check-in is called."""
    return f"bila {name}"


def standing(text: str = "ma 13:00 30m", first: int = 0, weeks: int = 1) -> Standing:
    """Return a check-in that stands every so many weeks, from that day of the week on."""
    start = datetime.combine(day(first), time.fromisoformat(text.split()[-2]))
    rule = f"FREQ=WEEKLY;INTERVAL={weeks};BYDAY={('MO', 'TU', 'WE', 'TH', 'FR')[start.weekday()]}"
    return Standing(text=text, start=start, minutes=int(text.rsplit(maxsplit=1)[-1].rstrip("m")), rule=rule)


def day(number: int) -> date:
    """Return the day so many days after that Monday."""
    return MONDAY + timedelta(days=number)


def at(clock: str, number: int = 0) -> datetime:
    """Return a moment on that day, on the clocks of the home."""
    return datetime.combine(day(number), time.fromisoformat(clock), tzinfo=AMSTERDAM)


NOW = at("08:30")


def new_home(folder: Path) -> Home:
    """Return a fresh home in `folder`, which carries its own state."""
    (folder / ".state").mkdir(parents=True)
    home = Home(folder)
    home.create(
        SETTINGS, people=PEOPLE, goals=(GOAL,), days_off=(DayOff(day=day(32), name="Eerste kerstdag"),), now=NOW
    )
    return home


def add(home: Home, title: str, *, now: datetime = NOW, **said: Any) -> Task:  # noqa: ANN401  any field of a draft by its name
    """Add a task and return it."""
    return the_task(add_task(TaskDraft(title=title, **said), home=home, now=now))


def meet(
    home: Home, title: str, start: datetime, *, minutes: int = 60, repeat: str | None = None, now: datetime = NOW
) -> Event:
    """Add an event and return it."""
    draft = EventDraft(title=title, start=start.replace(tzinfo=None), minutes=minutes, repeat=repeat)
    (touched,) = add_event(draft, home=home, now=now).touched
    assert isinstance(touched.record, Event)
    return touched.record


def the_task(saved: Saved) -> Task:
    """Return the one open task that was touched."""
    (task,) = (touched.record for touched in saved.touched if isinstance(touched.record, Task))
    return task


def hints(saved: Saved) -> list[str]:
    """Return the codes of what was worth saying."""
    return [hint.code for hint in saved.hints]


def open_work(home: Home) -> dict[str, Task]:
    """Return the open work by title."""
    return {task.title: task for task in home.read().tasks()}


def log(home: Home) -> Log:
    """Return what is known of the weeks around that Monday."""
    return home.read().log(day(-60), day(60))


def on_days(home: Home, title: str, first: int = 0, last: int = 34) -> list[tuple[int, str]]:
    """Return on which days, counted from that Monday, events of that title happen, and at what time."""
    from ontzorg_cli.core.calendar.agenda import occurrences

    events = [event for event in home.read().events(day(first), day(last)) if event.title == title]
    spans = (each.span.start for each in occurrences(events, first=day(first), last=day(last), zone=AMSTERDAM))
    starts = [start.astimezone(AMSTERDAM) for start in spans]
    return [((start.date() - MONDAY).days, f"{start:%H:%M}") for start in starts]


def files_of(folder: Path) -> dict[str, bytes]:
    """Return every file of a home, without its state."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".state" not in path.parts
    }


def filled_home(folder: Path) -> Home:
    """Return a home in use: work of every sort, a full agenda, yesterday's plan, things done and interruptions."""
    home = new_home(folder)
    friday = at("08:30", -3)
    add(home, "notulen versturen", minutes=20, on=day(-3), due=Due(day=day(-3)), now=at("08:00", -3))
    archive = add(home, "archief opruimen", minutes=60, goal="archief", tags=("archief",), now=at("08:05", -3))
    add(home, "weekmail", minutes=15, on=day(-3), repeat="FREQ=WEEKLY;BYDAY=FR", now=at("08:10", -3))
    look_at_day(None, home=home, now=friday)
    catch_adhoc(
        TaskDraft(title="lamp vervangen", requester="Joost", minutes=15), Outcome.DONE, home=home, now=at("10:00", -3)
    )
    finish_tasks((open_work(home)["weekmail"].id,), home=home, now=at("15:00", -3), took_minutes=25)
    first = add(home, "RvC-stukken bundelen", requester="Hanneke", minutes=90, due=Due(day=day(1), hard=True))
    add(home, "begroting opmaken", requester="Bram", minutes=75, due=Due(day=day(1), at=time(12)), importance=MUST)
    add(home, "verslag MT", requester="Hanneke", due=Due(day=day(2)), on=MONDAY, depends=(first.id,))
    add(home, "reis Berlijn", requester="Bram", owner="Fatima", minutes=30)
    add(home, "vergaderzaal Q1", minutes=45, on=day(11), due=Due(day=day(11)), tags=("zalen",))
    meet(home, "MT, notuleren", at("09:00"), repeat="FREQ=WEEKLY;BYDAY=MO")
    plan_checkin("Hanneke", at("13:00").replace(tzinfo=None), title_of=title_of, home=home, now=NOW)
    keep_topic(TopicDraft(title="nieuwe regels reiskosten", person="Hanneke"), home=home, now=NOW)
    draft = TopicDraft(title="vliegen of de trein?", person="Bram", decision=True, advice="de trein", by=day(4))
    keep_topic(draft, home=home, now=NOW)
    protect_time(archive.id, start=at("14:00").replace(tzinfo=None), minutes=60, home=home, now=NOW)
    be_away("tandarts", AllDay(first=day(3), last=day(3)), who=None, home=home, now=NOW)
    look_at_day(None, home=home, now=NOW)
    catch_adhoc(TaskDraft(title="taxi regelen", requester="Sietske", minutes=20), Outcome.TODAY, home=home, now=NOW)
    start_task(first.id, home=home, now=at("08:35"))
    return home


MUST = Importance.MUST
