"""Phrases measured in terminal cells: how wide, cut, padded, wrapped."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from ontzorg_cli.words.phrase import Piece, Tone

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ontzorg_cli.words.phrase import Phrase

ELLIPSIS = "…"
NO_BREAK = "\u00a0"
SPACES = frozenset({" ", NO_BREAK})
SEPARATOR = "·"
# Latin letters and the symbols of our own pages are one cell each; only other text needs the tables of wcwidth.
_one_cell_each = re.compile("[ -~\u00a0-\u02ff\u2010-\u2026←-↓≈≤≥┃╎╌│─█▄░●▲◆✓€]*").fullmatch


class Atom(NamedTuple):
    """What must not be split: a character with its accents and joiners, its cells, and the piece it is of."""

    text: str
    width: int
    piece: Piece


def cells(text: str) -> int:
    """Return how many terminal cells `text` takes."""
    if text.isascii() or _one_cell_each(text):
        return len(text)
    from wcwidth import wcswidth  # noqa: PLC0415  only text that needs its tables loads them

    return max(0, wcswidth(text))


def width_of(phrase: Phrase) -> int:
    """Return how many cells a phrase takes."""
    return cells(_text(phrase))


def is_sign(phrase: Phrase) -> bool:
    """Return whether a phrase has no letter and no figure: a mark, an arrow, nothing."""
    return not any(char.isalnum() for char in _text(phrase))


def cut(phrase: Phrase, width: int, tail: Phrase = ()) -> Phrase:
    """Return the phrase with its tail in at most `width` cells, an ellipsis where its head was cut."""
    if width_of((*phrase, *tail)) <= width:
        return (*phrase, *tail)
    left = width - width_of(tail)
    if tail and left < len(ELLIPSIS) + 1:
        return cut((*phrase, *tail), width)
    kept: list[Atom] = []
    left -= len(ELLIPSIS)
    for atom in _atoms(phrase):
        left -= atom.width
        if left < 0:
            break
        kept.append(atom)
    if width < 1:
        return ()
    last = kept[-1].piece if kept else Piece("")
    return (*_joined(kept), replace(last, text=ELLIPSIS), *tail)


def padded(phrase: Phrase, width: int, *, right: bool = False) -> Phrase:
    """Return the phrase filled with spaces to `width`, at its left where it is aligned right."""
    spaces = width - width_of(phrase)
    if spaces <= 0:
        return phrase
    return (Piece(" " * spaces), *phrase) if right else (*phrase, Piece(" " * spaces))


def unbroken(text: str) -> str:
    """Return the text with spaces at which no line breaks where there is room; on screen they are plain spaces."""
    return text.replace(" ", NO_BREAK)


def unbroken_phrase(phrase: Phrase) -> Phrase:
    """Return the phrase with every piece of it unbroken."""
    return tuple(replace(piece, text=unbroken(piece.text)) for piece in phrase)


def with_plain_spaces(phrase: Phrase) -> Phrase:
    """Return a phrase that is laid out as it is written: every space a plain one."""
    if NO_BREAK not in _text(phrase):
        return phrase
    return tuple(replace(piece, text=piece.text.replace(NO_BREAK, " ")) for piece in phrase)


def wrapped(phrase: Phrase, width: int) -> tuple[Phrase, ...]:
    """Return the phrase in lines of at most `width` cells, broken at spaces.

    Something to type, and what is `unbroken`, stays whole where it fits a line; a word does too. No line ends in '·'.
    """
    if width_of(phrase) <= width or width < 1:
        return (phrase,)
    lines: list[Phrase] = []
    line: list[Atom] = []
    used = 0
    for atom in _atoms(phrase):
        if used + atom.width > width and line:
            rest = _after_last_break([*line, atom])[:-1]
            lines.append(_joined(line[: len(line) - len(rest)]))
            line, used = rest, sum(kept.width for kept in rest)
        if line or atom.text not in SPACES:
            line.append(atom)
            used += atom.width
    return (*lines, _joined(line)) if line else tuple(lines)


def _after_last_break(line: list[Atom]) -> list[Atom]:
    spaces = [at for at in range(len(line) - 1, 0, -1) if line[at].text in SPACES and line[at - 1].text != SEPARATOR]
    loose = (at for at in spaces if line[at].text == " " and line[at].piece.tone is not Tone.HANDLE)
    at = next(loose, next(iter(spaces), len(line) - 1))
    return line[at + 1 :]


def _joined(atoms: Iterable[Atom]) -> Phrase:
    runs = [tuple(run) for _, run in groupby(atoms, lambda atom: id(atom.piece))]
    return trimmed(tuple(replace(run[0].piece, text="".join(atom.text for atom in run)) for run in runs))


def trimmed(phrase: Phrase) -> Phrase:
    """Return the phrase without spaces at its end."""
    pieces = list(phrase)
    while pieces:
        last = pieces.pop()
        if text := last.text.rstrip(f" {NO_BREAK}"):
            return (*pieces, replace(last, text=text))
    return ()


def _atoms(phrase: Phrase) -> Iterator[Atom]:
    text = _text(phrase)
    ends = _ends(phrase)
    piece, end = next(ends, (Piece(""), 0))
    at = 0
    for cluster in _clusters(text):
        while at >= end:
            piece, end = next(ends)
        yield Atom(cluster, cells(cluster), piece)
        at += len(cluster)


def _ends(phrase: Phrase) -> Iterator[tuple[Piece, int]]:
    end = 0
    for piece in phrase:
        end += len(piece.text)
        yield piece, end


def _clusters(text: str) -> Iterable[str]:
    if text.isascii() or _one_cell_each(text):
        return text
    from wcwidth import iter_graphemes  # noqa: PLC0415  only text that needs its tables loads them

    return iter_graphemes(text)


def _text(phrase: Phrase) -> str:
    return "".join(piece.text for piece in phrase)
