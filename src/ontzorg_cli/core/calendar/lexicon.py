"""The words that dates, times and durations are written in; the languages are passed in, the grammar has none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

Sense = int | str | tuple[int, ...]
"""What a word stands for in one role: a weekday by number, a unit by name, the two numbers of `27-11`."""
Senses = dict[str, Sense]
"""What a word may be, by role (`weekday`, `month`, `next` …)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """What each word may mean, in all languages at once.

    `half_of_digits` settles 'half 3', which is 14:30 in one language and 15:30 in another: the role of its number.
    """

    words: Mapping[str, Senses]
    half_of_digits: str
    requester_prefixes: tuple[str, ...] = ()
    mark_prefixes: tuple[str, ...] = ()
