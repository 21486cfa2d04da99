"""The order where not everything can be in time, now or as more comes in: whatever makes less late in all goes first."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ontzorg_cli.core.judgement.score import Scored

LOOKED_AT = 15
"""So many places at the top are looked at: on simulated months more of them find nothing better (decision 0022)."""

LEAST_GAIN = 1e-6
"""Weighted minutes below which a move is no gain, so that rounding never decides an order."""


def less_late(order: Sequence[Scored]) -> tuple[Scored, ...]:
    """Return the order, in which one task at a time goes to the place where most is gained, for as long as anything is.

    What counts is the weight times the minutes too late of each task with a real due date, where only the room is counted
    on that what nobody has asked yet will leave. Where nothing is late then, the order stays what it was. Local search by insertion, as in H. A. J. Crauwels, C. N. Potts and L. N. Van Wassenhove,
    "Local search heuristics for the single machine total weighted tardiness scheduling problem", INFORMS Journal on
    Computing 10 (3), 1998, pages 341-350.
    """
    places = list(order[:LOOKED_AT])
    while _is_late(places):
        gain, start, end = max(_moves(places), default=(0.0, 0, 0), key=lambda move: move[0])
        if gain < LEAST_GAIN:
            break
        places.insert(end, places.pop(start))
    return (*places, *order[LOOKED_AT:])


def _cost(scored: Scored, end: int) -> float:
    """Return the weighted minutes too late of work that is ready after so many minutes."""
    return 0.0 if scored.implied or end <= scored.sure_minutes else scored.weight * (end - scored.sure_minutes)


def _is_late(places: Sequence[Scored]) -> bool:
    ends = accumulate(scored.minutes for scored in places)
    return any(_cost(scored, end) for scored, end in zip(places, ends, strict=True))


def _moves(places: Sequence[Scored]) -> Iterator[tuple[float, int, int]]:
    """Yield what is gained by each move of one task to another place, with both places."""
    before = 0
    for start, moved in enumerate(places):
        cost = _cost(moved, before + moved.minutes)
        gain, end = cost, before
        for place in range(start - 1, -1, -1):
            passed = places[place]
            gain += _cost(passed, end) - _cost(passed, end + moved.minutes)
            end -= passed.minutes
            yield gain - _cost(moved, end + moved.minutes), start, place
        gain, end = cost, before + moved.minutes
        for place in range(start + 1, len(places)):
            passed = places[place]
            end += passed.minutes
            gain += _cost(passed, end) - _cost(passed, end - moved.minutes)
            yield gain - _cost(moved, end), start, place
        before += moved.minutes
