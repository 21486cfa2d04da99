from __future__ import annotations

from dataclasses import replace

import pytest

import detector
from detector import Tally
from months import make_month
from rules import Product
from working import Work, work_through


def test_precision_recall_and_false_alarms_by_hand() -> None:
    tally = Tally(hits=6, false=2, missed=4, quiet=38)
    assert tally.precision == pytest.approx(6 / 8)
    assert tally.recall == pytest.approx(6 / 10)
    assert tally.f1 == pytest.approx(2 * 0.75 * 0.6 / (0.75 + 0.6))
    assert tally.false_share == pytest.approx(2 / 40)


def test_where_nothing_slips_and_nothing_is_told_nothing_is_wrong() -> None:
    tally = Tally(quiet=9)
    assert (tally.precision, tally.recall, tally.f1, tally.false_share) == (1.0, 1.0, 1.0, 0.0)


def test_a_false_alarm_alone_is_worth_nothing() -> None:
    assert Tally(false=1, quiet=9).f1 == 0


def test_what_slipped_is_agreed_anew_for_a_day_from_today_on_and_the_rest_is_left_alone() -> None:
    month = make_month(3, 105)
    jobs = {job.task.id: job for job in month.jobs if job.task.created_at <= month.jobs[60].task.created_at}
    work = Work(
        month=month, now=month.jobs[60].task.created_at, tasks={one: job.task for one, job in jobs.items()}, jobs=jobs
    )
    before = dict(work.tasks)
    detector.agree_anew(work)
    slipped = [one for one, task in before.items() if task.real_due is not None and task.real_due.day < work.today]
    assert slipped
    for one, task in work.tasks.items():
        if one in slipped:
            assert task.real_due is not None
            assert task.on == task.real_due.day >= work.today
        else:
            assert task == before[one]


def test_the_flag_is_the_products_and_a_slip_is_work_of_the_plan_due_that_day() -> None:
    month = make_month(3, 105)
    mornings: list[tuple[Work, detector.Morning]] = []
    work_through(
        month,
        Product(),
        before_plan=detector.agree_anew,
        on_morning=lambda at: mornings.append((replace(at, tasks=dict(at.tasks)), detector.look(at))),
    )
    assert any(detector.OURS in morning.raised for _, morning in mornings)
    assert any(not morning.raised for _, morning in mornings)
    for work, morning in mornings:
        due = {one for one, task in work.tasks.items() if task.real_due and task.real_due.day == morning.day}
        assert set(morning.promised) <= due
