"""The guard over the order: nothing stands above work whose still feasible due date it would break (ENGINE.md 5)."""

from __future__ import annotations

from bisect import bisect
from collections import defaultdict
from heapq import heapify, heappop, heappush
from itertools import accumulate, islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from ontzorg_cli.core.judgement.score import Scored


ENDLESS = 1 << 40
"""More minutes than anything takes: the slack where nothing comes after."""


def guard(order: Sequence[Scored], places: int) -> tuple[tuple[Scored, ...], frozenset[str]]:
    """Return the order with its first `places` guarded, and the ids that go first because they'd be late otherwise.

    Feasible is what earliest-due-date can still finish in time, a real due date given: all of that will be.
    """
    waiting = list(order)
    feasible = _Feasible(in_time(waiting))
    rank = {claim.task.id: index for index, claim in enumerate(waiting)}
    first: list[Scored] = []
    urgent: set[str] = set()
    while waiting and feasible.claims and len(first) < places:
        chosen = waiting[0]
        late = feasible.late_after(chosen)
        if late:
            late.sort(key=lambda claim: rank[claim.task.id])
            harmless = feasible.harmless()
            chosen = next((claim for claim in late if claim.task.id in harmless), feasible.claims[0])
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

    def late_after(self, first: Scored) -> list[Scored]:
        """Return what would be late if `first` went now; what is due after it waits for it in any case."""
        minutes = first.minutes
        before = islice(zip(self.claims, self._slack, strict=True), self._place(first))
        return [claim for claim, slack in before if slack < minutes]

    def harmless(self) -> frozenset[str]:
        """Return the ids of what can go now without making any of it late."""
        least = (self._slack[0], *accumulate(self._slack, min))
        found = (claim for number, claim in enumerate(self.claims) if not number or claim.minutes <= least[number])
        return frozenset(claim.task.id for claim in found)

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
    """Return the work that can all be in time, earliest due first: the least weighty is given up where it cannot.

    What comes too late in any case keeps its place in that order. Work after it that would have to wait for it is not
    worth making that wait longer: weighty work that is late would be later still, for what may be late too.
    """
    dated = sorted((claim for claim in claims if not claim.implied), key=_by_due)
    too_late = [claim for claim in dated if claim.minutes > claim.reach_minutes]
    kept = _Kept()
    for claim in dated:
        if claim.minutes > claim.reach_minutes:
            kept.minutes += claim.minutes
        else:
            kept.add(claim)
    found = _TakenBack((claim for claim in dated if claim in kept), too_late)
    for claim in sorted(kept.given_up, key=lambda claim: (-claim.weight, claim.minutes, claim.key)):
        found.take_back(claim)
    return found.claims


class _Kept:
    """Work that is kept, by its minutes and then the least weighty on top. `minutes` are all that come so far."""

    def __init__(self) -> None:
        self.minutes = 0
        self.given_up: set[Scored] = set()
        self._known: set[Scored] = set()
        self._by_minutes: defaultdict[int, list[tuple[float, tuple[float, datetime, datetime, str], Scored]]]
        self._by_minutes = defaultdict(list)

    def __contains__(self, claim: Scored) -> bool:
        return claim in self._known and claim not in self.given_up

    def add(self, claim: Scored) -> None:
        """Keep work, and give up the least weighty where there is no room for all; of equal weight the largest."""
        excess = self.minutes + claim.minutes - claim.reach_minutes
        self.minutes += claim.minutes
        self._known.add(claim)
        heappush(self._by_minutes[claim.minutes], (claim.weight, claim.key, claim))
        if excess <= 0:
            return
        tops = [(heap[0][0], -minutes, heap[0][1]) for minutes, heap in self._by_minutes.items() if minutes >= excess]
        if tops:
            self._drop(-min(tops)[1])
        else:
            self._drop_last(claim)

    def _drop(self, minutes: int) -> None:
        self.given_up.add(heappop(self._by_minutes[minutes])[2])
        self._forget(minutes)

    def _drop_last(self, claim: Scored) -> None:
        """Give up the work that came last: nothing that could go makes the room for it."""
        heap = self._by_minutes[claim.minutes]
        heap.remove((claim.weight, claim.key, claim))
        heapify(heap)
        self.given_up.add(claim)
        self._forget(claim.minutes)

    def _forget(self, minutes: int) -> None:
        self.minutes -= minutes
        if not self._by_minutes[minutes]:
            del self._by_minutes[minutes]


class _TakenBack:
    """Work that can all be in time after what is too late before it, which takes back what makes none of it late."""

    def __init__(self, claims: Iterable[Scored], too_late: Sequence[Scored]) -> None:
        self.claims = list(claims)
        self._too_late = [_by_due(claim) for claim in too_late]
        self._late_minutes = list(accumulate((claim.minutes for claim in too_late), initial=0))
        self._count()

    def take_back(self, claim: Scored) -> None:
        """Put a task back, where that makes none of them late."""
        place = bisect(self.claims, _by_due(claim), key=_by_due)
        room = claim.reach_minutes - self._before[place] - self._late_before(claim)
        if claim.minutes <= min(self._slack[place], room):
            self.claims.insert(place, claim)
            self._count()

    def _late_before(self, claim: Scored) -> int:
        return self._late_minutes[bisect(self._too_late, _by_due(claim))]

    def _count(self) -> None:
        """Work out for each place the minutes before it, and the least slack from there on."""
        self._before = list(accumulate((claim.minutes for claim in self.claims), initial=0))
        ends = zip(self.claims, self._before[1:], strict=True)
        slack = [claim.reach_minutes - end - self._late_before(claim) for claim, end in ends]
        self._slack = list(accumulate(reversed(slack), min, initial=ENDLESS))[::-1]


def _by_due(claim: Scored) -> tuple[int, datetime, str]:
    return claim.reach_minutes, claim.due, claim.task.id
