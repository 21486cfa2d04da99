"""A week with two managers' calendars beside one's own, on both weekends on which the clocks change.

With calendars of Noor's own it is a page of the manual, `zomertijd-en-wintertijd` and `when-the-clocks-change`. With two
calendars of real people, read where they lie, it is played here; what it shows stands in `goldens/`, without a title or
a name. `--write-transcripts` writes the pages and the goldens anew.
"""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.ics.calendars import CORPUS
from tests.stories.conftest import CALENDARS
from tests.stories.test_fortnight_with_calendars import at, told
from tests.stories.test_transcripts import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Play = Callable[..., tuple[int, str]]
    Lay = Callable[[Mapping[str, Path]], None]

GOLDENS = Path(__file__).parent / "goldens"
REAL = {"hanneke.ics": "rie-issue_48_dst.ics", "bram.ics": "ical4j-Standup.ics"}
"""What a calendar is called in the story, and in the corpus: one of Google in America, one of Apple in Europe."""
WEEKS = (("2026-03-23T08:30", "23-3", "30-3"), ("2026-10-19T08:30", "19-10", "26-10"))
BEGIN = (
    at(
        "2026-03-23T08:00",
        "init --name Noor --timezone Europe/Amsterdam --country NL --address noor@werk.example "
        "--hours 'mon,tue,thu,fri 08:30-12:30 13:00-16:00' --hours 'wed 08:30-12:30' "
        "--manager Hanneke --manager Bram --yes",
    ),
    at("2026-03-23T08:10", "agenda import noor.ics"),
    at("2026-03-23T08:11", "agenda import hanneke.ics --owner Hanneke"),
    at("2026-03-23T08:12", "agenda import bram.ics --owner Bram"),
)
STORY = (*BEGIN, *(at(now, f"agenda --from {first} --to {last}") for now, first, last in WEEKS))
OWN_HOURS = {
    ("Hanneke", "call Boston"): {
        "2026-03-24T14:30:00+01:00",
        "2026-10-20T15:30:00+02:00",
    },
    ("Bram", "leveranciers Azië"): {"2026-03-25T09:00:00+01:00", "2026-10-21T10:00:00+02:00"},
    (None, "teamoverleg"): {"2026-03-24T11:00:00+01:00", "2026-10-20T11:00:00+02:00"},
    (None, "sleuteldienst"): {"2026-03-28T22:00:00+01:00", "2026-10-24T22:00:00+02:00"},
    ("Bram", "systeem om"): {"2026-03-29T01:00:00+01:00", "2026-10-25T01:00:00+02:00"},
}
"""When what Noor and her managers have starts, worked out by hand."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_two_real_calendars_beside_ones_own_are_shown_as_they_were(
    language: str, play: Play, lay: Lay, *, is_writing: bool
) -> None:
    if absent := [name for name in REAL.values() if not (CORPUS / name).is_file()]:
        pytest.skip(f"no {' and no '.join(absent)} in {CORPUS}; name a folder in ONTZORG_CORPUS")
    lay({"noor.ics": CALENDARS / "noor.ics", **{name: CORPUS / real for name, real in REAL.items()}})
    golden = GOLDENS / f"clocks-{language}.txt"
    shown = told(play, STORY, language)
    if is_writing:
        golden.write_text(shown, encoding="utf-8")
    assert golden.read_text(encoding="utf-8") == shown


@pytest.fixture
def begun(play: Play, lay: Lay) -> Play:
    """Return a way to play on, in a home that has Noor's own calendar and those of two managers."""
    lay({name: CALENDARS / name for name in ("noor.ics", *REAL)})
    told(play, BEGIN, "nl")
    return play


def test_every_hour_is_the_one_that_was_worked_out_by_hand(begun: Play) -> None:
    starts: dict[tuple[str | None, str], set[str]] = {}
    for now, first, last in WEEKS:
        _, screen = begun(["agenda", "--from", first, "--to", last, "--json"], now=now, language="nl")
        for event in json.loads(screen)["events"]:
            starts.setdefault((event["owner"], event["title"]), set()).add(event["start"])
    assert {key: starts[key] for key in OWN_HOURS} == OWN_HOURS


@pytest.mark.parametrize(("day", "hours"), [("28-3", 7), ("24-10", 9)])
def test_a_night_duty_takes_the_hours_that_the_night_has(day: str, hours: int, begun: Play) -> None:
    _, screen = begun(["agenda", "--from", day, "--to", day, "--json"], now="2026-03-23T08:30", language="nl")
    (duty,) = [event for event in json.loads(screen)["events"] if event["title"] == "sleuteldienst"]
    start, end = duty["start"], duty["end"]
    assert (start[11:16], end[11:16]) == ("22:00", "06:00")
    assert _hour(end) - _hour(start) == hours


def _hour(moment: str) -> int:
    return int(datetime.fromisoformat(moment).timestamp()) // 3600
