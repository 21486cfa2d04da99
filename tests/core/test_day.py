from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import given, settings
from tests.core.desk_samples import MONDAY, day, due, event, full_day, moment, screen, task
from tests.core.strategies import desks, noor

from ontzorg_cli.core.calendar.agenda import Absence, AllDay, DayOff, Event, EventStatus
from ontzorg_cli.core.judgement.day import judge
from ontzorg_cli.core.judgement.verdict import LineKind, Load, Overload
from ontzorg_cli.core.work.plan import DayPlan
from ontzorg_cli.core.work.task import Importance

if TYPE_CHECKING:
    from ontzorg_cli.core.judgement.desk import Desk
    from ontzorg_cli.core.judgement.verdict import DayVerdict

fast = settings(max_examples=50, deadline=None)


def lines(verdict: DayVerdict) -> list[tuple[str, str, int]]:
    return [
        (line.span.start.astimezone(moment("00:00").tzinfo).strftime("%H:%M"), line.kind.value, line.span.minutes)
        for line in verdict.agenda
    ]


def test_the_morning_screen_has_its_sums_order_and_agenda() -> None:
    verdict = judge(screen())
    figures = verdict.figures
    assert (figures.working_minutes, figures.fixed_minutes, figures.capacity_minutes) == (420, 150, 270)
    assert (figures.expected_adhoc_minutes, figures.room_minutes, figures.need_minutes) == (68, 202, 245)
    assert (figures.load, figures.overload) == (Load.OVERFULL, Overload.SOFT)
    assert [ranked.task.id for ranked in verdict.plan] == ["k7m", "m2x", "p9c", "c4h"]
    assert lines(verdict) == [
        ("08:30", "gap", 30),
        ("09:00", "event", 60),
        ("10:00", "gap", 150),
        ("13:00", "checkin", 30),
        ("13:30", "gap", 30),
        ("14:00", "protected", 60),
        ("15:00", "gap", 60),
    ]


def test_gaps_that_have_passed_or_are_too_short_are_no_lines() -> None:
    desk = noor(now=moment("10:20"), events=(event("09:00", 60), event("10:30", 105), event("13:00", 180)))
    assert lines(judge(desk)) == [
        ("09:00", "event", 60),
        ("10:30", "event", 105),
        ("12:15", "gap", 15),
        ("13:00", "event", 180),
    ]


def test_a_cancelled_event_is_no_line_and_an_all_day_one_comes_first() -> None:
    birthday = Event(id="b", title="jarig", when=AllDay(first=MONDAY, last=MONDAY), busy=False)
    gone = replace(event("08:30", 60), status=EventStatus.CANCELLED)
    found = judge(noor(events=(event("09:00", 420), gone, birthday))).agenda
    assert [(line.kind, line.occurrence and line.occurrence.event.id) for line in found] == [
        (LineKind.EVENT, "b"),
        (LineKind.GAP, None),
        (LineKind.EVENT, "e0-09:00"),
    ]


def test_what_there_is_room_for_is_suggested_up_to_plannable() -> None:
    desk = noor(
        tasks=(
            task("plan", 150, on=MONDAY),
            task("a", 60, due=due(1), importance=Importance.MUST),
            task("big", 60, due=due(1)),
            task("b", 40, due=due(2)),
            task("c", 5),
        )
    )
    verdict = judge(desk)
    assert [ranked.task.id for ranked in verdict.plan] == ["plan"]
    assert [(ranked.task.id, ranked.suggested) for ranked in verdict.suggested] == [("a", True), ("b", True)]
    assert verdict.figures.need_minutes == 150


def test_nothing_is_suggested_that_has_no_gap_for_its_block() -> None:
    pieces = tuple(event(start, 15) for start in ("09:30", "10:30", "11:30", "13:45", "14:45"))
    desk = noor(tasks=(task("a", 120, block_minutes=90), task("b", 30)), events=pieces)
    assert [ranked.task.id for ranked in judge(desk).suggested] == ["b"]


def test_work_too_large_for_any_day_may_have_a_day_for_itself() -> None:
    large = task("large", 900, due=due(9))
    assert [ranked.task.id for ranked in judge(noor(tasks=(large,))).suggested] == ["large"]
    assert judge(noor(tasks=(large, task("a", 30, on=MONDAY)))).suggested == ()


