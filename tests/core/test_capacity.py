from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.core.strategies import AMSTERDAM, desks, noor

from ontzorg_cli.core.calendar.agenda import Absence, AllDay, DayOff, Event, EventKind, EventStatus, Floating
from ontzorg_cli.core.calendar.moments import DAY, MINUTE, Span, minutes_of
from ontzorg_cli.core.calendar.working_time import WorkPattern
from ontzorg_cli.core.judgement.capacity import Horizon, day_figures, load_of, slots_with_room
from ontzorg_cli.core.judgement.verdict import Load, Overload
from ontzorg_cli.core.preferences import Preferences
from ontzorg_cli.core.work.interruption import Interruption, Log, TimeSpent
from ontzorg_cli.core.work.plan import AdhocSource, DayPlan
from ontzorg_cli.core.work.task import Due, Entered, Task

if TYPE_CHECKING:
    from ontzorg_cli.core.judgement.desk import Desk

MONDAY = date(2026, 11, 23)
TUESDAY = MONDAY + DAY


def at(hour: int, minute: int = 0, *, day: date = MONDAY) -> datetime:
    return datetime.combine(day, time(hour, minute), tzinfo=AMSTERDAM)


def event(name: str, hour: int, minutes: int, *, day: date = MONDAY, **more: object) -> Event:
    when = Floating(start=datetime.combine(day, time(hour)), minutes=minutes)
    return Event(id=name, title=name, when=when, **more)  # type: ignore[arg-type]  # any field by its name


def task(name: str, minutes: int | None, created_at: datetime | None = None, **more: object) -> Task:
    fields: dict[str, object] = {"on": MONDAY, **more}
    created = created_at or at(10, day=MONDAY - 10 * DAY)
    return Task(id=name, title=name, created_at=created, minutes=minutes, **fields)  # type: ignore[arg-type]  # any field by its name


PROTECTED = EventKind.PROTECTED
MEETINGS = (event("mt", 9, 60), event("bila", 13, 30, kind=EventKind.CHECKIN), event("eigen", 14, 60, kind=PROTECTED))
WORK = (
    task("k7m", 90, due=Due(day=MONDAY + 3 * DAY)),
    task("m2x", 75, due=Due(day=TUESDAY)),
    task("p9c", 35, due=Due(day=MONDAY + 2 * DAY)),
    task("c4h", 45, due=Due(day=MONDAY + 11 * DAY)),
)
SCREEN = noor(events=MEETINGS, tasks=WORK)


def figures(desk: Desk, day: date = MONDAY) -> dict[str, object]:
    found = day_figures(day, desk, Horizon(desk))
    return {name: getattr(found, name) for name in found.__slots__}


def test_the_sums_of_the_morning_screen() -> None:
    # By hand: 7:00 of work; 60 + 30 + 60 fixed; a quarter of 270 expected; 90 + 75 + 35 + 45 planned; 43 too many.
    assert figures(SCREEN) == {
        "adhoc_away": (),
        "working_minutes": 420,
        "fixed_minutes": 150,
        "capacity_minutes": 270,
        "capacity_left_minutes": 270,
        "expected_adhoc_minutes": 68,
        "expected_adhoc_left_minutes": 68,
        "adhoc_source": AdhocSource.DEFAULT,
        "room_minutes": 202,
        "margin_minutes": 41,
        "plannable_minutes": 161,
        "planned_minutes": 245,
        "need_minutes": 202 + 43,
        "adhoc_minutes": 0,
        "adhoc_open_minutes": 0,
        "adhoc_share": 0.0,
        "load_percent": 110,
        "load": Load.OVERFULL,
        "overload": Overload.NONE,
        "is_alarming": False,
    }


def test_an_afternoon_counts_what_is_left_and_what_came_in_between() -> None:
    # By hand: 13:30-14:00 and 15:00-16:00 are free; 40 of 68 ad hoc minutes have come, 20 of them still to do.
    caught = task("a3b", 20, at(11), requester="Bram")
    log = Log(
        interruptions=(Interruption(id="i2m", at=at(11), title="bellen", minutes=20),),
        spent=(TimeSpent(task="x9z", started_at=at(10), minutes=60),),
    )
    plan = DayPlan(day=MONDAY, fixed_at=at(8, 40), capacity_minutes=270, expected_adhoc_minutes=68, margin_minutes=41)
    desk = replace(SCREEN, now=at(13, 30), tasks=(WORK[2], caught), plans=(plan,), log=log)
    found = figures(desk)
    assert (found["capacity_minutes"], found["capacity_left_minutes"]) == (270, 90)
    assert (found["expected_adhoc_minutes"], found["expected_adhoc_left_minutes"]) == (68, 23)
    assert (found["room_minutes"], found["margin_minutes"], found["plannable_minutes"]) == (67, 14, 53)
    assert (found["planned_minutes"], found["adhoc_open_minutes"], found["need_minutes"]) == (35, 20, 55)
    assert (found["adhoc_minutes"], found["adhoc_share"], found["load"]) == (40, 0.25, Load.TIGHT)


