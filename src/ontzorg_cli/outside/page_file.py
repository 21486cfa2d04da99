"""A page in a file of the user's choice, which is replaced only where we made it."""

from __future__ import annotations

import contextlib
import os
import stat
from typing import TYPE_CHECKING

from ontzorg_cli.core.errors import ConflictError, HomeError

if TYPE_CHECKING:
    from pathlib import Path

NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
OWN_EYES = 0o600
FAR_ENOUGH = 1_000
"""Characters at the beginning of a file among which our mark stands."""


class PageExistsError(ConflictError):
    """There is a file already that we did not make (`path`)."""

    code = "page_exists"


class PageUnwritableError(HomeError):
    """A page cannot be written there (`path`)."""

    code = "page_unwritable"


def write_page(path: Path, text: str, *, marker: str) -> None:
    """Write `text` to a file for the user's own eyes, whole or not at all; one we made, with `marker`, is replaced.

    A link is replaced, not followed. Raise PageExistsError where the file is somebody's own, PageUnwritableError where
    the system refuses.
    """
    try:
        if not _is_ours_to_take(path, marker):
            raise PageExistsError(path=str(path))
        _put(path, text.encode("utf-8"))
    except OSError as refused:
        raise PageUnwritableError(path=str(path)) from refused


def _is_ours_to_take(path: Path, marker: str) -> bool:
    """Return whether there is nothing at `path`, or a page of ours. Raise PageUnwritableError for what is no file."""
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return True
    if not stat.S_ISREG(mode):
        raise PageUnwritableError(path=str(path))
    with path.open(encoding="utf-8", errors="replace") as there:
        return marker in there.read(FAR_ENOUGH)


def _put(path: Path, data: bytes) -> None:
    beside = path.with_name(f".ontzorg-{os.urandom(8).hex()}.tmp")
    handle = os.open(beside, NEW, OWN_EYES)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
    # The page stands. A folder that may be written but not be read cannot be waited for, and that is no reason to say no.
    with contextlib.suppress(OSError):
        _sync(path.parent)


def _sync(folder: Path) -> None:
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
