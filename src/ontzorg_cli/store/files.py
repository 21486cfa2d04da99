"""The only hands on the disk: reading, writing beside, replacing, and making it last."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from time import sleep
from typing import TYPE_CHECKING

from ontzorg_cli.store.errors import DiskFullError, HomeUnreadableError, HomeUnwritableError, OutsideHomeError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
FULL = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}
WINDOWS_WAITS = (0.02, 0.05, 0.1, 0.2, 0.4, 0.8, 1.5)
"""Elsewhere a refusal is final; on Windows a virus scanner or a cloud folder holds a file for a moment."""
BESIDE = ".ontzorg-"


class Disk:
    """What the store does to files, a method a deed, so that a test can stop it at any of them."""

    waits: Sequence[float] = WINDOWS_WAITS if os.name == "nt" else ()

    def read(self, path: Path) -> bytes | None:
        """Return what is in a file, or None where there is none."""
        try:
            return path.read_bytes()
        except FileNotFoundError:
            return None

    def names(self, folder: Path) -> list[str]:
        """Return the names in a folder; none where there is no folder."""
        try:
            return os.listdir(folder)  # noqa: PTH208 - names only, and in one look
        except FileNotFoundError:
            return []

    def write_new(self, path: Path, data: bytes) -> None:
        """Write a file that must not exist yet, only for the user's own eyes, and wait until it is on the disk."""
        handle = os.open(path, NEW, 0o600)
        try:
            self.write(handle, data)
            os.fsync(handle)
        except OSError:
            with contextlib.suppress(OSError):
                self.remove(path)
            raise
        finally:
            os.close(handle)

    def write(self, handle: int, data: bytes) -> None:
        """Write all of `data`."""
        left = memoryview(data)
        while left:
            left = left[os.write(handle, left) :]

    def replace(self, source: Path, target: Path) -> None:
        """Put `source` in the place of `target`, patiently where another program holds it for a moment."""
        for wait in self.waits:
            try:
                self.rename(source, target)
            except PermissionError:
                sleep(wait)
            else:
                return
        self.rename(source, target)

    def rename(self, source: Path, target: Path) -> None:
        """Put `source` in the place of `target`."""
        source.replace(target)

    def remove(self, path: Path) -> None:
        """Remove a file, which may be gone already."""
        path.unlink(missing_ok=True)

    def make_folder(self, path: Path) -> None:
        """Make a folder for the user's own eyes, and those above it, where they are not there."""
        if not path.is_dir():
            self.make_folder(path.parent)
            with contextlib.suppress(FileExistsError):
                path.mkdir(mode=0o700)

    def sync_folder(self, path: Path) -> None:
        """Wait until the names in a folder are on the disk, where the system can tell."""
        if os.name == "nt":
            return
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def beside(target: Path) -> Path:
    """Return an unpredictable name in the folder of `target`."""
    return target.with_name(f"{BESIDE}{os.urandom(8).hex()}.tmp")


def place_inside(folder: Path, name: str) -> Path:
    """Return where the data file `name` of a home really is. Raise OutsideHomeError where that is outside it."""
    root = folder.resolve()
    path = root / name
    real = path.resolve()
    if root not in real.parents:
        raise OutsideHomeError(file=name, path=str(real))
    return real


@contextlib.contextmanager
def reading(path: Path) -> Iterator[None]:
    """Turn the system's refusals to read into our own. Raise HomeUnreadableError."""
    try:
        yield
    except OSError as refused:
        raise HomeUnreadableError(path=str(path)) from refused


@contextlib.contextmanager
def writing(path: Path) -> Iterator[None]:
    """Turn the system's refusals to write into our own. Raise DiskFullError or HomeUnwritableError."""
    try:
        yield
    except OSError as refused:
        raise (DiskFullError if refused.errno in FULL else HomeUnwritableError)(path=str(path)) from refused


def is_file(path: Path) -> bool:
    """Return whether there is a file at `path`. Raise HomeUnreadableError where that cannot be told."""
    with reading(path):
        try:
            return stat.S_ISREG(path.stat().st_mode)
        except (FileNotFoundError, NotADirectoryError):
            return False