def test_ad_hoc_work_uses_up_what_was_expected() -> None:
    def left(minutes: int) -> int:
        log = Log(interruptions=(Interruption(id="i2m", at=at(8, 31), title="bellen", minutes=minutes),))
        return Horizon(replace(SCREEN, log=log)).day(MONDAY).expected_adhoc_left_minutes

    assert [left(minutes) for minutes in (0, 10, 68, 200)] == [68, 58, 0, 0]


def test_meetings_at_the_same_time_and_outside_work_count_once_or_not_at_all() -> None:
    events = (
        event("mt", 9, 60),
        event("ook", 9, 90),
        event("avond", 18, 120),
        event("lunch", 12, 120),
        event("af", 14, 60, status=EventStatus.CANCELLED),
        event("ter info", 14, 60, busy=False),
    )
    time_of_day = Horizon(noor(events=events)).day(MONDAY)
    assert minutes_of(time_of_day.fixed) == 90 + 30 + 60
    assert time_of_day.capacity_minutes == 420 - 180


def test_an_own_absence_takes_working_time_and_that_of_a_manager_does_not() -> None:
    afternoon = Floating(start=datetime.combine(MONDAY, time(13)), minutes=240)
    own, other = (
        Absence(id="a1", title="vrij", when=afternoon),
        Absence(id="a2", title="vrij", when=afternoon, who="Bram"),
    )
    assert minutes_of(Horizon(noor(absences=(own,))).day(MONDAY).working) == 240
    assert minutes_of(Horizon(noor(absences=(other,))).day(MONDAY).working) == 420


def test_the_minutes_of_a_block_ahead_are_not_counted_again_in_its_task() -> None:
    blocks = (
        event("b1", 9, 30, kind=PROTECTED, task="k7m"),
        event("b2", 14, 45, day=MONDAY + 2 * DAY, kind=PROTECTED, task="k7m"),
        event("b3", 14, 45, day=MONDAY - DAY, kind=PROTECTED, task="k7m"),
        event("b4", 15, 45, kind=PROTECTED, task="k7m", status=EventStatus.CANCELLED),
        event("b5", 15, 45, kind=PROTECTED),
    )
    work = (task("k7m", 90),)
    assert figures(noor(events=blocks, tasks=work))["planned_minutes"] == 90 - 30 - 45
    assert figures(noor(at(9, 20), events=blocks, tasks=work))["planned_minutes"] == 90 - 10 - 45
    assert figures(noor(at(10), events=blocks, tasks=work))["planned_minutes"] == 90 - 45


def test_a_block_that_runs_past_midnight_covers_its_minutes_once() -> None:
    block = event("b1", 20, 12 * 60, kind=PROTECTED, task="k7m")
    assert Horizon(noor(events=(block,))).block_minutes("k7m") == 12 * 60


def test_work_without_an_estimate_counts_as_a_guess() -> None:
    assert figures(noor(tasks=(task("k7m", None),)))["planned_minutes"] == 30


def test_work_that_is_running_is_used_up_as_it_goes() -> None:
    running = task("k7m", 90, started_at=at(9))
    assert figures(noor(at(9, 40), tasks=(running,)))["planned_minutes"] == 50


def test_a_task_larger_than_a_day_spills_over_unless_it_is_due() -> None:
    plannable = figures(noor())["plannable_minutes"]
    assert figures(noor(tasks=(task("k7m", 900),)))["planned_minutes"] == plannable
    assert figures(noor(tasks=(task("k7m", 900, due=Due(day=MONDAY)),)))["planned_minutes"] == 900


def test_a_day_behind_has_its_figures_and_nothing_left() -> None:
    found = figures(noor(at(9, day=TUESDAY), events=MEETINGS))
    assert (found["working_minutes"], found["fixed_minutes"], found["expected_adhoc_minutes"]) == (420, 150, 68)
    assert (found["capacity_left_minutes"], found["room_minutes"], found["plannable_minutes"]) == (0, 0, 0)


