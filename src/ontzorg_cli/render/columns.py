"""Cells below each other, in columns as wide as they need and as narrow as they must."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontzorg_cli.render.cells import cut, padded, width_of, wrapped
from ontzorg_cli.render.page import Gap, Heading, Line, Tailed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ontzorg_cli.render.page import Column, Rows
    from ontzorg_cli.words.phrase import Phrase


def natural_width(rows: Rows) -> int:
    """Return how wide the columns and the lines across them are when nothing is cut."""
    across = (width_of((*row.left, *row.right)) for row in rows.rows if isinstance(row, Line))
    return max(_total(rows.columns, _natural(rows)), *across, 0)


def enough_width(rows: Rows) -> int:
    """Return how wide the columns are when each is there and none is cut further than to what is enough."""
    natural, enough = _natural(rows), _enough(rows)
    return _total(
        rows.columns,
        [
            min(own, max(column.lowest, least)) if column.flexible and column.enough else own
            for column, own, least in zip(rows.columns, natural, enough, strict=True)
        ],
    )


def row_lines(rows: Rows, width: int) -> tuple[Phrase, ...]:
    """Return the rows as lines of at most `width` cells where the columns can give way that far."""
    columns, widths = rows.columns, _widths(rows, width)
    return tuple(
        line
        for row in rows.rows
        for line in (_lines(row, columns, widths, width) if isinstance(row, tuple) else (_across(row, width),))
    )


def _widths(rows: Rows, width: int) -> list[int]:
    """Return how wide each column becomes; one that is not there, or goes below, is 0 wide."""
    columns, natural = rows.columns, _natural(rows)
    lowest = [column.lowest for column in columns]
    widths = _narrowed([column.wrapped for column in columns], columns, natural, lowest, width)
    if _total(columns, widths) <= width:
        return widths
    flexible = [column.flexible for column in columns]
    natural = [0 if column.wrapped else own for column, own in zip(columns, natural, strict=True)]
    enough = [max(each) for each in zip(lowest, _enough(rows), strict=True)]
    widths = _narrowed(flexible, columns, natural, enough, width)
    if _total(columns, widths) > width:
        natural = [0 if column.spare else own for column, own in zip(columns, natural, strict=True)]
        widths = _narrowed(flexible, columns, natural, lowest, width)
    while _total(columns, widths) > width and (leaving := _next_to_leave(columns, natural)) is not None:
        natural[leaving] = 0
        widths = _narrowed(flexible, columns, natural, lowest, width)
    return widths


def _across(row: Line | Heading | Gap, width: int) -> Phrase:
    match row:
        case Line():
            return cut((*row.left, *row.right), width)
        case Heading():
            return row.text
        case Gap():
            return ()


def _lines(
    row: Sequence[Phrase | Tailed], columns: Sequence[Column], widths: Sequence[int], width: int
) -> Iterator[Phrase]:
    """Yield a row: its line, what wraps beside it, and what goes below."""
    cells = [_cell(*each) for each in zip(row, columns, widths, strict=True)]
    for at in range(max((len(lines) for lines in cells), default=0)):
        line: Phrase = ()
        for lines, column, own in zip(cells, columns, widths, strict=True):
            if own:
                content = lines[at] if at < len(lines) else ()
                line = (*line, *padded((), column.gap if line else 0), *padded(content, own, right=column.right))
        yield line
    indent = widths[0] + columns[1].gap if len(columns) > 1 and widths[0] else 0
    for cell, column, own in zip(row, columns, widths, strict=True):
        if column.wrapped and not own and (text := _whole(cell)):
            yield from ((*padded((), indent), *line) for line in wrapped(text, width - indent))


def _cell(cell: Phrase | Tailed, column: Column, width: int) -> tuple[Phrase, ...]:
    if not width:
        return ()
    if column.wrapped:
        return wrapped(_whole(cell), width)
    return (cut(cell.head, width, cell.tail) if isinstance(cell, Tailed) else cut(cell, width),)


def _whole(cell: Phrase | Tailed) -> Phrase:
    return (*cell.head, *cell.tail) if isinstance(cell, Tailed) else cell


def _narrowed(
    giving: Sequence[bool], columns: Sequence[Column], natural: Sequence[int], lowest: Sequence[int], width: int
) -> list[int]:
    """Return the widths after the columns that are `giving` gave way, the last first, as far as they must and can."""
    widths = list(natural)
    for at, gives in reversed(tuple(enumerate(giving))):
        excess = _total(columns, widths) - width
        if gives and excess > 0 and widths[at]:
            widths[at] = max(min(lowest[at], widths[at]), widths[at] - excess)
    return widths


def _next_to_leave(columns: Sequence[Column], widths: Sequence[int]) -> int | None:
    present = [at for at, width in enumerate(widths) if width and columns[at].drop]
    return max(present, key=lambda at: columns[at].drop, default=None)


def _natural(rows: Rows) -> list[int]:
    return [max((width_of(_whole(cell)) for cell in cells), default=0) for cells in _cells_by_column(rows)]


def _enough(rows: Rows) -> list[int]:
    return [
        max((_width_of_enough(cell, column.enough) for cell in cells), default=0)
        for cells, column in zip(_cells_by_column(rows), rows.columns, strict=True)
    ]


def _width_of_enough(cell: Phrase | Tailed, enough: int) -> int:
    head, tail = (cell.head, cell.tail) if isinstance(cell, Tailed) else (cell, ())
    return min(enough, width_of(head)) + width_of(tail)


def _cells_by_column(rows: Rows) -> list[list[Phrase | Tailed]]:
    cells = [row for row in rows.rows if isinstance(row, tuple)]
    return [[row[at] for row in cells] for at in range(len(rows.columns))]


def _total(columns: Sequence[Column], widths: Sequence[int]) -> int:
    shown = [(column.gap, width) for column, width in zip(columns, widths, strict=True) if width]
    return sum(gap + width for gap, width in shown) - (shown[0][0] if shown else 0)
