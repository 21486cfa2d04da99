from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.actions.noor import add, at, day, open_work, title_of

from ontzorg_cli.actions.configure import change_setting
from ontzorg_cli.actions.explain_it import explain_it
from ontzorg_cli.actions.keep_checkin import hold_checkin, plan_checkin
from ontzorg_cli.actions.keep_topic import TopicDraft, keep_topic
from ontzorg_cli.actions.look_at_day import DayLook, look_at_day
from ontzorg_cli.actions.look_back import look_back, take_back
from ontzorg_cli.actions.reflect import (
    Reflected,
    ReflectionAheadError,
    ReflectionDayOffError,
    keep_reflection,
    lay_out_day,
)
from ontzorg_cli.core.errors import DamagedError
from ontzorg_cli.core.growth.reflection import Outcome, Reflection
from ontzorg_cli.core.growth.rhythm import Rhythm
from ontzorg_cli.core.judgement.verdict import FlagExplanation
from ontzorg_cli.core.results import Verb
from ontzorg_cli.core.together.checkin import Kept
from ontzorg_cli.core.together.outcome import Outcome as Settled
from ontzorg_cli.store.reflections import reflections_of

if TYPE_CHECKING:
    from datetime import date

    from ontzorg_cli.store.home import Home

LINE = "als de telefoon gaat, dan eerst vragen"


def reflect(home: Home, number: int = 0, moves: dict[str, date] | None = None, **said: object) -> Reflected:
    """Keep a reflection at the end of that day."""
    now = at("15:50", number)
    look = lay_out_day(day(number), home=home, now=now)
    reflection = Reflection(day=day(number), **said)  # type: ignore[arg-type]  # fields by their names
    return keep_reflection(reflection, moves or {}, look, home=home, now=now)


def kept(home: Home) -> list[str]:
    return [each.pleased for each in reflections_of(home.folder, None).newest(3, day(60))]


def morning(home: Home, number: int) -> DayLook:
    return look_at_day(None, home=home, now=at("08:30", number))


def test_a_reflection_and_the_days_given_to_open_work_are_one_step(noors: Home) -> None:
    task = add(noors, "verslag MT", on=day(0))
    other = add(noors, "begroting", on=day(0))
    done = reflect(noors, moves={task.id: day(2), "q9z": day(2)}, pleased="rust")
    assert (done.stored, [touched.record for touched in done.saved.touched]) == (True, [open_work(noors)["verslag MT"]])
    assert open_work(noors)["verslag MT"].on == day(2)
    assert open_work(noors)["begroting"] == other
    (step,) = take_back(1, home=noors, now=at("15:55"))
    assert (step.number, step.command) == (done.saved.step, "reflect")
    assert open_work(noors)["verslag MT"] == task
    assert kept(noors) == []


def test_undo_takes_the_newest_first_whatever_it_was(noors: Home) -> None:
    reflect(noors, pleased="rust")
    add(noors, "later bedacht", now=at("15:55"))
    take_back(1, home=noors, now=at("15:56"))
    assert (kept(noors), list(open_work(noors))) == (["rust"], [])
    take_back(1, home=noors, now=at("15:57"))
    assert kept(noors) == []


def test_the_history_has_the_command_and_no_word_of_it(noors: Home) -> None:
    reflect(noors, pleased="rust")
    newest = look_back(1, home=noors)[0]
    assert (newest.command, newest.titles) == ("reflect", ())


def test_nothing_said_leaves_no_trace(noors: Home) -> None:
    before = look_back(9, home=noors)
    assert not reflect(noors).stored
    assert look_back(9, home=noors) == before
    assert not (noors.folder / "reflections").exists()


def test_a_move_without_an_answer_is_a_step_and_no_reflection(noors: Home) -> None:
    task = add(noors, "verslag MT", on=day(0))
    assert not reflect(noors, moves={task.id: day(1)}).stored
    assert open_work(noors)["verslag MT"].on == day(1)
    assert not (noors.folder / "reflections").exists()


def test_steps_with_reflections_are_taken_back_all_at_once_too(noors: Home) -> None:
    for number in (0, 1):
        reflect(noors, number, pleased=f"dag {number}")
    take_back(2, home=noors, now=at("16:00", 1))
    assert kept(noors) == []


