"""The journal of steps, outside the home: `000123.pending` until every file of the step is in place, then `000123.json`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ontzorg_cli.store.files import Disk
    from ontzorg_cli.store.steps import StepRecord

MAKING = "init"
"""The command that makes a home: the first step of its journal."""

KEPT = 500
DONE, PENDING = ".json", ".pending"


class Journal:
    """The steps of one home, by number."""

    def __init__(self, folder: Path, disk: Disk) -> None:
        self._folder = folder
        self._disk = disk

    @property
    def state(self) -> Path:
        """The folder in which the journal lies."""
        return self._folder.parent

    def numbers(self) -> tuple[list[int], list[int]]:
        """Return the numbers of finished and of pending steps, oldest first."""
        done: list[int] = []
        pending: list[int] = []
        for name in self._disk.names(self._folder):
            stem, dot, ending = name.partition(".")
            if stem.isascii() and stem.isdigit():
                (done if dot + ending == DONE else pending if dot + ending == PENDING else []).append(int(stem))
        return sorted(done), sorted(pending)

    def step(self, number: int) -> StepRecord | None:
        """Return a step, or None where it is gone or was cut off while it was written."""
        for ending in (PENDING, DONE):  # in the order in which a step passes them, so as not to miss it in between
            data = self._disk.read(self._path(number, ending))
            if data is not None:
                from ontzorg_cli.store.steps import read_step  # noqa: PLC0415 - most looks find no step to read

                return read_step(data)
        return None

    def newest(self) -> StepRecord | None:
        """Return the last step that can be read."""
        done, pending = self.numbers()
        return next((step for number in sorted({*done, *pending}, reverse=True) if (step := self.step(number))), None)

    def since(self, number: int) -> list[StepRecord]:
        """Return the steps after `number`, newest first; two looks at names where there are none."""
        found: list[StepRecord] = []
        while step := self.step(number + len(found) + 1):
            found.insert(0, step)
        return found

    def newest_first(self) -> Iterator[StepRecord]:
        """Give the finished steps of this home, newest first; those of a home that stood here before are not its own."""
        for number in reversed(self.numbers()[0]):
            step = self.step(number)
            if step is not None:
                yield step
            if step is not None and step.command == MAKING:
                return

    def undone(self) -> set[int]:
        """Return the numbers of the steps that were taken back."""
        return {number for step in self.newest_first() for number in step.undoes}

    def begin(self, step: StepRecord) -> None:
        """Write down what a step is about to do."""
        from ontzorg_cli.store.steps import written  # noqa: PLC0415 - readers do not write

        self._disk.make_folder(self._folder)
        self._disk.write_new(self._path(step.number, PENDING), written(step))
        self._disk.sync_folder(self._folder)

    def finish(self, number: int) -> None:
        """Note that a step is in place, and let go of the oldest."""
        self._disk.replace(self._path(number, PENDING), self._path(number, DONE))
        self._disk.sync_folder(self._folder)
        for old in self.numbers()[0][:-KEPT]:
            self._disk.remove(self._path(old, DONE))

    def discard(self, number: int) -> None:
        """Strike a step that never was."""
        self._disk.remove(self._path(number, PENDING))

    def _path(self, number: int, ending: str) -> Path:
        return self._folder / f"{number:06}{ending}"
