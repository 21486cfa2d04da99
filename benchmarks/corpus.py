"""What is made of the world's calendars: a folder of .ics files with, beside each, what four independent programs say.

Each file is read in a process of its own, whose time and memory are its own. The folder is named by ONTZORG_CORPUS; the
files stay where they lie. A file counts as equal where every event starts at the moment, and has the title, that the
programs agree on. With `--write` what was found goes in the page in docs/explanation.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import page
from ontzorg_cli.core.calendar.agenda import AllDay, span_of
from ontzorg_cli.core.errors import OntzorgError

PAGE = page.DOCS / "calendars.md"
ZONE = ZoneInfo("Europe/Amsterdam")
AGREEMENTS = ("all", "both", "majority")
MOST_SECONDS, MOST_MEGABYTES, LEAST_EQUAL = 10, 600, 0.98
PATIENCE = 60
"""So many seconds after which a file is given up."""

READ, REFUSED, FAILED = "read", "refused", "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of a file. `agreement` tells how many programs say the same of it; `is_equal` where that is scored."""

    name: str
    agreement: str
    how: str
    seconds: float
    megabytes: float
    is_equal: bool


def main() -> int:
    """Measure, print, write where that is asked, and return 1 where a limit is passed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="write the table of the manual")
    parser.add_argument("--read", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.read is not None:
        print(json.dumps(_read(asked.read)))
        return 0
    folder = Path(os.environ.get("ONTZORG_CORPUS", ""))
    files = sorted(folder.glob("*.ics")) if os.environ.get("ONTZORG_CORPUS") else []
    if not files:
        print("no calendars: name their folder in ONTZORG_CORPUS")
        return 0
    found = [_outcome(file) for file in files]
    lines = lines_of(found)
    print("\n".join(lines))
    if asked.write:
        page.write_section("corpus", lines, PAGE)
    for one in found:
        if one.agreement in AGREEMENTS and not one.is_equal:
            print(f"not equal: {one.name}")
    return int(not is_well(found))


def is_well(found: list[Outcome]) -> bool:
    """Return whether every file ended in time, in memory and with an answer, and enough of them equal."""
    scored = [one for one in found if one.agreement in AGREEMENTS]
    return all(
        one.how != FAILED and one.seconds <= MOST_SECONDS and one.megabytes <= MOST_MEGABYTES for one in found
    ) and sum(one.is_equal for one in scored) >= LEAST_EQUAL * len(scored)


def lines_of(found: list[Outcome]) -> list[str]:
    """Return what was found as the page has it: what it cost, and how much of it is as others read it."""
    hows = Counter(one.how for one in found)
    over = sum(one.seconds > MOST_SECONDS for one in found), sum(one.megabytes > MOST_MEGABYTES for one in found)
    cost = (
        ("files", f"{len(found)}"),
        ("read", f"{hows[READ]}"),
        ("refused, with the reason", f"{hows[REFUSED]}"),
        ("ended in a traceback", f"{hows[FAILED]}"),
        (f"took more than {MOST_SECONDS} s", f"{over[0]}"),
        (f"took more than {MOST_MEGABYTES} MB", f"{over[1]}"),
        ("the slowest, start of Python included", f"{max(one.seconds for one in found):.1f} s"),
        ("the most memory", f"{max(one.megabytes for one in found):.0f} MB"),
    )
    return [*page.table(("", "files"), cost), "", *page.table(("agreement", "files", "equal", "share"), _shares(found))]


def _shares(found: list[Outcome]) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = []
    for name, agreements in (*((each, (each,)) for each in AGREEMENTS), ("together", AGREEMENTS)):
        scored = [one for one in found if one.agreement in agreements]
        equal = sum(one.is_equal for one in scored)
        share = f"{100 * equal / len(scored):.1f} %" if scored else ""
        rows.append((name, f"{len(scored)}", f"{equal}", share))
    return rows


def _outcome(file: Path) -> Outcome:
    answer = json.loads(file.with_name(f"{file.name}.expected.json").read_text("utf-8"))
    began = time.perf_counter()
    process = subprocess.Popen([sys.executable, __file__, "--read", str(file)], stdout=subprocess.PIPE)
    told: dict[str, Any] = {"how": FAILED, "events": []}
    try:
        output, _ = process.communicate(timeout=PATIENCE)
        told = json.loads(output) if output else told
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    return Outcome(
        name=file.name,
        agreement=answer["agreement"],
        how=told["how"],
        seconds=time.perf_counter() - began,
        megabytes=told.get("megabytes", 0.0),
        is_equal=_is_equal([tuple(each) for each in told["events"]], answer),
    )


def _is_equal(got: list[tuple[str, ...]], answer: dict[str, Any]) -> bool:
    from ontzorg_cli.ics.translation import cleaned_title  # noqa: PLC0415 - it loads the calendar library

    wanted = sorted(
        (_moment(each["start"], each["kind"]), cleaned_title(each["summary"] or "")) for each in answer["occurrences"]
    )
    got = sorted(got)
    return got[: len(wanted)] == wanted if answer["truncated"] else got == wanted


def _moment(start: str, kind: str) -> str:
    return datetime.fromisoformat(start).astimezone(UTC).isoformat() if kind == "timed" else start


def _read(file: Path) -> dict[str, object]:
    """Return what is made of a file in the window of its answer, and at what cost in memory."""
    from resource import RUSAGE_SELF, getrusage  # noqa: PLC0415 - there is none on Windows

    from ontzorg_cli.ics.calendar import read_calendar  # noqa: PLC0415 - as above

    answer = json.loads(file.with_name(f"{file.name}.expected.json").read_text("utf-8"))
    first, end = (date.fromisoformat(day) for day in answer["window"])
    how, events = READ, []
    try:
        read = read_calendar(file.read_bytes(), file=file.name, window=(first, end - timedelta(days=1)), zone=ZONE)
    except OntzorgError:
        how = REFUSED
    else:
        for each in read.events:
            start = each.when.first if isinstance(each.when, AllDay) else span_of(each.when, ZONE).start
            events.append((start.isoformat(), each.title))
    peak = getrusage(RUSAGE_SELF).ru_maxrss / (1 << (20 if sys.platform == "darwin" else 10))
    return {"how": how, "events": events, "megabytes": peak}


if __name__ == "__main__":
    sys.exit(main())
