"""What phrases on pages are made of: our words, titles and names, things to type."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontzorg_cli.render.cells import cut
from ontzorg_cli.words.phrase import Piece, Tone

if TYPE_CHECKING:
    from ontzorg_cli.words.phrase import Phrase

LONGEST_IN_SENTENCE = 48


def plain(text: str) -> Phrase:
    """Return our own words without a colour."""
    return (Piece(text),)


def quiet(text: str) -> Phrase:
    """Return our own words where they should not draw the eye."""
    return (Piece(text, Tone.QUIET),)


def strong(text: str) -> Phrase:
    """Return our own words where they should."""
    return (Piece(text, Tone.STRONG),)


def handle(text: str) -> Phrase:
    """Return something that can be typed."""
    return (Piece(text, Tone.HANDLE),)


def title(text: str, tone: Tone = Tone.PLAIN) -> Phrase:
    """Return a title or a name, which `--discreet` hides."""
    return (Piece(text, tone, personal=True),)


def in_sentence(text: str, tone: Tone = Tone.PLAIN) -> Phrase:
    """Return a title or a name short enough to stand in a sentence."""
    return cut(title(" ".join(text.split()), tone), LONGEST_IN_SENTENCE)
