"""Catching in one line: quick add, options, and what is read back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.actions.noor import GOAL, add, at, day, log, new_home, open_work
from tests.cli.runs import ran

from ontzorg_cli.core.work.task import Due, Entered, Importance
from ontzorg_cli.store.home import Home

if TYPE_CHECKING:
    from pathlib import Path

    from ontzorg_cli.core.work.task import Task


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return new_home(tmp_path / "home").folder


def caught(folder: Path, *argv: str) -> Task:
    """Run a command that adds one task, and return that task."""
    before = {task.id for task in Home(folder).read().tasks()}
    result = ran(folder, *argv)
    assert (result.code, result.err) == (0, "")
    (new,) = (task for task in Home(folder).read().tasks() if task.id not in before)
    return new


def test_an_option_without_anything_in_it_says_nothing(folder: Path) -> None:
    task = caught(folder, "add", "begroting", "--owner", "", "--for", " ", "--tag", "", "--tag", "mt")
    assert (task.owner, task.requester, task.tags) == (None, None, ("mt",))


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        ("add begroting opmaken", {"title": "begroting opmaken"}),
        ("add begroting opmaken vr 45m", {"title": "begroting opmaken", "due": Due(day=day(4)), "minutes": 45}),
        (
            "add RvC-stukken bundelen do 90m voor:Hanneke p1",
            {
                "title": "RvC-stukken bundelen",
                "due": Due(day=day(3)),
                "minutes": 90,
                "requester": "Hanneke",
                "importance": Importance.MUST,
            },
        ),
        ("add dozen sjouwen +archief +zwaar", {"title": "dozen sjouwen", "goal": GOAL.id, "tags": ("zwaar",)}),
        ("add vergaderzaal Q1", {"title": "vergaderzaal Q1", "due": None}),
        ("add overleg over zo", {"title": "overleg over zo", "due": None}),
        ("add taart op vr", {"title": "taart", "on": day(4), "due": None}),
        ("add begroting vr --due do", {"due": Due(day=day(3))}),
        ("add begroting 45m --minutes 1u30", {"minutes": 90}),
        ("add begroting voor:Bram --for Hanneke", {"requester": "Hanneke"}),
        ("add begroting p1 --importance could", {"importance": Importance.COULD}),
        ("add begroting op vr --on do", {"on": day(3)}),
        ("add begroting vr --hard", {"due": Due(day=day(4), hard=True)}),
        ("add begroting voor:Bram --for mij", {"requester": None}),
        ("add planten --repeat FREQ=WEEKLY;BYDAY=TH", {"due": Due(day=day(3)), "repeat": "FREQ=WEEKLY;BYDAY=TH"}),
        ("add reis --owner Fatima", {"owner": "Fatima"}),
        ("add x --tag a --tag b --good-enough kladje --stretch", {"tags": ("a", "b"), "stretch": True}),
        ("add x --planned", {"entered": Entered.PLANNED}),
        ("add x --adhoc", {"entered": Entered.ADHOC}),
        ("add -- --due is een optie vr", {"title": "--due is een optie", "due": Due(day=day(4))}),
        ("adhoc taxi regelen 20m --from bram", {"requester": "Bram", "minutes": 20, "on": day(0)}),
        ("adhoc taxi op do --from Bram", {"on": day(3)}),
        ("adhoc taxi --from Bram --plan do", {"on": day(3)}),
        ("adhoc taxi --from Bram --by vr --really-by ma", {"due": Due(day=day(4)), "really_due": Due(day=day(7))}),
        ("adhoc taxi --from Bram --delegate Fatima", {"owner": "Fatima", "on": None}),
        ("adhoc taxi", {"requester": None, "on": day(0)}),
    ],
)
def test_a_line_becomes_work(argv: str, said: dict[str, Any], folder: Path) -> None:
    task = caught(folder, *argv.split())
    assert {name: getattr(task, name) for name in said} == said


def test_a_quoted_title_alone_is_taken_whole(folder: Path) -> None:
    assert caught(folder, "add", "begroting vr 45m").title == "begroting vr 45m"


def test_both_date_languages_are_understood_whatever_is_spoken(folder: Path) -> None:
    for argv in (["add", "report", "next", "week", "tue"], ["add", "verslag", "volgende", "week", "di"]):
        ran(folder, *argv, lang="en")
    assert {task.due for task in open_work(Home(folder)).values()} == {Due(day=day(8))}


def test_the_day_is_read_back_as_it_was_understood(folder: Path) -> None:
    dutch = ran(folder, "add", "begroting", "vr", "45m").out
    assert "begroting · klaar op vr 27 november, wk 48 · 45m" in dutch
    english = ran(folder, "add", "budget", "fri", "45m", lang="en").out
    assert "27 November" in english


@pytest.mark.parametrize(
    ("argv", "remark"),
    [
        ("add begroting --due 20-11", "Die dag is al geweest: vrijdag 20 november."),
        ("add begroting --due ma", "Vandaag is het ook maandag"),
        ("add begroting --on za", "zaterdag"),
        ("add begroting op do --due wo", "Let op: het moet al klaar zijn op wo 25 november, wk 48."),
        ("adhoc pen zoeken --from Joost", "ontzorg manager add Joost"),
        ("adhoc pen zoeken --from Bram --done --minutes 5", "past: nog"),
        ("adhoc pen zoeken --from Bram --minutes 20", "past: nog"),
        ("adhoc boek schrijven --from Bram --minutes 9u", "past vandaag niet"),
    ],
)
def test_what_is_worth_saying_is_said(argv: str, remark: str, folder: Path) -> None:
    result = ran(folder, *argv.split(), environ={"COLUMNS": "200"})
    assert result.code == 0
    assert remark in result.out


@pytest.mark.parametrize("outcome", ["--decline", "--plan do", "--delegate Fatima"])
def test_what_today_does_without_is_not_said_to_fit_today(outcome: str, folder: Path) -> None:
    result = ran(folder, "adhoc", "taxi", "--from", "Bram", *outcome.split())
    assert result.code == 0
    assert "past" not in result.out


def test_what_was_done_on_an_overfull_day_is_not_sent_to_another_day(folder: Path) -> None:
    for title in ("begroting", "verslag"):
        add(Home(folder), title, minutes=240, on=day(0), due=Due(day=day(0)))
    result = ran(folder, "adhoc", "taxi", "--from", "Bram", "--minutes", "20", "--done")
    assert "te veel" in result.out
    assert "eerste dag" not in result.out


def test_after_work_the_next_working_day_is_offered(folder: Path) -> None:
    result = ran(folder, "adhoc", "taxi", "--from", "Bram", now="2026-11-23T18:00")
    assert "vandaag is er geen werktijd meer; eerste dag met ruimte: di 24 november" in result.out.replace("\n  ", " ")


def test_an_interruption_that_was_done_is_in_the_log_alone(folder: Path) -> None:
    ran(folder, "adhoc", "lamp", "--from", "Joost", "--minutes", "10", "--done", now="2026-11-23T10:00")
    (noted,) = log(Home(folder)).interruptions
    assert (noted.minutes, noted.at, open_work(Home(folder))) == (10, at("10:00"), {})


def test_what_was_caught_can_be_taken_back(folder: Path) -> None:
    ran(folder, "add", "begroting")
    undone = ran(folder, "undo")
    assert "begroting" in undone.out
    assert open_work(Home(folder)) == {}
