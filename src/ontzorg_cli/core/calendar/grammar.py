"""A small machine that matches tokens with tables of patterns; the tables are the grammar."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from ontzorg_cli.core.calendar.reading_frame import ReadingFrame
    from ontzorg_cli.core.calendar.tokens import Token

    Make = Callable[..., object]
    """Given the frame and the caught values, return what they mean, or None where that is nothing."""
    Row = tuple[str, Make]


@dataclass(frozen=True, slots=True)
class Item:
    """One place of a pattern: a role of a word, or (with a capital) another table."""

    name: str
    caught: bool
    optional: bool

    @classmethod
    def of(cls, text: str) -> Item:
        """Return the item written as `role`, `{caught}`, `{Table}`, each with `?` where it may be absent."""
        bare = text.removesuffix("?")
        return cls(bare.strip("{}"), bare.startswith("{"), text.endswith("?"))

    @property
    def is_table(self) -> bool:
        """Return whether the place is for a phrase of another table."""
        return self.name[0].isupper()


@dataclass(frozen=True, slots=True)
class Pattern:
    """A row of a table: what it looks like and what it makes."""

    items: tuple[Item, ...]
    make: Make
    least: int
    most: int | None


class Grammar:
    """Tables of rows by name. The first row that matches and means something wins."""

    def __init__(self, tables: Mapping[str, Sequence[Row]]) -> None:
        self._tables = {name: tuple(_pattern(*row) for row in rows) for name, rows in tables.items()}

    def read(self, table: str, tokens: Sequence[Token], frame: ReadingFrame) -> object | None:
        """Return what the tokens, all of them, mean by `table`; None where they mean nothing."""
        return _Reading(self._tables, tokens, frame).of(table, 0, len(tokens))


def _pattern(text: str, make: Make) -> Pattern:
    items = tuple(map(Item.of, text.split()))
    least = sum(not item.optional for item in items)
    return Pattern(items, make, least, None if any(item.is_table for item in items) else len(items))


class _Reading:
    """One reading of one row of tokens; remembers what a stretch of it meant, so that no stretch is read twice."""

    def __init__(self, tables: Mapping[str, tuple[Pattern, ...]], tokens: Sequence[Token], frame: ReadingFrame) -> None:
        self._tables = tables
        self._tokens = tokens
        self._frame = frame
        self._known: dict[tuple[str, int, int], object | None] = {}

    def of(self, table: str, start: int, end: int) -> object | None:
        key = (table, start, end)
        if key not in self._known:
            self._known[key] = None  # a table that begins with itself finds nothing there
            self._known[key] = self._first(table, start, end)
        return self._known[key]

    def _first(self, table: str, start: int, end: int) -> object | None:
        length = end - start
        for pattern in self._tables[table]:
            if length < pattern.least or (pattern.most is not None and length > pattern.most):
                continue
            for values in self._ways(pattern.items, start, end):
                made = pattern.make(self._frame, *values)
                if made is not None:
                    return made
        return None

    def _ways(self, items: tuple[Item, ...], start: int, end: int) -> Iterator[tuple[object, ...]]:
        if not items:
            if start == end:
                yield ()
            return
        item, rest = items[0], items[1:]
        for stop, value in self._fits(item, start, end):
            for values in self._ways(rest, stop, end):
                yield (value, *values) if item.caught else values
        if item.optional:
            for values in self._ways(rest, start, end):
                yield (None, *values) if item.caught else values

    def _fits(self, item: Item, start: int, end: int) -> Iterator[tuple[int, object]]:
        if start == end:
            return
        if not item.is_table:
            sense = self._tokens[start].senses.get(item.name)
            if sense is not None:
                yield start + 1, sense
            return
        for stop in range(end, start, -1):
            value = self.of(item.name, start, stop)
            if value is not None:
                yield stop, value
