"""A home: the folder with a person's files, and the state outside it (lock, journal, copies)."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ontzorg_cli.store.errors import HomeExistsError, NoHomeError
from ontzorg_cli.store.files import Disk, is_file, writing
from ontzorg_cli.store.journal import MAKING, Journal
from ontzorg_cli.store.names import FIXED, SUBSCRIPTIONS
from ontzorg_cli.store.reading import Problem, Reading

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime

    from ontzorg_cli.core.calendar.agenda import DayOff, Event
    from ontzorg_cli.core.together.person import Goal, Person
    from ontzorg_cli.store.backup import BackupSummary
    from ontzorg_cli.store.change import Change  # noqa: TC004 - passed on as a type; readers need not load it
    from ontzorg_cli.store.settings import Settings
    from ontzorg_cli.store.steps import StepRecord
    from ontzorg_cli.store.subscriptions import Subscriptions
    from ontzorg_cli.store.writer import Writer

__all__ = ["Change", "Home", "Problem", "Reading", "Step"]

PATIENCE_SECONDS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A step that can be undone, or was. `titles` are those of the records it touched."""

    number: int
    at: datetime
    command: str
    titles: tuple[str, ...]
    undone: bool


class Home:
    """A home in `folder`. `state` is the folder in which each home has a state folder of its own.

    A home with a folder `.state` keeps its state there, and so can be carried around. `has_saved` tells whether a
    change that can be undone was written through this object.
    """

    def __init__(
        self,
        folder: Path,
        state: Path | None = None,
        *,
        disk: Disk | None = None,
        patience_seconds: float = PATIENCE_SECONDS,
    ) -> None:
        self.folder = folder
        self._disk = disk or Disk()
        self._states = state
        self._known_state: Path | None = None
        self._looks: list[Reading] = []
        self.has_saved = False
        self._patience_seconds = patience_seconds

    @property
    def state(self) -> Path:
        """The folder of the lock, the journal and the safety copies."""
        if self._known_state is None:
            inside = self.folder / ".state"
            self._known_state = inside if inside.is_dir() else _state_folder(self.folder, self._states)
        return self._known_state

    def exists(self) -> bool:
        """Return whether there is a home. Raise HomeUnreadableError where that cannot be told."""
        return any(is_file(self.folder / name) for name in FIXED)

    def read(self) -> Reading:
        """Return a look at the home as it is now; it reads what it is asked for, and never writes."""
        look = Reading(self.folder, self._journal, self._disk)
        self._looks.append(look)
        return look

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What could not be used in all that was read of this home so far, each once."""
        found = (problem for look in self._looks for problem in look.problems)
        return tuple({(each.file, each.line, each.kind, each.key, each.code): each for each in found}.values())

    @contextlib.contextmanager
    def change(self, command: str, *, now: datetime, undoable: bool = True) -> Iterator[Change]:
        """Give a change in hand, and write it as one step when the block ends well; nothing where nothing changed.

        Raise HomeBusyError, NoHomeError, a HomeError where it cannot be written, a DamagedError for files it touches.
        """
        self._must_exist()
        writer = self._writer
        with writer.held(), writer.change(command, now=now, undoable=undoable) as change:
            self._looks.append(change)
            yield change
        self.has_saved |= undoable and change.step > 0

    def create(
        self,
        settings: Settings,
        *,
        people: Sequence[Person] = (),
        goals: Sequence[Goal] = (),
        events: Sequence[Event] = (),
        days_off: Sequence[DayOff] = (),
        comments: Mapping[str, str] | None = None,
        now: datetime,
    ) -> None:
        """Make the home, as one step that can be undone. Its people, goals and series of events have the ids of 0 and on, in that order.

        `comments` are the words in the files, by file name, `[section]` or setting. Raise HomeExistsError.
        """
        from ontzorg_cli.store.new_home import first_files  # noqa: PLC0415 - once in the life of a home

        with writing(self.folder):
            self._disk.make_folder(self.folder)
        given = len(people) + len(goals) + len(events)
        with self._writer.held():
            if self.exists():
                raise HomeExistsError(path=str(self.folder))
            files = first_files(settings, (*people, *goals), events, days_off, comments or {}, given)
            with writing(self.state):
                self._disk.remove(self.state / SUBSCRIPTIONS)  # of a home that stood here before
            self._writer.write_whole(MAKING, files, now=now, counter=given)

    def undo(self, count: int, *, now: datetime) -> tuple[Step, ...]:
        """Take back the last `count` steps that still stand, newest first, and return them.

        Raise NothingToUndoError, or ChangedSinceError where just what they touched was changed since.
        """
        with self._writer.held():
            return tuple(_told(step, undone=True) for step in self._writer.take_back(count, now=now))

    def history(self, limit: int) -> tuple[Step, ...]:
        """Return the last steps that can be undone or were, newest first."""
        undone = self._journal.undone()
        steps = (step for step in self._journal.newest_first() if step.undoable)
        return tuple(_told(step, undone=step.number in undone) for _, step in zip(range(limit), steps, strict=False))

    def backup(self, target: Path, *, now: datetime, private: bool = False) -> BackupSummary:
        """Write the home's files to a new .zip; reflections only where `private`. Raise BackupExistsError."""
        from ontzorg_cli.store.backup import write_backup  # noqa: PLC0415 - one command needs it

        self._must_exist()
        with self._writer.held():
            return write_backup(self.folder, target, now=now, private=private, disk=self._disk)

    def restore(self, source: Path, *, now: datetime) -> BackupSummary:
        """Make the home hold what a backup holds, as one step that can be undone.

        Raise BackupMissingError, or BackupDamagedError before anything is touched.
        """
        from ontzorg_cli.store.backup import data_files, read_backup  # noqa: PLC0415 - one command needs it

        summary, files = read_backup(source)
        with writing(self.folder):
            self._disk.make_folder(self.folder)
        with self._writer.held():
            gone = [name for name in data_files(self.folder, self._disk) if name not in files]
            self._writer.write_whole("restore", {**files, **dict.fromkeys(gone)}, now=now)
        return summary

    def safety_copy(self) -> Path | None:
        """Return the newest copy that was put aside on an earlier day, to restore from after damage."""
        from ontzorg_cli.store.copies import newest_copy  # noqa: PLC0415 - only damage asks for it

        return newest_copy(self.state / "copies", self._disk)

    @property
    def subscriptions(self) -> Subscriptions:
        """The calendars that are followed. Raise NoHomeError where there is no home to follow them for."""
        from ontzorg_cli.store.subscriptions import Subscriptions  # noqa: PLC0415 - few commands follow a calendar

        self._must_exist()
        return Subscriptions(self.state, self._disk, self._writer.held)

    def _must_exist(self) -> None:
        if not self.exists():
            raise NoHomeError(path=str(self.folder))

    @property
    def _journal(self) -> Journal:
        return Journal(self.state / "journal", self._disk)

    @property
    def _writer(self) -> Writer:
        from ontzorg_cli.store.writer import Writer  # noqa: PLC0415 - readers need no lock and no journal to write

        return Writer(self.folder, self.state, self._journal, self._disk, self._patience_seconds)


def _told(step: StepRecord, *, undone: bool) -> Step:
    return Step(number=step.number, at=step.at, command=step.command, titles=step.titles, undone=undone)


def _state_folder(folder: Path, states: Path | None) -> Path:
    from hashlib import sha256  # noqa: PLC0415 - a home that is carried around needs none

    if states is None:
        import platformdirs  # noqa: PLC0415 - slow to load

        states = Path(platformdirs.user_state_dir("ontzorg", appauthor=False))
        if states == Path(platformdirs.user_data_dir("ontzorg", appauthor=False)):  # so it is on macOS and Windows
            states = Path(platformdirs.user_state_dir("ontzorg-state", appauthor=False))
    return states / sha256(str(folder.resolve()).encode("utf-8", "surrogatepass")).hexdigest()[:16]
