"""Records that cannot be used are named, and everything else goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.actions.noor import add, new_home
from tests.cli.runs import ran

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    home = new_home(tmp_path)
    add(home, "verslag", minutes=35)
    add(home, "begroting", minutes=75)
    tasks = home.folder / "tasks.toml"
    tasks.write_text(tasks.read_text("utf-8").replace("minutes = 35", 'minutes = "veel"'), "utf-8")
    return home.folder


@pytest.mark.parametrize(
    ("lang", "said"), [("nl", "'minutes' is geen getal: veel."), ("en", "'minutes' is not a number: veel.")]
)
def test_looking_shows_the_rest_names_the_place_and_says_that_something_is_missing(
    folder: Path, lang: str, said: str
) -> None:
    shown = ran(folder, "list", lang=lang)
    assert shown.code == 6
    assert "begroting" in shown.out
    place, advice = shown.err.splitlines()
    assert place.startswith("tasks.toml:4:")
    assert place.endswith(said)
    assert advice


def test_what_was_saved_all_the_same_is_no_failure(folder: Path) -> None:
    saved = ran(folder, "add", "vergaderzaal", "30m")
    assert saved.code == 0
    assert "vergaderzaal" in saved.out
    assert "'minutes' is geen getal" in saved.err
    assert 'minutes = "veel"' in (folder / "tasks.toml").read_text("utf-8")


def test_a_program_gets_the_places_beside_the_result(folder: Path) -> None:
    shown = ran(folder, "list", "--json")
    assert [task["title"] for task in shown.document["tasks"]] == ["begroting"]
    assert shown.error["code"] == "unusable_records"
    assert len(shown.error["places"]) == 1


def test_discreet_keeps_what_was_written_there_off_the_screen(folder: Path) -> None:
    assert "veel" not in ran(folder, "list", "--discreet").err


def test_more_than_one_place_is_counted(folder: Path) -> None:
    tasks = folder / "tasks.toml"
    tasks.write_text(tasks.read_text("utf-8").replace("minutes = 75", "minutes = -1"), "utf-8")
    shown = ran(folder, "list")
    assert "Er is nog 1 zo'n plek." in shown.err


def test_a_setting_that_cannot_be_is_named_and_the_usual_one_applies(tmp_path: Path) -> None:
    folder = new_home(tmp_path).folder
    config = folder / "config.toml"
    assert "[judgement]" in config.read_text("utf-8")
    config.write_text(
        config.read_text("utf-8").replace("[judgement]", '[judgement]\nadhoc_default_share = "een boel"', 1), "utf-8"
    )
    shown = ran(folder, "today")
    assert "25%" in shown.out
    assert shown.code == 6
    assert shown.err.startswith("config.toml: een boel kan niet bij 'adhoc_default_share'.")


def test_damage_names_the_newest_copy_to_put_back(folder: Path) -> None:
    (folder / "tasks.toml").write_bytes(b"")
    shown = ran(folder, "list")
    assert (shown.code, shown.out) == (6, "")
    assert "ontzorg backup --restore " in shown.err
    assert ".zip" in shown.err


def test_work_goes_on_beside_a_damaged_agenda_and_the_day_does_not_pretend_to_know_it(folder: Path) -> None:
    (folder / "agenda.toml").write_bytes(b"")
    assert "begroting" in ran(folder, "list").out
    done = ran(folder, "done", ran(folder, "list", "--json").document["tasks"][0]["id"])
    assert (done.code, "agenda.toml: dit bestand is leeg" in done.err) == (0, True)
    today = ran(folder, "today")
    assert (today.code, today.out) == (6, "")
    assert "agenda.toml" in today.err


def test_the_agenda_is_shown_beside_damaged_work_and_says_nothing_of_how_full_a_day_is(folder: Path) -> None:
    ran(folder, "agenda", "add", "MT", "--at", "vandaag 9:00", "--minutes", "60")
    assert "ruim" in ran(folder, "agenda").out
    (folder / "tasks.toml").write_bytes(b"")
    shown = ran(folder, "agenda")
    assert (shown.code, "MT" in shown.out, "tasks.toml" in shown.err) == (6, True, True)
    assert not any(word in shown.out for word in ("ruim", "gezond", "krap", "overvol"))
    assert ran(folder, "agenda", "free", "--minutes", "30").code == 6
