"""A topic: what is to be talked about with somebody, until it is discussed or dropped, whatever the date does."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from ontzorg_cli.core.errors import UsageError

if TYPE_CHECKING:
    from datetime import date, datetime


class OnlyForDecisionsError(UsageError):
    """These options (`options`) belong to a decision."""

    code = "only_for_decisions"


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


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionChange:
    """What is said anew of a decision; None leaves it as it is, an empty text or `no_day` takes it away."""

    advice: str | None = None
    by: date | None = None
    no_day: bool = False
    otherwise: str | None = None

    @property
    def options(self) -> tuple[str, ...]:
        """Return the options that said so."""
        is_said = {
            "--advice": self.advice is not None,
            "--by": self.by is not None or self.no_day,
            "--otherwise": self.otherwise is not None,
        }
        return tuple(option for option, said in is_said.items() if said)


NO_CHANGE = DecisionChange()


def changed_decision(topic: Topic, change: DecisionChange) -> Topic:
    """Return a decision with what was said anew. Raise OnlyForDecisionsError for a topic where nothing is decided."""
    if change == NO_CHANGE:
        return topic
    if not topic.decision:
        raise OnlyForDecisionsError(options=change.options)
    return replace(
        topic,
        advice=topic.advice if change.advice is None else change.advice.strip(),
        by=None if change.no_day else change.by or topic.by,
        otherwise=topic.otherwise if change.otherwise is None else change.otherwise.strip(),
    )
