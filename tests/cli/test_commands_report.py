"""Reports from the command line: the period that is meant, the figures of the log, nothing private."""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING, Any

import pytest
from tests.actions.noor import files_of, filled_home, new_home
from tests.cli.runs import ran
from tests.render.test_html import OUTSIDE, Parsed

if TYPE_CHECKING:
    from pathlib import Path

    from ontzorg_cli.store.home import Home

MARKER = "zeepaardje"
DAMAGED = 6


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return new_home(tmp_path / "home")


@pytest.fixture
def filled(tmp_path: Path) -> Home:
    return filled_home(tmp_path / "home")


def document(home: Home, *argv: str, now: str = "2026-11-23T12:00") -> Any:  # noqa: ANN401  JSON is anything
    result = ran(home.folder, "report", "load", *argv, "--json", now=now)
    assert (result.code, result.err) == (0, "")
    return result.document


def rows(found: Any, by: str) -> dict[str | None, tuple[int, int, int]]:  # noqa: ANN401  JSON is anything
    """Return planned and ad hoc minutes and interruptions of the rows of a sort, by key."""
    return {
        row["key"]: (row["planned_minutes"], row["adhoc_minutes"], row["interruptions"])
        for row in found["rows"]
        if row["by"] == by
    }


def test_the_figures_are_those_of_what_was_noted(home: Home) -> None:
    def do(*argv: str, now: str) -> None:
        assert ran(home.folder, *argv, now=now).code == 0

    # Monday: 08:40 the plan; 09:00-09:50 planned work; 10:30 an interruption of 20 minutes by Bram.
    do("add", "begroting", "--minutes", "60", "--on", "2026-11-23", now="2026-11-20T10:00")
    do("today", now="2026-11-23T08:40")
    (task,) = ran(home.folder, "list", "--all", "--json").document["tasks"]
    do("start", task["id"], now="2026-11-23T09:00")
    do("done", task["id"], now="2026-11-23T09:50")
    do("adhoc", "taxi", "--from", "Bram", "--done", "--minutes", "20", now="2026-11-23T10:30")
    # Tuesday: no plan, so that what comes in after the start of work is ad hoc; 30 minutes for Hanneke at 14:00.
    do("adhoc", "brief", "--from", "Hanneke", "--minutes", "30", "--today", now="2026-11-24T14:00")
    found = ran(home.folder, "list", "--json", now="2026-11-24T14:05").document["tasks"]
    do("done", found[0]["id"], "--took", "30m", now="2026-11-24T14:45")
    report = document(home, now="2026-11-25T09:00")
    assert report["period"] == {"from": "2026-10-29", "to": "2026-11-25"}
    assert rows(report, "total") == {None: (50, 50, 2)}
    assert rows(report, "week")["2026-W48"] == (50, 50, 2)
    assert rows(report, "requester") == {"Hanneke": (0, 30, 1), "Bram": (0, 20, 1)}
    assert rows(report, "weekday")["1"] == (50, 20, 1)
    assert rows(report, "weekday")["2"] == (0, 30, 1)
    # 10:10-10:30 and 14:15-14:45.
    assert {key: each for key, each in rows(report, "hour").items() if any(each)} == {
        "09": (50, 0, 0),
        "10": (0, 20, 1),
        "14": (0, 30, 1),
    }
    shares = {row["key"]: row["share_of_adhoc"] for row in report["rows"] if row["by"] == "requester"}
    assert shares == {"Hanneke": 0.6, "Bram": 0.4}
    assert report["rows"][0]["adhoc_share"] == 0.5
    assert report["logged_days"] == 2


@pytest.mark.parametrize(
    ("asked", "period"),
    [
        ("", ("2026-10-27", "2026-11-23")),
        ("--from 1-11", ("2026-11-01", "2026-11-23")),
        ("--from 1-12", ("2025-12-01", "2026-11-23")),
        ("--from vr", ("2026-11-20", "2026-11-23")),
        ("--from ma", ("2026-11-23", "2026-11-23")),
        ("--from gisteren --to vandaag", ("2026-11-22", "2026-11-23")),
        ("--to 15-11", ("2026-10-19", "2026-11-15")),
        ("--from 2026-11-02 --to vr", ("2026-11-02", "2026-11-20")),
        ("--from 1-11 --to 31-12", ("2026-11-01", "2026-11-23")),
        ("--from 2026-11-01 --to 2026-12-31", ("2026-11-01", "2026-11-23")),
    ],
)
def test_the_period_lies_behind(asked: str, period: tuple[str, str], home: Home) -> None:
    found = document(home, *asked.split())["period"]
    assert (found["from"], found["to"]) == period


def test_an_empty_home_is_told_how_it_fills(home: Home) -> None:
    result = ran(home.folder, "report", "load")
    assert (result.code, result.err) == (0, "")
    assert "niets genoteerd" in result.out
    assert rows(document(home), "total") == {None: (0, 0, 0)}


def test_what_reports_there_are_is_said(home: Home) -> None:
    refused = ran(home.folder, "report", "waarde")
    assert (refused.code, refused.out) == (2, "")
    assert "Kies uit: load." in refused.err


def test_nothing_of_a_reflection_is_in_it(filled: Home, tmp_path: Path) -> None:
    answers = StringIO("\n".join([MARKER] * 12) + "\n")
    assert ran(filled.folder, "reflect", now="2026-11-23T16:00", stdin=answers).code == 0
    assert any(MARKER in data.decode("utf-8") for data in files_of(filled.folder).values())
    file = tmp_path / "tijd.html"
    for command in ("report load", "report load --json", f"report load --html {file}", "ahead --all --json"):
        shown = ran(filled.folder, *command.split(), now="2026-11-23T16:10")
        assert shown.code == 0
        assert MARKER not in shown.out + shown.err
    assert MARKER not in file.read_text("utf-8")


def test_reporting_writes_nothing_but_the_page_that_was_asked_for(filled: Home, tmp_path: Path) -> None:
    before = files_of(filled.folder)
    file = tmp_path / "tijd.md"
    assert document(filled, "--md", str(file))["files"] == [str(file)]
    assert file.read_text("utf-8").startswith("<!-- ontzorg -->\n\n# waar je tijd bleef\n")
    assert files_of(filled.folder) == before


def test_on_paper_it_runs_nothing_and_says_whose_it_is(filled: Home) -> None:
    text = ran(filled.folder, "report", "load", "--html", "-", now="2026-11-23T12:00").out
    parsed = Parsed(text)
    assert not {"script", "link", "img", "iframe", "object", "use", "image", "foreignobject"} & set(parsed.elements)
    assert not [name for _, name, _ in parsed.attributes if name.startswith("on") or name in {"style", "href", "src"}]
    assert not OUTSIDE.search(text.partition("<main>")[2])
    assert "Alleen voor jou" in text


def test_a_damaged_month_is_named_and_only_a_period_that_begins_in_it_is_not_shown(filled: Home) -> None:
    damaged = filled.folder / "months" / "2026-10.toml"
    damaged.write_text("[[spent\n", encoding="utf-8")
    result = ran(filled.folder, "report", "load", "--from", "2026-10-01", "--json", now="2026-11-23T12:00")
    assert (result.code, result.out, result.error["file"]) == (6, "", "months/2026-10.toml")
    later = ran(filled.folder, "report", "load", "--from", "2026-11-01", now="2026-11-23T12:00")
    assert later.code == DAMAGED
    assert "waar je tijd bleef" in later.out
    assert "months/2026-10.toml" in later.err
