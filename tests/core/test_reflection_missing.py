from __future__ import annotations

from dataclasses import replace

from tests.core.desk_samples import MONDAY, day, task
from tests.core.strategies import noor

from ontzorg_cli.core.judgement.capacity import Horizon
from ontzorg_cli.core.judgement.day import judge
from ontzorg_cli.core.judgement.explain import explain_flag
from ontzorg_cli.core.judgement.verdict import AdviceAction, Level

CODE = "reflection-missing"
FIRST = noor(tasks=(task("a", 200, on=MONDAY),), since=day(-30), reflected=(day(-4), day(-5)), is_first_look=True)


def test_the_first_look_at_a_day_asks_for_the_reflection_of_the_last_working_day() -> None:
    flag = next(flag for flag in judge(FIRST).flags if flag.code == CODE)
    assert (flag.level, flag.figures) == (Level.NOTICE, {"reflected_days": 2, "of_days": 5})
    (advice,) = flag.advice
    assert (advice.action, advice.command, advice.to) == (AdviceAction.REFLECT, ("reflect", "2026-11-20"), day(-3))


def test_a_later_look_another_day_and_a_day_that_has_its_reflection_ask_nothing() -> None:
    assert CODE not in {flag.code for flag in judge(replace(FIRST, is_first_look=False)).flags}
    assert CODE not in {flag.code for flag in judge(FIRST, day(1)).flags}
    assert CODE not in {flag.code for flag in judge(replace(FIRST, reflected=(day(-3),))).flags}


def test_why_says_how_it_stands_also_where_it_is_not_up() -> None:
    desk = replace(FIRST, reflected=(day(-3), day(-4)), is_first_look=False)
    explained = explain_flag(CODE, desk, Horizon(desk))
    assert (explained.flag, explained.figures) == (None, {"reflected_days": 2, "of_days": 5})
