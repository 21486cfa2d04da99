from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.actions.noor import NOW, add, day, files_of, hints, open_work

from ontzorg_cli.actions.close_task import finish_tasks
from ontzorg_cli.actions.plan_day import carry_out, look_at_plan
from ontzorg_cli.core.reference import IdNotFoundError
from ontzorg_cli.core.work.task import Due

if TYPE_CHECKING:
    from ontzorg_cli.core.results import PlanLook
    from ontzorg_cli.store.home import Home


def look(home: Home) -> PlanLook:
    return look_at_plan(None, home=home, now=NOW)


@pytest.fixture
def full(noors: Home) -> Home:
    """Return a home with a full Monday of which two things can move."""
    add(noors, "jaarstukken", minutes=240, on=day(0), due=Due(day=day(0)), requester="Hanneke")
    add(noors, "beleidsplan", minutes=90, on=day(0), due=Due(day=day(1)), requester="Sietske")
    add(noors, "archief", minutes=90, on=day(0))
    return noors


def test_looking_writes_nothing(full: Home) -> None:
    before = files_of(full.folder)
    look(full)
    assert files_of(full.folder) == before


def test_what_was_shown_is_carried_out_in_one_step_and_the_day_fits(full: Home) -> None:
    seen = look(full)
    saved = carry_out(seen.moves, home=full, now=NOW)
    assert len(saved.touched) == len(seen.moves) == 2
    after = look(full)
    assert (after.way_out.excess_minutes, after.moves) == (0, ())
    full.undo(1, now=NOW)
    assert look(full) == seen


def test_work_of_somebody_else_keeps_its_deadline_and_whom_to_tell_is_said(full: Home) -> None:
    saved = carry_out(look(full).moves, home=full, now=NOW)
    assert open_work(full)["beleidsplan"].due == Due(day=day(1))
    assert hints(saved) == ["still_to_ask"]


def test_work_that_was_closed_since_stops_all_of_it(full: Home) -> None:
    moves = look(full).moves
    finish_tasks((open_work(full)["archief"].id,), home=full, now=NOW)
    before = files_of(full.folder)
    with pytest.raises(IdNotFoundError):
        carry_out(moves, home=full, now=NOW)
    assert files_of(full.folder) == before


def test_what_is_not_ready_in_time_is_told(noors: Home) -> None:
    add(noors, "jaarverslag", minutes=900, due=Due(day=day(1)))
    (finish,) = look(noors).at_risk
    assert (finish.task.title, finish.is_at_risk) == ("jaarverslag", True)
