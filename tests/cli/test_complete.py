from __future__ import annotations

import io
import shutil
from datetime import date, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from tests.actions.noor import new_home

from ontzorg_cli.cli.complete import answer
from ontzorg_cli.cli.hoist import hoist
from ontzorg_cli.cli.session import Session
from ontzorg_cli.cli.table import COMMANDS
from ontzorg_cli.core.calendar.agenda import AllDay, Event
from ontzorg_cli.core.calendar.working_time import WorkPattern
from ontzorg_cli.core.together.person import Person
from ontzorg_cli.core.together.topic import Topic
from ontzorg_cli.core.work.task import Task
from ontzorg_cli.store.home import Home
from ontzorg_cli.store.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2026, 11, 23, 8, 30, tzinfo=ZoneInfo("Europe/Amsterdam"))
MORNING = {"ONTZORG_NOW": "2026-11-23T08:30"}
EVIL = "begroting $(reboot) `id` \x1b[31m 'x' \u202e*"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a home with two people and two tasks, of which one has a title full of tricks."""
    folder = tmp_path_factory.mktemp("home")
    (folder / ".state").mkdir()
    home = Home(folder)
    settings = Settings(
        name="Noor",
        language="nl",
        timezone="Europe/Amsterdam",
        country="NL",
        hours=WorkPattern(),
        first_day=NOW.date(),
    )
    people = [Person(id="h2a", name="Hanneke de Wit"), Person(id="b3c", name="Bram")]
    home.create(settings, people=people, now=NOW)
    with home.change("add", now=NOW) as change:
        change.put(Task(id="k7m", title=EVIL, created_at=NOW))
        change.put(Task(id="k4c", title="verslag MT", created_at=NOW))
    return folder


def offered(folder: Path, *words: str, teller: str = "fish", **environ: str) -> list[str]:
    argv = ["--home", str(folder), *words]
    session = Session(
        hoist(argv).asked,
        {"ONTZORG_LANG": "nl", **environ},
        stdin=None,
        stdout=io.StringIO(),
        stderr=io.StringIO(),
    )
    return answer(argv, teller, session, COMMANDS).splitlines()


def values(lines: list[str]) -> list[str]:
    return [line.partition("\t")[0] for line in lines]


def test_ids_come_with_titles_that_can_do_no_harm(folder: Path) -> None:
    assert offered(folder, "done", "") == ["k7m\tbegroting $(reboot) `id` [31m 'x' *", "k4c\tverslag MT"]


def test_an_id_that_is_on_the_line_already_is_not_offered_again(folder: Path) -> None:
    assert values(offered(folder, "done", "k7m", "")) == ["k4c"]


def test_discreet_ids_come_without_titles(folder: Path) -> None:
    assert offered(folder, "--discreet", "done", "k7") == ["k7m"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["done", "k4"], ["k4c"]),
        (["klaar", "k4"], ["k4c"]),
        (["defer", "k7m", "k4"], ["k4c"]),
        (["edit", "k4c", "--depends", "k7"], ["k7m"]),
        (["add", "brief", "--for", "B"], ["Bram"]),
        (["add", "brief", "--for=B"], ["--for=Bram"]),
        (["add", "brief", "--owner", ""], ["Hanneke de Wit", "Bram"]),
        (["add", "brief", "--importance", ""], ["must", "should", "could"]),
        (["add", "brief", "--import"], ["--importance"]),
        (["add", "--", "--import"], []),
        (["show", "k7m", ""], []),
        (["--color", "a"], ["auto", "always"]),
        (["--lang=e"], ["--lang=en"]),
        (["--ho"], ["--home"]),
        (["vand"], ["vandaag"]),
        (["agenda", "f"], ["free"]),
        (["agenda", "--fr"], ["--from"]),
        (["xyzzy", ""], []),
        (["done", "--home", ""], []),
    ],
)
def test_what_can_come_next_is_offered(words: list[str], expected: list[str], folder: Path) -> None:
    assert values(offered(folder, *words)) == expected


def test_every_command_is_offered_with_what_it_is_for(folder: Path) -> None:
    lines = offered(folder, "")
    assert values(lines) == [row.name for row in COMMANDS if " " not in row.name]
    assert "add\twerk opvangen in één regel, met datum en duur achteraan" in lines


def test_bash_shows_titles_while_there_is_a_choice_and_ids_when_it_fills_in(folder: Path) -> None:
    assert offered(folder, "done", "k", teller="bash")[1] == "k4c  verslag MT"
    assert offered(folder, "done", "k4", teller="bash") == ["k4c"]
    assert offered(folder, "done", "k", teller="bash", COMP_TYPE="37") == ["k7m", "k4c"]


def test_bash_gets_names_with_spaces_in_quotes(folder: Path) -> None:
    assert offered(folder, "add", "x", "--for", "Han", teller="bash") == ["'Hanneke de Wit'"]
    assert offered(folder, "add", "x", "--for", "'Han", teller="bash") == ["Hanneke de Wit"]
    assert offered(folder, "add", "x", "--for", "=", "Han", teller="bash") == ["'Hanneke de Wit'"]


def test_a_damaged_file_offers_nothing_and_breaks_nothing(tmp_path: Path) -> None:
    (tmp_path / "tasks.toml").write_text("[[task]\n", encoding="utf-8")
    assert offered(tmp_path, "done", "") == []


def test_topics_are_offered_beside_work_and_a_damaged_list_takes_no_work_away(folder: Path, tmp_path: Path) -> None:
    own = shutil.copytree(folder, tmp_path / "home")
    with Home(own).change("topic", now=NOW) as change:
        change.put(Topic(id="t2p", title="nieuwe printer", person="Bram", created_at=NOW))
    assert "t2p\tnieuwe printer" in offered(own, "done", "")
    assert "t2p" in offered(own, "--discreet", "drop", "t")
    (own / "together.toml").write_text("stuk", encoding="utf-8")
    assert [line.partition("\t")[0] for line in offered(own, "done", "k")] == ["k7m", "k4c"]


def test_names_of_people_are_offered_where_a_check_in_is_with_somebody(folder: Path) -> None:
    for command in ("weekly", "topic"):
        assert offered(folder, command, "B") == ["Bram"]
    assert offered(folder, "note", "mandate", "x", "--with", "B") == ["Bram"]
    assert set(offered(folder, "note", "")) >= {"decision", "agreement", "mandate", "besluit"}


def test_flags_that_are_up_complete_after_accept_and_nowhere_else(tmp_path: Path) -> None:
    home = new_home(tmp_path / "home")
    assert [line.partition("\t")[0] for line in offered(home.folder, "plan", "--accept", "", **MORNING)] == ["room"]
    assert offered(home.folder, "plan", "--accept", "r", ONTZORG_LANG="en", **MORNING)[0].startswith("room\tyou have ")
    assert offered(home.folder, "--discreet", "plan", "--accept", "", **MORNING) == ["room"]
    assert offered(home.folder, "plan", "--accept", "room", "", **MORNING) == []
    assert offered(home.folder, "plan", "", **MORNING) == []
    assert offered(tmp_path / "nergens", "plan", "--accept", "", **MORNING) == []


def test_events_are_completed_with_their_titles_and_templates_by_name(folder: Path, tmp_path: Path) -> None:
    own = shutil.copytree(folder, tmp_path / "home")
    when = AllDay(first=date(2026, 12, 14), last=date(2026, 12, 14))
    past = AllDay(first=date(2026, 11, 20), last=date(2026, 11, 20))
    with Home(own).change("agenda add", now=NOW) as change:
        change.put(Event(id="r3v", title="RvC", when=when))
        change.put(Event(id="r4v", title="oud", when=past))
    assert offered(own, "agenda", "backplan", "", **MORNING) == ["r3v\tRvC"]
    assert "bestuursvergadering" in offered(own, "agenda", "backplan", "r3v", "--template", "", **MORNING)
    assert offered(own, "agenda", "backplan", "r3v", "--template", "rei", **MORNING) == ["reis"]
    assert "Bram" in offered(own, "agenda", "free", "--with", "", **MORNING)
    assert not (own / "templates.toml").exists()
