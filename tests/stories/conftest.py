"""The stories: pages of the manual that are run. `--write-transcripts` writes what the program shows into them."""

from __future__ import annotations

import io
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.cli.runs import Terminal

from ontzorg_cli.cli import reading
from ontzorg_cli.cli.run import run
from ontzorg_cli.cli.show import voice

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    Play = Callable[..., tuple[int, str]]
    Lay = Callable[[Mapping[str, Path]], None]

HOME = "ontzorg-noor"
"""The data folder as the pages name it: seen from the folder in which the story is played."""

CALENDARS = Path(__file__).parent / "calendars"
"""Noor's own calendars, as Outlook and Google write them."""


class Keyboard(Terminal):
    """Somebody who types: each line that is read stands on the screen too."""

    def __init__(self, typed: str, screen: io.StringIO) -> None:
        super().__init__(f"{typed}\n")
        self._screen = screen

    def readline(self, size: int = -1, /) -> str:  # type: ignore[override]
        line = super().readline(size)
        self._screen.write(line)
        return line


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--write-transcripts", action="store_true", help="write what the stories show into their pages")


@pytest.fixture
def is_writing(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--write-transcripts", default=False))


@pytest.fixture
def play(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Play:
    """Return a way to run commands on one new home, each as in a process of its own, with both streams as one."""
    monkeypatch.delenv("ONTZORG_DEBUG", raising=False)
    for name, value in {"ONTZORG_HOME": HOME, "COLUMNS": "80", "NO_COLOR": "1", "TZ": "Europe/Amsterdam"}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(tmp_path)
    (tmp_path / HOME / ".state").mkdir(parents=True)

    def call(argv: Sequence[str], *, now: str, language: str, stdin: str = "", typed: str = "") -> tuple[int, str]:
        for cached in (voice, reading.settings, reading.frame):
            cached.cache_clear()
        screen = io.StringIO()
        told = Keyboard(typed, screen) if typed else io.StringIO(stdin)
        with monkeypatch.context() as patch:
            for name, stream in (("stdin", told), ("stdout", screen), ("stderr", screen)):
                patch.setattr(sys, name, stream)
            patch.setenv("ONTZORG_NOW", now)
            patch.setenv("ONTZORG_LANG", language)
            code = run(argv)
        return code, screen.getvalue()

    return call


@pytest.fixture
def lay(tmp_path: Path) -> Lay:
    """Return a way to put files, by the name they get, in the folder in which the story is played."""

    def put(files: Mapping[str, Path]) -> None:
        for name, file in files.items():
            shutil.copyfile(file, tmp_path / name)

    return put
