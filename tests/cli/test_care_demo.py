"""The demo from argv to screen."""

from __future__ import annotations

import json
import shlex
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ontzorg_cli.cli.run import run
from ontzorg_cli.cli.show import voice

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Give the folder in which temporary folders are made, with a home of the user's own beside it."""
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    monkeypatch.setenv("ONTZORG_HOME", str(tmp_path / "own"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("COLUMNS", "240")
    monkeypatch.setenv("TZ", "Europe/Amsterdam")
    voice.cache_clear()
    yield tmp_path
    voice.cache_clear()


def words(lines: list[str]) -> list[list[str]]:
    return [line.split() for line in lines]


@pytest.mark.parametrize(("lang", "greeting"), [("nl", "goedemorgen, Noor"), ("en", "good morning, Noor")])
def test_the_demo_shows_a_morning_and_how_to_look_around_in_it(
    lang: str, greeting: str, places: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(("demo", "--days", "3", "--lang", lang, "--now", "2026-11-23T08:30")) == 0
    lines = capsys.readouterr().out.splitlines()
    assert greeting in lines[0]
    assert lines.index("", 20) <= 24 if "" in lines[20:] else len(lines) <= 24
    typed = shlex.split(next(line for line in lines if "--home" in line))
    home = Path(typed[typed.index("--home") + 1])
    assert home.parent == places / "temporary"
    assert (home / ".state").is_dir()
    assert not (places / "own").exists()
    assert not (places / "state").exists()
    voice.cache_clear()
    assert run((*typed[typed.index("--home") :], "--lang", lang)) == 0
    assert words(capsys.readouterr().out.splitlines())[2:4] == words(lines)[2:4]


def test_on_a_day_off_the_demo_points_at_a_working_day(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(("demo", "--days", "1", "--lang", "nl", "--now", "2026-12-26T10:00")) == 0
    said = capsys.readouterr().out
    assert "Tweede kerstdag" in said
    assert said.rstrip().endswith("today ma")


def test_the_demo_tells_a_program_where_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(("demo", "--days", "1", "--json", "--now", "2026-11-24T08:30")) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["command"], told["date"]) == ("demo", "2026-11-24")
    assert (Path(told["home"]) / "tasks.toml").exists()


@pytest.mark.parametrize("days", ["0", "61", "tien"])
def test_the_demo_has_one_to_sixty_days(days: str, places: Path) -> None:
    assert run(("demo", "--days", days, "--lang", "nl")) == 2
    assert not list((places / "temporary").iterdir())


def test_a_demo_that_cannot_be_made_leaves_nothing_behind(places: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.rmtree(places / "temporary")
    assert run(("demo", "--days", "1", "--lang", "nl")) == 9
    assert "Traceback" not in capsys.readouterr().err


MORNINGS = tuple(f"2026-11-{number}T08:30" for number in (16, 17, 18, 19, 20, 23, 24, 25, 26, 27))


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_each_of_ten_mornings_fits_on_a_screen_of_24_lines(
    lang: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    assert run(("demo", "--lang", lang, "--now", MORNINGS[-1], "--json")) == 0
    home = json.loads(capsys.readouterr().out)["home"]
    told = set()
    for now in MORNINGS:
        voice.cache_clear()
        assert run(("--home", home, "today", "--lang", lang, "--now", now)) == 0
        lines = capsys.readouterr().out.splitlines()
        assert len(lines) <= 24, (now, lines)
        assert max(map(len, lines)) <= 80
        told |= {
            word
            for word in ("ontzorg weekly", "▲", "voornemen", "intention", "bal bij jou", "ball with you")
            if word in "\n".join(lines)
        }
    assert {"ontzorg weekly", "▲"} <= told, "the story has check-ins and a flag"


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("day", [0, 3, 9])
def test_the_demo_of_another_day_fits_on_a_screen(
    day: int, lang: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    assert run(("demo", "--lang", lang, "--now", MORNINGS[day], "--json")) == 0
    home = json.loads(capsys.readouterr().out)["home"]
    voice.cache_clear()
    assert run(("--home", home, "today", "--lang", lang, "--now", MORNINGS[day])) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) <= 24
    assert max(map(len, lines)) <= 80
