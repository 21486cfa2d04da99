from __future__ import annotations

import pytest

from ontzorg_cli.core.together.names import (
    GoalAmbiguousError,
    GoalNotFoundError,
    PersonAmbiguousError,
    PersonNotFoundError,
    find_goal,
    find_person,
)
from ontzorg_cli.core.together.person import Goal, Person

HANNEKE = Person(id="h3n", name="Hanneke", formerly=("Hanneke de Wit",))
BRAM = Person(id="b4m", name="Bram")
SIETSKE = Person(id="s5k", name="Sietske")
SANDER = Person(id="s6d", name="Sander")
PEOPLE = (HANNEKE, BRAM, SIETSKE, SANDER)
BOARD = Goal(id="g7d", title="Raad van commissarissen op orde")
BOARDROOM = Goal(id="g8d", title="Bestuurskamer vernieuwen")


@pytest.mark.parametrize("typed", ["Bram", "bram", " BRAM ", "br", "b4m"])
def test_a_name_is_known_in_any_case_by_its_beginning_and_by_its_id(typed: str) -> None:
    assert find_person(PEOPLE, typed) is BRAM


def test_a_former_name_still_means_the_same_person() -> None:
    assert find_person(PEOPLE, "hanneke de wit") is HANNEKE


def test_a_whole_name_wins_over_the_beginning_of_a_longer_one() -> None:
    anna, annabel = Person(id="a2n", name="Anna"), Person(id="a3b", name="Annabel")
    assert find_person((annabel, anna), "anna") is anna


def test_the_beginning_of_two_names_asks_which_one() -> None:
    with pytest.raises(PersonAmbiguousError) as caught:
        find_person(PEOPLE, "s")
    assert caught.value.facts["candidates"] == ("Sietske", "Sander")


def test_a_misspelt_name_says_who_may_be_meant() -> None:
    with pytest.raises(PersonNotFoundError) as caught:
        find_person(PEOPLE, "Haneke")
    assert caught.value.facts["meant"] == ("Hanneke",)
    assert caught.value.facts["candidates"] == ("Hanneke", "Bram", "Sietske", "Sander")


@pytest.mark.parametrize("typed", ["Joost", "", "   "])
def test_an_unknown_or_empty_name_means_nobody(typed: str) -> None:
    with pytest.raises(PersonNotFoundError) as caught:
        find_person(PEOPLE, typed)
    assert caught.value.facts["meant"] == ()


@pytest.mark.parametrize("typed", ["g7d", "g7", "raad", "op orde"])
def test_a_goal_is_known_by_its_id_and_by_words_of_its_title(typed: str) -> None:
    assert find_goal((BOARD, BOARDROOM), typed) is BOARD


def test_a_word_of_two_goals_asks_which_one() -> None:
    with pytest.raises(GoalAmbiguousError) as caught:
        find_goal((BOARD, BOARDROOM), "r")
    assert caught.value.facts["candidates"] == (f"g7d {BOARD.title}", f"g8d {BOARDROOM.title}")


@pytest.mark.parametrize("typed", ["q9x", ""])
def test_an_unknown_goal_names_those_there_are(typed: str) -> None:
    with pytest.raises(GoalNotFoundError) as caught:
        find_goal((BOARD,), typed)
    assert caught.value.facts["candidates"] == (f"g7d {BOARD.title}",)
