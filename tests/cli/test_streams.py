"""The whole program as a process: pipes, closed streams, odd code pages."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.actions.noor import new_home

from ontzorg_cli.store.home import Home


@pytest.fixture
def environ(tmp_path: Path) -> dict[str, str]:
    return {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "ONTZORG_HOME": str(tmp_path / "home"), "LANG": "nl_NL"}


def shell(command: str, environ: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Run a line of bash in which $ONTZORG is the program; a line that hangs fails."""
    ontzorg = f"{sys.executable} -m ontzorg_cli"
    return subprocess.run(
        ["bash", "-c", command],
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
        env={**environ, "ONTZORG": ontzorg},
        stdin=subprocess.DEVNULL,
    )


def test_a_reader_that_leaves_early_is_no_error(environ: dict[str, str]) -> None:
    ran = shell("$ONTZORG --help | head -n 1; echo ${PIPESTATUS[0]}", environ)
    assert ran.stdout.splitlines()[-1] in {"0", "141"}
    assert ran.stderr == ""


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_a_closed_stream_neither_hangs_nor_breaks(closed: str, environ: dict[str, str]) -> None:
    ran = shell(f"$ONTZORG --help {closed}", environ)
    assert ran.returncode == 0
    assert "Traceback" not in ran.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_output_that_cannot_be_written_is_said(environ: dict[str, str]) -> None:
    ran = shell("$ONTZORG --help > /dev/full", environ)
    assert ran.returncode == 9
    assert "Traceback" not in ran.stderr
    assert ran.stderr.startswith("Ontzorg kan iets niet lezen of schrijven.")


def test_dutch_reaches_a_terminal_that_knows_only_ascii(environ: dict[str, str]) -> None:
    ran = shell("$ONTZORG --help", {**environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "nl_NL.US-ASCII"})
    assert ran.returncode == 0
    assert "·" in ran.stdout


def test_a_word_that_is_no_text_does_not_break_a_message(environ: dict[str, str]) -> None:
    ran = shell("$ONTZORG $'tod\\xff\\xfe\\x1b[31m'", environ)
    assert ran.returncode == 2
    assert "\x1b" not in ran.stderr
    assert len(ran.stderr.splitlines()) == 2


def test_interface_language_comes_from_the_system_where_nobody_chose(environ: dict[str, str]) -> None:
    assert shell("$ONTZORG --help", environ).stdout.startswith("ontzorg · jouw eigen agenda")
    assert shell("$ONTZORG --help", {**environ, "LANG": "de_DE"}).stdout.startswith("ontzorg · your own agenda")
    assert shell("$ONTZORG --help", {**environ, "ONTZORG_LANG": "en"}).stdout.startswith("ontzorg · your own agenda")
    assert shell("$ONTZORG --help --lang=nl", {**environ, "ONTZORG_LANG": "en"}).stdout.startswith("ontzorg · jouw")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_what_was_saved_before_the_output_failed_is_said_to_be_saved(tmp_path: Path) -> None:
    home = new_home(tmp_path / "home").folder
    environment = {**os.environ, "ONTZORG_HOME": str(home), "ONTZORG_NOW": "2026-11-23T09:00", "ONTZORG_LANG": "nl"}
    with Path("/dev/full").open("w") as full:
        ended = subprocess.run(
            [sys.executable, "-m", "ontzorg_cli", "add", "verslag"],
            env=environment,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert ended.returncode == 9
    assert "Het is bewaard." in ended.stderr
    assert [task.title for task in Home(home).read().tasks()] == ["verslag"]
