from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from tests.actions.noor import NOW, add, at, day

from ontzorg_cli.actions.close_task import finish_tasks
from ontzorg_cli.actions.explain_it import explain_it
from ontzorg_cli.actions.look_at_day import look_at_day
from ontzorg_cli.actions.rest_flag import FlagNotUpError, rest_flag
from ontzorg_cli.core.judgement.verdict import FlagExplanation
from ontzorg_cli.core.work.task import Due

if TYPE_CHECKING:
    from ontzorg_cli.store.home import Home


def codes(home: Home, *, now: object = NOW) -> set[str]:
    return {flag.code for flag in look_at_day(None, home=home, now=now).verdict.flags}  # type: ignore[arg-type]


def test_a_flag_that_is_known_rests_until_it_is_worse(noors: Home) -> None:
    add(noors, "begroting", minutes=380, due=Due(day=day(0)))
    assert "overbooked" in codes(noors)
    rested = rest_flag("overbooked", home=noors, now=NOW)
    assert (rested.flag.code, rested.rest.code, rested.rest.day) == ("overbooked", "overbooked", day(0))
    assert "overbooked" not in codes(noors)
    add(noors, "notulen", minutes=40, due=Due(day=day(0)))
    assert "overbooked" in codes(noors)


def test_a_flag_can_be_put_to_rest_again_and_that_can_be_undone(noors: Home) -> None:
    add(noors, "begroting", minutes=380, due=Due(day=day(0)))
    rest_flag("overbooked", home=noors, now=NOW)
    add(noors, "notulen", minutes=40, due=Due(day=day(0)))
    again = rest_flag("overbooked", home=noors, now=NOW + timedelta(minutes=1))
    assert noors.read().rests() == (again.rest,)
    assert "overbooked" not in codes(noors)
    noors.undo(1, now=NOW + timedelta(minutes=2))
    assert "overbooked" in codes(noors)
    noors.undo(2, now=NOW + timedelta(minutes=3))
    assert noors.read().rests() == ()


def test_why_says_since_when_it_rests(noors: Home) -> None:
    add(noors, "begroting", minutes=380, due=Due(day=day(0)))
    rest_flag("overbooked", home=noors, now=NOW)
    explained = explain_it("overbooked", None, home=noors, now=NOW)
    assert isinstance(explained, FlagExplanation)
    assert (explained.flag is not None, explained.resting_since) == (True, NOW)


def test_another_day_can_be_known_too(noors: Home) -> None:
    add(noors, "begroting", minutes=380, due=Due(day=day(1)), on=day(1))
    rest_flag("overbooked", home=noors, now=NOW, day=day(1))
    assert "overbooked" not in {flag.code for flag in look_at_day(day(1), home=noors, now=NOW).verdict.flags}


@pytest.mark.parametrize("code", ["overbooked", "bestaat-niet", ""])
def test_what_is_not_up_cannot_rest_and_what_is_up_is_named(noors: Home, code: str) -> None:
    with pytest.raises(FlagNotUpError) as refused:
        rest_flag(code, home=noors, now=NOW)
    assert refused.value.facts == {"reference": code, "candidates": ("room",)}
    with pytest.raises(FlagNotUpError):
        rest_flag("room", home=noors, now=NOW, day=day(-3))
    assert noors.read().rests() == ()


def test_finished_work_of_a_kind_teaches_how_estimates_are(noors: Home) -> None:
    for number in range(5):
        saved = add(noors, f"notulen {number}", minutes=60, tags=("notulen",))
        finish_tasks([saved.id], home=noors, now=at("10:00"), took_minutes=100)
    assert "estimates-off" in codes(noors, now=at("11:00"))
    other = add(noors, "zonder meting", minutes=60, tags=("post",))
    finish_tasks([other.id], home=noors, now=at("11:00"))
    kinds = [one.kind for one in noors.read().measured(day(-1), day(1))]
    assert kinds == ["notulen"] * 5
