from __future__ import annotations

import io
import os
import stat
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from tests.actions.noor import at, meet, new_home
from tests.cli.runs import ran

if TYPE_CHECKING:
    from pathlib import Path

    from ontzorg_cli.store.home import Home

CANARY = "kanariepiet"
OUTLOOK = "tests/ics/fixtures/outlook_week.ics"
FORMS = ((), ("--busy-only",), ("--with-tasks",), ("--from", "1-11", "--to", "31-12"), ("--discreet",))
PRIVATE = (
    ("manager", "add", f"{CANARY}-vrager"),
    ("topic", "Hanneke", f"{CANARY} onderwerp"),
    ("note", "decision", f"{CANARY} besluit", "--with", "Bram", "--advice", CANARY, "--by", "vr"),
    ("note", "agreement", f"{CANARY} afspraak", "--with", "Bram"),
    ("note", "mandate", f"{CANARY} mandaat"),
    ("adhoc", f"{CANARY} tussendoor", "--from", f"{CANARY}-vrager", "--minutes", "10", "--done"),
    ("manager", "edit", "Bram", "--role", f"{CANARY} chef"),
    ("goal", "add", f"{CANARY} doel"),
    ("add", "gewoon werk", "vr", "45m", "--for", f"{CANARY}-vrager", "--good-enough", f"{CANARY} goed", "--tag", CANARY),
    ("agenda", "add", "gewoon overleg", "--at", "di 10:00", "--minutes", "30", "--with", f"{CANARY}-vrager"),
    ("agenda", "away", f"{CANARY} op reis", "--from", "do", "--who", "Bram"),
    ("config", "addresses", f"{CANARY}@werk.example"),
    ("config", "name", CANARY),
)  # fmt: skip


@pytest.fixture
def home(tmp_path: Path) -> Home:
    made = new_home(tmp_path / "home")
    meet(made, "MT-overleg", at("09:00", 1), repeat="FREQ=WEEKLY")
    return made


