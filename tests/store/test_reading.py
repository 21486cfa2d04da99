from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from tests.store.samples import NOW, SETTINGS, add, new_home, titles, unmeasured

from ontzorg_cli.core.calendar.agenda import Absence, AllDay, DayOff, Event, Floating, Zoned
from ontzorg_cli.core.ids import id_of
from ontzorg_cli.core.together.person import Goal, Person
from ontzorg_cli.core.work.interruption import Interruption, TimeSpent
from ontzorg_cli.core.work.plan import DayPlan
from ontzorg_cli.core.work.task import ClosedTask, Ending
from ontzorg_cli.store.errors import HomeBusyError
from ontzorg_cli.store.home import Home
from ontzorg_cli.store.kinds import Record, key_of
from ontzorg_cli.store.names import file_of

if TYPE_CHECKING:
    from pathlib import Path

MONDAY = date(2026, 11, 23)
NINE = datetime(2026, 11, 23, 9)  # noqa: DTZ001 - local on purpose


def _plan(day: date) -> DayPlan:
    return DayPlan(day=day, fixed_at=NOW, capacity_minutes=1, expected_adhoc_minutes=2, margin_minutes=3)


def test_a_new_home_holds_its_people_goals_and_days_off_under_the_first_ids(tmp_path: Path) -> None:
    people = (Person(id=id_of(0), name="Hanneke", weight=1.5), Person(id=id_of(1), name="Bram"))
    goals = (Goal(id=id_of(2), title="Minder ad hoc"),)
    days_off = (DayOff(day=date(2026, 12, 25), name="Eerste kerstdag"), DayOff(day=date(2026, 12, 25), name="Dicht"))
    home = Home(tmp_path / "home", tmp_path / "state")
    home.create(SETTINGS, people=people, goals=goals, days_off=days_off, comments={"people.toml": "Met wie."}, now=NOW)
    look = home.read()
    assert (look.people(), look.goals(), look.days_off()) == (people, goals, days_off)
    assert (home.folder / "people.toml").read_text("utf-8").startswith("# Met wie.\nschema = 1\n\n[[person]]\n")
    assert add(home, "een").id == id_of(3)
    assert look.find(goals[0].id) == goals[0]
    assert look.find(people[1].id) == people[1]
    assert look.find("zzz") is None


@pytest.mark.parametrize(
    ("when", "file"),
    [
        (Floating(start=NINE, minutes=60), "months/2026-11.toml"),
        (Zoned(start=NINE, zone="Asia/Kolkata", minutes=0), "months/2026-11.toml"),
        (AllDay(first=MONDAY, last=date(2026, 11, 30)), "months/2026-11.toml"),
        (AllDay(first=MONDAY, last=date(2026, 12, 1)), "agenda.toml"),
        (Floating(start=NINE, minutes=15 * 60 + 7 * 1440), "months/2026-11.toml"),
        (Floating(start=NINE, minutes=15 * 60 + 7 * 1440 + 1), "agenda.toml"),
        (Floating(start=datetime(9999, 12, 31, 23), minutes=600), "months/9999-12.toml"),  # noqa: DTZ001
        (Floating(start=datetime(26, 1, 2, 3), minutes=5), "months/0026-01.toml"),  # noqa: DTZ001
    ],
)
def test_what_lies_in_one_month_has_its_place_in_that_month(when: Floating | Zoned | AllDay, file: str) -> None:
    assert file_of(Event(id="k7m", title="x", when=when)) == file
    assert file_of(Absence(id="k7m", title="x", when=when)) == file
    assert file_of(Event(id="k7m", title="x", when=when, repeat="FREQ=DAILY")) == "agenda.toml"