def test_a_day_off_is_off() -> None:
    desk = noor(days_off=(DayOff(day=MONDAY, name="Feestdag"),), tasks=WORK)
    assert (figures(desk)["load"], figures(desk)["load_percent"], figures(desk)["working_minutes"]) == (Load.OFF, 0, 0)


@pytest.mark.parametrize(
    ("need", "load"),
    [
        (80, Load.ROOMY),
        (81, Load.HEALTHY),
        (161, Load.HEALTHY),
        (162, Load.TIGHT),
        (202, Load.TIGHT),
        (203, Load.OVERFULL),
    ],
)
def test_the_word_for_a_day_changes_at_half_of_what_can_be_planned_then_at_that_then_at_the_room(
    need: int, load: Load
) -> None:
    assert load_of(need, Horizon(SCREEN).day(MONDAY)) is load


def test_the_horizon_reaches_six_weeks_and_holds_what_overlaps_each_day() -> None:
    trip = Event(id="reis", title="reis", when=AllDay(first=MONDAY - DAY, last=TUESDAY))
    horizon = Horizon(noor(events=(*MEETINGS, trip)))
    days = horizon.days()
    assert (days[0].day, days[-1].day, len(days)) == (MONDAY, MONDAY + 42 * DAY, 43)
    assert [each.event.id for each in horizon.occurrences(MONDAY)] == ["reis", "mt", "bila", "eigen"]
    assert [each.event.id for each in horizon.occurrences(TUESDAY)] == ["reis"]
    assert [each.event.id for each in horizon.occurrences(MONDAY - DAY)] == ["reis"]
    assert horizon.occurrences(TUESDAY + DAY) == horizon.occurrences(MONDAY + 60 * DAY) == ()


@pytest.mark.parametrize(
    ("due", "moment"),
    [
        (Due(day=MONDAY, at=time(11)), at(11)),
        (Due(day=MONDAY), at(16)),
        (Due(day=MONDAY - DAY), at(16, day=MONDAY - 3 * DAY)),
        (Due(day=date(2026, 12, 25)), at(16, day=date(2026, 12, 24))),
    ],
)
def test_work_is_due_at_its_time_or_else_at_the_last_moment_of_work(due: Due, moment: datetime) -> None:
    desk = noor(days_off=(DayOff(day=date(2026, 12, 25), name="Eerste kerstdag"),))
    assert Horizon(desk).due_moment(due) == moment


def test_who_never_works_has_work_due_at_midnight_and_counts_calendar_days() -> None:
    horizon = Horizon(noor(pattern=WorkPattern()))
    assert horizon.due_moment(Due(day=MONDAY)) == at(0, day=TUESDAY)
    assert horizon.working_day_after(MONDAY, 3) == MONDAY + 3 * DAY
    assert horizon.working_days_before(MONDAY, 3) == ()
    assert horizon.room_until(at(12, day=MONDAY + 90 * DAY)) == 0


def test_working_days_leave_out_weekends_days_off_and_absences() -> None:
    away = Absence(id="a1", title="vrij", when=AllDay(first=TUESDAY, last=TUESDAY))
    desk = noor(days_off=(DayOff(day=MONDAY - 3 * DAY, name="Feestdag"),), absences=(away,))
    horizon = Horizon(desk)
    assert horizon.working_day_after(MONDAY) == MONDAY + 2 * DAY
    assert horizon.working_day_after(MONDAY, 4) == MONDAY + 7 * DAY
    assert horizon.working_days_before(MONDAY, 2) == (MONDAY - 5 * DAY, MONDAY - 4 * DAY)


@pytest.mark.parametrize(
    ("moment", "room"),
    [
        (at(8), 0),
        (at(8, 30), 0),
        (at(9), 30),
        (at(12, 30), 180),
        (at(16), 202),
        (at(23), 202),
        (at(12, 30, day=TUESDAY), 202 + 240),
        (at(15, day=TUESDAY), 202 + 360 - (105 - 60)),
        (at(12, day=MONDAY + 6 * DAY), 202 + 4 * 315),
    ],
)
def test_room_until_a_moment_adds_days_and_of_the_last_what_ad_hoc_can_wait_for(moment: datetime, room: int) -> None:
    assert Horizon(SCREEN).room_until(moment) == room


def test_beyond_the_horizon_each_day_has_the_mean_room() -> None:
    horizon = Horizon(SCREEN)
    total = sum(day.room_minutes for day in horizon.days())
    assert horizon.room_until(at(0, day=MONDAY + 43 * DAY)) == total
    assert horizon.room_until(at(0, day=MONDAY + 53 * DAY)) == int(total + 10 * total / 43)


