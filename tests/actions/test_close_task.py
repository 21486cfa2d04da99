from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING

import pytest
from tests.actions.noor import NOW, add, at, day, files_of, hints, log, open_work

from ontzorg_cli.actions.close_task import DoneInFutureError, TookNeedsOneError, finish_tasks
from ontzorg_cli.actions.drop_work import drop_work
from ontzorg_cli.actions.edit_work import edit_work
from ontzorg_cli.actions.series import Part, Scope
from ontzorg_cli.actions.start_task import start_task, stop_task
from ontzorg_cli.core.calendar.recurrence import ComesBack
from ontzorg_cli.core.reference import IdNotFoundError
from ontzorg_cli.core.results import Verb
from ontzorg_cli.core.work.change import TaskChange
from ontzorg_cli.core.work.task import ClosedTask, Due, Ending

if TYPE_CHECKING:
    from ontzorg_cli.store.home import Home

WEEKLY = "FREQ=WEEKLY;BYDAY=MO"


def the_closed(home: Home) -> ClosedTask:
    (closed,) = log(home).closed
    return closed


def test_what_it_took_is_noted_and_the_work_is_closed(noors: Home) -> None:
    task = add(noors, "begroting", minutes=60)
    saved = finish_tasks((task.id,), home=noors, now=at("11:00"), took_minutes=75)
    assert open_work(noors) == {}
    closed = the_closed(noors)
    assert (closed.task.title, closed.ending, closed.closed_at) == ("begroting", Ending.DONE, at("11:00"))
    assert closed.took_minutes == 75
    assert [(spent.minutes, spent.guessed) for spent in log(noors).spent] == [(75, False)]
    assert hints(saved) == []


def test_without_a_time_the_estimate_counts_as_a_guess(noors: Home) -> None:
    task = add(noors, "begroting", minutes=60)
    saved = finish_tasks((task.id,), home=noors, now=NOW)
    assert the_closed(noors).took_minutes is None
    assert [(spent.minutes, spent.guessed) for spent in log(noors).spent] == [(60, True)]
    (hint,) = saved.hints
    assert (hint.code, hint.facts) == ("estimate_counted", {"minutes": 60, "id": task.id})


def test_without_time_or_estimate_the_usual_guess_counts(noors: Home) -> None:
    finish_tasks((add(noors, "begroting").id,), home=noors, now=NOW)
    assert [(spent.minutes, spent.guessed) for spent in log(noors).spent] == [(30, True)]


def test_what_a_clock_counted_before_is_what_it_took(noors: Home) -> None:
    task = add(noors, "begroting", minutes=60)
    start_task(task.id, home=noors, now=at("09:00"))
    stop_task(home=noors, now=at("09:20"))
    start_task(task.id, home=noors, now=at("10:00"))
    saved = finish_tasks((task.id,), home=noors, now=at("10:15"))
    assert [spent.minutes for spent in log(noors).spent] == [20, 15]
    assert (the_closed(noors).took_minutes, hints(saved)) == (35, [])


def test_a_longer_time_than_was_counted_is_filled_up(noors: Home) -> None:
    task = add(noors, "begroting", minutes=60)
    start_task(task.id, home=noors, now=at("09:00"))
    saved = finish_tasks((task.id,), home=noors, now=at("09:20"), took_minutes=50)
    assert sorted(spent.minutes for spent in log(noors).spent) == [20, 30]
    assert (the_closed(noors).took_minutes, hints(saved)) == (50, [])


def test_a_shorter_time_than_was_counted_is_what_it_took(noors: Home) -> None:
    task = add(noors, "begroting", minutes=60)
    start_task(task.id, home=noors, now=at("09:00"))
    finish_tasks((task.id,), home=noors, now=at("10:00"), took_minutes=45)
    assert the_closed(noors).took_minutes == 45


def test_work_of_an_earlier_day_is_closed_at_the_end_of_that_day(noors: Home) -> None:
    task = add(noors, "begroting", minutes=60, now=at("09:00", -5))
    finish_tasks((task.id,), home=noors, now=NOW, day=day(-3))
    assert the_closed(noors).closed_at == at("16:00", -3)
    assert [spent.started_at.date() for spent in log(noors).spent] == [day(-3)]