def test_each_day_gives_its_own_records_from_month_files_and_agenda(tmp_path: Path) -> None:
    home = new_home(tmp_path)
    records: list[Record] = [
        Event(id="a2a", title="ver weg", when=Floating(start=NINE - timedelta(days=40), minutes=30)),
        Event(id="b2b", title="vandaag", when=Floating(start=NINE, minutes=30)),
        Event(
            id="c2c", title="reeks", when=Floating(start=NINE - timedelta(days=400), minutes=30), repeat="FREQ=WEEKLY"
        ),
        Event(id="d2d", title="lang", when=AllDay(first=MONDAY - timedelta(days=30), last=MONDAY)),
        Event(id="e2e", title="lang voorbij", when=AllDay(first=date(2026, 9, 30), last=date(2026, 10, 1))),
        Absence(id="f2f", title="vrij", when=AllDay(first=MONDAY, last=MONDAY)),
        Absence(id="g2g", title="kerst", when=AllDay(first=date(2026, 12, 24), last=date(2027, 1, 3)), who="Bram"),
        Interruption(id="h2h", at=NOW, title="kun je even", requester="Bram", minutes=10),
        Interruption(id="j2j", at=NOW - timedelta(hours=1), title="eerder"),
        TimeSpent(task="k7m", started_at=NOW, minutes=30),
        TimeSpent(task="k7m", started_at=NOW - timedelta(days=1), minutes=5),
        _plan(MONDAY),
        _plan(date(2026, 11, 20)),
        _plan(date(2026, 9, 1)),
    ]
    with home.change("fill", now=NOW) as change:
        for record in records:
            change.put(record)
    look = home.read()
    assert {event.id for event in look.events(MONDAY, MONDAY)} == {"b2b", "c2c", "d2d"}
    assert [absence.id for absence in look.absences(MONDAY, MONDAY)] == ["f2f"]
    assert [absence.id for absence in look.absences(date(2027, 1, 1), date(2027, 1, 1))] == ["g2g"]
    log = look.log(MONDAY, MONDAY)
    assert [each.id for each in log.interruptions] == ["j2j", "h2h"]
    assert [each.minutes for each in log.spent] == [30]
    assert [plan.day for plan in look.plans(date(2026, 8, 1), MONDAY)] == [date(2026, 9, 1), date(2026, 11, 20), MONDAY]
    newest = look.last_plan_before(MONDAY)
    older = look.last_plan_before(date(2026, 11, 20))
    assert newest is not None
    assert newest.day == date(2026, 11, 20)
    assert older is not None
    assert older.day == date(2026, 9, 1)
    assert look.last_plan_before(date(2026, 9, 1)) is None
    assert look.last_plan_before(date(2028, 9, 1)) is None
    for record in records[:9]:
        assert look.find(key_of(record)) == record


def test_a_change_sees_what_it_has_put(tmp_path: Path) -> None:
    home = new_home(tmp_path)
    task = add(home, "een")
    with home.change("done", now=NOW) as change:
        closed = ClosedTask(task=task, ending=Ending.DONE, closed_at=NOW)
        change.put(closed)
        spent = TimeSpent(task=task.id, started_at=NOW, minutes=5)
        change.put(spent)
        change.put(replace(spent, minutes=10))
        assert change.tasks() == ()
        assert change.find(task.id) == closed
        assert change.log(MONDAY, MONDAY).spent == (replace(spent, minutes=10),)
        change.put(task, replaces=closed)
        change.remove(replace(spent, minutes=10))
        assert change.tasks() == (task,)
    assert titles(home) == ["een"]
    assert home.read().log(MONDAY, MONDAY).spent == ()


def test_an_event_that_was_read_elsewhere_is_found_in_its_old_month(tmp_path: Path) -> None:
    home = new_home(tmp_path)
    event = Event(id="b2b", title="MT", when=Floating(start=NINE, minutes=30))
    with home.change("agenda", now=NOW) as change:
        change.put(event)
    later = replace(event, when=Floating(start=NINE + timedelta(days=90), minutes=30))
    with home.change("defer", now=NOW) as change:
        change.put(later, replaces=event)
    with home.change("drop", now=NOW) as change:
        change.remove(event)
    assert home.read().find("b2b") is None


def test_a_home_that_stays_busy_is_said_so(tmp_path: Path) -> None:
    home = new_home(tmp_path)
    impatient = Home(home.folder, tmp_path / "state", patience_seconds=0.05)
    with home.change("add", now=NOW), pytest.raises(HomeBusyError) as refused:
        add(impatient, "een")
    assert refused.value.exit_code == 5
    assert refused.value.facts == {"seconds": 0.05}


def test_the_state_of_a_home_lies_in_the_platforms_own_place_and_links_lead_to_the_same(tmp_path: Path) -> None:
    first, second = Home(tmp_path / "home"), Home(tmp_path / "other")
    (tmp_path / "home").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "home")
    assert first.state.parent == second.state.parent
    assert first.state.parent.name == "ontzorg"
    assert first.state != second.state
    assert Home(tmp_path / "link").state == first.state


def test_reading_loads_nothing_slow(tmp_path: Path, pytestconfig: pytest.Config) -> None:
    home = new_home(tmp_path)
    add(home, "een")
    script = f"""
import sys
from datetime import date
from pathlib import Path
from ontzorg_cli.store.home import Home
from ontzorg_cli.store.kinds import Record, key_of
look = Home(Path({str(home.folder)!r}), Path({str(tmp_path / "state")!r})).read()
look.settings(), look.people(), look.days_off(), look.tasks()
look.events(date(2026, 11, 1), date(2026, 12, 31)), look.log(date(2026, 11, 1), date(2026, 12, 31))
assert len(look.tasks()) == 1
slow = {{"pydantic", "tomlkit", "filelock", "platformdirs", "zipfile", "json", "tempfile", "dateutil", "logging"}}
print(sorted(slow & set(sys.modules)))
"""
    ran = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=False,
        env=unmeasured(pytestconfig.rootpath),
    )
    assert (ran.stdout, ran.stderr) == ("[]\n", "")
