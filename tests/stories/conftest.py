"""The stories: pages of the manual that are run. `--write-transcripts` writes what the program shows into them."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

import pytest

from ontzorg_cli.cli import reading
from ontzorg_cli.cli.run import run
from ontzorg_cli.cli.show import voice

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    Play = Callable[..., tuple[int, str]]

HOME = "ontzorg-noor"
"""The data folder as the pages name it: seen from the folder in which the story is played."""


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

    def call(argv: Sequence[str], *, now: str, language: str, stdin: str = "") -> tuple[int, str]:
        for cached in (voice, reading.settings, reading.frame):
            cached.cache_clear()
        screen = io.StringIO()
        with monkeypatch.context() as patch:
            for name, stream in (("stdin", io.StringIO(stdin)), ("stdout", screen), ("stderr", screen)):
                patch.setattr(sys, name, stream)
            patch.setenv("ONTZORG_NOW", now)
            patch.setenv("ONTZORG_LANG", language)
            code = run(argv)
        return code, screen.getvalue()

    return call
