from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING, Any

import pytest
from tests.actions.noor import NOW, add, at, day, files_of, hints, meet, on_days, open_work

from ontzorg_cli.actions.defer_work import defer_work
from ontzorg_cli.actions.look_at_day import look_at_day
from ontzorg_cli.actions.series import SeriesScopeError
from ontzorg_cli.core.reference import IdAmbiguousError, IdNotFoundError
from ontzorg_cli.core.work.task import Due

if TYPE_CHECKING:
    from ontzorg_cli.store.home import Home


def test_several_tasks_and_an_event_move_in_one_step(noors: Home) -> None:
    first, second = add(noors, "begroting"), add(noors, "verslag", on=day(0))
    meeting = meet(noors, "overleg", at("10:00"))
    saved = defer_work((first.id, second.id, meeting.id, first.id), day(7), home=noors, now=NOW)
    assert len(saved.touched) == 3
    assert {task.on for task in open_work(noors).values()} == {day(7)}
    assert on_days(noors, "overleg") == [(7, "10:00")]
    noors.undo(1, now=NOW)
    assert on_days(noors, "overleg") == [(0, "10:00")]


def test_an_own_flexible_deadline_moves_along(noors: Home) -> None:
    task = add(noors, "begroting", due=Due(day=day(1)), really_due=Due(day=day(2)))
    saved = defer_work((task.id,), day(7), home=noors, now=NOW)
    moved = open_work(noors)["begroting"]
    assert (moved.on, moved.due, moved.really_due) == (day(7), Due(day=day(7)), None)
    assert hints(saved) == []


@pytest.mark.parametrize("due", [Due(day=day(1), hard=True), Due(day=day(1), at=time(12))])
def test_an_own_hard_deadline_stays_and_is_said(noors: Home, due: Due) -> None:
    task = add(noors, "begroting", due=due)
    saved = defer_work((task.id,), day(7), home=noors, now=NOW)
    assert open_work(noors)["begroting"].due == due
    (hint,) = saved.hints
    assert (hint.code, hint.facts) == ("moved_past_own_due", {"day": day(1)})


def test_the_deadline_of_somebody_else_stays_and_is_said(noors: Home) -> None:
    task = add(noors, "begroting", requester="Bram", due=Due(day=day(1)))
    saved = defer_work((task.id,), day(7), home=noors, now=NOW)
    assert open_work(noors)["begroting"].due == Due(day=day(1))
    (hint,) = saved.hints
    assert (hint.code, hint.facts) == ("moved_past_due", {"day": day(1), "name": "Bram"})


def test_a_day_before_the_deadline_leaves_the_deadline_alone(noors: Home) -> None:
    task = add(noors, "begroting", due=Due(day=day(4)))
    assert hints(defer_work((task.id,), day(4), home=noors, now=NOW)) == []
    assert open_work(noors)["begroting"].due == Due(day=day(4))


@pytest.mark.parametrize(
    ("said", "moves"),
    [
        ({"on": day(0)}, 1),
        ({"on": day(-3)}, 1),
        ({"due": Due(day=day(0))}, 1),
        ({"on": day(2)}, 0),
        ({"due": Due(day=day(3))}, 0),
        ({}, 0),
    ],
)
def test_only_moving_what_has_come_is_a_deferral(noors: Home, said: dict[str, Any], moves: int) -> None:
    task = add(noors, "begroting", **said)
    defer_work((task.id,), day(7), home=noors, now=NOW)
    assert open_work(noors)["begroting"].moves == moves


def test_moving_what_stands_in_todays_plan_is_a_deferral(noors: Home) -> None:
    task = add(noors, "begroting", due=Due(day=day(0)))
    look_at_day(None, home=noors, now=NOW)
    defer_work((task.id,), day(1), home=noors, now=at("10:00"))
    defer_work((task.id,), day(2), home=noors, now=at("11:00"))
    assert open_work(noors)["begroting"].moves == 2


def test_a_series_without_a_scope_moves_nothing_else_either(noors: Home) -> None:
    task, series = add(noors, "begroting"), meet(noors, "overleg", at("10:00"), repeat="FREQ=WEEKLY;BYDAY=MO")
    before = files_of(noors.folder)
    with pytest.raises(SeriesScopeError):
        defer_work((task.id, series.id), day(7), home=noors, now=NOW)
    assert files_of(noors.folder) == before


def test_an_id_that_means_nothing_or_too_much_moves_nothing(noors: Home) -> None:
    ids = [add(noors, f"werk {number}").id for number in range(22)]
    first = next(id_[0] for id_ in ids if sum(other[0] == id_[0] for other in ids) > 1)
    with pytest.raises(IdAmbiguousError):
        defer_work((first,), day(7), home=noors, now=NOW)
    with pytest.raises(IdNotFoundError):
        defer_work(("werk",), day(7), home=noors, now=NOW)
