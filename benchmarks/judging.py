"""How long judging takes, as ratios to a whole `ontzorg today` on the same machine in the same run.

The desk is six weeks of agenda with so many open tasks, laid out in memory: what is measured is the judging alone, with
the fit over the horizon. The work is ordinary or, where weighing is hardest, all of it promised. Everything runs once
a round, in turn and in processor time, so that a slow moment of the machine falls on all of it alike. Each figure is the
median of the ratios of the rounds. Run it with `make bench`; with `--write` it renews the page in docs/explanation.
"""

from __future__ import annotations

import argparse
import gc
import subprocess
import sys
import tempfile
from collections import defaultdict
from dataclasses import replace
from functools import partial
from itertools import pairwise
from pathlib import Path
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage
from statistics import median
from typing import TYPE_CHECKING

from homes import DAY, NOW, TODAY, make_home
from line_chart import LineChart
from ontzorg_cli.actions.desk import lay_desk
from ontzorg_cli.core.judgement.capacity import Horizon
from ontzorg_cli.core.judgement.day import judge
from ontzorg_cli.core.judgement.fit import Fit
from ontzorg_cli.core.judgement.horizon_fit import fit_horizon
from ontzorg_cli.core.work.task import Due
from ontzorg_cli.store.home import Home
from startup import ENVIRONMENT, MORNING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from ontzorg_cli.core.judgement.desk import Desk

    Run = tuple[str, int]
    """What runs, on how many open tasks."""

    Seconds = Mapping[Run, list[float]]
    """What each run took, a figure a round."""

FEW, MANY = 300, 5_000
MOST_RATIO = {FEW: 0.3, MANY: 5.0}
DOUBLED = (1_250, 2_500, 5_000)
SIZES = (FEW, *DOUBLED)
MOST_GROWTH = 2.4
"""Twice the work may take little more than twice as long: n log n is 2.2 at these sizes, n squared 4."""

TODAY_ITSELF = ("today", FEW)
DAYS_OF_PROMISES = 40
PAGE = Path(__file__).parent.parent / "docs/explanation/speed.md"
PLOT = PAGE.with_suffix(".svg")
BEGIN, END = "<!-- written by benchmarks/judging.py --write -->", "<!-- up to here -->"


