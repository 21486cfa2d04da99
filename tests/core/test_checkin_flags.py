"""The flags of the weekly check-in: nothing on the list yet, and not held."""

from __future__ import annotations

from typing import Any

import pytest
from tests.core.desk_samples import day, full_day, moment
from tests.core.strategies import noor
from tests.core.together_samples import PEOPLE, checkin, decision, every_week, held, topic

from ontzorg_cli.core.judgement.day import judge
from ontzorg_cli.core.judgement.verdict import AdviceAction, Flag, Level


def flag(code: str, shown: int | None = None, **given: Any) -> Flag | None:  # noqa: ANN401  any field of a desk by its name
    """Return that flag of today, or of another day looked at today."""
    verdict = judge(noor(**{"people": PEOPLE, **given}), None if shown is None else day(shown))
    return next((flag for flag in verdict.flags if flag.code == code), None)


def due(**given: Any) -> Flag:  # noqa: ANN401  as above
    found = flag("checkin-due", **given)
    assert found is not None
    return found


def missed(**given: Any) -> Flag:  # noqa: ANN401  as above
    found = flag("checkin-missed", **given)
    assert found is not None
    return found


# nothing on the list


def test_a_check_in_of_today_without_topics_is_a_notice_with_its_way_out() -> None:
    found = due(events=(checkin(number=0),))
    assert found.level is Level.NOTICE
    assert found.figures == {
        "count": 1,
        "others": 0,
        "person": "Hanneke",
        "day": day(0),
        "start": "10:00",
        "days_ahead": 0,
    }
    assert [(one.action, one.command, one.person) for one in found.advice] == [
        (AdviceAction.PREPARE, ("weekly", "Hanneke"), "Hanneke")
    ]


@pytest.mark.parametrize("kept", [topic("printer"), decision("zaal")], ids=["topic", "decision"])
def test_with_anything_on_the_list_there_is_no_flag(kept: Any) -> None:  # noqa: ANN401  a topic
    assert flag("checkin-due", events=(checkin(number=0),), topics=(kept,)) is None


def test_a_topic_for_somebody_else_is_none_for_her() -> None:
    assert due(events=(checkin(number=0),), topics=(topic("printer", "Bram"),)).figures["person"] == "Hanneke"


@pytest.mark.parametrize(("number", "is_up"), [(1, True), (2, False)])
def test_it_looks_as_far_as_the_next_working_day(number: int, *, is_up: bool) -> None:
    assert (flag("checkin-due", events=(checkin(number=number),)) is not None) is is_up


def test_on_a_friday_that_is_monday() -> None:
    assert due(now=moment("08:30", 4), events=(checkin(number=7),)).figures["days_ahead"] == 3


def test_several_people_are_one_flag_that_speaks_of_the_next_day_for_today_has_a_row_of_its_own() -> None:
    events = (checkin("Sietske", 0, "14:00"), checkin("Hanneke", 0), checkin("Bram", 1))
    found = due(events=events)
    assert (found.figures["person"], found.figures["count"], found.figures["others"]) == ("Bram", 1, 0)
    assert [one.command for one in found.advice] == [("weekly", "Bram"), ("weekly", "Hanneke")]


def test_one_that_is_over_needs_no_list() -> None:
    assert flag("checkin-due", now=moment("11:00"), events=(checkin(number=0),)) is None


# not held


def test_a_missed_check_in_is_a_warning_with_two_moments_and_a_way_to_say_it_was_held() -> None:
    found = missed(events=(every_week(),), checkins=held(-11))
    assert found.level is Level.WARNING
    assert found.figures == {"person": "Hanneke", "day": day(-4), "times": 1, "again": 0}
    assert [(one.action, one.command, one.to) for one in found.advice] == [
        (AdviceAction.CHECK_IN, ("weekly", "Hanneke", "--at", "2026-11-23T09:00"), day(0)),
        (AdviceAction.CHECK_IN, ("weekly", "Hanneke", "--at", "2026-11-24T08:30"), day(1)),
        (AdviceAction.RECORD, ("weekly", "Hanneke", "--hold"), None),
    ]


def test_after_a_second_miss_a_shorter_one_is_looked_for() -> None:
    quarter_left = {"now": moment("15:14"), "events": (every_week(),)}
    assert missed(**quarter_left, checkins=held(-11)).advice[0].to == day(1)
    twice = missed(**quarter_left, checkins=held(-18))
    assert (twice.figures["times"], twice.figures["again"]) == (2, 1)
    assert twice.advice[0].command[-1] == "2026-11-23T15:45"


def test_with_no_moment_for_both_it_can_still_be_recorded() -> None:
    full = tuple(full_day(number) for number in range(3))
    found = missed(events=(every_week(), *full), checkins=held(-11))
    assert [one.action for one in found.advice] == [AdviceAction.RECORD]


def test_of_two_that_were_missed_the_first_is_told() -> None:
    found = missed(events=(every_week("Bram", 4), every_week()), checkins=(*held(-11), *held(-10, person="Bram")))
    assert found.figures["person"] == "Hanneke"


def test_a_held_one_raises_nothing() -> None:
    assert flag("checkin-missed", events=(every_week(),), checkins=held(-4)) is None


@pytest.mark.parametrize("shown", [-1, 1, 3])
def test_a_look_at_another_day_raises_neither(shown: int) -> None:
    events = (every_week(), checkin("Bram", 1))
    for code in ("checkin-due", "checkin-missed"):
        assert flag(code, events=events) is not None
        assert flag(code, shown, events=events) is None
