"""How long a command takes and how much memory it needs, as ratios within one run.

Whole processes run side by side, in turn, so that a slow moment of the machine falls on all of them alike. Each figure
is the median of the ratios of the rounds to what ran in the same round: a bare interpreter, and an empty Typer command
that prints one Rich table. Run it with `make bench`.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

import page

EMPTY = """
import typer
from rich.console import Console
from rich.table import Table

app = typer.Typer(add_completion=False)


@app.command()
def show(name: str = "Noor") -> None:
    table = Table("what", "minutes")
    table.add_row(name, "30")
    Console(force_terminal=True).print(table)


app()
"""
HOMES = Path(__file__).with_name("homes.py")
MORNING = "2026-11-23T08:30"
ONE_MONTH, TEN_YEARS = 30, 3652
FEW_EVENTS, MANY_EVENTS = 200, 20_000
IMPORTS = 7
"""Each reaches nineteen months: seven are eleven years."""
LIMITS = {
    ("today", "empty"): 1.5,
    ("today, ten years", "today"): 1.1,
    ("today, 20,000 imported", "today, 200 imported"): 1.1,
    ("today, 20,000 in eleven years", "today, 200 imported"): 1.1,
}
MOST_MEGABYTES = 80
ENVIRONMENT = {key: value for key, value in os.environ.items() if not key.startswith("ONTZORG")}


def main() -> int:
    """Measure, print, and return 1 where a limit is passed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=25)
    parser.add_argument("--write", action="store_true", help="write the table of the manual")
    given = parser.parse_args()
    rounds: int = given.rounds
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        commands = _commands(folder)
        seconds, megabytes = _measure(commands, rounds)
    if given.write:
        page.write_section("startup", lines_of(seconds, megabytes), page.DOCS / "speed.md")
    return _report(seconds, megabytes, rounds)


def lines_of(seconds: dict[str, list[float]], megabytes: dict[str, float]) -> list[str]:
    """Return what a command takes, in times an empty one, and what the limits of the page say of it."""
    rows = [(name, f"{_ratio(seconds, name, 'empty'):.2f}", f"{megabytes[name]:.0f} MB") for name in seconds]
    held = [
        (f"{name}, to {other}", f"{_ratio(seconds, name, other):.2f}", f"{limit}")
        for (name, other), limit in LIMITS.items()
    ]
    heads = ("", "to an empty command", "peak memory")
    return [*page.table(heads, rows[1:]), "", *page.table(("", "found", "at most"), held)]


def _ratio(seconds: dict[str, list[float]], name: str, other: str) -> float:
    return median(one / two for one, two in zip(seconds[name], seconds[other], strict=True))


def _commands(folder: Path) -> dict[str, tuple[list[str], dict[str, str]]]:
    empty = folder / "empty.py"
    empty.write_text(EMPTY)
    month, decade = _home(folder / "month", ONE_MONTH), _home(folder / "decade", TEN_YEARS)
    few, many = (_home(folder / f"{count}", ONE_MONTH, count) for count in (FEW_EVENTS, MANY_EVENTS))
    spread = _home(folder / "spread", ONE_MONTH, MANY_EVENTS, IMPORTS)
    adding = folder / "adding"
    shutil.copytree(month, adding)
    ontzorg = [sys.executable, "-m", "ontzorg_cli"]

    def at(home: Path, **more: str) -> dict[str, str]:
        return {"ONTZORG_HOME": str(home), "ONTZORG_NOW": MORNING, **more}

    for home in (month, decade, few, many, spread):
        subprocess.run([*ontzorg, "today"], env={**ENVIRONMENT, **at(home)}, check=True, capture_output=True)
    asking = {
        "_ONTZORG_COMPLETE": "bash",
        "COMP_WORDS": "ontzorg done ",
        "COMP_CWORD": "2",
        "COMP_LINE": "ontzorg done ",
    }
    return {
        "bare": ([sys.executable, "-c", "pass"], {}),
        "empty": ([sys.executable, str(empty)], {}),
        "today": ([*ontzorg, "today", "--color", "always"], at(month)),
        "today, in a pipe": ([*ontzorg, "today"], at(month)),
        "today, ten years": ([*ontzorg, "today", "--color", "always"], at(decade)),
        "today, 200 imported": ([*ontzorg, "today", "--color", "always"], at(few)),
        "today, 20,000 imported": ([*ontzorg, "today", "--color", "always"], at(many)),
        "today, 20,000 in eleven years": ([*ontzorg, "today", "--color", "always"], at(spread)),
        "add": ([*ontzorg, "add", "verslag", "MT", "vr", "45m"], at(adding)),
        "--help": ([*ontzorg, "--help"], at(month)),
        "completion": ([*ontzorg, "done", ""], at(month, **asking)),
    }


def _home(folder: Path, history_days: int, *imported: int) -> Path:
    subprocess.run([sys.executable, str(HOMES), *map(str, (folder, history_days, *imported))], check=True)
    return folder


def _measure(
    commands: dict[str, tuple[list[str], dict[str, str]]], rounds: int
) -> tuple[dict[str, list[float]], dict[str, float]]:
    seconds: dict[str, list[float]] = {name: [] for name in commands}
    megabytes: dict[str, float] = {}
    for number in range(rounds + 1):
        for name, (command, environment) in commands.items():
            took, peak = _run(command, environment)
            if number:  # the first round fills caches
                seconds[name].append(took)
                megabytes[name] = max(megabytes.get(name, 0.0), peak)
    return seconds, megabytes


def _run(command: list[str], environment: dict[str, str]) -> tuple[float, float]:
    began = time.perf_counter()
    process = subprocess.Popen(
        command, env={**ENVIRONMENT, **environment}, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    output = process.stdout.read() if process.stdout else b""
    _, status, usage = os.wait4(process.pid, 0)
    took = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{' '.join(command)} ended with {process.returncode}:\n{output.decode()}")
    return took, usage.ru_maxrss / 1024 / (1024 if sys.platform == "darwin" else 1)


def _report(seconds: dict[str, list[float]], megabytes: dict[str, float], rounds: int) -> int:
    print(f"{rounds} rounds; ratios of the median round\n")
    print(f"{'':24}{'to a bare interpreter':>24}{'to an empty command':>24}{'peak memory':>14}")
    for name in seconds:
        print(
            f"{name:24}{_ratio(seconds, name, 'bare'):24.1f}{_ratio(seconds, name, 'empty'):24.2f}{megabytes[name]:11.0f} MB"
        )
    print()
    passed = 0
    for (name, other), limit in LIMITS.items():
        found = _ratio(seconds, name, other)
        passed |= found > limit
        print(f"{name} / {other}: {found:.2f}, at most {limit}: {'no' if found > limit else 'yes'}")
    most = max(value for name, value in megabytes.items() if name not in {"bare", "empty"})
    passed |= most > MOST_MEGABYTES
    print(f"peak memory: {most:.0f} MB, at most {MOST_MEGABYTES}: {'no' if most > MOST_MEGABYTES else 'yes'}")
    return int(passed)


if __name__ == "__main__":
    sys.exit(main())
