"""Look at the months of several seeds and loads, or at their days, side by side where there are workers for it."""

from __future__ import annotations

from multiprocessing import Pool
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Seen = TypeVar("Seen")


def by_load(
    look: Callable[[tuple[int, int]], Seen], seeds: Iterable[int], *, loads: Iterable[int], workers: int
) -> dict[int, list[Seen]]:
    """Return what `look` gives of each seed and load, by load, in the order of the seeds."""
    months = [(seed, load) for load in loads for seed in seeds]
    if workers > 1:
        with Pool(workers) as pool:
            seen = pool.map(look, months, chunksize=1)
    else:
        seen = list(map(look, months))
    found: dict[int, list[Seen]] = {}
    for (_, load), each in zip(months, seen, strict=True):
        found.setdefault(load, []).append(each)
    return found
