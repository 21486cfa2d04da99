"""Run the program in this process, each time as if it were a process of its own."""

from __future__ import annotations

import io
import json
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from ontzorg_cli.cli import reading
from ontzorg_cli.cli.run import run
from ontzorg_cli.cli.show import voice

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

OWN = ("ONTZORG_HOME", "ONTZORG_NOW", "ONTZORG_LANG", "ONTZORG_DEBUG", "NO_COLOR", "COLUMNS")
MONDAY = "2026-11-23T08:45"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ran:
    """How a run ended: its exit code and what it wrote."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> Any:  # noqa: ANN401  JSON is anything
        """Return what a program would read."""
        return json.loads(self.out)

    @property
    def error(self) -> dict[str, Any]:
        """Return the refusal that a program would read."""
        error: dict[str, Any] = json.loads(self.err)["error"]
        return error


class Terminal(io.StringIO):
    """A stream with a person at the other end."""

    def isatty(self) -> bool:
        """Return that it is one."""
        return True


def ran(
    folder: Path,
    *argv: str,
    lang: str = "nl",
    now: str = MONDAY,
    environ: Mapping[str, str] | None = None,
    on_terminal: bool = False,
    stdin: io.StringIO | None = None,
) -> Ran:
    """Run `argv` on the home in `folder` and return how that ended; results go into a pipe unless `on_terminal`.

    `stdin` is what is typed or piped in, nothing if not given.
    """
    out, err = (Terminal() if on_terminal else io.StringIO()), io.StringIO()
    for cached in (voice, reading.settings, reading.frame):
        cached.cache_clear()
    with pytest.MonkeyPatch.context() as patch:
        for name in OWN:
            patch.delenv(name, raising=False)
        said = {"ONTZORG_HOME": str(folder), "ONTZORG_NOW": now, "ONTZORG_LANG": lang, "TZ": "Europe/Amsterdam"}
        for name, value in (said | dict(environ or {})).items():
            patch.setenv(name, value)
        patch.setattr(sys, "stdin", stdin or io.StringIO())
        patch.setattr(sys, "stdout", out)
        patch.setattr(sys, "stderr", err)
        code = run(list(argv))
    return Ran(code=code, out=out.getvalue(), err=err.getvalue())
