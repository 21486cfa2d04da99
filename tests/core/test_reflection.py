from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.core.desk_samples import MONDAY, day
from tests.core.strategies import PART_TIME, noor

from ontzorg_cli.core.calendar.agenda import Absence, AllDay
from ontzorg_cli.core.growth.intention import is_habit, standing_intention
from ontzorg_cli.core.growth.perspective import PERSPECTIVES, VIEWS, Asked, question_of
from ontzorg_cli.core.growth.reflection import Outcome, Reflection, joined
from ontzorg_cli.core.growth.rhythm import rhythm_of
from ontzorg_cli.core.judgement.own_hours import OwnHours

if TYPE_CHECKING:
    from datetime import date

HOURS = OwnHours(noor())
LINE = "als de telefoon gaat, dan vraag ik: wanneer uiterlijk?"
MADE = Reflection(day=MONDAY, intentions=(LINE,))
WHOLE_DAY = 420


def stands(on: int, *reflections: Reflection) -> str:
    return standing_intention(reflections, day(on), HOURS)


def asked(on: date, *reflections: Reflection, managers: tuple[str, ...] = ("Hanneke", "Bram")) -> Asked | None:
    return question_of(on, reflections, managers, working_minutes=WHOLE_DAY)


def test_two_reflections_on_a_day_keep_every_answer() -> None:
    first = Reflection(day=MONDAY, pleased="rust", perspective="help", answer="Joost", intentions=("als a, dan b",))
    second = Reflection(day=MONDAY, pleased="lunch", less="mail", outcome=Outcome.PARTLY, intentions=("als c, dan d",))
    whole = joined(first, second)
    assert (whole.pleased, whole.less, whole.answer) == ("rust\nlunch", "mail", "Joost")
    assert (whole.perspective, whole.outcome) == ("help", Outcome.PARTLY)
    assert whole.intentions == ("als a, dan b", "als c, dan d")
    assert whole.intention == "als c, dan d"


def test_a_question_that_was_left_open_is_no_answer() -> None:
    assert Reflection(day=MONDAY, perspective="help").is_empty
    assert not Reflection(day=MONDAY, outcome=Outcome.NOT_DONE).is_empty


def test_every_question_has_its_turn_in_a_fortnight_of_days() -> None:
    codes = [found.code for number in range(len(PERSPECTIVES)) if (found := asked(day(number)))]
    assert sorted(codes) == sorted(VIEWS)


def test_a_view_that_was_answered_from_in_the_week_is_passed_over() -> None:
    for number in range(len(PERSPECTIVES)):
        first = asked(day(number))
        assert first is not None
        before = Reflection(day=day(number - 6), perspective=first.code, answer="ja")
        other = asked(day(number), before)
        assert other is not None
        assert VIEWS[other.code] != VIEWS[first.code]
        assert asked(day(number), replace(before, day=day(number - 7))) == first


def test_both_questions_about_a_manager_are_one_view() -> None:
    saw = next(number for number in range(14) if asked(day(number)) == Asked(code="manager_saw", manager="Hanneke"))
    worry = next(
        number for number in range(saw, saw + 14) if (found := asked(day(number))) and found.code == "manager_worry"
    )
    answered = Reflection(day=day(worry - 1), perspective="manager_saw", answer="de cijfers")
    found = asked(day(worry), answered)
    assert found is not None
    assert found.code == "boundary"


def test_who_works_for_nobody_is_not_asked_about_a_manager() -> None:
    assert all((found := asked(day(number), managers=())) and not found.manager for number in range(14))


def test_managers_take_turns() -> None:
    about = {found.manager for number in range(28) if (found := asked(day(number))) and found.manager}
    assert about == {"Hanneke", "Bram"}


@pytest.mark.parametrize("minutes", [0, 240, 299])
def test_a_short_day_has_the_three_questions_alone(minutes: int) -> None:
    assert question_of(MONDAY, (), ("Hanneke",), working_minutes=minutes) is None


def test_a_day_that_has_its_answer_is_asked_no_other() -> None:
    assert asked(MONDAY, Reflection(day=MONDAY, perspective="help", answer="ja")) is None


def test_where_every_view_was_taken_of_late_nothing_is_asked() -> None:
    codes = [each.code for each in PERSPECTIVES if not each.needs_manager]
    around = [number for number in range(-6, 7) if number]
    kept = [
        Reflection(day=day(number), perspective=code, answer="ja") for number, code in zip(around, codes, strict=True)
    ]
    assert asked(MONDAY, *kept, managers=()) is None
    assert asked(MONDAY, *kept) is not None


