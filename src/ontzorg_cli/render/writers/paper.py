"""How much of a sheet of A4 a page takes, by which the style decides how it is set."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, assert_never

from ontzorg_cli.render.cells import width_of
from ontzorg_cli.render.page import Bars, Beside, Facts, Gap, Heading, Line, Paragraph, Rows, Tailed

if TYPE_CHECKING:
    from ontzorg_cli.render.page import Block, Page, Row

CELLS = 72
"""What stands on one line beside the headings, in the widest letter that page.css may get."""
HEADING_LINES = 2.2
"""The least that a section takes: its heading and the room around it."""
ITEM_LINES = 1.13
"""A line of a list, with the room between items."""
SETTINGS = ((57, ""), (85, "full"), (130, "full small"))
"""Up to so many lines a sheet holds a page set like this: in one column, in two, in two of small print."""


def setting(page: Page) -> str:
    """Return the classes with which page.css sets a page on one sheet, none where it takes more anyhow.

    What stands side by side, and bars, need the whole width.
    """
    if any(isinstance(block, Beside | Bars) for block in page):
        return ""
    lines = _lines(page)
    return next((classes for most, classes in SETTINGS if lines <= most), "")


def _lines(page: Page) -> float:
    total = section = 0.0
    for block in page:
        if isinstance(block, Heading):
            total += max(section, HEADING_LINES)
            section = 0.0
        section += _lines_of(block)
    return total + max(section, HEADING_LINES)


def _lines_of(block: Block) -> float:
    match block:
        case Line():
            lines: float = _wrapped(width_of((*block.left, *block.right)))
        case Paragraph():
            lines = _wrapped(width_of((*block.mark, *block.text, *block.right))) - 1 + ITEM_LINES
        case Heading():
            lines = 1.0
        case Gap():
            lines = 0.0
        case Rows():
            lines = sum(map(_lines_of_row, block.rows))
        case Facts():
            lines = sum(_wrapped(width_of((*fact.label, *fact.text, *fact.right))) for fact in block.facts)
        case Bars():
            lines = sum(max(1, len(bar.notes)) for bar in block.bars) + bool(block.names)
        case Beside():
            lines = max(_lines(block.left), _lines(block.right))
        case _:
            assert_never(block)
    return lines


def _lines_of_row(row: Row) -> float:
    match row:
        case Line():
            return _wrapped(width_of((*row.left, *row.right)))
        case Heading():
            return _wrapped(width_of(row.text))
        case Gap():
            return 0.4
        case _:
            cells = ((*cell.head, *cell.tail) if isinstance(cell, Tailed) else cell for cell in row)
            return _wrapped(sum(width_of(cell) + 3 for cell in cells))


def _wrapped(cells: int) -> int:
    return max(1, ceil(cells / CELLS))
