"""Whose check-in is prepared, what is read for it, and how they all stand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from tests.actions.noor import NOW, PEOPLE, SETTINGS, add, at, day, filled_home, standing, title_of

from ontzorg_cli.actions.close_task import finish_tasks
from ontzorg_cli.actions.keep_checkin import hold_checkin, plan_checkin
from ontzorg_cli.actions.keep_topic import TopicDraft, keep_note, keep_topic
from ontzorg_cli.actions.manage_people import PersonChange, edit_person
from ontzorg_cli.actions.prepare_checkin import CheckinOverview, NoCheckinError, list_checkins, prepare_checkin
from ontzorg_cli.core.growth.note import NoteKind
from ontzorg_cli.core.together.brief import Block
from ontzorg_cli.core.together.checkin_diary import KeptRate
from ontzorg_cli.core.together.names import PersonNotFoundError
from ontzorg_cli.core.together.outcome import Outcome, TopicOutcome
from ontzorg_cli.core.together.topic import TopicEnding
from ontzorg_cli.core.work.task import Due
from ontzorg_cli.store.home import Home

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from ontzorg_cli.core.together.brief import Brief


def brief(home: Home, name: str | None = None, *, now: datetime = NOW, minutes: int | None = None) -> Brief:
    return prepare_checkin(name, minutes=minutes, home=home, now=now).brief


def plan(home: Home, name: str, number: int, clock: str = "11:00") -> None:
    plan_checkin(name, at(clock, number).replace(tzinfo=None), title_of=title_of, home=home, now=NOW)


def in_block(found: Brief, code: Block) -> list[str]:
    (block,) = (block for block in found.blocks if block.code is code)
    return [item.title for item in block.items if item.title]


def without(home: Home, name: str) -> None:
    """Take somebody out of the people, as with an editor."""
    path = home.folder / "people.toml"
    block = rf'\[\[person\]\]\nid = "\w+"\nname = "{name}"\n(?:[a-z_]+ = .*\n)*\n'
    path.write_text(re.sub(block, "", path.read_text("utf-8")), "utf-8")


def test_without_a_name_it_is_the_next_one_standing(noors: Home) -> None:
    plan(noors, "Bram", 2)
    plan(noors, "Hanneke", 1)
    assert brief(noors).person.name == "Hanneke"
    assert brief(noors, now=at("12:00", 1)).person.name == "Bram"
    assert brief(noors, "sie").person.name == "Sietske"


def test_where_none_stands_it_is_the_one_that_was_missed(noors: Home) -> None:
    plan(noors, "Bram", 1)
    assert brief(noors, now=at("09:00", 3)).person.name == "Bram"


def test_with_nobody_to_choose_it_says_whom_it_could_be(noors: Home) -> None:
    with pytest.raises(NoCheckinError) as refused:
        brief(noors)
    assert refused.value.facts == {"candidates": tuple(person.name for person in PEOPLE)}


def test_who_works_for_one_person_need_not_name_her(tmp_path: Path) -> None:
    (tmp_path / ".state").mkdir()
    home = Home(tmp_path)
    home.create(SETTINGS, people=PEOPLE[:1], now=NOW)
    assert brief(home).person == PEOPLE[0]
    assert brief(home).minutes == 30


def test_the_name_of_the_assistant_goes_with_it(noors: Home) -> None:
    assert prepare_checkin("Bram", minutes=10, home=noors, now=NOW).name == "Noor"
    assert brief(noors, "Bram", minutes=10).minutes == 10


def test_preparing_writes_nothing(tmp_path: Path) -> None:
    home = filled_home(tmp_path / "home")
    before = {path: path.read_bytes() for path in home.folder.rglob("*") if path.is_file()}
    brief(home)
    list_checkins(home=home, now=NOW)
    assert {path: path.read_bytes() for path in home.folder.rglob("*") if path.is_file()} == before


def test_notes_and_closed_topics_and_work_are_read_for_it(noors: Home) -> None:
    add(noors, "verslag", requester="Hanneke", due=Due(day=day(3)))
    done = add(noors, "klaar", requester="Hanneke", minutes=10)
    finish_tasks((done.id,), home=noors, now=at("10:00"))
    keep_note("bloemen", NoteKind.MANDATE, person="Hanneke", home=noors, now=NOW)
    keep_note("eerst bellen", NoteKind.AGREEMENT, person="Hanneke", home=noors, now=NOW)
    late = TopicDraft(title="zaal", person="Hanneke", decision=True, by=day(0), otherwise="de grote")
    keep_topic(late, home=noors, now=NOW)
    (topic,) = noors.read().topics()
    ended = {topic.id: TopicOutcome(ending=TopicEnding.DEFAULTED, answer="de grote")}
    hold_checkin("Bram", Outcome(topics=ended), home=noors, now=at("10:30"))
    found = brief(noors, "Hanneke", now=at("11:00"))
    assert in_block(found, Block.PRIORITIES) == ["verslag"]
    assert in_block(found, Block.LOOK_BACK) == ["klaar"]
    assert in_block(found, Block.MANDATE) == ["bloemen", "zaal"]
    assert in_block(found, Block.AGREEMENTS) == ["eerst bellen"]


def test_work_done_two_months_ago_is_in_it_where_nothing_was_held_since(noors: Home) -> None:
    done = add(noors, "klaar", requester="Hanneke", minutes=10)
    hold_checkin("Hanneke", Outcome(), home=noors, now=at("09:00"))
    finish_tasks((done.id,), home=noors, now=at("10:00"))
    assert in_block(brief(noors, "Hanneke", now=at("09:00", 50)), Block.LOOK_BACK) == ["klaar"]


def test_somebody_who_was_taken_out_with_open_work_is_still_found(noors: Home) -> None:
    add(noors, "verslag", requester="Bram")
    add(noors, "tekenen", owner="Sietske")
    keep_topic(TopicDraft(title="printer", person="Hanneke"), home=noors, now=NOW)
    for name in ("Bram", "Sietske", "Hanneke"):
        without(noors, name)
    assert noors.read().people() == ()
    assert in_block(brief(noors, "bram"), Block.PRIORITIES) == ["verslag"]
    assert in_block(brief(noors, "SIETSKE"), Block.LOOK_BACK) == ["tekenen"]
    assert (in_block(brief(noors, "Hanneke"), Block.OPENING), brief(noors, "Hanneke").person.id) == (["printer"], "")


def test_so_is_somebody_whose_check_ins_still_stand(noors: Home) -> None:
    plan(noors, "Bram", 1)
    without(noors, "Bram")
    assert brief(noors).person.name == "Bram"
    assert brief(noors, "Bram").at == at("11:00", 1)
    assert [each.person for each in list_checkins(home=noors, now=NOW)] == ["Bram"]


def test_somebody_without_anything_open_is_not_found(noors: Home) -> None:
    without(noors, "Bram")
    with pytest.raises(PersonNotFoundError):
        brief(noors, "Bram")


# how they stand


def test_each_with_whom_there_is_one_or_for_whom_something_waits_has_a_line(noors: Home) -> None:
    edit_person("Hanneke", PersonChange(checkin=standing()), home=noors, now=NOW, title_of=title_of)
    plan(noors, "Bram", 1)
    keep_topic(TopicDraft(title="printer", person="Sietske"), home=noors, now=NOW)
    keep_topic(TopicDraft(title="zaal", person="Hanneke", decision=True), home=noors, now=NOW)
    hold_checkin("Hanneke", Outcome(), home=noors, now=at("13:30"))
    found = {each.person: each for each in list_checkins(home=noors, now=at("09:00", 2))}
    assert list(found) == ["Hanneke", "Bram", "Sietske"], "those that stand, those to make good, those that wait"
    assert found["Hanneke"] == CheckinOverview(
        person="Hanneke",
        next_at=at("13:00", 7),
        last_held=day(0),
        missed=None,
        kept=KeptRate(held=1, of=1),
        topics=0,
        decisions=1,
    )
    assert found["Bram"] == CheckinOverview(
        person="Bram",
        next_at=None,
        last_held=None,
        missed=day(1),
        kept=KeptRate(held=0, of=1),
        topics=0,
        decisions=0,
    )
    assert (found["Sietske"].next_at, found["Sietske"].topics) == (None, 1)


def test_without_any_there_is_no_line(noors: Home) -> None:
    assert list_checkins(home=noors, now=NOW) == ()


def test_how_the_check_ins_stand_can_be_asked_of_one_person(noors: Home) -> None:
    plan(noors, "Bram", 2)
    plan(noors, "Hanneke", 1)
    assert [each.person for each in list_checkins("bram", home=noors, now=NOW)] == ["Bram"]
    (nothing,) = list_checkins("Sietske", home=noors, now=NOW)
    assert (nothing.person, nothing.next_at, nothing.last_held) == ("Sietske", None, None)
    with pytest.raises(PersonNotFoundError):
        list_checkins("Fatima", home=noors, now=NOW)
