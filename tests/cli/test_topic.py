"""Topics and notes from argv to screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.actions.noor import NOW, new_home, standing, title_of
from tests.cli.runs import ran

from ontzorg_cli.actions.manage_people import PersonChange, add_person, edit_person

if TYPE_CHECKING:
    from pathlib import Path

    from ontzorg_cli.store.home import Home

LANGS = pytest.mark.parametrize("lang", ["nl", "en"])


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return new_home(tmp_path / "home")


def listed(home: Home) -> list[tuple[str, str]]:
    return [(topic.person, topic.title) for topic in home.read().topics()]


@LANGS
def test_a_name_and_the_text_after_it_make_a_topic(lang: str, home: Home) -> None:
    result = ran(home.folder, "topic", "hanneke", "nieuwe", "printer", lang=lang)
    assert (result.code, result.err, listed(home)) == (0, "", [("Hanneke", "nieuwe printer")])
    (topic,) = home.read().topics()
    assert f"{topic.id} nieuwe printer" in result.out


def test_a_whole_name_of_several_words_comes_before_its_first_word(home: Home) -> None:
    for name in ("Anna", "Anna van Dijk"):
        add_person(PersonChange(name=name), home=home, now=NOW, title_of=title_of)
    for words in ("anna van dijk lamp", "Anna van hier", "Anna"):
        assert ran(home.folder, "topic", *words.split()).code == 0
    assert listed(home) == [("Anna van Dijk", "lamp"), ("Anna", "van hier")]


def test_a_quoted_text_is_kept_as_it_is(home: Home) -> None:
    ran(home.folder, "topic", "Bram", "vrijdag 30m +archief om 14:00")
    assert listed(home) == [("Bram", "vrijdag 30m +archief om 14:00")]


@LANGS
def test_it_says_when_it_will_be_talked_about_or_how_to_make_that_stand(lang: str, home: Home) -> None:
    assert "ontzorg manager edit Bram --checkin" in ran(home.folder, "topic", "Bram", "lamp", lang=lang).out
    edit_person("Bram", PersonChange(checkin=standing()), home=home, now=NOW, title_of=title_of)
    said = ran(home.folder, "topic", "Bram", "printer", lang=lang).out
    assert "13:00" in said
    assert "--checkin" not in said


@LANGS
def test_the_list_is_that_of_one_or_of_all(lang: str, home: Home) -> None:
    ran(home.folder, "topic", "Bram", "lamp")
    ran(home.folder, "topic", "Hanneke", "printer")
    everything = ran(home.folder, "topic", lang=lang)
    assert [line.split()[1] for line in everything.out.splitlines()] == ["lamp", "printer"]
    assert "printer" not in ran(home.folder, "topic", "Bram", lang=lang).out
    (only,) = ran(home.folder, "topic", "hann", "--json", lang=lang).document["topics"]
    assert (only["title"], only["person"], only["asked_on"]) == ("printer", "Hanneke", None)


@LANGS
def test_an_empty_list_says_how_to_put_something_on_it(lang: str, home: Home) -> None:
    for argv in (["topic"], ["topic", "Bram"]):
        result = ran(home.folder, *argv, lang=lang)
        assert (result.code, "ontzorg topic" in result.out) == (0, True)


@LANGS
def test_a_topic_is_edited_finished_dropped_and_found_by_its_id(lang: str, home: Home) -> None:
    for title in ("lamp", "printer"):
        ran(home.folder, "topic", "Bram", title)
    lamp, printer = (topic.id for topic in home.read().topics())
    assert "bureaulamp" in ran(home.folder, "edit", lamp, "bureaulamp", lang=lang).out
    assert "bureaulamp" in ran(home.folder, "show", lamp, lang=lang).out
    assert ran(home.folder, "done", lamp, lang=lang).code == 0
    assert ran(home.folder, "drop", printer, lang=lang).code == 0
    assert listed(home) == []
    for command in ("done", "drop", "edit"):
        again = ran(home.folder, command, lamp, *(["x"] if command == "edit" else []), lang=lang)
        assert again.code == 3
    assert "bureaulamp" in ran(home.folder, "show", lamp, lang=lang).out
    assert ran(home.folder, "undo", "2", lang=lang).code == 0
    assert listed(home) == [("Bram", "bureaulamp"), ("Bram", "printer")]


@LANGS
def test_a_topic_written_by_accident_is_taken_back(lang: str, home: Home) -> None:
    ran(home.folder, "topic", "Bram", "lamp", lang=lang)
    assert "lamp" in ran(home.folder, "undo", lang=lang).out
    assert listed(home) == []
