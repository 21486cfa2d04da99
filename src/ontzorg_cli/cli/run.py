"""From argv to exit code: the one place where errors become messages and numbers."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from ontzorg_cli.cli.app import dispatch
from ontzorg_cli.cli.failures import SavedUnseenError, refusal, report
from ontzorg_cli.cli.hoist import hoist
from ontzorg_cli.cli.session import begin, spoken_language, surroundings
from ontzorg_cli.cli.table import COMMANDS
from ontzorg_cli.core.errors import DamagedError
from ontzorg_cli.words.catalogue import Catalogue

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ontzorg_cli.cli.session import Session
    from ontzorg_cli.cli.table import Table


def run(argv: Sequence[str], table: Table = COMMANDS) -> int:
    """Run the program on its arguments and return its exit code."""
    _open_streams()
    asked = hoist(argv)
    current = surroundings(asked.asked)
    begin(current)
    try:
        code = dispatch(argv, asked, current, table)
        current.stdout.flush()
    except BrokenPipeError:
        _let_go(current.stdout)
        return 0
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - here every failure gets its sentence
        return _refuse(error, current)
    return code


def _refuse(error: BaseException, current: Session) -> int:
    if current.environ.get("ONTZORG_DEBUG"):
        import traceback  # noqa: PLC0415 - only for whoever looks for a defect

        traceback.print_exception(error, file=current.stderr)
    known = refusal(error)
    if isinstance(error, OSError) and current.opened_home is not None and current.opened_home.has_saved:
        known = SavedUnseenError()
    if isinstance(known, DamagedError) and (copy := _safety_copy(current)):
        known.facts = {**known.facts, "copy": copy}
    try:
        current.stdout.flush()
    except OSError:
        _let_go(current.stdout)
    try:
        report(known, _catalogue(current), current.stderr, as_json=current.as_json, discreet=current.discreet)
        current.stderr.flush()
    except OSError:
        _let_go(current.stderr)
    return known.exit_code


def _safety_copy(current: Session) -> str | None:
    """Return the place of the newest copy of a damaged home, as it can be typed; None where there is none to be had."""
    from shlex import quote  # noqa: PLC0415 - only damage needs it

    try:
        copy = current.home.safety_copy()
    except OSError:
        return None
    return None if copy is None else quote(str(copy))


def _catalogue(current: Session) -> Catalogue:
    try:
        return current.catalogue
    except Exception:  # noqa: BLE001 - a message about what is broken cannot wait for it to be whole
        return Catalogue(spoken_language(current.environ))


def _open_streams() -> None:
    """Make every stream one that takes any text, on any code page, also where it was closed."""
    sys.stdout = sys.stdout or _nowhere()
    sys.stderr = sys.stderr or _nowhere()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    if isinstance(sys.stdin, io.TextIOWrapper) and not sys.stdin.isatty():
        sys.stdin.reconfigure(encoding="utf-8", errors="replace")


def _nowhere() -> TextIO:
    return Path(os.devnull).open("w", encoding="utf-8")


def _let_go(stream: object) -> None:
    """Send the rest of a stream nowhere, so that nothing complains when Python closes it."""
    if isinstance(stream, io.TextIOWrapper):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
