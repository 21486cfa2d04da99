"""`why` of a task, a day and a move, and what finished work suggests: from what is typed to what is shown."""

from __future__ import annotations

import math
import shlex
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from tests.actions.noor import NOW, add, at, day, meet, new_home
from tests.cli.runs import ran

from ontzorg_cli.actions.close_task import finish_tasks
from ontzorg_cli.core.work.task import Due, Importance

if TYPE_CHECKING:
    from pathlib import Path

    from ontzorg_cli.store.home import Home

LONGEST = 80


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """Return the home of somebody who finished five reports, each in one and a half times its estimate."""
    home = new_home(tmp_path / "home")
    for number in range(5):
        task = add(home, f"verslag {number}", minutes=60, tags=("verslag",), requester="Bram")
        finish_tasks([task.id], home=home, now=NOW + timedelta(minutes=number), took_minutes=90)
    return home


def said(home: Home, *argv: str, lang: str = "nl", now: str = "2026-11-23T10:00") -> str:
    result = ran(home.folder, *argv, lang=lang, now=now, environ={"COLUMNS": str(LONGEST)})
    assert (result.code, result.err) == (0, "")
    assert all(len(line) <= LONGEST for line in result.out.splitlines()), result.out
    return result.out


def document(home: Home, *argv: str, lang: str = "nl") -> Any:  # noqa: ANN401  JSON is anything
    return ran(home.folder, *argv, "--json", lang=lang, now="2026-11-23T10:00").document


def one_line(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        (
            "nl",
            "'verslag' duurt bij jou vaak anderhalf keer zo lang als je schat: 45m wordt eerder 1u10. Neem het over: ontzorg edit",
        ),
        (
            "en",
            "'verslag' often takes you one and a half times as long as you think: 45m is more like 1h10. To use that: ontzorg edit",
        ),
    ],
)
@pytest.mark.parametrize("command", ["add", "adhoc --from Bram"])
def test_a_kind_that_takes_longer_is_said_in_one_line_with_its_command(
    command: str, lang: str, sentence: str, home: Home
) -> None:
    shown = one_line(said(home, *command.split(), "verslag MT", "+verslag", "45m", lang=lang))
    assert shown.count(sentence) == 1
    typed = shown.partition(sentence)[2]
    reference, _, minutes = typed.split()[:3]
    assert minutes == "70"
    assert home.read().tasks()[-1].minutes == 45, "a suggestion, never a silent change"
    said(home, "edit", reference, "--minutes", "70")
    assert home.read().tasks()[-1].minutes == 70


def test_what_is_asked_gets_the_line_as_well_and_nothing_is_written(home: Home) -> None:
    before = home.read().tasks()
    shown = one_line(said(home, "ask", "verslag directie", "+verslag", "--from", "Bram", "--minutes", "45"))
    assert "45m wordt eerder 1u10. Reken het opnieuw met --minutes 70" in shown
    assert "more like 1h10" in one_line(said(home, "ask", "verslag", "+verslag", "45m", "--from", "Bram", lang="en"))
    assert home.read().tasks() == before


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [("nl", "Werk voor Bram duurt bij jou vaak anderhalf keer zo lang"), ("en", "Work for Bram often takes you")],
)
def test_work_of_no_known_kind_is_held_against_who_asked(lang: str, sentence: str, home: Home) -> None:
    assert sentence in one_line(said(home, "add", "lunch", "45m", "voor:Bram", lang=lang))
    assert sentence not in one_line(said(home, "add", "lunch", "45m", "voor:Hanneke", lang=lang))
    assert sentence not in one_line(said(home, "add", "lunch", "45m", lang=lang))


def test_work_without_an_estimate_hears_what_is_usual_and_counts_thirty_minutes(home: Home) -> None:
    shown = one_line(said(home, "add", "verslag OR", "+verslag"))
    assert "'verslag' duurt bij jou meestal 1u30. Neem het over: ontzorg edit" in shown
    task = home.read().tasks()[-1]
    assert task.minutes is None
    (ranked,) = (one for one in document(home, "next", "-n", "9")["tasks"] if one["id"] == task.id)
    assert (ranked["minutes"], ranked["guess"]) == (30, True)
    why = document(home, "why", task.id)["estimate"]
    assert (why["minutes"], why["suggested_minutes"], why["usual"]["samples"]) == (None, 90, 5)


def test_guessed_minutes_teach_nothing_and_what_others_do_gets_no_suggestion(home: Home) -> None:
    for number in range(6):
        task = add(home, f"post {number}", minutes=60, tags=("post",))
        finish_tasks([task.id], home=home, now=NOW + timedelta(minutes=number))
    assert "duurt bij jou" not in said(home, "add", "post", "+post", "45m")
    assert "duurt bij jou" not in said(home, "add", "verslag", "+verslag", "45m", "--owner", "Fatima")


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_why_of_a_task_shows_what_its_estimate_rests_on(lang: str, home: Home) -> None:
    task = add(home, "verslag MT", minutes=45, tags=("verslag",))
    shown = said(home, "why", task.id, lang=lang)
    assert "150%" in shown
    assert f"ontzorg edit {task.id} --minutes 70" in shown
    told = document(home, "why", task.id, lang=lang)
    assert told["estimate"]["kind"] | {"since": ""} == {
        "name": "verslag",
        "samples": 5,
        "ratio": 1.5,
        "since": "",
        "off": True,
    }
    assert shlex.split(told["estimate"]["command"]) == ["ontzorg", "edit", task.id, "--minutes", "70"]


