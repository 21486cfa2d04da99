"""One run's surroundings: clock, zone, environment, language, home. The only place that reads them."""

from __future__ import annotations

import os
import sys
from contextvars import ContextVar
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, TextIO

from ontzorg_cli.cli.usage import NoTerminalError, UnknownLanguageError, UnreadableNowError
from ontzorg_cli.core.clean import clean
from ontzorg_cli.core.errors import OntzorgError, UsageError
from ontzorg_cli.words.catalogue import LANGUAGES, Catalogue, Language

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from zoneinfo import ZoneInfo

    from ontzorg_cli.cli.hoist import Globals
    from ontzorg_cli.store.home import Home
    from ontzorg_cli.store.settings import Settings

DEFAULT_WIDTH = 80
DEFAULT_HEIGHT = 24
NARROWEST = 40
YEARS = range(1970, 2200)


class Session:
    """What a command may know of where it runs; each thing is read once, when first asked for.

    `problems` are the wishes in the environment or in `--now` that make no sense; they are then left unheard.
    """

    def __init__(
        self,
        asked: Globals,
        environ: Mapping[str, str],
        *,
        stdin: TextIO | None,
        stdout: TextIO,
        stderr: TextIO,
        seconds: Callable[[], float] = monotonic,
    ) -> None:
        self.asked = asked
        self.environ = environ
        self.stdin = stdin
        self.stdout = stdout
        self.stderr = stderr
        self.command = ""
        self._seconds = seconds
        self._begun_at = seconds()
        self.problems: list[UsageError] = []
        self._asked_now = self._read_now(asked.now or environ.get("ONTZORG_NOW", ""))
        self._asked_language = self._read_language(asked.lang or environ.get("ONTZORG_LANG", ""))

    @cached_property
    def now(self) -> datetime:
        """The moment of this run, aware, on the clocks of the home zone."""
        if self._asked_now is None:
            return datetime.now(UTC).astimezone(self.zone)  # noqa: TID251 - this is where the clock is read
        return _on_the_clocks(self._asked_now, self.zone)

    def now_in(self, zone: ZoneInfo) -> datetime:
        """Return the moment of this run on the clocks of `zone`; one that was asked for without a zone is read on them."""
        return self.now.astimezone(zone) if self._asked_now is None else _on_the_clocks(self._asked_now, zone)

    @property
    def is_moment_asked(self) -> bool:
        """Whether this run writes up another moment than the present one."""
        return self._asked_now is not None

    @cached_property
    def zone(self) -> ZoneInfo:
        """The zone in the settings, or the system's where there are none that can be read."""
        from ontzorg_cli.outside.system_zone import system_zone, zone_named  # noqa: PLC0415 - help has no clock

        chosen = zone_named(self._settings.timezone) if self._settings else None
        return chosen or system_zone(self.environ)

    @cached_property
    def language(self) -> Language:
        """The language of this run (CONTRACT.md): asked for, in the settings, the system's, English."""
        if self._asked_language is not None:
            return self._asked_language
        found = self._settings.language if self._settings else None
        return found or spoken_language(self.environ)

    @cached_property
    def catalogue(self) -> Catalogue:
        """The sentences of this run."""
        return Catalogue(self.language)

    @cached_property
    def home(self) -> Home:
        """The data folder with what is in it."""
        from ontzorg_cli.store.home import Home  # noqa: PLC0415 - a version or a script needs no home

        return Home(self.folder)

    @property
    def opened_home(self) -> Home | None:
        """The home, where this run had to do with it."""
        return self.__dict__.get("home")

    @cached_property
    def folder(self) -> Path:
        """The place of the data folder: where `--home` or ONTZORG_HOME says, or the platform's own place for it."""
        named = self.asked.home or self.environ.get("ONTZORG_HOME")
        if named:
            return Path(named).expanduser()
        import platformdirs  # noqa: PLC0415 - who names a home does not pay for it

        return Path(platformdirs.user_data_dir("ontzorg", appauthor=False))

    @property
    def as_json(self) -> bool:
        """Whether a program reads along."""
        return self.asked.json

    @property
    def discreet(self) -> bool:
        """Whether titles and names stay off the screen."""
        return self.asked.discreet

    @cached_property
    def colour(self) -> bool:
        """Whether results may carry colour."""
        if self.asked.color in {"always", "never"}:
            return self.asked.color == "always"
        if self.environ.get("NO_COLOR") or self.environ.get("TERM") == "dumb":
            return False
        return self.stdout.isatty()

    @cached_property
    def width(self) -> int:
        """The columns there are to write in."""
        columns = self.environ.get("COLUMNS", "")
        if columns.isascii() and columns.isdigit() and int(columns):
            return max(int(columns), NARROWEST)
        try:
            return max(os.get_terminal_size(self.stdout.fileno()).columns or DEFAULT_WIDTH, NARROWEST)
        except (OSError, ValueError):
            return DEFAULT_WIDTH

    @cached_property
    def height(self) -> int:
        """The lines of a screen: those of the terminal, of which the last is left for the prompt; 24 where there is none."""
        try:
            lines = os.get_terminal_size(self.stdout.fileno()).lines - 1
        except (OSError, ValueError):
            lines = DEFAULT_HEIGHT
        return max(lines, DEFAULT_HEIGHT - 1) if self.stdout.isatty() else DEFAULT_HEIGHT

    @property
    def stdin_is_terminal(self) -> bool:
        """Whether there is somebody to ask."""
        return self.stdin is not None and not self.stdin.closed and self.stdin.isatty()

    def ask(self, question: str) -> str:
        """Return the answer to a question, asked on stderr. Raise NoTerminalError where nobody can answer.

        The end of input is a way to leave, and raises KeyboardInterrupt.
        """
        if self.stdin is None or not self.stdin_is_terminal:
            raise NoTerminalError(question=question)
        self.stderr.write(f"{question} ")
        self.stderr.flush()
        answer = self.stdin.readline()
        if not answer:
            raise KeyboardInterrupt
        return clean(answer.rstrip("\r\n")).strip()

    def read_line(self) -> str | None:
        """Return the next line of what was piped in, None where there is no more."""
        if self.stdin is None or self.stdin.closed:
            return None
        line = self.stdin.readline()
        return clean(line.rstrip("\r\n")).strip() if line else None

    @property
    def minutes_underway(self) -> float:
        """How long this run has been going on: a duration, whatever the clock says."""
        return (self._seconds() - self._begun_at) / 60

    def tell(self, text: str) -> None:
        """Write a message beside the result."""
        self.stderr.write(f"{text}\n")

    def _read_now(self, given: str) -> datetime | None:
        if not given:
            return None
        try:
            read = datetime.fromisoformat(given)
        except ValueError:
            read = datetime.min  # noqa: DTZ901 - only its year is looked at
        if read.year in YEARS:
            return read
        self.problems.append(UnreadableNowError(given=given))
        return None

    def _read_language(self, given: str) -> Language | None:
        if given and given not in LANGUAGES:
            self.problems.append(UnknownLanguageError(given=given, choices=LANGUAGES))
        return given if given in LANGUAGES else None

    @cached_property
    def _settings(self) -> Settings | None:
        # Damaged settings must not take the other commands down: a command that needs them meets the damage itself.
        try:
            return self.home.read().settings() if self.home.exists() else None
        except OntzorgError:
            return None


def _on_the_clocks(asked: datetime, zone: ZoneInfo) -> datetime:
    return asked.replace(tzinfo=zone) if asked.tzinfo is None else asked.astimezone(zone)


_CURRENT: ContextVar[Session] = ContextVar("session")


def session() -> Session:
    """Return the session of this run."""
    return _CURRENT.get()


def begin(current: Session) -> None:
    """Make `current` the session of this run."""
    _CURRENT.set(current)


def surroundings(asked: Globals) -> Session:
    """Return the session of this process."""
    return Session(asked, os.environ, stdin=sys.stdin, stdout=sys.stdout, stderr=sys.stderr)


def spoken_language(environ: Mapping[str, str]) -> Language:
    """Return the language to use where nobody chose one."""
    from ontzorg_cli.outside.system_language import system_language  # noqa: PLC0415 - most homes name a language

    found = system_language(environ)
    return found if found in LANGUAGES else "en"
