"""The stories: pages of the manual that are run. `--write-transcripts` writes what the program shows into them."""

from __future__ import annotations

import io
import shutil
import sys
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from tests.cli.runs import Terminal

from ontzorg_cli.cli import reading
from ontzorg_cli.cli.run import run
from ontzorg_cli.cli.show import voice

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    Play = Callable[..., tuple[int, str]]
    Lay = Callable[[Mapping[str, Path]], None]

HOME = "ontzorg-noor"
"""The data folder as the pages name it: seen from the folder in which the story is played."""

CALENDARS = Path(__file__).parent / "calendars"
"""Noor's own calendars, as Outlook and Google write them."""


BREAK = "^C\n"
"""What a terminal shows where somebody presses Ctrl-C."""


class Keyboard(Terminal):
    """Somebody who types: each line that is read stands on the screen too, and a line `^C` breaks off."""

    def __init__(self, typed: str, screen: io.StringIO) -> None:
        super().__init__(f"{typed}\n")
        self._screen = screen

    def readline(self, size: int = -1, /) -> str:  # type: ignore[override]
        line = super().readline(size)
        self._screen.write(line)
        if line == BREAK:
            raise KeyboardInterrupt
        return line


class Folder:
    """The data folder of a story, as somebody sees it who opens it outside the program."""

    def __init__(self, around: Path) -> None:
        self._home = around / HOME
        self._kept = around / "kept"

    def keep(self) -> None:
        """Keep the folder as it is, in place of what was kept before."""
        shutil.rmtree(self._kept, ignore_errors=True)
        shutil.copytree(self._home, self._kept)

    def back(self) -> None:
        """Make the folder again as it was kept."""
        shutil.rmtree(self._home)
        shutil.copytree(self._kept, self._home)

    def edit(self, name: str, old: str, new: str) -> None:
        """Change a file by hand. Raise ValueError where what is to change does not stand there once."""
        file = self._home / name
        text = file.read_text(encoding="utf-8")
        if text.count(old) != 1:
            raise ValueError(name)
        file.write_text(text.replace(old, new), encoding="utf-8", newline="")

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Leave the folder as it is now, whatever happens to it meanwhile."""
        with TemporaryDirectory(dir=self._home.parent) as safe:
            kept = shutil.copytree(self._home, Path(safe, HOME))
            yield
            shutil.rmtree(self._home)
            kept.rename(self._home)


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
def folder(tmp_path: Path) -> Folder:
    """Return the data folder in which `play` plays."""
    return Folder(tmp_path)


@pytest.fixture
def lay(tmp_path: Path) -> Lay:
    """Return a way to put files, by the name they get, in the folder in which the story is played."""

    def put(files: Mapping[str, Path]) -> None:
        for name, file in files.items():
            shutil.copyfile(file, tmp_path / name)

    return put
