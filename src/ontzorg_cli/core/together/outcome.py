"""What came out of a check-in, before it is written down."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from ontzorg_cli.core.growth.note import NoteKind
    from ontzorg_cli.core.together.topic import TopicEnding
    from ontzorg_cli.core.work.draft import TaskDraft


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicOutcome:
    """How a topic ended, and what was decided or agreed."""

    ending: TopicEnding
    answer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What two people settled: topics by id, decisions that were put and wait, what became of work, what is new.

    `moves` gives work another day, `owners` another owner; `actions` are new work, `topics` come back next time.
    """

    topics: Mapping[str, TopicOutcome] = field(default_factory=dict)
    asked: tuple[str, ...] = ()
    done: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    moves: Mapping[str, date] = field(default_factory=dict)
    owners: Mapping[str, str] = field(default_factory=dict)
    actions: tuple[TaskDraft, ...] = ()
    notes: tuple[tuple[NoteKind, str], ...] = ()
    new_topics: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Return whether nothing was settled, and nothing was even put."""
        return self == Outcome()
