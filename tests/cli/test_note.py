"""Notes from argv to screen: decisions to ask for, agreements, and what was decided without asking."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.actions.noor import day, new_home
from tests.cli.runs import ran

from ontzorg_cli.core.growth.note import NoteKind

if TYPE_CHECKING:
    from pathlib import Path

    from ontzorg_cli.store.home import Home

LANGS = pytest.mark.parametrize("lang", ["nl", "en"])


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return new_home(tmp_path / "home")


@LANGS
@pytest.mark.parametrize("kind", ["decision", "besluit"])
def test_a_decision_goes_on_the_list_of_whose_it_is(kind: str, lang: str, home: Home) -> None:
    result = ran(
        home.folder, "note", kind, "welke", "zaal?", "--with", "bram", "--by", "vr", "--advice", "de grote",
        "--otherwise", "de kleine", lang=lang,
    )  # fmt: skip
    assert (result.code, result.err) == (0, "")
    (topic,) = home.read().topics()
    assert (topic.title, topic.person, topic.decision, topic.by) == ("welke zaal?", "Bram", True, day(4))
    assert (topic.advice, topic.otherwise) == ("de grote", "de kleine")
    assert ("vr 27 november" if lang == "nl" else "Fri 27 November") in result.out.replace("\n         ", "")


def test_a_day_that_has_been_is_taken_and_said(home: Home) -> None:
    result = ran(home.folder, "note", "decision", "zaal?", "--with", "Bram", "--by", "20-11")
    assert (result.code, "is al geweest" in result.out) == (0, True)


@LANGS
@pytest.mark.parametrize(
    ("kind", "kept"),
    [
        ("agreement", NoteKind.AGREEMENT),
        ("afspraak", NoteKind.AGREEMENT),
        ("mandate", NoteKind.MANDATE),
        ("mandaat", NoteKind.MANDATE),
    ],
)
def test_a_line_is_kept_on_its_day_with_somebody_or_nobody(kind: str, kept: NoteKind, lang: str, home: Home) -> None:
    for argv in (["eerst", "bellen", "--with", "hann"], ["zelf", "beslist"], ["voor mij", "--with", "mij"]):
        assert ran(home.folder, "note", kind, *argv, lang=lang).code == 0
    found = home.read().notes(day(0), day(0))
    assert [(note.kind, note.title, note.person) for note in found] == [
        (kept, "eerst bellen", "Hanneke"),
        (kept, "zelf beslist", None),
        (kept, "voor mij", None),
    ]


@LANGS
def test_a_note_is_shown_and_dropped_by_its_id(lang: str, home: Home) -> None:
    (note,) = ran(home.folder, "note", "mandate", "bloemen", "--with", "Bram", "--json").document["done"]
    assert "bloemen" in ran(home.folder, "show", note["id"], lang=lang).out
    assert "bloemen" in ran(home.folder, "drop", note["id"], lang=lang).out
    assert home.read().notes(day(0), day(0)) == ()
    assert ran(home.folder, "undo", lang=lang).code == 0
    assert len(home.read().notes(day(0), day(0))) == 1


@LANGS
def test_what_was_noted_stands_in_the_next_brief(lang: str, home: Home) -> None:
    for kind, text in (("mandate", "bloemen"), ("agreement", "eerst bellen")):
        ran(home.folder, "note", kind, text, "--with", "Bram")
    ran(home.folder, "note", "agreement", "alleen voor Sietske", "--with", "Sietske")
    brief = ran(home.folder, "weekly", "Bram", lang=lang).out
    assert ("bloemen" in brief, "eerst bellen" in brief, "alleen voor" in brief) == (True, True, False)


@LANGS
def test_discreet_shows_neither_the_line_nor_the_name(lang: str, home: Home) -> None:
    for argv in (["mandate", "bloemen"], ["decision", "bloemen", "--advice", "rozen", "--otherwise", "tulpen"]):
        shown = ran(home.folder, "note", *argv, "--with", "Bram", "--discreet", lang=lang).out
        assert [word for word in ("bloemen", "rozen", "tulpen", "Bram") if word in shown] == []


@pytest.mark.parametrize(("lang", "none"), [("nl", "geen"), ("en", "none")])
def test_what_was_said_of_a_decision_is_edited_and_taken_away(lang: str, none: str, home: Home) -> None:
    ran(home.folder, "note", "decision", "zaal?", "--with", "Bram", "--advice", "de grote", "--otherwise", "de oude")
    (topic,) = home.read().topics()
    edited = ran(home.folder, "edit", topic.id, "--by", "4-12", "--advice", "de kleine", lang=lang)
    assert (edited.code, edited.err) == (0, "")
    assert "de kleine" in edited.out
    ran(home.folder, "edit", topic.id, "--otherwise", none, lang=lang)
    (kept,) = home.read().topics()
    assert (kept.advice, kept.by, kept.otherwise) == ("de kleine", day(11), "")
    ran(home.folder, "edit", topic.id, "--by", none, lang=lang)
    assert home.read().topics()[0].by is None
