"""A topic: what is to be talked about with somebody, until it is discussed or dropped, whatever the date does."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime


class TopicEnding(StrEnum):
    """How a topic left the list."""

    DISCUSSED = "discussed"
    DECIDED = "decided"
    DEFAULTED = "defaulted"
    """No answer came in time, so what was said beforehand holds."""
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """Something to talk about with `person`.

    Where `decision`, the title is a question for which somebody has to decide: with my `advice`, the latest day `by`,
    and what holds `otherwise`. It was put to somebody on `asked_on`; from then on the ball is there. `answer` is what was
    decided, or agreed.
    """

    id: str
    title: str
    person: str
    created_at: datetime
    decision: bool = False
    advice: str = ""
    by: date | None = None
    otherwise: str = ""
    asked_on: date | None = None
    ending: TopicEnding | None = None
    closed_at: datetime | None = None
    answer: str = ""

    @property
    def is_open(self) -> bool:
        """Return whether it is still to be talked about."""
        return self.closed_at is None
