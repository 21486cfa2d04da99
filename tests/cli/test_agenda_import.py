from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.actions.noor import new_home
from tests.cli.runs import Terminal, ran
from tests.ics.calendars import calendar

from ontzorg_cli.actions.import_calendar import CalendarShrinksError
from ontzorg_cli.cli.calendar_file import is_believed
from ontzorg_cli.cli.hoist import Globals
from ontzorg_cli.cli.session import Session, begin

if TYPE_CHECKING:
    from ontzorg_cli.store.home import Home

FIXTURES = Path(__file__).parents[1] / "ics" / "fixtures"
OUTLOOK = str(FIXTURES / "outlook_week.ics")
GOOGLE = str(FIXTURES / "google_week.ics")


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return new_home(tmp_path / "home")


def written(folder: Path, data: bytes) -> str:
    path = folder / "agenda.ics"
    path.write_bytes(data)
    return str(path)


def test_the_answer_is_in_numbers_and_the_agenda_shows_whose_it_is(home: Home) -> None:
    assert "Overgenomen uit Agenda: 14 nieuw" in ran(home.folder, "agenda", "import", OUTLOOK).out
    assert "In Agenda is niets veranderd." in ran(home.folder, "agenda", "import", OUTLOOK).out
    english = ran(home.folder, "agenda", "import", GOOGLE, "--owner", "Sietske", lang="en").out
    assert "Taken over from Sietske's calendar: 10 new" in english
    assert "work address: ontzorg config addresses" in english.replace("\n  ", " ")
    assert "privé" not in ran(home.folder, "today", "wo").out
    week = ran(home.folder, "agenda").out
    assert "tandarts niet op kantoor" in week
    assert "HR-overleg · Sietske" in week


def test_a_program_reads_the_numbers_and_the_events_with_their_owner(home: Home, tmp_path: Path) -> None:
    file = written(tmp_path, calendar("UID:a\nSUMMARY:MT\nDTSTART:20261124T090000Z", "UID:b\nSUMMARY:kapot"))
    document = ran(home.folder, "agenda", "import", file, "--owner", "Bram", "--json").document
    assert document["imported"] == {"new": 1, "changed": 0, "unchanged": 0, "removed": 0}
    assert document["skipped"] == [{"title": "kapot", "reason": "no_start"}]
    assert (document["owner"], document["warnings"], document["undo_step"]) == ("Bram", [], 2)
    (event,) = ran(home.folder, "agenda", "--json").document["events"]
    assert (event["title"], event["owner"], event["busy"]) == ("MT", "Bram", False)
    assert ran(home.folder, "agenda", "import", file, "--owner", "Bram", "--json").document["undo_step"] is None


def test_what_was_skipped_is_named_and_the_rest_is_counted(home: Home, tmp_path: Path) -> None:
    file = written(tmp_path, calendar(*(f"UID:{number}\nSUMMARY:kapot {number}" for number in range(17))))
    out = ran(home.folder, "agenda", "import", file).out
    assert "kapot 4 · er staat niet bij wanneer" in out
    assert "kapot 5" not in out
    assert "en nog 12" in out


def test_discreet_keeps_titles_and_names_off_the_screen(home: Home, tmp_path: Path) -> None:
    file = written(tmp_path, calendar("UID:a\nSUMMARY:ontslaggesprek", about="X-WR-CALNAME:Geheim\n"))
    out = ran(home.folder, "agenda", "import", file, "--discreet").out
    assert "ontslag" not in out


@pytest.mark.parametrize("text", ["<html>Aanmelden</html>", "{}", ""])
def test_a_login_page_is_no_calendar(text: str, home: Home, tmp_path: Path) -> None:
    refused = ran(home.folder, "agenda", "import", written(tmp_path, text.encode()))
    assert (refused.code, refused.out) == (7, "")
    assert "zit geen agenda" in " ".join(refused.err.split())


def test_a_calendar_may_come_from_another_program(home: Home) -> None:
    argv = [sys.executable, "-m", "ontzorg_cli", "agenda", "import", "-", "--json", "--home", str(home.folder)]
    done = subprocess.run(argv, input=Path(OUTLOOK).read_bytes(), check=True, capture_output=True)
    assert json.loads(done.stdout)["source"] == "Agenda"
    refused = ran(home.folder, "agenda", "import", "-")
    assert (refused.code, refused.err.splitlines()[0]) == (7, "In wat er binnenkwam zit geen agenda.")


def test_a_file_that_is_not_there_or_cannot_be_opened_is_named(home: Home, tmp_path: Path) -> None:
    for path in (tmp_path / "weg.ics", tmp_path):
        refused = ran(home.folder, "agenda", "import", str(path), "--json")
        assert (refused.code, refused.error["code"]) == (3, "calendar_file_unreadable")


def test_a_calendar_that_shrinks_is_taken_over_only_when_that_is_meant(home: Home, tmp_path: Path) -> None:
    lines = "UID:a\nSUMMARY:dag\nDTSTART:20261124T090000Z\nRRULE:FREQ=DAILY;COUNT=30"
    assert ran(home.folder, "agenda", "import", written(tmp_path, calendar(lines))).code == 0
    file = written(tmp_path, calendar())
    refused = ran(home.folder, "agenda", "import", file)
    assert (refused.code, refused.out) == (5, "")
    assert "30 weg" in ran(home.folder, "agenda", "import", file, "--yes").out


@pytest.mark.parametrize(("answer", "is_taken_over"), [("j", True), ("n", False), ("", False)])
def test_at_a_terminal_a_calendar_that_shrinks_is_asked_about(answer: str, is_taken_over: bool) -> None:  # noqa: FBT001  a case
    stderr = io.StringIO()
    begin(Session(Globals(lang="nl"), {}, stdin=Terminal(f"{answer}\n"), stdout=io.StringIO(), stderr=stderr))
    assert is_believed(CalendarShrinksError(source="werk", known=30, left=2)) is is_taken_over
    assert "Dit bestand heeft maar 2 van de 30 komende afspraken uit werk." in stderr.getvalue()


def test_help_of_the_import_loads_no_calendar_library() -> None:
    script = (
        "import sys; from ontzorg_cli.cli.run import run; run(['agenda', 'import', '--help']);"
        "sys.exit(bool({'icalendar', 'recurring_ical_events', 'dateutil'} & sys.modules.keys()))"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False, capture_output=True).returncode == 0


def test_preparation_that_moves_with_an_imported_event_is_told(home: Home, tmp_path: Path) -> None:
    def board(start: str, sequence: int) -> str:
        event = f"UID:rvc\nSUMMARY:RvC\nDTSTART:{start}\nDURATION:PT1H\nSEQUENCE:{sequence}"
        return written(tmp_path, calendar(event))

    ran(home.folder, "agenda", "import", board("20261214T090000Z", 0))
    (event,) = ran(home.folder, "agenda", "--from", "14-12", "--to", "14-12", "--json").document["events"]
    ran(home.folder, "agenda", "backplan", event["id"], "T-1", "zaal")
    moved = ran(home.folder, "agenda", "import", board("20261221T090000Z", 1)).out
    assert "zaal · klaar op vr 18 december, wk 51" in moved
    document = ran(home.folder, "agenda", "import", board("20261222T090000Z", 2), "--json").document
    assert [(task["title"], task["due"]) for task in document["moved"]] == [("zaal", "2026-12-21")]
    ran(home.folder, "undo")
    (task,) = ran(home.folder, "list", "--all", "--json").document["tasks"]
    assert task["due"] == "2026-12-18"
