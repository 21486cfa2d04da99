"""Beginning, settings, people, goals, taking back and copies, from argv to exit code."""

from __future__ import annotations

import io
import json
import sys
from typing import TYPE_CHECKING, Any

import pytest

from ontzorg_cli.cli import reading
from ontzorg_cli.cli.run import run
from ontzorg_cli.cli.show import voice

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Ontzorg = Callable[..., int]

INIT = (
    "init",
    "--name",
    "Noor",
    "--timezone",
    "Europe/Amsterdam",
    "--country",
    "NL",
    "--hours",
    "ma,di,do,vr 08:30-12:30 13:00-16:00",
    "--hours",
    "wo 08:30-12:30",
    "--manager",
    "Hanneke",
    "--manager",
    "Bram",
)


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def ontzorg(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Ontzorg:
    """Return a way to run commands on a home of their own, as in a process of their own."""
    for name in ("ONTZORG_HOME", "ONTZORG_LANG", "ONTZORG_NOW", "ONTZORG_DEBUG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("TZ", "Europe/Amsterdam")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "home" / ".state").mkdir(parents=True)

    def call(*argv: str, answers: str | None = None, lang: str | None = "nl") -> int:
        for cached in (voice, reading.settings, reading.frame):
            cached.cache_clear()
        monkeypatch.setattr(sys, "stdin", io.StringIO() if answers is None else Terminal(answers))
        spoken = () if lang is None else ("--lang", lang)
        return run(("--home", str(tmp_path / "home"), "--now", "2026-11-23T08:30", *spoken, *argv))

    return call


def document(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(capsys.readouterr().out)
    return told


def test_init_with_flags_asks_nothing_and_ends_with_three_commands(
    ontzorg: Ontzorg, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ontzorg(*INIT) == 0
    said = capsys.readouterr()
    assert said.err == ""
    assert "Klaar. Fijn dat je er bent, Noor." in said.out
    assert "samen 32 uur" in said.out
    assert [line.split()[:2] for line in said.out.splitlines()[-3:]] == [
        ["ontzorg", "today"],
        ["ontzorg", "add"],
        ["ontzorg", "undo"],
    ]
    assert ontzorg("today") == 0


def test_a_moment_that_is_asked_for_is_on_the_clocks_that_the_home_gets(
    ontzorg: Ontzorg, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ontzorg("init", "--name", "Noor", "--timezone", "America/New_York", "--hours", "ma 9:00-17:00", "--yes") == 0
    capsys.readouterr()
    assert ontzorg("history", "--json") == 0
    (step,) = document(capsys)["steps"]
    assert step["at"].startswith("2026-11-23T08:30")


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_an_interview_takes_what_is_usual_on_enter(
    lang: str, ontzorg: Ontzorg, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ontzorg("init", answers="\n" * 10, lang=lang) == 0
    asked = capsys.readouterr().err
    assert asked.count("[") == 8, "the language was said, and without managers there are no talks to ask about"
    ontzorg("config", "hours", "--json", lang=None)
    hours = document(capsys)["settings"][0]["value"]
    assert sorted(hours) == ["friday", "monday", "thursday", "tuesday"]


def test_an_interview_speaks_the_language_that_is_chosen_and_asks_again_after_a_mistake(
    ontzorg: Ontzorg, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = (
        "fries",
        "nl",
        "Noor",
        "altijd",
        "ma-do 9:00-13:00; even vr 9-12",
        "Hanneke, Bram van Dijk",
        "Hannekee ma 13:00 30m",
        "Hanneke maandag",
        "bram van dijk do 10:00 30m, Hanneke ma 13:00 20m",
        "archief op orde",
        "200%",
        "30",
        "noor",
        "noor@werk.nl, n@werk.nl",
        "ZZ",
        "nl",
        "",
    )
    assert ontzorg("init", answers="\n".join((*answers, "")), lang=None) == 0
    said = capsys.readouterr()
    assert "Kies uit" in said.err or "Choose from" in said.err
    assert "Begrepen: ma di wo do 09:00-13:00" in said.err
    assert "even weken" in said.err
    assert "Bedoel je Hanneke?" in said.err
    assert "geen vast overleg" in said.err
    assert "werkgever" in said.err
    assert "een percentage zoals 25%" in said.err
    ontzorg("manager", "--json", lang=None)
    people = document(capsys)["people"]
    assert [(person["title"], person["checkin"]) for person in people] == [
        ("Hanneke", "ma 13:00 20m"),
        ("Bram van Dijk", "do 10:00 30m"),
    ]
    ontzorg("config", "--json", lang=None)
    settings = {setting["key"]: setting["value"] for setting in document(capsys)["settings"]}
    assert settings["adhoc_default_share"] == 0.3
    assert settings["addresses"] == ["noor@werk.nl", "n@werk.nl"]
    assert settings["country"] == "NL"


@pytest.mark.parametrize("answered", [0, 1, 4, 9])
def test_leaving_an_interview_at_any_question_writes_nothing(
    answered: int, ontzorg: Ontzorg, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = ["nl", "Noor", "1", "Hanneke", "", "", "", "", ""]
    assert ontzorg("init", answers="".join(f"{answer}\n" for answer in given[:answered]), lang=None) == 130
    assert not list((tmp_path / "home").glob("*.toml"))
    assert "Traceback" not in capsys.readouterr().err


def test_without_a_terminal_init_says_which_flags_it_needs(
    ontzorg: Ontzorg, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ontzorg("init", "--name", "Noor") == 2
    said = " ".join(capsys.readouterr().err.split())
    assert "--hours, --manager" in said
    assert "--yes" in said
    assert ontzorg("init", "--yes") == 0


def test_init_leaves_a_home_that_is_there_alone(ontzorg: Ontzorg, tmp_path: Path) -> None:
    ontzorg(*INIT)
    before = (tmp_path / "home" / "config.toml").read_bytes()
    assert ontzorg("init", "--yes", "--name", "Joost") == 5
    assert (tmp_path / "home" / "config.toml").read_bytes() == before


@pytest.mark.parametrize("wrong", [("--timezone", "Mars/X"), ("--country", "ZZ"), ("--address", "x"), ("--hours", "9")])
def test_an_unreadable_flag_writes_nothing(
    wrong: tuple[str, str], ontzorg: Ontzorg, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ontzorg("init", "--yes", *wrong) == 2
    assert wrong[1] in capsys.readouterr().err
    assert not list((tmp_path / "home").glob("*.toml"))


def test_init_tells_a_program_what_it_made(ontzorg: Ontzorg, capsys: pytest.CaptureFixture[str]) -> None:
    ontzorg(*INIT, "--json")
    told = document(capsys)
    assert [one["kind"] for one in told["done"]] == ["home", "person", "person"]
    assert told["done"][0]["contract_minutes"] == 32 * 60
    assert told["undo_step"] == 1


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_all_settings_stand_in_groups_with_what_they_mean(
    lang: str, ontzorg: Ontzorg, capsys: pytest.CaptureFixture[str]
) -> None:
    ontzorg(*INIT)
    capsys.readouterr()
    assert ontzorg("config", lang=lang) == 0
    said = capsys.readouterr().out
    assert max(map(len, said.splitlines())) <= 80
    assert "margin_share" in said
    assert "15%" in said
    assert "08:30-12:30 13:00-16:00" in said


@pytest.mark.parametrize(
    ("key", "typed", "value"),
    [
        ("margin_share", "20%", 0.2),
        ("margin_share", "20", 0.2),
        ("margin_share", "0,2", 0.2),
        ("guessed_minutes", "1u", 60),
        ("guessed_minutes", "kwartier", 15),
        ("goal_factor", "1,5", 1.5),
        ("language", "EN", "en"),
        ("addresses", "noor@werk.nl n@werk.nl", ["noor@werk.nl", "n@werk.nl"]),
        (
            "hours",
            "ma,di 9-13; wo 10:00-12:00",
            {"monday": ["09:00-13:00"], "tuesday": ["09:00-13:00"], "wednesday": ["10:00-12:00"]},
        ),
    ],
)
def test_a_value_is_understood_as_people_type_it(
    key: str, typed: str, value: object, ontzorg: Ontzorg, capsys: pytest.CaptureFixture[str]
) -> None:
    ontzorg(*INIT)
    assert ontzorg("config", key, *typed.split()) == 0
    capsys.readouterr()
    ontzorg("config", key, "--json")
    assert document(capsys)["settings"][0]["value"] == value


@pytest.mark.parametrize(
    ("argv", "code", "helps"),
    [
        (("magrin_share", "3"), 3, "margin_share"),
        (("margin_share", "veel"), 2, "25%"),
        (("guessed_minutes", "25u"), 2, "45m"),
        (("horizon_weeks", "99"), 2, "26"),
        (("timezone", "Mars/X"), 2, "Europe/Amsterdam"),
        (("hours", "altijd"), 2, "08:30-12:30"),
        (("language", "fries"), 2, "nl"),
        (("country", "Nederland"), 2, "NL"),
        (("first_day", "gisteren"), 2, "2026"),
        (("adhoc_samples", "1,5"), 2, "100"),
    ],
)
def test_a_value_that_cannot_be_is_answered_with_what_would_do(
    argv: tuple[str, ...], code: int, helps: str, ontzorg: Ontzorg, capsys: pytest.CaptureFixture[str]
) -> None:
    ontzorg(*INIT)
    capsys.readouterr()
    assert ontzorg("config", *argv) == code
    assert helps in capsys.readouterr().err


def test_config_tells_a_program_what_changed(ontzorg: Ontzorg, capsys: pytest.CaptureFixture[str]) -> None:
    ontzorg(*INIT)
    capsys.readouterr()
    ontzorg("config", "adhoc_fixed_share", "30%", "--json")
    told = document(capsys)
    assert told["done"] == [
        {
            "id": None,
            "title": "adhoc_fixed_share",
            "kind": "setting",
            "key": "adhoc_fixed_share",
            "value": 0.3,
            "default": None,
        }
    ]
    assert told["undo_step"] == 2
    ontzorg("config", "adhoc_fixed_share", "geen")
    capsys.readouterr()
    ontzorg("config", "adhoc_fixed_share", "geen", "--json")
    assert document(capsys)["undo_step"] is None


@pytest.mark.parametrize("key", ["country", "timezone", "reflections_folder"])
def test_what_a_setting_leaves_as_it_was_is_said(
    key: str, ontzorg: Ontzorg, capsys: pytest.CaptureFixture[str]
) -> None:
    ontzorg(*INIT)
    capsys.readouterr()
    value = {"country": "BE", "timezone": "Europe/Brussels", "reflections_folder": "/media/stick"}[key]
    ontzorg("config", key, value)
    assert len(capsys.readouterr().out.splitlines()) == 2
    ontzorg("config", key)
    assert value in capsys.readouterr().out


def test_managers_are_added_shown_changed_and_found_by_an_old_name(
    ontzorg: Ontzorg, capsys: pytest.CaptureFixture[str]
) -> None:
    ontzorg(*INIT)
    assert ontzorg("manager", "add", "Sietske", "--role", "hoofd HR", "--checkin", "wo 11:00 30m") == 0
    assert (
        ontzorg("manager", "edit", "Sietske", "--rename", "Sietske B", "--weight", "1,5", "--support", "limited") == 0
    )
    capsys.readouterr()
    ontzorg("manager")
    listed = capsys.readouterr().out
    assert "Sietske B" in listed
    assert "1,5" in listed
    assert "wo 11:00 30m" in listed
    assert ontzorg("manager", "show", "sietske") == 0
    assert "hoofd HR" in capsys.readouterr().out
    assert ontzorg("manager", "edit", "Sietske", "--checkin", "geen", "--role", "geen") == 0
    capsys.readouterr()
    ontzorg("manager", "show", "Sietske", "--json")
    person = document(capsys)["people"][0]
    assert (person["checkin"], person["role"], person["formerly"]) == (None, None, ["Sietske"])
    assert ontzorg("manager", "add", "Bram") == 5
    assert ontzorg("manager", "show", "Brm") == 3
    assert ontzorg("manager", "add", "Joost", "--checkin", "af en toe") == 2


def test_goals_are_added_and_listed(ontzorg: Ontzorg, capsys: pytest.CaptureFixture[str]) -> None:
    ontzorg(*INIT)
    capsys.readouterr()
    ontzorg("goal")
    assert "ontzorg goal add" in capsys.readouterr().out
    assert ontzorg("goal", "add", "archief", "op", "orde") == 0
    capsys.readouterr()
    ontzorg("goal", "list", "--json")
    assert [goal["title"] for goal in document(capsys)["goals"]] == ["archief op orde"]


def test_a_home_without_people_says_how_to_add_one(ontzorg: Ontzorg, capsys: pytest.CaptureFixture[str]) -> None:
    ontzorg("init", "--yes")
    capsys.readouterr()
    assert ontzorg("manager") == 0
    assert "ontzorg manager add" in capsys.readouterr().out


def test_undo_names_what_it_took_back_and_history_marks_it(
    ontzorg: Ontzorg, capsys: pytest.CaptureFixture[str]
) -> None:
    ontzorg(*INIT)
    ontzorg("goal", "add", "archief op orde")
    ontzorg("goal", "add", "minder ad hoc")
    capsys.readouterr()
    assert ontzorg("undo", "2") == 0
    said = capsys.readouterr().out
    assert said.index("minder ad hoc") < said.index("archief op orde")
    ontzorg("history", "--json")
    steps = document(capsys)["steps"]
    assert [(step["command"], step["undone"]) for step in steps] == [
        ("goal add", True),
        ("goal add", True),
        ("init", False),
    ]
    ontzorg("history")
    assert capsys.readouterr().out.count("teruggedraaid") == 2
    assert ontzorg("undo", "--json") == 0
    assert document(capsys)["done"][0]["command"] == "init"
    assert ontzorg("undo") == 9
    assert ontzorg("history") == 9


@pytest.mark.parametrize("count", ["0", "-1", "veel"])
def test_undo_wants_a_number_of_steps(count: str, ontzorg: Ontzorg) -> None:
    ontzorg(*INIT)
    assert ontzorg("undo", "--", count) == 2


def test_a_copy_is_made_beside_an_earlier_one_never_over_it(
    ontzorg: Ontzorg, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ontzorg(*INIT)
    capsys.readouterr()
    assert ontzorg("backup") == 0
    said = capsys.readouterr().out
    assert "6 bestanden" in said
    assert "kB" in said
    first = (tmp_path / "ontzorg-2026-11-23.zip").read_bytes()
    assert ontzorg("backup") == 0
    assert (tmp_path / "ontzorg-2026-11-23-2.zip").exists()
    assert ontzorg("backup", "ontzorg-2026-11-23.zip") == 5
    assert (tmp_path / "ontzorg-2026-11-23.zip").read_bytes() == first
    (tmp_path / "stick").mkdir()
    assert ontzorg("backup", "stick") == 0
    assert (tmp_path / "stick" / "ontzorg-2026-11-23.zip").exists()


def test_a_copy_is_put_back_after_a_yes_and_that_can_be_undone(
    ontzorg: Ontzorg, capsys: pytest.CaptureFixture[str]
) -> None:
    ontzorg(*INIT)
    ontzorg("backup", "kopie.zip")
    ontzorg("goal", "add", "archief op orde")
    assert ontzorg("backup", "--restore", "kopie.zip") == 2, "there is nobody to ask"
    assert ontzorg("backup", "--restore", "kopie.zip", answers="n\n") == 0
    capsys.readouterr()
    ontzorg("goal", "list", "--json")
    assert len(document(capsys)["goals"]) == 1
    assert ontzorg("backup", "--restore", "kopie.zip", answers="j\n") == 0
    capsys.readouterr()
    ontzorg("goal", "list", "--json")
    assert document(capsys)["goals"] == []
    ontzorg("undo")
    capsys.readouterr()
    ontzorg("goal", "list", "--json")
    assert len(document(capsys)["goals"]) == 1


def test_putting_back_tells_a_program_which_step_takes_it_back(
    ontzorg: Ontzorg, capsys: pytest.CaptureFixture[str]
) -> None:
    ontzorg(*INIT)
    ontzorg("backup", "kopie.zip")
    ontzorg("goal", "add", "archief op orde")
    capsys.readouterr()
    assert ontzorg("backup", "--restore", "kopie.zip", "--yes", "--json") == 0
    told = document(capsys)
    assert told["undo_step"] == 3
    assert "config.toml" in told["done"][0]["files"]


def test_what_is_no_copy_is_not_put_back(ontzorg: Ontzorg, tmp_path: Path) -> None:
    ontzorg(*INIT)
    (tmp_path / "brief.zip").write_text("dag")
    assert ontzorg("backup", "--restore", "brief.zip", "--yes") == 6
    assert ontzorg("backup", "--restore", "weg.zip", "--yes") == 3
    assert ontzorg("goal") == 0
