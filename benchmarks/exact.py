"""Small instances of one machine: the product's order beside the best order there is.

Drawn as is usual for total weighted tardiness on one machine, with due dates that lie more or less early and more or
less spread: C. N. Potts and L. N. Van Wassenhove, "A branch and bound algorithm for the total weighted tardiness
problem", Operations Research 33 (2), 1985, pages 363-377. The day has no appointments, no end and nothing ad hoc.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time
from itertools import product
from random import Random
from typing import TYPE_CHECKING

from months import GOAL, ZONE
from ontzorg_cli.core.calendar.moments import DAY, MINUTE
from ontzorg_cli.core.calendar.working_time import Hours, WorkPattern
from ontzorg_cli.core.ids import id_of
from ontzorg_cli.core.judgement.capacity import Horizon
from ontzorg_cli.core.judgement.desk import Desk
from ontzorg_cli.core.judgement.priority import Order, in_the_running
from ontzorg_cli.core.judgement.score import Scale
from ontzorg_cli.core.preferences import Preferences
from ontzorg_cli.core.work.interruption import Log
from ontzorg_cli.core.work.task import Due, Importance, Task

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MONDAY = date(2026, 11, 23)
MIDNIGHT = datetime.combine(MONDAY, time(), ZONE)
SIZES = (6, 8, 10)
EARLY = SPREADS = (0.2, 0.4, 0.6, 0.8, 1.0)
ROUNDS = 4
"""So many instances of each size, earliness and spread."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A job of an instance: its minutes, the minute at which it is due, and what a minute too late costs."""

    minutes: int
    due: int
    weight: float


def tardiness(order: Sequence[Piece]) -> float:
    """Return the weight times the minutes too late, in total, of pieces done in that order."""
    clock = total = 0.0
    for piece in order:
        clock += piece.minutes
        total += piece.weight * max(0.0, clock - piece.due)
    return total


def optimum(pieces: Sequence[Piece]) -> float:
    """Return the least total weighted tardiness of any order.

    Over subsets, as in M. Held and R. M. Karp, "A dynamic programming approach to sequencing problems", 1962: whichever
    of a set is done last, it is ready when all of the set are done.
    """
    count = len(pieces)
    best = [0.0] * (1 << count)
    ends = [0] * (1 << count)
    for subset in range(1, 1 << count):
        inside = [number for number in range(count) if subset >> number & 1]
        first = inside[0]
        ends[subset] = ends[subset ^ (1 << first)] + pieces[first].minutes
        best[subset] = min(
            best[subset ^ (1 << number)] + pieces[number].weight * max(0, ends[subset] - pieces[number].due)
            for number in inside
        )
    return best[-1]


def instances(rounds: int = ROUNDS) -> Iterator[tuple[Task, ...]]:
    """Yield the work of each instance; the same every time."""
    chance = Random("exact")
    for size, early, spread, _ in product(SIZES, EARLY, SPREADS, range(rounds)):
        sizes = [chance.randrange(5, 101) for _ in range(size)]
        lowest, highest = (sum(sizes) * (1 - early + sign * spread / 2) for sign in (-1, 1))
        yield tuple(
            Task(
                id=id_of(number),
                title="werk",
                created_at=MIDNIGHT - DAY,
                minutes=minutes,
                due=_due_at(max(1, round(chance.uniform(lowest, highest)))),
                importance=chance.choice(tuple(Importance)),
                goal=chance.choice((GOAL.id, None)),
            )
            for number, minutes in enumerate(sizes)
        )


def _due_at(minute: int) -> Due:
    at = MIDNIGHT + minute * MINUTE
    return Due(day=at.date(), at=at.time())


def desk_of(tasks: Sequence[Task]) -> Desk:
    """Return a desk at midnight with nothing on it but the work, on which a minute of room is a minute of the clock."""
    return Desk(
        now=MIDNIGHT,
        zone=ZONE,
        preferences=Preferences(adhoc_fixed_share=0.0, horizon_weeks=1),
        pattern=WorkPattern(every=dict.fromkeys(range(7), (Hours(time(), time()),))),
        goals=(GOAL,),
        tasks=tuple(tasks),
        log=Log(),
    )


def pieces_of(tasks: Sequence[Task]) -> dict[str, Piece]:
    """Return each task as a job of one machine, by its id."""
    desk = desk_of(tasks)
    horizon = Horizon(desk)
    scale = Scale(desk, horizon)
    return {
        task.id: Piece(
            horizon.remaining(task)[0],
            (horizon.due_moment(task.due) - MIDNIGHT) // MINUTE if task.due is not None else 0,
            scale.weight(task),
        )
        for task in tasks
    }


def product_order(tasks: Sequence[Task]) -> list[str]:
    """Return the ids in the order in which the product has them done, looked at anew after each."""
    desk = desk_of(tasks)
    done: list[str] = []
    while desk.tasks:
        order = Order(in_the_running(desk), Scale(desk, Horizon(desk)))
        first = order.places[0]
        done.append(first.task.id)
        desk = replace(
            desk,
            now=desk.now + first.minutes * MINUTE,
            tasks=tuple(task for task in desk.tasks if task.id != first.task.id),
        )
    return done


def sums(rounds: int = ROUNDS) -> tuple[int, float, float]:
    """Return how many instances there are, the sum of what the product's order costs, and that of the best orders."""
    count, ours, best = 0, 0.0, 0.0
    for tasks in instances(rounds):
        pieces = pieces_of(tasks)
        count += 1
        ours += tardiness([pieces[one] for one in product_order(tasks)])
        best += optimum(list(pieces.values()))
    return count, ours, best
