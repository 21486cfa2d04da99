"""The order where not everything can be in time: whatever makes less late in all goes first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ontzorg_cli.core.judgement.score import Scored

LOOKED_AT = 15
"""So many places at the top are looked at: on simulated months more of them find nothing better (decision 0022)."""

LEAST_GAIN = 1e-6
"""Weighted minutes below which a move is no gain, so that rounding never decides an order."""


def less_late(order: Sequence[Scored], margin_share: float) -> tuple[Scored, ...]:
    """Return the order, in which one task at a time goes to the place where most is gained, for as long as anything is.

    What counts is the weight times the minutes too late of each task with a real due date, where of the room before it
    the share of the margin is left free. Where nothing is late by that, the order stays what it was. Local search by
    insertion, as in H. A. J. Crauwels, C. N. Potts and L. N. Van Wassenhove, "Local search heuristics for the single
    machine total weighted tardiness scheduling problem", INFORMS Journal on Computing 10 (3), 1998, pages 341-350.
    """
    places = [_Place(scored, margin_share) for scored in order[:LOOKED_AT]]
    while _is_late(places):
        gain, start, end = max(_moves(places), default=(0.0, 0, 0), key=lambda move: move[0])
        if gain < LEAST_GAIN:
            break
        places.insert(end, places.pop(start))
    return (*(place.scored for place in places), *order[LOOKED_AT:])


@dataclass(slots=True)
class _Place:
    """A task, its minutes, those before which it is to be ready, and what a minute too late costs."""

    scored: Scored
    minutes: int
    reach: float
    weight: float

    def __init__(self, scored: Scored, margin_share: float) -> None:
        self.scored, self.minutes = scored, scored.minutes
        self.reach = scored.reach_minutes * (1 - margin_share)
        self.weight = 0.0 if scored.implied else scored.weight

    def cost(self, end: int) -> float:
        """Return what it costs to be ready after so many minutes."""
        return self.weight * (end - self.reach) if end > self.reach else 0.0


def _is_late(places: Sequence[_Place]) -> bool:
    end = 0
    for place in places:
        end += place.minutes
        if place.cost(end):
            return True
    return False


def _moves(places: Sequence[_Place]) -> Iterator[tuple[float, int, int]]:
    """Yield what is gained by each move of one task to another place, with both places."""
    before = 0
    for start, moved in enumerate(places):
        cost = moved.cost(before + moved.minutes)
        gain, end = cost, before
        for place in range(start - 1, -1, -1):
            passed = places[place]
            gain += passed.cost(end) - passed.cost(end + moved.minutes)
            end -= passed.minutes
            yield gain - moved.cost(end + moved.minutes), start, place
        gain, end = cost, before + moved.minutes
        for place in range(start + 1, len(places)):
            passed = places[place]
            end += passed.minutes
            gain += passed.cost(end) - passed.cost(end - moved.minutes)
            yield gain - moved.cost(end), start, place
        before += moved.minutes
