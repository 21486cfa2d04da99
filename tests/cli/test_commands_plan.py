"""`plan`: the day as a list, what would move, and the one question before it does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.actions.noor import add, day, files_of, new_home, open_work
from tests.cli.runs import Ran, Terminal, ran

from ontzorg_cli.core.work.task import Due
from ontzorg_cli.store.home import Home

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a home with a full Monday of which two things can move, one of them her own."""
    home = new_home(tmp_path / "home")
    add(home, "jaarstukken", minutes=240, on=day(0), due=Due(day=day(0)), requester="Hanneke")
    add(home, "beleidsplan", minutes=90, on=day(0), due=Due(day=day(1)), requester="Sietske")
    add(home, "archief", minutes=90, on=day(0))
    return home.folder


def plan(folder: Path, *argv: str, answer: str | None = None, lang: str = "nl") -> Ran:
    stdin = Terminal(f"{answer}\n") if answer is not None else None
    return ran(folder, "plan", *argv, lang=lang, stdin=stdin, environ={"COLUMNS": "120"})


def moved(folder: Path) -> set[str]:
    return {title for title, task in open_work(Home(folder)).items() if task.on != day(0)}


def test_the_plan_of_a_day_is_a_list_with_its_sums(folder: Path) -> None:
    shown = " ".join(plan(folder).out.split())
    assert "nodig 7u00" in shown
    assert "jaarstukken 2u30 vandaag Hanneke" in shown
    assert "jaarstukken (vervolg) 90m vandaag Hanneke" in shown
    assert shown.endswith("meer op dan er past. Wat kan er schuiven? ontzorg plan --fit")
    assert "WAT KAN SCHUIVEN" not in shown


def test_a_plan_that_fits_says_so(tmp_path: Path) -> None:
    folder = new_home(tmp_path / "home").folder
    assert plan(folder, "--fit").out.rstrip().endswith("Het past, er hoeft niets te schuiven.")
    assert plan(folder, "--fit", lang="en").out.rstrip().endswith("It fits, nothing needs to move.")


@pytest.mark.parametrize("argv", [(), ("--fit",)])
def test_after_work_it_says_so_and_neither_that_it_fits_nor_what_could_move(
    argv: tuple[str, ...], folder: Path
) -> None:
    shown = ran(folder, "plan", *argv, now="2026-11-23T18:00").out
    assert "Je werkdag zit erop. Wat er nog staat, gaat vanzelf mee." in " ".join(shown.split())
    assert "Het past" not in shown
    assert "kan naar" not in shown


def test_with_nobody_to_ask_it_shows_and_moves_nothing(folder: Path) -> None:
    before = files_of(folder)
    shown = " ".join(plan(folder, "--fit").out.split())
    assert "voorstel aan Sietske: 'beleidsplan' naar dinsdag 24 november" in shown
    assert "zeg tegen Sietske: Mag 'beleidsplan' naar dinsdag 24 november, de dag waarop het klaar moet zijn?" in shown
    assert "'archief' kan naar dinsdag 24 november" in shown
    assert "zo verplaatsen ontzorg plan --fit --yes" in shown
    assert files_of(folder) == before


def test_a_program_gets_the_question_with_each_move_of_somebody_elses_work(folder: Path) -> None:
    moves = {move["title"]: move for move in plan(folder, "--fit", "--json").document["moves"]}
    message = moves["beleidsplan"]["message"]
    assert (message["pattern"], message["person"]) == ("move", "Sietske")
    assert message["text"].startswith("Mag 'beleidsplan' naar dinsdag 24 november")
    assert moves["archief"]["message"] is None


@pytest.mark.parametrize(
    ("answer", "expected"),
    [("j", {"beleidsplan", "archief"}), ("e", {"archief"}), ("n", set()), ("", set()), ("jawel", set())],
)
def test_it_asks_once_and_work_of_others_only_moves_with_a_yes(folder: Path, answer: str, expected: set[str]) -> None:
    result = plan(folder, "--fit", answer=answer)
    assert result.err.count("Zo verplaatsen?") == 1
    assert "ontzorg plan --fit --yes" not in result.out
    assert moved(folder) == expected
    assert ("Stem de nieuwe dag nog af met Sietske." in result.out) == ("beleidsplan" in expected)
    assert ("Er is niets verplaatst." in result.err) == (not expected)