def test_undoing_goes_on_where_the_settings_are_damaged(noors: Home) -> None:
    reflect(noors, pleased="rust")
    (noors.folder / "config.toml").write_text("stuk", encoding="utf-8")
    take_back(1, home=noors, now=at("15:55"))
    assert kept(noors) == []


def test_a_day_to_come_and_a_day_off_have_nothing_to_look_back_on(noors: Home) -> None:
    with pytest.raises(ReflectionAheadError) as ahead:
        lay_out_day(day(1), home=noors, now=at("16:00"))
    assert ahead.value.facts == {"day": "2026-11-24"}
    with pytest.raises(ReflectionDayOffError) as off:
        lay_out_day(day(5), home=noors, now=at("12:00", 6))
    assert off.value.facts == {"day": "2026-11-28", "last": "2026-11-27"}
    with pytest.raises(ReflectionDayOffError):
        lay_out_day(None, home=noors, now=at("12:00", 6))


def test_yesterday_can_be_done_this_morning_and_leaves_the_work_of_today_alone(noors: Home) -> None:
    add(noors, "verslag MT", on=day(0))
    look = lay_out_day(day(0), home=noors, now=at("08:40", 1))
    assert (look.open_work, [task.title for task in look.facts.left]) == ((), ["verslag MT"])
    look = lay_out_day(None, home=noors, now=at("12:40", 1))
    assert ([task.title for task in look.open_work], look.next_day) == (["verslag MT"], day(2))


def test_an_intention_is_shown_the_next_morning_until_it_is_settled(noors: Home) -> None:
    assert reflect(noors, 0, intentions=(LINE,)).intention == LINE
    assert look_at_day(None, home=noors, now=at("16:00")).around.intention == ""
    assert morning(noors, 1).around.intention == LINE
    assert look_at_day(day(2), home=noors, now=at("09:00", 1)).around.intention == ""
    assert lay_out_day(None, home=noors, now=at("15:50", 1)).intention == LINE
    assert reflect(noors, 1, outcome=Outcome.NOT_MET).intention == LINE
    assert morning(noors, 2).around.intention == LINE
    assert reflect(noors, 2, outcome=Outcome.DONE).intention == ""
    assert lay_out_day(None, home=noors, now=at("12:20", 2)).intention == ""
    assert morning(noors, 3).around.intention == ""


def test_an_intention_that_was_settled_today_is_not_asked_about_again(noors: Home) -> None:
    reflect(noors, 0, intentions=(LINE,))
    reflect(noors, 1, outcome=Outcome.NOT_MET)
    assert lay_out_day(None, home=noors, now=at("15:55", 1)).intention == ""


def test_the_second_time_it_was_done_an_intention_is_a_habit(noors: Home) -> None:
    reflect(noors, 0, intentions=(LINE,))
    assert reflect(noors, 1, outcome=Outcome.DONE, intentions=(LINE,)).habit == ""
    again = reflect(noors, 2, outcome=Outcome.DONE)
    assert (again.habit, again.intention) == (LINE, "")


def test_the_morning_counts_the_days_looked_back_on(noors: Home) -> None:
    for number in (0, 1, 3):
        morning(noors, number)
        reflect(noors, number, pleased="rust")
    look = morning(noors, 4)
    assert look.around.rhythm == Rhythm(count=3, of_days=5)
    assert "reflection-missing" not in {flag.code for flag in look.verdict.flags}


def test_the_first_look_alone_tells_that_the_last_working_day_has_none(noors: Home) -> None:
    morning(noors, 0)
    codes = [{flag.code for flag in morning(noors, 1).verdict.flags} for _ in range(2)]
    assert ["reflection-missing" in each for each in codes] == [True, False]


def test_why_it_was_told_can_be_asked_until_the_day_has_a_reflection(noors: Home) -> None:
    reflect(noors, 0, pleased="rust")
    morning(noors, 2)
    asked = explain_it("reflection-missing", None, home=noors, now=at("09:00", 2))
    assert isinstance(asked, FlagExplanation)
    assert asked.flag is not None
    assert asked.figures["reflected_days"] == 1
    reflect(noors, 1, pleased="alweer rust")
    answered = explain_it("reflection-missing", None, home=noors, now=at("10:00", 2))
    assert isinstance(answered, FlagExplanation)
    assert answered.flag is None