def test_several_are_closed_at_once_and_one_named_twice_once(noors: Home) -> None:
    ids = [add(noors, title).id for title in ("begroting", "verslag", "reis")]
    saved = finish_tasks((*ids[:2], ids[0]), home=noors, now=NOW)
    assert [touched.verb for touched in saved.touched] == [Verb.DONE, Verb.DONE]
    assert list(open_work(noors)) == ["reis"]
    noors.undo(1, now=NOW)
    assert len(open_work(noors)) == 3


@pytest.mark.parametrize("finished", [-3, 0], ids=["early", "on its day"])
def test_what_repeats_comes_back_on_the_next_day_of_its_rule(noors: Home, finished: int) -> None:
    task = add(noors, "planten", minutes=10, due=Due(day=day(0)), repeat=WEEKLY, now=at("08:30", -4))
    saved = finish_tasks((task.id,), home=noors, now=at("10:00", finished))
    following = open_work(noors)["planten"]
    assert [touched.verb for touched in saved.touched] == [Verb.DONE, Verb.NEXT]
    assert (following.due, following.minutes, following.repeat) == (Due(day=day(7)), 10, WEEKLY)
    assert following.id != task.id


def test_what_was_done_late_skips_the_days_that_went_by(noors: Home) -> None:
    task = add(noors, "planten", due=Due(day=day(0)), repeat=WEEKLY)
    finish_tasks((task.id,), home=noors, now=at("10:00", 9))
    assert open_work(noors)["planten"].due == Due(day=day(14))


def test_what_went_by_is_told_and_what_should_not_is_kept(noors: Home) -> None:
    task = add(noors, "planten", due=Due(day=day(0)), repeat=WEEKLY)
    saved = finish_tasks((task.id,), home=noors, now=at("10:00", 16))
    assert [hint.facts["count"] for hint in saved.hints if hint.code == "times_missed"] == [2]
    task = add(noors, "notulen", due=Due(day=day(0)), repeat=WEEKLY, comes_back=ComesBack.EACH)
    saved = finish_tasks((task.id,), home=noors, now=at("10:00", 16))
    assert "times_missed" not in [hint.code for hint in saved.hints]
    following = open_work(noors)["notulen"]
    assert (following.due, following.turn) == (Due(day=day(7)), day(7))


def test_what_is_due_so_long_after_it_was_done_comes_back_then(noors: Home) -> None:
    task = add(
        noors, "ontkalken", due=Due(day=day(0)), repeat="FREQ=WEEKLY;INTERVAL=3", comes_back=ComesBack.AFTER_DONE
    )
    finish_tasks((task.id,), home=noors, now=at("10:00", 2))
    following = open_work(noors)["ontkalken"]
    assert (following.due, following.repeat) == (Due(day=day(23)), "FREQ=WEEKLY;INTERVAL=3")


def test_another_rhythm_starts_from_the_day_the_work_is_on_and_keeps_its_month_end(noors: Home) -> None:
    task = add(noors, "salaris", due=Due(day=date(2027, 1, 31)), repeat=WEEKLY, comes_back=ComesBack.EACH)
    change = TaskChange(repeat="FREQ=MONTHLY", comes_back=ComesBack.EACH)
    edit_work(task.id, change, home=noors, now=NOW)
    finish_tasks((task.id,), home=noors, now=NOW)
    assert open_work(noors)["salaris"].due == Due(day=date(2027, 2, 28))
    edit_work(open_work(noors)["salaris"].id, TaskChange(title="loon"), home=noors, now=NOW)
    assert open_work(noors)["loon"].comes_back is ComesBack.EACH


def test_the_next_time_starts_with_a_clean_slate(noors: Home) -> None:
    from ontzorg_cli.actions.defer_work import defer_work

    task = add(noors, "planten", minutes=30, on=day(0), repeat=WEEKLY)
    start_task(task.id, home=noors, now=at("09:00"))
    defer_work((task.id,), day(1), home=noors, now=at("09:10"))
    finish_tasks((task.id,), home=noors, now=at("09:20", 1))
    following = open_work(noors)["planten"]
    assert (following.on, following.moves, following.spent_minutes, following.started_at) == (day(7), 0, 0, None)


def test_planned_and_due_day_come_back_as_far_apart_as_they_were(noors: Home) -> None:
    task = add(
        noors,
        "weekmail",
        on=day(0),
        due=Due(day=day(4), at=time(12)),
        really_due=Due(day=day(3)),
        repeat=WEEKLY,
    )
    finish_tasks((task.id,), home=noors, now=NOW)
    following = open_work(noors)["weekmail"]
    assert (following.on, following.due, following.really_due) == (
        day(7),
        Due(day=day(11), at=time(12)),
        Due(day=day(10)),
    )


