"""What ad hoc work can be expected of a day, with the arithmetic that led to it (ENGINE.md 1, E_day)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ontzorg_cli.core.judgement.verdict import Factor
from ontzorg_cli.core.work.plan import AdhocSource

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from ontzorg_cli.core.preferences import Preferences


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A day that teaches: the minutes of ad hoc work on it, and its capacity that morning."""

    day: date
    adhoc_minutes: int
    capacity_minutes: int

    @property
    def share(self) -> float:
        """Return which part of the capacity ad hoc work took."""
        return self.adhoc_minutes / self.capacity_minutes


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """Somebody who is away: the part of all ad hoc minutes that is usually hers, and of the day that she is away."""

    person: str
    usual: float
    away: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Learned:
    """What a weekday taught. `pulled` is the median mixed with the default, `share` that within the bounds."""

    share: float
    source: AdhocSource
    samples: tuple[Sample, ...] = ()
    median: float = 0.0
    pulled: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectation:
    """The part of the capacity of a day that ad hoc work is expected to take, less what `missing` people cause."""

    learned: Learned
    missing: tuple[Missing, ...] = ()

    @property
    def source(self) -> AdhocSource:
        """Return where it comes from."""
        return self.learned.source

    @property
    def left_out(self) -> float:
        """Return which part of it is left out, for want of those who usually ask."""
        return min(1.0, sum(one.usual * one.away for one in self.missing))

    @property
    def share(self) -> float:
        """Return what is left of it."""
        return self.learned.share * (1 - self.left_out)


def learned_from(samples: Sequence[Sample], figures: Preferences) -> Learned:
    """Return what days teach, oldest first: the median of the last, pulled to the default, within the bounds."""
    last = tuple(samples)[-figures.adhoc_samples :] if figures.adhoc_samples > 0 else ()
    default = figures.adhoc_default_share
    if not last:
        return Learned(share=within(default, 0.0, 1.0), source=AdhocSource.DEFAULT)
    weight = max(0, figures.adhoc_default_weight)
    median = middle([sample.share for sample in last])
    pulled = (len(last) * median + weight * default) / (len(last) + weight)
    bounded = within(pulled, figures.adhoc_lowest_share, figures.adhoc_highest_share)
    return Learned(
        share=within(bounded, 0.0, 1.0), source=AdhocSource.LEARNED, samples=last, median=median, pulled=pulled
    )


def factors_of(expected: Expectation, figures: Preferences, expected_minutes: int) -> Iterator[Factor]:
    """Yield the numbers behind an expectation, in the order in which they are worked out, each with its reason."""
    learned = expected.learned
    if learned.source is AdhocSource.LEARNED:
        yield from _learning(learned, figures)
    else:
        yield Factor(name="usual", value=learned.share, because=f"usual_{learned.source}")
    for one in expected.missing:
        yield Factor(
            name="left_out",
            value=-learned.share * one.usual * one.away,
            because="away_all_day" if one.away >= 1 else "away_in_part",
            facts={"person": one.person, "usual_share": one.usual, "away_share": one.away},
        )
    yield Factor(
        name="expected", value=expected.share, because="expected", facts={"expected_minutes": expected_minutes}
    )


def _learning(learned: Learned, figures: Preferences) -> Iterator[Factor]:
    for sample in learned.samples:
        minutes = {"adhoc_minutes": sample.adhoc_minutes, "capacity_minutes": sample.capacity_minutes}
        yield Factor(name="sample", value=sample.share, because="sample", facts={"day": sample.day, **minutes})
    count, weight = len(learned.samples), max(0, figures.adhoc_default_weight)
    shares = {"median_share": learned.median, "default_share": figures.adhoc_default_share}
    yield Factor(name="median", value=learned.median, because="median", facts={"count": count})
    yield Factor(
        name="pulled",
        value=learned.pulled,
        because="pulled",
        facts={"count": count, "weight": weight, "days": count + weight, **shares},
    )
    because = "within" if learned.share == learned.pulled else "raised" if learned.share > learned.pulled else "lowered"
    bounds = {"lowest_share": figures.adhoc_lowest_share, "highest_share": figures.adhoc_highest_share}
    yield Factor(name="bounded", value=learned.share, because=because, facts=bounds)


def within(number: float, lowest: float, highest: float) -> float:
    """Return the number, or the bound it lies beyond."""
    return min(highest, max(lowest, number))


def middle(numbers: Sequence[float]) -> float:
    """Return the median: the statistics module would load more than the rest of the program."""
    ordered = sorted(numbers)
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2
