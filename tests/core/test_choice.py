from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from ontzorg_cli.core.judgement.choice import Candidate, cheapest_sets, cost_of

unhurried = settings(deadline=None)
candidates = st.lists(
    st.builds(
        Candidate,
        id=st.uuids().map(str),
        is_must=st.booleans(),
        weight=st.sampled_from((0, 1_000_000, 1_250_000, 2_000_000, 4_000_000)),
        deferrals=st.integers(0, 2),
        freed_minutes=st.sampled_from((5, 10, 30, 45, 60)),
    ),
    max_size=7,
    unique_by=lambda one: one.id,
)


def one(id: str, minutes: int, *, weight: int = 2, must: bool = False, deferrals: int = 0) -> Candidate:  # noqa: A002  an id is called id everywhere
    return Candidate(id=id, is_must=must, weight=weight, deferrals=deferrals, freed_minutes=minutes)


def first(*given: Candidate, minutes: int, most: int | None = None) -> list[str]:
    return [each.id for each in next(cheapest_sets(given, minutes=minutes, most=most), ())]


def test_a_must_outweighs_any_number_of_others() -> None:
    others = tuple(one(f"o{number}", 10) for number in range(9))
    assert len(first(one("must", 90, weight=4, must=True), *others, minutes=90)) == 9


def test_weight_goes_before_number_and_number_before_deferrals() -> None:
    assert first(one("heavy", 60, weight=4), one("a", 30, weight=1), one("b", 30, weight=1), minutes=60) == ["a", "b"]
    assert first(one("two", 60), one("a", 30, weight=1), one("b", 30, weight=1), minutes=60) == ["two"]
    assert first(one("often", 60, deferrals=2), one("never", 60), minutes=60) == ["never"]


def test_no_set_has_more_than_may_move() -> None:
    assert first(one("a", 30), one("b", 30), minutes=60, most=1) == []


def test_what_cannot_be_freed_has_no_set() -> None:
    assert first(one("a", 30), minutes=31) == []


@unhurried
@given(candidates, st.integers(1, 200))
def test_every_set_that_frees_enough_comes_once_the_cheapest_first(given: list[Candidate], minutes: int) -> None:
    sets = list(cheapest_sets(given, minutes=minutes))
    wanted = {
        frozenset(each.id for each in chosen)
        for number in range(len(given) + 1)
        for chosen in combinations(given, number)
        if sum(each.freed_minutes for each in chosen) >= minutes
    }
    assert len(sets) == len(wanted)
    assert {frozenset(each.id for each in chosen) for chosen in sets} == wanted
    costs = [cost_of(chosen) for chosen in sets]
    assert costs == sorted(costs)


@unhurried
@given(candidates, st.integers(1, 200), st.randoms())
def test_the_order_in_which_work_is_given_does_not_matter(given: list[Candidate], minutes: int, random: object) -> None:
    shuffled = list(given)
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # a random.Random, which the strategy does not say
    assert list(cheapest_sets(shuffled, minutes=minutes)) == list(cheapest_sets(given, minutes=minutes))
