from __future__ import annotations

import io
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from ontzorg_cli.cli.hoist import Globals
from ontzorg_cli.cli.session import Session
from ontzorg_cli.cli.usage import NoTerminalError

if TYPE_CHECKING:
    from pathlib import Path


class Terminal(io.StringIO):
    """A stream with somebody at the other end."""

    def isatty(self) -> bool:
        return True


def session(
    folder: Path,
    asked: Globals | None = None,
    environ: dict[str, str] | None = None,
    *,
    stdin: io.StringIO | None = None,
    tty: bool = False,
) -> Session:
    return Session(
        asked or Globals(),
        {"ONTZORG_HOME": str(folder), "TZ": "Europe/Amsterdam", **(environ or {})},
        stdin=stdin,
        stdout=Terminal() if tty else io.StringIO(),
        stderr=io.StringIO(),
    )


def test_the_moment_of_the_command_line_wins_from_that_of_the_environment(tmp_path: Path) -> None:
    asked = Globals(now="2026-11-23T08:30")
    now = session(tmp_path, asked, {"ONTZORG_NOW": "2026-01-01T00:00"}).now
    assert now.isoformat() == "2026-11-23T08:30:00+01:00"
    summer = session(tmp_path, environ={"ONTZORG_NOW": "2026-07-01T08:30"})
    assert summer.now.isoformat() == "2026-07-01T08:30:00+02:00"


def test_a_moment_elsewhere_is_shown_on_the_clocks_at_home(tmp_path: Path) -> None:
    now = session(tmp_path, Globals(now="2026-11-23T08:30-05:00")).now
    assert now.isoformat() == "2026-11-23T14:30:00+01:00"


def test_without_a_wish_it_is_now_and_stays_so(tmp_path: Path) -> None:
    current = session(tmp_path, environ={"TZ": "Asia/Kolkata"})
    assert current.now.utcoffset() == timedelta(hours=5, minutes=30)
    assert abs(current.now - datetime.now(UTC)) < timedelta(minutes=1)  # noqa: TID251 - what the clock says is the point
    assert current.now is current.now


@pytest.mark.parametrize("moment", ["gisteren", "2026-13-01", "23-11-2026 08:30", "0001-01-01T00:00", "9999-12-31"])
def test_a_moment_that_makes_no_sense_is_a_problem(moment: str, tmp_path: Path) -> None:
    problems = session(tmp_path, Globals(now=moment)).problems
    assert [problem.code for problem in problems] == ["unreadable_now"]


@pytest.mark.parametrize(
    ("asked", "environ", "language"),
    [
        (Globals(lang="nl"), {"ONTZORG_LANG": "en", "LANG": "en_US"}, "nl"),
        (Globals(), {"ONTZORG_LANG": "nl", "LANG": "en_US"}, "nl"),
        (Globals(), {"LANG": "nl_BE.UTF-8"}, "nl"),
        (Globals(), {"LANG": "fr_FR"}, "en"),
        (Globals(), {"ONTZORG_LANG": "fr", "LANG": "nl_NL"}, "nl"),
        (Globals(), {}, "en"),
    ],
)
def test_the_language_is_the_first_that_was_chosen(
    asked: Globals, environ: dict[str, str], language: str, tmp_path: Path
) -> None:
    assert session(tmp_path, asked, environ).language == language


@pytest.mark.parametrize(
    ("asked", "tty", "environ", "colour"),
    [
        (Globals(), True, {}, True),
        (Globals(), False, {}, False),
        (Globals(), True, {"NO_COLOR": "1"}, False),
        (Globals(), True, {"NO_COLOR": ""}, True),
        (Globals(), True, {"TERM": "dumb"}, False),
        (Globals(color="always"), False, {"NO_COLOR": "1"}, True),
        (Globals(color="never"), True, {}, False),
        (Globals(color="auto"), True, {}, True),
    ],
)
def test_colour_is_for_who_can_see_it(
    asked: Globals, environ: dict[str, str], tmp_path: Path, *, tty: bool, colour: bool
) -> None:
    assert session(tmp_path, asked, environ, tty=tty).colour is colour


@pytest.mark.parametrize(
    ("columns", "width"), [("120", 120), ("12", 40), ("", 80), ("breed", 80), ("0", 80), ("-5", 80), ("²", 80)]
)
def test_the_width_is_that_of_the_environment_and_never_too_narrow(columns: str, width: int, tmp_path: Path) -> None:
    assert session(tmp_path, environ={"COLUMNS": columns}).width == width


def test_the_home_of_the_command_line_wins(tmp_path: Path) -> None:
    assert session(tmp_path, Globals(home=str(tmp_path / "elders"))).folder == tmp_path / "elders"
    assert session(tmp_path).folder == tmp_path


def test_without_a_named_home_it_is_the_place_of_the_platform(tmp_path: Path) -> None:
    assert session(tmp_path, environ={"ONTZORG_HOME": ""}).folder.name == "ontzorg"


def test_an_answer_comes_without_its_line_end_and_without_tricks(tmp_path: Path) -> None:
    current = session(tmp_path, stdin=Terminal("  No\x1bor \r\nniet meer\n"))
    assert current.ask("Hoe heet je?") == "Noor"
    assert isinstance(current.stderr, io.StringIO)
    assert current.stderr.getvalue() == "Hoe heet je? "


def test_the_end_of_input_is_a_way_out(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        session(tmp_path, stdin=Terminal("")).ask("Hoe heet je?")


@pytest.mark.parametrize("stdin", [None, io.StringIO("Noor\n")])
def test_where_nobody_can_answer_nothing_is_asked(stdin: io.StringIO | None, tmp_path: Path) -> None:
    with pytest.raises(NoTerminalError):
        session(tmp_path, stdin=stdin).ask("Hoe heet je?")
