"""What was picked from the file of a large month, kept beside the journal, so that the next look need not pick it again.

It tells where the plain events stand and when they are. It counts for exactly the bytes it was made of: after a change by
hand it is not used, and the next command that writes in that month makes it anew. It can be thrown away at any time.
"""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING
from zlib import adler32, crc32

from ontzorg_cli.store.files import beside
from ontzorg_cli.store.names import LARGE_MONTH, MONTHS, picks_file
from ontzorg_cli.store.plain_events import Columns, PlainEvents, picked

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from ontzorg_cli.store.files import Disk
    from ontzorg_cli.store.transaction import Write

VERSION = 1
ITEM, COLUMN = "\x1f", "\x1e"
"""Neither of them can stand in a plain event."""


def plain_of(kept: bytes, data: bytes, text: str) -> PlainEvents | None:
    """Return the plain events in the `text` of a file with these bytes; None where what was kept is of other bytes."""
    mark, *columns = kept.decode(errors="replace").split(COLUMN)
    if mark != _mark(data):
        return None
    runs, ids, starts, zones, minutes, lines = (column.split(ITEM) for column in columns)
    blocks, rest, end = [], [], 0
    for begin, length in (map(int, run.split()) for run in runs):
        rest.append(text[end:begin])
        end = begin + length
        blocks += text[begin : end - 2].split("\n\n")
    rest.append(text[end:])
    found = PlainEvents(Columns(blocks, ids, starts, zones, minutes, lines), "".join(rest))
    return found if found.knows_its_zones() else None


def keep_picks(state: Path, writes: Iterable[Write], disk: Disk) -> None:
    """Keep what is to be picked from the months that were just written. Where that cannot be kept, all goes well without."""
    for write in writes:
        if not write.name.startswith(MONTHS) or write.new is None or len(write.new) < LARGE_MONTH:
            continue
        text = write.new.decode("utf-8-sig")
        plain = picked(text)
        if plain is not None:
            with contextlib.suppress(OSError):
                _keep(state / picks_file(write.name), _told(plain, write.new, text), disk)


def _keep(path: Path, data: bytes, disk: Disk) -> None:
    disk.make_folder(path.parent)
    written = beside(path)
    disk.write_new(written, data)
    disk.replace(written, path)


def _told(plain: PlainEvents, data: bytes, text: str) -> bytes:
    """Return the runs of blocks that follow upon each other, and the columns."""
    runs: list[list[int]] = []
    end = 0
    for block in plain.columns.blocks:
        begin, length = text.index(block, end), len(block) + 2
        if runs and begin == end:
            runs[-1][1] += length
        else:
            runs.append([begin, length])
        end = begin + length
    told = (f"{begin} {length}" for begin, length in runs)
    columns = (told, *plain.columns[1:])
    return COLUMN.join((_mark(data), *(ITEM.join(column) for column in columns))).encode()


def _mark(data: bytes) -> str:
    return f"{VERSION} {len(data)} {crc32(data)} {adler32(data)}"
