"""The product's order beside the simple ones, on months of work that are the same for all (ENGINE.md 9).

Prints the weighted minutes too late per job for each rule and load, and how far the product's order is from the best
there is on instances small enough to solve. Run it with `make bench`; `--write` puts what it found in the manual.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass
from statistics import mean
from typing import TYPE_CHECKING

import exact
import page
from every_month import by_load
from months import LOADS, SEEDS, make_month
from rules import RULES
from working import late_share, undated_wait_days, weighted_tardiness, work_through

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from working import Work

OURS, BY_DATE, BY_URGENCY = "ontzorg", "earliest due date", "Taskwarrior's urgency"
ALWAYS_WORSE = ("first come", "last come", "priority first", BY_URGENCY)
SECOND_OPINION = ("earliest due date, undated last", "ontzorg, undated last")
EASY, FULL = LOADS[0], LOADS[1]
MOST_TO_DATE_WHEN_EASY = 1.05
MOST_TO_URGENCY_WHEN_FULL = 1 / 20
MOST_TO_BEST = 1.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What a rule did: weighted minutes too late and part late of jobs with a deadline, days others waited."""

    late_minutes: float
    late_share: float
    undated_days: float


Found = dict[int, dict[str, Figures]]
"""By load and rule."""


def main() -> int:
    """Measure, print, and return 1 where something is not as it should be."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=len(SEEDS), help="how many months of each load")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--write", action="store_true", help="write the table and the drawing in the manual")
    asked = parser.parse_args()
    found = measure(range(1, asked.seeds + 1), workers=asked.workers)
    count, ours, best = exact.sums()
    print(f"{asked.seeds} months of each load\n")
    print("\n".join(lines_of(found)))
    print(f"\n{count} instances of at most {max(exact.SIZES)} jobs: {ours / best:.3f} times the best orders\n")
    verdicts = [
        *checks(found),
        (f"to the best orders {ours / best:.3f}, at most {MOST_TO_BEST}", ours <= MOST_TO_BEST * best),
    ]
    for name, is_kept in verdicts:
        print(f"{name}: {'yes' if is_kept else 'no'}")
    if asked.write:
        page.write_section("policies", lines_of(found))
        page.write_section("optimum", [optimum_line(count, ours, best)])
        page.DRAWING.write_text(drawing_of(found), "utf-8")
    return int(not all(is_kept for _, is_kept in verdicts))


def measure(seeds: Iterable[int], *, loads: Iterable[int] = LOADS, workers: int = 1) -> Found:
    """Return the figures of each rule at each load, the means over the seeds."""
    return {
        load: {name: _mean(figures[name] for figures in seen) for name in RULES}
        for load, seen in by_load(_one_month, seeds, loads=loads, workers=workers).items()
    }


def _one_month(month: tuple[int, int]) -> dict[str, Figures]:
    made = make_month(*month)
    return {name: _figures(work_through(made, make())) for name, make in RULES.items()}


def _figures(work: Work) -> Figures:
    return Figures(
        late_minutes=weighted_tardiness(work.month, work.finished),
        late_share=late_share(work.month, work.finished),
        undated_days=undated_wait_days(work.month, work.finished),
    )


def _mean(figures: Iterable[Figures]) -> Figures:
    each = list(figures)
    return Figures(
        late_minutes=mean(one.late_minutes for one in each),
        late_share=mean(one.late_share for one in each),
        undated_days=mean(one.undated_days for one in each),
    )


def checks(found: Found) -> Iterator[tuple[str, bool]]:
    """Yield each thing that must hold of the figures, and whether it does."""
    for load, figures in found.items():
        ours = figures[OURS].late_minutes
        for name in ALWAYS_WORSE:
            yield f"{load} %: less than {name}", ours < figures[name].late_minutes
        by_date = figures[BY_DATE].late_minutes
        if load == EASY:
            most = MOST_TO_DATE_WHEN_EASY
            yield f"{load} %: at most {most} times {BY_DATE}", ours <= most * by_date
        else:
            yield f"{load} %: less than {BY_DATE}", ours < by_date
        if load == FULL:
            most = MOST_TO_URGENCY_WHEN_FULL
            yield f"{load} %: at most {most} times {BY_URGENCY}", ours <= most * figures[BY_URGENCY].late_minutes


def lines_of(found: Found) -> list[str]:
    """Return the figures as a table: minutes too late for each load, then the part that is late and how long others wait."""
    loads = list(found)
    heads = ("", *(f"{load} %" for load in loads), *(f"late at {load} %" for load in loads), "days without a date")
    rows = (
        (
            name,
            *(page.minutes(found[load][name].late_minutes) for load in loads),
            *(f"{100 * found[load][name].late_share:.1f} %" for load in loads),
            " / ".join(f"{found[load][name].undated_days:.0f}" for load in loads),
        )
        for name in RULES
    )
    return page.table(heads, rows)


def optimum_line(count: int, ours: float, best: float) -> str:
    """Return how far the product's order is from the best there is, in a sentence."""
    return (
        f"Over {count} instances of 6, 8 and 10 jobs the product's order costs {ours / best:.3f} times what the best"
        " orders cost, both added up."
    )


def drawing_of(found: Found) -> str:
    """Return the drawing of the minutes too late."""
    shown = {
        load: {name: one.late_minutes for name, one in figures.items() if name not in SECOND_OPINION}
        for load, figures in found.items()
    }
    return page.drawing(shown, OURS)


if __name__ == "__main__":
    sys.exit(main())
