"""`plan --accept`: the day as it was laid out into the agenda, and 'I know' to a flag."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from tests.actions.noor import add, at, day, files_of, meet, new_home, open_work
from tests.cli.runs import Ran, ran

from ontzorg_cli.core.work.task import Due
from ontzorg_cli.store.home import Home

if TYPE_CHECKING:
    from pathlib import Path

FRIDAY = at("10:00", -3)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a home with a Monday of a meeting, two pieces of work and two small ones."""
    home = new_home(tmp_path / "home")
    meet(home, "MT", at("09:00"))
    add(home, "notulen", now=FRIDAY, minutes=40, on=day(0), due=Due(day=day(0)), requester="Hanneke")
    add(home, "nota", now=FRIDAY, minutes=60, on=day(0), block_minutes=60)
    add(home, "post", now=FRIDAY, minutes=10, on=day(0))
    add(home, "bellen", now=FRIDAY, minutes=15, on=day(0), requester="Bram")
    return home.folder


def plan(folder: Path, *argv: str, lang: str = "nl", **said: Any) -> Ran:  # noqa: ANN401 - as `ran` takes it
    return ran(folder, "plan", *argv, lang=lang, environ={"COLUMNS": "100"}, **said)


def figures(folder: Path) -> dict[str, Any]:
    document: dict[str, Any] = ran(folder, "today", "--json").document
    return {**document["day"], "flags": [flag["code"] for flag in document["flags"]]}


def blocks(folder: Path) -> list[tuple[str, str]]:
    """Return the own time of that Monday: its start and title."""
    found = ran(folder, "agenda", "--from", "2026-11-23", "--to", "2026-11-23", "--json").document["events"]
    return [(each["start"][11:16], each["title"]) for each in found if each["kind"] == "protected"]


LAID_OUT = [("10:00", "nota"), ("12:05", "post"), ("12:15", "bellen"), ("13:00", "notulen")]


def test_the_day_stands_by_the_hour_with_what_is_kept_free(folder: Path) -> None:
    dutch, english = (plan(folder, lang=lang).out for lang in ("nl", "en"))
    for shown, heading, small, kept, accept in (
        (
            dutch,
            "DE DAG IN UREN",
            "klein werk, achter elkaar",
            "vrij gehouden: 1u26 voor ad hoc",
            "zet dit zo in je agenda",
        ),
        (
            english,
            "THE DAY BY THE HOUR",
            "small work, in one go",
            "kept free: 1h26 for ad hoc",
            "put this in your agenda",
        ),
    ):
        lines = [" ".join(line.split()) for line in shown.splitlines()]
        assert heading in lines
        assert any(line.startswith("09:00-10:00 ┃") and "MT 60m" in line for line in lines)
        assert any(line.startswith("13:00-13:40") and "notulen 40m" in line for line in lines)
        assert f"12:05-12:30 {small} 25m" in lines
        assert any(line.startswith(kept) for line in lines)
        assert f"{accept} ontzorg plan --accept" in lines


def test_accepting_counts_each_minute_once(folder: Path) -> None:
    before = figures(folder)
    result = plan(folder, "--accept")
    assert result.out.count("genoteerd") == 4
    assert blocks(folder) == LAID_OUT
    after = figures(folder)
    assert after["fixed_minutes"] == before["fixed_minutes"] + 125
    assert after["planned_minutes"] == before["planned_minutes"] - 125 == 0
    assert "overbooked" not in after["flags"]


def test_the_blocks_carry_the_ids_of_their_tasks(folder: Path) -> None:
    done = plan(folder, "--accept", "--json").document["done"]
    ids = {task.title: task.id for task in open_work(Home(folder)).values()}
    assert {one["title"]: one["task"] for one in done} == ids