def test_a_file_is_for_own_eyes_and_the_answer_counts_what_is_in_it(home: Home, tmp_path: Path) -> None:
    target = tmp_path / "agenda.ics"
    out = ran(home.folder, "agenda", "export", str(target)).out
    assert " ".join(out.split()).startswith("Klaar, je agenda staat in ")
    assert "1 afspraak" in " ".join(out.split())
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert target.read_bytes().startswith(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//ontzorg//agenda//NL\r\n")
    english = ran(home.folder, "agenda", "export", str(target), "--busy-only", lang="en").out
    assert "It only says when you are busy" in english
    assert b"SUMMARY:busy\r\n" in target.read_bytes()


def test_a_file_of_ours_is_replaced_and_one_of_another_program_never(home: Home, tmp_path: Path) -> None:
    target = tmp_path / "agenda.ics"
    target.write_text("BEGIN:VCALENDAR\r\nPRODID:-//Microsoft//Outlook\r\nEND:VCALENDAR\r\n")
    refused = ran(home.folder, "agenda", "export", str(target))
    assert (refused.code, refused.out) == (5, "")
    assert "Microsoft" in target.read_text()
    target.unlink()
    for _ in range(2):
        assert ran(home.folder, "agenda", "export", str(target)).code == 0
    assert ran(home.folder, "agenda", "export", str(tmp_path / "weg" / "agenda.ics")).code == 9


def test_a_program_gets_where_it_is_and_how_much_is_in_it(home: Home, tmp_path: Path) -> None:
    target = str(tmp_path / "agenda.ics")
    ran(home.folder, "add", "begroting", "vr", "45m")
    ran(home.folder, "agenda", "import", OUTLOOK)
    document = ran(home.folder, "agenda", "export", target, "--with-tasks", "--json").document
    assert document == {
        "schema": 1,
        "command": "agenda export",
        "file": target,
        "from": "2026-08-01",
        "to": "2028-02-29",
        "exported": {"events": 1, "tasks": 1},
        "busy_only": False,
        "left_out": 14,
    }


def test_a_pipe_gets_the_calendar_and_nothing_else(home: Home) -> None:
    ran(home.folder, "agenda", "import", OUTLOOK)
    for argv in ((), ("-",)):
        done = ran(home.folder, "agenda", "export", *argv)
        assert done.out.startswith("BEGIN:VCALENDAR\r\n")
        assert done.out.endswith("END:VCALENDAR\r\n")
        assert "14 afspraken uit Agenda zijn niet mee" in " ".join(done.err.split())


def test_another_program_gets_every_character_whatever_the_terminal_knows(home: Home) -> None:
    meet(home, "één € ✓", at("11:00", 1))
    argv = [sys.executable, "-m", "ontzorg_cli", "agenda", "export", "--home", str(home.folder), "--now", "2026-11-23"]
    environ = {**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C"}
    done = subprocess.run(argv, check=True, capture_output=True, env=environ)
    assert "SUMMARY:één € ✓\r\n".encode() in done.stdout
    assert done.stderr == b""


def test_the_help_of_it_loads_no_calendar_library() -> None:
    script = (
        "import sys; from ontzorg_cli.cli.run import run; run(['agenda', 'export', '--help']);"
        "sys.exit(bool({'icalendar', 'recurring_ical_events', 'dateutil'} & sys.modules.keys()))"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False, capture_output=True).returncode == 0


def test_at_a_terminal_it_asks_for_a_file_and_a_dash_shows_it_all_the_same(home: Home) -> None:
    refused = ran(home.folder, "agenda", "export", on_terminal=True)
    assert (refused.code, refused.out) == (2, "")
    assert "ontzorg agenda export agenda.ics" in " ".join(refused.err.split())
    assert "BEGIN:VCALENDAR" in ran(home.folder, "agenda", "export", "-", on_terminal=True).out
    assert ran(home.folder, "agenda", "export", "--json").error["code"] == "export_needs_file"


def test_importing_it_again_says_in_one_sentence_that_it_is_ones_own(home: Home, tmp_path: Path) -> None:
    target = str(tmp_path / "agenda.ics")
    ran(home.folder, "agenda", "export", target)
    said = " ".join(ran(home.folder, "agenda", "import", target).out.split())
    assert said.startswith("Dat is je eigen agenda: 1 afspraak, en die staat hier al. Er is niets veranderd.")
    document = ran(home.folder, "agenda", "import", target, "--json").document
    assert (document["own"], document["undo_step"]) == (1, None)
    assert document["imported"] == {"new": 0, "changed": 0, "unchanged": 0, "removed": 0}


def test_own_events_among_others_are_told_beside_the_numbers(home: Home, tmp_path: Path) -> None:
    target = tmp_path / "agenda.ics"
    ran(home.folder, "agenda", "export", str(target))
    other = "BEGIN:VEVENT\r\nUID:a\r\nSUMMARY:borrel\r\nDTSTART:20261124T160000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    target.write_text(target.read_text().replace("END:VCALENDAR\n", other))
    said = " ".join(ran(home.folder, "agenda", "import", str(target)).out.split())
    assert "1 nieuw" in said
    assert "1 afspraak is van jou en stond hier al; die is overgeslagen." in said


@pytest.mark.parametrize("other", [("--busy-only",), ("--discreet",), ("--source", "werk")])
def test_tasks_do_not_go_with_what_has_no_titles_or_is_not_ours(other: tuple[str, ...], home: Home) -> None:
    refused = ran(home.folder, "agenda", "export", "-", "--with-tasks", *other)
    assert (refused.code, refused.out) == (2, "")
    assert "--with-tasks" in refused.err


def test_a_period_that_ends_before_it_starts_is_refused(home: Home) -> None:
    assert ran(home.folder, "agenda", "export", "-", "--from", "2027-01-10", "--to", "2027-01-01").code == 2


def test_a_calendar_nobody_took_over_is_named_with_what_to_do(home: Home) -> None:
    refused = ran(home.folder, "agenda", "export", "-", "--source", "thuis")
    assert refused.code == 3
    assert "agenda import agenda.ics --source thuis" in " ".join(refused.err.split())
    ran(home.folder, "agenda", "import", OUTLOOK)
    assert "Agenda" in ran(home.folder, "agenda", "export", "-", "--source", "thuis").err
    assert "notuleren" in ran(home.folder, "agenda", "export", "-", "--source", "agenda").out


def test_discreet_keeps_titles_out_of_it_too(home: Home) -> None:
    assert "MT-overleg" not in ran(home.folder, "agenda", "export", "-", "--discreet").out


def test_nothing_private_is_in_it_in_any_form(home: Home, tmp_path: Path) -> None:
    for argv in PRIVATE:
        done = ran(home.folder, *argv)
        assert done.code == 0, (argv, done.err)
    answers = io.StringIO(f"{CANARY} blij\n{CANARY} minder\n{CANARY} anders\n\n{CANARY} telefoon\n")
    assert ran(home.folder, "reflect", now="2026-11-23T15:50", stdin=answers).code == 0
    assert CANARY in "".join(path.read_text("utf-8") for path in (home.folder / "reflections").glob("*.toml"))
    target = tmp_path / "uit.ics"
    for form in FORMS:
        assert CANARY not in ran(home.folder, "agenda", "export", "-", *form).out, form
        assert CANARY not in ran(home.folder, "agenda", "export", str(target), *form).out, form
        assert CANARY.encode() not in target.read_bytes(), form
    assert "SUMMARY:gewoon werk" in ran(home.folder, "agenda", "export", "-", "--with-tasks").out
    assert "SUMMARY:gewoon overleg" in ran(home.folder, "agenda", "export", "-").out
