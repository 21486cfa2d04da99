"""The brief for a check-in: what is in each block, what stays out, and how much there is time for."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from io import StringIO
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.core.desk_samples import day, due, event, full_day, moment, task
from tests.core.strategies import AMSTERDAM, MANAGERS, desks, noor
from tests.core.together_samples import (
    HANNEKE,
    PEOPLE,
    became,
    decision,
    every_week,
    held,
    in_block,
    left_out,
    titles,
    topic,
)

from ontzorg_cli.core.calendar.agenda import Absence, AllDay, DayOff, EventKind, EventStatus, Floating
from ontzorg_cli.core.calendar.moments import Week
from ontzorg_cli.core.growth.note import Note, NoteKind
from ontzorg_cli.core.judgement.capacity import Horizon
from ontzorg_cli.core.together.brief import FORMS, LENGTHS, Block, Brief, BriefItem
from ontzorg_cli.core.together.brief_maker import Kept, make_brief
from ontzorg_cli.core.together.checkin import Kept as BecameOf
from ontzorg_cli.core.together.names import known_as
from ontzorg_cli.core.together.person import AddressForm, Person
from ontzorg_cli.core.together.topic import Topic, TopicEnding
from ontzorg_cli.core.work.interruption import Interruption, Log, TimeSpent
from ontzorg_cli.core.work.task import ClosedTask, Ending, Importance, Task
from ontzorg_cli.render.documents.brief import brief_document
from ontzorg_cli.render.pages.brief import brief_page
from ontzorg_cli.render.pages.voice import Voice
from ontzorg_cli.render.writers import plain
from ontzorg_cli.words.catalogue import Catalogue
from ontzorg_cli.words.dates import Dates

if TYPE_CHECKING:
    from datetime import datetime

    from ontzorg_cli.core.judgement.desk import Desk

LAST = held(-4)
"""The check-in of Thursday last, after which this one looks back."""


def brief(
    person: Person = HANNEKE,
    *,
    minutes: int | None = 30,
    notes: tuple[Note, ...] = (),
    closed_topics: tuple[Topic, ...] = (),
    **given: Any,  # noqa: ANN401  any field of a desk by its name
) -> Brief:
    desk = noor(**{"people": PEOPLE, "events": (every_week(),), "checkins": LAST, **given})
    return make_brief(person, minutes=minutes, horizon=Horizon(desk), kept=Kept(notes=notes, topics=closed_topics))


def closed(
    id: str,  # noqa: A002 - an id is called id everywhere
    *,
    number: int = -1,
    ending: Ending = Ending.DONE,
    requester: str | None = "Hanneke",
    took: int | None = None,
    **given: Any,  # noqa: ANN401  any field of a task by its name
) -> ClosedTask:
    return ClosedTask(
        task=task(id, requester=requester, **given),
        ending=ending,
        closed_at=moment("17:00", number),
        took_minutes=took,
    )


def asked(title: str, requester: str | None = "Hanneke", **given: Any) -> Task:  # noqa: ANN401  as above
    return task(title, requester=requester, **given)


def note(
    title: str,
    kind: NoteKind = NoteKind.AGREEMENT,
    person: str | None = "Hanneke",
    number: int = -1,
    **given: Any,  # noqa: ANN401  any field of a note by its name
) -> Note:
    return Note(id=f"n{title}", title=title, kind=kind, at=moment("11:00", number), person=person, **given)


def one(found: Brief, block: Block, code: str) -> BriefItem:
    return next(item for item in in_block(found, block) if item.code == code)


def codes(found: Brief, block: Block) -> list[str]:
    return [item.code for item in in_block(found, block)]


# the whole


def test_it_is_for_the_next_one_standing_and_knows_the_one_after() -> None:
    found = brief()
    assert (found.at, found.next_at) == (moment("10:00", 3), moment("10:00", 10))
    assert found.since == moment("16:00", -4)
    assert [block.code for block in found.blocks] == list(Block)


def test_without_a_last_one_it_looks_back_a_week_but_not_before_the_home_began() -> None:
    assert brief(checkins=()).since == moment("00:00", -7)
    assert brief(checkins=(), since=day(-2)).since == moment("00:00", -2)
    assert brief(checkins=(), since=day(-30)).since == moment("00:00", -7)
    assert brief(checkins=held(-2, person="Bram")).since == moment("00:00", -7)
    assert brief(checkins=(became(BecameOf.SKIPPED, -2),)).since == moment("00:00", -7)


def test_without_any_check_in_ahead_it_has_no_date() -> None:
    found = brief(events=())
    assert (found.at, found.next_at) == (None, None)
    assert codes(found, Block.AGREEMENTS) == ["no_next"]


@pytest.mark.parametrize(
    ("standing", "minutes"), [(60, 30), (30, 30), (25, 30), (24, 20), (20, 20), (15, 20), (14, 10), (10, 10), (3, 10)]
)
def test_it_is_as_long_as_it_stands_give_or_take_five_minutes(standing: int, minutes: int) -> None:
    when = every_week().when
    assert not isinstance(when, AllDay)
    assert brief(minutes=None, events=(every_week(when=replace(when, minutes=standing)),)).minutes == minutes
    assert brief(minutes=None, events=()).minutes == 30


def test_the_minutes_of_the_blocks_are_those_of_the_talk() -> None:
    for length in LENGTHS:
        found = brief(minutes=length)
        assert sum(block.minutes for block in found.blocks) == length
        assert [block.code for block in found.blocks] == list(FORMS[length].minutes)
    assert [block.code for block in brief(minutes=10).blocks] == [Block.DECISIONS, Block.LOOK_AHEAD, Block.AGREEMENTS]


def test_with_nothing_known_there_is_still_something_to_ask() -> None:
    found = brief(events=(), checkins=())
    assert {block.code: [item.code for item in block.items] for block in found.blocks} == {
        Block.OPENING: ["worry"],
        Block.LOOK_BACK: [],
        Block.DECISIONS: [],
        Block.LOOK_AHEAD: ["capacity"] * 6,
        Block.PRIORITIES: [],
        Block.MANDATE: ["take_over"],
        Block.FEEDBACK: ["feedback_theirs"],
        Block.AGREEMENTS: ["no_next"],
    }


# opening


def test_topics_stand_in_the_opening_in_order_and_decisions_do_not() -> None:
    found = brief(topics=(topic("printer"), topic("reis", "Bram"), decision("zaal"), topic("verhuizing", number=-18)))
    assert codes(found, Block.OPENING) == ["worry", "topic", "topic"]
    assert titles(found, Block.OPENING) == ["printer", "verhuizing"]
    assert [item.facts.get("weeks") for item in in_block(found, Block.OPENING)[1:]] == [0, 2]


@pytest.mark.parametrize(("length", "shown"), [(30, 6), (20, 4)])
def test_what_there_is_no_time_for_is_counted(length: int, shown: int) -> None:
    topics = tuple(topic(f"punt {number}", id=f"o{number}") for number in range(8))
    found = brief(minutes=length, topics=topics)
    assert titles(found, Block.OPENING) == [f"punt {number}" for number in range(shown)]
    assert left_out(found, Block.OPENING) == 8 - shown


# look back


def test_results_are_what_was_finished_for_her_since_the_last_one_the_weightiest_first() -> None:
    log = Log(
        closed=(
            closed("te vroeg", number=-5),
            closed("klein", minutes=10),
            closed("lang", took=200, minutes=10),
            closed("moet", importance=Importance.MUST, minutes=5),
            closed("kan", importance=Importance.COULD, minutes=500),
            closed("van Bram", requester="Bram"),
            closed("van mij", requester=None),
            closed("niet gedaan", ending=Ending.DROPPED),
        )
    )
    found = brief(log=log)
    assert titles(found, Block.LOOK_BACK, "result") == ["moet", "lang", "klein"]
    assert titles(found, Block.LOOK_BACK, "dropped") == ["niet gedaan"]
    assert titles(brief(log=log, minutes=20), Block.LOOK_BACK, "result") == ["moet", "lang"]


def test_what_was_finished_on_the_day_of_the_last_one_counts_from_its_moment() -> None:
    before = replace(closed("ervoor"), closed_at=moment("15:00", -4))
    after = replace(closed("erna"), closed_at=moment("16:01", -4))
    assert titles(brief(log=Log(closed=(before, after))), Block.LOOK_BACK) == ["erna"]


def test_actions_of_both_are_carried_and_those_of_others_are_not() -> None:
    tasks = (
        task("zij tekent", owner="Hanneke"),
        task("zij belt voor Bram", owner="Hanneke", requester="Bram"),
        asked("Joost regelt", owner="Joost"),
        asked("te laat", due=due(-1)),
        asked("verschoven", moves=1),
        asked("gewoon", due=due(3)),
        asked("te laat voor Bram", "Bram", due=due(-1)),
        task("eigen werk", due=due(-1)),
    )
    found = brief(tasks=tasks)
    assert titles(found, Block.LOOK_BACK, "their_action") == ["zij tekent", "zij belt voor Bram"]
    assert titles(found, Block.LOOK_BACK, "my_action") == ["te laat", "verschoven"]
    assert titles(found, Block.PRIORITIES, "priority") == ["gewoon"]


def facts(found: Brief, title: str) -> dict[str, Any]:
    return dict(next(item.facts for item in in_block(found, Block.LOOK_BACK) if item.title == title))


def test_an_action_says_how_old_it_is_and_whether_it_is_late() -> None:
    old = task("lang geleden", owner="Hanneke", created_at=moment("09:00", -29))
    dated = task("met datum", owner="Hanneke", created_at=moment("09:00", -29), due=due(-1))
    today = task("vandaag", owner="Hanneke", created_at=moment("09:00", -3), due=due(0))
    found = brief(tasks=(old, dated, today), checkins=held(-4))
    assert facts(found, "lang geleden") == {"weeks": 4, "late": False, "twice": False, "old": True}
    assert facts(found, "met datum") == {"weeks": 4, "late": True, "twice": False, "old": False, "due": day(-1)}
    assert facts(found, "vandaag") == {"weeks": 0, "late": False, "twice": False, "old": False, "due": day(0)}


@pytest.mark.parametrize(("number", "is_old"), [(-28, True), (-27, False)])
def test_after_four_weeks_without_a_date_it_is_old(number: int, *, is_old: bool) -> None:
    found = brief(tasks=(task("actie", owner="Hanneke", created_at=moment("09:00", number)),))
    assert facts(found, "actie")["old"] is is_old


def test_what_was_open_at_two_check_ins_stands_for_the_second_time() -> None:
    made = moment("09:00", -12)
    tasks = (task("van haar", owner="Hanneke", created_at=made), asked("van mij", created_at=made))
    once, twice = brief(tasks=tasks, checkins=held(-4)), brief(tasks=tasks, checkins=held(-11, -4))
    assert (facts(once, "van haar")["twice"], facts(twice, "van haar")["twice"]) == (False, True)
    assert titles(once, Block.LOOK_BACK, "my_action") == []
    assert titles(twice, Block.LOOK_BACK, "my_action") == ["van mij"]


def test_an_action_made_in_a_check_in_was_not_open_at_it() -> None:
    made_in_it = task("afgesproken", owner="Hanneke", created_at=moment("10:10", -11))
    assert facts(brief(tasks=(made_in_it,), checkins=held(-11, -4)), "afgesproken")["twice"] is False


def test_actions_have_room_for_six_and_ten_minutes_have_none() -> None:
    tasks = tuple(task(f"actie {number}", owner="Hanneke") for number in range(9))
    assert (len(in_block(brief(tasks=tasks), Block.LOOK_BACK)), left_out(brief(tasks=tasks), Block.LOOK_BACK)) == (6, 3)
    assert left_out(brief(tasks=tasks, minutes=20), Block.LOOK_BACK) == 5


# decisions


def test_decisions_come_by_their_latest_day_those_without_one_last() -> None:
    topics = (
        decision("ooit", number=-9, id="o1"),
        decision("later", by=day(9), id="o2"),
        decision("te laat", by=day(-1), id="o3"),
        decision("vandaag", by=day(0), id="o4", advice="ja", otherwise="nee"),
        decision("eerder ooit", number=-12, id="o5"),
        decision("van Bram", "Bram", by=day(0), id="o6"),
        topic("geen besluit"),
    )
    found = brief(topics=topics)
    assert titles(found, Block.DECISIONS) == ["te laat", "vandaag", "later", "eerder ooit", "ooit"]
    late, today, _, undated, _ = in_block(found, Block.DECISIONS)
    assert (late.facts["late"], today.facts["late"], undated.facts["late"]) == (True, False, False)
    assert (today.facts["advice"], today.facts["otherwise"], today.facts["by"]) == ("ja", "nee", day(0))
    assert "by" not in undated.facts


@pytest.mark.parametrize(("length", "shown"), [(30, 5), (20, 4), (10, 2)])
def test_so_many_decisions_fit(length: int, shown: int) -> None:
    topics = tuple(decision(f"keuze {number}", by=day(number), id=f"o{number}") for number in range(7))
    found = brief(minutes=length, topics=topics)
    assert titles(found, Block.DECISIONS) == [f"keuze {number}" for number in range(shown)]
    assert left_out(found, Block.DECISIONS) == 7 - shown


# look ahead


def ahead(code: str, **given: Any) -> list[BriefItem]:  # noqa: ANN401  any field of a desk
    found = brief(**({"events": ()} | given))
    return [item for item in in_block(found, Block.LOOK_AHEAD) if item.code == code]


def test_what_is_ahead_is_seen_from_the_talk_on() -> None:
    """A brief that is made days before tells the other nothing of what will be over by then."""
    events = (every_week(), meeting("voor de bila", 1, "Hanneke"), meeting("erna", 8, "Hanneke"))
    talk = next(iter(Horizon(noor(people=PEOPLE, events=events, checkins=LAST)).checkins.upcoming("Hanneke")))
    assert talk.day > day(1)
    assert [item.title for item in ahead("meeting", events=events)] == ["erna"]
    away = Absence(id="a1a", title="vrij", when=AllDay(first=day(1), last=day(1)))
    assert ahead("away_me", events=events, absences=(away,)) == []
    first_week = ahead("capacity", events=events)[0]
    assert first_week.facts["week"] == Week.of(talk.day).number


def test_part_of_a_day_away_is_told_with_its_hours() -> None:
    part = Absence(
        id="a99", title="tandarts", when=Floating(start=moment("13:00", 9).replace(tzinfo=None), minutes=120)
    )
    (found,) = ahead("away_me", absences=(part,))
    assert (found.facts["from"], found.facts["until"]) == (moment("13:00", 9), moment("15:00", 9))


def meeting(title: str, number: int, *names: str, clock: str = "10:00", **given: Any) -> Any:  # noqa: ANN401  any field of an event
    return replace(event(clock, 60, number), id=f"e{title}", title=title, with_names=names, **given)


def test_meetings_of_both_in_two_weeks_stand_each_once() -> None:
    events = (
        meeting("MT", 1, "Hanneke", repeat="FREQ=WEEKLY"),
        meeting("RvC", 2, "Bram", "Hanneke"),
        meeting("met Bram", 2, "Bram"),
        meeting("alleen", 2),
        meeting("afgelast", 2, "Hanneke", status=EventStatus.CANCELLED),
        meeting("te ver", 15, "Hanneke"),
        meeting("geweest", 0, "Hanneke", clock="07:00"),
        meeting("eigen tijd", 3, "Hanneke", kind=EventKind.PROTECTED),
    )
    found = ahead("meeting", events=events)
    assert [(item.title, item.facts["when"]) for item in found] == [
        ("MT", moment("10:00", 1)),
        ("RvC", moment("10:00", 2)),
    ]


def test_whole_days_in_her_calendar_stand_in_six_weeks() -> None:
    def whole(title: str, number: int, owner: str = "Hanneke", **given: Any) -> Any:  # noqa: ANN401  as above
        return meeting(title, 0, owner=owner, when=AllDay(first=day(number), last=day(number)), **given)

    others = (
        whole("congres", 30),
        whole("te ver", 50),
        whole("van Bram", 30, "Bram"),
        whole("afgelast", 30, status=EventStatus.CANCELLED),
        meeting("een uur", 3, owner="Hanneke"),
    )
    assert [(item.title, item.facts["when"]) for item in ahead("meeting", others=others)] == [("congres", day(30))]


def test_at_most_five_meetings_and_five_deadlines_are_shown() -> None:
    events = tuple(meeting(f"overleg {number}", number, "Hanneke") for number in range(1, 9))
    assert len(ahead("meeting", events=events)) == 5
    assert len(ahead("meeting", events=events, minutes=10)) == 1
    tasks = tuple(asked(f"werk {number}", owner="Joost", due=due(number)) for number in range(8))
    assert [item.title for item in ahead("deadline", tasks=tasks)] == [f"werk {number}" for number in range(5)]
    assert left_out(brief(tasks=tasks, events=()), Block.LOOK_AHEAD) == 3


def test_deadlines_of_six_weeks_stand_in_order_and_none_that_is_shown_already() -> None:
    tasks = (
        asked("van Joost", owner="Joost", due=due(20)),
        asked("eerder van Joost", owner="Joost", due=due(2)),
        asked("bij prioriteiten", due=due(5)),
        asked("overgebleven", due=due(5), moves=2),
        task("actie van haar", owner="Hanneke", requester="Hanneke", due=due(6)),
        asked("te ver", owner="Joost", due=due(43)),
        asked("geweest", owner="Joost", due=due(-1)),
        asked("zonder dag", owner="Joost"),
        asked("van Bram", "Bram", owner="Joost", due=due(3)),
    )
    assert [(item.title, item.facts["due"], item.facts["mine"]) for item in ahead("deadline", tasks=tasks)] == [
        ("eerder van Joost", day(2), False),
        ("van Joost", day(20), False),
    ]


def test_work_that_the_priorities_have_no_room_for_is_still_a_deadline() -> None:
    tasks = tuple(asked(f"werk {number}", due=due(number + 1)) for number in range(7))
    assert [item.title for item in ahead("deadline", tasks=tasks)] == ["werk 6"]
    shortest = [item.title for item in ahead("deadline", tasks=tasks, minutes=10)]
    assert shortest == ["werk 0"]


def test_days_with_more_work_than_room_are_heavy() -> None:
    def full(number: int) -> tuple[Task, ...]:
        return tuple(asked(f"{number} {half}", minutes=150, on=day(number)) for half in "ab")

    (heavy,) = ahead("heavy", tasks=(*full(0), *full(2), *full(8), *full(16)))
    assert heavy.facts["days"] == (day(2), day(8))
    assert ahead("heavy", tasks=full(2)[:1]) == []
    assert ahead("heavy", tasks=full(2), events=(full_day(1),))[0].facts["days"] == (day(2),)


def test_when_one_of_both_is_away_stands_without_what_for() -> None:
    def away(number: int, last: int, who: str | None = None) -> Absence:
        return Absence(id=f"a{number}", title="ziekenhuis", when=AllDay(first=day(number), last=day(last)), who=who)

    part = Absence(
        id="a99", title="tandarts", when=Floating(start=moment("13:00", 9).replace(tzinfo=None), minutes=120)
    )
    absences = (away(4, 5), away(-3, 0, "Hanneke"), away(8, 8, "Bram"), away(-9, -8), away(60, 61), part)
    found = brief(absences=absences, events=())
    assert [
        (item.code, item.title, item.facts["first"], item.facts["last"])
        for item in in_block(found, Block.LOOK_AHEAD)[:3]
    ] == [
        ("away_them", "", day(-3), day(0)),
        ("away_me", "", day(4), day(5)),
        ("away_me", "", day(9), day(9)),
    ]
    assert "ziekenhuis" not in json.dumps(brief_document(found, AMSTERDAM))


def test_days_off_stand_where_they_cost_work() -> None:
    days_off = (
        DayOff(day=day(33), name="Tweede kerstdag"),
        DayOff(day=day(32), name="Eerste kerstdag"),
        DayOff(day=day(60), name="later"),
        DayOff(day=day(-1), name="geweest"),
    )
    assert [(item.title, item.facts["day"]) for item in ahead("day_off", days_off=days_off)] == [
        ("Eerste kerstdag", day(32))
    ]


def test_each_week_says_what_room_is_left_in_it() -> None:
    found = ahead("capacity", events=tuple(full_day(number) for number in range(5)))
    assert [item.facts["week"] for item in found] == [48, 49, 50, 51, 52, 53]
    assert found[-1].facts["iso_week"] == "2026-W53"
    assert found[0].facts["room_minutes"] == 0
    empty, planned = ahead("capacity")[1], ahead("capacity", tasks=(asked("a", minutes=100, on=day(8)),))[1]
    assert int(str(empty.facts["room_minutes"])) - int(str(planned.facts["room_minutes"])) == 100


def test_a_day_that_is_too_full_takes_no_room_from_another() -> None:
    before, after = (ahead("capacity", tasks=tasks)[1] for tasks in ((), (asked("a", minutes=900, on=day(8)),)))
    one_day = Horizon(noor()).day(day(8)).plannable_minutes
    assert int(str(before.facts["room_minutes"])) - int(str(after.facts["room_minutes"])) == one_day


# priorities


def test_priorities_are_her_work_in_the_order_of_the_day_with_its_place() -> None:
    tasks = (
        asked("later", due=due(9)),
        asked("eerst", due=due(0), importance=Importance.MUST),
        asked("van Bram", "Bram", due=due(0), importance=Importance.MUST),
        task("eigen", due=due(0)),
        asked("van Joost", owner="Joost"),
        asked("geschat", minutes=None, due=due(20, hard=True)),
    )
    found = [item for item in in_block(brief(tasks=tasks), Block.PRIORITIES) if item.code == "priority"]
    assert [(item.title, item.facts["place"]) for item in found] == [("eerst", 1), ("later", 2), ("geschat", 3)]
    assert (found[2].facts["guess"], found[2].facts["minutes"], found[2].facts["hard"]) == (True, 30, True)


def test_work_that_waits_is_spoken_of_too() -> None:
    first = asked("eerst dit")
    assert titles(brief(tasks=(first, asked("dan dat", depends=(first.id,)))), Block.PRIORITIES) == [
        "eerst dit",
        "dan dat",
    ]


def came(
    title: str, requester: str | None, minutes: int | None, number: int = -1, clock: str = "10:00"
) -> Interruption:
    return Interruption(id=f"i{title}", at=moment(clock, number), title=title, requester=requester, minutes=minutes)


def test_what_she_came_with_in_between_is_counted_and_nothing_of_anybody_else() -> None:
    spent = TimeSpent(task="t", started_at=moment("11:00", -1), minutes=20, requester="Hanneke", adhoc=True)
    log = Log(
        interruptions=(
            came("ervoor", "Hanneke", 60, -4, "15:00"),
            came("a", "Hanneke", 15),
            came("b", "hanneke", None),
            came("c", "Bram", 90),
            came("d", None, 90),
        ),
        spent=(
            spent,
            replace(spent, adhoc=False, minutes=300),
            replace(spent, requester="Bram", minutes=300),
            replace(spent, started_at=moment("11:00", -5), minutes=300),
        ),
    )
    item = one(brief(log=log), Block.PRIORITIES, "adhoc")
    assert item.facts == {"count": 2, "adhoc_minutes": 35}
    assert item.title == ""


def test_without_minutes_only_the_number_is_told_and_none_is_no_line() -> None:
    untimed = brief(log=Log(interruptions=(came("a", "Hanneke", None),)))
    assert one(untimed, Block.PRIORITIES, "adhoc_untimed").facts["count"] == 1
    assert in_block(brief(log=Log(interruptions=(came("a", "Bram", 10),))), Block.PRIORITIES) == ()


# mandate, feedback, agreements


def test_what_was_decided_without_asking_is_told_since_the_last_one() -> None:
    notes = (
        note("bloemen", NoteKind.MANDATE),
        note("van Bram", NoteKind.MANDATE, "Bram"),
        note("van niemand", NoteKind.MANDATE, None),
        note("lang geleden", NoteKind.MANDATE, number=-5),
        note("afspraak"),
    )
    gone = decision("zaal", otherwise="de grote", ending=TopicEnding.DEFAULTED, closed_at=moment("12:00", -1))
    closed_topics = (
        gone,
        replace(gone, title="van Bram", person="Bram"),
        replace(gone, title="eerder", closed_at=moment("12:00", -5)),
        replace(gone, title="gewoon besloten", ending=TopicEnding.DECIDED),
    )
    found = brief(notes=notes, closed_topics=closed_topics)
    assert codes(found, Block.MANDATE) == ["mandate", "defaulted", "take_over"]
    assert titles(found, Block.MANDATE) == ["bloemen", "zaal"]
    assert one(found, Block.MANDATE, "defaulted").facts["otherwise"] == "de grote"
    assert one(found, Block.MANDATE, "mandate").facts["day"] == day(-1)


def test_who_asks_changes_every_week_by_the_week_of_the_check_in() -> None:
    assert codes(brief(), Block.FEEDBACK) == ["feedback_theirs"]  # Thursday of week 48
    assert codes(brief(now=moment("08:30", 4)), Block.FEEDBACK) == ["feedback_mine"]  # next one in week 49
    assert codes(brief(events=()), Block.FEEDBACK) == ["feedback_theirs"]
    assert codes(brief(events=(), now=moment("08:30", 7)), Block.FEEDBACK) == ["feedback_mine"]


def test_what_was_agreed_in_the_last_one_is_confirmed_in_this_one() -> None:
    in_it = replace(note("in de bila", number=-4), at=moment("10:20", -4))
    notes = (
        in_it,
        note("begroting", task="k7m", to=day(9)),
        note("van Bram", person="Bram"),
        note("ervoor", number=-5),
        note("mandaat", NoteKind.MANDATE),
    )
    found = brief(notes=notes)
    assert [(item.code, item.title, item.facts.get("to")) for item in in_block(found, Block.AGREEMENTS)[:-1]] == [
        ("agreement", "in de bila", None),
        ("moved", "begroting", day(9)),
    ]
    assert one(found, Block.AGREEMENTS, "next").facts["at"] == moment("10:00", 10)


@pytest.mark.parametrize(("length", "shown"), [(30, 4), (20, 3), (10, 2)])
def test_so_many_agreements_are_repeated(length: int, shown: int) -> None:
    found = brief(minutes=length, notes=tuple(note(f"afspraak {number}") for number in range(6)))
    assert (len(titles(found, Block.AGREEMENTS)), left_out(found, Block.AGREEMENTS)) == (shown, 6 - shown)


def test_after_a_new_name_everything_of_before_is_in_it() -> None:
    renamed = Person(id=HANNEKE.id, name="Hanneke de Wit", formerly=("Hanneke",))
    found = brief(
        renamed,
        people=(renamed,),
        topics=(topic("printer"), decision("zaal")),
        notes=(note("eerder"),),
        log=Log(closed=(closed("klaar"),), interruptions=(came("a", "Hanneke", 5),)),
        absences=(Absence(id="a1", title="weg", when=AllDay(first=day(5), last=day(5)), who="Hanneke"),),
        tasks=(task("zij tekent", owner="Hanneke"), asked("werk")),
    )
    assert titles(found, Block.OPENING) == ["printer"]
    assert titles(found, Block.LOOK_BACK) == ["klaar", "zij tekent"]
    assert titles(found, Block.DECISIONS) == ["zaal"]
    assert titles(found, Block.PRIORITIES) == ["werk"]
    assert one(found, Block.PRIORITIES, "adhoc").facts["count"] == 1
    assert one(found, Block.LOOK_AHEAD, "away_them").facts["first"] == day(5)
    assert titles(found, Block.AGREEMENTS) == ["eerder"]
    assert found.since == moment("16:00", -4)


# nothing about anybody else

WHO = st.sampled_from((*MANAGERS, "Joost", None))


@st.composite
def busy_desks(draw: st.DrawFn) -> tuple[Desk, Kept]:
    """Draw a desk in use with several managers, and what was kept; every title says whose it is."""
    desk = draw(desks(most_tasks=6, most_events=0))
    now = desk.now

    def titled(kind: str, number: int, *whose: str | None) -> str:
        return f"{kind}{number}:{'+'.join(who or 'mij' for who in whose)}"

    def moved(hours: int) -> datetime:
        return now + timedelta(hours=hours)

    tasks = tuple(
        replace(one, title=titled("taak", number, one.requester, one.owner)) for number, one in enumerate(desk.tasks)
    )
    events = []
    for number in range(draw(st.integers(0, 4))):
        who = draw(st.lists(WHO.filter(bool), max_size=2, unique=True))
        kind = draw(st.sampled_from(EventKind))
        names = tuple(str(name) for name in who)
        at = moved(draw(st.integers(-300, 300))).replace(tzinfo=None)
        owner = draw(WHO)
        events.append(
            replace(
                event("10:00", 30),
                id=f"e{number}",
                title=titled("afspraak", number, *names)
                if owner is None
                else titled("afspraak", number, owner, *names),
                when=AllDay(first=at.date(), last=at.date()) if draw(st.booleans()) else Floating(start=at, minutes=30),
                kind=kind,
                with_names=names,
                repeat=draw(st.sampled_from((None, "FREQ=WEEKLY"))),
                owner=owner,
            )
        )
    topics = tuple(
        decision(titled("punt", number, who), who, id=f"o{number}", advice=titled("advies", number, who))
        if draw(st.booleans())
        else topic(titled("punt", number, who), who, id=f"o{number}")
        for number, who in enumerate(draw(st.lists(st.sampled_from(MANAGERS), max_size=5)))
    )
    notes = tuple(
        note(titled("notitie", number, who), draw(st.sampled_from(NoteKind)), who)
        for number, who in enumerate(draw(st.lists(WHO, max_size=5)))
    )
    notes = tuple(replace(one, at=moved(-number)) for number, one in enumerate(notes))
    gone = tuple(
        replace(
            decision(titled("oud", number, who), who, id=f"q{number}", otherwise=titled("anders", number, who)),
            ending=draw(st.sampled_from(TopicEnding)),
            closed_at=moved(-number - 1),
        )
        for number, who in enumerate(draw(st.lists(st.sampled_from(MANAGERS), max_size=4)))
    )
    over = tuple(
        replace(
            closed(
                f"z{number}", requester=who, title=titled("klaar", number, who), ending=draw(st.sampled_from(Ending))
            ),
            closed_at=moved(-number - 1),
        )
        for number, who in enumerate(draw(st.lists(WHO, max_size=4)))
    )
    return replace(
        desk,
        people=PEOPLE,
        tasks=tasks,
        events=tuple(one for one in events if one.owner is None),
        others=tuple(one for one in events if one.owner is not None),
        absences=tuple(replace(one, title=titled("reden", number)) for number, one in enumerate(desk.absences)),
        topics=topics,
        checkins=draw(st.sampled_from(((), held(-200), held(-200, person="Bram")))),
        log=replace(desk.log, closed=over),
    ), Kept(notes=notes, topics=gone)


@given(busy_desks(), st.sampled_from(PEOPLE), st.sampled_from(LENGTHS), st.sampled_from(AddressForm))
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_brief_never_holds_a_word_about_somebody_else(
    known: tuple[Desk, Kept], person: Person, minutes: int, form: AddressForm
) -> None:
    desk, kept = known
    person = replace(person, address_form=form)
    found = make_brief(person, minutes=minutes, horizon=Horizon(desk), kept=kept)
    told = [json.dumps(brief_document(found, desk.zone), ensure_ascii=False)]
    for language in ("nl", "en"):
        catalogue = Catalogue(language)
        voice = Voice(catalogue=catalogue, dates=Dates(catalogue), now=desk.now)
        for shared in (True, False):
            text = StringIO()
            plain.write(brief_page(found, voice, name="Noor", shared=shared), text, width=400)
            told.append(text.getvalue())
    own = {one.title for block in found.blocks for one in block.items}
    assert all(person.name in title for title in own if ":" in title)
    for text_of in told:
        left = text_of
        for one_of_hers in sorted(own, key=len, reverse=True):
            left = left.replace(one_of_hers, "") if one_of_hers else left
        for other in PEOPLE:
            assert other.name == person.name or not any(name in left.casefold() for name in known_as(other))
        assert "reden" not in left
