"""A change in hand: the home as it is under the lock, and what will be written when the change is over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontzorg_cli.core.errors import DamagedError
from ontzorg_cli.core.ids import id_of
from ontzorg_cli.core.work.task import ClosedTask, Task
from ontzorg_cli.store.document import Document, fresh_text
from ontzorg_cli.store.edit import CannotEditError, edited
from ontzorg_cli.store.errors import FileLayoutError, NoHomeError, RecordGoneError
from ontzorg_cli.store.kinds import KINDS, Record, key_of, kind_of, title_of
from ontzorg_cli.store.names import CONFIG, FIXED, TASKS, file_of
from ontzorg_cli.store.reading import IN_MONTHS, WITH_IDS, Entry, Reading
from ontzorg_cli.store.steps import FileChange, StepRecord, change_of
from ontzorg_cli.store.toml_text import block_text
from ontzorg_cli.store.transaction import Write

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from pathlib import Path

    from ontzorg_cli.store.document import Block
    from ontzorg_cli.store.files import Disk
    from ontzorg_cli.store.journal import Journal
    from ontzorg_cli.store.toml_text import Table

Spot = tuple[str, type[Record], str]
"""Where a record stands: its file, its kind, its key."""


class Change(Reading):
    """A reading that can be written in. Nothing reaches the disk before the change is over."""

    def __init__(self, folder: Path, journal: Journal, disk: Disk) -> None:
        super().__init__(folder, journal, disk)
        self.step = 0
        self._touched: dict[str, list[Block]] = {}
        self._made: dict[str, str] = {}
        self._titles: list[str] = []
        self._counter: int | None = None
        self._issued: set[str] = set()
        self._config: str | None = None
        self._is_kept = False

    def keep(self) -> None:
        """Make this a step also where it changes nothing here: what it did is kept elsewhere."""
        self._is_kept = True

    def new_id(self) -> str:
        """Return an id that was never given out. The counter also lives in the journal, so that damage cannot turn it back."""
        number = self._next_number()
        while self._is_taken(found := id_of(number)):
            number += 1
        self._counter = number + 1
        self._issued.add(found)
        return found

    def put(self, record: Record, *, replaces: Record | None = None) -> None:
        """Write a record, in place where it (or what it `replaces`) stands, else at the end of its file.

        What moves to another file, or becomes another kind (a task that is closed), takes its comments along.
        """
        old = self._spot(replaces) if replaces is not None else self._spot_of_same(record)
        if replaces is not None and old is None:
            raise RecordGoneError(id=key_of(replaces))
        self._titles.append(title_of(record))
        target: Spot = (file_of(record), type(record), key_of(record))
        if old is None:
            self._append(target, record, block_text(kind_of(record).name, kind_of(record).table(record)))
            return
        text = self._rewritten(old, record)
        if old == target:
            self._touch(old)
            self._loaded(old[0]).change(self._block(old), text)
            self._entries[old[0], old[1]][old[2]].record = record
        elif old[:2] == target[:2]:
            self._rename(old, target, record, text)
        else:
            self._take_out(old)
            self._append(target, record, text)

    def begin_file(self, name: str, comment: str, records: Iterable[Record]) -> None:
        """Make a file that is not there yet, with `comment` above the records in it."""
        self._made[name] = fresh_text(comment)
        self._documents[name] = Document(name, self._made[name].encode())
        for cached in [place for place in self._entries if place[0] == name]:
            del self._entries[cached]
        for record in records:
            self.put(record)

    def remove(self, record: Record) -> None:
        """Take a record out. Raise RecordGoneError where it is not there."""
        spot = self._spot(record) or self._spot_of_same(record)
        if spot is None:
            raise RecordGoneError(id=key_of(record))
        self._titles.append(title_of(record))
        self._take_out(spot)

    def set_setting(self, key: str, value: object) -> None:
        """Set one setting, from its own type or as typed; None puts it back to its default.

        Raise UnknownSettingError or BadSettingError.
        """
        from ontzorg_cli.store.config_file import with_setting  # noqa: PLC0415 - one command needs it
        from ontzorg_cli.store.settings import bad_setting, checked, setting_named, settings_from  # noqa: PLC0415

        setting = setting_named(key)
        wanted = None if value is None else checked(setting, value)
        document = self._loaded(CONFIG)
        text = with_setting(document.text if self._config is None else self._config, setting, wanted)
        changed = Document(CONFIG, text.encode())
        read, refused = settings_from(changed.tables)
        if any(row is setting for row, _ in refused):
            raise bad_setting(setting, value)
        self._config, self._settings = text, read
        self._titles.append(setting.key)

    def outcome(
        self, number: int, command: str, at: datetime, *, undoable: bool
    ) -> tuple[StepRecord, list[Write]] | None:
        """Return the step as the journal tells it with what has to be written, or None where nothing changed."""
        counter = self._next_number()
        changes: list[FileChange] = []
        writes: list[Write] = []
        if self._counter is not None:
            self._count_in_file(counter)
        for name in sorted({*self._touched, *self._made} | ({TASKS} if self._counter is not None else set())):
            change = self._file_change(name)
            if change is not None:
                changes.append(change)
                document = self._loaded(name)
                writes.append(Write(name, None if name in self._made else document.data_read, document.data))
        if self._config is not None and self._config != self._loaded(CONFIG).text:
            document = self._loaded(CONFIG)
            new = document.with_text(self._config)
            writes.append(Write(CONFIG, document.data_read, new))
            changes.append(
                FileChange(
                    file=CONFIG,
                    whole=True,
                    before=document.data_read.decode("utf-8"),
                    after=new.decode("utf-8"),
                )
            )
        if not changes and not self._is_kept:
            return None
        step = StepRecord(
            number=number,
            command=command,
            at=at,
            undoable=undoable,
            files=tuple(changes),
            titles=tuple(dict.fromkeys(title for title in self._titles if title)),
            counter=counter,
        )
        return step, writes

    def _file_change(self, name: str) -> FileChange | None:
        document = self._document_if_whole(name)
        if document is None:
            return None
        counter = document.counter if name == TASKS and self._counter is not None else None
        return change_of(document, self._touched.get(name, []), counter, self._made.get(name))

    def _count_in_file(self, counter: int) -> None:
        document = self._document_if_whole(TASKS)
        if document is not None:
            document.raise_counter(counter)

    def _document_if_whole(self, name: str) -> Document | None:
        """Return a file; None for tasks.toml where it is damaged, since only the counter in it is at stake."""
        try:
            return self._loaded(name)
        except DamagedError:
            if name == TASKS and TASKS not in self._touched:
                return None
            raise

    def _next_number(self) -> int:
        if self._counter is None:
            newest = self._journal.newest()
            counted = newest.counter if newest is not None else 0
            try:
                counted = max(counted, self._loaded(TASKS).counter)
            except DamagedError:
                if newest is None:
                    raise
            except NoHomeError:  # a folder of reflections, which gives out no ids
                pass
            return counted
        return self._counter

    def _is_taken(self, id: str) -> bool:  # noqa: A002 - an id is called an id
        if id in self._issued:
            return True
        for name, types in self._with_ids():
            if name in self._documents or name in WITH_IDS:
                try:
                    if self._mentions(name, id) and any(id in self._read(name, kind) for kind in types):
                        return True
                except DamagedError:
                    continue
        return False

    def _spot(self, record: Record) -> Spot | None:
        spot = (file_of(record), type(record), key_of(record))
        return spot if spot[2] in self._read(spot[0], spot[1]) else self._spot_elsewhere(record)

    def _spot_of_same(self, record: Record) -> Spot | None:
        spot = (file_of(record), type(record), key_of(record))
        if spot[2] in self._read(spot[0], spot[1]):
            return spot
        if isinstance(record, ClosedTask) and record.id in self._read(TASKS, Task):
            return TASKS, Task, record.id
        return None if spot[2] in self._issued else self._spot_elsewhere(record)

    def _spot_elsewhere(self, record: Record) -> Spot | None:
        """Return where a record stands whose file would now be another: what moved to a day in another month."""
        kind, key = type(record), key_of(record)
        if kind not in IN_MONTHS:
            return None
        for name, types in self._with_ids():
            if kind in types and self._mentions(name, key) and key in self._read(name, kind):
                return name, kind, key
        return None

    def _block(self, spot: Spot) -> Block:
        entry = self._read(spot[0], spot[1]).get(spot[2])
        return KINDS[spot[1]].name, entry.raw_key if entry else spot[2]

    def _touch(self, spot: Spot) -> None:
        self._touched.setdefault(spot[0], []).append(self._block(spot))

    def _rewritten(self, old: Spot, record: Record) -> str:
        """Return the block of `old` with what is different in `record`; what both say the same is left as it was written."""
        document, block = self._loaded(old[0]), self._block(old)
        text = document.block(block)
        if text is None:
            raise FileLayoutError(file=old[0], kind=block[0])
        kind = kind_of(record)
        was = KINDS[old[1]].table(self._read(old[0], old[1])[old[2]].record)
        becomes = kind.table(record)
        put: Table = {key: value for key, value in becomes.items() if key not in was or was[key] != value}
        out = [key for key in was if key not in becomes]
        if not put and not out and kind.name == block[0]:
            return text
        try:
            return edited(
                text,
                block[0],
                put=put,
                out=out,
                order=tuple(kind.keys),
                becomes=None if kind.name == block[0] else kind.name,
            )
        except CannotEditError:
            raise FileLayoutError(file=old[0], kind=block[0]) from None

    def _append(self, target: Spot, record: Record, text: str) -> None:
        name, kind, key = target
        if self._document(name) is None and name not in FIXED:
            self._made[name] = fresh_text()
            self._documents[name] = Document(name, self._made[name].encode())
            for cached in [place for place in self._entries if place[0] == name]:
                del self._entries[cached]
        self._read(name, kind)[key] = Entry(record, key)
        self._touch(target)
        self._loaded(name).append(self._block(target), text)

    def _rename(self, old: Spot, target: Spot, record: Record, text: str) -> None:
        self._touch(old)
        document, block = self._loaded(old[0]), self._block(old)
        entries = self._read(old[0], old[1])
        renamed = {
            (target[2] if key == old[2] else key): (Entry(record, target[2]) if key == old[2] else entry)
            for key, entry in entries.items()
        }
        document.change(block, text, key=target[2])
        entries.clear()
        entries.update(renamed)
        self._touch(target)

    def _take_out(self, spot: Spot) -> None:
        self._touch(spot)
        self._loaded(spot[0]).remove(self._block(spot))
        del self._read(spot[0], spot[1])[spot[2]]

    def _loaded(self, name: str) -> Document:
        document = self._document(name)
        if document is None:
            raise FileLayoutError(file=name, kind="")
        return document
