"""A reflection: what somebody wrote about a day, for her own eyes only (PRACTICE.md 5)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


class Outcome(StrEnum):
    """What became of an intention."""

    DONE = "done"
    PARTLY = "partly"
    NOT_MET = "not_met"
    """The situation did not come up."""
    NOT_DONE = "not_done"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reflection:
    """All that was written about a day; an empty text is no answer.

    `answer` belongs to the question called `perspective`. `intentions` are those made for the days after it, of which
    the last counts; `outcome` is what became of the intention that stood on this day.
    """

    day: date
    pleased: str = ""
    less: str = ""
    different: str = ""
    perspective: str = ""
    answer: str = ""
    intentions: tuple[str, ...] = ()
    outcome: Outcome | None = None

    @property
    def intention(self) -> str:
        """Return the intention for the days after, or nothing."""
        return self.intentions[-1] if self.intentions else ""

    @property
    def is_empty(self) -> bool:
        """Return whether nothing was said."""
        return self == Reflection(day=self.day, perspective=self.perspective)


def joined(first: Reflection, second: Reflection) -> Reflection:
    """Return two reflections on one day as one, with every answer of both."""
    asked = second if second.answer else first
    return replace(
        first,
        pleased=_both(first.pleased, second.pleased),
        less=_both(first.less, second.less),
        different=_both(first.different, second.different),
        perspective=asked.perspective,
        answer=_both(first.answer, second.answer),
        intentions=(*first.intentions, *second.intentions),
        outcome=second.outcome or first.outcome,
    )


def _both(first: str, second: str) -> str:
    return "\n".join(text for text in (first, second) if text)
