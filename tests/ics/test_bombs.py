"""Calendars made to overwhelm: read within bounds, with the event named."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from tests.ics.calendars import calendar, read, reasons, starts

from ontzorg_cli.ics.effort import Budget, TooMuchWorkError

if TYPE_CHECKING:
    from pathlib import Path

BOMB = "UID:bom\nSUMMARY:bom\nDTSTART:20200101T090000Z\nRRULE:"
MT = "UID:mt\nSUMMARY:MT\nDTSTART:20261123T090000Z"
LISTED = {
    name: ",".join(str(one) for one in range(most)) for name, most in (("HOUR", 24), ("MINUTE", 60), ("SECOND", 60))
}
CROSS = "FREQ=DAILY;" + ";".join(f"BY{name}={listed}" for name, listed in LISTED.items())
SECONDS, MEGABYTES = 10, 600
CHILD = """
import resource, sys
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo
from ontzorg_cli.ics.calendar import read_calendar

window = date(2026, 8, 1), date(2028, 2, 29)
read = read_calendar(Path(sys.argv[1]).read_bytes(), file="bom.ics", window=window, zone=ZoneInfo("Europe/Amsterdam"))
used = resource.getrusage(resource.RUSAGE_SELF)
print(used.ru_utime + used.ru_stime, used.ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10), len(read.events))
"""


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY",
        "FREQ=MINUTELY",
        "FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=HOURLY;INTERVAL=0;COUNT=5",
        "FREQ=HOURLY;BYMINUTE=0,15,30,45",
        CROSS,
    ],
)
def test_what_happens_more_often_than_every_hour_gives_its_first_time_and_is_named(rule: str) -> None:
    found = read(calendar(f"{BOMB}{rule}".replace("20200101", "20261101"), MT))
    assert starts(found) == ["2026-11-01 10:00", "2026-11-23 10:00"]
    assert reasons(found.guessed) == [("bom", "rule_not_followed")]


@pytest.mark.parametrize("rule", ["FREQ=DAILY;COUNT=1000000000", "FREQ=DAILY", "FREQ=DAILY;UNTIL=99991231"])
def test_a_series_that_goes_on_and_on_is_there_in_the_window_only(rule: str) -> None:
    found = read(calendar(f"{BOMB}{rule}"))
    assert len(found.events) == 31 + 30 + 31
    assert (found.guessed, found.skipped) == ((), ())


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=HOURLY;BYSETPOS=366;BYYEARDAY=366",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
    ],
)
def test_a_rule_that_finds_nothing_costs_the_others_nothing(rule: str) -> None:
    found = read(calendar(f"{BOMB}{rule}", MT))
    assert "2026-11-23 10:00" in starts(found)
    assert len(found.events) <= 2


def work_for_ever(budget: Budget, *, most: int) -> None:
    with budget.spent(most):
        while True:
            len("")


def test_what_all_series_together_may_cost_is_counted_in_calls() -> None:
    budget = Budget(1_000)
    with pytest.raises(TooMuchWorkError):
        work_for_ever(budget, most=600)
    assert 0 < budget.left < 400
    with pytest.raises(TooMuchWorkError):
        work_for_ever(budget, most=5_000)
    assert budget.left <= 0


def bombs() -> dict[str, bytes]:
    """Return the calendars that have to be done with in time, by name."""
    return {
        "one second": calendar(f"{BOMB}FREQ=SECONDLY"),
        "every second of a day": calendar(f"{BOMB}{CROSS}"),
        "a thousand million times": calendar(f"{BOMB}FREQ=DAILY;COUNT=1000000000"),
        "a thousand series without an end": calendar(
            *(
                f"UID:{number}\nSUMMARY:reeks {number}\nDTSTART:20260801T090000Z\nRRULE:FREQ=WEEKLY"
                for number in range(1000)
            )
        ),
        "a thousand hourly series of years": calendar(
            *(
                f"UID:{number}\nSUMMARY:reeks {number}\nDTSTART:20100101T090000Z\nRRULE:FREQ=HOURLY"
                for number in range(1000)
            )
        ),
        "nothing, a hundred times": calendar(
            *(
                f"UID:{number}\nSUMMARY:reeks {number}\nDTSTART:20100101T090000Z\nRRULE:FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30"
                for number in range(100)
            )
        ),
    }


@pytest.mark.skipif(sys.platform == "win32", reason="what a process used can be asked of POSIX only")
@pytest.mark.parametrize("name", bombs())
def test_it_is_read_in_ten_seconds_of_work_and_six_hundred_megabytes(name: str, tmp_path: Path) -> None:
    file = tmp_path / "bom.ics"
    file.write_bytes(bombs()[name])
    done = subprocess.run([sys.executable, "-c", CHILD, str(file)], capture_output=True, text=True, check=True)
    seconds, megabytes, _ = (float(one) for one in done.stdout.split())
    assert seconds < SECONDS
    assert megabytes < MEGABYTES


def test_a_thousand_series_without_an_end_are_all_there() -> None:
    found = read(bombs()["a thousand series without an end"])
    assert len({each.uid for each in found.events}) == 1000
    assert found.skipped == ()


def test_series_for_which_there_was_no_time_left_are_each_named() -> None:
    found = read(bombs()["a thousand hourly series of years"])
    assert {each.reason for each in found.skipped} == {"too_much_work"}
    assert len(found.skipped) + len({each.uid for each in found.events}) == 1000
