"""What became of a check-in: held with what came out of it, skipped, or planned once more."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from tests.actions.noor import NOW, PEOPLE, add, at, day, files_of, log, meet, on_days, open_work, standing, title_of

from ontzorg_cli.actions.close_task import finish_tasks
from ontzorg_cli.actions.keep_checkin import CheckinKept, CheckinSkipped, hold_checkin, plan_checkin, skip_checkin
from ontzorg_cli.actions.keep_topic import TopicDraft, keep_topic
from ontzorg_cli.actions.look_at_day import look_at_day
from ontzorg_cli.actions.manage_people import PersonChange, add_person, edit_person
from ontzorg_cli.actions.prepare_checkin import NoCheckinError, list_checkins
from ontzorg_cli.core.calendar.agenda import Event, EventKind, Zoned
from ontzorg_cli.core.growth.note import Note, NoteKind
from ontzorg_cli.core.results import Saved, Verb
from ontzorg_cli.core.together.checkin import Checkin, Kept
from ontzorg_cli.core.together.names import PersonAmbiguousError, PersonNotFoundError
from ontzorg_cli.core.together.outcome import Outcome, TopicOutcome
from ontzorg_cli.core.together.topic import Topic, TopicEnding
from ontzorg_cli.core.work.draft import TaskDraft
from ontzorg_cli.core.work.entering import EmptyTitleError
from ontzorg_cli.core.work.task import Due, Ending, Task

if TYPE_CHECKING:
    from datetime import date, datetime

    from ontzorg_cli.store.home import Home

AFTER = at("13:30")


@pytest.fixture
def weekly(noors: Home) -> Home:
    """Return Noor's home, with a check-in with Hanneke every Monday at one."""
    edit_person("Hanneke", PersonChange(checkin=standing()), home=noors, now=NOW, title_of=title_of)
    return noors


def hold(home: Home, name: str = "Hanneke", *, now: datetime = AFTER, **outcome: Any) -> CheckinKept:  # noqa: ANN401  any part of an outcome by its name
    return hold_checkin(name, Outcome(**outcome), home=home, now=now)


def skip(home: Home, name: str | None = "Hanneke", *, now: datetime = NOW, why: str = "reis") -> CheckinSkipped:
    return skip_checkin(name, why, home=home, now=now)


def topic(home: Home, title: str, **said: Any) -> Topic:  # noqa: ANN401  any part of a draft by its name
    saved = keep_topic(TopicDraft(title=title, **{"person": "Hanneke", **said}), home=home, now=NOW)
    kept: Topic = one(saved, Topic)
    return kept


def one(saved: Saved, kind: type[Any]) -> Any:  # noqa: ANN401  a record of that kind
    (record,) = (touched.record for touched in saved.touched if isinstance(touched.record, kind))
    return record


def verbs(saved: Saved) -> list[tuple[Verb, str]]:
    return [(touched.verb, getattr(touched.record, "title", "")) for touched in saved.touched]


def outcomes(home: Home) -> list[tuple[str, int, Kept]]:
    found = home.read().checkins(day(-60), day(60))
    return [(each.person, (each.day - day(0)).days, each.kept) for each in found]


def open_topics(home: Home) -> list[str]:
    return [each.title for each in home.read().topics()]


# held


def test_a_check_in_that_was_held_is_noted_on_its_day_with_the_next_one(weekly: Home) -> None:
    kept = hold(weekly)
    assert verbs(kept.saved) == [(Verb.HELD, "")]
    assert outcomes(weekly) == [("Hanneke", 0, Kept.HELD)]
    assert kept.next_at == at("13:00", 7)


def test_held_before_its_hour_the_next_one_is_that_of_next_week(weekly: Home) -> None:
    assert hold(weekly, now=at("11:00")).next_at == at("13:00", 7)
    assert list_checkins(home=weekly, now=at("11:05"))[0].next_at == at("13:00", 7)