def test_own_work_alone_asks_a_plain_question(tmp_path: Path) -> None:
    home = new_home(tmp_path / "home")
    add(home, "jaarstukken", minutes=300, on=day(0), due=Due(day=day(0)))
    add(home, "archief", minutes=90, on=day(0))
    assert "Dit zo verplaatsen? (j/n)" in plan(home.folder, "--fit", answer="j").err
    assert moved(home.folder) == {"archief"}


def test_yes_moves_without_asking_in_one_step(folder: Path) -> None:
    result = plan(folder, "--fit", "--yes")
    assert result.err == ""
    assert moved(folder) == {"beleidsplan", "archief"}
    assert ran(folder, "undo").code == 0
    assert moved(folder) == set()


def test_a_program_gets_what_would_move_and_only_with_yes_what_did(folder: Path) -> None:
    dry = plan(folder, "--fit", "--json", answer="j").document
    assert [(move["title"], move["requester"], move["to"]) for move in dry["moves"]] == [
        ("beleidsplan", "Sietske", "2026-11-24"),
        ("archief", None, "2026-11-24"),
    ]
    assert (dry["done"], dry["undo_step"], moved(folder)) == ([], None, set())
    wet = plan(folder, "--fit", "--yes", "--json").document
    assert [one["title"] for one in wet["done"]] == ["beleidsplan", "archief"]
    assert wet["undo_step"]


def test_what_no_move_clears_says_what_to_talk_about(folder: Path) -> None:
    add(Home(folder), "begroting", minutes=300, on=day(0), due=Due(day=day(0)), requester="Bram")
    shown = " ".join(plan(folder, "--fit").out.split())
    assert "EN DAN NOG vraag" in shown
    assert "KOMT IN DE KNEL" in shown
    english = " ".join(plan(folder, "--fit", lang="en").out.split())
    assert "AND THEN ask" in english
    add(Home(folder), "nog meer", minutes=2_000, on=day(0), due=Due(day=day(0)))
    assert "nothing that can move" not in plan(folder, "--fit", lang="en").out


def test_another_day_can_be_planned_and_a_day_off_is_left_alone(folder: Path) -> None:
    add(Home(folder), "reis", minutes=200, on=day(1), due=Due(day=day(1)))
    add(Home(folder), "zaal", minutes=200, on=day(1))
    assert "ontzorg plan di --fit" in plan(folder, "di").out
    assert plan(folder, "di", "--fit", "--yes").code == 0
    assert moved(folder) == {"reis", "zaal"}
    assert open_work(Home(folder))["zaal"].on == day(2)
    assert "Die dag werk je niet." in plan(folder, "28-11").out


def test_a_movable_event_goes_along_where_work_is_not_enough(tmp_path: Path) -> None:
    home = new_home(tmp_path / "home")
    add(home, "jaarstukken", minutes=290, on=day(0), due=Due(day=day(0)))
    made = ran(
        home.folder,
        "agenda",
        "add",
        "inwerken",
        "--at",
        "2026-11-23 10:00",
        "--minutes",
        "60m",
        "--with",
        "Bram",
        "--movable",
    )
    assert made.code == 0
    shown = " ".join(plan(home.folder, "--fit").out.split())
    assert "voorstel aan Bram: 'inwerken' naar dinsdag 24 november" in shown
    assert "suggest to Bram: 'inwerken' on Tuesday 24 November" in " ".join(
        plan(home.folder, "--fit", lang="en").out.split()
    )
    result = plan(home.folder, "--fit", "--yes")
    assert "Stem de nieuwe dag nog af met Bram." in result.out
    document = ran(home.folder, "agenda", "--from", "2026-11-24", "--to", "2026-11-24", "--json").document
    assert [(one["title"], one["start"][11:16]) for one in document["events"]] == [("inwerken", "10:00")]
    assert plan(home.folder, "--json").document["too_many_minutes"] == 0
    assert ran(home.folder, "undo").code == 0
    assert plan(home.folder, "--json").document["moves"][0]["title"] == "inwerken"
