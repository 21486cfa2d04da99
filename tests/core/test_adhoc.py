from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from tests.core.strategies import AMSTERDAM, desks, noor

from ontzorg_cli.core.calendar.agenda import Absence, AllDay, Event, EventStatus, Floating
from ontzorg_cli.core.calendar.moments import DAY
from ontzorg_cli.core.judgement.adhoc import (
    adhoc_spent_minutes,
    expected_share,
    is_adhoc_on,
    open_adhoc_minutes,
    plan_moment,
)
from ontzorg_cli.core.judgement.expectation import middle
from ontzorg_cli.core.preferences import Preferences
from ontzorg_cli.core.together.person import Person
from ontzorg_cli.core.work.interruption import Interruption, Log, TimeSpent
from ontzorg_cli.core.work.plan import AdhocSource, DayPlan
from ontzorg_cli.core.work.task import Due, Entered, Task

if TYPE_CHECKING:
    from ontzorg_cli.core.judgement.desk import Desk

MONDAY = date(2026, 11, 23)
SATURDAY = date(2026, 11, 28)


def at(hour: int, minute: int = 0, *, day: date = MONDAY) -> datetime:
    return datetime.combine(day, time(hour, minute), tzinfo=AMSTERDAM)


def plan(day: date = MONDAY, *, hour: int = 8, minute: int = 40, capacity_minutes: int = 300) -> DayPlan:
    return DayPlan(
        day=day,
        fixed_at=at(hour, minute, day=day),
        capacity_minutes=capacity_minutes,
        expected_adhoc_minutes=75,
        margin_minutes=45,
    )


def task(created_at: datetime, **more: object) -> Task:
    fields: dict[str, object] = {"id": "k7m", "title": "stukken", "minutes": 60, "on": MONDAY, **more}
    return Task(created_at=created_at, **fields)  # type: ignore[arg-type]  # any field of a task by its name


def interruption(
    minutes: int | None, *, day: date = MONDAY, who: str | None = "Bram", became: str | None = None
) -> Interruption:
    return Interruption(id="i2m", at=at(10, day=day), title="bellen", requester=who, minutes=minutes, task=became)


def spent(minutes: int, *, day: date = MONDAY, adhoc: bool = True, guessed: bool = False) -> TimeSpent:
    return TimeSpent(task="k7m", started_at=at(11, day=day), minutes=minutes, adhoc=adhoc, guessed=guessed)


@pytest.mark.parametrize(
    ("fixed", "moment"),
    [((7, 55), (7, 55)), ((8, 40), (8, 40)), ((9, 30), (9, 30)), ((9, 31), (8, 30)), ((15, 0), (8, 30))],
)
def test_a_plan_fixed_more_than_an_hour_late_counts_from_the_start_of_work(
    fixed: tuple[int, int], moment: tuple[int, int]
) -> None:
    desk = noor(at(16), plans=(plan(hour=fixed[0], minute=fixed[1]),))
    assert plan_moment(MONDAY, desk) == at(*moment)


def test_a_day_whose_plan_was_never_fixed_counts_from_the_start_of_work() -> None:
    assert plan_moment(MONDAY, noor(at(9, day=MONDAY + DAY))) == at(8, 30)


@pytest.mark.parametrize(("now", "moment"), [((8, 45), (8, 45)), ((11, 0), (8, 30))])
def test_today_before_its_plan_is_fixed_is_taken_as_fixed_now(now: tuple[int, int], moment: tuple[int, int]) -> None:
    assert plan_moment(MONDAY, noor(at(*now))) == at(*moment)


def test_work_starts_after_an_absence() -> None:
    dentist = Absence(id="a1", title="tandarts", when=Floating(start=datetime.combine(MONDAY, time(8)), minutes=120))
    assert plan_moment(MONDAY, noor(at(9, day=MONDAY + DAY), absences=(dentist,))) == at(10)


def test_a_day_without_work_has_no_ad_hoc_unless_a_plan_was_fixed() -> None:
    caught = task(at(11, day=SATURDAY), on=SATURDAY)
    assert not is_adhoc_on(caught, SATURDAY, noor(at(12, day=SATURDAY)))
    assert is_adhoc_on(caught, SATURDAY, noor(at(12, day=SATURDAY), plans=(plan(SATURDAY),)))


