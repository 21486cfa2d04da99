"""The morning's `overbooked` as a detector of what will slip that day (ENGINE.md 9).

A day slipped where work in the plan of the morning, really due that day as far as is known, was not done at the end of
work. The product's own flag, raised by its own code, stands beside two rules that anybody could use: what is planned is
more than the day's capacity, or more than 80 % of it. Nobody acts on a warning that day.

The flag has two rows: as an alarm (hard), which says that a promise would break, and of any level. A soft one says that
none would (docs/decisions/0022).

It is looked at on days that know nothing of each other, and on the days of whole months. There, what slipped is agreed
anew the next morning, as the product advises: for the first day with room. Run it with `make bench`.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import page
from days import make_days
from every_month import by_load
from months import LOADS, SEEDS, ZONE, make_month
from ontzorg_cli.core.calendar.moments import DAY
from ontzorg_cli.core.judgement.capacity import Horizon
from ontzorg_cli.core.judgement.day import judge
from ontzorg_cli.core.judgement.fit import Fit
from ontzorg_cli.core.judgement.verdict import Level
from ontzorg_cli.core.work.plan import stored_plan
from ontzorg_cli.core.work.task import Due
from rules import Product
from working import work_through, work_through_day

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date

    from days import Day
    from ontzorg_cli.core.judgement.verdict import DayVerdict
    from working import Work

CODE = "overbooked"
ALARM, ANY_LEVEL = f"{CODE}, alarm", f"{CODE}, any level"
OURS = (ALARM, ANY_LEVEL)

MOST_FALSE_ALARMS_PERCENT = 5
EASY = LOADS[0]
LATER_DAYS = 5
"""Where no day has room, late work is agreed for so many working days later."""
WARNINGS: dict[str, Callable[[DayVerdict], bool]] = {
    ALARM: lambda verdict: any(flag.code == CODE and flag.level is Level.ALARM for flag in verdict.flags),
    ANY_LEVEL: lambda verdict: any(flag.code == CODE for flag in verdict.flags),
    "planned > capacity": lambda verdict: verdict.figures.planned_minutes > verdict.figures.capacity_minutes,
    "planned > 80 % of capacity": lambda verdict: (
        5 * verdict.figures.planned_minutes > 4 * verdict.figures.capacity_minutes
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Morning:
    """What each warning said in the morning, and the ids of the plan that had to be done that day."""

    day: date
    raised: frozenset[str]
    promised: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Days on which a warning was right, false, missing, and rightly absent."""

    hits: int = 0
    false: int = 0
    missed: int = 0
    quiet: int = 0

    @property
    def days(self) -> int:
        """Return how many days there were."""
        return self.hits + self.false + self.missed + self.quiet

    @property
    def slipped(self) -> int:
        """Return how many of them slipped."""
        return self.hits + self.missed

    @property
    def precision(self) -> float:
        """Return how often a warning was right; 1 where there was none."""
        return self.hits / (self.hits + self.false) if self.hits + self.false else 1.0

    @property
    def recall(self) -> float:
        """Return which part of the days that slipped was told; 1 where none did."""
        return self.hits / self.slipped if self.slipped else 1.0

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall."""
        both = 2 * self.hits + self.false + self.missed
        return 2 * self.hits / both if both else 1.0

    @property
    def false_share(self) -> float:
        """Return on which part of the days on which nothing slipped there was a false alarm."""
        return self.false / (self.false + self.quiet) if self.false + self.quiet else 0.0


Outcome = tuple[frozenset[str], bool]
"""The warnings of a morning, and whether that day slipped."""

Found = dict[int, dict[str, Tally]]
"""By load and warning."""


def main() -> int:
    """Measure, print, and return 1 where something is not as it should be."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=len(SEEDS), help="how many assistants at each load")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--write", action="store_true", help="write the tables in the manual")
    asked = parser.parse_args()
    seeds = range(1, asked.seeds + 1)
    by_themselves = measure(days_by_themselves, seeds, workers=asked.workers)
    in_months = measure(days_of_month, seeds, workers=asked.workers)
    for heading, found in (("days by themselves", by_themselves), ("days of months", in_months)):
        print("\n".join((heading, "", *lines_of(found))), end="\n\n")
    verdicts = [
        *((f"days by themselves, {name}", is_kept) for name, is_kept in checks(by_themselves, of=ALARM)),
        *((f"days of months, {name}", is_kept) for name, is_kept in checks(in_months, of=ANY_LEVEL, without_f1=EASY)),
    ]
    for name, is_kept in verdicts:
        print(f"{name}: {'yes' if is_kept else 'no'}")
    if asked.write:
        page.write_section("warning", lines_of(by_themselves))
        page.write_section("warning in months", lines_of(in_months))
    return int(not all(is_kept for _, is_kept in verdicts))


