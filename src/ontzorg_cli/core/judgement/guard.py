"""The guard over the order: nothing stands above work whose still feasible due date it would break (ENGINE.md 5)."""

from __future__ import annotations

from bisect import bisect
from collections import defaultdict
from heapq import heappop, heappush
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from ontzorg_cli.core.judgement.score import Scored


ENDLESS = 1 << 40
"""More minutes than anything takes: the slack where nothing comes after."""


def guard(order: Sequence[Scored], places: int) -> tuple[tuple[Scored, ...], frozenset[str]]:
    """Return the order with its first `places` guarded, and the ids that go first because they'd be late otherwise.

    Each place is for the first of the order that makes nothing late which earliest-due-date can still finish in time, a
    real due date given.
    """
    waiting = list(order)
    feasible = _Feasible(in_time(waiting))
    first: list[Scored] = []
    urgent: set[str] = set()
    while waiting and feasible.claims and len(first) < places:
        chosen = feasible.first_harmless(waiting)
        if chosen is not waiting[0] and feasible.is_late_after(waiting[0], chosen):
            urgent.add(chosen.task.id)
        first.append(chosen)
        waiting.remove(chosen)
        feasible.go(chosen)
    return (*first, *waiting), frozenset(urgent)


class _Feasible:
    """Work that can all be in time, earliest due first, each with the minutes that can still go before it."""

    def __init__(self, claims: Iterable[Scored]) -> None:
        self.claims = list(claims)
        ends = accumulate(claim.minutes for claim in self.claims)
        self._slack = [claim.reach_minutes - end for claim, end in zip(self.claims, ends, strict=True)]

    def first_harmless(self, order: Sequence[Scored]) -> Scored:
        """Return the first of an order that can go now without making any of it late."""
        least = tuple(accumulate(self._slack, min, initial=ENDLESS))
        before = {claim.task.id: slack for claim, slack in zip(self.claims, least[:-1], strict=True)}
        return next(claim for claim in order if claim.minutes <= before.get(claim.task.id, least[-1]))

    def is_late_after(self, first: Scored, claim: Scored) -> bool:
        """Return whether work that can be in time would no longer be, were `first` to go now."""
        place = self._place(claim)
        return place < self._place(first) and self._slack[place] < first.minutes

    def go(self, first: Scored) -> None:
        """Let work go now: what was to come before it waits that long."""
        place = self._place(first)
        self._slack[:place] = [slack - first.minutes for slack in self._slack[:place]]
        del self.claims[place : place + 1], self._slack[place : place + 1]

    def _place(self, claim: Scored) -> int:
        """Return the place of work among the feasible; for other work that is past the last."""
        place = bisect(self.claims, _by_due(claim), key=_by_due) - 1
        return place if place >= 0 and self.claims[place] is claim else len(self.claims)


def in_time(claims: Iterable[Scored]) -> list[Scored]:
    """Return work that can all be in time, earliest due first: as much as fits, the least weighty given up first."""
    dated = sorted(
        (claim for claim in claims if not claim.implied and claim.minutes <= claim.reach_minutes), key=_by_due
    )
    kept = _Kept()
    for claim in dated:
        kept.add(claim)
        if kept.minutes > claim.reach_minutes:
            kept.give_up(kept.minutes - claim.reach_minutes)
    found = _TakenBack(claim for claim in dated if claim not in kept.given_up)
    for claim in sorted(kept.given_up, key=lambda claim: (-claim.weight, claim.minutes, claim.key)):
        found.take_back(claim)
    return found.claims


class _Kept:
    """Work that is kept, by its minutes and then the least weighty on top."""

    def __init__(self) -> None:
        self.minutes = 0
        self.given_up: set[Scored] = set()
        self._by_minutes: defaultdict[int, list[tuple[float, tuple[float, datetime, datetime, str], Scored]]]
        self._by_minutes = defaultdict(list)

    def add(self, claim: Scored) -> None:
        """Keep work."""
        self.minutes += claim.minutes
        heappush(self._by_minutes[claim.minutes], (claim.weight, claim.key, claim))

    def give_up(self, excess: int) -> None:
        """Give up the least weighty work of at least so many minutes; of equal weight the largest."""
        tops = ((heap[0][0], -minutes, heap[0][1]) for minutes, heap in self._by_minutes.items() if minutes >= excess)
        _, minus_minutes, _ = min(tops)
        heap = self._by_minutes[-minus_minutes]
        self.given_up.add(heappop(heap)[2])
        self.minutes += minus_minutes
        if not heap:
            del self._by_minutes[-minus_minutes]


class _TakenBack:
    """Work that can all be in time, which takes back what makes none of it late."""

    def __init__(self, claims: Iterable[Scored]) -> None:
        self.claims = list(claims)
        self._count()

    def take_back(self, claim: Scored) -> None:
        """Put a task back, where that makes none of them late."""
        place = bisect(self.claims, _by_due(claim), key=_by_due)
        if claim.minutes <= min(self._slack[place], claim.reach_minutes - self._before[place]):
            self.claims.insert(place, claim)
            self._count()

    def _count(self) -> None:
        """Work out for each place the minutes before it, and the least slack from there on."""
        self._before = list(accumulate((claim.minutes for claim in self.claims), initial=0))
        ends = zip(self.claims, self._before[1:], strict=True)
        slack = [claim.reach_minutes - end for claim, end in ends]
        self._slack = list(accumulate(reversed(slack), min, initial=ENDLESS))[::-1]


def _by_due(claim: Scored) -> tuple[int, datetime, str]:
    return claim.reach_minutes, claim.due, claim.task.id
