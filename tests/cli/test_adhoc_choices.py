"""`adhoc` on a day that does not fit: the questions, the choice that is carried out in one step, the sentence to say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.actions.noor import add, day, files_of, log, new_home, open_work
from tests.cli.runs import Ran, Terminal, ran

from ontzorg_cli.core.work.task import Due
from ontzorg_cli.store.home import Home

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a home with a full Monday of which two things can move, one of them her own."""
    home = new_home(tmp_path / "home")
    add(home, "jaarstukken", minutes=285, on=day(0), due=Due(day=day(0)), requester="Hanneke")
    add(home, "beleidsplan", minutes=60, on=day(0), due=Due(day=day(1)), requester="Sietske")
    add(home, "archief", minutes=30, on=day(0))
    return home.folder


def caught(folder: Path, *options: str, answers: tuple[str, ...] | None = None, lang: str = "nl") -> Ran:
    stdin = Terminal("".join(f"{answer}\n" for answer in answers)) if answers is not None else None
    argv = ("adhoc", "offerte", "90m", "--from", "Bram", *options)
    return ran(folder, *argv, lang=lang, stdin=stdin, environ={"COLUMNS": "200"})


def text(folder: Path, *options: str, answers: tuple[str, ...] | None = None, lang: str = "nl") -> str:
    result = caught(folder, *options, answers=answers, lang=lang)
    assert result.code == 0
    return " ".join(result.out.split())


def days(folder: Path) -> dict[str, int]:
    """Return how many days after that Monday each work is planned for."""
    return {title: (task.on - day(0)).days for title, task in open_work(Home(folder)).items() if task.on is not None}


def test_where_the_day_fits_nothing_is_asked(tmp_path: Path) -> None:
    folder = new_home(tmp_path / "home").folder
    result = caught(folder, answers=())
    assert (result.code, result.err) == (0, "")
    assert days(folder) == {"offerte": 0}


def test_enter_twice_notes_it_for_today_and_moves_nothing(folder: Path) -> None:
    shown = text(folder, answers=("", ""))
    assert days(folder) == {"jaarstukken": 0, "beleidsplan": 0, "archief": 0, "offerte": 0}
    assert shown.count("Zeg bijvoorbeeld tegen Bram:") == 1


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("1", {"jaarstukken": 0, "beleidsplan": 0, "archief": 0, "offerte": 1}),
        ("2", {"jaarstukken": 0, "beleidsplan": 1, "archief": 1, "offerte": 0}),
        ("3", {"jaarstukken": 0, "beleidsplan": 0, "archief": 0}),
    ],
)
def test_the_choice_is_carried_out_and_taken_back_in_one_step(
    answer: str, expected: dict[str, int], folder: Path
) -> None:
    before = days(folder)
    result = caught(folder, answers=("", answer))
    assert "2  vandaag, en deze 2 schuiven" in result.err
    assert days(folder) == expected
    assert len(log(Home(folder)).interruptions) == 1
    assert ran(folder, "undo").code == 0
    assert days(folder) == before
    assert log(Home(folder)).interruptions == ()


def test_who_has_to_be_asked_for_what_moves_is_named_with_the_sentence(folder: Path) -> None:
    shown = text(folder, answers=("", "2"))
    assert "Stem de nieuwe dag nog af met Sietske." in shown
    assert "zeg tegen Sietske: Mag 'beleidsplan' naar dinsdag 24 november" in shown
    assert "offerte" not in shown.partition("zeg tegen Sietske:")[2]


def test_until_when_is_kept_as_its_deadline_and_judged_again(folder: Path) -> None:
    result = caught(folder, answers=("morgan", "vrijdag", "1"))
    assert result.err.count("Wanneer heeft Bram het uiterlijk nodig?") == 2
    assert "'morgan' is geen dag die ontzorg kan lezen." in result.err
    assert "op tijd voor vrijdag 27 november" in " ".join(result.out.split())
    assert open_work(Home(folder))["offerte"].due == Due(day=day(4))


def test_with_a_deadline_it_is_not_asked(folder: Path) -> None:
    assert "uiterlijk nodig" not in caught(folder, "--by", "vr", answers=("1",)).err


def test_a_number_that_is_not_there_is_asked_again(folder: Path) -> None:
    result = caught(folder, "--by", "vr", answers=("9", "nee", "1"))
    assert result.err.count("Typ een cijfer van 1 tot en met 3, of alleen Enter.") == 2
    assert days(folder)["offerte"] == 1


