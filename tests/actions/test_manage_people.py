from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.actions.noor import NOW, add, at, day, files_of, log, meet, on_days, open_work, standing, title_of
from tests.actions.test_backplan import hang

from ontzorg_cli.actions.catch_adhoc import Outcome, catch_adhoc
from ontzorg_cli.actions.close_task import finish_tasks
from ontzorg_cli.actions.keep_checkin import plan_checkin
from ontzorg_cli.actions.keep_topic import TopicDraft, keep_topic
from ontzorg_cli.actions.list_work import Sought, list_closed, list_open
from ontzorg_cli.actions.manage_people import PersonChange, PersonExistsError, add_goal, add_person, edit_person
from ontzorg_cli.actions.prepare_checkin import prepare_checkin
from ontzorg_cli.core.calendar.agenda import Event, EventKind
from ontzorg_cli.core.results import Saved, Verb
from ontzorg_cli.core.together.names import PersonNotFoundError, find_person
from ontzorg_cli.core.together.person import AddressForm, Person, Support, TextLanguage
from ontzorg_cli.core.work.change import EMPTY
from ontzorg_cli.core.work.draft import TaskDraft
from ontzorg_cli.core.work.entering import EmptyTitleError
from ontzorg_cli.core.work.template import Step

if TYPE_CHECKING:
    from datetime import date, datetime

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


# check-ins in the agenda


def with_checkins(home: Home, text: str = "ma 13:00 30m", first: int = 0, *, now: datetime = NOW) -> Saved:
    said = PersonChange(checkin=standing(text, first))
    return edit_person("Hanneke", said, home=home, now=now, title_of=title_of)


def test_a_standing_check_in_begins_a_protected_series(noors: Home) -> None:
    saved = with_checkins(noors)
    assert [touched.verb for touched in saved.touched] == [Verb.CHANGED, Verb.ADDED]
    event = saved.touched[1].record
    assert isinstance(event, Event)
    assert (event.kind, event.with_names, event.repeat) == (
        EventKind.CHECKIN,
        ("Hanneke",),
        "FREQ=WEEKLY;INTERVAL=1;BYDAY=MO",
    )
    assert on_days(noors, "bila Hanneke", 0, 15) == [(0, "13:00"), (7, "13:00"), (14, "13:00")]


def test_somebody_new_has_them_at_once_and_one_undo_takes_both_back(noors: Home) -> None:
    before = files_of(noors.folder)
    said = PersonChange(name="Fatima", checkin=standing("do 10:00 30m", 3))
    add_person(said, home=noors, now=NOW, title_of=title_of)
    assert on_days(noors, "bila Fatima", 0, 10) == [(3, "10:00"), (10, "10:00")]
    noors.undo(1, now=NOW)
    assert files_of(noors.folder).keys() == before.keys()
    assert on_days(noors, "bila Fatima") == []


def test_another_moment_ends_the_series_from_now_on_and_begins_a_new_one(noors: Home) -> None:
    with_checkins(noors)
    saved = with_checkins(noors, "do 10:00 45m", 10, now=at("09:00", 8))
    assert [touched.verb for touched in saved.touched] == [Verb.CHANGED, Verb.ADDED]
    assert on_days(noors, "bila Hanneke", 0, 20) == [(0, "13:00"), (7, "13:00"), (10, "10:00"), (17, "10:00")]
    assert known(noors, "Hanneke").checkin == "do 10:00 45m"


@pytest.mark.parametrize(("clock", "left"), [("09:00", []), ("13:00", [(0, "13:00")]), ("15:00", [(0, "13:00")])])
def test_without_a_standing_moment_the_series_ends_and_what_has_begun_stays(
    clock: str, left: list[tuple[int, str]], noors: Home
) -> None:
    with_checkins(noors)
    said = PersonChange(checkin=EMPTY)
    saved = edit_person("Hanneke", said, home=noors, now=at(clock), title_of=title_of)
    assert [touched.verb for touched in saved.touched] == [Verb.CHANGED, Verb.DROPPED]
    assert on_days(noors, "bila Hanneke") == left
    assert known(noors, "Hanneke").checkin is None


def test_a_single_check_in_stays_where_the_series_ends(noors: Home) -> None:
    with_checkins(noors)
    plan_checkin("Hanneke", at("11:00", 2).replace(tzinfo=None), title_of=title_of, home=noors, now=NOW)
    edit_person("Hanneke", PersonChange(checkin=EMPTY), home=noors, now=at("15:00"), title_of=title_of)
    assert on_days(noors, "bila Hanneke") == [(0, "13:00"), (2, "11:00")]


def test_the_series_of_somebody_else_goes_on(noors: Home) -> None:
    with_checkins(noors)
    edit_person("Bram", PersonChange(checkin=standing("di 09:00 30m", 1)), home=noors, now=NOW, title_of=title_of)
    edit_person("Bram", PersonChange(checkin=EMPTY), home=noors, now=NOW, title_of=title_of)
    assert on_days(noors, "bila Bram") == []
    assert len(on_days(noors, "bila Hanneke", 0, 34)) == 5