def test_a_damaged_reflection_does_not_take_the_morning_away(noors: Home) -> None:
    reflect(noors, 0, intentions=(LINE,))
    (noors.folder / "reflections" / "2026-11.toml").write_text("stuk", encoding="utf-8")
    look = morning(noors, 1)
    assert (look.around.intention, look.around.rhythm) == ("", Rhythm(count=0, missing=day(0)))
    with pytest.raises(DamagedError):
        lay_out_day(None, home=noors, now=at("15:50", 1))


def test_reflections_go_where_the_settings_say(noors: Home) -> None:
    eigen = noors.folder.parent / "eigen"
    change_setting("reflections_folder", str(eigen), home=noors, now=at("09:00"))
    reflect(noors, pleased="rust")
    assert [each.pleased for each in reflections_of(noors.folder, str(eigen)).newest(1, day(0))] == ["rust"]
    assert not (noors.folder / "reflections").exists()
    take_back(1, home=noors, now=at("15:55"))
    assert reflections_of(noors.folder, str(eigen)).newest(1, day(0)) == ()


# check-ins of the day


@pytest.fixture
def weekly(noors: Home) -> Home:
    """Return Noor's home, with a check-in with Hanneke and one with Bram on Monday."""
    for name, clock in (("Hanneke", "13:00"), ("Bram", "14:00")):
        plan_checkin(name, at(clock).replace(tzinfo=None), title_of=title_of, home=noors, now=at("08:30"))
    return noors


def test_the_evening_asks_after_check_ins_that_are_over_and_not_settled(weekly: Home) -> None:
    assert lay_out_day(None, home=weekly, now=at("13:45")).checkins == ("Hanneke",)
    assert lay_out_day(None, home=weekly, now=at("15:50")).checkins == ("Hanneke", "Bram")
    hold_checkin("Bram", Settled(), home=weekly, now=at("14:30"))
    assert lay_out_day(None, home=weekly, now=at("15:50")).checkins == ("Hanneke",)
    assert lay_out_day(day(0), home=weekly, now=at("08:45", 1)).checkins == ("Hanneke",)


def test_those_that_were_held_are_noted_in_the_same_step(weekly: Home) -> None:
    look = lay_out_day(None, home=weekly, now=at("15:50"))
    said = Reflection(day=day(0), pleased="rust")
    done = keep_reflection(said, {}, look, held=("Hanneke", "Bram"), home=weekly, now=at("15:50"))
    assert [touched.verb for touched in done.saved.touched] == [Verb.HELD, Verb.HELD]
    assert {(each.person, each.day, each.kept) for each in weekly.read().checkins(day(0), day(0))} == {
        ("Hanneke", day(0), Kept.HELD),
        ("Bram", day(0), Kept.HELD),
    }
    assert lay_out_day(None, home=weekly, now=at("15:55")).checkins == ()
    assert "checkin-missed" not in {flag.code for flag in morning(weekly, 1).verdict.flags}
    take_back(1, home=weekly, now=at("16:00"))
    assert (kept(weekly), weekly.read().checkins(day(0), day(0))) == ([], ())


def test_held_alone_is_a_step_and_no_reflection(weekly: Home) -> None:
    look = lay_out_day(None, home=weekly, now=at("15:50"))
    done = keep_reflection(Reflection(day=day(0)), {}, look, held=("Hanneke",), home=weekly, now=at("15:50"))
    assert (done.stored, done.saved.step > 0) == (False, True)
    assert not (weekly.folder / "reflections").exists()


def test_one_that_nobody_spoke_of_is_for_the_next_morning(weekly: Home) -> None:
    reflect(weekly, pleased="rust")
    assert "checkin-missed" in {flag.code for flag in morning(weekly, 1).verdict.flags}


def test_the_morning_shows_todays_check_ins_with_what_is_ready_for_them(weekly: Home) -> None:
    for title, person, decision in (("printer", "Bram", False), ("zaal", "Bram", True), ("lamp", "Sietske", False)):
        draft = TopicDraft(title=title, person=person, decision=decision)
        keep_topic(draft, home=weekly, now=at("08:30"))
    hanneke, bram = morning(weekly, 0).around.checkins
    assert (hanneke.person, hanneke.start, hanneke.is_prepared) == ("Hanneke", at("13:00"), False)
    assert (bram.person, bram.end, bram.topics, bram.decisions, bram.is_prepared) == ("Bram", at("14:30"), 1, 1, True)
    later = look_at_day(None, home=weekly, now=at("13:31")).around.checkins
    assert [each.person for each in later] == ["Bram"]
    assert morning(weekly, 1).around.checkins == ()
