from __future__ import annotations

import subprocess
import sys
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from ontzorg_cli.cli import commands
from ontzorg_cli.cli.help_text import help_of
from ontzorg_cli.cli.hoist import Globals
from ontzorg_cli.cli.lazy import command_of, function_of, parameters
from ontzorg_cli.cli.session import Session
from ontzorg_cli.cli.table import COMMANDS, Row, spellings
from ontzorg_cli.core.calendar.working_time import WorkPattern
from ontzorg_cli.core.together.person import Person
from ontzorg_cli.core.together.topic import Topic
from ontzorg_cli.store.home import Home
from ontzorg_cli.store.settings import Settings
from ontzorg_cli.words.catalogue import LANGUAGES, Catalogue

NOW = datetime(2026, 11, 23, 8, 30, tzinfo=ZoneInfo("Europe/Amsterdam"))
OURS = "ontzorg_cli."
FOLDER = Path(commands.__file__ or "").parent
BUDGET = """
import sys
from ontzorg_cli.cli.run import run
code = run(sys.argv[1:])
print(code, *sorted(sys.modules), file=sys.stderr)
"""


def modules_after(*argv: str, **environ: str) -> set[str]:
    """Return the packages that a run has loaded; the run itself must have gone well."""
    return {name.partition(".")[0] for name in _loaded(*argv, **environ)}


def own_modules_after(*argv: str, **environ: str) -> set[str]:
    """Return the modules of our own that a run has loaded, without the name of the whole."""
    return {name.removeprefix(OURS) for name in _loaded(*argv, **environ) if name.startswith(OURS)}


def _loaded(*argv: str, **environ: str) -> set[str]:
    ran = subprocess.run(
        [sys.executable, "-c", BUDGET, *argv],
        capture_output=True,
        text=True,
        check=True,
        input="\n",
        env={"LANG": "nl_NL", **environ},
    )
    code, *modules = ran.stderr.splitlines()[-1].split()
    assert code == "0", ran.stderr
    return set(modules)


def with_home(folder: Path) -> None:
    """Make a home that keeps its state in the folder too."""
    (folder / ".state").mkdir()
    settings = Settings(
        name="Noor",
        language="nl",
        timezone="Europe/Amsterdam",
        country="NL",
        hours=WorkPattern(),
        first_day=NOW.date(),
    )
    Home(folder).create(settings, now=NOW)


@pytest.mark.parametrize("row", COMMANDS, ids=lambda row: row.name)
def test_every_row_of_the_table_leads_to_a_command(row: Row) -> None:
    assert callable(function_of(row))
    assert parameters(command_of(row)) is not None


def test_every_command_file_is_in_the_table() -> None:
    files = {path.stem for path in FOLDER.glob("*.py")} - {"__init__"}
    assert {row.module_name.rpartition(".")[2] for row in COMMANDS} == files


def test_no_word_calls_two_commands() -> None:
    words = [word for row in COMMANDS for word in spellings(row)]
    assert len(words) == len(set(words))


@pytest.mark.parametrize("row", COMMANDS, ids=lambda row: row.name)
def test_tab_completes_only_what_a_command_takes(row: Row) -> None:
    taken = {max(param.opts, key=len).lstrip("-") for param in parameters(command_of(row))}
    assert {*row.ids, *row.names} <= taken


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("row", COMMANDS, ids=lambda row: row.name)
def test_every_command_explains_itself_in_both_languages(row: Row, language: str) -> None:
    session = Session(Globals(lang=language), {"COLUMNS": "80"}, stdin=None, stdout=sys.stdout, stderr=sys.stderr)
    text = help_of(tuple(row.name.split()), session, COMMANDS)
    for param in parameters(command_of(row)):
        assert all(name in text for name in (*param.opts, *param.secondary_opts) if name.startswith("-"))
    entries = Catalogue(session.language).entries(f"help.commands.{row.key}")
    examples = str(entries["examples"]).strip().splitlines()
    called = tuple(f"ontzorg {word}" for word in spellings(row))
    assert 1 <= len(examples) <= 3
    assert all(example.startswith(called) for example in examples)
    assert max(map(len, text.splitlines())) <= 110


