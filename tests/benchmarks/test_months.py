from __future__ import annotations

from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from months import FIRST, KINDS, LARGER, LOADS, WEEKS, ZONE, Month, make_month
from ontzorg_cli.core.calendar.moments import DAY
from ontzorg_cli.core.judgement.capacity import Horizon
from ontzorg_cli.core.judgement.priority import rank
from rules import RULES, Product
from working import Work, late_share, undated_wait_days, weighted_tardiness, work_through

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from months import Job
    from ontzorg_cli.core.calendar.working_time import Hours


@pytest.fixture(scope="module")
def month() -> Month:
    return make_month(4, 105)


@pytest.mark.parametrize("load", LOADS)
def test_as_much_work_comes_in_as_the_load_says(load: int) -> None:
    made = make_month(2, load)
    last = datetime.combine(FIRST + WEEKS * 7 * DAY, datetime.min.time(), ZONE)
    free = sum(gap.minutes for gap in made.gaps if gap.start < last)
    assert sum(job.takes_minutes for job in made.jobs) == pytest.approx(free * load / 100, rel=0.01)


def test_the_kinds_of_work_are_all_there_is_beside_ad_hoc() -> None:
    assert sum(kind.share for kind in KINDS) == pytest.approx(1)


def test_some_of_the_work_is_claimed_weeks_ahead_also_of_what_lies_there_on_the_first_morning(month: Month) -> None:
    hours = month.desk.pattern.hours_on
    far = [job for job in month.jobs if _working_days_to_due(job, hours) > LARGER.days[-1]]
    before = [job for job in far if job.task.created_at < month.desk.now]
    assert 0 < len(before) < len(far) < len(month.jobs) / 4


def _working_days_to_due(job: Job, hours: Callable[[date], tuple[Hours, ...]]) -> int:
    if job.task.due is None:
        return 0
    first = max(job.task.created_at.date(), FIRST)
    return sum(bool(hours(first + (number + 1) * DAY)) for number in range((job.task.due.day - first).days))


def test_a_seed_gives_the_same_month_every_time(month: Month) -> None:
    assert make_month(4, 105).jobs == month.jobs
    assert make_month(5, 105).jobs != month.jobs


@pytest.mark.parametrize(
    ("seed", "load", "digest"), [(1, 80, "45a20491b1c9"), (2, 95, "03c5df80b517"), (30, 105, "bcbf444b5196")]
)
def test_the_months_of_the_proof_are_those_that_were_measured(seed: int, load: int, digest: str) -> None:
    made = make_month(seed, load)
    told = "\n".join(
        f"{job.task.created_at.isoformat()} {job.task.minutes} {job.takes_minutes} {job.late_after} {job.weight}"
        for job in made.jobs
    )
    told += "\n".join(str(gap.start) for gap in made.gaps)
    assert sha256(told.encode()).hexdigest()[:12] == digest


def test_the_loads_of_a_seed_share_its_agenda(month: Month) -> None:
    assert make_month(4, 80).desk.events == month.desk.events


def test_no_deadline_really_is_before_what_is_known_of_it(month: Month) -> None:
    dated = [job for job in month.jobs if job.late_after is not None]
    assert all(job.late_after is not None and job.aimed_at <= job.late_after for job in dated)
    assert any(job.late_after is not None and job.aimed_at < job.late_after for job in dated)


def test_late_minutes_are_minutes_of_working_time(month: Month) -> None:
    job = next(job for job in month.jobs if job.late_after is not None and job.task.really_due is None)
    assert job.late_after is not None
    later = [span for span in month.working if span.start >= job.late_after.astimezone(UTC)]
    assert month.minutes_late(job, job.late_after) == 0
    assert month.minutes_late(job, later[1].start) <= month.minutes_late(job, later[1].start + timedelta(minutes=7)) - 7
    assert month.minutes_late(job, later[2].end) - month.minutes_late(job, later[0].start) == sum(
        span.minutes for span in later[:3]
    )


def test_tardiness_is_weight_times_minutes_over_the_jobs_with_a_deadline(month: Month) -> None:
    finished = {job.task.id: job.late_after or month.working[-1].end for job in month.jobs}
    assert weighted_tardiness(month, finished) == 0
    assert late_share(month, finished) == 0
    dated = [job for job in month.jobs if job.late_after is not None]
    end = month.working[-1].end
    late = {**finished, dated[0].task.id: end}
    expected = dated[0].weight * month.minutes_late(dated[0], end) / len(dated)
    assert weighted_tardiness(month, late) == pytest.approx(expected)
    assert late_share(month, late) == pytest.approx(1 / len(dated))


def test_how_long_work_without_a_date_waits_is_counted_in_days(month: Month) -> None:
    finished = {job.task.id: job.task.created_at + timedelta(days=3) for job in month.jobs}
    assert undated_wait_days(month, finished) == pytest.approx(3)


@pytest.mark.parametrize("name", RULES)
def test_every_rule_does_the_same_work_in_the_same_time(name: str, month: Month) -> None:
    done = work_through(month, RULES[name]())
    assert done.finished.keys() == {job.task.id for job in month.jobs}
    for job in month.jobs:
        assert done.finished[job.task.id] >= job.task.created_at + timedelta(minutes=job.takes_minutes)
    # No rule is idle while there is work: all are ready at the same moment.
    assert max(done.finished.values()) == max(work_through(month, RULES["first come"]()).finished.values())


def test_nobody_works_in_an_appointment_or_at_two_things_at_once(month: Month) -> None:
    spans: list[tuple[datetime, datetime]] = []

    def watched(work: Work) -> str:
        spans.append((work.now, work.now))
        return RULES["last come"]()(work)

    work_through(month, watched)
    starts = [start for start, _ in spans]
    assert starts == sorted(set(starts))
    assert all(any(gap.start <= start < gap.end for gap in month.gaps) for start in starts)


def test_the_order_with_the_days_ahead_kept_is_that_of_the_product_from_nothing(month: Month) -> None:
    product = Product()
    compared = 0

    def both(work: Work) -> str:
        nonlocal compared
        places = product.places(work)
        if len(work.finished) % 9 == 0:
            desk = work.desk()
            assert places == tuple(ranked.task.id for ranked in rank(desk, Horizon(desk)))
            compared += 1
        return places[0]

    work_through(month, both)
    assert compared > 20
