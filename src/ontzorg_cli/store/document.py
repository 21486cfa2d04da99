"""A data file in hand: its text, what TOML reads in it, and its blocks by name, to change one and leave the others."""

from __future__ import annotations

import re
from typing import Any

import tomli

from ontzorg_cli.store.errors import (
    FileCutError,
    FileDamagedError,
    FileEncodingError,
    FileLayoutError,
    FileNewerError,
)
from ontzorg_cli.store.kinds import BY_NAME
from ontzorg_cli.store.names import MONTHS
from ontzorg_cli.store.plain_events import PlainEvents, picked
from ontzorg_cli.store.scanner import END_MARK, Piece, pieces_of

SCHEMA = 1
BOM = b"\xef\xbb\xbf"
MARK_LINE = re.compile(rf"^{END_MARK}[ \t\r]*$", re.MULTILINE)
COUNTER = re.compile(r"^next_number[ \t]*=[ \t]*\d+", re.MULTILINE)
SCHEMA_LINE = re.compile(r"^schema[ \t]*=[^\n]*\n", re.MULTILINE)
EVENT = "event"
Block = tuple[str, str]
"""The kind and the key of a block."""

Whereabouts = tuple[int, Block | None, str]
"""Where a block is: its place, the block before it and what is in between."""


def fresh_text(comment: str = "", counter: int | None = None) -> str:
    """Return a data file without blocks."""
    above = "".join(f"# {line}".rstrip() + "\n" for line in comment.splitlines())
    number = "" if counter is None else f"next_number = {counter}\n"
    return f"{above}schema = {SCHEMA}\n{number}\n{END_MARK}\n"


