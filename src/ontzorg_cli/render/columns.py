"""Cells below each other, in columns as wide as they need and as narrow as they must."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontzorg_cli.render.cells import cut, padded, width_of
from ontzorg_cli.render.page import Gap, Heading, Line, Tailed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ontzorg_cli.render.page import Column, Rows
    from ontzorg_cli.words.phrase import Phrase


def natural_width(rows: Rows) -> int:
    """Return how wide the columns and the lines across them are when nothing is cut."""
    across = (width_of((*row.left, *row.right)) for row in rows.rows if isinstance(row, Line))
    return max(_total(rows.columns, _natural(rows)), *across, 0)


def row_lines(rows: Rows, width: int) -> tuple[Phrase, ...]:
    """Return the rows as lines of at most `width` cells where the columns can give way that far."""
    columns, natural = rows.columns, _natural(rows)
    widths = _fitted(columns, natural, width)
    while _total(columns, widths) > width and (leaving := _next_to_leave(columns, natural)) is not None:
        natural[leaving] = 0
        widths = _fitted(columns, natural, width)
    return tuple(_line(row, columns, widths) if isinstance(row, tuple) else _across(row, width) for row in rows.rows)


def _across(row: Line | Heading | Gap, width: int) -> Phrase:
    match row:
        case Line():
            return cut((*row.left, *row.right), width)
        case Heading():
            return row.text
        case Gap():
            return ()


def _line(row: Sequence[Phrase | Tailed], columns: Sequence[Column], widths: Sequence[int]) -> Phrase:
    line: Phrase = ()
    for cell, column, width in zip(row, columns, widths, strict=True):
        if not width:
            continue
        content = cut(cell.head, width, cell.tail) if isinstance(cell, Tailed) else cut(cell, width)
        gap = column.gap if line else 0
        line = (*line, *padded((), gap), *padded(content, width, right=column.right))
    return line


def _fitted(columns: Sequence[Column], natural: Sequence[int], width: int) -> list[int]:
    widths = list(natural)
    for at, column in reversed(tuple(enumerate(columns))):
        excess = _total(columns, widths) - width
        if column.flexible and excess > 0 and widths[at]:
            widths[at] = max(min(column.lowest, widths[at]), widths[at] - excess)
    return widths


def _next_to_leave(columns: Sequence[Column], widths: Sequence[int]) -> int | None:
    present = [at for at, width in enumerate(widths) if width and columns[at].drop]
    return max(present, key=lambda at: columns[at].drop, default=None)


def _natural(rows: Rows) -> list[int]:
    widths = [0] * len(rows.columns)
    for row in rows.rows:
        for at, cell in enumerate(row if isinstance(row, tuple) else ()):
            whole = (*cell.head, *cell.tail) if isinstance(cell, Tailed) else cell
            widths[at] = max(widths[at], width_of(whole))
    return widths


def _total(columns: Sequence[Column], widths: Sequence[int]) -> int:
    shown = [(column.gap, width) for column, width in zip(columns, widths, strict=True) if width]
    return sum(gap + width for gap, width in shown) - (shown[0][0] if shown else 0)
