"""Bars drawn in characters that differ without colour, as rows of columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontzorg_cli.render.cells import cut, padded, unbroken_phrase
from ontzorg_cli.render.columns import natural_width
from ontzorg_cli.render.page import Column, Fill, Rows
from ontzorg_cli.words.phrase import Piece, Tone

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ontzorg_cli.render.page import Bar, Bars, Row
    from ontzorg_cli.words.phrase import Phrase

SIGNS = {
    Fill.SOLID: "█",
    Fill.HALF: "▄",
    Fill.LIGHT: "░",
    Fill.DOTTED: "·",
    Fill.DASHED: "╌",
    Fill.END: "│",
}
TONES = {Fill.LIGHT: Tone.QUIET, Fill.DOTTED: Tone.QUIET, Fill.DASHED: Tone.QUIET}
CELLS = ((100, 28), (70, 18), (0, 12))
"""How many cells a bar gets on a page of at least so many."""
LABEL_CELLS = 6
LONGEST_LABEL = 16
VALUE_CELLS = 4
NARROW = 62
"""On a page less wide, notes stand below their bar."""

MORE = "…"
SEPARATOR = Piece(" · ", Tone.QUIET)
COLUMNS = (Column(), Column(gap=2), Column(right=True, gap=2), Column(wrapped=True, lowest=24, gap=3))
KEY_GAP = "  "


def rows_of(bars: Bars, width: int) -> Iterator[Rows]:
    """Yield what the looks mean, and the bars as rows for a page of `width` cells."""
    cells = next(cells for least, cells in CELLS if width >= least)
    if bars.names:
        yield Rows((Column(wrapped=True, lowest=1),), ((_key(bars),),))
    if bars.bars:
        is_narrow = width < NARROW
        rows = (row for bar in bars.bars for row in _rows(bar, bars.longest, cells, is_narrow=is_narrow))
        yield Rows(COLUMNS, tuple(rows))


def natural_bars(bars: Bars) -> int:
    """Return how wide bars are where nothing is cut or wrapped."""
    widest, _ = CELLS[0]
    return max((natural_width(rows) for rows in rows_of(bars, widest)), default=0)


def _key(bars: Bars) -> Phrase:
    found: Phrase = ()
    for fill, name in bars.names:
        said = unbroken_phrase((Piece(SIGNS[fill], TONES.get(fill, Tone.PLAIN)), Piece(" "), *name))
        found = (*found, *((Piece(KEY_GAP),) if found else ()), *said)
    return found


def _rows(bar: Bar, longest: int, cells: int, *, is_narrow: bool) -> Iterator[Row]:
    notes = (_together(bar.notes),) if is_narrow else bar.notes
    first, *others = notes or ((),)
    # As wide as can be, so that the bars of a page stand in line.
    label, value = padded(cut(bar.label, LONGEST_LABEL), LABEL_CELLS), padded(bar.value, VALUE_CELLS, right=True)
    yield (label, padded(drawn(bar, longest, cells), cells + 1), value, first)
    yield from (((), (), (), note) for note in others)


def _together(notes: Sequence[Phrase]) -> Phrase:
    """Return notes as one: where they go below the bar, each on a line of its own would be a long way down."""
    return tuple(piece for at, note in enumerate(notes) for piece in (*((SEPARATOR,) if at else ()), *note))


def drawn(bar: Bar, longest: int, cells: int) -> Phrase:
    """Return a bar in at most so many cells, and one more for the mark beyond which it is too much."""
    signs: list[Piece] = []
    end = _cells(bar.end, longest, cells)
    is_over = 0 < bar.end < sum(part.length for part in bar.parts)
    start = length = 0
    for part in bar.parts:
        length += part.length
        stop = _cells(length, longest, cells)
        for at in range(start, min(stop, cells)):
            tone = Tone.CAREFUL if is_over and at >= end else TONES.get(part.fill, Tone.PLAIN)
            signs.append(Piece(SIGNS[part.fill], tone))
        start = max(start, stop)
    if is_over:
        signs.insert(min(end, len(signs)), Piece(SIGNS[Fill.END], Tone.CAREFUL))
        if start > cells:
            signs[-1] = Piece(MORE, Tone.CAREFUL)
    return _joined(signs)


def _cells(length: int, longest: int, cells: int) -> int:
    return round(length * cells / max(1, longest))


def _joined(signs: list[Piece]) -> Phrase:
    joined: list[Piece] = []
    for sign in signs:
        if joined and joined[-1].tone is sign.tone:
            joined[-1] = Piece(joined[-1].text + sign.text, sign.tone)
        else:
            joined.append(sign)
    return tuple(joined)
