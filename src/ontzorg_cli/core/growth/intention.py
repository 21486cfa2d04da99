"""The intention that stands on a day: an if-then line until it is settled (PRACTICE.md 5)."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from ontzorg_cli.core.growth.reflection import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from ontzorg_cli.core.growth.reflection import Reflection
    from ontzorg_cli.core.judgement.own_hours import OwnHours

MOST_DAYS = 5
"""So many working days an intention waits for its situation."""

HABIT = 2
"""So many times done makes a habit, which rests."""


def standing_intention(reflections: Sequence[Reflection], day: date, hours: OwnHours) -> str:
    """Return the last intention made before `day`, as long as it is not settled, no habit, and not too long ago."""
    made = max((each for each in reflections if each.intention and each.day < day), key=_day, default=None)
    within = list(islice(hours.before(day), MOST_DAYS))
    if made is None or not within or made.day < within[-1]:
        return ""
    outcomes = (each.outcome for each in reflections if made.day < each.day <= day)
    if any(outcome not in {None, Outcome.NOT_MET} for outcome in outcomes):
        return ""
    return "" if is_habit(made.intention, reflections) else made.intention


def is_habit(intention: str, reflections: Iterable[Reflection]) -> bool:
    """Return whether an intention was done often enough to be a habit."""
    return times_done(intention, reflections) >= HABIT


def times_done(intention: str, reflections: Iterable[Reflection]) -> int:
    """Return on how many days an intention, in these words, was done."""
    wanted, current, count = _folded(intention), "", 0
    for each in sorted(reflections, key=_day):
        count += each.outcome is Outcome.DONE and current == wanted
        current = _folded(each.intention) or current
    return count


def _day(reflection: Reflection) -> date:
    return reflection.day


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