def test_slots_with_room_pass_over_days_whose_work_needs_the_time() -> None:
    found = slots_with_room(SCREEN, Horizon(SCREEN), minutes=120, count=2)
    assert found == (
        Span.between(at(8, 30, day=TUESDAY), at(12, 30, day=TUESDAY)),
        Span.between(at(13, day=TUESDAY), at(16, day=TUESDAY)),
    )
    assert slots_with_room(SCREEN, Horizon(SCREEN), minutes=120, before=at(16)) == ()


def test_shares_beyond_the_possible_leave_no_room_and_never_less() -> None:
    day = Horizon(noor(preferences=Preferences(adhoc_fixed_share=3.0, margin_share=2.0))).day(MONDAY)
    assert (day.room_minutes, day.margin_minutes, day.plannable_minutes) == (0, 420, 0)


@given(desks())
def test_no_sum_of_time_is_negative_or_larger_than_what_it_is_part_of(desk: Desk) -> None:
    horizon = Horizon(desk)
    for day in (horizon.day(desk.today - DAY), *horizon.days()):
        assert minutes_of(day.fixed) + day.capacity_minutes == minutes_of(day.working)
        assert 0 <= day.capacity_left_minutes <= day.capacity_minutes
        assert 0 <= day.expected_adhoc_left_minutes <= day.expected_adhoc_minutes <= day.capacity_minutes
        assert 0 <= day.plannable_minutes <= day.room_minutes <= day.capacity_left_minutes
        assert minutes_of(day.fixed) <= sum(each.span.minutes for each in horizon.occurrences(day.day))


@given(desks(), st.integers(1, 300), st.booleans())
def test_catching_ad_hoc_never_lowers_need(desk: Desk, minutes: int, planned: bool) -> None:  # noqa: FBT001 - drawn, not passed
    entered = Entered.PLANNED if planned else Entered.ADHOC
    caught = task("new", minutes, desk.now, on=desk.today, entered=entered)
    before = day_figures(desk.today, desk, Horizon(desk))
    larger = replace(desk, tasks=(*desk.tasks, caught))
    after = day_figures(desk.today, larger, Horizon(larger))
    assert after.need_minutes >= before.need_minutes
    assert after.adhoc_minutes >= before.adhoc_minutes
    assert after.expected_adhoc_left_minutes <= before.expected_adhoc_left_minutes


@given(desks(), st.data())
def test_a_meeting_less_from_now_on_never_lowers_room(desk: Desk, data: st.DataObject) -> None:
    assume(desk.events)
    gone = data.draw(st.sampled_from(desk.events))
    lighter = replace(desk, events=tuple(each for each in desk.events if each is not gone))
    before, after = Horizon(desk), Horizon(lighter)
    for day in before.days():
        behind = day.day == desk.today and any(
            each.event is gone and each.span.start < desk.now for each in before.occurrences(day.day)
        )
        assert behind or after.day(day.day).room_minutes >= day.room_minutes


@given(desks(), st.lists(st.integers(-(10**4), 10**5), min_size=2, max_size=6))
def test_room_never_shrinks_as_the_moment_moves_away(desk: Desk, minutes: list[int]) -> None:
    horizon = Horizon(desk)
    rooms = [horizon.room_until(desk.now + offset * MINUTE) for offset in sorted(minutes)]
    assert rooms == sorted(rooms)
    assert all(room == 0 for room, offset in zip(rooms, sorted(minutes), strict=True) if offset <= 0)


@given(desks(), st.integers(1, 8))
def test_the_next_working_days_are_working_days_in_order(desk: Desk, count: int) -> None:
    horizon = Horizon(desk)
    days = [horizon.working_day_after(desk.today, number) for number in range(1, count + 1)]
    assert days == sorted(set(days))
    assert all(horizon.day(day).working for day in days)
    assert horizon.working_days_before(days[-1], count)[-1] < days[-1]


@given(desks())
def test_a_verdict_does_not_depend_on_the_order_of_what_lies_on_the_desk(desk: Desk) -> None:
    turned = replace(
        desk,
        tasks=desk.tasks[::-1],
        events=desk.events[::-1],
        plans=desk.plans[::-1],
        absences=desk.absences[::-1],
        log=Log(spent=desk.log.spent[::-1], interruptions=desk.log.interruptions[::-1]),
    )
    for day in (desk.today, desk.today + timedelta(days=3)):
        assert day_figures(day, turned, Horizon(turned)) == day_figures(day, desk, Horizon(desk))