def measure(
    days: Callable[[tuple[int, int]], list[Outcome]],
    seeds: Iterable[int],
    *,
    loads: Iterable[int] = LOADS,
    workers: int = 1,
) -> Found:
    """Return how often each warning was right, over all days that a seed and load give, by load."""
    return {
        load: {name: _tally(name, [day for each in seen for day in each]) for name in WARNINGS}
        for load, seen in by_load(days, seeds, loads=loads, workers=workers).items()
    }


def days_by_themselves(seed_and_load: tuple[int, int]) -> list[Outcome]:
    """Return what was told and what happened on each of the days that know nothing of each other."""
    return [_outcome(day) for day in make_days(*seed_and_load)]


def _outcome(day: Day) -> Outcome:
    mornings: list[Morning] = []
    work = work_through_day(day, Product(), on_morning=lambda at: mornings.append(look(at)))
    return mornings[0].raised, any(one not in work.finished for one in mornings[0].promised)


def days_of_month(month: tuple[int, int]) -> list[Outcome]:
    """Return what was told and what happened on each working day of a month in which work came in."""
    mornings: list[Morning] = []
    made = make_month(*month)
    work = work_through(made, Product(), before_plan=agree_anew, on_morning=lambda at: mornings.append(look(at)))
    last = made.jobs[-1].task.created_at.date()
    ends = {span.end.astimezone(ZONE).date(): span.end for span in made.working}
    return [
        (each.raised, any(work.finished[one] > ends[each.day] for one in each.promised))
        for each in mornings
        if each.day <= last
    ]


def agree_anew(work: Work) -> None:
    """Give what slipped another date, and plan it for then: the first day with room, or else a week of work later."""
    for task in tuple(work.tasks.values()):
        if task.real_due is None or task.real_due.day >= work.today:
            continue
        bare = replace(task, on=None, due=None, really_due=None)
        desk = work.desk()
        desk = replace(desk, tasks=tuple(bare if one.id == task.id else one for one in desk.tasks))
        horizon = Horizon(desk)
        day = Fit(desk, horizon).first_day_with_room(bare, after=work.today - DAY)
        day = day or horizon.working_day_after(work.today, LATER_DAYS)
        agreed = Due(day=day, hard=task.real_due.hard)
        work.tasks[task.id] = replace(task, on=day, really_due=agreed)


def look(work: Work) -> Morning:
    """Return what is told at the start of a working day, its plan just fixed."""
    verdict = judge(work.desk())
    plan = stored_plan(work.today, work.plans)
    promised = (
        task_id
        for task_id in (plan.tasks if plan is not None else ())
        if (due := work.tasks[task_id].real_due) is not None and due.day == work.today
    )
    return Morning(
        day=work.today,
        raised=frozenset(name for name, is_raised in WARNINGS.items() if is_raised(verdict)),
        promised=tuple(promised),
    )


def _tally(name: str, days: Iterable[Outcome]) -> Tally:
    told = [(name in raised, slipped) for raised, slipped in days]
    return Tally(
        hits=told.count((True, True)),
        false=told.count((True, False)),
        missed=told.count((False, True)),
        quiet=told.count((False, False)),
    )


def checks(found: Found, *, of: str, without_f1: int | None = None) -> Iterator[tuple[str, bool]]:
    """Yield each thing that must hold of the figures of a row of ours, and whether it does.

    Where nothing slips, F1 has nothing to compare.
    """
    for load, tallies in found.items():
        for name in tallies:
            if name not in OURS and load != without_f1:
                yield f"{load} %: F1 above {name}", tallies[of].f1 > tallies[name].f1
    if EASY in found:
        most, share = MOST_FALSE_ALARMS_PERCENT, 100 * found[EASY][of].false_share
        yield f"{EASY} %: false alarms on {share:.1f} % of the days that went well, at most {most}", share <= most


def lines_of(found: Found) -> list[str]:
    """Return the figures as a table."""
    heads = ("load, warning", "days", "slipped", "told", "precision", "recall", "F1", "false alarms")
    rows = (
        (
            f"{load} %, {name}",
            str(tally.days),
            f"{tally.slipped} ({100 * tally.slipped / tally.days:.1f} %)",
            str(tally.hits + tally.false),
            f"{tally.precision:.2f}",
            f"{tally.recall:.2f}",
            f"{tally.f1:.2f}",
            f"{100 * tally.false_share:.1f} %",
        )
        for load, tallies in found.items()
        for name, tally in tallies.items()
    )
    return page.table(heads, rows)


if __name__ == "__main__":
    sys.exit(main())
