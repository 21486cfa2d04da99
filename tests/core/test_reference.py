from __future__ import annotations

from datetime import UTC, datetime

import pytest

from ontzorg_cli.core.reference import IdAmbiguousError, IdNotFoundError, find_by_id
from ontzorg_cli.core.work.task import Task


def task(id: str, title: str) -> Task:  # noqa: A002
    return Task(id=id, title=title, created_at=datetime(2026, 11, 23, tzinfo=UTC))


PAPERS = task("k7m", "RvC-stukken bundelen")
BUDGET = task("m2x", "begroting opmaken")
MINUTES = task("m2xk", "verslag MT")
WORK = (PAPERS, BUDGET, MINUTES)


@pytest.mark.parametrize("typed", ["k7m", "K7M", "k7", "k", " k7m "])
def test_an_id_is_known_in_any_case_and_by_its_beginning(typed: str) -> None:
    assert find_by_id(WORK, typed) is PAPERS


def test_a_whole_id_wins_over_the_beginning_of_a_longer_one() -> None:
    assert find_by_id(WORK, "m2x") is BUDGET


def test_the_beginning_of_two_ids_asks_which_one() -> None:
    with pytest.raises(IdAmbiguousError) as caught:
        find_by_id(WORK, "m2")
    assert caught.value.facts["candidates"] == ("m2x begroting opmaken", "m2xk verslag MT")


def test_a_word_of_a_title_says_what_may_be_meant() -> None:
    with pytest.raises(IdNotFoundError) as caught:
        find_by_id(WORK, "Verslag")
    assert caught.value.facts["candidates"] == ("m2xk verslag MT",)


def test_one_slip_of_the_finger_says_what_may_be_meant() -> None:
    with pytest.raises(IdNotFoundError) as caught:
        find_by_id(WORK, "k7n")
    assert caught.value.facts["candidates"] == ("k7m RvC-stukken bundelen",)


@pytest.mark.parametrize("typed", ["", "  ", "zzzzz"])
def test_nothing_like_an_id_means_nothing(typed: str) -> None:
    with pytest.raises(IdNotFoundError) as caught:
        find_by_id(WORK, typed)
    assert caught.value.facts["candidates"] == ()


def test_no_more_than_five_are_named() -> None:
    many = [task(f"k{n}m", f"verslag {n}") for n in range(2, 9)]
    with pytest.raises(IdNotFoundError) as caught:
        find_by_id(many, "verslag")
    candidates = caught.value.facts["candidates"]
    assert isinstance(candidates, tuple)
    assert len(candidates) == 5
