"""One step as the journal keeps it: what changed in which file, with what was there before."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any

from ontzorg_cli.store.document import Block, Document
from ontzorg_cli.store.errors import ChangedSinceError


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockChange:
    """A block added (`before` None), changed or taken out (`after` None).

    `previous` and `gap` tell where it was: after which block (None: the head), and after which loose comments;
    what was added stood `last`.
    """

    kind: str
    key: str
    before: str | None
    after: str | None
    previous: Block | None = None
    gap: str = ""
    last: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FileChange:
    """What a step did to one file: to its blocks, or (`whole`) to its full text, where None is no file at all.

    A file that a step makes `starts_as` a text without blocks; its undo takes the file away where it `ends_as` that.
    """

    file: str
    blocks: tuple[BlockChange, ...] = ()
    counter: int | None = None
    whole: bool = False
    before: str | None = None
    after: str | None = None
    starts_as: str | None = None
    ends_as: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StepRecord:
    """A step. `undoes` are the numbers of the steps it took back; `counter` is the number of the next id after it."""

    number: int
    command: str
    at: datetime
    undoable: bool
    files: tuple[FileChange, ...]
    titles: tuple[str, ...] = ()
    undoes: tuple[int, ...] = ()
    counter: int = 0


def written(record: StepRecord) -> bytes:
    """Return a step as the journal writes it. Cut anywhere, it can no longer be read."""
    told = {"schema": 1, **asdict(record), "at": record.at.isoformat()}
    return json.dumps(told, indent=1).encode() + b"\n"


def read_step(data: bytes) -> StepRecord | None:
    """Return the step that the journal wrote, or None where it was cut off."""
    try:
        told: dict[str, Any] = json.loads(data)
        return StepRecord(
            number=told["number"],
            command=told["command"],
            at=datetime.fromisoformat(told["at"]),
            undoable=told["undoable"],
            titles=tuple(told["titles"]),
            undoes=tuple(told["undoes"]),
            counter=told["counter"],
            files=tuple(_file(each) for each in told["files"]),
        )
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


def carried_out(data: bytes | None, change: FileChange) -> bytes | None:
    """Return a file with a change carried out. Done twice it is as done once; hand edits made since are kept."""
    if change.whole:
        return _bytes(change.after) if _same_file(data, change.before) else data
    if data is None and change.starts_as is not None:
        data = change.starts_as.encode()
    if data is None:
        return None
    document = Document(change.file, data)
    for block in change.blocks:
        if _same(document.block((block.kind, block.key)), block.before):
            _set(document, block)
    if change.counter is not None:
        document.raise_counter(change.counter)
    return None if change.ends_as is not None and document.text == change.ends_as else document.data


def taken_back(data: bytes | None, change: FileChange) -> bytes | None:
    """Return a file as it was before a change. Raise ChangedSinceError where just this was changed after it."""
    back = inverted(change)
    if back.whole:
        if not _same_file(data, back.before):
            raise ChangedSinceError(file=change.file, id="")
    elif data is not None:
        document = Document(change.file, data)
        for block in back.blocks:
            if not _same(document.block((block.kind, block.key)), block.before):
                raise ChangedSinceError(file=change.file, id=block.key)
            _set(document, block)
    elif back.blocks:
        raise ChangedSinceError(file=change.file, id=back.blocks[0].key)
    return carried_out(data, back)


def inverted(change: FileChange) -> FileChange:
    """Return the change that takes `change` back; the counter of ids never goes back."""
    return FileChange(
        file=change.file,
        blocks=tuple(replace(block, before=block.after, after=block.before) for block in reversed(change.blocks)),
        whole=change.whole,
        before=change.after,
        after=change.before,
        starts_as=change.ends_as,
        ends_as=change.starts_as,
    )


def change_of(
    document: Document, touched: list[Block], counter: int | None, starts_as: str | None
) -> FileChange | None:
    """Return what was done to a document in hand since it was opened, or None where that is nothing."""
    found: list[tuple[int, BlockChange]] = []
    added: list[BlockChange] = []
    for block in dict.fromkeys(touched):
        before, after = document.first_text(block), document.block(block)
        if before == after:
            continue
        if before is None:
            added.append(BlockChange(kind=block[0], key=block[1], before=None, after=after, last=True))
            continue
        place, previous, gap = document.whereabouts(block)
        change = BlockChange(kind=block[0], key=block[1], before=before, after=after, previous=previous, gap=gap)
        found.append((place, change))
    if not found and not added and counter is None:
        return None
    # From the back, so that taking it back, which goes the other way, finds each block's predecessor in place.
    found.sort(key=lambda each: each[0], reverse=True)
    return FileChange(
        file=document.name, blocks=(*(each for _, each in found), *added), counter=counter, starts_as=starts_as
    )


def _set(document: Document, change: BlockChange) -> None:
    block = (change.kind, change.key)
    if change.after is None:
        if change.before is not None:
            document.remove(block)
    elif change.before is not None:
        document.change(block, change.after)
    elif change.last:
        document.append(block, change.after)
    else:
        document.put_back(block, change.after, change.previous, change.gap)


def _same(one: str | None, other: str | None) -> bool:
    return one == other or (one is not None and other is not None and _bare(one) == _bare(other))


def _bare(text: str) -> str:
    return text.replace("\r\n", "\n").strip()


def _bytes(text: str | None) -> bytes | None:
    return None if text is None else text.encode("utf-8", "surrogateescape")


def text_of_bytes(data: bytes | None) -> str | None:
    """Return any bytes as text that `json` can keep and that gives the same bytes back."""
    return None if data is None else data.decode("utf-8", "surrogateescape")


def _same_file(data: bytes | None, text: str | None) -> bool:
    """Return whether a file is as it was, but for the counter of ids, which goes on."""
    if data is None or text is None:
        return data is None and text is None
    return _uncounted(text_of_bytes(data)) == _uncounted(text)


def _uncounted(text: str | None) -> str:
    lines = (text or "").replace("\r\n", "\n").split("\n")
    return "\n".join(line for line in lines if not line.startswith("next_number"))


def _file(told: dict[str, Any]) -> FileChange:
    blocks = tuple(
        BlockChange(**{**block, "previous": tuple(block["previous"]) if block["previous"] else None})
        for block in told["blocks"]
    )
    return FileChange(**{**told, "blocks": blocks})
