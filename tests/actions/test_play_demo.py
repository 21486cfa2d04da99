from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from ontzorg_cli.actions.demo_script import HOURS, MANAGERS, scenes
from ontzorg_cli.actions.desk import lay_desk
from ontzorg_cli.actions.look_at_day import look_at_day
from ontzorg_cli.actions.play_demo import Telling, Workdays, play_demo
from ontzorg_cli.core.judgement.verdict import Load, Overload
from ontzorg_cli.store.home import Home
from ontzorg_cli.words.catalogue import Catalogue

if TYPE_CHECKING:
    from pathlib import Path

    from ontzorg_cli.store.settings import Language

ZONE = ZoneInfo("Europe/Amsterdam")
MONDAY = datetime(2026, 11, 23, 8, 30, tzinfo=ZONE)


def telling(language: Language = "nl") -> Telling:
    catalogue = Catalogue(language)
    return Telling(
        language=language,
        titles={key: str(title) for key, title in catalogue.entries("demo.titles").items()},
        weekdays=tuple(catalogue.text(f"dates.weekday.{number}") for number in range(7)),
        comments={},
    )


def played(folder: Path, now: datetime, days: int = 10, language: Language = "nl") -> Home:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / ".state").mkdir()
    home = play_demo(telling(language), days, home=Home(folder), now=now).home
    look_at_day(None, home=home, now=now)
    return home


@pytest.fixture(scope="module")
def fortnight(tmp_path_factory: pytest.TempPathFactory) -> Home:
    return played(tmp_path_factory.mktemp("demo") / "home", MONDAY)


def test_the_last_monday_is_somewhat_overfull_and_its_sums_are_true(fortnight: Home) -> None:
    verdict = look_at_day(None, home=fortnight, now=MONDAY).verdict
    figures = verdict.figures
    assert figures.working_minutes == 420
    assert figures.fixed_minutes == 15 + 60 + 30 + 60, "start of the week, MT, check-in, own time"
    assert figures.need_minutes == sum(ranked.minutes for ranked in verdict.plan) == 90 + 75 + 45 + 25
    assert figures.room_minutes == 420 - 165 - figures.expected_adhoc_minutes
    assert figures.load is Load.OVERFULL
    assert figures.overload is Overload.SOFT
    assert 0 < figures.need_minutes - figures.room_minutes <= 60
    assert len(verdict.carried) == 1
    assert {ranked.task.moves for ranked in verdict.plan} == {0, 2}


def test_ad_hoc_takes_about_a_quarter_of_the_time_there_is(fortnight: Home) -> None:
    desk = lay_desk(fortnight.read(), now=MONDAY, with_closed=True)
    capacity = sum(plan.capacity_minutes for plan in desk.plans if plan.day < MONDAY.date())
    adhoc = sum(caught.minutes or 0 for caught in desk.log.interruptions)
    assert 0.18 <= adhoc / capacity <= 0.32
    busiest = max(
        sum(caught.minutes or 0 for caught in desk.log.interruptions if caught.at.date() == plan.day)
        for plan in desk.plans
    )
    assert busiest > 80


def test_every_working_day_has_its_plan_and_its_work(fortnight: Home) -> None:
    desk = lay_desk(fortnight.read(), now=MONDAY, with_closed=True)
    days = [plan.day for plan in desk.plans if plan.day < MONDAY.date()]
    assert days == sorted(days)
    assert (len(days), days[0]) == (10, date(2026, 11, 9))
    assert all(any(closed.closed_at.date() == day for closed in desk.log.closed) for day in days)
    for day in days:
        minutes = sum(spent.minutes for spent in desk.log.spent if spent.started_at.date() == day)
        minutes += sum(caught.minutes or 0 for caught in desk.log.interruptions if caught.at.date() == day)
        assert minutes <= 420


def test_three_managers_a_goal_and_somebody_elses_ball(fortnight: Home) -> None:
    reading = fortnight.read()
    assert tuple(person.name for person in reading.people()) == MANAGERS
    (goal,) = reading.goals()
    assert any(task.goal == goal.id for task in reading.tasks())
    assert [task.owner for task in reading.tasks() if not task.is_mine] == ["Bram"]
    assert reading.settings().contract_minutes == 32 * 60
    assert not reading.problems


def test_the_same_moment_gives_the_same_home(fortnight: Home, tmp_path: Path) -> None:
    again = played(tmp_path / "again", MONDAY)
    names = sorted(path.relative_to(fortnight.folder) for path in fortnight.folder.rglob("*.toml"))
    assert [again.folder / name for name in names] == sorted(again.folder.rglob("*.toml"))
    assert all((again.folder / name).read_bytes() == (fortnight.folder / name).read_bytes() for name in names)


@pytest.mark.parametrize(
    ("now", "days", "language"),
    [
        (datetime(2026, 11, 25, 14, 0, tzinfo=ZONE), 10, "nl"),  # a free Wednesday afternoon
        (datetime(2026, 12, 26, 11, 0, tzinfo=ZONE), 3, "nl"),  # Christmas, and a Saturday
        (datetime(2026, 3, 30, 12, 0, tzinfo=ZONE), 1, "en"),  # the day after the clocks went forward
        (datetime(2026, 10, 25, 2, 30, fold=1, tzinfo=ZONE), 2, "nl"),  # the hour that comes twice
        (datetime(2027, 1, 1, 0, 0, tzinfo=ZONE), 12, "en"),
        (datetime(2026, 11, 23, 23, 50, tzinfo=ZoneInfo("America/Curacao")), 4, "nl"),
    ],
)
def test_any_moment_and_any_number_of_days_will_do(
    now: datetime, days: int, language: Language, tmp_path: Path
) -> None:
    home = played(tmp_path / "home", now, days, language)
    desk = lay_desk(home.read(), now=now)
    before = [plan for plan in desk.plans if plan.day < now.date()]
    assert len(before) in {days, days + 1}, "the last day counts among those before on a day off"
    assert all(task.created_at < now for task in desk.tasks)
    assert not home.read().problems
    verdict = look_at_day(None, home=home, now=now).verdict
    assert verdict.figures.overload is not Overload.HARD


def test_no_scene_lies_before_the_first_day() -> None:
    for days in range(1, 61):
        told = list(scenes(days))
        assert min(scene.day for scene in told) == -days
        assert max(scene.day for scene in told) == 0


def test_a_short_day_has_its_scenes_sooner_and_a_day_off_has_none() -> None:
    calendar = Workdays(last=date(2026, 11, 29), pattern=HOURS, zone=ZONE, days_off=frozenset({date(2026, 11, 26)}))
    assert calendar.day(0) == date(2026, 11, 27)
    assert calendar.day(-1) == date(2026, 11, 25)
    assert calendar.day(1) == date(2026, 11, 30)
    assert calendar.time(0, "14:00").isoformat("minutes") == "14:00"
    assert calendar.time(-1, "08:30").isoformat("minutes") == "08:30"
    assert calendar.time(-1, "16:00").isoformat("minutes") == "12:30"
