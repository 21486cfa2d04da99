"""A page: a small tree of blocks that says what stands where, not how wide or in which medium."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ontzorg_cli.words.phrase import Phrase


@dataclass(frozen=True, slots=True)
class Line:
    """One line, cut where it is too long, with something at the right edge."""

    left: Phrase
    right: Phrase = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Text that wraps beside its `mark`; `right` stands at the right edge of its last line."""

    text: Phrase
    mark: Phrase = ()
    right: Phrase = ()


@dataclass(frozen=True, slots=True)
class Heading:
    """The name of what follows."""

    text: Phrase


@dataclass(frozen=True, slots=True)
class Gap:
    """Room to breathe: one empty line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """How the cells below each other behave. `gap` is the room before the column.

    Where room is short, columns that are `wrapped` give way first, down to `lowest` cells wide, and then go to lines of
    their own below each row. Flexible columns are cut next, the last first: until the heads in them have `enough` cells,
    then, with `spare` columns gone, until they are `lowest` cells wide. Where that will not do, columns with a `drop`
    leave, the highest first.
    """

    right: bool = False
    flexible: bool = False
    wrapped: bool = False
    enough: int = 0
    lowest: int = 8
    spare: bool = False
    drop: int = 0
    gap: int = 1


@dataclass(frozen=True, slots=True)
class Tailed:
    """A cell of which the head is cut where room is short, and the tail stays."""

    head: Phrase
    tail: Phrase


@dataclass(frozen=True, slots=True)
class Rows:
    """Cells in columns: each row has a cell for every column, or is a line across them all."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """A label with what belongs to it, and something at the right edge."""

    label: Phrase
    text: Phrase
    right: Phrase = ()


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels in one column, their texts wrapped in the next."""

    facts: tuple[Fact, ...]


class Fill(StrEnum):
    """What a stretch of a bar looks like, each unlike the others without colour too. END marks how far there is room."""

    SOLID = "solid"
    HALF = "half"
    LIGHT = "light"
    DOTTED = "dotted"
    DASHED = "dashed"
    END = "end"


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a bar: its look, how long it is, and what that is in words."""

    fill: Fill
    length: int
    text: Phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A bar of parts with a label before it, its `value` and `notes` after it, each note on a line of its own.

    What goes past `end` is marked as too much; 0 is no end.
    """

    label: Phrase
    parts: tuple[Part, ...]
    end: int = 0
    value: Phrase = ()
    notes: tuple[Phrase, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Bars:
    """Bars below each other, `longest` being the length that fills the room; above them what each look means."""

    bars: tuple[Bar, ...] = ()
    longest: int = 1
    names: tuple[tuple[Fill, Phrase], ...] = ()


@dataclass(frozen=True, slots=True)
class Beside:
    """Two stacks of blocks side by side, or one above the other where the page is narrow."""

    left: Page
    right: Page


Row = tuple["Phrase | Tailed", ...] | Line | Heading | Gap
Block = Line | Paragraph | Heading | Gap | Rows | Facts | Bars | Beside
Page = tuple[Block, ...]
