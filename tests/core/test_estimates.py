"""What finished work suggests for the minutes of new work."""

from __future__ import annotations

import pytest
from tests.core.desk_samples import moment

from ontzorg_cli.core.judgement.estimates import Experience, Suggestion, experience, habits, of_kind
from ontzorg_cli.core.together.person import Person
from ontzorg_cli.core.work.estimate import Measured

BRAM = Person(id="p1", name="Bram", formerly=("J. Bram",))


def done(
    *took: int, kind: str | None = "verslag", who: str | None = None, estimated: int | None = 60
) -> tuple[Measured, ...]:
    return tuple(
        Measured(
            kind=kind,
            requester=who,
            closed_at=moment("15:00", number - 30),
            estimated_minutes=estimated,
            took_minutes=minutes,
        )
        for number, minutes in enumerate(took)
    )


def known(
    *measured: Measured, minutes: int | None = 45, kind: str | None = "verslag", who: str | None = "Bram"
) -> Experience:
    return experience(measured, kind=kind, requester=who, minutes=minutes, people=(BRAM,))


def test_five_of_a_kind_suggest_their_median_ratio_rounded_to_five_minutes() -> None:
    found = known(*done(90, 90, 90, 60, 120))
    assert found.suggestion == Suggestion(code="kind", name="verslag", minutes=70, count=5, ratio=1.5)
    assert found.of_kind is not None
    assert (found.of_kind.count, found.of_kind.since) == (5, moment("15:00", -30))


@pytest.mark.parametrize(
    ("took", "minutes"),
    [
        ((90,) * 4, None),
        ((79,) * 5, None),
        ((80,) * 5, 60),
        ((45,) * 5, None),
        ((44,) * 5, 35),
        ((30,) * 5, 25),
        ((1,) * 5, 5),
    ],
)
def test_nothing_is_suggested_from_fewer_or_where_estimates_are_about_right(
    took: tuple[int, ...], minutes: int | None
) -> None:
    suggestion = known(*done(*took)).suggestion
    assert (suggestion and suggestion.minutes) == minutes


def test_what_would_stay_the_same_after_rounding_is_not_suggested() -> None:
    assert known(*done(*(90,) * 5), minutes=5).suggestion == Suggestion(
        code="kind", name="verslag", minutes=10, count=5, ratio=1.5
    )
    assert known(*done(*(81,) * 5), minutes=5).suggestion is None


def test_who_asked_counts_where_the_kind_is_not_known_also_under_a_former_name() -> None:
    of_bram = done(*(120,) * 5, kind=None, who="J. Bram")
    assert known(*of_bram).suggestion == Suggestion(code="requester", name="Bram", minutes=90, count=5, ratio=2.0)
    assert known(*of_bram, who="Hanneke").suggestion is None
    assert known(*of_bram, who=None).suggestion is None
    right = done(*(60,) * 5)
    assert known(*of_bram, *right).suggestion is None, "the kind is known, and right"


def test_work_without_an_estimate_gets_what_its_kind_usually_takes() -> None:
    measured = (*done(50, 70, estimated=None), *done(40, 62, 90))
    found = known(*measured, minutes=None)
    assert found.suggestion == Suggestion(code="usual", name="verslag", minutes=60, count=5)
    assert found.usual is not None
    assert known(*measured[:4], minutes=None).suggestion is None
    assert known(*done(*(60,) * 5, kind=None, who="Bram"), kind=None, minutes=None).suggestion is None


def test_work_without_an_estimate_teaches_nothing_about_estimates() -> None:
    assert habits(done(*(90,) * 5, estimated=None), of_kind) == {}
    assert habits(done(*(90,) * 5, kind=None), of_kind) == {}