def test_help_of_the_whole_loads_no_library_at_all(tmp_path: Path) -> None:
    loaded = modules_after("--help", ONTZORG_HOME=str(tmp_path))
    assert not loaded & {"typer", "pydantic", "rich", "tomlkit", "dateutil", "holidays", "platformdirs"}


def test_the_morning_needs_no_parser_and_no_validation(tmp_path: Path) -> None:
    with_home(tmp_path)
    loaded = modules_after("today", ONTZORG_HOME=str(tmp_path))
    assert not loaded & {"typer", "pydantic", "rich", "tomlkit", "holidays"}


def test_looking_ahead_needs_no_parser_and_makes_no_file_that_nobody_asked_for(tmp_path: Path) -> None:
    with_home(tmp_path)
    loaded = modules_after("ahead", ONTZORG_HOME=str(tmp_path))
    assert not loaded & {"typer", "pydantic", "rich", "tomlkit", "holidays", "html", "base64"}


def test_catching_work_needs_no_validation(tmp_path: Path) -> None:
    with_home(tmp_path)
    loaded = modules_after("add", "brief", "typen", ONTZORG_HOME=str(tmp_path))
    assert not loaded & {"pydantic", "rich", "tomlkit", "holidays"}


def test_help_of_a_command_and_completion_load_neither_pydantic_nor_rich(tmp_path: Path) -> None:
    loaded = modules_after("add", "--help", ONTZORG_HOME=str(tmp_path))
    assert not loaded & {"pydantic", "rich", "tomlkit", "dateutil", "holidays"}
    loaded = modules_after("done", "", ONTZORG_HOME=str(tmp_path), _ONTZORG_COMPLETE="bash")
    assert not loaded & {"pydantic", "rich", "tomlkit", "dateutil", "holidays"}


TALKING = {"cli.held", "cli.holding", "cli.talk", "actions.reflect"}
WRITING = {"cli.brief_files", "render.writers.html", "render.writers.markdown", "outside.page_file"}


def with_topic(folder: Path) -> None:
    """Make a home with somebody, and a topic for her."""
    with_home(folder)
    with Home(folder).change("manager add", now=NOW) as change:
        change.put(Person(id=change.new_id(), name="Hanneke"))
        change.put(Topic(id=change.new_id(), title="printer", person="Hanneke", created_at=NOW))


def test_a_brief_on_the_screen_needs_no_page_to_write_and_no_conversation(tmp_path: Path) -> None:
    with_topic(tmp_path)
    for argv in (("weekly", "Hanneke"), ("weekly", "--list"), ("weekly", "Hanneke", "--json")):
        loaded = own_modules_after(*argv, ONTZORG_HOME=str(tmp_path))
        assert not loaded & (TALKING | WRITING), argv
    assert not modules_after("weekly", "Hanneke", ONTZORG_HOME=str(tmp_path)) & {
        "pydantic",
        "rich",
        "tomlkit",
        "holidays",
    }


def test_a_brief_in_a_file_needs_no_conversation(tmp_path: Path) -> None:
    with_topic(tmp_path)
    loaded = own_modules_after("weekly", "Hanneke", "--html", str(tmp_path / "bila.html"), ONTZORG_HOME=str(tmp_path))
    assert (loaded & WRITING, loaded & TALKING) == (WRITING, set())


def test_a_conversation_needs_no_page_to_write(tmp_path: Path) -> None:
    with_topic(tmp_path)
    loaded = own_modules_after("weekly", "Hanneke", "--hold", ONTZORG_HOME=str(tmp_path))
    assert (loaded & WRITING, "cli.holding" in loaded) == (set(), True)


@pytest.mark.parametrize("argv", [("topic", "Hanneke", "lamp"), ("note", "mandate", "bloemen"), ("topic",)])
def test_catching_something_to_talk_about_needs_no_validation(argv: tuple[str, ...], tmp_path: Path) -> None:
    with_topic(tmp_path)
    loaded = modules_after(*argv, ONTZORG_HOME=str(tmp_path))
    assert not loaded & {"pydantic", "rich", "tomlkit", "holidays", "icalendar"}


def test_a_morning_without_check_ins_repeats_nothing(tmp_path: Path) -> None:
    with_home(tmp_path)
    assert "dateutil" not in modules_after("today", ONTZORG_HOME=str(tmp_path))
