from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.actions.noor import NOW, add, at, day, files_of, hints, log, open_work, the_task

from ontzorg_cli.actions.catch_adhoc import Outcome, catch_adhoc
from ontzorg_cli.actions.look_at_day import look_at_day
from ontzorg_cli.core.together.names import PersonAmbiguousError, PersonNotFoundError
from ontzorg_cli.core.work.draft import TaskDraft
from ontzorg_cli.core.work.entering import EmptyTitleError
from ontzorg_cli.core.work.task import Due, Entered

if TYPE_CHECKING:
    from ontzorg_cli.core.work.interruption import Interruption
    from ontzorg_cli.store.home import Home

TAXI = TaskDraft(title="taxi regelen", requester="bram", minutes=20)


def the_interruption(home: Home) -> Interruption:
    (interruption,) = log(home).interruptions
    return interruption


def test_what_was_done_on_the_spot_is_noted_with_its_minutes_and_is_no_work(noors: Home) -> None:
    caught = catch_adhoc(TAXI, Outcome.DONE, home=noors, now=at("10:00"))
    assert open_work(noors) == {}
    noted = the_interruption(noors)
    assert (noted.title, noted.requester, noted.minutes, noted.task) == ("taxi regelen", "Bram", 20, None)
    assert noted.at == at("10:00")
    assert [touched.record for touched in caught.saved.touched] == [noted]


def test_what_was_declined_took_nothing(noors: Home) -> None:
    catch_adhoc(TAXI, Outcome.DECLINE, home=noors, now=NOW)
    assert open_work(noors) == {}
    assert (the_interruption(noors).minutes, the_interruption(noors).task) == (None, None)


def test_what_is_for_today_is_ad_hoc_work_of_today(noors: Home) -> None:
    task = the_task(catch_adhoc(TAXI, Outcome.TODAY, home=noors, now=NOW).saved)
    assert (task.on, task.entered, task.requester) == (day(0), Entered.ADHOC, "Bram")
    assert (the_interruption(noors).task, the_interruption(noors).minutes) == (task.id, None)
    look = look_at_day(None, home=noors, now=at("08:40"))
    assert look.verdict.figures.adhoc_open_minutes == 20


def test_what_is_planned_for_later_asks_nothing_of_today(noors: Home) -> None:
    planned = TaskDraft(title="zaal regelen", requester="Hanneke", minutes=30, on=day(1), due=Due(day=day(0)))
    caught = catch_adhoc(planned, Outcome.PLAN, home=noors, now=NOW)
    assert the_task(caught.saved).on == day(1)
    assert hints(caught.saved) == ["planned_after_due"]
    assert look_at_day(None, home=noors, now=at("08:40")).verdict.figures.need_minutes == 0


def test_what_somebody_else_does_is_followed(noors: Home) -> None:
    delegated = TaskDraft(title="lamp", requester="Hanneke", owner="Fatima", minutes=30)
    task = the_task(catch_adhoc(delegated, Outcome.DELEGATE, home=noors, now=NOW).saved)
    assert (task.owner, task.on, task.is_mine) == ("Fatima", None, False)
    assert look_at_day(None, home=noors, now=at("08:40")).around.on_others == 1


def test_a_name_that_is_not_known_yet_is_taken_and_said(noors: Home) -> None:
    new = TaskDraft(title="pen zoeken", requester="Joost", minutes=5)
    caught = catch_adhoc(new, Outcome.TODAY, home=noors, now=NOW)
    assert hints(caught.saved) == ["new_name"]
    assert open_work(noors)["pen zoeken"].requester == "Joost"
    assert [person.name for person in noors.read().people()] == ["Hanneke", "Bram", "Sietske"]


def test_a_misspelt_name_is_asked_about_and_nothing_is_noted(noors: Home) -> None:
    before = files_of(noors.folder)
    with pytest.raises(PersonNotFoundError) as refused:
        catch_adhoc(TaskDraft(title="zaal", requester="Hannke"), Outcome.TODAY, home=noors, now=NOW)
    assert refused.value.facts["meant"] == ("Hanneke",)
    assert files_of(noors.folder) == before


def test_the_beginning_of_two_names_is_asked_about(noors: Home) -> None:
    catch_adhoc(TaskDraft(title="zaal", requester="Hanneke"), Outcome.DONE, home=noors, now=NOW)
    with noors.change("manager add", now=NOW) as change:
        change.put(type(change.people()[0])(id=change.new_id(), name="Hans"))
    with pytest.raises(PersonAmbiguousError):
        catch_adhoc(TaskDraft(title="zaal", requester="Han"), Outcome.DONE, home=noors, now=NOW)


def test_an_interruption_of_ones_own_needs_no_name(noors: Home) -> None:
    catch_adhoc(TaskDraft(title="printer", minutes=5), Outcome.DONE, home=noors, now=NOW)
    assert the_interruption(noors).requester is None


def test_an_interruption_without_a_title_is_refused(noors: Home) -> None:
    with pytest.raises(EmptyTitleError):
        catch_adhoc(TaskDraft(title=" "), Outcome.DONE, home=noors, now=NOW)


def test_the_answer_is_about_the_day_with_the_request_in_it(noors: Home) -> None:
    look_at_day(None, home=noors, now=NOW)
    add(noors, "begroting", minutes=125, on=day(0))
    add(noors, "verslag", minutes=125, on=day(0))
    caught = catch_adhoc(TAXI, Outcome.TODAY, home=noors, now=at("08:45"))
    # 405 minutes left, 85 of the 105 expected ones to come: 320 of room; 250 and 20 needed.
    assert (caught.answer.fits, caught.answer.left_minutes) == (True, 50)
    over = catch_adhoc(TaskDraft(title="brand", minutes=150), Outcome.TODAY, home=noors, now=at("08:45"))
    assert (over.answer.fits, over.answer.left_minutes, over.answer.earliest) == (False, -15, day(1))


def test_a_running_clock_keeps_running(noors: Home) -> None:
    from ontzorg_cli.actions.start_task import start_task

    task = add(noors, "begroting")
    start_task(task.id, home=noors, now=NOW)
    catch_adhoc(TAXI, Outcome.DONE, home=noors, now=at("09:00"))
    assert open_work(noors)["begroting"].started_at == NOW


def test_catching_is_one_step(noors: Home) -> None:
    caught = catch_adhoc(TAXI, Outcome.TODAY, home=noors, now=NOW)
    (step,) = noors.undo(1, now=NOW)
    assert step.number == caught.saved.step
    assert (open_work(noors), log(noors).interruptions) == ({}, ())
