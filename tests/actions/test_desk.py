"""The desk holds all there is, whether the events from calendars are made yet or not."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from tests.actions.noor import MONDAY, NOW, new_home

from ontzorg_cli.actions.desk import BEHIND, lay_desk
from ontzorg_cli.core.calendar.agenda import AllDay, Event, EventKind, EventStatus, Floating, Zoned
from ontzorg_cli.core.calendar.moments import DAY
from ontzorg_cli.core.judgement.day import judge

if TYPE_CHECKING:
    from pathlib import Path

    from ontzorg_cli.store.home import Home

START = datetime(2026, 10, 20, 8)  # noqa: DTZ001 - its zone stands beside it
SAID: tuple[dict[str, object], ...] = (
    {},
    {"busy": False},
    {"status": EventStatus.CANCELLED},
    {"status": EventStatus.TENTATIVE, "sequence": 2},
    {"owner": "Hanneke"},
    {"owner": "Hanneke", "status": EventStatus.OUT_OF_OFFICE},
    {"owner": "Bram", "attended": True},
    {"kind": EventKind.CHECKIN, "with_names": ("Hanneke",)},
    {"when": AllDay(first=MONDAY + DAY, last=MONDAY + 2 * DAY)},
)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    made = new_home(tmp_path / "home")
    with made.change("agenda import", now=NOW) as change:
        for number in range(120):
            start, minutes = START + number * timedelta(hours=13), (30, 45, 200, 1500)[number % 4]
            when = (
                Zoned(start=start, zone=("Europe/Amsterdam", "America/New_York")[number % 2], minutes=minutes)
                if number % 3
                else Floating(start=start, minutes=minutes)
            )
            told: dict[str, object] = {"when": when, **SAID[number % len(SAID)]}
            change.put(Event(id=change.new_id(), title=f"o{number}", source="werk", uid=f"u{number}", **told))  # type: ignore[arg-type]  # any field by its name
    return made


def test_no_event_is_left_out_and_none_is_there_twice(home: Home) -> None:
    desk = lay_desk(home.read(), now=NOW)
    assert desk.imported is not None
    last = MONDAY + (desk.preferences.horizon_weeks + 1) * 7 * DAY
    everything = home.read().events(MONDAY - BEHIND, last)
    assert sorted(event.id for event in (*desk.all_events, *desk.others)) == sorted(event.id for event in everything)
    assert all(event.is_own for event in desk.all_events)
    assert {event.id: event for event in (*desk.all_events, *desk.others)} == {event.id: event for event in everything}


@pytest.mark.parametrize("number", range(-3, 8))
def test_a_day_is_judged_as_with_all_events_made(home: Home, number: int) -> None:
    day = MONDAY + number * DAY
    desk = lay_desk(home.read(), now=NOW, day=day)
    made = replace(desk, events=desk.all_events, imported=None)
    assert judge(made, day) == judge(desk, day)


def test_after_a_change_by_hand_that_toml_has_to_read_nothing_is_apart(home: Home) -> None:
    before = lay_desk(home.read(), now=NOW)
    for path in (home.folder / "months").iterdir():
        path.write_text(
            path.read_text().replace('zone = "America/New_York"', 'zone = "America/New_York" # daar', 1)
            + '\n[x]\ny = """z"""\n'
        )
    after = lay_desk(home.read(), now=NOW)
    assert after.imported is None
    assert judge(after) == judge(before)
