from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.core.desk_samples import MONDAY, day, flags, moment, task
from tests.core.strategies import noor

from ontzorg_cli.core.calendar.agenda import Absence, AllDay
from ontzorg_cli.core.judgement.verdict import AdviceAction, Level
from ontzorg_cli.core.together.person import Person
from ontzorg_cli.core.together.topic import Topic

if TYPE_CHECKING:
    from datetime import date

    from ontzorg_cli.core.judgement.desk import Desk

CODE = "ball-too-long"
PEOPLE = (Person(id="b2b", name="Bram", formerly=("Abraham",)), Person(id="h2h", name="Hanneke"))


def asked(*on: date | None, absences: tuple[Absence, ...] = ()) -> Desk:
    topics = tuple(
        Topic(
            id=f"d{number}d",
            title=f"besluit {number}",
            person="Bram",
            created_at=moment("08:30", -40),
            decision=True,
            asked_on=one,
        )
        for number, one in enumerate(on)
    )
    return noor(people=PEOPLE, tasks=(task("a", 200, on=MONDAY),), topics=topics, absences=absences)


@pytest.mark.parametrize(("back", "is_up"), [(7, False), (8, True), (10, True), (11, True)])
def test_a_decision_waits_too_long_after_more_than_five_working_days(back: int, is_up: bool) -> None:  # noqa: FBT001  a column of the table
    assert (CODE in flags(asked(day(-back)))) is is_up


def test_what_waits_longest_is_told_and_where_to_ask_again() -> None:
    flag = flags(asked(day(-10), day(-14)))[CODE]
    assert flag.level is Level.NOTICE
    assert flag.figures == {
        "count": 2,
        "others": 1,
        "person": "Bram",
        "title": "besluit 1",
        "asked": day(-14),
        "waited_days": 10,
    }
    assert [(one.action, one.command) for one in flag.advice] == [(AdviceAction.ASK_AGAIN, ("weekly", "Bram"))]


def test_a_decision_that_was_not_put_yet_or_a_plain_topic_waits_for_nobody() -> None:
    assert CODE not in flags(asked(None))
    desk = asked(day(-14))
    assert CODE not in flags(replace(desk, topics=(replace(desk.topics[0], decision=False),)))


def test_days_on_which_somebody_is_away_are_not_waited() -> None:
    away = Absence(id="a2a", title="vakantie", when=AllDay(first=day(-7), last=day(-3)), who="Abraham")
    assert CODE not in flags(asked(day(-10), absences=(away,)))
    assert CODE in flags(asked(day(-10), absences=(replace(away, who="Hanneke"),)))


def test_a_preview_does_not_say_it_again() -> None:
    assert CODE not in flags(asked(day(-14)), day(1))
