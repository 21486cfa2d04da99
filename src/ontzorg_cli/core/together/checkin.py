"""The weekly check-in with somebody: whether it was held, when it stands, and whether it was missed (PRACTICE.md 3)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime


class Kept(StrEnum):
    """What became of a check-in."""

    HELD = "held"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkin:
    """A check-in with `person` that stood on `day` and was held, or deliberately skipped because of `why`."""

    id: str
    person: str
    day: date
    kept: Kept
    at: datetime
    why: str = ""
