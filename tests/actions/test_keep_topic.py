"""What is put on somebody's list, and lines that are worth keeping."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.actions.noor import NOW, add, at, day, files_of, hints, standing, title_of

from ontzorg_cli.actions.add_event import be_away
from ontzorg_cli.actions.close_task import TookNeedsOneError, finish_tasks
from ontzorg_cli.actions.drop_work import drop_work
from ontzorg_cli.actions.edit_work import NewStart, NotForTopicsError, NothingToChangeError, edit_work
from ontzorg_cli.actions.keep_topic import TopicDraft, keep_note, keep_topic, list_topics
from ontzorg_cli.actions.look_at_day import look_at_day
from ontzorg_cli.actions.manage_people import PersonChange, edit_person
from ontzorg_cli.actions.show_record import show_record
from ontzorg_cli.core.calendar.agenda import AllDay
from ontzorg_cli.core.growth.note import Note, NoteKind
from ontzorg_cli.core.reference import IdNotFoundError
from ontzorg_cli.core.results import Saved, Verb
from ontzorg_cli.core.together.names import PersonAmbiguousError, PersonNotFoundError
from ontzorg_cli.core.together.topic import DecisionChange, OnlyForDecisionsError, Topic, TopicEnding
from ontzorg_cli.core.work.change import EMPTY, TaskChange
from ontzorg_cli.core.work.entering import EmptyTitleError

if TYPE_CHECKING:
    from datetime import date

    from ontzorg_cli.store.home import Home


def put(home: Home, title: str = "printer", person: str = "Hanneke", *, decision: bool = False) -> Topic:
    draft = TopicDraft(title=title, person=person, decision=decision)
    return the_topic(keep_topic(draft, home=home, now=NOW))


def the_topic(saved: Saved) -> Topic:
    (touched,) = saved.touched
    assert isinstance(touched.record, Topic)
    return touched.record


def kept(home: Home, title: str = "eerst bellen", person: str | None = "Hanneke") -> Note:
    (touched,) = keep_note(title, NoteKind.AGREEMENT, person=person, home=home, now=NOW).touched
    assert isinstance(touched.record, Note)
    return touched.record


# on the list


def test_a_topic_is_for_whom_the_name_means_and_stands_until_it_is_closed(noors: Home) -> None:
    topic = put(noors, " printer ", "han")
    assert (topic.title, topic.person, topic.created_at, topic.decision) == ("printer", "Hanneke", NOW, False)
    assert noors.read().topics() == (topic,)
    assert list_topics(None, home=noors) == (topic,)
    assert list_topics("Bram", home=noors) == ()
    assert list_topics("hann", home=noors) == (topic,)


def test_a_decision_has_advice_a_latest_day_and_what_holds_otherwise(noors: Home) -> None:
    draft = TopicDraft(
        title="zaal", person="Bram", decision=True, advice=" de grote ", by=day(4), otherwise=" de kleine "
    )
    topic = the_topic(keep_topic(draft, home=noors, now=NOW))
    assert (topic.decision, topic.advice, topic.by, topic.otherwise) == (True, "de grote", day(4), "de kleine")
    assert topic.asked_on is None
    assert [step.command for step in noors.history(1)] == ["note"]


def test_it_says_when_it_will_be_talked_about(noors: Home) -> None:
    draft = TopicDraft(title="printer", person="Hanneke")
    assert hints(keep_topic(draft, home=noors, now=NOW)) == ["topic_without_checkin"]
    edit_person("Hanneke", PersonChange(checkin=standing()), home=noors, now=NOW, title_of=title_of)
    (hint,) = keep_topic(draft, home=noors, now=NOW).hints
    assert (hint.code, hint.facts) == ("topic_for_checkin", {"when": at("13:00")})
    be_away("congres", AllDay(first=day(0), last=day(0)), who="Hanneke", home=noors, now=NOW)
    assert keep_topic(draft, home=noors, now=NOW).hints[0].facts == {"when": at("13:00", 7)}


def test_the_same_twice_is_two_topics(noors: Home) -> None:
    assert put(noors).id != put(noors).id
    assert len(noors.read().topics()) == 2


@pytest.mark.parametrize("title", ["", " ", "\t\n"])
def test_a_topic_about_nothing_is_none(title: str, noors: Home) -> None:
    before = files_of(noors.folder)
    with pytest.raises(EmptyTitleError):
        put(noors, title)
    with pytest.raises(EmptyTitleError):
        kept(noors, title)
    assert files_of(noors.folder) == before


def test_for_nobody_known_it_is_refused(noors: Home) -> None:
    before = files_of(noors.folder)
    for person in ("Fatima", ""):
        with pytest.raises(PersonNotFoundError):
            put(noors, person=person)
    with pytest.raises(PersonNotFoundError):
        kept(noors, person="Fatima")
    with pytest.raises(PersonNotFoundError):
        list_topics("Fatima", home=noors)
    edit_person("Bram", PersonChange(name="Hans"), home=noors, now=NOW, title_of=title_of)
    with pytest.raises(PersonAmbiguousError):
        put(noors, person="han")
    assert files_of(noors.folder).keys() == before.keys()


def test_the_ball_is_with_me_until_a_decision_is_put(noors: Home) -> None:
    put(noors, "zaal", decision=True)
    put(noors, "printer")
    add(noors, "tekenen", owner="Hanneke")
    around = look_at_day(None, home=noors, now=NOW).around
    assert (around.on_me, around.on_others) == (1, 1)


# notes


def test_a_note_is_kept_on_its_day_with_whom_it_is_about(noors: Home) -> None:
    note, own = kept(noors, person="hann"), kept(noors, "zelf besloten", None)
    assert (note.person, note.at, note.kind, own.person) == ("Hanneke", NOW, NoteKind.AGREEMENT, None)
    assert noors.read().notes(day(0), day(0)) == (note, own)


def test_a_note_is_shown_and_dropped_by_its_id_and_comes_back(noors: Home) -> None:
    note = kept(noors)
    assert show_record(note.id, home=noors, now=NOW).record == note
    dropped = drop_work((note.id.upper(),), home=noors, now=NOW)
    assert [(touched.verb, touched.record) for touched in dropped.touched] == [(Verb.DROPPED, note)]
    assert noors.read().notes(day(0), day(0)) == ()
    noors.undo(1, now=NOW)
    assert noors.read().notes(day(0), day(0)) == (note,)


# edit, done, drop


def test_the_text_of_a_topic_can_be_changed_and_nothing_else_of_it(noors: Home) -> None:
    topic = put(noors)
    edited = the_topic(edit_work(topic.id, TaskChange(title=" nieuwe printer "), home=noors, now=NOW))
    assert (edited.title, edited.id) == ("nieuwe printer", topic.id)
    assert noors.read().topics() == (edited,)
    before = files_of(noors.folder)
    for change in (TaskChange(minutes=5), TaskChange(title="x", minutes=5), TaskChange(on=EMPTY)):
        with pytest.raises(NotForTopicsError):
            edit_work(topic.id, change, home=noors, now=NOW)
    with pytest.raises(NotForTopicsError):
        edit_work(topic.id, TaskChange(title="x"), home=noors, now=NOW, start=NewStart(day=day(1)))
    with pytest.raises(EmptyTitleError):
        edit_work(topic.id, TaskChange(title=" "), home=noors, now=NOW)
    with pytest.raises(NothingToChangeError):
        edit_work(topic.id, TaskChange(), home=noors, now=NOW)
    assert files_of(noors.folder) == before


def test_of_a_decision_the_advice_the_day_and_the_default_change_by_themselves(noors: Home) -> None:
    draft = TopicDraft(title="zaal", person="Hanneke", decision=True, advice="de grote", by=day(4), otherwise="de oude")
    topic = the_topic(keep_topic(draft, home=noors, now=NOW))

    def edited(change: DecisionChange, title: str | None = None) -> tuple[str, str, date | None, str]:
        saved = edit_work(topic.id, TaskChange(title=title), home=noors, now=NOW, decision=change)
        (kept,) = noors.read().topics()
        assert the_topic(saved) == kept
        return kept.title, kept.advice, kept.by, kept.otherwise

    assert edited(DecisionChange(by=day(7))) == ("zaal", "de grote", day(7), "de oude")
    assert edited(DecisionChange(advice="de kleine"), "welke zaal") == ("welke zaal", "de kleine", day(7), "de oude")
    assert edited(DecisionChange(otherwise="geen", no_day=True)) == ("welke zaal", "de kleine", None, "geen")
    assert edited(DecisionChange(advice="")) == ("welke zaal", "", None, "geen")


def test_where_nothing_is_decided_there_is_no_advice_to_change(noors: Home) -> None:
    topic, task = put(noors), add(noors, "begroting")
    before = files_of(noors.folder)
    for id_ in (topic.id, task.id):
        with pytest.raises(OnlyForDecisionsError) as refused:
            edit_work(id_, TaskChange(), home=noors, now=NOW, decision=DecisionChange(advice="x", no_day=True))
        assert refused.value.facts == {"options": ("--advice", "--by")}
    assert files_of(noors.folder) == before


def test_a_topic_is_meant_by_its_whole_id_only(noors: Home) -> None:
    topic = put(noors)
    for reference in (topic.id[:2], topic.title):
        with pytest.raises(IdNotFoundError):
            edit_work(reference, TaskChange(title="x"), home=noors, now=NOW)
        with pytest.raises(IdNotFoundError):
            finish_tasks((reference,), home=noors, now=NOW)
        with pytest.raises(IdNotFoundError):
            drop_work((reference,), home=noors, now=NOW)


def test_done_is_discussed_and_goes_with_work_in_one_step(noors: Home) -> None:
    topic, task = put(noors), add(noors, "verslag", minutes=20)
    done = finish_tasks((f" {topic.id.upper()} ", task.id, topic.id), home=noors, now=at("10:00"))
    assert [touched.verb for touched in done.touched] == [Verb.DISCUSSED, Verb.DONE]
    (closed,) = noors.read().closed_topics(day(0), day(0))
    assert (closed.ending, closed.closed_at, closed.answer) == (TopicEnding.DISCUSSED, at("10:00"), "")
    assert noors.read().topics() == ()
    noors.undo(1, now=NOW)
    assert noors.read().topics() == (topic,)


def test_a_topic_takes_no_minutes_of_its_own(noors: Home) -> None:
    topic = put(noors)
    with pytest.raises(TookNeedsOneError):
        finish_tasks((topic.id, topic.id), home=noors, now=NOW, took_minutes=10)
    finish_tasks((topic.id,), home=noors, now=NOW, took_minutes=10)
    assert noors.read().log(day(0), day(0)).spent == ()


def test_a_topic_that_is_dropped_is_kept_as_that_and_is_not_dropped_again(noors: Home) -> None:
    topic = put(noors)
    assert [touched.verb for touched in drop_work((topic.id,), home=noors, now=NOW).touched] == [Verb.DROPPED]
    assert [each.ending for each in noors.read().closed_topics(day(0), day(0))] == [TopicEnding.DROPPED]
    for act in (drop_work, finish_tasks):
        with pytest.raises(IdNotFoundError):
            act((topic.id,), home=noors, now=NOW)
    with pytest.raises(IdNotFoundError):
        edit_work(topic.id, TaskChange(title="x"), home=noors, now=NOW)


def test_after_a_new_name_the_list_is_still_hers(noors: Home) -> None:
    put(noors)
    put(noors, "lamp", "Bram")
    before = [topic.title for topic in noors.read().topics()]
    edit_person("Hanneke", PersonChange(name="Hanneke de Wit"), home=noors, now=NOW, title_of=title_of)
    for name in ("Hanneke", "Hanneke de Wit"):
        assert [topic.title for topic in list_topics(name, home=noors)] == ["printer"]
    assert [topic.title for topic in noors.read().topics()] == before
    noors.undo(1, now=NOW)
    assert {topic.person for topic in noors.read().topics()} == {"Hanneke", "Bram"}