@pytest.mark.parametrize(
    ("created_at", "entered", "adhoc"),
    [
        (at(8, 35), None, False),
        (at(8, 40), None, False),
        (at(8, 41), None, True),
        (at(14), None, True),
        (at(14), Entered.PLANNED, False),
        (at(8, 35), Entered.ADHOC, True),
        (at(14, day=MONDAY - DAY), None, False),
        (at(14, day=MONDAY - DAY), Entered.ADHOC, False),
        (at(14, day=MONDAY + DAY), None, False),
    ],
)
def test_what_comes_in_after_the_plan_is_ad_hoc_that_day_unless_she_says_otherwise(
    created_at: datetime,
    entered: Entered | None,
    adhoc: bool,  # noqa: FBT001 - a column of the table
) -> None:
    assert is_adhoc_on(task(created_at, entered=entered), MONDAY, noor(at(16), plans=(plan(),))) is adhoc


def test_the_same_work_moved_to_tomorrow_is_planned_work_tomorrow() -> None:
    moved = task(at(14), on=MONDAY + DAY, spent_minutes=10)
    desk = noor(at(15), plans=(plan(),), tasks=(moved,))
    assert open_adhoc_minutes(MONDAY, desk) == 0
    assert not is_adhoc_on(moved, MONDAY + DAY, desk)


def test_open_ad_hoc_work_counts_what_is_left_of_it() -> None:
    work = (
        task(at(9), spent_minutes=20),
        task(at(9), id="m2x", on=None, due=Due(day=MONDAY), minutes=None),
        task(at(9), id="p9c", on=None),
        task(at(9), id="c4h", owner="Joost"),
        task(at(8, 30), id="d5j"),
    )
    assert open_adhoc_minutes(MONDAY, noor(at(15), plans=(plan(),), tasks=work)) == 40 + 30


def test_interruptions_and_ad_hoc_work_add_up_on_their_own_day() -> None:
    log = Log(
        interruptions=(
            interruption(10, day=MONDAY - 3 * DAY),
            interruption(15),
            interruption(None, became="k7m"),
            interruption(25, became="k7m"),
        ),
        spent=(spent(30), spent(45, adhoc=False), spent(5, guessed=True)),
    )
    assert adhoc_spent_minutes(MONDAY, noor(at(15), log=log)) == 15 + 30 + 5


@pytest.mark.parametrize(
    ("now", "minutes"),
    [(at(9, 55), 0), (at(10, 25), 25), (at(15, 59), 359), (at(20), 360), (at(9, day=MONDAY + DAY), 360)],
)
def test_running_ad_hoc_work_counts_to_now_and_at_most_to_the_end_of_work(now: datetime, minutes: int) -> None:
    running = task(at(9), started_at=at(10))
    assert adhoc_spent_minutes(MONDAY, noor(now, plans=(plan(),), tasks=(running,))) == minutes


def test_running_planned_work_is_not_ad_hoc() -> None:
    running = task(at(8), started_at=at(10))
    assert adhoc_spent_minutes(MONDAY, noor(at(11), plans=(plan(),), tasks=(running,))) == 0


def mondays_with(*minutes: int, guessed: bool = False) -> Desk:
    days = [MONDAY - (number + 1) * 7 * DAY for number in range(len(minutes))]
    return noor(
        plans=tuple(plan(day) for day in days),
        log=Log(spent=tuple(spent(each, day=day, guessed=guessed) for day, each in zip(days, minutes, strict=True))),
    )


def test_without_history_the_default_is_expected() -> None:
    assert expected_share(MONDAY, noor()) == (0.25, AdhocSource.DEFAULT)


def test_mondays_teach_about_mondays_alone() -> None:
    desk = mondays_with(150, 150, 30, 150)
    share, source = expected_share(MONDAY, desk)
    assert (round(share, 6), source) == ((4 * 0.5 + 4 * 0.25) / 8, AdhocSource.LEARNED)
    assert expected_share(MONDAY + 7 * DAY, desk) == expected_share(MONDAY, desk)
    assert expected_share(MONDAY + DAY, desk) == (0.25, AdhocSource.DEFAULT)


def test_only_the_last_eight_of_a_weekday_count() -> None:
    share, _ = expected_share(MONDAY, mondays_with(*[150] * 8, *[0] * 20))
    assert share == pytest.approx((8 * 0.5 + 4 * 0.25) / 12)


@pytest.mark.parametrize(("minutes", "share"), [(300, 0.60), (1, 0.05)])
def test_what_is_learned_stays_within_bounds(minutes: int, share: float) -> None:
    preferences = Preferences(adhoc_default_weight=0)
    assert expected_share(MONDAY, replace(mondays_with(minutes), preferences=preferences))[0] == share


def test_a_day_that_was_not_planned_or_logged_or_was_guessed_teaches_nothing() -> None:
    logged = mondays_with(150)
    for desk in (
        replace(logged, plans=()),
        replace(logged, log=Log()),
        replace(logged, plans=(plan(MONDAY - 7 * DAY, capacity_minutes=0),)),
        replace(logged, preferences=Preferences(adhoc_samples=0)),
        mondays_with(150, guessed=True),
    ):
        assert expected_share(MONDAY, desk) == (0.25, AdhocSource.DEFAULT)


