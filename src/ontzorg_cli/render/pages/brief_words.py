"""What the brief says alike to the assistant and to the person it is with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontzorg_cli.render.pages.pieces import title
from ontzorg_cli.words.phrase import Tone

if TYPE_CHECKING:
    from ontzorg_cli.core.together.brief import BriefItem
    from ontzorg_cli.words.phrase import Phrase

LONGEST_TITLE = 300


def whole(text: object, tone: Tone = Tone.PLAIN) -> Phrase:
    """Return a text of the user on one line, as far as anybody reads it."""
    said = " ".join(str(text).split())
    return title(said if len(said) <= LONGEST_TITLE else f"{said[: LONGEST_TITLE - 1]}…", tone)


def help_of(item: BriefItem) -> str:
    """Return the key of the offer that goes with an action that does not move (PRACTICE.md 3.3)."""
    if item.code == "their_action" and item.facts.get("late"):
        return "help_them"
    if item.facts.get("old"):
        return "close_or_date"
    return "twice" if item.facts.get("twice") else ""
