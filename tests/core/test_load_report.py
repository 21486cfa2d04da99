"""The load of a period behind: each figure against the log, the sums written out by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from hypothesis import given, settings
from tests.core.desk_samples import MONDAY, day, event, moment, task
from tests.core.strategies import AMSTERDAM, desks, noor

from ontzorg_cli.core.calendar.agenda import Absence, AllDay, EventKind, EventStatus
from ontzorg_cli.core.growth.day_facts import facts_of
from ontzorg_cli.core.growth.load_report import LoadReport, Worked, report_load
from ontzorg_cli.core.judgement.capacity import Horizon
from ontzorg_cli.core.together.person import Person
from ontzorg_cli.core.work.interruption import Interruption, Log, TimeSpent
from ontzorg_cli.core.work.task import ClosedTask, Ending

if TYPE_CHECKING:
    from ontzorg_cli.core.judgement.desk import Desk

PROTECTED = EventKind.PROTECTED
fast = settings(max_examples=50, deadline=None)


def spent(clock: str, minutes: int, number: int = 0, *, adhoc: bool = False, who: str | None = None) -> TimeSpent:
    start = moment(clock, number)
    return TimeSpent(task="k7m", started_at=start, minutes=minutes, requester=who, adhoc=adhoc)


def came(
    clock: str, minutes: int | None, number: int = 0, *, who: str | None = None, into: str | None = None
) -> Interruption:
    at = moment(clock, number)
    return Interruption(id=f"i{number}{clock}", at=at, title="vraag", requester=who, minutes=minutes, task=into)


LOG = Log(
    spent=(
        # Monday 09:30-10:30 planned; Tuesday 10:00-10:45 ad hoc for Bram; Friday 15:00-15:30 planned.
        spent("09:30", 60),
        spent("10:00", 45, 1, adhoc=True, who="Bram"),
        spent("15:00", 30, 4, who="Hanneke"),
        # The Monday after it 11:00-11:20, for Bram by the name he had.
        spent("11:00", 20, 7, adhoc=True, who="Braam"),
    ),
    interruptions=(
        # Monday until 11:10, from 10:55; it became no task. Tuesday it became the task that was worked on.
        came("11:10", 15, 0, who="Hanneke"),
        came("09:50", None, 1, who="Bram", into="k7m"),
        # Friday, declined: nothing but the interruption. And one by nobody that was named.
        came("14:00", None, 4, who="Sietske"),
        came("15:40", 10, 4),
    ),
)
EVENTS = (
    # Monday 09:00-10:00; Tuesday 12:00-14:00 of which lunch is no working time; Wednesday own time.
    event("09:00", 60, 0),
    event("12:00", 120, 1),
    event("09:00", 60, 2, kind=PROTECTED),
    # What took no time, and what is still to come.
    replace(event("10:00", 60, 2), status=EventStatus.CANCELLED),
    replace(event("11:00", 60, 2), busy=False),
    event("15:00", 60, 8),
)
DESK = noor(moment("12:00", 7), log=LOG, events=EVENTS, people=(Person(id="b2b", name="Bram", formerly=("Braam",)),))


def report(desk: Desk = DESK, first: date = MONDAY, last: date = MONDAY + timedelta(days=7)) -> LoadReport:
    return report_load(desk, first=first, last=last)


def worked(planned: int, adhoc: int, interruptions: int) -> Worked:
    return Worked(planned_minutes=planned, adhoc_minutes=adhoc, interruptions=interruptions)


def test_the_sums_of_the_whole_by_hand() -> None:
    # Planned 60 + 30; ad hoc 45 + 20 + 15 + 10; four came in between. Fixed: 60, and 30 + 60 of Tuesday.
    found = report()
    assert found.total == worked(90, 90, 4)
    assert (found.total.logged_minutes, found.total.adhoc_share) == (180, 0.5)
    assert found.fixed_minutes == 150
    assert (found.logged_days, found.working_days) == (4, 6)


def test_the_weeks_by_hand() -> None:
    first, second = report().weeks
    assert (first.week.iso, first.worked, first.fixed_minutes) == ("2026-W48", worked(90, 70, 4), 150)
    assert (second.week.iso, second.worked, second.fixed_minutes) == ("2026-W49", worked(0, 20, 0), 0)


def test_who_it_came_from_by_hand() -> None:
    assert report().requesters == (
        ("Bram", worked(0, 65, 1)),
        ("Hanneke", worked(30, 15, 1)),
        (None, worked(60, 10, 1)),
        ("Sietske", worked(0, 0, 1)),
    )


def test_the_weekdays_by_hand() -> None:
    # Both Mondays together; on Wednesday and Thursday nothing was logged.
    assert report().weekdays == (
        (1, worked(60, 35, 1)),
        (2, worked(0, 45, 1)),
        (3, Worked()),
        (4, Worked()),
        (5, worked(30, 10, 2)),
    )


def test_the_hours_by_hand_minutes_where_they_lay_and_interruptions_where_they_came() -> None:
    # 09:30-10:30 is half in each hour; until 11:10 is 5 minutes before eleven and 10 after; until 15:40 from 15:30.
    assert report().hours == (
        (9, worked(30, 0, 1)),
        (10, worked(30, 45 + 5, 0)),
        (11, worked(0, 10 + 20, 1)),
        (12, Worked()),
        (13, Worked()),
        (14, worked(0, 0, 1)),
        (15, worked(30, 10, 1)),
    )


def test_what_was_noted_when_it_was_done_lies_before_that_moment() -> None:
    closed = ClosedTask(task=task("k7m"), ending=Ending.DONE, closed_at=moment("11:00"), took_minutes=90)
    desk = noor(moment("16:00"), log=Log(spent=(spent("11:00", 90),), closed=(closed,)))
    assert report(desk).hours == ((9, worked(30, 0, 0)), (10, worked(60, 0, 0)))


def test_work_that_runs_counts_up_to_now() -> None:
    running = task("k7m", 90, started_at=moment("09:00"))
    assert report(noor(moment("09:40"), tasks=(running,))).total == worked(40, 0, 0)


def test_own_time_is_kept_where_nobody_took_it() -> None:
    # Own time 09:00-10:00 and 14:00-15:00; a meeting takes 09:30-10:00, an interruption 14:10-14:30.
    desk = noor(
        moment("16:00"),
        events=(event("09:00", 60, kind=PROTECTED), event("14:00", 60, kind=PROTECTED), event("09:30", 60)),
        log=Log(interruptions=(came("14:30", 20, who="Bram"),)),
    )
    found = report(desk)
    assert (found.own_kept_minutes, found.own_lost_minutes, found.fixed_minutes) == (70, 50, 60)


def test_an_absence_leaves_no_appointments_and_no_working_day() -> None:
    away = Absence(id="a1", title="verlof", when=AllDay(first=day(0), last=day(1)))
    found = report(replace(DESK, absences=(away,)))
    assert (found.fixed_minutes, found.working_days) == (0, 4)


def test_a_day_without_anything_is_no_logged_day() -> None:
    found = report(noor(moment("12:00", 7)))
    assert (found.total, found.logged_days, found.hours, found.requesters) == (Worked(), 0, (), ())
    assert found.total.adhoc_share == 0.0


def test_the_hour_that_the_clocks_give_back_counts_twice() -> None:
    start = datetime(2026, 10, 25, 1, 30, tzinfo=AMSTERDAM)
    log = Log(spent=(TimeSpent(task="k7m", started_at=start, minutes=180),))
    found = report(noor(datetime(2026, 10, 26, 9, tzinfo=AMSTERDAM), log=log), date(2026, 10, 25), date(2026, 10, 25))
    assert found.hours == ((1, worked(30, 0, 0)), (2, worked(120, 0, 0)), (3, worked(30, 0, 0)))


def test_weeks_around_new_year_keep_their_own_year() -> None:
    desk = noor(datetime(2027, 1, 8, 9, tzinfo=AMSTERDAM))
    weeks = report(desk, date(2026, 12, 28), date(2027, 1, 8)).weeks
    assert [week.week.iso for week in weeks] == ["2026-W53", "2027-W01"]


@fast
@given(desks())
def test_every_way_of_adding_up_gives_what_the_log_has(desk: Desk) -> None:
    first, last = desk.today - timedelta(days=27), desk.today
    found = report(desk, first, last)
    ledger = Horizon(desk).ledger
    days = [first + timedelta(days=number) for number in range(28)]
    assert found.total.logged_minutes == sum(ledger.logged_minutes(one) for one in days)
    assert found.total.adhoc_minutes == sum(ledger.adhoc_minutes(one) for one in days)
    for parts in (
        [week.worked for week in found.weeks],
        [one for _, one in found.weekdays],
        [one for _, one in found.hours],
    ):
        assert sum(one.planned_minutes for one in parts) == found.total.planned_minutes
        assert sum(one.adhoc_minutes for one in parts) == found.total.adhoc_minutes
        assert sum(one.interruptions for one in parts) == found.total.interruptions
    assert sum(one.adhoc_minutes for _, one in found.requesters) == found.total.adhoc_minutes
    assert sum(one.interruptions for _, one in found.requesters) == found.total.interruptions


@fast
@given(desks())
def test_own_time_of_a_day_is_that_of_its_facts(desk: Desk) -> None:
    for number in (0, 1, 3):
        one = desk.today - timedelta(days=number)
        facts, found = facts_of(one, desk), report(desk, one, one)
        assert (found.own_kept_minutes, found.own_lost_minutes) == (facts.own_kept_minutes, facts.own_lost_minutes)
        assert found.total.interruptions == len(facts.interruptions)
        assert found.total.adhoc_minutes == facts.adhoc_minutes