def test_breaking_off_writes_nothing(folder: Path) -> None:
    before = files_of(folder)
    assert caught(folder, answers=("",)).code == 130
    assert files_of(folder) == before


def test_a_smaller_version_is_noted_with_its_minutes(tmp_path: Path) -> None:
    folder = new_home(tmp_path / "home").folder
    add(Home(folder), "jaarstukken", minutes=240, on=day(0), due=Due(day=day(0)))
    result = ran(
        folder,
        "adhoc",
        "nota",
        "5u",
        "--from",
        "Bram",
        "--by",
        "vandaag",
        stdin=Terminal("2\n"),
        environ={"COLUMNS": "200"},
    )
    assert "2  vandaag een kleinere versie" in result.err
    nota = open_work(Home(folder))["nota"]
    assert nota.minutes is not None
    assert 0 < nota.minutes < 300
    assert "past" in result.out


def test_fit_moves_after_one_question(folder: Path) -> None:
    result = caught(folder, "--fit", answers=("j",))
    assert "Zo verplaatsen?" in result.err
    assert days(folder) == {"jaarstukken": 0, "beleidsplan": 1, "archief": 1, "offerte": 0}


def test_fit_with_a_no_notes_it_and_moves_nothing(folder: Path) -> None:
    caught(folder, "--fit", answers=("n",))
    assert days(folder) == {"jaarstukken": 0, "beleidsplan": 0, "archief": 0, "offerte": 0}


def test_fit_with_nobody_to_ask_moves_only_with_yes(folder: Path) -> None:
    shown = text(folder, "--fit")
    assert days(folder)["beleidsplan"] == 0
    assert "ontzorg defer" in shown
    assert ran(folder, "undo").code == 0
    assert "past: nog" in text(folder, "--fit", "--yes")
    assert days(folder)["beleidsplan"] == 1


@pytest.mark.parametrize("other", [("--done",), ("--plan", "vr"), ("--decline",), ("--propose", "vr")])
def test_fit_is_for_today(other: tuple[str, ...], folder: Path) -> None:
    assert caught(folder, "--fit", *other).code == 2


def test_without_a_terminal_it_is_noted_with_what_could_move_and_what_to_say(folder: Path) -> None:
    shown = text(folder)
    assert "past in wat je voor ad hoc openhield; er stond vandaag al" in shown
    assert "voorstel aan Sietske: 'beleidsplan' naar dinsdag 24 november ontzorg defer" in shown
    assert "zeg tegen Bram:" in shown
    english = text(folder, lang="en")
    assert "say to Bram:" in english


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (("--propose", "di"), "'offerte' doe ik graag, het liefst op dinsdag 24 november"),
        (("--propose", "vr", "--by", "do"), "'offerte' goed afmaken lukt niet voor donderdag 26 november"),
        (("--decline",), "'offerte' neem ik er nu niet bij"),
        (("--delegate", "Joost"), "Zal ik vragen of Joost het kan oppakken?"),
    ],
)
def test_what_was_chosen_comes_with_the_sentence(options: tuple[str, ...], expected: str, folder: Path) -> None:
    assert expected in text(folder, *options)


def test_a_program_gets_every_choice_with_its_message_and_language(folder: Path) -> None:
    ran(folder, "manager", "edit", "Bram", "--address-form", "u")
    document = ran(folder, "ask", "offerte", "90m", "--from", "Bram", "--json").document
    options = {option["action"]: option for option in document["options"]}
    assert set(options) == {"plan", "now", "decline"}
    message = options["plan"]["message"]
    assert (message["pattern"], message["lang"], message["person"]) == ("later", "nl", "Bram")
    assert "Is dat goed voor u?" in message["text"]
    (notice,) = options["now"]["notices"]
    assert (notice["pattern"], notice["person"]) == ("move", "Sietske")
    english = ran(folder, "ask", "offerte", "90m", "--from", "Bram", "--json", lang="en").document
    assert english["options"][0]["message"]["text"].startswith("I'd be glad to do 'offerte'")


def test_a_call_that_fits_in_the_reserve_is_not_blamed_for_a_day_that_was_full(folder: Path) -> None:
    add(Home(folder), "nog iets", minutes=90, on=day(0))
    shown = " ".join(ran(folder, "adhoc", "belletje", "5m", "--from", "Bram").out.split())
    assert "past in wat je voor ad hoc openhield" in shown


def test_no_sentence_proposes_a_day_on_which_she_does_not_work(folder: Path) -> None:
    shown = text(folder, "--propose", "za")
    assert "valt in het weekend" in shown
    assert "zeg tegen Bram" not in shown
