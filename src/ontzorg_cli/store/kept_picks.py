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
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from ontzorg_cli.store.files import Disk
    from ontzorg_cli.store.transaction import Write

VERSION = 1
"""What an earlier version picked, or kept in another form, is not used."""

WHOLE = "."
"""At the end: nothing was cut off."""

APART = "\n\n"
"""What stands between two blocks, and in none."""

ITEM, COLUMN = "\x1f", "\x1e"
"""Neither of them can stand in a plain event."""


def plain_of(kept: bytes, data: bytes, text: str) -> PlainEvents | None:
    """Return the plain events in the `text` of a file with these bytes; None where what was kept is of other bytes."""
    mark, *columns = kept.decode(errors="replace").split(COLUMN)
    if mark != _mark(data) or columns[-1:] != [WHOLE]:
        return None
    try:
        found = _plain(text, *(column.split(ITEM) for column in columns[:-1]))
    except (TypeError, ValueError):
        return None
    return found if len(set(map(len, found.columns))) == 1 and found.knows_its_zones() else None


def _plain(text: str, runs: Sequence[str], *columns: Sequence[str]) -> PlainEvents:
    blocks: list[str] = []
    rest, end = [], 0
    for begin, length in (map(int, run.split()) for run in runs):
        rest.append(text[end:begin])
        end = begin + length
        blocks += text[begin:end].removesuffix(APART).split(APART)
    rest.append(text[end:])
    return PlainEvents(Columns(blocks, *columns), "".join(rest))


def keep_picks(state: Path, writes: Iterable[Write], disk: Disk) -> None:
    """Keep what is to be picked from the months that were just written. Where that cannot be kept, all goes well without."""
    for write in writes:
        if write.name.startswith(MONTHS) and write.new is not None and len(write.new) >= LARGE_MONTH:
            kept = kept_of(write.new)
            if kept is not None:
                with contextlib.suppress(OSError):
                    _keep(state / picks_file(write.name), kept, disk)


def kept_of(data: bytes) -> bytes | None:
    """Return what is kept of the file of a month; None where that would not tell exactly what is picked from it."""
    text = data.decode("utf-8-sig")
    plain = picked(text)
    if plain is None:
        return None
    kept = _told(plain, data, text)
    again = plain_of(kept, data, text)
    return kept if again is not None and (again.columns, again.rest) == (plain.columns, plain.rest) else None


def _keep(path: Path, data: bytes, disk: Disk) -> None:
    disk.make_folder(path.parent)
    written = beside(path)
    disk.write_new(written, data)
    disk.replace(written, path)


def _told(plain: PlainEvents, data: bytes, text: str) -> bytes:
    """Return what is kept of plain events: of what bytes, the runs of blocks that follow upon each other, and the columns."""
    runs: list[list[int]] = []
    end = 0
    for block in plain.columns.blocks:
        begin, length = text.index(block, end), len(block) + len(APART)
        if runs and begin == end:
            runs[-1][1] += length
        else:
            runs.append([begin, length])
        end = begin + length
    columns = ([f"{begin} {length}" for begin, length in runs], *plain.columns[1:])
    return COLUMN.join((_mark(data), *(ITEM.join(column) for column in columns), WHOLE)).encode()


def _mark(data: bytes) -> str:
    return f"{VERSION} {len(data)} {crc32(data)} {adler32(data)}"