def test_topics_end_as_they_were_settled_and_the_rest_stays(weekly: Home) -> None:
    discussed, dropped, stays = (topic(weekly, title) for title in ("printer", "lamp", "verhuizing"))
    decided, late, put = (
        topic(weekly, title, decision=True, otherwise="de grote") for title in ("zaal", "reis", "borrel")
    )
    ended = {
        discussed.id: TopicOutcome(ending=TopicEnding.DISCUSSED, answer="nieuwe kopen"),
        dropped.id: TopicOutcome(ending=TopicEnding.DROPPED),
        decided.id: TopicOutcome(ending=TopicEnding.DECIDED, answer="de kleine"),
        late.id: TopicOutcome(ending=TopicEnding.DEFAULTED, answer="de grote"),
    }
    kept = hold(weekly, topics=ended, asked=(put.id,))
    assert verbs(kept.saved)[:-1] == [
        (Verb.DISCUSSED, "printer"),
        (Verb.DROPPED, "lamp"),
        (Verb.DECIDED, "zaal"),
        (Verb.DEFAULTED, "reis"),
        (Verb.ASKED, "borrel"),
    ]
    assert weekly.read().topics() == (stays, replace(put, asked_on=day(0)))
    closed = {each.title: (each.ending, each.answer) for each in weekly.read().closed_topics(day(0), day(0))}
    assert closed["printer"] == (TopicEnding.DISCUSSED, "nieuwe kopen")
    assert closed["zaal"] == (TopicEnding.DECIDED, "de kleine")


def test_a_decision_that_was_put_before_keeps_the_day_on_which_it_was(weekly: Home) -> None:
    put = topic(weekly, "zaal", decision=True)
    hold(weekly, asked=(put.id,))
    again = hold(weekly, now=at("13:30", 7), asked=(put.id,))
    assert verbs(again.saved) == [(Verb.HELD, "")]
    assert weekly.read().topics()[0].asked_on == day(0)


def test_work_is_finished_dropped_and_handed_over(weekly: Home) -> None:
    done, gone = (add(weekly, title, requester="Hanneke", minutes=20) for title in ("verslag", "map"))
    handed = add(weekly, "archief", requester="Hanneke")
    theirs = add(weekly, "tekenen", owner="Hanneke")
    kept = hold(weekly, done=(done.id, theirs.id), dropped=(gone.id,), owners={handed.id: "Joost"})
    assert set(verbs(kept.saved)[:-1]) == {
        (Verb.DONE, ""),
        (Verb.DROPPED, ""),
        (Verb.CHANGED, "archief"),
    }
    assert {title: task.owner for title, task in open_work(weekly).items()} == {"archief": "Joost"}
    closed = {each.task.title: each for each in log(weekly).closed}
    assert {title: each.ending for title, each in closed.items()} == {
        "verslag": Ending.DONE,
        "map": Ending.DROPPED,
        "tekenen": Ending.DONE,
    }
    assert [spent.task for spent in log(weekly).spent] == [done.id], "what somebody else did took none of her time"


def test_an_agreed_day_is_a_hard_promise_that_is_noted(weekly: Home) -> None:
    task = add(weekly, "begroting", requester="Hanneke", due=Due(day=day(3)), really_due=Due(day=day(4)))
    hold(weekly, moves={task.id: day(9)})
    moved = open_work(weekly)["begroting"]
    assert (moved.due, moved.really_due, moved.on, moved.moves) == (Due(day=day(9), hard=True), None, None, 0)
    (note,) = weekly.read().notes(day(0), day(0))
    assert (note.kind, note.title, note.person) == (NoteKind.AGREEMENT, "begroting", "Hanneke")
    assert (note.task, note.to) == (task.id, day(9))


@pytest.mark.parametrize(
    ("stood", "on", "moves"),
    [
        ({"on": day(0)}, day(9), 1),
        ({"on": day(3)}, day(9), 0),
        ({"due": Due(day=day(0))}, day(9), 1),
        ({"due": Due(day=day(-2))}, day(9), 1),
        ({}, None, 0),
    ],
    ids=["planned today", "planned later", "due today", "overdue", "no day"],
)
def test_work_that_stood_for_a_day_goes_along_with_the_day_that_was_agreed(
    stood: dict[str, Any],
    on: date | None,
    moves: int,
    weekly: Home,
) -> None:
    task = add(weekly, "begroting", requester="Hanneke", **stood)
    hold(weekly, moves={task.id: day(9)})
    moved = open_work(weekly)["begroting"]
    assert (moved.on, moved.moves) == (on, moves)


def test_work_moved_in_a_check_in_leaves_the_plan_of_today(weekly: Home) -> None:
    task = add(weekly, "begroting", requester="Hanneke", minutes=60, on=day(0))
    assert [each.task.id for each in look_at_day(None, home=weekly, now=NOW).verdict.plan] == [task.id]
    hold(weekly, moves={task.id: day(9)})
    verdict = look_at_day(None, home=weekly, now=at("14:00")).verdict
    assert (verdict.plan, verdict.figures.need_minutes) == ((), 0)


