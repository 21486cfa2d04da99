"""The weeks ahead from the command line: on the screen, in a pipe, on paper."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from tests.actions.noor import add, at, day, files_of, filled_home, meet, new_home
from tests.cli.runs import ran
from tests.render.test_html import OUTSIDE, Parsed

from ontzorg_cli.core.work.task import Due

if TYPE_CHECKING:
    from pathlib import Path

    from ontzorg_cli.store.home import Home


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return new_home(tmp_path / "home")


@pytest.fixture
def filled(tmp_path: Path) -> Home:
    return filled_home(tmp_path / "home")


def said(home: Home, *argv: str, lang: str = "nl") -> str:
    result = ran(home.folder, *argv, lang=lang)
    assert (result.code, result.err) == (0, "")
    return result.out


def test_the_days_add_up_to_the_weeks_and_are_those_of_today(filled: Home) -> None:
    document = ran(filled.folder, "ahead", "--json").document
    assert [week["iso_week"] for week in document["weeks"]] == [f"2026-W{number}" for number in range(48, 54)]
    for week in document["weeks"]:
        for name in ("working", "fixed", "need", "planned", "spilled", "expected_adhoc", "room", "left", "passed"):
            key = f"{name}_minutes"
            assert week[key] == sum(one[key] for one in week["days"]), key
    for found in (document["weeks"][0]["days"][0], document["weeks"][1]["days"][2]):
        figures = ran(filled.folder, "today", found["date"], "--json").document["day"]
        for key in ("working_minutes", "fixed_minutes", "planned_minutes", "need_minutes", "room_minutes", "load"):
            assert found[key] == figures[key], key
        assert found["expected_adhoc_minutes"] == figures["expected_adhoc_left_minutes"]
        assert found["load_percent"] == figures["load_percent"]


def test_what_is_known_of_a_day_stands_in_its_document(filled: Home) -> None:
    ran(filled.folder, "agenda", "away", "reis", "--from", "25-11", "--to", "26-11", "--who", "Bram")
    weeks = ran(filled.folder, "ahead", "--json").document["weeks"]
    days = {one["date"]: one for week in weeks for one in week["days"]}
    due = [(one["title"], one["due"], one["hard"]) for one in days["2026-11-24"]["deadlines"]]
    assert due == [
        ("begroting opmaken", "2026-11-24T12:00:00+01:00", True),
        ("RvC-stukken bundelen", "2026-11-24", True),
    ]
    assert days["2026-12-25"]["off"] == "Eerste kerstdag"
    assert [one["person"] for one in days["2026-11-23"]["checkins"]] == ["Hanneke"]
    assert days["2026-11-26"]["away"] == [
        {"who": None, "title": "tandarts", "whole_day": True},
        {"who": "Bram", "title": "reis", "whole_day": True},
    ]
    assert (days["2026-11-26"]["working_minutes"], days["2026-11-26"]["load"]) == (0, "off")


def test_the_alias_is_dutch(home: Home) -> None:
    assert said(home, "vooruit") == said(home, "ahead")


def test_an_empty_home_shows_calm_weeks(home: Home) -> None:
    shown = said(home, "ahead")
    assert "▲" not in shown
    assert "✓ Het past elke week." in shown


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_a_week_that_is_too_full_is_named_with_a_command_that_works(home: Home, lang: str) -> None:
    for number in range(5):
        add(home, f"jaarverslag {number}", minutes=600, due=Due(day=day(36)))
    shown = said(home, "ahead", lang=lang)
    warning = shown.partition("▲ ")[2]
    assert " 53 " in warning.splitlines()[0]
    command = warning.partition("ontzorg ")[2].splitlines()[0].split()
    assert command[0] == "today"
    document = ran(home.folder, *command, "--json", lang=lang).document
    assert document["date"] == "2026-12-29"


def test_the_room_is_looked_for_in_what_was_asked(home: Home) -> None:
    meet(home, "heisessie", at("08:30"), minutes=450)
    first = ran(home.folder, "ahead", "--minutes", "4u", "--json").document["first_room"]
    assert first == {"minutes": 240, "date": "2026-11-24", "searched_until": "2027-01-04"}
    assert "4 uur: dinsdag 24 november" in said(home, "ahead", "--minutes", "4u")
    none = ran(home.folder, "ahead", "--minutes", "10u", "--weeks", "8", "--json").document["first_room"]
    assert none == {"minutes": 600, "date": None, "searched_until": "2027-01-18"}


def test_a_year_ahead_reads_the_months_it_needs(home: Home) -> None:
    ran(home.folder, "agenda", "add", "congres", "--at", "2027-10-12 9:00", "--minutes", "2u")
    weeks = ran(home.folder, "ahead", "--weeks", "52", "--json").document["weeks"]
    days = {one["date"]: one for week in weeks for one in week["days"]}
    assert (len(weeks), days["2027-10-12"]["fixed_minutes"]) == (52, 120)


def test_looking_ahead_writes_nothing(filled: Home) -> None:
    before = files_of(filled.folder)
    said(filled, "ahead")
    assert files_of(filled.folder) == before


def test_a_damaged_agenda_gives_no_picture_that_would_not_be_true(filled: Home) -> None:
    agenda = filled.folder / "agenda.toml"
    agenda.write_text(agenda.read_text("utf-8").replace("title =", "title ==", 1), encoding="utf-8")
    refused = ran(filled.folder, "ahead", "--json")
    assert (refused.code, refused.error["code"]) == (6, "file_damaged")


def test_a_page_on_paper_runs_nothing_and_fetches_nothing(filled: Home, tmp_path: Path) -> None:
    file = tmp_path / "vooruit.html"
    assert f"bewaard:{file}" in "".join(said(filled, "ahead", "--html", str(file)).split())
    text = file.read_text("utf-8")
    parsed = Parsed(text)
    assert not {"script", "link", "img", "iframe", "object", "use", "image", "foreignobject"} & set(parsed.elements)
    assert not [name for _, name, _ in parsed.attributes if name.startswith("on") or name in {"style", "href", "src"}]
    assert not OUTSIDE.search(text.partition("<main>")[2])
    assert re.search(r"default-src 'none'; style-src 'sha256-[^']+'", text)
    assert parsed.elements.count("svg") > len("weken")
    assert "".join(parsed.said("strong")).startswith("de komende 6 weken")


def test_the_same_in_markdown_to_stdout_and_in_the_document(filled: Home, tmp_path: Path) -> None:
    shown = said(filled, "ahead", "--md", "-", lang="en")
    assert shown.startswith("<!-- ontzorg -->\n\n# the coming 6 weeks\n")
    file = tmp_path / "vooruit.md"
    assert ran(filled.folder, "ahead", "--md", str(file), "--json").document["files"] == [str(file)]
    assert file.read_text("utf-8").startswith("<!-- ontzorg -->\n\n# de komende 6 weken\n")


def test_a_file_of_somebody_else_stays(filled: Home, tmp_path: Path) -> None:
    file = tmp_path / "vooruit.html"
    file.write_text("van mij", encoding="utf-8")
    refused = ran(filled.folder, "ahead", "--html", str(file), "--json")
    assert (refused.code, refused.error["code"]) == (5, "page_exists")
    assert file.read_text("utf-8") == "van mij"


def test_discreet_hides_titles_and_names_on_screen_and_paper(filled: Home, tmp_path: Path) -> None:
    file = tmp_path / "vooruit.html"
    shown = said(filled, "ahead", "--all", "--discreet", "--html", str(file)) + file.read_text("utf-8")
    for word in ("RvC", "begroting", "Hanneke", "tandarts", "kerstdag", "vergaderzaal"):
        assert word not in shown
