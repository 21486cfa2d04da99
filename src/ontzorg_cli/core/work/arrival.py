"""Work that came in: of which kind, and from which corner."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """Work of a kind (its first tag) that somebody asked for at a moment.

    What `repeats` comes back under the same title without having been asked again.
    """

    kind: str
    requester: str
    at: datetime
    title: str
    repeats: bool = False


def kinds_in(text: str) -> tuple[str, ...]:
    """Return the kinds of work that a text names, with commas or spaces between and perhaps a '+' before, each once."""
    words = (word.lstrip("+") for word in text.replace(",", " ").split())
    return tuple({word.casefold(): word for word in words if word}.values())