def main() -> int:
    """Measure, print, write where that is asked, and return 1 where a limit is passed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--write", action="store_true", help="write the table and the plot of the manual")
    given = parser.parse_args()
    rounds: int = given.rounds
    with tempfile.TemporaryDirectory() as name:
        home = make_home(Path(name) / "home", history_days=30, open_tasks=FEW)
        desk = lay_desk(Home(home).read(), now=NOW)
        runs: dict[Run, Callable[[], object]] = {
            (f"{what}, {which}", count): partial(run, make(desk, count))
            for which, make in DESKS.items()
            for what, run in RUNS.items()
            for count in SIZES
        }
        gc.collect()
        gc.freeze()  # Else each run would pay for sweeping through the desks of all others.
        seconds = _measure(runs, partial(_today, home), rounds)
    table = _table(seconds)
    print(f"{rounds} rounds; to a whole `ontzorg today` with {FEW} open tasks\n\n{table}\n")
    if given.write:
        _write(table, seconds)
    over = [_is_over(which, count, seconds) for which in DESKS for count in MOST_RATIO]
    return int(any([*over, *_growing(seconds)]))


def _ratio(seconds: Seconds, run: Run, other: Run = TODAY_ITSELF) -> float:
    return median(one / two for one, two in zip(seconds[run], seconds[other], strict=True))


def _table(seconds: Seconds) -> str:
    head = "| | " + " | ".join(f"{count:,} tasks" for count in SIZES) + " |"
    rows = (
        f"| {name} | " + " | ".join(f"{_ratio(seconds, (name, count)):.2f}" for count in SIZES) + " |" for name in NAMES
    )
    return "\n".join((head, "|---|" + "---:|" * len(SIZES), *rows))


def _write(table: str, seconds: Seconds) -> None:
    text = PAGE.read_text(encoding="utf-8")
    before, after = text[: text.index(BEGIN) + len(BEGIN)], text[text.index(END) :]
    PAGE.write_text(f"{before}\n\n{table}\n\n{after}", encoding="utf-8")
    lines: dict[str, Sequence[tuple[float, float]]]
    lines = {name: [(float(count), _ratio(seconds, (name, count))) for count in SIZES] for name in NAMES}
    most = max(points[-1][1] for points in lines.values())
    chart = LineChart(
        title="How long judging takes against the number of open tasks",
        about=f"Each line is all but straight: twice the work takes about twice as long, up to {most:.1f} times as long "
        f"as a whole today at {MANY:,} open tasks.",
        across="open tasks",
        up="times as long as a whole `ontzorg today`",
        lines=lines,
    )
    PLOT.write_text(chart.svg(), encoding="utf-8")


def _fit(desk: Desk) -> None:
    fit_horizon(Fit(desk, Horizon(desk)))


def _is_over(which: str, count: int, seconds: Seconds) -> bool:
    ratio = sum(_ratio(seconds, (f"{what}, {which}", count)) for what in RUNS)
    limit = MOST_RATIO[count]
    print(f"{which}, {count} tasks, both together: {ratio:.2f}, at most {limit}: {'no' if ratio > limit else 'yes'}")
    return ratio > limit


def _growing(seconds: Seconds) -> list[bool]:
    found = []
    for name in NAMES:
        for half, whole in pairwise(DOUBLED):
            growth = _ratio(seconds, (name, whole), (name, half))
            found.append(growth > MOST_GROWTH)
            verdict = "no" if found[-1] else "yes"
            print(f"{name}, {whole} to {half} tasks: {growth:.1f}, at most {MOST_GROWTH}: {verdict}")
    return found


def _with_tasks(desk: Desk, count: int) -> Desk:
    """Return the desk with so much work, each task once more as often as it takes."""
    rounds = range(-(-count // len(desk.tasks)))
    tasks = (replace(task, id=f"{task.id}{number}") for number in rounds for task in desk.tasks)
    return replace(desk, tasks=tuple(tasks)[:count])


def _with_promises(desk: Desk, count: int) -> Desk:
    """Return the desk with so much work, all of it promised for one of the weeks ahead: what is hardest to weigh."""
    tasks = (
        replace(task, due=Due(day=TODAY + (number * 7 % DAYS_OF_PROMISES) * DAY, hard=True))
        for number, task in enumerate(_with_tasks(desk, count).tasks)
    )
    return replace(desk, tasks=tuple(tasks))


DESKS = {"ordinary work": _with_tasks, "all promised": _with_promises}
RUNS: dict[str, Callable[[Desk], object]] = {"judging": judge, "fit of six weeks": _fit}


NAMES = tuple(f"{what}, {which}" for which in DESKS for what in RUNS)


def _measure(runs: Mapping[Run, Callable[[], object]], today: Callable[[], object], rounds: int) -> Seconds:
    """Return the seconds of processor time of each run in each round; the first warms up and does not count."""
    took: defaultdict[Run, list[float]] = defaultdict(list)
    for number in range(rounds + 1):
        for run, judging in ((TODAY_ITSELF, today), *runs.items()):
            began = _processor_seconds(run)
            judging()
            if number:
                took[run].append(_processor_seconds(run) - began)
    return took


def _processor_seconds(run: Run) -> float:
    used = getrusage(RUSAGE_CHILDREN if run == TODAY_ITSELF else RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def _today(home: Path) -> None:
    command = [sys.executable, "-m", "ontzorg_cli", "today"]
    environment = {**ENVIRONMENT, "ONTZORG_HOME": str(home), "ONTZORG_NOW": MORNING}
    subprocess.run(command, env=environment, check=True, capture_output=True)


if __name__ == "__main__":
    sys.exit(main())
