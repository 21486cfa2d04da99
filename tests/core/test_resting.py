from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from tests.core.desk_samples import MONDAY, day, due, flags, moment, task
from tests.core.strategies import desks, noor

from ontzorg_cli.cli.table import COMMANDS, resolve
from ontzorg_cli.core.judgement.capacity import Horizon
from ontzorg_cli.core.judgement.day import judge
from ontzorg_cli.core.judgement.explain import FLAG_CODES, explain_flag
from ontzorg_cli.core.judgement.flags import RULES
from ontzorg_cli.core.judgement.resting import is_resting, rest_of
from ontzorg_cli.core.judgement.verdict import Flag, Level

if TYPE_CHECKING:
    from ontzorg_cli.core.judgement.desk import Desk
    from ontzorg_cli.core.judgement.resting import Rest

fast = settings(max_examples=40, deadline=None)
BY_CODE = {rule.code: rule for rule in RULES}


def put_to_rest(code: str, desk: Desk) -> Rest:
    return rest_of(flags(desk)[code], BY_CODE[code], desk.today, desk.now)


def overbooked(minutes: int, number: int = 0) -> Desk:
    return noor(now=moment("08:30", number), tasks=(task("a", minutes, due=due(number)),))


def test_a_flag_that_is_known_rests() -> None:
    desk = overbooked(400)
    rest = put_to_rest("overbooked", desk)
    assert "overbooked" not in flags(replace(desk, rests=(rest,)))
    assert judge(replace(desk, rests=(rest,))).figures.overload is judge(desk).figures.overload


@pytest.mark.parametrize(("minutes", "is_up"), [(360, False), (400, False), (430, False), (431, True)])
def test_it_is_up_again_when_it_is_half_an_hour_worse(minutes: int, is_up: bool) -> None:  # noqa: FBT001  a column of the table
    rest = put_to_rest("overbooked", overbooked(400))
    assert ("overbooked" in flags(replace(overbooked(minutes), rests=(rest,)))) is is_up


def test_what_a_day_is_about_rests_for_that_day() -> None:
    rest = put_to_rest("overbooked", overbooked(400))
    assert "overbooked" in flags(replace(overbooked(400, 1), rests=(rest,)))


def test_what_is_about_something_else_or_louder_or_more_often_is_up_again() -> None:
    desk = noor(tasks=(task("a", 60, moves=3),))
    rest = put_to_rest("pushed-too-often", desk)
    assert "pushed-too-often" not in flags(replace(desk, now=moment("08:30", 2), rests=(rest,)))
    assert "pushed-too-often" in flags(noor(tasks=(task("a", 60, moves=4),), rests=(rest,)))
    assert "pushed-too-often" in flags(noor(tasks=(task("b", 60, moves=3),), rests=(rest,)))
    rule = BY_CODE["pushed-too-often"]
    louder = replace(flags(desk)["pushed-too-often"], level=Level.WARNING)
    assert not is_resting(louder, rule, MONDAY, rest)


@pytest.mark.parametrize(("percent", "rests"), [(40, True), (60, True), (70, True), (71, False)])
def test_a_share_may_grow_by_ten_parts_in_a_hundred(percent: int, rests: bool) -> None:  # noqa: FBT001  a column of the table
    rule = BY_CODE["one-source"]
    figures: dict[str, Any] = {"person": "Bram", "share_percent": 60}
    flag = Flag(code="one-source", level=Level.NOTICE, figures=figures, advice=())
    rest = rest_of(flag, rule, MONDAY, moment("08:30"))
    assert is_resting(replace(flag, figures=figures | {"share_percent": percent}), rule, day(3), rest) is rests


def test_a_rest_is_of_one_flag() -> None:
    rest = put_to_rest("overbooked", overbooked(400))
    desk = noor(tasks=(task("a", 60, moves=3),), rests=(rest,))
    assert "pushed-too-often" in flags(desk)


def test_why_says_that_it_rests_and_since_when() -> None:
    desk = overbooked(400)
    resting = replace(desk, rests=(put_to_rest("overbooked", desk),))
    explained = explain_flag("overbooked", resting, Horizon(resting))
    assert explained.flag is not None
    assert explained.resting_since == desk.now
    assert explain_flag("overbooked", desk, Horizon(desk)).resting_since is None


def test_the_codes_stand_in_the_order_in_which_they_are_told() -> None:
    assert FLAG_CODES == (
        "overbooked",
        "adhoc-over-buffer",
        "adhoc-structural",
        "one-source",
        "fragmented",
        "no-block",
        "own-time-lost",
        "deadline-at-risk",
        "double-claim",
        "ball-too-long",
        "checkin-missed",
        "checkin-due",
        "reflection-missing",
        "pushed-too-often",
        "side-job",
        "estimates-off",
        "over-contract",
        "room",
    )


def test_an_empty_home_has_no_flag_but_that_of_room() -> None:
    assert flags(noor()).keys() == {"room"}


@fast
@given(desks())
def test_every_flag_that_is_up_can_rest_and_its_advice_can_be_typed(desk: Desk) -> None:
    up = judge(desk).flags
    rests = tuple(rest_of(flag, BY_CODE[flag.code], desk.today, desk.now) for flag in up)
    for flag in up:
        assert flag.figures
        assert flag.advice
        assert all(resolve(one.command, COMMANDS) for one in flag.advice)
        assert set(BY_CODE[flag.code].telling) <= flag.figures.keys()
    assert judge(replace(desk, rests=rests)).flags == ()
