"""Where a copy goes, and whether one may be put back."""

from __future__ import annotations

from itertools import count
from pathlib import Path

from ontzorg_cli.cli.session import session
from ontzorg_cli.store.errors import BackupMissingError


def copy_to_make(file: str | None) -> Path:
    """Return the file for a copy: as asked, or named after today in that folder or the current one."""
    asked = Path(file).expanduser() if file is not None else Path.cwd()
    if not asked.is_dir():
        return asked
    name = f"ontzorg-{session().now.date().isoformat()}"
    return next(path for number in count(1) if not (path := asked / f"{name}{_ending(number)}.zip").exists())


def confirmed(source: Path) -> bool:
    """Return whether the user wants a copy put back. Raise BackupMissingError, or NoTerminalError with nobody to ask."""
    if not source.is_file():
        raise BackupMissingError(path=str(source))
    catalogue = session().catalogue
    answer = session().ask(catalogue.text("care.restore_ask", file=str(source)))
    return answer.casefold() in catalogue.text("care.yes").split(", ")


def _ending(number: int) -> str:
    return f"-{number}" if number > 1 else ""