def test_an_agreed_day_for_what_somebody_else_does_asks_nothing_of_my_days(weekly: Home) -> None:
    task = add(weekly, "tekenen", owner="Hanneke", due=Due(day=day(-1), hard=True))
    hold(weekly, moves={task.id: day(4)})
    moved = open_work(weekly)["tekenen"]
    assert (moved.due, moved.on, moved.moves, moved.owner) == (Due(day=day(4)), None, 0, "Hanneke")


def test_work_can_get_a_day_and_another_owner_at_once(weekly: Home) -> None:
    task = add(weekly, "archief", requester="Hanneke", on=day(0))
    kept = hold(weekly, moves={task.id: day(9)}, owners={task.id: "Joost"})
    moved = open_work(weekly)["archief"]
    assert (moved.owner, moved.due, moved.on) == ("Joost", Due(day=day(9)), None)
    assert (Verb.MOVED, "archief") in verbs(kept.saved)


def test_new_actions_notes_and_topics_are_entered(weekly: Home) -> None:
    kept = hold(
        weekly,
        actions=(
            TaskDraft(title="offertes", requester="hanneke", minutes=30, due=Due(day=day(4))),
            TaskDraft(title="tekenen", owner="Hanneke", due=Due(day=day(1))),
        ),
        notes=((NoteKind.MANDATE, "bloemen zelf"), (NoteKind.AGREEMENT, " eerst bellen ")),
        new_topics=("de reactie van de OR",),
    )
    work = open_work(weekly)
    assert (work["offertes"].requester, work["offertes"].owner) == ("Hanneke", None)
    assert (work["tekenen"].requester, work["tekenen"].owner) == (None, "Hanneke")
    assert [(note.kind, note.title) for note in weekly.read().notes(day(0), day(0))] == [
        (NoteKind.MANDATE, "bloemen zelf"),
        (NoteKind.AGREEMENT, "eerst bellen"),
    ]
    assert open_topics(weekly) == ["de reactie van de OR"]
    records = [touched.record for touched in kept.saved.touched]
    ids = [record.id for record in records if isinstance(record, Task | Note | Topic | Checkin)]
    assert len(set(ids)) == len(ids) == 6


def test_whatever_came_out_of_it_one_undo_takes_all_of_it_back(weekly: Home) -> None:
    asked = topic(weekly, "zaal", decision=True)
    talked = topic(weekly, "printer")
    done, moved, gone = (add(weekly, title, requester="Hanneke", on=day(0)) for title in ("a", "b", "c"))
    handed = add(weekly, "d", requester="Hanneke")
    before, steps = files_of(weekly.folder), weekly.history(1)[0].number
    kept = hold(
        weekly,
        topics={talked.id: TopicOutcome(ending=TopicEnding.DISCUSSED)},
        asked=(asked.id,),
        done=(done.id,),
        dropped=(gone.id,),
        moves={moved.id: day(9)},
        owners={handed.id: "Joost"},
        actions=(TaskDraft(title="nieuw"),),
        notes=((NoteKind.MANDATE, "zelf"),),
        new_topics=("zorg",),
    )
    assert kept.saved.step == steps + 1
    (step,) = weekly.undo(1, now=AFTER)
    assert step.command == "weekly"
    after = files_of(weekly.folder)
    assert after.keys() == before.keys()
    for name, data in before.items():
        lines = [line for line in after[name].splitlines() if not line.startswith(b"next_number")]
        assert lines == [line for line in data.splitlines() if not line.startswith(b"next_number")], name


def test_a_second_time_on_one_day_is_the_same_check_in(weekly: Home) -> None:
    first, second = hold(weekly), hold(weekly, now=at("15:00"), notes=((NoteKind.AGREEMENT, "nog iets"),))
    assert one(first.saved, Checkin).id == one(second.saved, Checkin).id
    assert outcomes(weekly) == [("Hanneke", 0, Kept.HELD)]


def test_so_it_is_under_a_new_name(weekly: Home) -> None:
    hold(weekly)
    edit_person("Hanneke", PersonChange(name="Hanne"), home=weekly, now=at("14:00"), title_of=title_of)
    hold(weekly, "Hanne", now=at("15:00"))
    assert [each[1:] for each in outcomes(weekly)] == [(0, Kept.HELD)]