def test_another_role_leaves_the_series_as_it_is(noors: Home) -> None:
    with_checkins(noors)
    edit_person("Hanneke", PersonChange(role="CEO"), home=noors, now=NOW, title_of=title_of)
    assert len(on_days(noors, "bila Hanneke", 0, 34)) == 5


def test_a_series_that_is_over_is_not_ended_again(noors: Home) -> None:
    until = replace(standing(), rule="FREQ=WEEKLY;BYDAY=MO;UNTIL=20261130")
    edit_person("Hanneke", PersonChange(checkin=until), home=noors, now=NOW, title_of=title_of)
    saved = edit_person("Hanneke", PersonChange(checkin=EMPTY), home=noors, now=at("09:00", 20), title_of=title_of)
    assert [touched.verb for touched in saved.touched] == [Verb.CHANGED]
    assert on_days(noors, "bila Hanneke", 0, 20) == [(0, "13:00"), (7, "13:00")]


def test_a_new_name_is_that_of_check_ins_topics_and_work_of_both(noors: Home) -> None:
    with_checkins(noors)
    add(noors, "tekenen", owner="Hanneke")
    add(noors, "verslag", requester="Hanneke", owner="Joost")
    keep_topic(TopicDraft(title="printer", person="Hanneke"), home=noors, now=NOW)
    edit_person("Hanneke", PersonChange(name="Hanne"), home=noors, now=NOW, title_of=title_of)
    assert {task.title: (task.requester, task.owner) for task in open_work(noors).values()} == {
        "tekenen": (None, "Hanne"),
        "verslag": ("Hanne", "Joost"),
    }
    assert [topic.person for topic in noors.read().topics()] == ["Hanne"]
    (series,) = (event for event in noors.read().events(day(0), day(0)) if event.repeat)
    assert (series.title, series.with_names) == ("bila Hanne", ("Hanne",))
    assert prepare_checkin(None, minutes=None, home=noors, now=NOW).brief.person.name == "Hanne"


def test_a_new_name_and_another_moment_at_once_leave_one_series(noors: Home) -> None:
    with_checkins(noors)
    said = PersonChange(name="Hanne", checkin=standing("di 09:00 30m", 1))
    edit_person("Hanneke", said, home=noors, now=NOW, title_of=title_of)
    assert on_days(noors, "bila Hanneke") == []
    assert on_days(noors, "bila Hanne", 0, 9) == [(1, "09:00"), (8, "09:00")]


def test_a_title_of_ones_own_keeps_its_words_under_a_new_name(noors: Home) -> None:
    with_checkins(noors)
    with noors.change("edit", now=NOW) as change:
        (series,) = (event for event in change.events(day(0), day(0)) if event.repeat)
        change.put(replace(series, title="goed gesprek"), replaces=series)
    edit_person("Hanneke", PersonChange(name="Hanne"), home=noors, now=NOW, title_of=title_of)
    assert on_days(noors, "goed gesprek", 0, 3) == [(0, "13:00")]


def test_a_check_in_at_the_same_time_as_something_else_is_said(noors: Home) -> None:
    meet(noors, "MT", at("13:00"))
    assert [hint.code for hint in with_checkins(noors).hints] == ["overlaps"]


def test_the_language_of_what_is_written_for_somebody_is_kept(noors: Home) -> None:
    edit_person("Bram", PersonChange(language=TextLanguage.EN), home=noors, now=NOW, title_of=title_of)
    edit_person("Bram", PersonChange(role="CFO"), home=noors, now=NOW, title_of=title_of)
    assert known(noors, "Bram").language is TextLanguage.EN


def test_preparation_of_a_check_in_goes_along_to_the_new_rhythm(noors: Home) -> None:
    with_checkins(noors, first=7)
    hang(noors, the_series(noors).id, steps=(Step(title="stukken lezen", days_before=1),))
    assert due_of(noors, "stukken lezen") == day(4)
    saved = with_checkins(noors, "vr 10:00 30m", 4)
    assert due_of(noors, "stukken lezen") == day(10)
    assert [touched.verb for touched in saved.touched] == [Verb.CHANGED, Verb.ADDED, Verb.MOVED]
    task = open_work(noors)["stukken lezen"]
    assert task.prepares is not None
    assert (task.prepares.event, task.prepares.day) == (the_series(noors).id, day(11))


def test_preparation_of_a_check_in_is_named_where_the_rhythm_ends(noors: Home) -> None:
    with_checkins(noors, first=7)
    hang(noors, the_series(noors).id, steps=(Step(title="stukken lezen", days_before=1),))
    saved = edit_person("Hanneke", PersonChange(checkin=EMPTY), home=noors, now=NOW, title_of=title_of)
    assert [(hint.code, hint.facts["count"]) for hint in saved.hints] == [("preparation_left", 1)]


def the_series(home: Home) -> Event:
    (series,) = (event for event in home.read().events(day(0), day(0)) if event.repeat)
    return series


def due_of(home: Home, title: str) -> date | None:
    due = open_work(home)[title].due
    return None if due is None else due.day
