"""Puts the files of one step in place: all of them, or none, or the rest by the next command that locks."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ontzorg_cli.core.errors import DamagedError, OntzorgError
from ontzorg_cli.store.errors import FileChangedError
from ontzorg_cli.store.files import BESIDE, beside, place_inside, writing
from ontzorg_cli.store.names import MONTHS
from ontzorg_cli.store.steps import carried_out

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from ontzorg_cli.store.files import Disk
    from ontzorg_cli.store.journal import Journal
    from ontzorg_cli.store.steps import StepRecord


@dataclass(frozen=True, slots=True)
class Write:
    """A file's text before and after a step; None is no file."""

    name: str
    old: bytes | None
    new: bytes | None


class Transaction:
    """The writing side of a home. Whoever uses it holds the lock."""

    def __init__(self, folder: Path, journal: Journal, disk: Disk) -> None:
        self._folder = folder
        self._journal = journal
        self._disk = disk

    def commit(self, step: StepRecord, writes: Sequence[Write]) -> None:
        """Carry out a step.

        Raise DiskFullError, HomeUnwritableError, OutsideHomeError or FileChangedError, with everything as it was.
        """
        try:
            with writing(self._folder):
                self._journal.begin(step)
                self._replace(writes)
        except OntzorgError:
            with contextlib.suppress(OSError):
                if self._is_nothing_in_place(writes):
                    self._journal.discard(step.number)
            raise
        # From here on the step stands: where this fails, the next command that locks finishes it.
        with contextlib.suppress(OSError):
            self._journal.finish(step.number)

    def recover(self) -> None:
        """Finish the steps that a crash left halfway; strike those it cut off before they began.

        A step that meets a damaged file waits until that file is mended.
        """
        pending = self._journal.numbers()[1]
        if not pending:
            return
        with writing(self._folder):
            self._sweep()
            for number in pending:
                step = self._journal.step(number)
                if step is None:
                    self._journal.discard(number)
                elif self._finished(step):
                    self._journal.finish(number)

    def _finished(self, step: StepRecord) -> bool:
        whole = True
        writes: list[Write] = []
        for change in step.files:
            old = self._disk.read(self._folder / change.file)
            try:
                new = carried_out(old, change)
            except DamagedError:
                whole = False
            else:
                if new != old:
                    writes.append(Write(change.file, old, new))
        self._replace(writes)
        return whole

    def _replace(self, writes: Sequence[Write]) -> None:
        """Write all files beside, then put them in place; put back what was replaced where the system refuses."""
        places = {write.name: place_inside(self._folder, write.name) for write in writes}
        made: dict[str, Path] = {}
        replaced: list[Write] = []
        try:
            for write in writes:
                self._disk.make_folder(places[write.name].parent)
                if write.new is not None:
                    made[write.name] = beside(places[write.name])
                    self._disk.write_new(made[write.name], write.new)
            for write in writes:
                if self._disk.read(places[write.name]) != write.old:
                    raise FileChangedError(file=write.name)
            for write in writes:
                replaced.append(write)
                if write.new is None:
                    self._disk.remove(places[write.name])
                else:
                    self._disk.replace(made[write.name], places[write.name])
                    del made[write.name]
            for folder in sorted({place.parent for place in places.values()}):
                self._disk.sync_folder(folder)
        except (OSError, OntzorgError):
            self._put_back(replaced, places)
            raise
        finally:
            with contextlib.suppress(OSError):
                for path in made.values():
                    self._disk.remove(path)

    def _put_back(self, writes: Sequence[Write], places: dict[str, Path]) -> None:
        with contextlib.suppress(OSError):
            for write in reversed(writes):
                place = places[write.name]
                if self._disk.read(place) != write.new:
                    continue
                if write.old is None:
                    self._disk.remove(place)
                else:
                    spare = beside(place)
                    self._disk.write_new(spare, write.old)
                    self._disk.replace(spare, place)

    def _is_nothing_in_place(self, writes: Sequence[Write]) -> bool:
        return all(self._disk.read(self._folder / write.name) != write.new for write in writes)

    def _sweep(self) -> None:
        """Remove what a crash left beside the data files."""
        for folder in (self._folder, self._folder / MONTHS):
            for name in self._disk.names(folder):
                if name.startswith(BESIDE):
                    self._disk.remove(folder / name)
