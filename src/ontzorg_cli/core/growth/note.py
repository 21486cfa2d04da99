"""A note: one line that is worth keeping, on the day it was caught."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime


class NoteKind(StrEnum):
    """What a note is about. Both kinds may be shared with the person they are about."""

    AGREEMENT = "agreement"
    MANDATE = "mandate"
    """What the assistant decides herself, or decided without asking."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A line worth keeping, about `person` where there is one. An agreement to move work names the `task` and the day."""

    id: str
    title: str
    kind: NoteKind
    at: datetime
    person: str | None = None
    task: str | None = None
    to: date | None = None