def test_a_task_that_would_move_says_why_it_and_why_then(home: Home) -> None:
    for number in range(4):
        add(home, f"moet {number}", minutes=90, on=day(0), importance=Importance.MUST, due=Due(day=day(2)))
    add(home, "opruimen", minutes=60, on=day(0))
    moves = [
        advice["task"]
        for flag in document(home, "today")["flags"]
        for advice in flag["advice"]
        if advice["action"] in {"move", "propose"}
    ]
    assert moves
    dutch, english = (said(home, "why", moves[0], lang=lang) for lang in ("nl", "en"))
    assert "WAAROM DEZE SCHUIFT" in dutch
    assert "WAAROM DE REST BLIJFT" in dutch
    assert "WHY THIS ONE MOVES" in english
    told = document(home, "why", moves[0])
    assert told["move"]["days"][-1]["because"] == "fits"
    assert told.keys() == document(home, "why", moves[0], lang="en").keys()
    stays = {one["task"] for one in told["move"]["stays"]}
    assert stays
    assert document(home, "why", min(stays - set(moves)))["move"] is None


def test_the_factors_of_a_task_far_ahead_multiply_back_to_its_score_which_can_be_read(home: Home) -> None:
    task = add(home, "jubileum", minutes=20, due=Due(day=day(60)))
    told = document(home, "why", task.id)
    assert 0 < told["score"] < 1e-9
    assert math.prod(factor["value"] for factor in told["factors"]) == pytest.approx(told["score"])
    dutch, english = (said(home, "why", task.id, lang=lang) for lang in ("nl", "en"))
    assert "= 1 op " in dutch
    assert "= 1 in " in english
    assert "<" not in dutch + english


@pytest.mark.parametrize("what", ["vandaag", "overbooked"])
def test_days_and_flags_have_factors_with_a_value_each_in_both_languages(what: str, home: Home) -> None:
    told, english = (document(home, "why", what, lang=lang) for lang in ("nl", "en"))
    assert told["score"] is None
    assert told["factors"]
    assert all({"name", "value", "because"} <= factor.keys() for factor in told["factors"])
    assert told | {"text": ""} == english | {"text": ""}


def test_the_sum_of_a_day_learned_from_shows_each_day_and_who_is_away(home: Home) -> None:
    for week in range(1, 4):
        at = f"2026-11-{23 - 7 * week:02d}T"
        said(home, "today", now=f"{at}08:30")
        said(home, "adhoc", "vraag", "--from", "Bram", "--minutes", "60", "--done", now=f"{at}11:00")
        said(home, "adhoc", "vraag", "--from", "Hanneke", "--minutes", "20", "--done", now=f"{at}12:00")
    said(
        home,
        "agenda",
        "away",
        "verlof",
        "--from",
        "vandaag",
        "--to",
        "vandaag",
        "--who",
        "Bram",
        now="2026-11-23T08:00",
    )
    dutch, english = (said(home, "why", "vandaag", lang=lang) for lang in ("nl", "en"))
    assert "WAT ER TUSSENDOOR KOMT" in dutch
    assert "de middelste van je laatste 3 maandagen" in one_line(dutch)
    assert "Bram is er niet, en meestal komt 75% van wat er tussendoor komt van Bram" in one_line(dutch)
    assert "minder dan anders omdat Bram weg is" in one_line(dutch)
    assert "the middle of your last 3 Mondays" in one_line(english)
    assert "Bram is away, and 75% of what comes in between is usually from Bram" in one_line(english)
    assert "minder, want Bram is weg" in one_line(said(home, "today"))
    assert "less, as Bram is away" in one_line(said(home, "today", lang="en"))
    names = [factor["name"] for factor in document(home, "why", "vandaag")["factors"]]
    assert names[-7:] == ["sample", "sample", "median", "pulled", "bounded", "left_out", "expected"]


def test_an_event_is_no_work_to_explain_and_is_called_what_it_is(home: Home) -> None:
    event = meet(home, "MT", at("09:00", 1))
    refused = ran(home.folder, "why", event.id)
    assert (refused.code, refused.out) == (2, "")
    assert " ".join(refused.err.split()).startswith(f"{event.id} is een afspraak: 'MT'.")
    assert f"ontzorg show {event.id}" in refused.err
    assert ran(home.folder, "why", "zzz").code == 3


@pytest.mark.parametrize(("lang", "to_hanneke"), [("nl", "zeg tegen Hanneke:"), ("en", "say to Hanneke:")])
def test_a_double_claim_has_the_words_for_both_and_neither_hears_the_subject_of_the_other(
    lang: str, to_hanneke: str, home: Home
) -> None:
    add(home, "jubileum", minutes=400, due=Due(day=day(1)), requester="Bram")
    add(home, "begroting", minutes=400, due=Due(day=day(1)), requester="Hanneke")
    assert "ontzorg why double-claim" in said(home, "today", "--all", lang=lang)
    assert to_hanneke in said(home, "why", "double-claim", lang=lang)
    texts = {one["person"]: one["text"] for one in document(home, "why", "double-claim", lang=lang)["messages"]}
    assert texts.keys() == {"Bram", "Hanneke"}
    assert ("jubileum" in texts["Bram"], "begroting" in texts["Bram"]) == (True, False)
    assert ("begroting" in texts["Hanneke"], "jubileum" in texts["Hanneke"]) == (True, False)
