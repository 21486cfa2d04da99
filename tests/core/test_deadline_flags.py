from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.core.desk_samples import MONDAY, day, due, event, flags, full_day, moment, task
from tests.core.strategies import desks, noor

from ontzorg_cli.core.calendar.agenda import EventKind
from ontzorg_cli.core.judgement.capacity import Horizon
from ontzorg_cli.core.judgement.explain import explain_flag
from ontzorg_cli.core.judgement.morning import fix_plan
from ontzorg_cli.core.judgement.verdict import AdviceAction, Level
from ontzorg_cli.core.together.person import Person
from ontzorg_cli.core.work.task import Importance

if TYPE_CHECKING:
    from datetime import date

    from ontzorg_cli.core.judgement.desk import Desk
    from ontzorg_cli.core.judgement.verdict import Flag

few = settings(max_examples=40, deadline=None)
# A day of noor() without events: 8:30-12:30 and 13-16, 420 minutes, of which 315 are room.
PEOPLE = (Person(id="b2b", name="Bram", formerly=("Abraham",)), Person(id="h2h", name="Hanneke"))


# no-block


def quiet(*events_of_tuesday: tuple[str, int], block: int = 120, **given: object) -> Desk:
    """Return a desk with work that needs quiet before the end of Tuesday, and a Monday without a gap."""
    events = (
        *(event(at, 30) for at in ("09:00", "10:00", "11:00", "12:00", "13:30", "14:30", "15:30")),
        *(event(at, minutes, 1) for at, minutes in events_of_tuesday),
    )
    work = task("a", 180, due=due(1), block_minutes=block, requester="Bram", **given)
    return noor(events=events, tasks=(work,))


@pytest.mark.parametrize(("minutes", "is_up"), [(120, False), (125, True)])
def test_work_that_needs_quiet_has_a_gap_that_is_long_enough_or_not(minutes: int, is_up: bool) -> None:  # noqa: FBT001  a column of the table
    desk = quiet(("08:30", 120), ("13:00", 180), block=minutes)  # a gap of 10:30-12:30
    assert ("no-block" in flags(desk)) is is_up


def test_no_block_has_its_figures_and_offers_the_longest_gap() -> None:
    flag = flags(quiet(("08:30", 120), ("13:00", 180), block=150))["no-block"]
    assert flag.level is Level.WARNING
    assert flag.figures == {"title": "a", "due": day(1), "due_today": 0, "block_minutes": 150, "longest_minutes": 120}
    assert [(one.action, one.command) for one in flag.advice] == [
        (AdviceAction.BLOCK, ("agenda", "block", "a", "--at", "2026-11-24T10:30", "--minutes", "120"))
    ]


def with_movable(desk: Desk, **given: object) -> Desk:
    events = tuple(
        replace(one, movable=True, **given) if one.id == "e1-13:00" else one  # type: ignore[arg-type]
        for one in desk.events
    )
    return replace(desk, events=events)


def test_a_movable_event_without_which_there_is_a_gap_comes_first() -> None:
    desk = with_movable(quiet(("08:30", 120), ("13:00", 180), block=150))
    first = flags(desk)["no-block"].advice[0]
    assert (first.action, first.command, first.title) == (
        AdviceAction.MOVE_EVENT,
        ("defer", "e1-13:00", "2026-11-25"),
        "overleg",
    )


def test_an_event_goes_to_a_day_on_which_its_hour_is_free() -> None:
    desk = with_movable(quiet(("08:30", 120), ("13:00", 180), block=150))
    busy = replace(desk, events=(*desk.events, event("15:00", 30, 2)))
    assert flags(busy)["no-block"].advice[0].command == ("defer", "e1-13:00", "2026-11-26")


