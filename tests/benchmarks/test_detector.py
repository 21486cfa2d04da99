from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

import detector
from days import make_days
from detector import Tally
from months import LOADS, make_month
from ontzorg_cli.core.calendar.moments import MINUTE
from ontzorg_cli.core.judgement.day import judge
from ontzorg_cli.core.judgement.verdict import Overload
from rules import Product
from working import Work, work_through, work_through_day

if TYPE_CHECKING:
    from days import Day


def test_precision_recall_and_false_alarms_by_hand() -> None:
    tally = Tally(hits=6, false=2, missed=4, quiet=38)
    assert (tally.days, tally.slipped) == (50, 10)
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
    assert any(set(detector.OURS) <= morning.raised for _, morning in mornings)
    assert any(not morning.raised for _, morning in mornings)
    assert all(detector.ANY_LEVEL in morning.raised for _, morning in mornings if detector.ALARM in morning.raised)
    for work, morning in mornings:
        due = {one for one, task in work.tasks.items() if task.real_due and task.real_due.day == morning.day}
        assert set(morning.promised) <= due


def test_a_day_by_itself_slips_where_promised_work_of_its_morning_is_not_done_by_the_end_of_it() -> None:
    days = make_days(970, 105)
    outcomes = detector.days_by_themselves((970, 105))
    assert len(outcomes) == len(days)
    assert {slipped for _, slipped in outcomes} == {True, False}
    for day, (raised, slipped) in zip(days, outcomes, strict=True):
        work, morning = _worked_through(day)
        late = {
            job.task.id
            for job in day.month.jobs
            if job.task.created_at <= day.gaps[0].start
            and job.task.real_due is not None
            and job.task.real_due.day == day.month.desk.today
            and work.finished.get(job.task.id, day.gaps[-1].end + MINUTE) > day.gaps[-1].end
        }
        assert slipped == bool(late & set(morning.promised))
        assert raised == morning.raised


def _worked_through(day: Day) -> tuple[Work, detector.Morning]:
    mornings: list[detector.Morning] = []
    work = work_through_day(day, Product(), on_morning=lambda at: mornings.append(detector.look(at)))
    return work, mornings[0]


def test_what_is_no_alarm_counts_in_the_row_of_any_level_alone() -> None:
    rows: dict[tuple[Overload, bool], set[str]] = {
        (Overload.NONE, False): set(),
        (Overload.SOFT, False): {detector.ANY_LEVEL},
        (Overload.HARD, False): {detector.ANY_LEVEL},
        (Overload.HARD, True): set(detector.OURS),
    }
    told: list[tuple[tuple[Overload, bool], frozenset[str]]] = []

    def look(at: Work) -> None:
        figures = judge(at.desk()).figures
        told.append(((figures.overload, figures.is_alarming), detector.look(at).raised))

    for day in make_days(970, 105):
        work_through_day(day, Product(), on_morning=look)
    assert {kind for kind, _ in told} == rows.keys()
    assert all(raised & set(detector.OURS) == rows[kind] for kind, raised in told)


GOOD, BAD = Tally(hits=9, false=1, missed=1, quiet=89), Tally(hits=5, false=5, missed=5, quiet=85)


@pytest.mark.parametrize("ours", detector.OURS)
def test_a_warning_that_is_no_better_than_a_simple_rule_is_told(ours: str) -> None:
    kept: detector.Found = {load: {name: GOOD if name == ours else BAD for name in detector.WARNINGS} for load in LOADS}
    assert all(is_kept for _, is_kept in detector.checks(kept, of=ours))
    equal = {**kept, 95: dict.fromkeys(detector.WARNINGS, GOOD)}
    assert [name for name, is_kept in detector.checks(equal, of=ours) if not is_kept] == [
        "95 %: F1 above planned > capacity",
        "95 %: F1 above planned > 80 % of capacity",
    ]
    alarming = {**kept, 80: {**kept[80], ours: Tally(hits=9, false=6, quiet=94)}}
    assert [name for name, is_kept in detector.checks(alarming, of=ours) if not is_kept] == [
        "80 %: false alarms on 6.0 % of the days that went well, at most 5"
    ]


def test_where_nothing_slips_the_false_alarms_alone_are_held_to_something() -> None:
    found: detector.Found = {80: dict.fromkeys(detector.WARNINGS, Tally(false=1, quiet=1269))}
    names = [name for name, _ in detector.checks(found, of=detector.ANY_LEVEL, without_f1=80)]
    assert names == ["80 %: false alarms on 0.1 % of the days that went well, at most 5"]
    assert len(list(detector.checks(found, of=detector.ANY_LEVEL))) == 3
