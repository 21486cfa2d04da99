"""The hours somebody works: intervals a weekday, even and odd weeks possible."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import time


@dataclass(frozen=True, slots=True, order=True)
class Hours:
    """An interval on the clock, such as 08:30-12:30."""

    start: time
    end: time


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkPattern:
    """The intervals of each weekday (0 is Monday), for every week or for even and odd ISO weeks apart."""

    every: Mapping[int, tuple[Hours, ...]] = field(default_factory=dict)
    even: Mapping[int, tuple[Hours, ...]] | None = None
    odd: Mapping[int, tuple[Hours, ...]] | None = None
