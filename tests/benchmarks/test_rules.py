from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from months import ZONE, Month, make_month
from ontzorg_cli.core.work.task import Importance
from rules import (
    Marks,
    Product,
    age_part,
    due_part,
    earliest_due,
    earliest_due_undated_last,
    first_come,
    last_come,
    marks_of,
    most_urgent,
    urgency,
    weightiest,
)
from working import Work

NOW = datetime(2026, 11, 23, 12, tzinfo=ZONE)


def days(number: float) -> timedelta:
    return timedelta(days=number)


@pytest.mark.parametrize(
    ("due_in_days", "part"),
    [(30, 0.2), (14, 0.2), (7, 0.2 + 7 * 0.8 / 21), (0, 0.2 + 14 * 0.8 / 21), (-7, 1.0), (-40, 1.0)],
)
def test_due_goes_up_in_a_straight_line_over_three_weeks(due_in_days: float, part: float) -> None:
    assert due_part(NOW + days(due_in_days), NOW) == pytest.approx(part)


def test_age_counts_whole_days_up_to_a_year() -> None:
    assert age_part(NOW - days(0.9), NOW) == 0
    assert age_part(NOW - days(73), NOW) == pytest.approx(0.2)
    assert age_part(NOW - days(800), NOW) == 1


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        (Marks(entry=NOW), 0.0),
        (Marks(entry=NOW, priority=1.0), 6.0),
        (Marks(entry=NOW, priority=0.65), 3.9),
        (Marks(entry=NOW, priority=0.3), 1.8),
        (Marks(entry=NOW - days(365), has_project=True, tags=1), 2.0 + 1.0 + 0.8),
        (Marks(entry=NOW, due=NOW, tags=2, is_active=True), 12 * (0.2 + 14 * 0.8 / 21) + 0.9 + 4.0),
        (Marks(entry=NOW, due=NOW - days(8), has_next_tag=True, tags=3), 12.0 + 15.0 + 1.0),
        (Marks(entry=NOW, is_blocking=True, is_scheduled=True, annotations=2), 8.0 + 5.0 + 0.9),
        (Marks(entry=NOW, is_blocked=True, is_waiting=True), -8.0),
    ],
)
def test_urgency_is_the_sum_of_the_published_terms(marks: Marks, expected: float) -> None:
    assert urgency(marks, NOW) == pytest.approx(expected)


@pytest.fixture(scope="module")
def work() -> Work:
    """Return a desk on which all the work of a month lies at once."""
    month: Month = make_month(3, 80)
    jobs = {job.task.id: job for job in month.jobs}
    return Work(
        month=month, now=month.jobs[-1].task.created_at, tasks={one: job.task for one, job in jobs.items()}, jobs=jobs
    )


def test_each_simple_rule_takes_what_its_name_says(work: Work) -> None:
    tasks, jobs = work.tasks, work.jobs
    assert tasks[first_come(work)].created_at == min(task.created_at for task in tasks.values())
    assert tasks[last_come(work)].created_at == max(task.created_at for task in tasks.values())
    assert jobs[earliest_due(work)].aimed_at == min(job.aimed_at for job in jobs.values())
    dated = [one for one in jobs if tasks[one].real_due is not None]
    assert jobs[earliest_due_undated_last(work)].aimed_at == min(jobs[one].aimed_at for one in dated)
    heaviest = max(job.weight for job in jobs.values())
    assert jobs[weightiest(work)].weight == heaviest
    urgencies = {one: urgency(marks_of(task, work), work.now) for one, task in tasks.items()}
    assert urgencies[most_urgent(work)] == max(urgencies.values())


def test_taskwarrior_sees_what_the_product_sees(work: Work) -> None:
    for one, job in work.jobs.items():
        marks = marks_of(job.task, work)
        assert (marks.due is None) == (job.task.real_due is None)
        assert marks.due in {None, job.aimed_at}
        assert (marks.priority == 1.0) == (job.task.importance is Importance.MUST)
        assert not marks.is_active, one


def test_undated_last_takes_dated_work_while_there_is_any(work: Work) -> None:
    first = Product(undated_last=True)(work)
    assert work.tasks[first].real_due is not None
    undated = {one: task for one, task in work.tasks.items() if task.real_due is None}
    assert undated
    alone = Work(month=work.month, now=work.now, tasks=undated, jobs=work.jobs)
    assert Product(undated_last=True)(alone) in undated
