"""What of a page may be seen: every piece clean, and with `--discreet` no titles and names."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING, assert_never

from ontzorg_cli.core.clean import clean
from ontzorg_cli.render.page import Bar, Bars, Beside, Fact, Facts, Gap, Heading, Line, Paragraph, Part, Rows, Tailed
from ontzorg_cli.words.phrase import Piece

if TYPE_CHECKING:
    from collections.abc import Callable

    from ontzorg_cli.render.page import Block, Page, Row
    from ontzorg_cli.words.phrase import Phrase

MASK = "•••"


def seen(page: Page, *, discreet: bool) -> Page:
    """Return the page with every piece clean, and personal ones behind a mask where that is asked."""
    look = _masked if discreet else _clean
    return tuple(_through(look, block) for block in page)


def _clean(phrase: Phrase) -> Phrase:
    return tuple(replace(piece, text=clean(piece.text)) for piece in phrase)


def _masked(phrase: Phrase) -> Phrase:
    pieces: list[Piece] = []
    for personal, run in groupby(phrase, lambda piece: piece.personal):
        first, *rest = run
        pieces.extend((Piece(MASK, first.tone),) if personal else (first, *rest))
    return _clean(tuple(pieces))


def _through(look: Callable[[Phrase], Phrase], block: Block) -> Block:
    seen_block: Block = block
    match block:
        case Line():
            seen_block = Line(look(block.left), look(block.right))
        case Paragraph():
            seen_block = Paragraph(text=look(block.text), mark=look(block.mark), right=look(block.right))
        case Heading():
            seen_block = Heading(look(block.text))
        case Rows():
            seen_block = Rows(block.columns, tuple(_row(look, row) for row in block.rows))
        case Facts():
            seen_block = Facts(tuple(Fact(look(f.label), look(f.text), look(f.right)) for f in block.facts))
        case Bars():
            named = tuple((fill, look(name)) for fill, name in block.names)
            seen_block = replace(block, bars=tuple(_bar(look, bar) for bar in block.bars), names=named)
        case Beside():
            left, right = (tuple(_through(look, inner) for inner in side) for side in (block.left, block.right))
            seen_block = Beside(left, right)
        case Gap():
            pass
        case _:
            assert_never(block)
    return seen_block


def _bar(look: Callable[[Phrase], Phrase], bar: Bar) -> Bar:
    parts = tuple(Part(part.fill, part.length, look(part.text)) for part in bar.parts)
    notes = tuple(map(look, bar.notes))
    return replace(bar, label=look(bar.label), parts=parts, value=look(bar.value), notes=notes)


def _row(look: Callable[[Phrase], Phrase], row: Row) -> Row:
    match row:
        case Line():
            return Line(look(row.left), look(row.right))
        case Heading():
            return Heading(look(row.text))
        case Gap():
            return row
        case _:
            return tuple(_cell(look, cell) for cell in row)


def _cell(look: Callable[[Phrase], Phrase], cell: Phrase | Tailed) -> Phrase | Tailed:
    return Tailed(look(cell.head), look(cell.tail)) if isinstance(cell, Tailed) else look(cell)
