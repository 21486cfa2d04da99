"""How long judging takes, as ratios to a whole `ontzorg today` on the same machine in the same run.

The desk is six weeks of agenda with so many open tasks, laid out in memory: what is measured is the judging alone, with
the fit over the horizon. Each figure is the median of the rounds. Run it with `make bench`.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from dataclasses import replace
from functools import partial
from itertools import pairwise
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

from homes import NOW, make_home
from ontzorg_cli.actions.desk import lay_desk
from ontzorg_cli.core.judgement.capacity import Horizon
from ontzorg_cli.core.judgement.day import judge
from ontzorg_cli.core.judgement.fit import Fit
from ontzorg_cli.core.judgement.horizon_fit import fit_horizon
from ontzorg_cli.store.home import Home
from startup import ENVIRONMENT, MORNING

if TYPE_CHECKING:
    from collections.abc import Callable

    from ontzorg_cli.core.judgement.desk import Desk

FEW, MANY = 300, 5_000
MOST_RATIO = {FEW: 0.3, MANY: 5.0}
DOUBLED = (1_250, 2_500, 5_000)
MOST_GROWTH = 2.4
"""Twice the work may take little more than twice as long: n log n is 2.2 at these sizes, n squared 4."""


def main() -> int:
    """Measure, print, and return 1 where a limit is passed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=9)
    rounds: int = parser.parse_args().rounds
    with tempfile.TemporaryDirectory() as name:
        home = make_home(Path(name) / "home", history_days=30, open_tasks=FEW)
        start = _today_seconds(home, rounds)
        desk = lay_desk(Home(home).read(), now=NOW)
    desks = {count: _with_tasks(desk, count) for count in (FEW, *DOUBLED)}
    judged = {count: _seconds(partial(judge, one), rounds) for count, one in desks.items()}
    fitted = {count: _seconds(partial(_fit, one), rounds) for count, one in desks.items()}
    print(f"{rounds} rounds; to a whole `ontzorg today` with {FEW} open tasks\n")
    print(f"{'open tasks':>12}{'judging the day':>20}{'fit of six weeks':>20}")
    for count in desks:
        print(f"{count:12}{judged[count] / start:20.2f}{fitted[count] / start:20.2f}")
    print()
    return int(any([*(_is_over(count, judged, fitted, start) for count in MOST_RATIO), *_growing(judged, fitted)]))


def _fit(desk: Desk) -> None:
    fit_horizon(Fit(desk, Horizon(desk)))


def _is_over(count: int, judged: dict[int, float], fitted: dict[int, float], start: float) -> bool:
    ratio = (judged[count] + fitted[count]) / start
    limit = MOST_RATIO[count]
    print(f"{count} tasks, both together: {ratio:.2f}, at most {limit}: {'no' if ratio > limit else 'yes'}")
    return ratio > limit


def _growing(judged: dict[int, float], fitted: dict[int, float]) -> list[bool]:
    found = []
    for name, seconds in (("judging", judged), ("fit", fitted)):
        for half, whole in pairwise(DOUBLED):
            growth = seconds[whole] / seconds[half]
            found.append(growth > MOST_GROWTH)
            verdict = "no" if found[-1] else "yes"
            print(f"{name}, {whole} to {half} tasks: {growth:.1f}, at most {MOST_GROWTH}: {verdict}")
    return found


def _with_tasks(desk: Desk, count: int) -> Desk:
    """Return the desk with so much work, each task once more as often as it takes."""
    rounds = range(-(-count // len(desk.tasks)))
    tasks = (replace(task, id=f"{task.id}{number}") for number in rounds for task in desk.tasks)
    return replace(desk, tasks=tuple(tasks)[:count])


def _seconds(judging: Callable[[], object], rounds: int) -> float:
    took = []
    for number in range(rounds + 1):
        began = perf_counter()
        judging()
        if number:
            took.append(perf_counter() - began)
    return median(took)


def _today_seconds(home: Path, rounds: int) -> float:
    command = [sys.executable, "-m", "ontzorg_cli", "today"]
    environment = {**ENVIRONMENT, "ONTZORG_HOME": str(home), "ONTZORG_NOW": MORNING}
    return _seconds(lambda: subprocess.run(command, env=environment, check=True, capture_output=True), rounds)


if __name__ == "__main__":
    sys.exit(main())
