from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.actions.noor import NOW, add, at, hints, log

from ontzorg_cli.actions.catch_adhoc import Outcome, catch_adhoc
from ontzorg_cli.actions.close_task import finish_tasks
from ontzorg_cli.actions.drop_work import drop_work
from ontzorg_cli.actions.look_at_day import look_at_day
from ontzorg_cli.actions.start_task import start_task, stop_task
from ontzorg_cli.core.reference import IdNotFoundError
from ontzorg_cli.core.work.draft import TaskDraft

if TYPE_CHECKING:
    from ontzorg_cli.store.home import Home


def finished(home: Home, *, took: int | None = None) -> str:
    task = add(home, "begroting", minutes=45)
    finish_tasks([task.id], home=home, now=at("10:00"), took_minutes=took)
    return task.id


def test_what_was_guessed_can_be_said_afterwards(noors: Home) -> None:
    known = finished(noors)
    saved = finish_tasks([known], home=noors, now=at("10:05"), took_minutes=70)
    assert hints(saved) == ["corrected"]
    (spent,) = log(noors).spent
    assert (spent.minutes, spent.guessed) == (70, False)
    (closed,) = log(noors).closed
    assert closed.took_minutes == 70


def test_the_minutes_of_the_clock_stay_and_the_rest_is_put_right(noors: Home) -> None:
    task = add(noors, "begroting", minutes=45)
    start_task(task.id, home=noors, now=at("09:00"))
    finish_tasks([task.id], home=noors, now=at("09:20"), took_minutes=60)
    finish_tasks([task.id], home=noors, now=at("09:30"), took_minutes=35)
    assert [spent.minutes for spent in log(noors).spent] == [20, 15]


def test_less_than_the_clock_ran_takes_off_what_was_noted_last(noors: Home) -> None:
    known = finished(noors, took=50)
    finish_tasks([known], home=noors, now=at("10:05"), took_minutes=30)
    assert [spent.minutes for spent in log(noors).spent] == [30]


def test_finished_work_without_a_time_and_dropped_work_are_no_open_work(noors: Home) -> None:
    known = finished(noors)
    with pytest.raises(IdNotFoundError):
        finish_tasks([known], home=noors, now=NOW)
    dropped = add(noors, "vergaderzaal")
    drop_work([dropped.id], home=noors, now=NOW)
    with pytest.raises(IdNotFoundError):
        finish_tasks([dropped.id], home=noors, now=NOW, took_minutes=5)


def test_what_was_done_on_the_spot_asks_nothing_more_of_the_day(noors: Home) -> None:
    look_at_day(None, home=noors, now=NOW)
    draft = TaskDraft(title="taxi", requester="Bram", minutes=20)
    answer = catch_adhoc(draft, Outcome.DONE, home=noors, now=at("09:00")).answer
    after = look_at_day(None, home=noors, now=at("09:00")).verdict.figures
    assert answer.left_minutes == after.room_minutes - after.need_minutes
    # 390 of 420 minutes are left, and of the 105 expected ad hoc minutes 105 - 20 are still to come.
    assert answer.left_minutes == 390 - 85


def test_far_less_than_the_clock_ran_takes_off_what_was_noted_before_too(noors: Home) -> None:
    task = add(noors, "begroting", minutes=60)
    start_task(task.id, home=noors, now=at("09:00"))
    stop_task(home=noors, now=at("09:30"))
    start_task(task.id, home=noors, now=at("09:40"))
    finish_tasks([task.id], home=noors, now=at("10:00"))
    finish_tasks([task.id], home=noors, now=at("10:05"), took_minutes=10)
    assert [spent.minutes for spent in log(noors).spent] == [10]