def test_of_a_series_this_time_moves_where_it_is_the_next() -> None:
    weekly = with_movable(quiet(("08:30", 120), ("13:00", 180), block=150), repeat="FREQ=WEEKLY")
    assert flags(weekly)["no-block"].advice[0].command == ("defer", "e1-13:00", "2026-11-25", "--this")
    daily = replace(
        weekly,
        events=(*(one for one in weekly.events if one.id != "e0-13:30"), event("13:00", 180, kind=EventKind.EVENT)),
    )
    moved = replace(event("13:00", 180), id="e1-13:00", movable=True, repeat="FREQ=DAILY")
    begun = tuple(moved if one.id == "e1-13:00" else one for one in daily.events)
    actions = [one.action for one in flags(replace(daily, events=begun))["no-block"].advice]
    assert AdviceAction.MOVE_EVENT not in actions


def test_protected_time_and_what_cannot_move_stay() -> None:
    desk = quiet(("08:30", 120), ("13:00", 180), block=150)
    protected = with_movable(desk, kind=EventKind.PROTECTED)
    for one in (desk, protected):
        assert [advice.action for advice in flags(one)["no-block"].advice] == [AdviceAction.BLOCK]


def test_a_block_for_it_puts_it_out() -> None:
    desk = quiet(("08:30", 120), ("13:00", 180), block=150)
    shorter = replace(desk, tasks=(replace(desk.tasks[0], minutes=130),))
    assert "no-block" in flags(shorter)
    block = event("10:30", 120, 1, kind=EventKind.PROTECTED, task="a")
    assert "no-block" not in flags(replace(shorter, events=(*shorter.events, block)))


def test_without_any_gap_there_is_the_work_to_look_at() -> None:
    desk = noor(tasks=(task("a", 180, due=due(1), block_minutes=60),), events=(full_day(0), full_day(1)))
    assert [one.command for one in flags(desk)["no-block"].advice] == [("show", "a")]


def test_work_without_a_real_deadline_or_of_somebody_else_needs_no_gap() -> None:
    desk = quiet(("08:30", 120), ("13:00", 180), block=150)
    (work,) = desk.tasks
    assert "no-block" not in flags(replace(desk, tasks=(replace(work, due=None),)))
    assert "no-block" not in flags(replace(desk, tasks=(replace(work, owner="Joost"),)))


# deadline-at-risk


@pytest.mark.parametrize(("minutes", "is_up"), [(629, False), (630, False), (631, True)])
def test_a_deadline_is_at_risk_where_there_is_less_room_than_work(minutes: int, is_up: bool) -> None:  # noqa: FBT001  a column of the table
    assert ("deadline-at-risk" in flags(noor(tasks=(task("a", minutes, due=due(1)),)))) is is_up


def test_a_deadline_at_risk_has_its_figures_and_the_first_honest_day() -> None:
    tasks = (task("a", 400, due=due(2)), task("b", 600, due=due(3), requester="Bram"), task("c", 800, due=due(3)))
    flag = flags(noor(tasks=tasks))["deadline-at-risk"]
    assert flag.level is Level.WARNING
    assert flag.figures == {
        "title": "c",
        "due": day(3),
        "short_minutes": 540,
        "need_minutes": 1800,
        "room_minutes": 1260,
        "count": 1,
        "others": 0,
    }
    assert [(one.action, one.command, one.residual_minutes) for one in flag.advice] == [
        (AdviceAction.MOVE, ("edit", "c", "--really-by", "2026-11-30"), 0),
        (AdviceAction.SMALLER, ("edit", "c", "--minutes", "400"), 140),
    ]


def test_to_somebody_else_a_later_day_is_a_proposal() -> None:
    flag = flags(noor(tasks=(task("a", 1000, due=due(2), requester="Bram"),)))["deadline-at-risk"]
    assert [(one.action, one.person, one.command) for one in flag.advice] == [
        (AdviceAction.PROPOSE, "Bram", ("edit", "a", "--really-by", "2026-11-26")),
        (AdviceAction.RENEGOTIATE, "Bram", ("edit", "a", "--minutes", "945")),
    ]


@pytest.mark.parametrize(("number", "level"), [(1, Level.ALARM), (2, Level.WARNING)])
def test_within_a_working_day_it_is_an_alarm(number: int, level: Level) -> None:
    assert flags(noor(tasks=(task("a", 1500, due=due(number)),)))["deadline-at-risk"].level is level


