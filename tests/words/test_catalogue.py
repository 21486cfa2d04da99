from __future__ import annotations

import string
from typing import TYPE_CHECKING

import pytest

from ontzorg_cli.words.catalogue import LANGUAGES, Catalogue
from ontzorg_cli.words.phrase import Piece, Tone

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ontzorg_cli.words.catalogue import Entries

SECTIONS = ("today", "reasons", "flags", "why", "work", "agenda")


def sentences(section: str, language: str) -> dict[str, frozenset[str]]:
    catalogue = Catalogue("nl" if language == "nl" else "en")
    return dict(_walk(catalogue.entries(section), section))


def _walk(entries: Mapping[str, str | Entries], key: str) -> Iterator[tuple[str, frozenset[str]]]:
    for name, entry in entries.items():
        if isinstance(entry, str):
            yield f"{key}.{name}", frozenset(place for _, place, _, _ in string.Formatter().parse(entry) if place)
        else:
            yield from _walk(entry, f"{key}.{name}")


@pytest.fixture
def dutch() -> Catalogue:
    return Catalogue("nl")


@pytest.mark.parametrize("section", SECTIONS)
def test_both_languages_say_the_same_things_with_the_same_places(section: str) -> None:
    assert sentences(section, "nl") == sentences(section, "en")


def test_values_keep_their_own_tone_inside_our_words(dutch: Catalogue) -> None:
    name = Piece("Noor", Tone.STRONG, personal=True)
    assert dutch.say("today.greeting.by_name", Tone.QUIET, greeting="goedemorgen", name=name) == (
        Piece("goedemorgen", Tone.QUIET),
        Piece(", ", Tone.QUIET),
        name,
    )


def test_a_whole_phrase_can_fill_a_place(dutch: Catalogue) -> None:
    task = (Piece("RvC", personal=True), Piece("…"))
    assert dutch.say("flags.advice.use_room_start", task=task)[1:3] == task


def test_one_and_many_have_sentences_of_their_own() -> None:
    english = Catalogue("en")
    assert english.text("work.times", count=1) == "once"
    assert english.text("work.times", count=3) == "3 times"


@pytest.mark.parametrize("key", ["today.no_such_thing", "no_such_section.x", "today.free.deeper", "today.greeting"])
def test_a_sentence_that_is_not_there_is_a_defect(key: str, dutch: Catalogue) -> None:
    with pytest.raises(KeyError):
        dutch.text(key)


def test_a_place_without_a_value_is_a_defect(dutch: Catalogue) -> None:
    with pytest.raises(KeyError):
        dutch.text("today.free")


def test_what_is_there_can_be_asked(dutch: Catalogue) -> None:
    assert dutch.has("today.free")
    assert not dutch.has("today.no_such_thing")
    assert not dutch.has("no_such_section.x")


def test_a_table_can_be_had_whole_and_a_sentence_cannot(dutch: Catalogue) -> None:
    assert "morning" in dutch.entries("today.greeting")
    with pytest.raises(KeyError):
        dutch.entries("today.free")


def test_braces_in_a_title_stay_as_they_were_typed(dutch: Catalogue) -> None:
    title = Piece("plan {minutes} {", personal=True)
    assert title in dutch.say("today.own_time", title=title)


@pytest.mark.parametrize("language", LANGUAGES)
def test_flags_that_come_back_have_three_ways_to_be_said(language: str) -> None:
    catalogue = Catalogue("nl" if language == "nl" else "en")
    for key in (
        "overbooked.warning",
        "overbooked.alarm",
        "adhoc-over-buffer.warning",
        "adhoc-over-buffer.alarm",
        "adhoc-structural.warning",
        "room.notice",
    ):
        variants = catalogue.entries(f"flags.{key}")
        assert len(variants) == len({str(text) for text in variants.values()}) == 3


@pytest.mark.parametrize(("language", "today"), [("nl", "vandaag"), ("en", "today")])
def test_a_question_that_speaks_of_today_has_words_for_another_day(language: str, today: str) -> None:
    catalogue = Catalogue("nl" if language == "nl" else "en")
    for questions, of_another_day in (("ask", "ask_other_day"), ("perspective", "perspective_other_day")):
        asked, other = (catalogue.entries(f"reflect.{key}") for key in (questions, of_another_day))
        assert {key for key, text in asked.items() if today in str(text) and "{task" not in str(text)} <= other.keys()
        assert not [text for text in other.values() if today in str(text)]
