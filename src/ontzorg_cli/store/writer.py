"""The writing side of a home: lock, finish what a crash left, change, write it as one step."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from ontzorg_cli.core.errors import DamagedError, HomeError
from ontzorg_cli.store.change import Change
from ontzorg_cli.store.copies import keep_copy
from ontzorg_cli.store.errors import HomeBusyError, NothingToUndoError
from ontzorg_cli.store.files import reading, writing
from ontzorg_cli.store.journal import MAKING
from ontzorg_cli.store.kept_picks import keep_picks
from ontzorg_cli.store.reading import Reading
from ontzorg_cli.store.steps import FileChange, StepRecord, inverted, taken_back, text_of_bytes
from ontzorg_cli.store.transaction import Transaction, Write

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    from ontzorg_cli.store.files import Disk
    from ontzorg_cli.store.journal import Journal

LOOKS_A_SECOND = 100


class Writer:
    """Who writes in a home; everything but `held` is done while it is held."""

    def __init__(self, folder: Path, state: Path, journal: Journal, disk: Disk, patience_seconds: float) -> None:
        self._folder = folder
        self._state = state
        self._journal = journal
        self._disk = disk
        self._patience_seconds = patience_seconds
        self._transaction = Transaction(folder, journal, disk)

    @contextlib.contextmanager
    def held(self) -> Iterator[None]:
        """Hold the home against other writers, after finishing what a crash left. Raise HomeBusyError."""
        with writing(self._state):
            self._disk.make_folder(self._state)
        lock = FileLock(
            self._state / "lock",
            timeout=self._patience_seconds,
            poll_interval=1 / LOOKS_A_SECOND,
            mode=0o600,
            thread_local=False,
        )
        with writing(self._state):
            try:
                lock.acquire()
            except Timeout:  # an OSError too, which is why it is caught in here
                raise HomeBusyError(seconds=self._patience_seconds) from None
        try:
            self._transaction.recover()
            yield
        finally:
            lock.release()

    @contextlib.contextmanager
    def change(self, command: str, *, now: datetime, undoable: bool) -> Iterator[Change]:
        """Give a change in hand, and write it as one step when the block ends well."""
        change = Change(self._folder, self._journal, self._disk)
        yield change
        number = self._next_step()
        outcome = change.outcome(number, command, now, undoable=undoable)
        if outcome is not None:
            self._commit(*outcome)
            change.step = number

    def write_whole(self, command: str, files: Mapping[str, bytes | None], *, now: datetime, counter: int = 0) -> None:
        """Write whole files as one step; None takes one away."""
        changes: list[FileChange] = []
        writes: list[Write] = []
        for name, data in files.items():
            old = self._data(name)
            if old != data:
                changes.append(FileChange(file=name, whole=True, before=text_of_bytes(old), after=text_of_bytes(data)))
                writes.append(Write(name, old, data))
        if changes:
            step = StepRecord(
                number=self._next_step(),
                command=command,
                at=now,
                undoable=True,
                files=tuple(changes),
                counter=max(counter, self._counter()),
            )
            self._commit(step, writes)

    def take_back(self, count: int, *, now: datetime) -> list[StepRecord]:
        """Take back the last `count` steps that still stand, and return them. Raise NothingToUndoError.

        The step that made the home is only taken back when it is asked for alone: nobody loses a home by a large number.
        """
        undone = self._journal.undone()
        standing = (step for step in self._journal.newest_first() if step.undoable and step.number not in undone)
        chosen = [step for _, step in zip(range(count), standing, strict=False)]
        if not chosen:
            raise NothingToUndoError
        if len(chosen) > 1 and chosen[-1].command == MAKING:
            chosen.pop()
        first: dict[str, bytes | None] = {}
        current: dict[str, bytes | None] = {}
        changes: list[FileChange] = []
        for change in (change for step in chosen for change in step.files):
            name = change.file
            if name not in current:
                first[name] = current[name] = self._data(name)
            current[name] = taken_back(current[name], change)
            changes.append(inverted(change))
        step = StepRecord(
            number=self._next_step(),
            command="undo",
            at=now,
            undoable=False,
            files=tuple(changes),
            titles=tuple(dict.fromkeys(title for each in chosen for title in each.titles)),
            undoes=tuple(each.number for each in chosen),
            counter=self._counter(),
        )
        self._commit(step, [Write(name, first[name], data) for name, data in current.items() if data != first[name]])
        return chosen

    def _commit(self, step: StepRecord, writes: Sequence[Write]) -> None:
        keep_copy(self._folder, self._state / "copies", step.at, self._disk)
        self._transaction.commit(step, writes)
        keep_picks(self._state, writes, self._disk)

    def _data(self, name: str) -> bytes | None:
        with reading(self._folder / name):
            return self._disk.read(self._folder / name)

    def _next_step(self) -> int:
        done, pending = self._journal.numbers()
        return max((*done, *pending), default=0) + 1

    def _counter(self) -> int:
        newest = self._journal.newest()
        try:
            counted = Reading(self._folder, self._journal, self._disk).counter()
        except (DamagedError, HomeError):
            counted = 0
        return max(counted, newest.counter if newest else 0)