def test_the_day_of_a_rule_may_be_the_due_day(noors: Home) -> None:
    task = add(noors, "weekmail", on=day(3), due=Due(day=day(4)), repeat="FREQ=WEEKLY;BYDAY=FR")
    finish_tasks((task.id,), home=noors, now=NOW)
    following = open_work(noors)["weekmail"]
    assert (following.on, following.due) == (day(10), Due(day=day(11)))


def test_what_was_put_off_past_its_promise_comes_back_in_time(noors: Home) -> None:
    task = add(noors, "weekmail", requester="Bram", on=day(1), due=Due(day=day(0)), repeat=WEEKLY)
    finish_tasks((task.id,), home=noors, now=at("10:00", 1))
    following = open_work(noors)["weekmail"]
    assert (following.on, following.due) == (day(7), Due(day=day(7)))


def test_what_was_put_off_altogether_comes_back_on_its_own_day(noors: Home) -> None:
    task = add(noors, "planten", on=day(2), due=Due(day=day(2)), repeat=WEEKLY)
    finish_tasks((task.id,), home=noors, now=at("10:00", 2))
    following = open_work(noors)["planten"]
    assert (following.on, following.due) == (day(7), Due(day=day(7)))


def test_what_repeats_a_number_of_times_ends(noors: Home) -> None:
    add(noors, "oefenen", on=day(0), repeat="FREQ=DAILY;COUNT=3")
    days: list[date | None] = []
    while task := open_work(noors).get("oefenen"):
        days.append(task.on)
        finish_tasks((task.id,), home=noors, now=NOW)
    assert days == [day(0), day(1), day(2)]


def test_work_is_not_finished_tomorrow_yet(noors: Home) -> None:
    task = add(noors, "begroting")
    with pytest.raises(DoneInFutureError):
        finish_tasks((task.id,), home=noors, now=NOW, day=day(1))


def test_one_duration_for_several_cannot_be_meant(noors: Home) -> None:
    ids = [add(noors, title).id for title in ("begroting", "verslag")]
    with pytest.raises(TookNeedsOneError):
        finish_tasks(ids, home=noors, now=NOW, took_minutes=30)


def test_one_unknown_id_among_several_closes_none(noors: Home) -> None:
    task = add(noors, "begroting")
    before = files_of(noors.folder)
    with pytest.raises(IdNotFoundError):
        finish_tasks((task.id, "q9z"), home=noors, now=NOW)
    assert files_of(noors.folder) == before


def test_what_is_dropped_leaves_undone_with_the_minutes_of_its_clock(noors: Home) -> None:
    task = add(noors, "begroting", minutes=60)
    start_task(task.id, home=noors, now=at("09:00"))
    saved = drop_work((task.id,), home=noors, now=at("09:10"))
    assert [touched.verb for touched in saved.touched] == [Verb.DROPPED]
    assert (the_closed(noors).ending, the_closed(noors).took_minutes) == (Ending.DROPPED, None)
    assert [spent.minutes for spent in log(noors).spent] == [10]
    assert open_work(noors) == {}


def test_dropping_what_repeats_skips_it_once(noors: Home) -> None:
    task = add(noors, "planten", on=day(0), repeat=WEEKLY)
    saved = drop_work((task.id,), home=noors, now=NOW)
    assert [touched.verb for touched in saved.touched] == [Verb.DROPPED, Verb.NEXT]
    assert open_work(noors)["planten"].on == day(7)


@pytest.mark.parametrize("scope", [Scope.SERIES, Scope.FOLLOWING])
def test_dropping_all_of_what_repeats_ends_it(noors: Home, scope: Scope) -> None:
    task = add(noors, "planten", on=day(0), repeat=WEEKLY)
    drop_work((task.id,), home=noors, now=NOW, part=Part(scope=scope))
    assert open_work(noors) == {}


def test_the_same_id_twice_is_dropped_once(noors: Home) -> None:
    task, other = add(noors, "begroting"), add(noors, "verslag")
    drop_work((task.id, task.id, other.id[:2]), home=noors, now=NOW)
    assert len(log(noors).closed) == 2
