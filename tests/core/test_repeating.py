"""Work that comes back: on the first day to come, on each day of its rule, or so long after it was done."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontzorg_cli.core.calendar.recurrence import ComesBack, days_of
from ontzorg_cli.core.work.repeating import next_day, passed_by, time_on, with_turn
from ontzorg_cli.core.work.task import Due, Task

MONDAY = date(2026, 11, 23)
WEEK = timedelta(days=7)
MADE = datetime(2026, 11, 2, 9, tzinfo=UTC)
days = st.dates(date(2026, 11, 23), date(2027, 12, 31))


def work(comes_back: ComesBack, rule: str = "FREQ=WEEKLY;BYDAY=MO", day: date = MONDAY) -> Task:
    task = Task(id="k7m", title="notulen", created_at=MADE, due=Due(day=day), repeat=rule, comes_back=comes_back)
    return with_turn(task)


def after(task: Task, closed_on: date) -> Task:
    day = next_day(task, closed_on=closed_on)
    assert day is not None
    return time_on(day, task, id="c4x", created_at=MADE)


@given(st.integers(0, 60))
def test_the_next_one_is_never_behind_and_tells_what_went_by(late: int) -> None:
    closed_on = MONDAY + timedelta(days=late)
    task = work(ComesBack.NEXT)
    following = after(task, closed_on)
    assert following.due is not None
    assert closed_on < following.due.day <= closed_on + WEEK
    assert len(passed_by(task, following.due.day)) == late // 7


@given(st.lists(st.tuples(st.integers(-10, 60), st.integers(0, 30)), min_size=1, max_size=20))
def test_none_is_skipped_however_late_it_is_done_or_put_off(deeds: list[tuple[int, int]]) -> None:
    task, turns = work(ComesBack.EACH), []
    for late, put_off in deeds:
        assert task.due is not None
        turns.append(task.due.day)
        moved = task.due.day + timedelta(days=put_off)
        task = after(replace(task, due=Due(day=moved), on=moved), moved + timedelta(days=late))
    expected = days_of("FREQ=WEEKLY;BYDAY=MO", start=datetime(2026, 11, 23), first=MONDAY, last=MONDAY + 30 * WEEK)  # noqa: DTZ001
    assert turns == list(expected[: len(turns)])


@given(days, st.integers(1, 60))
def test_so_long_after_it_was_done(closed_on: date, steps: int) -> None:
    following = after(work(ComesBack.AFTER_DONE, f"FREQ=DAILY;INTERVAL={steps}"), closed_on)
    assert following.due == Due(day=closed_on + timedelta(days=steps))
    assert following.repeat == f"FREQ=DAILY;INTERVAL={steps}"


@pytest.mark.parametrize(
    ("closed_on", "due"),
    [(date(2027, 1, 31), date(2027, 2, 28)), (date(2027, 2, 28), date(2027, 3, 28)), (date(2028, 1, 30), date(2028, 2, 29))],
)  # fmt: skip
def test_a_month_after_the_31st_is_the_last_day_of_a_short_month(closed_on: date, due: date) -> None:
    assert after(work(ComesBack.AFTER_DONE, "FREQ=MONTHLY"), closed_on).due == Due(day=due)


@pytest.mark.parametrize("comes_back", [ComesBack.NEXT, ComesBack.EACH])
def test_what_is_counted_ends(comes_back: ComesBack) -> None:
    task, seen = work(comes_back, "FREQ=WEEKLY;BYDAY=MO;COUNT=3"), 1
    while (day := next_day(task, closed_on=MONDAY)) is not None:
        task, seen = time_on(day, task, id=f"c{seen}x", created_at=MADE), seen + 1
    assert seen == 3


def test_only_work_of_which_none_is_skipped_says_for_which_day_it_stands() -> None:
    assert work(ComesBack.EACH).turn == MONDAY
    assert with_turn(replace(work(ComesBack.EACH), comes_back=ComesBack.NEXT)).turn is None
    assert work(ComesBack.AFTER_DONE).turn is None
