"""`ask`: the answer before the yes, and the command that writes the request down."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

import pytest
from tests.actions.noor import NOW, add, at, day, log, meet, new_home, open_work
from tests.actions.test_answer_request import everything
from tests.cli.runs import ran

from ontzorg_cli.core.work.task import Due
from ontzorg_cli.store.home import Home

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return new_home(tmp_path / "home").folder


@pytest.fixture
def full(folder: Path) -> Path:
    """Return a home with a full Monday of which one thing can move."""
    home = Home(folder)
    add(home, "jaarstukken", minutes=240, on=day(0), due=Due(day=day(0)), requester="Hanneke")
    add(home, "beleidsplan", minutes=120, on=day(0), due=Due(day=day(8)), requester="Sietske")
    return folder


def answer(folder: Path, *argv: str, lang: str = "nl", now: str = "2026-11-23T08:45") -> str:
    """Return the answer to a question as one text without line ends."""
    result = ran(folder, "ask", *argv, lang=lang, now=now, environ={"COLUMNS": "200"})
    assert (result.code, result.err) == (0, "")
    return " ".join(result.out.split())


def test_a_day_with_room_says_yes_in_one_line(folder: Path) -> None:
    shown = ran(folder, "ask", "taxi", "20m", "--from", "Bram").out.splitlines()
    assert shown == [
        "Ja, dat past vandaag: daarna nog 5u00 over van 5u20 ruimte.",
        "Zeg je ja: ontzorg adhoc taxi 20m --from Bram --today",
    ]
    english = ran(folder, "ask", "taxi", "20m", "--from", "Bram", lang="en").out.splitlines()
    assert english[0] == "Yes, that fits today: it leaves 5h00 of 5h20."


def test_a_guess_is_said(folder: Path, full: Path) -> None:
    add(Home(folder), "iets", minutes=60, on=day(0), due=Due(day=day(0)))
    assert "Zonder duur reken ik op ~30m." in answer(full, "taxi", "--from", "Bram")
    assert "Ja, dat past op vrijdag 27 november, als het ~30m kost" in answer(full, "taxi", "op", "vr")


def test_a_full_day_names_another_day_what_moves_where_and_whom_to_ask(full: Path) -> None:
    said = answer(full, "brand", "90m", "--from", "Bram")
    assert said.startswith("Ja, maar niet vandaag: op dinsdag 24 november past het. Vraag Bram eerst")
    assert "'brand' doe ik graag, het liefst op dinsdag 24 november" in said
    assert "dit past nog wel in wat je voor ad hoc openhield" in said
    assert "Moet het vandaag toch, dan zo: voorstel aan Sietske: 'beleidsplan' naar dinsdag 24 november" in said
    assert "Vraag Bram eerst: wanneer is het uiterlijk nodig?" in said
    english = answer(full, "fire", "90m", "--from", "Bram", lang="en")
    assert english.startswith("Yes, but not today: it fits on Tuesday 24 November.")
    assert "suggest to Sietske: 'beleidsplan' on Tuesday 24 November" in english


def test_with_a_deadline_that_can_be_met_nobody_has_to_be_asked_by_when(full: Path) -> None:
    assert "uiterlijk" not in answer(full, "brand", "90m", "--from", "Bram", "--by", "vr")


def test_a_deadline_that_cannot_be_met_is_a_no_with_the_first_honest_day(full: Path) -> None:
    said = answer(full, "brand", "90m", "--from", "Bram", "--by", "vandaag 15:00")
    assert said.startswith("Nee, niet op tijd voor vandaag om 15:00. Eerste dag met ruimte: dinsdag 24 november.")
    assert "voorstel aan Sietske" in said
    assert "Vraag Sietske: Mag 'beleidsplan' naar dinsdag 24 november?" in said
    assert "uiterlijk" not in said  # a time is a promise
    softer = answer(full, "brand", "90m", "--from", "Bram", "--by", "vandaag")
    assert softer.startswith("Nee, vandaag past het niet. Eerste dag met ruimte: dinsdag 24 november.")
    assert "Vraag Bram eerst" in softer


def test_later_than_claimed_and_in_time_for_what_is_real(full: Path) -> None:
    said = answer(full, "brand", "90m", "--from", "Bram", "--by", "vandaag", "--really-by", "vr")
    assert said.startswith("Ja, maar niet vandaag")
    assert "Dat is later dan vandaag, en op tijd voor vrijdag 27 november." in said


def test_a_chance_is_a_yes_on_conditions(full: Path) -> None:
    said = answer(full, "congres", "90m", "--from", "Bram", "--by", "vandaag", "--stretch")
    assert said.startswith("Ja, graag, als er vandaag 1u00 af kan.")
    assert "Dit kan ervoor opzij: voorstel aan Sietske: 'beleidsplan'" in said
    later = answer(full, "congres", "90m", "--from", "Bram", "--stretch")
    assert later.startswith("Ja, graag, maar niet vandaag: op dinsdag 24 november past het.")
    assert "Het kan ook vandaag, als er 1u00 af kan: voorstel aan Sietske" in later
    never = answer(full, "congres", "--minutes", "540", "--from", "Bram", "--by", "vandaag", "--stretch")
    assert never.startswith("Ja, graag, als het dinsdag 24 november mag worden.")


def test_where_moving_is_not_enough_something_else_is_suggested(full: Path) -> None:
    said = answer(full, "brand", "5u", "--from", "Bram", "--by", "vandaag 16:00")
    assert "Schuiven scheelt vandaag, maar het is niet genoeg:" in said
    assert "te veel ontzorg defer" in said
    assert "Vraag Bram of een kleinere versie ook helpt, en anders of iemand anders het kan doen." in said


def test_another_day_in_time_may_have_what_can_move(folder: Path) -> None:
    home = Home(folder)
    add(home, "jaarstukken", minutes=400, on=day(0), due=Due(day=day(0)))
    add(home, "beleidsplan", minutes=240, on=day(1), due=Due(day=day(9)), requester="Sietske")
    said = answer(folder, "brand", "2u", "--from", "Bram", "--by", "di")
    assert said.startswith("Nee, niet op tijd voor dinsdag 24 november. Eerste dag met ruimte: woensdag 25 november.")
    assert "Toch op tijd? Dan op dinsdag 24 november, als dit schuift: voorstel aan Sietske" in said
    options = ran(folder, "ask", "x", "--by", "di", "--minutes", "2u", "--json").document["options"]
    propose, move = (next(one for one in options if one["action"] == action) for action in ("propose", "plan"))
    assert (propose["to"], propose["moves"], move["to"]) == ("2026-11-25", [], "2026-11-24")
    assert [moved["title"] for moved in move["moves"]] == ["beleidsplan"]


def test_a_day_that_takes_it_without_its_margin_is_said_to(folder: Path) -> None:
    home = Home(folder)
    add(home, "jaarstukken", minutes=400, on=day(0), due=Due(day=day(0)))
    add(home, "beleidsplan", minutes=240, on=day(1), due=Due(day=day(1)))
    assert "op dinsdag 24 november past het nog net." in answer(folder, "brand", "1u", "--from", "Bram", "--by", "di")


def test_after_work_on_a_day_off_and_in_a_day_of_meetings_it_says_so(folder: Path) -> None:
    assert "Je werktijd van vandaag zit erop." in answer(folder, "taxi", "--from", "Bram", now="2026-11-23T18:00")
    assert "Vandaag werk je niet." in answer(folder, "taxi", "--from", "Bram", now="2026-11-28T10:00")
    assert "Vandaag ben je vrij: Eerste kerstdag." in answer(folder, "taxi", now="2026-12-25T10:00")
    assert "Die dag ben je vrij: Eerste kerstdag." in answer(folder, "taxi", "op", "25-12")
    meet(Home(folder), "heidag", at("08:00", 3), minutes=600)
    assert "Je agenda zit vandaag verder vol." in answer(folder, "taxi", now="2026-11-26T10:00")
    meet(Home(folder), "strategie", at("08:30", 4), minutes=360)
    assert "Er staat 5u30 in je agenda." in answer(folder, "taxi", "3u", now="2026-11-27T08:30")


def test_where_six_weeks_have_no_room_none_is_promised(full: Path) -> None:
    ran(full, "agenda", "away", "wereldreis", "--from", "24-11", "--to", "1-3")
    said = answer(full, "brand", "--minutes", "540", "--from", "Bram")
    assert said.startswith("Nee, vandaag past het niet. De komende 6 weken is er geen dag met ruimte.")
    assert said.endswith("Zeg je nee: ontzorg adhoc brand --from Bram --minutes 540 --decline")
    assert answer(full, "congres", "5u", "--stretch").startswith("Ja, graag, als er ander werk af kan.")


def test_work_of_more_than_a_day_can_be_begun(folder: Path) -> None:
    said = answer(folder, "jaarverslag", "--minutes", "540", "--from", "Bram")
    assert "op dinsdag 24 november kun je eraan beginnen, want het is meer dan een dag werk." in said


def test_days_in_the_question_are_remarked_on(folder: Path) -> None:
    assert "valt in het weekend" in answer(folder, "taxi", "op", "za", "--from", "Bram")


@pytest.mark.parametrize(
    "asked",
    [
        ["taxi", "20m", "--from", "Bram"],
        ["taxi bellen", "--minutes", "20m"],
        ["taxi", "regelen", "do", "voor:Bram", "2u"],
        ["brand", "90m", "--from", "Joost"],
        ["brand's", "90m", "--by", "vr 15:00"],
        ["--from", "Bram", "--stretch", "--", "-x", "90m"],
    ],
)
@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_command_at_the_end_works_and_writes_down_what_was_asked(asked: list[str], lang: str, full: Path) -> None:
    home = Home(full)
    known = set(open_work(home))
    shown = ran(full, "ask", *asked, lang=lang)
    (line,) = (line for line in shown.out.splitlines() if "ontzorg adhoc" in line)
    argv = shlex.split(line.partition("ontzorg ")[2])
    written = ran(full, *argv, lang=lang)
    assert (written.code, written.err) == (0, "")
    (title,) = set(open_work(home)) - known
    task, document = open_work(home)[title], ran(full, "--json", "ask", *asked).document
    assert (task.title, task.requester, task.minutes) == (document["title"], document["from"], document["minutes"])
    assert task.stretch == document["stretch"]
    assert len(log(home).interruptions) == 1


def test_a_long_question_is_not_repeated(full: Path) -> None:
    words = ["reis", "naar", "Berlijn", "boeken", "met", "hotel", "en", "een", "tafel", "voor", "twaalf", "90m"]
    shown = ran(full, "ask", *words, "--from", "Bram").out.splitlines()
    assert shown[-2] == "Zeg je ja: dezelfde regel met adhoc in plaats van ask, en --plan di erbij"


@pytest.mark.parametrize("extra", [[], ["--json"], ["--stretch"], ["--discreet"]])
def test_asking_writes_nothing(extra: list[str], full: Path) -> None:
    before = everything(full)
    for minutes in ("20m", "90m", "600m"):
        assert ran(full, "ask", "taxi", "--from", "Bram", "--minutes", minutes, *extra).code == 0
    assert everything(full) == before
    assert Home(full).read().plans(NOW.date(), NOW.date()) == ()


def test_a_discreet_answer_hides_titles_names_and_the_question(full: Path) -> None:
    for asked in (["brand", "90m", "vandaag", "--from", "Bram"], ["taxi", "5m", "--from", "Bram"]):
        shown = ran(full, "ask", *asked, "--discreet").out
        assert not any(text in shown for text in ("brand", "taxi", "Bram", "Sietske", "beleidsplan", "jaarstukken"))
        assert "adhoc •••" in shown
