"""Working through a month, or a day by itself, by a rule, as a person would.

What to do is decided when something is done, when something comes in, and when a gap between appointments begins; work
that was begun can be left for other work at those moments, at no cost. In an appointment nothing is decided.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Protocol

from months import ZONE
from ontzorg_cli.core.calendar.moments import MINUTE
from ontzorg_cli.core.judgement.adhoc import is_adhoc_on
from ontzorg_cli.core.judgement.morning import fix_plan
from ontzorg_cli.core.work.interruption import Log, TimeSpent

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date, datetime

    from days import Day
    from months import Job, Month
    from ontzorg_cli.core.calendar.moments import Span
    from ontzorg_cli.core.judgement.desk import Desk
    from ontzorg_cli.core.work.plan import DayPlan
    from ontzorg_cli.core.work.task import Task


class Rule(Protocol):
    """What says what goes first."""

    def __call__(self, work: Work) -> str:
        """Return the id of the open task to take up now."""


@dataclass(kw_only=True)
class Work:
    """What an assistant knows at `now`, and what she has done: the same for every rule.

    `current` is the id of what she was at, where that is not done.
    """

    month: Month
    now: datetime
    tasks: dict[str, Task] = field(default_factory=dict)
    jobs: dict[str, Job] = field(default_factory=dict)
    current: str | None = None
    spent: list[TimeSpent] = field(default_factory=list)
    plans: list[DayPlan] = field(default_factory=list)
    finished: dict[str, datetime] = field(default_factory=dict)

    @property
    def today(self) -> date:
        """Return the day of now."""
        return self.now.astimezone(ZONE).date()

    def desk(self) -> Desk:
        """Return the desk as the product would find it in the files."""
        return replace(
            self.month.desk,
            now=self.now.astimezone(ZONE),
            events=self.month.events_around(self.today),
            tasks=tuple(self.tasks.values()),
            plans=tuple(self.plans),
            log=Log(spent=tuple(self.spent)),
        )

    def begin_day(self, start: datetime, before_plan: Callable[[Work], None] | None) -> None:
        """Begin a working day: she is at nothing, and the product fixes the plan, as at the first look at the day."""
        self.now, self.current = start, None
        self.spent = _summed_by_day(self.spent)
        if before_plan is not None:
            before_plan(self)
        self.plans.append(fix_plan(self.today, self.desk()))


def _summed_by_day(spent: list[TimeSpent]) -> list[TimeSpent]:
    """Return the minutes of days behind as two sums a day, ad hoc and not: more of them plays no part in a judgement."""
    sums: dict[tuple[date, bool], TimeSpent] = {}
    for one in spent:
        key = one.started_at.date(), one.adhoc
        known = sums.get(key)
        sums[key] = replace(known, minutes=known.minutes + one.minutes) if known else replace(one, task="")
    return list(sums.values())


def work_through(
    month: Month,
    rule: Rule,
    *,
    before_plan: Callable[[Work], None] | None = None,
    on_morning: Callable[[Work], None] | None = None,
) -> Work:
    """Return what became of a month under a rule: when each job was finished, and what was noted on the way.

    At the start of each working day `before_plan` may change what is known of the work, and `on_morning` sees it with its
    plan fixed. Raise AssertionError where the agenda ends
    before the work does.
    """
    work = Work(month=month, now=month.desk.now)
    coming = list(reversed(month.jobs))
    for start, span in _mornings(month):
        if not coming and not work.tasks:
            return work
        _receive(work, coming, span.start)
        if start:
            work.begin_day(span.start, before_plan)
            if on_morning is not None:
                on_morning(work)
        _work_in(work, coming, span, rule)
    raise AssertionError(len(work.tasks))


def work_through_day(day: Day, rule: Rule, *, on_morning: Callable[[Work], None]) -> Work:
    """Return what became of a day by itself under a rule: what was finished by the end of work, and when.

    `on_morning` sees the morning with its plan fixed.
    """
    work = Work(month=day.month, now=day.gaps[0].start, spent=list(day.spent), plans=list(day.plans))
    coming = list(reversed(day.month.jobs))
    _receive(work, coming, work.now)
    work.begin_day(work.now, None)
    on_morning(work)
    for gap in day.gaps:
        _work_in(work, coming, gap, rule)
    return work


def _mornings(month: Month) -> Iterator[tuple[bool, Span]]:
    """Yield each gap between appointments, and whether it is the first of its day."""
    last: date | None = None
    for gap in month.gaps:
        day = gap.start.astimezone(ZONE).date()
        yield day != last, gap
        last = day


def _work_in(work: Work, coming: list[Job], gap: Span, rule: Rule) -> None:
    work.now = gap.start
    while work.now < gap.end:
        _receive(work, coming, work.now)
        until = min(gap.end, coming[-1].task.created_at) if coming else gap.end
        if work.tasks:
            _work_on(work, rule(work), until)
        else:
            work.now = until


def _receive(work: Work, coming: list[Job], now: datetime) -> None:
    while coming and coming[-1].task.created_at <= now:
        job = coming.pop()
        work.tasks[job.task.id] = job.task
        work.jobs[job.task.id] = job


def _work_on(work: Work, task_id: str, until: datetime) -> None:
    """Work on a task until it is done, or up to `until`."""
    job, task = work.jobs[task_id], work.tasks[task_id]
    minutes = min((until - work.now) // MINUTE, job.takes_minutes - task.spent_minutes)
    spent = replace(task, spent_minutes=task.spent_minutes + minutes)
    work.spent.append(
        TimeSpent(
            task=task_id,
            started_at=work.now.astimezone(ZONE),
            minutes=minutes,
            requester=task.requester,
            adhoc=_is_adhoc(task, work),
        )
    )
    work.now += minutes * MINUTE
    work.current = task_id
    work.tasks[task_id] = spent
    if spent.spent_minutes >= job.takes_minutes:
        del work.tasks[task_id]
        work.finished[task_id] = work.now
        work.current = None


def _is_adhoc(task: Task, work: Work) -> bool:
    """Return whether the product notes time on a task as ad hoc today."""
    if task.created_at.astimezone(ZONE).date() != work.today:
        return False
    return is_adhoc_on(task, work.today, work.desk())


def weighted_tardiness(month: Month, finished: Mapping[str, datetime]) -> float:
    """Return the weight times the minutes of working time too late of a month, per job with a deadline."""
    dated = [job for job in month.jobs if job.late_after is not None]
    late = (job.weight * month.minutes_late(job, finished[job.task.id]) for job in dated)
    return sum(late) / len(dated)


def late_share(month: Month, finished: Mapping[str, datetime]) -> float:
    """Return which part of the jobs with a deadline was late."""
    dated = [job for job in month.jobs if job.late_after is not None]
    return sum(month.minutes_late(job, finished[job.task.id]) > 0 for job in dated) / len(dated)


def undated_wait_days(month: Month, finished: Mapping[str, datetime]) -> float:
    """Return how many days a job without a deadline waits from coming in to done, on average."""
    waits = [
        (finished[job.task.id] - job.task.created_at).total_seconds() / 86400
        for job in month.jobs
        if job.late_after is None
    ]
    return sum(waits) / len(waits)
