"""The guard over the order: nothing stands above work whose still feasible due date it would break (ENGINE.md 5)."""

from __future__ import annotations

from bisect import bisect
from itertools import accumulate, islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime

    from ontzorg_cli.core.judgement.score import Scored


def guard(order: Sequence[Scored], places: int) -> tuple[tuple[Scored, ...], frozenset[str]]:
    """Return the order with its first `places` guarded, and the ids that go first because they'd be late otherwise.

    Feasible is what earliest-due-date finishes in time, a real due date given: all of that will be.
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


def in_time(claims: Iterable[Scored]) -> Iterator[Scored]:
    """Yield the work that earliest-due-date finishes in time, earliest due first, with what is late already before it.

    Only that is worth making other work wait for. Were room made for work that can be in time alone, weighty work that is
    late already would wait behind it, and be later still.
    """
    minutes = 0
    for claim in sorted((claim for claim in claims if not claim.implied), key=_by_due):
        minutes += claim.minutes
        if minutes <= claim.reach_minutes:
            yield claim


def _by_due(claim: Scored) -> tuple[int, datetime, str]:
    return claim.reach_minutes, claim.due, claim.task.id
