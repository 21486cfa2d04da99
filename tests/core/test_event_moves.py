"""A movable event leaves a day that work alone cannot make fit, for a day that has its hour free."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.core.desk_samples import MONDAY, day, due, event, full_day, task
from tests.core.following import all_followed, excess_minutes
from tests.core.strategies import noor

from ontzorg_cli.core.calendar.agenda import EventKind
from ontzorg_cli.core.judgement.capacity import Horizon
from ontzorg_cli.core.judgement.fit import Fit
from ontzorg_cli.core.judgement.moves import Mover, WayOut
from ontzorg_cli.core.judgement.score import Scale
from ontzorg_cli.core.judgement.verdict import AdviceAction, Overload

if TYPE_CHECKING:
    from ontzorg_cli.core.calendar.agenda import Event
    from ontzorg_cli.core.judgement.desk import Desk

WORK = (task("stukken", 300, due=due(0)),)


def movable(start: str, minutes: int, **changed: object) -> Event:
    return replace(event(start, minutes), movable=True, **changed)  # type: ignore[arg-type]  # any field of an event


def way_out(desk: Desk) -> WayOut:
    horizon = Horizon(desk)
    return Mover(Fit(desk, horizon), desk.today, Scale(desk, horizon)).way_out()


def told(desk: Desk) -> list[tuple[AdviceAction, object, str | None]]:
    return [(one.action, one.to, one.person) for one in way_out(desk).advice]


def test_an_own_event_moves_to_the_first_day_with_its_hour_free() -> None:
    desk = noor(tasks=WORK, events=(movable("10:00", 60), event("10:30", 30, 1)))
    found = way_out(desk)
    assert (found.overload, told(desk)) == (Overload.SOFT, [(AdviceAction.MOVE_EVENT, day(2), None)])
    assert found.advice[0].command == ("defer", "e0-10:00", day(2).isoformat())
    assert excess_minutes(all_followed(desk, found.advice), MONDAY) == 0


def test_an_event_with_somebody_else_is_a_proposal_and_comes_after_an_own_one() -> None:
    with_hanneke = movable("11:00", 90, with_names=("Hanneke",))
    assert told(noor(tasks=WORK, events=(with_hanneke,))) == [(AdviceAction.MOVE_EVENT, day(1), "Hanneke")]
    own = movable("09:00", 60)
    assert told(noor(tasks=WORK, events=(with_hanneke, own)))[0] == (AdviceAction.MOVE_EVENT, day(1), None)


def test_work_that_can_move_goes_before_any_event() -> None:
    desk = noor(
        tasks=(task("stukken", 230, due=due(0)), task("archief", 60, on=MONDAY)), events=(movable("10:00", 60),)
    )
    assert told(desk) == [(AdviceAction.MOVE, day(1), None)]


@pytest.mark.parametrize(
    "other",
    [
        event("10:00", 60),
        movable("10:00", 60, busy=False),
        movable("10:00", 60, kind=EventKind.PROTECTED),
        movable("10:00", 60, repeat="FREQ=WEEKLY"),
        movable("10:00", 60, source="outlook"),
    ],
)
def test_what_stands_stays(other: Event) -> None:
    work = (task("stukken", 350, due=due(0)),)
    assert all(action is not AdviceAction.MOVE_EVENT for action, _, _ in told(noor(tasks=work, events=(other,))))


def test_where_no_day_has_the_hour_free_it_stays() -> None:
    weeks = tuple(full_day(number) for number in range(1, 43))
    found = told(noor(tasks=WORK, events=(movable("10:00", 60), *weeks)))
    assert all(action is not AdviceAction.MOVE_EVENT for action, _, _ in found)
