"""Why the advice moves a task, why no other, and why to that day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given, settings
from tests.core.desk_samples import MONDAY, day, due, event, full_day, moment, screen, task
from tests.core.strategies import desks, noor

from ontzorg_cli.core.calendar.agenda import Absence, AllDay
from ontzorg_cli.core.judgement.capacity import Horizon
from ontzorg_cli.core.judgement.move_reasons import MoveCost, MoveReasons, reasons_to_move
from ontzorg_cli.core.judgement.scene import lay_out
from ontzorg_cli.core.work.interruption import Log, TimeSpent
from ontzorg_cli.core.work.task import Importance

if TYPE_CHECKING:
    from ontzorg_cli.core.judgement.desk import Desk


def why(task_id: str, desk: Desk) -> MoveReasons:
    found = reasons_to_move(task_id, lay_out(MONDAY, desk, Horizon(desk)))
    assert found is not None
    return found


def test_the_morning_screen_moves_the_meeting_room_to_the_first_day_that_is_not_full() -> None:
    found = why("c4h", screen())
    assert (found.to, found.excess_minutes, found.freed_minutes, found.is_enough) == (day(8), 43, 45, True)
    assert found.cost == MoveCost(musts=0, weight=2.0, moves=1, deferrals=0)
    assert [(stay.task.id, stay.because) for stay in found.stays] == [
        ("p9c", "no_day"),
        ("m2x", "no_day"),
        ("k7m", "no_day"),
    ]
    assert (found.without, found.cost_without) == ((), None)
    assert [(tried.day, tried.because) for tried in found.days] == [
        *((day(number), "taken") for number in (1, 2, 3, 4)),
        (day(5), "off"),
        (day(6), "off"),
        (day(7), "taken"),
        (day(8), "fits"),
    ]


def test_what_does_not_move_has_no_reasons_to() -> None:
    desk = screen()
    assert reasons_to_move("k7m", lay_out(MONDAY, desk, Horizon(desk))) is None


def test_each_reason_to_stay_is_the_first_in_which_moving_it_is_worse() -> None:
    desk = noor(
        tasks=(
            task("moves", 60, on=MONDAY),
            task("must", 60, on=MONDAY, importance=Importance.MUST),
            task("heavy", 60, on=MONDAY, goal="g"),
            task("often", 60, on=MONDAY, moves=2),
            task("small", 5, on=MONDAY, importance=Importance.COULD),
            task("large", 90, on=MONDAY),
            task("begun", 20, on=MONDAY, spent_minutes=5),
            task("today", 10, on=MONDAY, due=due(0)),
        ),
        log=Log(spent=(TimeSpent(task="begun", started_at=moment("08:10"), minutes=5),)),
    )
    found = why("moves", desk)
    assert found.excess_minutes == 45
    assert {stay.task.id: stay.because for stay in found.stays} == {
        "must": "must",
        "heavy": "weight",
        "often": "deferrals",
        "small": "not_enough",
        "large": "larger",
        "begun": "started",
        "today": "due",
    }
    assert [one.id for one in found.without] == ["large"]
    assert found.cost_without == found.cost


def test_days_that_are_full_or_off_are_told_with_their_figures() -> None:
    leave = Absence(id="a1", title="verlof", when=AllDay(first=day(2), last=day(2)))
    tasks = (task("a", 120, on=MONDAY), task("b", 200, on=day(1)), task("c", 200, on=MONDAY, due=due(0)))
    found = why("a", noor(tasks=tasks, absences=(leave,)))
    full, off, fits = found.days[:3]
    assert (full.because, full.asked_minutes, full.added_minutes, full.plannable_minutes) == ("full", 200, 120, 252)
    assert (off.because, off.off_reason) == ("off", "verlof")
    assert (fits.because, fits.day) == ("fits", day(3))


def test_work_in_one_piece_passes_over_a_day_without_a_gap_for_it() -> None:
    broken = tuple(event(clock, 10, 1) for clock in ("09:30", "10:30", "11:30", "13:30", "14:30", "15:30"))
    desk = noor(tasks=(task("a", 90, on=MONDAY, block_minutes=90), task("b", 290, on=MONDAY)), events=broken)
    assert [(tried.day, tried.because) for tried in why("a", desk).days] == [(day(1), "no_gap"), (day(2), "fits")]


def test_two_that_move_together_are_told_together() -> None:
    desk = noor(tasks=tuple(task(f"t{number}", 100, on=MONDAY) for number in range(5)))
    first, second = (
        advice.task.id for advice in lay_out(MONDAY, desk, Horizon(desk)).way_out.advice if advice.task is not None
    )
    found = why(first, desk)
    assert found.cost.moves == 2
    assert [one.id for one in found.others] == [second]
    assert first not in {one.id for one in found.without}
    assert len(found.without) == 2


def test_where_nothing_clears_the_day_what_stays_too_much_is_said() -> None:
    desk = noor(
        tasks=(task("a", 60, on=MONDAY, due=due(1)), task("b", 400, on=MONDAY, due=due(0))),
        events=tuple(full_day(number) for number in range(2, 5)),
    )
    found = why("a", desk)
    assert not found.is_enough
    assert found.residual_minutes > 0
    assert found.without == ()


@settings(max_examples=50, deadline=None)
@given(desks())
def test_every_move_that_is_advised_can_be_explained(desk: Desk) -> None:
    scene = lay_out(desk.today, desk, Horizon(desk))
    for advice in scene.way_out.advice:
        found = reasons_to_move(advice.task.id, scene) if advice.is_move and advice.task is not None else None
        if found is None:
            continue
        assert found.to == advice.to
        assert found.days[-1].because == "fits"
        assert all(tried.because != "fits" for tried in found.days[:-1])
        if found.cost_without is not None:
            cost, other = found.cost, found.cost_without
            assert (cost.musts, cost.weight, cost.moves, cost.deferrals) <= (
                other.musts,
                other.weight + 1e-9,
                other.moves,
                other.deferrals,
            )