class Document:
    """A data file that can be read. Changes stay in hand until somebody writes `data`.

    `kept` is what was kept of the plain events that were picked from it, if anything was.
    """

    def __init__(self, name: str, data: bytes, *, kept: bytes | None = None) -> None:
        self.name = name
        self.data_read = data
        self._bom = data.startswith(BOM)
        self._text = _decoded(name, data)
        self.plain = self._plain(kept) if name.startswith(MONTHS) else None
        rest = self._text if self.plain is None else self.plain.rest
        self._rest = _parsed(name, rest, self._text)
        self._whole = None if self.plain else self._rest
        self._crlf = "\r" in self._text and "\r\n" in self._text
        self._pieces: list[Piece] | None = None
        self._first: list[Piece] = []
        self._places: dict[Block, int] | None = None
        self._first_places: dict[Block, Whereabouts] | None = None

    def _plain(self, kept: bytes | None) -> PlainEvents | None:
        if kept is not None:
            from ontzorg_cli.store.kept_picks import plain_of  # noqa: PLC0415 - few homes have months so large

            if (plain := plain_of(kept, self.data_read, self._text)) is not None:
                return plain
        return picked(self._text)

    @property
    def tables(self) -> dict[str, Any]:
        """What TOML reads in the file as it was opened."""
        if self._whole is None:
            self._whole = _parsed(self.name, self._text, self._text)
        return self._whole

    @property
    def text(self) -> str:
        """The text as it is now."""
        return self._text if self._pieces is None else "".join(piece.text for piece in self._pieces)

    @property
    def data(self) -> bytes:
        """The file as it is now."""
        if self._pieces is None:
            return self.data_read
        return (BOM if self._bom else b"") + self.text.encode()

    def with_text(self, text: str) -> bytes:
        """Return another text as this file's bytes would hold it."""
        return (BOM if self._bom else b"") + self._own_lines(text).encode()

    @property
    def counter(self) -> int:
        """The number that the next id is made of."""
        found = self._rest.get("next_number")
        return found if type(found) is int and found > 0 else 0

    def raw_tables(self, kind: str) -> list[dict[str, Any]]:
        """Return the tables under `kind` as TOML reads them; none where something else stands there."""
        return self._listed(self.tables if kind == EVENT else self._rest, kind)

    def raw_events_but_plain(self) -> list[dict[str, Any]]:
        """Return the tables of the events that are not among the plain ones."""
        return self._listed(self._rest, EVENT)

    def has(self, kind: str) -> bool:
        """Return whether anything stands under `kind`."""
        return kind in self._rest or (kind == EVENT and bool(self.plain))

    @staticmethod
    def _listed(tables: dict[str, Any], kind: str) -> list[dict[str, Any]]:
        found = tables.get(kind, [])
        if isinstance(found, list) and all(isinstance(table, dict) for table in found):
            return found
        return []

    def line_of(self, kind: str, place: int) -> int:
        """Return the line on which the block of a kind at `place` begins, 0 where it has no block of its own."""
        line = 1
        for piece in pieces_of(self._text):
            if piece.kind == kind:
                if place == 0:
                    above = piece.text[: piece.text.index("[[")]
                    return line + above.count("\n")
                place -= 1
            line += piece.text.count("\n")
        return 0

    def block(self, block: Block) -> str | None:
        """Return the text of a block, or None where there is none."""
        place = self._place(block)
        return None if place is None else self._open()[place].text

    def append(self, block: Block, text: str) -> None:
        """Put a new block last, above the end mark."""
        pieces = self._open()
        place = next((at for at in range(len(pieces) - 1, -1, -1) if pieces[at].is_end_mark), len(pieces))
        places = self._places
        self._insert(place, block, text, apart=True)
        if places is not None:  # what stands before it has kept its place
            places.setdefault(block, place)
            self._places = places

    def change(self, block: Block, text: str, *, key: str | None = None) -> None:
        """Give a block that is there another text, and another key where its identity changed."""
        place = self._place(block)
        if place is None:
            raise FileLayoutError(file=self.name, kind=block[0])
        self._open()[place] = Piece(self._own_lines(text), block[0], key or block[1])
        if key:
            self._places = None

    def remove(self, block: Block) -> None:
        """Take a block out; comments that stand apart from it stay."""
        place = self._place(block)
        if place is None:
            raise FileLayoutError(file=self.name, kind=block[0])
        del self._open()[place]
        self._places = None

    def put_back(self, block: Block, text: str, previous: Block | None, gap: str) -> None:
        """Put a block back where it was: after `previous` (None: the head) and the comments `gap` that followed it."""
        pieces = self._open()
        after = 0 if previous is None else self._place(previous)
        if after is None:
            self.append(block, text)
            return
        upto = after + 1
        while upto < len(pieces) and pieces[upto].kind is None and not pieces[upto].is_end_mark:
            upto += 1
        between = "".join(piece.text for piece in pieces[after + 1 : upto])
        gap = self._own_lines(gap)
        if between.startswith(gap):
            parts = [Piece(part) for part in (gap, between[len(gap) :]) if part]
            pieces[after + 1 : upto] = parts
            self._places = None
            upto = after + 1 + (1 if gap else 0)
        self._insert(upto, block, text)

    def whereabouts(self, block: Block) -> Whereabouts:
        """Return where a block was when the file was opened: its place, the block before it and what is in between."""
        found = self._at_first().get(block)
        if found is not None:
            return found[0], found[1], found[2]
        named = [(piece.kind, piece.key) for piece in self._first if piece.kind is not None and piece.key is not None]
        return len(self._first), named[-1] if named else None, ""

    def first_text(self, block: Block) -> str | None:
        """Return the text a block had when the file was opened for change."""
        found = self._at_first().get(block)
        return None if found is None else self._first[found[0]].text

    def _at_first(self) -> dict[Block, Whereabouts]:
        if self._first_places is None:
            self._first_places = {}
            gap: list[str] = []
            previous: Block | None = None
            for at, piece in enumerate(self._first):
                if piece.kind is not None and piece.key is not None:
                    self._first_places.setdefault((piece.kind, piece.key), (at, previous, "".join(gap)))
                    gap, previous = [], (piece.kind, piece.key)
                elif at:
                    gap.append(piece.text)
        return self._first_places

    def raise_counter(self, number: int) -> None:
        """Make the next id's number at least `number`; it never goes back."""
        pieces = self._open()
        if number <= self.counter:
            return
        self.tables["next_number"] = number
        line = f"next_number = {number}"
        head, count = COUNTER.subn(line, pieces[0].text, count=1)
        if not count:
            end = "\r\n" if self._crlf else "\n"
            head, count = SCHEMA_LINE.subn(lambda found: f"{found[0]}{line}{end}", pieces[0].text, count=1)
        head = head if count else f"{line}\n{head}"
        if _number_in(head) != number:
            raise FileLayoutError(file=self.name, kind="next_number")
        pieces[0] = Piece(head)

    def _insert(self, place: int, block: Block, text: str, *, apart: bool = False) -> None:
        pieces = self._open()
        above = pieces[place - 1]
        last = above.text[:-1].rpartition("\n")[2].strip()
        # Right below a comment the block would take that comment along from then on.
        if last.startswith("#") or (apart and last):
            pieces[place - 1] = Piece(f"{above.text}{self._own_lines(chr(10))}", above.kind, above.key)
        pieces.insert(place, Piece(self._own_lines(text), *block))
        self._places = None

    def _own_lines(self, text: str) -> str:
        text = text.replace("\r\n", "\n")
        return text.replace("\n", "\r\n") if self._crlf else text

    def _place(self, block: Block) -> int | None:
        pieces = self._open()
        if self._places is None:
            self._places = {}
            for at, piece in enumerate(pieces):
                if piece.kind is not None and piece.key is not None:
                    self._places.setdefault((piece.kind, piece.key), at)
        return self._places.get(block)

    def _open(self) -> list[Piece]:
        if self._pieces is None:
            pieces = pieces_of(self._text)
            for name, kind in BY_NAME.items():
                found = [piece for piece in pieces if piece.kind == name]
                tables = self.tables.get(name, [])
                if not isinstance(tables, list) or len(found) != len(tables) or (name in self.tables and not found):
                    raise FileLayoutError(file=self.name, kind=name)
                for piece, table in zip(found, tables, strict=True):
                    piece.key = kind.key_of(table)
            self._places = self._first_places = None
            self._pieces, self._first = pieces, [Piece(piece.text, piece.kind, piece.key) for piece in pieces]
        return self._pieces