def test_on_friday_monday_is_within_a_working_day() -> None:
    desk = noor(now=moment("08:30", 4), tasks=(task("a", 800, due=due(7)),))
    assert flags(desk)["deadline-at-risk"].level is Level.ALARM


def test_implied_dates_and_what_is_due_today_or_late_put_no_deadline_at_risk() -> None:
    assert "deadline-at-risk" not in flags(noor(tasks=(task("a", 9000),)))
    assert "deadline-at-risk" not in flags(noor(tasks=(task("a", 900, due=due(0)),)))
    assert "deadline-at-risk" not in flags(noor(tasks=(task("a", 900, due=due(-1)),)))
    assert "deadline-at-risk" not in flags(noor(tasks=(task("a", 900, due=due(1), owner="Joost"),)))


def test_the_real_deadline_counts_not_the_claimed_one() -> None:
    assert "deadline-at-risk" not in flags(noor(tasks=(task("a", 900, due=due(1), really_due=due(4)),)))


def test_where_no_day_will_do_a_smaller_version_is_left() -> None:
    flag = flags(noor(tasks=(task("a", 20_000, due=due(2)),)))["deadline-at-risk"]
    assert [one.action for one in flag.advice] == [AdviceAction.SMALLER]


def test_following_the_later_day_puts_it_out() -> None:
    desk = noor(tasks=(task("a", 1000, due=due(2)), task("b", 300, due=due(3))))
    flag = flags(desk)["deadline-at-risk"]
    to = flag.advice[0].to
    assert to is not None
    followed = replace(desk, tasks=(replace(desk.tasks[0], really_due=due((to - MONDAY).days)), desk.tasks[1]))
    assert "deadline-at-risk" not in flags(followed)


@pytest.mark.parametrize(("days", "most"), [(1, 504), (2, 693)])
def test_what_a_deadline_of_a_later_day_needs_as_more_is_asked_is_no_room(days: int, most: int) -> None:
    # Today there is room for 315 minutes, and for as many on each day after it, of which three fifths are counted on.
    assert flags(noor(tasks=(task("a", most, due=due(days)),))).keys() == {"room"}
    assert not flags(noor(tasks=(task("a", most + 1, due=due(days)),)))


# double-claim


def claimed(bram: int, hanneke: int) -> Desk:
    tasks = (
        task("b", bram, due=due(1), requester="Bram"),
        task("h", hanneke, due=due(1), requester="Hanneke"),
    )
    return noor(people=PEOPLE, tasks=tasks)


@pytest.mark.parametrize(
    ("bram", "hanneke", "is_up"),
    [(315, 315, False), (315, 316, True), (316, 630, True), (316, 631, False), (10, 630, True), (9, 640, False)],
)
def test_two_claims_clash_where_each_alone_can_be_in_time(bram: int, hanneke: int, is_up: bool) -> None:  # noqa: FBT001  a column of the table
    assert ("double-claim" in flags(claimed(bram, hanneke))) is is_up


def test_a_double_claim_names_both_and_shows_the_work_of_both() -> None:
    flag = flags(claimed(400, 350))["double-claim"]
    assert flag.level is Level.WARNING
    assert flag.figures == {
        "person": "Hanneke",
        "other": "Bram",
        "due": day(1),
        "due_today": 0,
        "short_minutes": 120,
        "need_minutes": 750,
        "room_minutes": 630,
    }
    assert [(one.person, one.command) for one in flag.advice] == [
        (None, ("why", "double-claim")),
        ("Hanneke", ("why", "h")),
        ("Bram", ("why", "b")),
    ]


def said_of(desk: Desk) -> list[tuple[str | None, str, str | None, bool, date | None]]:
    """Return what is said to both: to whom, about which work, beside whom, whether it goes first, else when it is there."""
    messages = explain_flag("double-claim", desk, Horizon(desk)).messages
    return [(one.person, one.task, one.colleague, one.goes_first, one.to) for one in messages]


