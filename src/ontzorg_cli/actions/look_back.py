"""Look back at what was done, and take it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontzorg_cli.core.errors import OntzorgError
from ontzorg_cli.store.errors import NoHomeError
from ontzorg_cli.store.reflections import REFLECTING, reflections_of

if TYPE_CHECKING:
    from datetime import datetime

    from ontzorg_cli.store.home import Home, Step


def look_back(count: int, *, home: Home) -> tuple[Step, ...]:
    """Return the last steps, newest first. Raise NoHomeError."""
    _check(home)
    return home.history(count)


def take_back(count: int, *, home: Home, now: datetime) -> tuple[Step, ...]:
    """Take back the last steps that still stand, and return them, newest first; with a `reflect` goes what it kept.

    Raise NoHomeError, NothingToUndoError, or ChangedSinceError where just what they touched was changed since.
    """
    _check(home)
    chosen = _chosen_folder(home)
    steps = home.undo(count, now=now)
    for step in steps:
        if step.command == REFLECTING:
            reflections_of(home.folder, chosen).take_back(step.at)
    return steps


def _chosen_folder(home: Home) -> str | None:
    """Return where reflections are, before settings are taken back; damaged ones do not stand in the way of undo."""
    try:
        return home.read().settings().reflections_folder
    except OntzorgError:
        return None


def _check(home: Home) -> None:
    if not home.exists():
        raise NoHomeError(path=str(home.folder))
