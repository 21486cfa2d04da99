"""A home to test with, records to put in it, and a disk that stops at a chosen deed."""

from __future__ import annotations

import os
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from ontzorg_cli.core.calendar.working_time import Hours, WorkPattern
from ontzorg_cli.core.work.task import ClosedTask, Ending, Task
from ontzorg_cli.store.files import Disk
from ontzorg_cli.store.home import Home
from ontzorg_cli.store.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
NOW = datetime(2026, 11, 23, 8, 30, tzinfo=AMSTERDAM)
DAY = (Hours(time(8, 30), time(12, 30)), Hours(time(13), time(16, 30)))
SETTINGS = Settings(
    name="Noor",
    language="nl",
    timezone="Europe/Amsterdam",
    country="NL",
    hours=WorkPattern(every={0: DAY, 1: DAY, 2: DAY[:1], 3: DAY, 4: DAY}),
    first_day=date(2026, 11, 23),
)


def new_home(folder: Path, *, disk: Disk | None = None) -> Home:
    """Return a fresh home for Noor, its state beside it."""
    home = Home(folder / "home", folder / "state", disk=disk)
    home.create(SETTINGS, now=NOW)
    return home


def add(home: Home, title: str, *, now: datetime = NOW) -> Task:
    """Add a task as one step."""
    with home.change("add", now=now) as change:
        task = Task(id=change.new_id(), title=title, created_at=now)
        change.put(task)
    return task


def finish(home: Home, task: Task, *, now: datetime = NOW) -> ClosedTask:
    """Close a task as one step, which touches two files."""
    closed = ClosedTask(task=task, ending=Ending.DONE, closed_at=now)
    with home.change("done", now=now) as change:
        change.put(closed, replaces=task)
    return closed


def titles(home: Home) -> list[str]:
    """Return the titles of the open work."""
    return [task.title for task in home.read().tasks()]


def closed_titles(home: Home) -> list[str]:
    """Return the titles of what was closed around NOW."""
    log = home.read().log(NOW.date() - timedelta(days=40), NOW.date() + timedelta(days=400))
    return [closed.task.title for closed in log.closed]


def files_of(folder: Path) -> dict[str, bytes]:
    """Return every file under a folder."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def unmeasured(root: Path) -> dict[str, str]:
    """Return an environment for a process of its own, without coverage: what is killed cannot write figures down."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
    return {**kept, "PYTHONPATH": os.pathsep.join([str(root), str(root / "src")])}


class PowerCutError(BaseException):
    """The machine went out; nothing that would catch an error may catch it."""


class StoppingDisk(Disk):
    """A disk on which the power fails, or an error strikes, at the deed of a chosen number."""

    def __init__(self, at: int, error: BaseException | None = None) -> None:
        self.left = at
        self.error = error
        self.is_out = False

    def _deed(self) -> None:
        self.left -= 1
        if self.is_out or (self.left == 0 and self.error is None):
            self.is_out = True
            raise PowerCutError
        if self.left == 0 and self.error is not None:
            raise self.error

    def write(self, handle: int, data: bytes) -> None:
        """Write, unless this is the deed: then half of it."""
        self.left -= 1
        if self.is_out:
            raise PowerCutError
        if self.left == 0:
            super().write(handle, data[: len(data) // 2])
            if self.error is not None:
                raise self.error
            self.is_out = True
            raise PowerCutError
        super().write(handle, data)

    def rename(self, source: Path, target: Path) -> None:
        """Rename, unless this is the deed."""
        self._deed()
        super().rename(source, target)

    def remove(self, path: Path) -> None:
        """Remove, unless this is the deed."""
        self._deed()
        super().remove(path)

    def sync_folder(self, path: Path) -> None:
        """Wait for the folder, unless this is the deed."""
        self._deed()
        super().sync_folder(path)