def test_one_that_was_called_off_and_held_after_all_was_held(weekly: Home) -> None:
    skip(weekly)
    hold(weekly)
    assert outcomes(weekly) == [("Hanneke", 0, Kept.HELD)]


def test_what_was_closed_in_the_meantime_stays_as_it_is(weekly: Home) -> None:
    task, talked = add(weekly, "verslag", requester="Hanneke", minutes=20), topic(weekly, "printer")
    finish_tasks((task.id, talked.id), home=weekly, now=at("13:10"), took_minutes=None)
    before = log(weekly).closed
    kept = hold(weekly, dropped=(task.id,), topics={talked.id: TopicOutcome(ending=TopicEnding.DROPPED)})
    assert verbs(kept.saved) == [(Verb.HELD, "")]
    assert log(weekly).closed == before


def test_the_one_that_was_missed_is_held_afterwards_on_its_own_day(weekly: Home) -> None:
    kept = hold(weekly, now=at("09:00", 2))
    assert outcomes(weekly) == [("Hanneke", 0, Kept.HELD)]
    assert kept.next_at == at("13:00", 7)
    flags = look_at_day(None, home=weekly, now=at("09:05", 2)).verdict.flags
    assert "checkin-missed" not in {flag.code for flag in flags}


def test_one_that_stood_nowhere_was_held_today(noors: Home) -> None:
    kept = hold(noors, "Bram")
    assert (outcomes(noors), kept.next_at) == ([("Bram", 0, Kept.HELD)], None)


def test_an_action_of_nothing_writes_nothing(weekly: Home) -> None:
    before = files_of(weekly.folder)
    with pytest.raises(EmptyTitleError):
        hold(weekly, actions=(TaskDraft(title=" "),), notes=((NoteKind.MANDATE, "zelf"),))
    assert files_of(weekly.folder) == before


@pytest.mark.parametrize("name", ["Fatima", ""])
def test_with_a_name_of_nobody_nothing_is_held(name: str, weekly: Home) -> None:
    with pytest.raises(PersonNotFoundError):
        hold(weekly, name)
    assert outcomes(weekly) == []


def test_a_beginning_that_several_have_means_nobody(weekly: Home) -> None:
    add_person(PersonChange(name="Sander"), home=weekly, now=NOW, title_of=title_of)
    with pytest.raises(PersonAmbiguousError):
        hold(weekly, "s")


# skipped


def test_one_still_to_come_leaves_the_agenda_and_its_topics_stay(weekly: Home) -> None:
    topic(weekly, "printer")
    skipped = skip(weekly, why="  reis \n naar Brussel ")
    record = one(skipped.saved, Checkin)
    assert (record.day, record.kept, record.why) == (day(0), Kept.SKIPPED, "reis naar Brussel")
    assert on_days(weekly, "bila Hanneke", 0, 20) == [(7, "13:00"), (14, "13:00")]
    assert open_topics(weekly) == ["printer"]
    assert look_at_day(None, home=weekly, now=NOW).verdict.figures.fixed_minutes == 0


def test_moments_to_make_it_good_are_those_at_which_both_can(weekly: Home) -> None:
    meet(weekly, "de hele dag", at("08:30"), minutes=450)
    assert skip(weekly).slots == (at("08:30", 1), at("08:30", 2))


def test_undo_puts_it_back_in_the_agenda(weekly: Home) -> None:
    before = files_of(weekly.folder)
    skip(weekly)
    weekly.undo(1, now=NOW)
    for name, data in files_of(weekly.folder).items():
        assert [line for line in data.splitlines() if b"next_number" not in line] == [
            line for line in before[name].splitlines() if b"next_number" not in line
        ]


def test_a_single_one_leaves_the_agenda_too(noors: Home) -> None:
    plan_checkin("Bram", at("11:00", 1).replace(tzinfo=None), title_of=title_of, home=noors, now=NOW)
    skip(noors, None)
    assert (outcomes(noors), on_days(noors, "bila Bram")) == ([("Bram", 1, Kept.SKIPPED)], [])


def test_one_that_is_over_stays_in_the_agenda_as_it_was(weekly: Home) -> None:
    skip(weekly, now=at("15:00"))
    assert on_days(weekly, "bila Hanneke", 0, 8) == [(0, "13:00"), (7, "13:00")]
    assert outcomes(weekly) == [("Hanneke", 0, Kept.SKIPPED)]