def test_what_waits_for_other_work_comes_last_and_says_so() -> None:
    tasks = (task("then", due=due(-2), depends=("first",), importance=Importance.MUST), task("first", 60, on=MONDAY))
    verdict = judge(noor(tasks=tasks))
    assert [ranked.task.id for ranked in verdict.plan] == ["first", "then"]
    assert verdict.plan[1].reasons[0].code == "waiting_for_task"


def test_carried_work_is_named_with_its_nights() -> None:
    plan = DayPlan(
        day=day(-3),
        fixed_at=moment("08:30", -3),
        capacity_minutes=420,
        expected_adhoc_minutes=105,
        margin_minutes=63,
        tasks=("a",),
    )
    verdict = judge(noor(tasks=(task("a", on=day(-3)), task("b", on=MONDAY)), plans=(plan,)))
    assert verdict.carried == ("a",)
    assert {ranked.task.id: ranked.nights for ranked in verdict.plan} == {"a": 1, "b": 0}
    assert verdict.plan_fixed_at is None


def test_a_day_off_is_off_and_still_shows_its_agenda() -> None:
    desk = noor(
        days_off=(DayOff(day=MONDAY, name="Koningsdag"),),
        events=(event("11:00", 60),),
        tasks=(task("a", 900, on=MONDAY),),
    )
    verdict = judge(desk)
    assert (verdict.figures.load, verdict.figures.overload, verdict.flags) == (Load.OFF, Overload.NONE, ())
    assert (verdict.off_reason, verdict.suggested, lines(verdict)) == ("Koningsdag", (), [("11:00", "event", 60)])


def test_an_absence_names_the_day_off_and_a_weekend_has_no_name() -> None:
    away = (
        Absence(id="x", title="Berlijn", when=AllDay(first=MONDAY, last=MONDAY), who="Bram"),
        Absence(id="y", title="vrij", when=AllDay(first=MONDAY, last=MONDAY)),
    )
    desk = noor(absences=away)
    assert [judge(desk, day(number)).off_reason for number in (0, 1, 5)] == ["vrij", None, None]


def test_the_preview_of_tomorrow_suggests_nothing_that_stands_on_today() -> None:
    desk = noor(tasks=(task("today", on=MONDAY), task("tomorrow", on=day(1)), task("later", on=day(2)), task("free")))
    verdict = judge(desk, day(1))
    assert [ranked.task.id for ranked in verdict.plan] == ["tomorrow"]
    assert [ranked.task.id for ranked in verdict.suggested] == ["free"]


def test_a_day_behind_is_a_record() -> None:
    verdict = judge(noor(tasks=(task("a", 900, due=due(-3)),), events=(event("09:00", 60, -3),)), day(-3))
    assert (verdict.flags, verdict.suggested, verdict.figures.overload) == ((), (), Overload.NONE)
    assert lines(verdict)[:2] == [("08:30", "gap", 30), ("09:00", "event", 60)]


def test_an_overbooked_preview_moves_work_past_that_day() -> None:
    desk = noor(tasks=(task("a", 100, on=day(1)), task("b", 300, due=due(1))), events=(full_day(2),))
    verdict = judge(desk, day(1))
    assert verdict.flags[0].advice[0].command == ("defer", "a", "2026-11-26")


def test_after_work_nothing_is_suggested() -> None:
    verdict = judge(noor(now=moment("18:00"), tasks=(task("a"),)))
    assert (verdict.suggested, verdict.flags) == ((), ())


@fast
@given(desks())
def test_suggestions_leave_the_day_as_it_is(desk: Desk) -> None:
    verdict = judge(desk)
    chosen = {ranked.task.id for ranked in verdict.suggested}
    assert not chosen & {ranked.task.id for ranked in verdict.plan}
    taken = replace(desk, tasks=tuple(replace(one, on=desk.today) if one.id in chosen else one for one in desk.tasks))
    if chosen:
        assert judge(taken).figures.load in {Load.ROOMY, Load.HEALTHY}
