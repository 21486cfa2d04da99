from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.actions.noor import NOW, add, at, files_of, log, open_work, standing, title_of

from ontzorg_cli.actions.catch_adhoc import Outcome, catch_adhoc
from ontzorg_cli.actions.close_task import finish_tasks
from ontzorg_cli.actions.list_work import Sought, list_closed, list_open
from ontzorg_cli.actions.manage_people import PersonChange, PersonExistsError, add_goal, add_person, edit_person
from ontzorg_cli.core.together.names import PersonNotFoundError, find_person
from ontzorg_cli.core.together.person import AddressForm, Person, Support
from ontzorg_cli.core.work.change import EMPTY
from ontzorg_cli.core.work.draft import TaskDraft
from ontzorg_cli.core.work.entering import EmptyTitleError

if TYPE_CHECKING:
    from ontzorg_cli.store.home import Home


def known(home: Home, name: str) -> Person:
    return find_person(home.read().people(), name)


def test_somebody_is_added_with_all_that_was_said(noors: Home) -> None:
    said = PersonChange(
        name=" Fatima ",
        role="hoofd HR",
        weight=1.5,
        support=Support.LIMITED,
        checkin=standing("do 10:00 30m", 3),
        address_form=AddressForm.U,
    )
    add_person(said, home=noors, now=NOW, title_of=title_of)
    person = known(noors, "Fatima")
    assert (person.name, person.role, person.weight) == ("Fatima", "hoofd HR", 1.5)
    assert (person.support, person.checkin, person.address_form) == (Support.LIMITED, "do 10:00 30m", AddressForm.U)


def test_what_is_not_said_stays_and_what_is_emptied_goes(noors: Home) -> None:
    edit_person("han", PersonChange(role=""), home=noors, now=NOW, title_of=title_of)
    assert (known(noors, "Hanneke").role, known(noors, "Hanneke").checkin) == (None, "ma 13:00 30m")
    edit_person("han", PersonChange(checkin=EMPTY, weight=2.0), home=noors, now=NOW, title_of=title_of)
    assert (known(noors, "Hanneke").checkin, known(noors, "Hanneke").weight) == (None, 2.0)


def test_after_a_new_name_open_work_and_history_are_still_found(noors: Home) -> None:
    done = add(noors, "verslag", requester="Hanneke")
    finish_tasks((done.id,), home=noors, now=NOW)
    add(noors, "begroting", requester="Hanneke")
    add(noors, "reis", requester="Bram")
    edit_person("Hanneke", PersonChange(name="Hanneke de Wit"), home=noors, now=at("10:00"), title_of=title_of)
    assert {task.title: task.requester for task in open_work(noors).values()} == {
        "begroting": "Hanneke de Wit",
        "reis": "Bram",
    }
    for name in ("Hanneke", "Hanneke de Wit"):
        found = list_open(Sought(requester=name), home=noors, now=at("10:00"))
        assert [ranked.task.title for ranked in found.ranked] == ["begroting"]
        closed = list_closed(Sought(requester=name), home=noors, now=at("10:00"))
        assert [record.task.title for record in closed] == ["verslag"]


def test_a_new_name_is_one_step(noors: Home) -> None:
    add(noors, "begroting", requester="Hanneke")
    edit_person("Hanneke", PersonChange(name="Hanne"), home=noors, now=NOW, title_of=title_of)
    noors.undo(1, now=NOW)
    assert open_work(noors)["begroting"].requester == "Hanneke"
    assert known(noors, "Hanneke").formerly == ()


def test_other_capitals_are_a_new_name_without_a_former_one(noors: Home) -> None:
    add(noors, "begroting", requester="Bram")
    edit_person("bram", PersonChange(name="BRAM"), home=noors, now=NOW, title_of=title_of)
    assert (known(noors, "bram").name, known(noors, "bram").formerly) == ("BRAM", ())
    assert open_work(noors)["begroting"].requester == "BRAM"


def test_going_back_to_a_former_name_leaves_no_trace_of_it_twice(noors: Home) -> None:
    for name in ("Hanne", "Hanneke", "Hanne"):
        edit_person("Hanneke", PersonChange(name=name), home=noors, now=NOW, title_of=title_of)
    assert (known(noors, "Hanneke").name, known(noors, "Hanneke").formerly) == ("Hanne", ("Hanneke",))


def test_a_name_that_was_caught_first_becomes_a_person_with_work(noors: Home) -> None:
    catch_adhoc(TaskDraft(title="pen", requester="Joost"), Outcome.TODAY, home=noors, now=NOW)
    add_person(PersonChange(name="joost"), home=noors, now=NOW, title_of=title_of)
    found = list_open(Sought(requester="joost"), home=noors, now=NOW)
    assert [ranked.task.title for ranked in found.ranked] == ["pen"]
    assert log(noors).interruptions[0].requester == "Joost"


@pytest.mark.parametrize("name", ["Hanneke", "HANNEKE", " bram "])
def test_a_name_is_taken_once(noors: Home, name: str) -> None:
    before = files_of(noors.folder)
    with pytest.raises(PersonExistsError):
        add_person(PersonChange(name=name), home=noors, now=NOW, title_of=title_of)
    with pytest.raises(PersonExistsError):
        edit_person("Sietske", PersonChange(name=name), home=noors, now=NOW, title_of=title_of)
    assert files_of(noors.folder) == before


def test_a_former_name_stays_taken(noors: Home) -> None:
    edit_person("Hanneke", PersonChange(name="Hanne"), home=noors, now=NOW, title_of=title_of)
    with pytest.raises(PersonExistsError):
        add_person(PersonChange(name="Hanneke"), home=noors, now=NOW, title_of=title_of)


def test_nobody_is_changed_under_an_unknown_or_empty_name(noors: Home) -> None:
    with pytest.raises(PersonNotFoundError):
        edit_person("Joost", PersonChange(role="x"), home=noors, now=NOW, title_of=title_of)
    with pytest.raises(EmptyTitleError):
        add_person(PersonChange(name=" "), home=noors, now=NOW, title_of=title_of)
    with pytest.raises(EmptyTitleError):
        edit_person("Bram", PersonChange(name=" "), home=noors, now=NOW, title_of=title_of)


def test_a_goal_has_a_title(noors: Home) -> None:
    add_goal(" minder vergaderen ", home=noors, now=NOW)
    assert [goal.title for goal in noors.read().goals()] == ["archief op orde", "minder vergaderen"]
    with pytest.raises(EmptyTitleError):
        add_goal("  ", home=noors, now=NOW)
