from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from tests.core.desk_samples import MONDAY, day, flags, full_day, moment, task
from tests.core.strategies import noor

from ontzorg_cli.core.judgement.verdict import AdviceAction, Level
from ontzorg_cli.core.together.person import Person
from ontzorg_cli.core.together.topic import Topic
from ontzorg_cli.core.work.interruption import Interruption, Log, TimeSpent

if TYPE_CHECKING:
    from ontzorg_cli.core.judgement.desk import Desk

PEOPLE = (Person(id="b2b", name="Bram", formerly=("Abraham",)), Person(id="h2h", name="Hanneke"))
WORK = (task("a", 200, on=MONDAY),)


def came(*asked: tuple[str | None, int, int]) -> Desk:
    """Return the desk after these people came with so many minutes, so many days ago."""
    found = tuple(
        Interruption(id=f"i{number}", at=moment("10:00", -back), title="vraag", requester=who, minutes=minutes)
        for number, (who, minutes, back) in enumerate(asked)
    )
    return noor(people=PEOPLE, tasks=WORK, log=Log(interruptions=found))


@pytest.mark.parametrize(
    ("bram", "others", "is_up"),
    [(90, 89, True), (90, 90, False), (91, 90, True), (89, 0, False), (90, 0, True), (200, 199, True)],
)
def test_one_source_is_more_than_half_and_an_hour_and_a_half(bram: int, others: int, is_up: bool) -> None:  # noqa: FBT001  a column of the table
    desk = came(("Bram", bram, 3), ("Hanneke", others, 3))
    assert ("one-source" in flags(desk)) is is_up


def test_one_source_has_its_figures_and_a_point_for_the_list() -> None:
    desk = came(("Bram", 60, 3), ("Abraham", 60, 4), (None, 20, 5), ("Hanneke", 60, 6))
    flag = flags(replace(desk, tasks=(*WORK, task("b", 20, requester="Abraham"))))["one-source"]
    assert flag.level is Level.NOTICE
    assert flag.figures == {
        "person": "Bram",
        "source_minutes": 120,
        "adhoc_minutes": 200,
        "share_percent": 60,
        "of_days": 10,
    }
    assert [(one.action, one.command) for one in flag.advice] == [
        (AdviceAction.TALK, ("topic", "Bram", "ad hoc")),
        (AdviceAction.BUNDLE, ("list", "--for", "Bram")),
    ]
    without = flags(replace(desk, tasks=WORK))["one-source"]
    assert [one.action for one in without.advice] == [AdviceAction.TALK]


def test_time_spent_on_ad_hoc_work_counts_for_its_source_and_other_work_does_not() -> None:
    spent = TimeSpent(task="x9z", started_at=moment("09:00", -3), minutes=100, requester="Bram", adhoc=True)
    assert "one-source" in flags(noor(people=PEOPLE, tasks=WORK, log=Log(spent=(spent,))))
    assert "one-source" not in flags(noor(people=PEOPLE, tasks=WORK, log=Log(spent=(replace(spent, adhoc=False),))))


def test_who_works_for_one_person_has_no_other_source() -> None:
    desk = came(("Bram", 200, 3))
    assert "one-source" not in flags(replace(desk, people=PEOPLE[:1]))
    elsewhere = came(("Bram", 200, 3), ("Joost", 10, 40))
    assert "one-source" in flags(replace(elsewhere, people=PEOPLE[:1]))


def test_somebody_who_is_not_known_has_no_check_in_to_put_it_on() -> None:
    flag = flags(came(("Joost", 200, 3)))["one-source"]
    assert [one.command for one in flag.advice] == [("list", "--for", "Joost")]


def test_once_it_is_on_the_list_for_the_check_in_it_is_down() -> None:
    topic = Topic(id="t2t", title="Ad hoc", person="Abraham", created_at=moment("08:00"))
    desk = came(("Bram", 200, 3))
    assert "one-source" not in flags(replace(desk, topics=(topic,)))
    assert "one-source" in flags(replace(desk, topics=(replace(topic, person="Hanneke"),)))


def test_between_two_fifths_and_a_half_it_stays_as_it_was() -> None:
    bram = ("Bram", 100, 4)
    assert "one-source" in flags(came(bram, ("Hanneke", 70, 3), (None, 70, 3)))  # 42 %, after all of it the day before
    assert "one-source" not in flags(came(bram, ("Hanneke", 70, 4), (None, 70, 4)))  # 42 %, and never more
    assert "one-source" not in flags(came(bram, ("Hanneke", 75, 3), (None, 75, 3)))  # 40 %


def test_more_than_ten_working_days_ago_and_today_do_not_count() -> None:
    assert "one-source" in flags(came(("Bram", 200, 14)))
    assert "one-source" not in flags(came(("Bram", 200, 17)))
    assert "one-source" not in flags(came(("Bram", 200, 0)))


def broken(*clocks: str, now: str = "12:00") -> Desk:
    log = Log(interruptions=tuple(Interruption(id=f"i{at}", at=moment(at), title="vraag") for at in clocks))
    return noor(now=moment(now), tasks=WORK, log=log)


@pytest.mark.parametrize(
    ("clocks", "is_up"),
    [
        (("08:30", "09:10", "09:50", "10:30", "11:10", "11:50"), True),
        (("08:30", "09:10", "09:50", "10:30", "11:10"), False),
        (("09:00", "09:24", "09:48", "11:00"), True),
        (("09:00", "09:25", "09:50", "11:00"), False),
        (("09:00", "09:05", "09:10"), False),
        (("09:00", "09:10", "09:20", "09:30", "11:59"), True),
    ],
)
def test_a_day_is_broken_up_by_six_or_by_four_shortly_after_each_other(clocks: tuple[str, ...], is_up: bool) -> None:  # noqa: FBT001  a column of the table
    assert ("fragmented" in flags(broken(*clocks))) is is_up


def test_a_quiet_hour_afterwards_does_not_mend_a_broken_day() -> None:
    desk = broken("09:00", "09:20", "09:40", "10:00", "10:50", "11:40", now="15:00")
    clocks = ("09:00", "09:20", "09:40", "10:00", "11:00", "12:00")
    assert "fragmented" in flags(broken(*clocks[:5], now="15:00"))
    assert flags(desk)["fragmented"].figures == {"interruptions": 6, "gap_minutes": 20}


def test_a_broken_day_offers_a_fixed_moment_and_is_over_the_next_morning() -> None:
    desk = broken("09:00", "09:10", "09:20", "09:30")
    flag = flags(desk)["fragmented"]
    assert (flag.level, [one.command for one in flag.advice]) == (
        Level.NOTICE,
        [("agenda", "block", "--at", "2026-11-24T08:30", "--minutes", "30")],
    )
    assert "fragmented" not in flags(replace(desk, now=desk.now + timedelta(days=1)))


def test_without_a_moment_the_list_is_the_way_out() -> None:
    desk = broken("09:00", "09:10", "09:20", "09:30")
    full = replace(desk, events=tuple(full_day(number) for number in range(12)))
    assert [one.command for one in flags(full)["fragmented"].advice] == [("list",)]


def test_a_preview_tells_nothing_of_the_days_behind() -> None:
    desk = came(("Bram", 200, 3), *(("Bram", 5, 0) for _ in range(6)))
    assert {"one-source", "fragmented"} <= flags(desk).keys()
    assert not {"one-source", "fragmented"} & flags(desk, day(1)).keys()
