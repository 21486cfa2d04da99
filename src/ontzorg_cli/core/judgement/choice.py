"""Which set of tasks to move, cheapest first: an exact search over the tasks of one day (ENGINE.md 6)."""

from __future__ import annotations

from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

MOST_STEPS = 20_000
"""Steps after which the search ends with what it has: far more than a day needs, few enough to wait for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A task that can move: what that costs, and at the most how many minutes it frees.

    `weight` is a whole number, so that sums do not depend on the order of adding.
    """

    id: str
    is_must: bool
    weight: int
    deferrals: int
    freed_minutes: int


Cost = tuple[int, int, int, int]
"""Musts moved, weight moved, number of moves, deferrals so far: less is better, the first that differs decides."""

NOTHING: Cost = (0, 0, 0, 0)


def cost_of(chosen: Iterable[Candidate]) -> Cost:
    """Return what moving a set costs."""
    cost = NOTHING
    for one in chosen:
        cost = _plus(cost, one)
    return cost


def cheapest_sets(
    candidates: Iterable[Candidate], *, minutes: int, most: int | None = None
) -> Iterator[tuple[Candidate, ...]]:
    """Yield each set of at most `most` tasks that may free so many minutes, cheapest first.

    A best-first search: a set in the making stands at the least that completing it can cost, so that none is passed
    over. Equal sets come in an order that does not depend on how the tasks were given.
    """
    items = sorted(candidates, key=_ease)
    rest = [_Rest(items[number:]) for number in range(len(items) + 1)]
    order = count()
    heap: list[tuple[Cost, int, int, tuple[Candidate, ...], Cost, int]] = []

    def push(number: int, chosen: tuple[Candidate, ...], cost: Cost, missing: int) -> None:
        least = rest[number].least(missing)
        if least is not None and (most is None or cost[2] + least[2] <= most):
            bound = (cost[0] + least[0], cost[1] + least[1], cost[2] + least[2], cost[3] + least[3])
            heappush(heap, (bound, -number, next(order), chosen, cost, missing))

    push(0, (), NOTHING, minutes)
    for _ in range(MOST_STEPS):
        if not heap:
            return
        _, number, _, chosen, cost, missing = heappop(heap)
        if -number == len(items):
            yield chosen
            continue
        one = items[-number]
        push(1 - number, chosen, cost, missing)
        push(1 - number, (*chosen, one), _plus(cost, one), missing - one.freed_minutes)


class _Rest:
    """What is still to be decided on, sorted once for each bound."""

    def __init__(self, items: Sequence[Candidate]) -> None:
        self._free = sum(one.freed_minutes for one in items if not one.is_must)
        self._all = sum(one.freed_minutes for one in items)
        self._musts = sorted((one.freed_minutes for one in items if one.is_must), reverse=True)
        self._largest = sorted((one.freed_minutes for one in items), reverse=True)
        self._lightest = sorted(one.weight for one in items)
        self._fewest = sorted(one.deferrals for one in items)
        self._dense = sorted(items, key=lambda one: one.weight / one.freed_minutes)

    def least(self, missing: int) -> Cost | None:
        """Return the least that freeing what is missing costs, each part for itself; None where it cannot be done."""
        if missing <= 0:
            return NOTHING
        if missing > self._all:
            return None
        number = _number(self._largest, missing)
        return (
            _number(self._musts, missing - self._free),
            max(sum(self._lightest[:number]), self._least_weight(missing)),
            number,
            sum(self._fewest[:number]),
        )

    def _least_weight(self, missing: int) -> int:
        """Return the weight of so many minutes where a task could be moved in part."""
        weight = 0
        for one in self._dense:
            if one.freed_minutes >= missing:
                return weight + one.weight * missing // one.freed_minutes
            weight += one.weight
            missing -= one.freed_minutes
        return weight


def _number(minutes: Sequence[int], missing: int) -> int:
    """Return how many, largest first, it takes to free what is missing."""
    number = 0
    for one in minutes:
        if missing <= 0:
            break
        missing -= one
        number += 1
    return number


def _plus(cost: Cost, one: Candidate) -> Cost:
    return cost[0] + one.is_must, cost[1] + one.weight, cost[2] + 1, cost[3] + one.deferrals


def _ease(one: Candidate) -> tuple[bool, float, int, int, str]:
    """Return what is decided on first: what frees most for its weight. At equal cost it is left where it is."""
    return one.is_must, one.weight / one.freed_minutes, -one.freed_minutes, -one.deferrals, one.id