@pytest.mark.parametrize(("lang", "said"), [("nl", "Er is niets veranderd."), ("en", "Nothing has changed.")])
def test_accepting_twice_changes_nothing_and_says_so(folder: Path, lang: str, said: str) -> None:
    plan(folder, "--accept", lang=lang)
    before = files_of(folder)
    again = plan(folder, "--accept", lang=lang)
    assert (again.code, again.err) == (0, "")
    assert again.out.rstrip().endswith(said)
    assert files_of(folder) == before
    assert plan(folder, "--accept", "--json").document["undo_step"] is None


def test_one_undo_takes_all_of_it_out_again(folder: Path) -> None:
    before = plan(folder).out
    plan(folder, "--accept")
    assert ran(folder, "undo").code == 0
    assert blocks(folder) == []
    assert plan(folder).out == before


def test_a_full_day_is_accepted_as_far_as_it_goes_and_the_rest_is_named(folder: Path) -> None:
    add(Home(folder), "jaarstukken", now=FRIDAY, minutes=200, on=day(0), due=Due(day=day(0)))
    before = figures(folder)
    shown = plan(folder, "--accept").out
    assert "PAST ER NIET MEER BIJ" in shown
    after = figures(folder)
    assert "overbooked" in before["flags"]
    assert after["need_minutes"] - after["room_minutes"] <= before["need_minutes"] - before["room_minutes"]
    laid = blocks(folder)
    assert "Er past niets meer bij in je agenda." in plan(folder, "--accept").out
    assert blocks(folder) == laid


def test_from_now_on_only_what_is_to_come_is_laid_out(folder: Path) -> None:
    shown = plan(folder, "--json", now="2026-11-23T11:02").document
    assert shown["timetable"][0]["start"] == "2026-11-23T11:05:00+01:00"


def test_another_day_is_accepted_whole(folder: Path) -> None:
    add(Home(folder), "reis", now=FRIDAY, minutes=30, on=day(1))
    assert "di 24 november, wk 48, 08:30" in plan(folder, "--accept", "di").out
    assert plan(folder, "di", "--accept").out.startswith("Alles wat er staat, heeft al een plek")


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (("28-11",), "Die dag werk je niet."),
        (("wo",), "Er staat niets in het plan van die dag."),
    ],
)
def test_where_there_is_nothing_to_accept_nothing_is_written(folder: Path, argv: tuple[str, ...], said: str) -> None:
    before = files_of(folder)
    result = plan(folder, "--accept", *argv)
    assert (result.code, result.err) == (0, "")
    assert said in result.out
    assert files_of(folder) == before


def test_after_work_there_is_nothing_left_to_lay_out(folder: Path) -> None:
    assert "Je werkdag zit erop." in plan(folder, now="2026-11-23T17:00").out
    assert "Your working day is over" in plan(folder, "--accept", lang="en", now="2026-11-23T17:00").out
    assert blocks(folder) == []


@pytest.mark.parametrize(
    ("lang", "said", "next_"),
    [
        ("nl", "Wat voorbij is, kun je niet meer plannen: vrijdag 20 november.", "ontzorg plan morgen --accept"),
        ("en", "What is over cannot be planned any more: Friday 20 November.", "ontzorg plan tomorrow --accept"),
    ],
)
def test_a_day_that_is_over_cannot_be_accepted(folder: Path, lang: str, said: str, next_: str) -> None:
    result = plan(folder, "--accept", "20-11-2026", lang=lang)
    assert result.code == 2
    assert said in result.err
    assert next_ in result.err
    assert "ontzorg today" in plan(folder, "20-11-2026", lang=lang).out


@pytest.mark.parametrize("other", ["--fit", "--yes"])
def test_moving_and_accepting_are_two_things(folder: Path, other: str) -> None:
    assert plan(folder, "--accept", other, "--json").error["code"] == "one_of_these"


