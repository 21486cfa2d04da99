"""Reflections: a folder of their own, with a lock and a journal in it, so that no word of them stands anywhere else."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from ontzorg_cli.core.growth.reflection import Reflection, joined
from ontzorg_cli.store.errors import ReflectionsAwayError, ReflectionUnreadableError
from ontzorg_cli.store.files import Disk, reading, writing
from ontzorg_cli.store.home import PATIENCE_SECONDS
from ontzorg_cli.store.journal import Journal
from ontzorg_cli.store.names import MONTH_FILE, REFLECTIONS, reflection_file
from ontzorg_cli.store.reading import Reading

if TYPE_CHECKING:
    from datetime import date, datetime

    from ontzorg_cli.store.writer import Writer

REFLECTING = "reflect"
"""The command that keeps a reflection: its step in the journal of the home says no more than that."""

STATE = ".state"
DRAFT = ".draft-"


class Reflections:
    """The reflections in `folder`, which carries its own state."""

    def __init__(self, folder: Path, *, disk: Disk | None = None, patience_seconds: float = PATIENCE_SECONDS) -> None:
        self.folder = folder
        self._disk = disk or Disk()
        self._patience_seconds = patience_seconds
        self._state = folder / STATE

    def newest(self, months: int, until: date) -> tuple[Reflection, ...]:
        """Return the reflections in the last files up to the month of `until`, in order of day.

        What cannot be used in them is left out; raise a DamagedError for a file that cannot be read.
        """
        last = reflection_file(until)
        with reading(self.folder):
            names = sorted(self._disk.names(self.folder))
        names = [name for name in names if MONTH_FILE.fullmatch(name) and name <= last]
        look = self._reading
        found = [each for name in names[-months:] for each in look.reflections(name)]
        return tuple(sorted(found, key=lambda each: each.day))

    def check(self, day: date) -> None:
        """Raise ReflectionUnreadableError where something in the file of `day` cannot be used, so that nothing joins it."""
        look = self._reading
        look.reflections(reflection_file(day))
        for problem in look.problems:
            raise ReflectionUnreadableError(path=str(self.folder / problem.file), line=problem.line)

    def keep(self, reflection: Reflection, *, now: datetime) -> Reflection:
        """Write a reflection, joined with what the day has already, and return the whole of it."""
        self._make_folder()
        writer = self._writer
        with writer.held(), writer.change(REFLECTING, now=now, undoable=True) as change:
            there = (each for each in change.reflections(reflection_file(reflection.day)) if each.day == reflection.day)
            whole = joined(found, reflection) if (found := next(there, None)) else reflection
            change.put(whole)
        return whole

    def take_back(self, at: datetime) -> None:
        """Take back the last reflection that stands, where it was kept at that moment."""
        journal = self._journal
        undone = journal.undone()
        standing = (step for step in journal.newest_first() if step.undoable and step.number not in undone)
        last = next(standing, None)
        if last is not None and last.at == at:
            writer = self._writer
            with writer.held():
                writer.take_back(1, now=at)

    def draft(self, text: str, day: date) -> Path:
        """Write a text to be worked on in a file for the user's own eyes, and return its place."""
        self._make_folder()
        path = self.folder / f"{DRAFT}{day.isoformat()}-{os.urandom(4).hex()}.md"
        with writing(path):
            self._disk.write_new(path, text.encode("utf-8", "replace"))
        return path

    def discard(self, draft: Path) -> None:
        """Remove a draft that is no longer needed."""
        with writing(draft):
            self._disk.remove(draft)

    def _make_folder(self) -> None:
        with writing(self.folder):
            self._disk.make_folder(self.folder)

    @property
    def _journal(self) -> Journal:
        return Journal(self._state / "journal", self._disk)

    @property
    def _reading(self) -> Reading:
        return Reading(self.folder, self._journal, self._disk)

    @property
    def _writer(self) -> Writer:
        from ontzorg_cli.store.writer import Writer  # noqa: PLC0415 - readers need no lock

        return Writer(self.folder, self._state, self._journal, self._disk, self._patience_seconds)


def reflections_of(folder: Path, chosen: str | None) -> Reflections:
    """Return the reflections that belong to the home in `folder`: within it, or in the folder that was chosen.

    Raise ReflectionsAwayError.
    """
    if chosen is None:
        return Reflections(folder / REFLECTIONS)
    place = Path(chosen).expanduser()
    if not place.is_dir() and not place.parent.is_dir():
        raise ReflectionsAwayError(path=str(place))
    return Reflections(place)
