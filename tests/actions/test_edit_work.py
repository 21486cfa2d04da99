from __future__ import annotations

from dataclasses import replace
from datetime import time
from typing import TYPE_CHECKING, Any

import pytest
from tests.actions.noor import GOAL, NOW, add, at, day, files_of, hints, open_work

from ontzorg_cli.actions.edit_work import NewStart, NotForTasksError, NothingToChangeError, edit_work
from ontzorg_cli.core.reference import IdNotFoundError
from ontzorg_cli.core.together.names import GoalNotFoundError, PersonNotFoundError
from ontzorg_cli.core.work.change import EMPTY, TaskChange
from ontzorg_cli.core.work.entering import DependencyCircleError, EmptyTitleError, RepeatNeedsDayError
from ontzorg_cli.core.work.task import Due, Entered, Importance, Task

if TYPE_CHECKING:
    from ontzorg_cli.core.errors import OntzorgError
    from ontzorg_cli.store.home import Home

WEEKLY = "FREQ=WEEKLY;BYDAY=MO"


def full(home: Home) -> Task:
    first = add(home, "cijfers opvragen")
    return add(
        home,
        "begroting",
        requester="Bram",
        owner="Fatima",
        minutes=60,
        due=Due(day=day(2)),
        really_due=Due(day=day(1)),
        on=day(0),
        goal="archief",
        tags=("geld",),
        block_minutes=30,
        repeat=WEEKLY,
        good_enough="één blad",
        depends=(first.id,),
    )


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (TaskChange(title=" begroting 2027 "), {"title": "begroting 2027"}),
        (TaskChange(requester="han"), {"requester": "Hanneke"}),
        (TaskChange(requester=EMPTY), {"requester": None}),
        (TaskChange(owner="Joost"), {"owner": "Joost"}),
        (TaskChange(owner=EMPTY), {"owner": None}),
        (TaskChange(minutes=90), {"minutes": 90}),
        (TaskChange(minutes=EMPTY), {"minutes": None}),
        (TaskChange(due=Due(day=day(9))), {"due": Due(day=day(9))}),
        (TaskChange(due=EMPTY), {"due": None}),
        (TaskChange(really_due=EMPTY), {"really_due": None}),
        (
            TaskChange(hard=True),
            {"due": Due(day=day(2), hard=True), "really_due": Due(day=day(1), hard=True)},
        ),
        (TaskChange(on=EMPTY), {"on": None}),
        (TaskChange(importance=Importance.MUST), {"importance": Importance.MUST}),
        (TaskChange(goal=EMPTY), {"goal": None}),
        (TaskChange(goal=GOAL.id), {"goal": GOAL.id}),
        (TaskChange(tags=("kas",)), {"tags": ("kas",)}),
        (TaskChange(tags=EMPTY), {"tags": ()}),
        (TaskChange(block_minutes=EMPTY), {"block_minutes": None}),
        (TaskChange(repeat=EMPTY), {"repeat": None}),
        (TaskChange(good_enough=EMPTY), {"good_enough": None}),
        (TaskChange(depends=EMPTY), {"depends": ()}),
        (TaskChange(stretch=True), {"stretch": True}),
        (TaskChange(entered=Entered.PLANNED), {"entered": Entered.PLANNED}),
    ],
)
def test_what_is_said_changes_and_the_rest_stays(noors: Home, change: TaskChange, expected: dict[str, Any]) -> None:
    task = full(noors)
    edit_work(task.id, change, home=noors, now=NOW)
    after = next(other for other in noors.read().tasks() if other.id == task.id)
    assert after == replace(task, **expected)


def test_a_new_day_after_the_deadline_is_taken_and_said(noors: Home) -> None:
    task = add(noors, "begroting", due=Due(day=day(2), at=time(12)))
    saved = edit_work(task.id, TaskChange(on=day(3)), home=noors, now=NOW)
    assert hints(saved) == ["planned_after_due"]
    assert open_work(noors)["begroting"].on == day(3)


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        (TaskChange(), NothingToChangeError),
        (TaskChange(title="  "), EmptyTitleError),
        (TaskChange(requester="Niemand"), PersonNotFoundError),
        (TaskChange(goal="fit worden"), GoalNotFoundError),
        (TaskChange(due=EMPTY, really_due=EMPTY, on=EMPTY), RepeatNeedsDayError),
        (TaskChange(depends=("q9z",)), IdNotFoundError),
    ],
)
def test_what_cannot_be_meant_changes_nothing(noors: Home, change: TaskChange, refusal: type[OntzorgError]) -> None:
    task = full(noors)
    before = files_of(noors.folder)
    with pytest.raises(refusal):
        edit_work(task.id, change, home=noors, now=NOW)
    assert files_of(noors.folder) == before


def test_work_cannot_come_to_wait_for_itself(noors: Home) -> None:
    task = full(noors)
    (first,) = task.depends
    with pytest.raises(DependencyCircleError):
        edit_work(first, TaskChange(depends=(task.id,)), home=noors, now=NOW)
    assert open_work(noors)["cijfers opvragen"].depends == ()


def test_a_task_has_no_start(noors: Home) -> None:
    task = add(noors, "begroting")
    with pytest.raises(NotForTasksError):
        edit_work(task.id, TaskChange(), home=noors, now=NOW, start=NewStart(at=at("10:00").time()))