def test_a_flag_that_is_known_rests_until_it_is_worse(folder: Path) -> None:
    add(Home(folder), "jaarstukken", now=FRIDAY, minutes=400, on=day(0), due=Due(day=day(0)))
    shown = plan(folder, "--accept", "overbooked").out
    assert shown.startswith("rust nu overbooked · ")
    assert "tenzij het erger wordt" in shown
    assert "overbooked" not in figures(folder)["flags"]
    assert "te veel" not in ran(folder, "today", "--all").out
    assert "rust sinds" in ran(folder, "why", "overbooked").out
    add(Home(folder), "nog iets", now=FRIDAY, minutes=60, on=day(0), due=Due(day=day(0)))
    assert "overbooked" in figures(folder)["flags"]
    assert ran(folder, "undo", "2").code == 0
    assert "overbooked" in figures(folder)["flags"]


def test_a_flag_of_another_day_can_be_known(folder: Path) -> None:
    add(Home(folder), "jaarstukken", now=FRIDAY, minutes=600, on=day(1), due=Due(day=day(1)))
    english = plan(folder, "di", "--accept", "overbooked", lang="en").out
    assert english.startswith("resting overbooked · ")
    assert plan(folder, "--accept", "overbooked", "di", "--json").document["done"][0]["date"] == "2026-11-24"


@pytest.mark.parametrize("code", ["overbooked", "bestaat-niet"])
def test_a_flag_that_is_not_up_is_refused_with_those_that_are(folder: Path, code: str) -> None:
    before = files_of(folder)
    dutch, english = (plan(folder, "--accept", code, lang=lang) for lang in ("nl", "en"))
    assert (dutch.code, english.code) == (3, 3)
    assert f"Er is nu geen signaal '{code}'." in dutch.err
    assert f"There is no flag '{code}' at the moment." in english.err
    assert "ontzorg why CODE" in dutch.err
    assert files_of(folder) == before


def test_a_flag_that_is_not_up_names_those_that_are(tmp_path: Path) -> None:
    folder = new_home(tmp_path / "home").folder
    assert "Deze staan nu aan: room." in plan(folder, "--accept", "overbooked").err
    assert "These are up now: room." in plan(folder, "--accept", "overbooked", lang="en").err


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("width", [60, 80, 120])
def test_the_hours_stay_in_their_columns_at_any_width_and_without_colour(folder: Path, width: int, lang: str) -> None:
    add(
        Home(folder),
        "een heel lange titel die op geen enkel scherm van gewone breedte past " * 2,
        minutes=90,
        on=day(0),
    )
    environ = {"COLUMNS": str(width), "NO_COLOR": "1"}
    shown = ran(folder, "plan", lang=lang, environ=environ, on_terminal=True).out
    assert "\x1b" not in shown
    assert max(map(len, shown.splitlines())) <= width
    times = [line for line in shown.splitlines() if re.match(r"\d\d:\d\d-\d\d:\d\d ", line)]
    assert len(times) >= 6
    starts = [line[:5] for line in times]
    assert starts == sorted(starts)


def test_a_discreet_plan_shows_no_titles_and_no_names(folder: Path) -> None:
    shown = ran(folder, "--discreet", "plan").out
    assert not any(word in shown for word in ("notulen", "nota", "post", "bellen", "Hanneke", "Bram", " MT"))
    assert "10:00-11:00" in shown


@pytest.mark.parametrize("command", ["done", "drop"])
def test_work_that_is_over_gives_back_the_time_that_was_laid_out_for_it(command: str, folder: Path) -> None:
    plan(folder, "--accept")
    nota, notulen = (open_work(Home(folder))[title].id for title in ("nota", "notulen"))
    shown = ran(folder, command, notulen, now="2026-11-23T10:30")
    assert blocks(folder) == LAID_OUT[:-1]
    assert ("Het blok in je agenda ervoor is weer vrij." in shown.out) == (command == "done")
    # What has begun stays where it was.
    ran(folder, command, nota, now="2026-11-23T10:30")
    assert blocks(folder) == LAID_OUT[:-1]
    ran(folder, "undo", "2")
    assert blocks(folder) == LAID_OUT
