"""The guard over the order: nothing stands above work whose still feasible due date it would break (ENGINE.md 5)."""

from __future__ import annotations

from bisect import bisect
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from ontzorg_cli.core.judgement.score import Scored


def guard(order: Sequence[Scored], places: int) -> tuple[tuple[Scored, ...], frozenset[str]]:
    """Return the order with its first `places` guarded, and the ids that go first because they'd be late otherwise.

    Feasible is what earliest-due-date can still finish in time, a real due date given.
    """
    waiting = list(order)
    rank = {claim.task.id: index for index, claim in enumerate(waiting)}
    feasible = _feasible(waiting)
    first: list[Scored] = []
    urgent: set[str] = set()
    minutes = 0
    while waiting and feasible and len(first) < places:
        chosen = waiting[0]
        late = _late(feasible, minutes, chosen)
        if late:
            late.sort(key=lambda claim: rank[claim.task.id])
            chosen = next((claim for claim in late if not _late(feasible, minutes, claim)), feasible[0])
            urgent.add(chosen.task.id)
        first.append(chosen)
        waiting.remove(chosen)
        feasible = [claim for claim in feasible if claim is not chosen]
        minutes += chosen.minutes
    return (*first, *waiting), frozenset(urgent)


def _feasible(claims: Iterable[Scored]) -> list[Scored]:
    """Return work that can all be in time, earliest due first: as much as fits, the least weighty given up first."""
    kept: list[Scored] = []
    given_up: list[Scored] = []
    minutes = 0
    dated = (claim for claim in claims if not claim.implied and claim.minutes <= claim.reach_minutes)
    for claim in sorted(dated, key=_by_due):
        kept.append(claim)
        minutes += claim.minutes
        excess = minutes - claim.reach_minutes
        if excess > 0:
            least = min(
                (other for other in kept if other.minutes >= excess),
                key=lambda other: (other.weight, -other.minutes, other.key),
            )
            given_up.append(least)
            kept.remove(least)
            minutes -= least.minutes
    for claim in sorted(given_up, key=lambda claim: (-claim.weight, claim.minutes, claim.key)):
        _take_back(claim, kept)
    return kept


def _take_back(claim: Scored, kept: list[Scored]) -> None:
    """Put a task back among those that can be in time, where that makes none of them late."""
    place = bisect(kept, _by_due(claim), key=_by_due)
    minutes = claim.minutes + sum(other.minutes for other in kept[:place])
    if minutes > claim.reach_minutes:
        return
    for other in kept[place:]:
        minutes += other.minutes
        if minutes > other.reach_minutes:
            return
    kept.insert(place, claim)


def _by_due(claim: Scored) -> tuple[int, datetime, str]:
    return claim.reach_minutes, claim.due, claim.task.id


def _late(feasible: Sequence[Scored], minutes: int, first: Scored) -> list[Scored]:
    """Return what would be late if `first` went now, after `minutes` of other work."""
    late: list[Scored] = []
    minutes += first.minutes
    for claim in feasible:
        if claim is not first:
            minutes += claim.minutes
            if minutes > claim.reach_minutes:
                late.append(claim)
    return late
