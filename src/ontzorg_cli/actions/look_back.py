"""Look back at what was done, and take it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontzorg_cli.store.errors import NoHomeError

if TYPE_CHECKING:
    from datetime import datetime

    from ontzorg_cli.store.home import Home, Step


def look_back(count: int, *, home: Home) -> tuple[Step, ...]:
    """Return the last steps, newest first. Raise NoHomeError."""
    _check(home)
    return home.history(count)


def take_back(count: int, *, home: Home, now: datetime) -> tuple[Step, ...]:
    """Take back the last steps that still stand, and return them, newest first.

    Raise NoHomeError, NothingToUndoError, or ChangedSinceError where just what they touched was changed since.
    """
    _check(home)
    return home.undo(count, now=now)


def _check(home: Home) -> None:
    if not home.exists():
        raise NoHomeError(path=str(home.folder))
