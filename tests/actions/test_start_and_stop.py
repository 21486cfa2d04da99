from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.actions.noor import MUST, NOW, add, at, day, hints, log, open_work

from ontzorg_cli.actions.look_at_day import look_at_day
from ontzorg_cli.actions.start_task import NothingStartedError, NothingToStartError, start_task, stop_task
from ontzorg_cli.core.reference import IdNotFoundError
from ontzorg_cli.core.results import Verb
from ontzorg_cli.core.work.task import Due

if TYPE_CHECKING:
    from ontzorg_cli.store.home import Home


def test_minutes_between_start_and_stop_are_noted(noors: Home) -> None:
    task = add(noors, "begroting", minutes=90, requester="Bram")
    start_task(task.id, home=noors, now=at("09:00"))
    saved = stop_task(home=noors, now=at("09:40"))
    assert hints(saved) == ["time_noted"]
    (spent,) = log(noors).spent
    assert (spent.task, spent.started_at, spent.minutes, spent.requester) == (task.id, at("09:00"), 40, "Bram")
    assert (open_work(noors)["begroting"].spent_minutes, open_work(noors)["begroting"].started_at) == (40, None)


def test_work_that_runs_over_has_a_quarter_of_its_estimate_left(noors: Home) -> None:
    task = add(noors, "begroting", minutes=60)
    start_task(task.id, home=noors, now=at("09:00"))
    (hint,) = stop_task(home=noors, now=at("10:10")).hints
    assert (hint.code, hint.facts["minutes"], hint.facts["left_minutes"]) == ("time_noted_over", 70, 15)


def test_only_one_clock_runs(noors: Home) -> None:
    first, second = add(noors, "begroting"), add(noors, "verslag")
    start_task(first.id, home=noors, now=at("09:00"))
    saved = start_task(second.id, home=noors, now=at("09:25"))
    assert [(touched.verb, touched.record.id) for touched in saved.touched if hasattr(touched.record, "id")] == [
        (Verb.STOPPED, first.id),
        (Verb.STARTED, second.id),
    ]
    assert open_work(noors)["begroting"].spent_minutes == 25
    assert [task.title for task in open_work(noors).values() if task.started_at] == ["verslag"]


def test_starting_what_runs_already_changes_nothing_and_says_since_when(noors: Home) -> None:
    task = add(noors, "begroting")
    start_task(task.id, home=noors, now=at("09:00"))
    again = start_task(task.id, home=noors, now=at("10:00"))
    (hint,) = again.hints
    assert (hint.code, hint.facts) == ("already_started", {"since": at("09:00")})
    assert open_work(noors)["begroting"].started_at == at("09:00")
    assert len(noors.history(9)) == 3, "init, add and start"


def test_a_clock_forgotten_overnight_stops_at_the_end_of_that_day(noors: Home) -> None:
    task = add(noors, "begroting")
    start_task(task.id, home=noors, now=at("15:00"))
    saved = stop_task(home=noors, now=at("09:00", 1))
    (hint,) = saved.hints
    assert (hint.code, hint.facts) == (
        "stopped_overnight",
        {"minutes": 60, "day": day(0), "left_minutes": 8},
    )
    (spent,) = log(noors).spent
    assert spent.minutes == 60


def test_a_clock_that_ran_no_minute_notes_nothing(noors: Home) -> None:
    task = add(noors, "begroting")
    start_task(task.id, home=noors, now=NOW)
    stop_task(home=noors, now=NOW)
    assert log(noors).spent == ()
    assert open_work(noors)["begroting"].spent_minutes == 0


def test_without_an_id_what_comes_first_starts(noors: Home) -> None:
    add(noors, "ooit", minutes=30)
    add(noors, "vandaag", minutes=30, due=Due(day=day(0)), importance=MUST)
    saved = start_task(None, home=noors, now=NOW)
    assert open_work(noors)["vandaag"].started_at == NOW
    assert saved.touched[-1].verb is Verb.STARTED


def test_minutes_on_work_that_came_after_the_plan_are_ad_hoc(noors: Home) -> None:
    add(noors, "planned", minutes=30, on=day(0))
    look_at_day(None, home=noors, now=NOW)
    later = add(noors, "later", minutes=30, on=day(0), now=at("10:00"))
    for title, clock in (("planned", "10:00"), ("later", "10:10")):
        start_task(open_work(noors)[title].id, home=noors, now=at(clock))
    stop_task(home=noors, now=at("10:30"))
    assert {spent.task: spent.adhoc for spent in log(noors).spent} == {
        open_work(noors)["planned"].id: False,
        later.id: True,
    }


def test_nothing_to_start_or_stop_is_said(noors: Home) -> None:
    with pytest.raises(NothingToStartError):
        start_task(None, home=noors, now=NOW)
    with pytest.raises(NothingStartedError):
        stop_task(home=noors, now=NOW)
    with pytest.raises(IdNotFoundError):
        start_task("q9z", home=noors, now=NOW)