def test_both_hear_of_their_own_work_which_goes_first_and_when_the_other_is_there() -> None:
    assert said_of(claimed(400, 350)) == [
        ("Bram", "b", "Hanneke", True, None),
        ("Hanneke", "h", "Bram", False, day(2)),
    ]


def test_the_more_important_work_of_two_people_goes_first() -> None:
    must = task("h", 350, due=due(1), requester="Hanneke", importance=Importance.MUST)
    desk = noor(people=PEOPLE, tasks=(task("b", 400, due=due(1), requester="Bram"), must))
    assert [one[:4] for one in said_of(desk)] == [("Hanneke", "h", "Bram", True), ("Bram", "b", "Hanneke", False)]


def test_where_nothing_clashes_there_is_nothing_to_say() -> None:
    assert said_of(claimed(315, 315)) == []


def test_work_for_one_person_under_two_names_and_own_work_are_no_double_claim() -> None:
    one = noor(
        people=PEOPLE,
        tasks=(task("a", 400, due=due(1), requester="Bram"), task("b", 350, due=due(1), requester="Abraham")),
    )
    assert "double-claim" not in flags(one)
    own = noor(people=PEOPLE, tasks=(task("a", 400, due=due(1), requester="Bram"), task("b", 350, due=due(1))))
    assert "double-claim" not in flags(own)


def test_work_that_cannot_be_in_time_by_itself_is_no_side_of_a_double_claim() -> None:
    # 315 minutes of room today, of which at most 150 lie before eleven.
    late_alone = task("h", 180, due=due(0, "11:00"), requester="Hanneke")
    tasks = (late_alone, task("b", 200, due=due(0), requester="Bram"))
    assert "double-claim" not in flags(noor(people=PEOPLE, tasks=tasks))
    in_time_alone = replace(late_alone, minutes=140)
    assert "double-claim" in flags(noor(people=PEOPLE, tasks=(in_time_alone, *tasks[1:])))


def test_a_double_claim_of_today_is_named_beside_overbooked() -> None:
    tasks = (
        task("a", 200, due=due(0), requester="Bram"),
        task("b", 200, due=due(0), requester="Hanneke"),
    )
    found = flags(noor(people=PEOPLE, tasks=tasks))
    assert {"overbooked", "double-claim"} <= found.keys()
    assert found["double-claim"].figures["due_today"] == 1


# all three


CODES = frozenset({"overbooked", "deadline-at-risk", "no-block"})


@few
@given(desks(), st.data())
def test_more_capacity_never_adds_a_flag_of_too_little_time(desk: Desk, data: st.DataObject) -> None:
    lighter = tuple(one for one in desk.events if one.task is None)
    assume(lighter)
    gone = data.draw(st.sampled_from(lighter))
    # The buffer of the morning stays what it was.
    planned = replace(desk, plans=(*desk.plans, fix_plan(desk.today, desk)))
    freer = replace(planned, events=tuple(one for one in desk.events if one is not gone))
    assert CODES & flags(freer).keys() <= CODES & flags(planned).keys()


@few
@given(desks(), st.integers(1, 9), st.integers(600, 4000))
def test_following_the_later_day_helps_that_work_and_no_other_gets_worse(desk: Desk, days: int, minutes: int) -> None:
    large = task("z", minutes, due=replace(due(0), day=desk.today + timedelta(days=days)), created_at=desk.now)
    fuller = replace(desk, tasks=(*desk.tasks, large))
    before = flags(fuller).get("deadline-at-risk")
    advice = next((one for one in before.advice if one.to is not None), None) if before is not None else None
    if before is None or advice is None or advice.task is None or advice.to is None:
        return
    later = replace(advice.task, really_due=replace(due(0), day=advice.to))
    followed = replace(fuller, tasks=tuple(later if one.id == later.id else one for one in fuller.tasks))
    after = flags(followed).get("deadline-at-risk")
    assert after is None or _count(after) < _count(before)


def _count(flag: Flag) -> int:
    count = flag.figures["count"]
    assert isinstance(count, int)
    return count