@pytest.mark.parametrize(("fixed", "share"), [(0.4, 0.4), (0.0, 0.0), (7.0, 1.0), (-1.0, 0.0)])
def test_a_share_that_she_fixed_stands(fixed: float, share: float) -> None:
    desk = replace(mondays_with(150), preferences=Preferences(adhoc_fixed_share=fixed))
    assert expected_share(MONDAY, desk) == (share, AdhocSource.FIXED)


def away(who: str, when: AllDay | Floating) -> Absence:
    return Absence(id="a1", title="vakantie", when=when, who=who)


WHOLE_DAY = AllDay(first=MONDAY, last=MONDAY)
FROM_HANNEKE_AND_BRAM = Log(
    interruptions=(
        interruption(60, day=MONDAY - 4 * DAY, who="Hanneke"),
        interruption(20, day=MONDAY - 4 * DAY, who="J. Bram"),
        interruption(20, day=MONDAY - 4 * DAY, who=None),
    )
)
PEOPLE = (Person(id="p1", name="Hanneke"), Person(id="p2", name="Bram", formerly=("J. Bram",)))


@pytest.mark.parametrize(
    ("absence", "share"),
    [
        (away("Hanneke", WHOLE_DAY), 0.10),
        (away("Bram", WHOLE_DAY), 0.20),
        (away("J. Bram", WHOLE_DAY), 0.20),
        (away("Sietske", WHOLE_DAY), 0.25),
        (away("Hanneke", Floating(start=datetime.combine(MONDAY, time(12, 30)), minutes=240)), 0.25 - 0.15 * 180 / 420),
        (away("Hanneke", AllDay(first=MONDAY + DAY, last=MONDAY + DAY)), 0.25),
    ],
)
def test_the_share_of_who_is_away_is_left_out(absence: Absence, share: float) -> None:
    desk = noor(people=PEOPLE, absences=(absence,), log=FROM_HANNEKE_AND_BRAM)
    assert expected_share(MONDAY, desk)[0] == pytest.approx(share)


def calendar_of(owner: str, when: AllDay | Floating, status: EventStatus = EventStatus.OUT_OF_OFFICE) -> Event:
    return Event(id="e1", title="Parijs", when=when, owner=owner, status=status)


@pytest.mark.parametrize(
    ("event", "share"),
    [
        (calendar_of("Hanneke", WHOLE_DAY), 0.10),
        (calendar_of("J. Bram", WHOLE_DAY), 0.20),
        (calendar_of("Hanneke", WHOLE_DAY, EventStatus.CONFIRMED), 0.25),
        (calendar_of("Hanneke", AllDay(first=MONDAY + DAY, last=MONDAY + DAY)), 0.25),
    ],
)
def test_who_is_out_of_office_in_her_own_calendar_is_away(event: Event, share: float) -> None:
    desk = noor(people=PEOPLE, others=(event,), log=FROM_HANNEKE_AND_BRAM)
    assert expected_share(MONDAY, desk)[0] == pytest.approx(share)


def test_an_absence_that_is_noted_and_in_the_calendar_too_is_left_out_once() -> None:
    desk = noor(
        people=PEOPLE,
        absences=(away("Hanneke", WHOLE_DAY),),
        others=(calendar_of("Hanneke", WHOLE_DAY),),
        log=FROM_HANNEKE_AND_BRAM,
    )
    assert expected_share(MONDAY, desk)[0] == pytest.approx(0.10)


def test_an_hour_of_history_is_needed_before_anybody_is_missed() -> None:
    desk = noor(absences=(away("Bram", WHOLE_DAY),), log=Log(interruptions=(interruption(59, day=MONDAY - DAY),)))
    assert expected_share(MONDAY, desk)[0] == 0.25


def test_the_middle_of_an_even_number_lies_between() -> None:
    assert (middle([3, 1, 2]), middle([4, 1, 2, 10])) == (2, 3)


@given(desks())
def test_a_share_is_a_share(desk: Desk) -> None:
    for number in range(-7, 14):
        share, _ = expected_share(desk.today + number * DAY, desk)
        assert 0 <= share <= desk.preferences.adhoc_highest_share


@given(desks())
def test_a_plan_moment_lies_on_its_day_or_at_the_midnight_after_it(desk: Desk) -> None:
    for number in range(7):
        day = desk.today + number * DAY
        latest = datetime.combine(day + DAY, time(), tzinfo=AMSTERDAM)
        assert latest - timedelta(hours=25) <= plan_moment(day, desk) <= latest