def test_an_intention_stands_from_the_day_after() -> None:
    assert stands(0, MADE) == ""
    assert stands(1, MADE) == LINE


@pytest.mark.parametrize("outcome", [Outcome.DONE, Outcome.PARTLY, Outcome.NOT_DONE])
def test_a_settled_intention_stands_no_more(outcome: Outcome) -> None:
    settled = Reflection(day=day(1), outcome=outcome)
    assert stands(1, MADE, settled) == ""
    assert stands(2, MADE, settled) == ""


def test_an_intention_whose_situation_did_not_come_up_waits_five_working_days() -> None:
    waits = tuple(Reflection(day=day(number), outcome=Outcome.NOT_MET) for number in (1, 2, 3, 4))
    assert [stands(number, MADE, *waits) == LINE for number in (2, 3, 4, 7, 8)] == [True, True, True, True, False]


def test_days_off_and_absence_do_not_make_an_intention_older() -> None:
    away = Absence(id="a2b", title="verlof", when=AllDay(first=day(2), last=day(11)))
    hours = OwnHours(noor(absences=(away,)))
    assert standing_intention((MADE,), day(15), hours) == LINE
    assert stands(15, MADE) == ""


def test_the_newest_intention_takes_the_place_of_the_one_before() -> None:
    newer = Reflection(day=day(1), intentions=("als b, dan c",))
    assert stands(2, MADE, newer) == "als b, dan c"


def test_an_intention_done_twice_is_a_habit_and_rests() -> None:
    done = Reflection(day=day(1), outcome=Outcome.DONE, intentions=(LINE.upper(),))
    again = Reflection(day=day(2), outcome=Outcome.DONE, intentions=(LINE,))
    assert not is_habit(LINE, (MADE, done))
    assert is_habit(LINE, (again, done, MADE))
    assert stands(3, MADE, done, again) == ""


def test_what_was_done_of_another_intention_makes_no_habit() -> None:
    done = Reflection(day=day(1), outcome=Outcome.DONE, intentions=("als b, dan c",))
    other = Reflection(day=day(2), outcome=Outcome.DONE, intentions=(LINE,))
    assert not is_habit(LINE, (MADE, done, other))


def test_without_working_days_nothing_stands() -> None:
    away = Absence(id="a2b", title="sabbatical", when=AllDay(first=day(-800), last=day(800)))
    assert standing_intention((MADE,), day(1), OwnHours(noor(absences=(away,)))) == ""


def test_of_the_last_five_working_days_those_with_a_reflection_count() -> None:
    rhythm = rhythm_of(MONDAY, (day(-3), day(-4), day(-6), day(-9)), HOURS, since=day(-30))
    assert (rhythm.count, rhythm.of_days, rhythm.missing, rhythm.after_gap) == (3, 5, None, False)


def test_days_off_and_absence_do_not_count() -> None:
    away = Absence(id="a2b", title="griep", when=AllDay(first=day(-5), last=day(-3)))
    hours = OwnHours(noor(pattern=PART_TIME, absences=(away,)))
    reflected = (day(-6), day(-7), day(-10), day(-11), day(-12))
    assert rhythm_of(MONDAY, reflected, hours, since=None).count == 5


def test_today_counts_from_the_moment_it_has_its_reflection() -> None:
    assert rhythm_of(MONDAY, (MONDAY, day(-3)), HOURS, since=None).count == 2


def test_the_last_working_day_without_reflection_is_missing_as_long_as_the_home_knew_it() -> None:
    assert rhythm_of(MONDAY, (day(-4),), HOURS, since=day(-30)).missing == day(-3)
    assert rhythm_of(MONDAY, (), HOURS, since=day(-3)).missing == day(-3)
    assert rhythm_of(MONDAY, (), HOURS, since=MONDAY).missing is None


def test_after_a_gap_she_is_welcome_and_nothing_is_missing() -> None:
    rhythm = rhythm_of(MONDAY, (day(-20),), HOURS, since=day(-60))
    assert (rhythm.after_gap, rhythm.count, rhythm.missing) == (True, 0, None)


def test_who_never_looks_back_hears_no_more_of_it_after_a_week() -> None:
    rhythm = rhythm_of(MONDAY, (), HOURS, since=day(-60))
    assert (rhythm.after_gap, rhythm.missing) == (False, None)