def _decoded(name: str, data: bytes) -> str:
    if not data.strip(b"\0 \t\r\n"):
        raise FileCutError(file=name)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as refused:
        whole = data.startswith((b"\xff\xfe", b"\xfe\xff")) or refused.reason != "unexpected end of data"
        raise (FileEncodingError if whole else FileCutError)(file=name) from None
    if "\0" in text:
        lopsided = abs(data[0::2].count(0) - data[1::2].count(0)) > len(data) // 4  # UTF-16 without a BOM
        raise (FileEncodingError if lopsided else FileCutError)(file=name)
    return text


def _parsed(name: str, text: str, whole_text: str) -> dict[str, Any]:
    """Return what TOML reads in a file, or in what is left of it; what is wrong is told of the whole."""
    whole = MARK_LINE.search(text) is not None
    try:
        tables = tomli.loads(text)
    except tomli.TOMLDecodeError as refused:
        if text is not whole_text:
            return _parsed(name, whole_text, whole_text)
        if not whole:
            raise FileCutError(file=name) from None
        raise FileDamagedError(file=name, line=refused.lineno, column=refused.colno) from None
    except (ValueError, RecursionError):
        raise FileDamagedError(file=name, line=0, column=0) from None
    schema = tables.get("schema", SCHEMA)
    if type(schema) is int and schema > SCHEMA:
        raise FileNewerError(file=name, schema=schema)
    if not whole:
        raise FileCutError(file=name)
    return tables


def _number_in(head: str) -> object:
    try:
        return tomli.loads(head).get("next_number")
    except tomli.TOMLDecodeError:
        return None
