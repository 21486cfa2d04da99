"""Work of every year: made once, in time, and never twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.actions.noor import NOW, at, day, hints, open_work

from ontzorg_cli.actions.close_task import finish_tasks
from ontzorg_cli.actions.drop_work import drop_work
from ontzorg_cli.actions.edit_work import edit_work
from ontzorg_cli.actions.usual_files import UsualFiles
from ontzorg_cli.actions.year_wheel import look_at_year, make_year
from ontzorg_cli.core.work.change import TaskChange
from ontzorg_cli.core.work.task import Due
from ontzorg_cli.core.work.template import Step, Template, Weekday, Which, Yearly
from ontzorg_cli.core.work.usual_work import UsualWork

if TYPE_CHECKING:
    from datetime import datetime

    from ontzorg_cli.core.results import Saved
    from ontzorg_cli.core.work.backplan import YearLook
    from ontzorg_cli.store.home import Home

USUAL = UsualFiles(
    work=UsualWork(
        templates=(Template(name="borrel"),),
        steps=(
            Step(template="borrel", title="zaal voor {event}", days_before=10, minutes=20),
            Step(template="borrel", title="hapjes", days_before=2, minutes=10),
        ),
        yearly=(
            Yearly(title="archief", month=1, day=15, minutes=120),
            Yearly(title="jaarafsluiting", month=12, day=26),
            Yearly(title="begroting", month=9, which=Which.FIRST, weekday=Weekday.MONDAY, minutes=60),
            Yearly(title="nieuwjaarsborrel", month=1, day=8, template="borrel"),
        ),
    )
)


def look(home: Home, *, year: int | None = None, weeks: int | None = None, now: datetime = NOW) -> YearLook:
    return look_at_year(USUAL, year=year, weeks=weeks, home=home, now=now)


def make(home: Home, *, weeks: int | None = None, now: datetime = NOW) -> Saved:
    return make_year(USUAL, year=None, weeks=weeks, home=home, now=now)[1]


def test_the_coming_twelve_months_in_order(noors: Home) -> None:
    seen = look(noors)
    assert [(item.work.title, item.day.isoformat()) for item in seen.items] == [
        ("jaarafsluiting", "2026-12-26"),
        ("nieuwjaarsborrel", "2027-01-08"),
        ("archief", "2027-01-15"),
        ("begroting", "2027-09-06"),
    ]
    assert [item.is_near for item in seen.items] == [True, True, False, False]
    assert open_work(noors) == {}


def test_a_year_of_its_own(noors: Home) -> None:
    assert [item.day.isoformat() for item in look(noors, year=2028).items] == [
        "2028-01-08", "2028-01-15", "2028-09-04", "2028-12-26",
    ]  # fmt: skip


def test_what_begins_within_the_weeks_is_made_on_working_days_and_once(noors: Home) -> None:
    saved = make(noors)
    due = {title: task.due for title, task in open_work(noors).items()}
    # 26 December is a Saturday after Christmas, which is a day off.
    assert due == {
        "jaarafsluiting": Due(day=day(31)),
        "zaal voor nieuwjaarsborrel": Due(day=day(31)),
        "hapjes": Due(day=day(44)),
    }
    assert len(saved.touched) == 3
    again = make(noors)
    assert (again.touched, again.step) == ((), 0)


def test_more_weeks_make_more_and_only_what_is_new(noors: Home) -> None:
    make(noors)
    saved = make(noors, weeks=8)
    assert [getattr(touched.record, "title", "") for touched in saved.touched] == ["archief"]


def test_what_was_done_dropped_or_renamed_is_not_made_again(noors: Home) -> None:
    make(noors)
    work = open_work(noors)
    finish_tasks((work["jaarafsluiting"].id,), home=noors, now=NOW)
    drop_work((work["hapjes"].id,), home=noors, now=NOW)
    edit_work(work["zaal voor nieuwjaarsborrel"].id, TaskChange(title="grote zaal"), home=noors, now=NOW)
    assert make(noors).touched == ()


def test_next_year_it_comes_back(noors: Home) -> None:
    make(noors)
    later = at("08:30", 364)
    assert "jaarafsluiting" in [getattr(touched.record, "title", "") for touched in make(noors, now=later).touched]


def test_taken_back_it_can_be_made_again(noors: Home) -> None:
    make(noors)
    noors.undo(1, now=NOW)
    assert open_work(noors) == {}
    assert len(make(noors).touched) == 3


def test_steps_that_are_late_already_are_for_today_and_said(noors: Home) -> None:
    saved = make(noors, now=at("08:30", 40))
    assert "preparation_late" in hints(saved)
    late = open_work(noors)["zaal voor nieuwjaarsborrel"]
    assert late.due == Due(day=day(42))  # the Monday after that Saturday


def test_a_template_that_is_not_there_leaves_the_work_itself(noors: Home) -> None:
    work = UsualWork(yearly=(Yearly(title="borrel", month=12, day=10, template="feest"),))
    seen, saved = make_year(UsualFiles(work=work), year=None, weeks=None, home=noors, now=NOW)
    assert [item.has_template for item in seen.items] == [False]
    assert len(saved.touched) == 1


@pytest.mark.parametrize("now", ["2028-02-29", "2026-12-31"])
def test_a_leap_day_and_the_last_day_of_a_year_have_twelve_months_ahead(noors: Home, now: str) -> None:
    from datetime import datetime

    moment = datetime.fromisoformat(f"{now}T09:00:00+01:00")
    seen = look(noors, now=moment)
    assert len(seen.items) == 4
    assert (seen.first, seen.last.year) == (moment.date(), moment.year + 1)
