from __future__ import annotations

from tests.core.desk_samples import MONDAY, day, event, moment, task
from tests.core.strategies import noor

from ontzorg_cli.core.calendar.agenda import EventKind
from ontzorg_cli.core.growth.day_facts import facts_of
from ontzorg_cli.core.work.interruption import Interruption, Log, TimeSpent
from ontzorg_cli.core.work.plan import DayPlan
from ontzorg_cli.core.work.task import ClosedTask, Ending

EVENING = moment("16:30")
PLAN = DayPlan(
    day=MONDAY,
    fixed_at=moment("08:30"),
    capacity_minutes=420,
    expected_adhoc_minutes=60,
    margin_minutes=60,
    tasks=("a", "b", "c"),
)


def came(clock: str, who: str | None, minutes: int | None = None, number: int = 0) -> Interruption:
    return Interruption(id=f"i{clock}", at=moment(clock, number), title="gebeld", requester=who, minutes=minutes)


def test_what_was_done_moved_and_left_of_the_plan() -> None:
    closed = ClosedTask(task=task("a"), ending=Ending.DONE, closed_at=moment("11:00"))
    dropped = ClosedTask(task=task("d"), ending=Ending.DROPPED, closed_at=moment("11:00"))
    earlier = ClosedTask(task=task("e"), ending=Ending.DONE, closed_at=moment("11:00", -3))
    desk = noor(
        now=EVENING,
        plans=(PLAN,),
        tasks=(task("b", on=day(1)), task("c", on=MONDAY)),
        log=Log(closed=(earlier, closed, dropped)),
    )
    facts = facts_of(MONDAY, desk)
    assert [each.id for each in facts.done] == ["a"]
    assert [each.id for each in facts.moved] == ["b"]
    assert [each.id for each in facts.left] == ["c"]


def test_a_day_without_a_plan_has_facts_all_the_same() -> None:
    facts = facts_of(MONDAY, noor(now=EVENING, tasks=(task("c", on=MONDAY),)))
    assert (facts.moved, [each.id for each in facts.left], facts.working_minutes) == ((), ["c"], 420)


def test_interruptions_are_told_with_from_whom_most_first() -> None:
    interruptions = (came("09:00", "Bram", 10), came("10:00", "Joost", 5), came("11:00", "Joost"), came("12:00", None))
    desk = noor(now=EVENING, log=Log(interruptions=(came("09:00", "Sietske", 5, -3), *interruptions)))
    facts = facts_of(MONDAY, desk)
    assert facts.interruptions == interruptions
    assert facts.sources == (("Joost", 2), ("Bram", 1))
    assert facts.adhoc_minutes == 15


def test_own_time_is_lost_where_a_meeting_or_something_ad_hoc_took_it() -> None:
    own = event("14:00", 60, kind=EventKind.PROTECTED)
    meeting = event("14:00", 15)
    log = Log(
        interruptions=(came("14:30", "Bram", 10),),
        spent=(TimeSpent(task="x", started_at=moment("14:50"), minutes=20, adhoc=True),),
    )
    facts = facts_of(MONDAY, noor(now=EVENING, events=(own, meeting), log=log))
    assert (facts.own_kept_minutes, facts.own_lost_minutes) == (25, 35)


def test_ad_hoc_work_without_a_clock_was_done_before_it_was_noted() -> None:
    own = event("14:00", 60, kind=EventKind.PROTECTED)
    log = Log(
        spent=(
            TimeSpent(task="x", started_at=moment("14:20"), minutes=20, adhoc=True),
            TimeSpent(task="y", started_at=moment("14:40"), minutes=10),
        ),
        closed=(ClosedTask(task=task("x"), ending=Ending.DONE, closed_at=moment("14:20")),),
    )
    facts = facts_of(MONDAY, noor(now=EVENING, events=(own,), log=log))
    assert (facts.own_kept_minutes, facts.own_lost_minutes) == (40, 20)


def test_own_time_that_has_yet_to_come_is_neither_kept_nor_lost() -> None:
    blocks = (event("09:00", 60, kind=EventKind.PROTECTED), event("14:00", 60, kind=EventKind.PROTECTED))
    facts = facts_of(MONDAY, noor(now=moment("09:30"), events=blocks))
    assert (facts.own_kept_minutes, facts.own_lost_minutes) == (30, 0)
