"""A phrase: pieces of text with a tone, so that user text stays apart from our own words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Tone(StrEnum):
    """What a colour would mean; every tone also shows without colour."""

    PLAIN = "plain"
    STRONG = "strong"
    QUIET = "quiet"
    GOOD = "good"
    CAREFUL = "careful"
    ALARM = "alarm"
    HANDLE = "handle"
    """Something that can be typed: an id, a command."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text in one tone. `personal` text is a title or a name, hidden by `--discreet`."""

    text: str
    tone: Tone = Tone.PLAIN
    personal: bool = False


Phrase = tuple[Piece, ...]
