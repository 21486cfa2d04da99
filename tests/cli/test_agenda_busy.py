"""Which events of a calendar take time, and how one sees what is not sure: in every view."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.actions.noor import NOW, new_home
from tests.cli.runs import ran
from tests.ics.calendars import calendar

if TYPE_CHECKING:
    from pathlib import Path

    from ontzorg_cli.store.home import Home

ME = "noor@werk.example"
HOUR = "SUMMARY:MT\nDTSTART;TZID=Europe/Amsterdam:20261124T100000\nDURATION:PT1H"
VIEWS = (("agenda",), ("today", "di"), ("plan", "di"), ("agenda", "--from", "24-11", "--to", "24-11"))


@pytest.fixture
def home(tmp_path: Path) -> Home:
    made = new_home(tmp_path / "home")
    with made.change("config", now=NOW) as change:
        change.set_setting("addresses", ME)
    return made


def taken_over(home: Home, tmp_path: Path, line: str, *more: str) -> None:
    file = tmp_path / "agenda.ics"
    file.write_bytes(calendar(f"UID:a\n{HOUR}\n{line}"))
    assert ran(home.folder, "agenda", "import", str(file), *more).code == 0


def busy_minutes(home: Home) -> int:
    minutes: int = ran(home.folder, "today", "di", "--json").document["day"]["fixed_minutes"]
    return minutes


@pytest.mark.parametrize(
    "line",
    [
        "STATUS:CANCELLED",
        "TRANSP:TRANSPARENT",
        "X-MICROSOFT-CDO-BUSYSTATUS:FREE",
        f"ATTENDEE;PARTSTAT=DECLINED:mailto:{ME}",
    ],
)
def test_what_is_called_off_declined_or_free_takes_not_a_minute(line: str, home: Home, tmp_path: Path) -> None:
    before = busy_minutes(home)
    taken_over(home, tmp_path, line)
    assert busy_minutes(home) == before
    events = ran(home.folder, "agenda", "--from", "24-11", "--to", "24-11", "--json").document["events"]
    assert [(event["title"], event["busy"]) for event in events] == ([] if "CANCELLED" in line else [("MT", False)])


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("STATUS:TENTATIVE", "misschien"),
        (f"ATTENDEE;PARTSTAT=TENTATIVE:mailto:{ME}", "misschien"),
        ("X-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE", "misschien"),
        ("X-MICROSOFT-CDO-BUSYSTATUS:OOF", "niet op kantoor"),
    ],
)
def test_what_is_not_sure_or_elsewhere_takes_its_time_and_says_so_in_every_view(
    line: str, said: str, home: Home, tmp_path: Path
) -> None:
    before = busy_minutes(home)
    taken_over(home, tmp_path, line)
    assert busy_minutes(home) == before + 60
    for view in VIEWS:
        shown = ran(home.folder, *view).out
        assert f"MT {said}" in " ".join(shown.split()), view
    statuses = {"misschien": "tentative", "niet op kantoor": "out_of_office"}
    (event,) = ran(home.folder, "agenda", "--from", "24-11", "--to", "24-11", "--json").document["events"]
    assert event["status"] == statuses[said]


@pytest.mark.parametrize(
    ("line", "minutes"),
    [("", 0), (f"ATTENDEE:mailto:{ME}", 60), (f"ATTENDEE;PARTSTAT=DECLINED:mailto:{ME}", 0)],
)
def test_a_managers_event_takes_time_only_where_noor_attends(
    line: str, minutes: int, home: Home, tmp_path: Path
) -> None:
    before = busy_minutes(home)
    taken_over(home, tmp_path, line, "--owner", "Bram")
    assert busy_minutes(home) == before + minutes
    assert "MT · Bram" in ran(home.folder, "agenda").out
