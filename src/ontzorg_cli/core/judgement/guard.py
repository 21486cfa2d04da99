"""The guard over the order: nothing stands above work whose still feasible due date it would break (ENGINE.md 5)."""

from __future__ import annotations

from bisect import bisect
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from ontzorg_cli.core.judgement.score import Scored


ENDLESS = 1 << 40
"""More minutes than anything takes: the slack where nothing comes after, and of what cannot be made late."""


def guard(order: Sequence[Scored], places: int) -> tuple[Scored, ...]:
    """Return the order with its first `places` guarded.

    Where earliest due date finishes in time all that has a real due date, so does this: each place goes to the first of
    the order that makes nothing late. Where it does not, something is late whatever is done. Then work that would be in
    time goes up where that makes nothing late, and what stands above it and makes it late goes down, right after it,
    where that is not made late itself.
    """
    dated = sorted((claim for claim in order if not claim.implied), key=_by_due)
    if all(slack >= 0 for slack in _slack_of(dated)):
        return _all_in_time(order, dated, places)
    rows = _Rows(order)
    while rows.save(places):
        pass
    return tuple(rows.order)


def _slack_of(claims: Sequence[Scored]) -> list[int]:
    """Return the minutes that each can still wait, done one after the other."""
    ends = accumulate(claim.minutes for claim in claims)
    return [claim.reach_minutes - end for claim, end in zip(claims, ends, strict=True)]


def _all_in_time(order: Sequence[Scored], dated: Iterable[Scored], places: int) -> tuple[Scored, ...]:
    waiting = list(order)
    first: list[Scored] = []
    feasible = _Feasible(dated)
    while waiting and feasible.claims and len(first) < places:
        chosen = feasible.first_harmless(waiting)
        first.append(chosen)
        waiting.remove(chosen)
        feasible.go(chosen)
    return (*first, *waiting)


class _Feasible:
    """Work that can all be in time, earliest due first, each with the minutes that can still go before it."""

    def __init__(self, claims: Iterable[Scored]) -> None:
        self.claims = list(claims)
        self._slack = _slack_of(self.claims)

    def first_harmless(self, order: Sequence[Scored]) -> Scored:
        """Return the first of an order that can go now without making any of it late."""
        least = tuple(accumulate(self._slack, min, initial=ENDLESS))
        before = {claim.task.id: slack for claim, slack in zip(self.claims, least[:-1], strict=True)}
        return next(claim for claim in order if claim.minutes <= before.get(claim.task.id, least[-1]))

    def go(self, first: Scored) -> None:
        """Let work go now: what was to come before it waits that long."""
        place = self._place(first)
        self._slack[:place] = [slack - first.minutes for slack in self._slack[:place]]
        del self.claims[place : place + 1], self._slack[place : place + 1]

    def _place(self, claim: Scored) -> int:
        """Return the place of work among the feasible; for other work that is past the last."""
        place = bisect(self.claims, _by_due(claim), key=_by_due) - 1
        return place if place >= 0 and self.claims[place] is claim else len(self.claims)


class _Rows:
    """An order in which something is late, with for each task when it begins and how long it can still wait."""

    def __init__(self, order: Iterable[Scored]) -> None:
        self.order = list(order)
        self._starts = [0] * len(self.order)
        self._slack = [0] * len(self.order)
        self._count(0, len(self.order))

    def save(self, places: int) -> bool:
        """Bring in time what can be at no other's cost, each task once; return whether there was any."""
        was_any = False
        for place, claim in ((place, self.order[place]) for place in range(len(self.order))):
            if (
                not claim.implied
                and claim.minutes <= claim.reach_minutes < self._starts[place] + claim.minutes
                and (self._goes_up(place, places) or self._lets_one_down(place, places))
            ):
                was_any = True
        return was_any

    def _goes_up(self, place: int, places: int) -> bool:
        """Let late work go up to the lowest place where it is in time, unless that makes anything late."""
        claim = self.order[place]
        higher = bisect(self._starts, claim.reach_minutes - claim.minutes, hi=place) - 1
        if higher >= places or min(self._slack[higher:place]) < claim.minutes:
            return False
        self._move(place, higher)
        return True

    def _lets_one_down(self, place: int, places: int) -> bool:
        """Let what makes work late go right after it, unless that makes it late itself; of several the lowest."""
        claim = self.order[place]
        end = self._starts[place] + claim.minutes
        for higher in range(min(place, places) - 1, -1, -1):
            above = self.order[higher]
            is_made_late = self._slack[higher] < ENDLESS and above.reach_minutes < end
            if above.minutes >= end - claim.reach_minutes and not is_made_late:
                self._move(higher, place)
                return True
        return False

    def _move(self, start: int, end: int) -> None:
        self.order.insert(end, self.order.pop(start))
        self._count(min(start, end), max(start, end) + 1)

    def _count(self, first: int, end: int) -> None:
        """Work out anew when the work on some places begins, and how long it can wait; what is late can wait for ever."""
        clock = self._starts[first - 1] + self.order[first - 1].minutes if first else 0
        for place in range(first, end):
            claim = self.order[place]
            self._starts[place] = clock
            clock += claim.minutes
            slack = claim.reach_minutes - clock
            self._slack[place] = ENDLESS if claim.implied or slack < 0 else slack


def _by_due(claim: Scored) -> tuple[int, datetime, str]:
    return claim.reach_minutes, claim.due, claim.task.id
