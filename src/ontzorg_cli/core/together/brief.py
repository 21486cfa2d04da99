"""The brief for a check-in: eight blocks about one person, and how the time is divided over them (PRACTICE.md 3)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from ontzorg_cli.core.together.checkin_diary import CheckinTime
    from ontzorg_cli.core.together.person import Person

Fact = str | int | date | tuple[date, ...]
Found = TypeVar("Found")

LENGTHS = (30, 20, 10)


class Block(StrEnum):
    """The blocks of a check-in, in order."""

    OPENING = "opening"
    LOOK_BACK = "look_back"
    DECISIONS = "decisions"
    LOOK_AHEAD = "look_ahead"
    PRIORITIES = "priorities"
    MANDATE = "mandate"
    FEEDBACK = "feedback"
    AGREEMENTS = "agreements"


@dataclass(frozen=True, slots=True, kw_only=True)
class Length:
    """How a check-in of some length is divided: minutes a block, and how much of each there is time for."""

    minutes: Mapping[Block, int]
    results: int
    topics: int
    actions: int
    decisions: int
    ahead: int
    priorities: int
    lines: int


FORMS: Mapping[int, Length] = {
    30: Length(
        minutes=dict(zip(Block, (2, 4, 6, 7, 6, 2, 2, 1), strict=True)),
        results=3,
        topics=6,
        actions=6,
        decisions=5,
        ahead=5,
        priorities=6,
        lines=4,
    ),
    20: Length(
        minutes=dict(zip(Block, (1, 3, 5, 5, 4, 1, 1, 0), strict=True)),
        results=2,
        topics=4,
        actions=4,
        decisions=4,
        ahead=4,
        priorities=4,
        lines=3,
    ),
    10: Length(
        minutes={Block.DECISIONS: 5, Block.LOOK_AHEAD: 3, Block.AGREEMENTS: 2},
        results=0,
        topics=0,
        actions=0,
        decisions=2,
        ahead=1,
        priorities=0,
        lines=2,
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefItem:
    """A line of a block: a code (a key in words/*/brief.toml) with what it is about. `id` is what can be acted on."""

    code: str
    id: str | None = None
    title: str = ""
    facts: Mapping[str, Fact] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefBlock:
    """A block with its minutes. `left_out` counts what there is no time for this once."""

    code: Block
    minutes: int
    items: tuple[BriefItem, ...]
    left_out: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """The brief for a check-in with `person`. `since` is the last one that was held, `at` and `next_at` are the coming two."""

    person: Person
    minutes: int
    since: datetime
    at: datetime | None
    next_at: datetime | None
    blocks: tuple[BriefBlock, ...]


def length_of(time: CheckinTime | None) -> int:
    """Return which form fits in a check-in: the longest that is not longer, give or take five minutes."""
    standing = LENGTHS[0] if time is None else time.span.minutes + 5
    return next((length for length in LENGTHS if length <= standing), LENGTHS[-1])


def most_of(found: Sequence[Found], count: int) -> tuple[list[Found], int]:
    """Return the first so many, and how many are left out."""
    return list(found[:count]), max(0, len(found) - count)
