"""Work beside the agreed role: two of a kind from one corner in four weeks."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from tests.core.desk_samples import MONDAY, day, flags, moment, task
from tests.core.strategies import noor

from ontzorg_cli.core.judgement.capacity import Horizon
from ontzorg_cli.core.judgement.explain import explain_flag
from ontzorg_cli.core.judgement.verdict import AdviceAction, Level
from ontzorg_cli.core.together.person import Person
from ontzorg_cli.core.together.topic import Topic
from ontzorg_cli.core.work.arrival import Arrival, kinds_in
from ontzorg_cli.core.work.interruption import Interruption, Log

if TYPE_CHECKING:
    from ontzorg_cli.core.judgement.desk import Desk
    from ontzorg_cli.core.work.task import Task

AGREED = ("agenda", "verslag")
BRAM, HANNEKE = Person(id="p1", name="Bram", formerly=("J. Bram",)), Person(id="p2", name="Hanneke")


def asked(id: str, number: int = -3, **given: Any) -> Task:  # noqa: A002, ANN401  any field of a task by its name
    fields: dict[str, Any] = {"requester": "Bram", "tags": ("catering",), "created_at": moment("10:00", number)}
    return task(id, **(fields | given))


def desk(*tasks: Task, role_kinds: tuple[str, ...] = AGREED, **given: Any) -> Desk:  # noqa: ANN401  any field of a desk
    return noor(people=(BRAM, HANNEKE), tasks=tasks, role_kinds=role_kinds, **given)


def is_up(on: Desk) -> bool:
    return "side-job" in flags(on)


def test_once_is_a_favour_and_twice_is_told_with_its_figures_and_ways_out() -> None:
    assert not is_up(desk(asked("a")))
    flag = flags(desk(asked("a", -9), asked("b", title="taart")))["side-job"]
    assert flag.level is Level.NOTICE
    assert flag.figures == {"person": "Bram", "kind": "catering", "arrivals": 2, "within_days": 28, "title": "taart"}
    assert [(one.action, one.command) for one in flag.advice] == [
        (AdviceAction.TALK, ("topic", "Bram", "catering?")),
        (AdviceAction.AGREE, ("manager", "edit", "Bram", "--role-kinds", "catering")),
        (AdviceAction.GIVE_BACK, ("drop", "b")),
    ]


@pytest.mark.parametrize(
    "second",
    [
        asked("b", tags=("verslag",)),
        asked("b", tags=("Verslag", "catering")),
        asked("b", tags=("bloemen",)),
        asked("b", tags=()),
        asked("b", requester="Hanneke"),
        asked("b", requester=None),
        asked("b", owner="Fatima"),
        asked("b", -28),
    ],
)
def test_a_kind_that_was_agreed_another_corner_and_what_is_long_ago_do_not_count(second: Task) -> None:
    assert is_up(desk(asked("a"), asked("b", -27)))
    assert not is_up(desk(asked("a"), second))


def test_where_nothing_was_agreed_nothing_is_beside_the_role() -> None:
    work = asked("a"), asked("b")
    assert not is_up(desk(*work, role_kinds=()))
    hers = replace(HANNEKE, role_kinds=("reis",))
    only_hers = replace(desk(*work, role_kinds=()), people=(BRAM, hers))
    assert not is_up(only_hers), "with Bram nothing was agreed"
    of_hers = tuple(replace(one, requester="Hanneke") for one in work)
    assert is_up(replace(only_hers, tasks=of_hers))


def test_what_was_agreed_with_one_person_is_agreed_for_her_alone() -> None:
    bram = replace(BRAM, role_kinds=("Catering",))
    work = asked("a"), asked("b")
    assert not is_up(replace(desk(*work), people=(bram, HANNEKE)))
    others = tuple(replace(one, requester="Hanneke") for one in work)
    assert is_up(replace(desk(*others), people=(bram, HANNEKE)))


def test_finished_work_and_what_was_done_on_the_spot_count_and_what_was_declined_does_not() -> None:
    finished = Arrival(kind="Catering", requester="J. Bram", at=moment("10:00", -8), title="koffie")
    done = Interruption(id="i", at=moment("11:00", -2), title="thee", requester="Bram", minutes=10, tags=("catering",))
    assert is_up(desk(arrived=(finished,), log=Log(interruptions=(done,))))
    for other in (replace(done, minutes=None), replace(done, task="k7m"), replace(done, tags=())):
        assert not is_up(desk(arrived=(finished,), log=Log(interruptions=(other,))))


def test_what_repeats_was_asked_once() -> None:
    weekly = asked("a", title="fruit", repeat="FREQ=WEEKLY")
    before = tuple(
        Arrival(kind="catering", requester="Bram", at=moment("10:00", -7 * week), title="fruit", repeats=True)
        for week in (1, 2, 3)
    )
    assert not is_up(desk(weekly, arrived=before))
    assert is_up(desk(weekly, asked("b", title="taart"), arrived=before))


@pytest.mark.parametrize(
    ("title", "person", "is_still_up"),
    [("catering?", "Bram", False), ("Catering", "J. Bram", False), ("catering?", "Hanneke", True), ("x", "Bram", True)],
)
def test_on_the_list_for_the_check_in_it_is_being_talked_about(title: str, person: str, is_still_up: bool) -> None:  # noqa: FBT001  a column of the table
    topic = Topic(id="t1", title=title, person=person, created_at=moment("08:00"))
    assert is_up(desk(asked("a"), asked("b"), topics=(topic,))) is is_still_up


def test_the_corner_that_asked_most_is_told_first() -> None:
    bram = asked("a"), asked("b")
    hanneke = tuple(asked(name, requester="Hanneke", tags=("bloemen",)) for name in ("c", "d", "e"))
    figures = flags(desk(*bram, *hanneke))["side-job"].figures
    assert (figures["person"], figures["kind"], figures["arrivals"]) == ("Hanneke", "bloemen", 3)


def test_for_somebody_who_is_not_among_the_people_the_role_itself_is_noted() -> None:
    work = asked("a", requester="Joost"), asked("b", requester="Joost")
    flag = flags(desk(*work))["side-job"]
    assert [one.command for one in flag.advice] == [
        ("config", "role_kinds", "agenda verslag catering"),
        ("drop", "b"),
    ]


def test_a_preview_and_a_flag_that_is_down_tell_what_they_should() -> None:
    work = desk(asked("a"), asked("b"))
    assert "side-job" not in flags(work, day(1))
    down = explain_flag("side-job", desk(asked("a")), Horizon(desk(asked("a"))), MONDAY)
    assert down.figures == {"arrivals": 0, "within_days": 28}
    assert down.limits == {"times_on": 2, "agreed_kinds": "agenda, verslag"}


def test_kinds_are_read_as_they_are_typed() -> None:
    assert kinds_in("+agenda, Verslag  reis,agenda") == ("agenda", "Verslag", "reis")
    assert kinds_in(" , + ") == ()