def test_the_one_that_was_missed_is_let_go(weekly: Home) -> None:
    skip(weekly, None, now=at("09:00", 2))
    assert outcomes(weekly) == [("Hanneke", 0, Kept.SKIPPED)]
    assert on_days(weekly, "bila Hanneke", 0, 8) == [(0, "13:00"), (7, "13:00")]
    assert not any(each.missed for each in list_checkins(home=weekly, now=at("09:05", 2)))


def test_skipping_twice_skips_the_next_one_too(weekly: Home) -> None:
    skip(weekly)
    skip(weekly)
    assert outcomes(weekly) == [("Hanneke", 0, Kept.SKIPPED), ("Hanneke", 7, Kept.SKIPPED)]
    assert on_days(weekly, "bila Hanneke", 0, 20) == [(14, "13:00")]


def test_after_one_that_was_held_it_is_the_next_that_is_skipped(weekly: Home) -> None:
    hold(weekly)
    skip(weekly, now=at("14:00"))
    assert outcomes(weekly) == [("Hanneke", 0, Kept.HELD), ("Hanneke", 7, Kept.SKIPPED)]


def test_skipping_one_week_leaves_the_others_where_an_imported_one_stands_in(weekly: Home) -> None:
    with weekly.change("agenda import", now=NOW) as change:
        start = at("15:00", 7).replace(tzinfo=None)
        change.put(
            Event(
                id=change.new_id(),
                title="Bila Hanneke",
                when=Zoned(start=start, zone="Europe/Amsterdam", minutes=30),
                kind=EventKind.CHECKIN,
                with_names=("Hanneke",),
                source="werk",
                uid="u1",
            )
        )
    skip(weekly)
    (series,) = (event for event in weekly.read().events(day(0), day(0)) if event.repeat)
    assert series.without == (day(0),)


def test_without_any_check_in_there_is_nothing_to_skip(noors: Home) -> None:
    with pytest.raises(NoCheckinError) as refused:
        skip(noors, None)
    assert refused.value.facts == {"candidates": tuple(person.name for person in PEOPLE)}


# planned


def planned(
    home: Home, name: str | None = "Hanneke", *, now: datetime = NOW, clock: str = "11:00", number: int = 1
) -> Saved:
    start = at(clock, number).replace(tzinfo=None)
    return plan_checkin(name, start, title_of=title_of, home=home, now=now)


def test_one_more_is_as_long_as_usual_and_protected(weekly: Home) -> None:
    event = one(planned(weekly), Event)
    assert (event.title, event.kind, event.with_names, event.repeat) == (
        "bila Hanneke",
        EventKind.CHECKIN,
        ("Hanneke",),
        None,
    )
    assert on_days(weekly, "bila Hanneke", 0, 8) == [(0, "13:00"), (1, "11:00"), (7, "13:00")]


@pytest.mark.parametrize(("text", "minutes"), [("ma 13:00 45m", 45), ("ma 13:00 15m", 15)])
def test_how_long_is_usual_is_that_of_the_series(text: str, minutes: int, noors: Home) -> None:
    edit_person("Hanneke", PersonChange(checkin=standing(text)), home=noors, now=NOW, title_of=title_of)
    assert one(planned(noors), Event).when.minutes == minutes
    assert one(planned(noors, "Bram"), Event).when.minutes == 30


def test_after_a_second_miss_it_is_shorter(weekly: Home) -> None:
    assert one(planned(weekly, None, now=at("09:00", 1), number=2), Event).when.minutes == 30
    weekly.undo(1, now=at("09:00", 1))
    assert one(planned(weekly, None, now=at("09:00", 9), number=10), Event).when.minutes == 15


def test_once_it_is_planned_it_is_not_missed_any_more(weekly: Home) -> None:
    tuesday = at("09:00", 1)
    assert {each.missed for each in list_checkins(home=weekly, now=tuesday)} == {day(0)}
    planned(weekly, None, now=tuesday, number=2)
    assert {each.missed for each in list_checkins(home=weekly, now=tuesday)} == {None}


def test_what_is_worth_saying_of_the_moment_is_said(weekly: Home) -> None:
    meet(weekly, "MT", at("11:00", 1))
    assert [hint.code for hint in planned(weekly).hints] == ["overlaps"]
    assert [hint.code for hint in planned(weekly, clock="18:00").hints] == ["outside_working_time"]
