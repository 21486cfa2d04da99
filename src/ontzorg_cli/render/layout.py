"""A page and a width to lines of pieces. Pure; nothing unclean and nothing too wide leaves it."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from ontzorg_cli.render.bars import natural_bars, rows_of
from ontzorg_cli.render.cells import cut, padded, trimmed, width_of, with_plain_spaces, wrapped
from ontzorg_cli.render.columns import enough_width, natural_width, row_lines
from ontzorg_cli.render.page import Bars, Beside, Facts, Gap, Heading, Line, Paragraph, Rows
from ontzorg_cli.render.seen import seen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ontzorg_cli.render.page import Block, Page
    from ontzorg_cli.words.phrase import Phrase

COMFORTABLE = 80
BESIDE_GAP = 3
NARROWEST_BESIDE = 70
LEFT_SHARE = 0.42
LEAST_LEFT_SHARE = 0.35
"""What the left can do with, where that keeps the columns on the right complete."""
LABEL_GAP = 2
RIGHT_GAP = 2


def lay_out(page: Page, width: int, *, discreet: bool = False) -> tuple[Phrase, ...]:
    """Return the lines of a page, each at most `width` cells wide; `discreet` hides titles and names.

    The right edge is where the widest block ends, so that a wide window does not pull a short page apart.
    """
    visible = seen(page, discreet=discreet)
    edge = min(width, max(COMFORTABLE, _needed(visible)))
    return tuple(with_plain_spaces(trimmed(cut(line, edge))) for line in _stacked(visible, edge))


def _stacked(page: Page, width: int) -> Iterator[Phrase]:
    for block in page:
        yield from _lines(block, width)


def _lines(block: Block, width: int) -> Iterator[Phrase]:
    match block:
        case Line():
            yield from _with_right((cut(block.left, width),), block.right, width)
        case Paragraph():
            yield from _paragraph(block.mark, block.text, block.right, width)
        case Heading():
            yield block.text
        case Gap():
            yield ()
        case Rows():
            yield from row_lines(block, width)
        case Facts():
            yield from _facts(block, width)
        case Bars():
            for rows in rows_of(block, width):
                yield from row_lines(rows, width)
        case Beside():
            yield from _beside(block, width)
        case _:
            assert_never(block)


def _paragraph(mark: Phrase, text: Phrase, right: Phrase, width: int) -> Iterator[Phrase]:
    indent = width_of(mark)
    lines = wrapped(text, width - indent)
    marks = (mark, *[padded((), indent)] * (len(lines) - 1))
    marked = tuple((*before, *line) for before, line in zip(marks, lines, strict=True))
    yield from _with_right(marked, right, width)


def _facts(block: Facts, width: int) -> Iterator[Phrase]:
    indent = _indent(block)
    for fact in block.facts:
        yield from _paragraph(padded(fact.label, indent), fact.text, fact.right, width)


def _with_right(lines: tuple[Phrase, ...], right: Phrase, width: int) -> Iterator[Phrase]:
    """Yield the lines with `right` at the right edge: of the last where there is room, else below it."""
    if not right:
        yield from lines
        return
    *before, last = lines
    yield from before
    if width_of(last) + RIGHT_GAP + width_of(right) <= width:
        yield (*padded(last, width - width_of(right)), *right)
        return
    yield last
    yield from (padded(line, width, right=True) for line in wrapped(right, width))


def _beside(block: Beside, width: int) -> Iterator[Phrase]:
    if width < NARROWEST_BESIDE or not block.left or not block.right:
        yield from _stacked(block.left, width)
        if block.left and block.right:
            yield ()
        yield from _stacked(block.right, width)
        return
    left_width, right_width = _shares(block, width - BESIDE_GAP)
    left = [cut(line, left_width) for line in _stacked(block.left, left_width)]
    right = [cut(line, right_width) for line in _stacked(block.right, right_width)]
    for at in range(max(len(left), len(right))):
        beginning = left[at] if at < len(left) else ()
        yield (*padded(beginning, left_width + BESIDE_GAP), *(right[at] if at < len(right) else ()))


def _shares(block: Beside, width: int) -> tuple[int, int]:
    """Return what each side gets: all it needs where that fits, else the left its share, or less if that helps."""
    left, right = _needed(block.left), _needed(block.right)
    share = round(width * LEFT_SHARE)
    if left + right <= width:
        left = min(max(left, share), width - right)
        return left, width - left
    spared = width - max((enough_width(rows) for rows in block.right if isinstance(rows, Rows)), default=0)
    helps = width * LEAST_LEFT_SHARE <= spared < share
    left = min(left, max(spared if helps else share, width - right))
    return left, width - left


def _needed(page: Page) -> int:
    """Return the width at which nothing is cut or wrapped."""
    return max((_natural(block) for block in page), default=0)


def _natural(block: Block) -> int:
    match block:
        case Line():
            width = _edged(width_of(block.left), block.right)
        case Paragraph():
            width = _edged(width_of(block.mark) + width_of(block.text), block.right)
        case Facts():
            indent = _indent(block)
            width = max((_edged(indent + width_of(fact.text), fact.right) for fact in block.facts), default=0)
        case Bars():
            width = natural_bars(block)
        case Beside():
            width = _needed(block.left) + BESIDE_GAP + _needed(block.right)
        case Rows():
            width = natural_width(block)
        case Heading():
            width = width_of(block.text)
        case Gap():
            width = 0
        case _:
            assert_never(block)
    return width


def _edged(width: int, right: Phrase) -> int:
    return width + RIGHT_GAP + width_of(right) if right else width


def _indent(facts: Facts) -> int:
    return max((width_of(fact.label) for fact in facts.facts), default=0) + LABEL_GAP
