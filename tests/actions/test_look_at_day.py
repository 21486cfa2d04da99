from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.actions.noor import NOW, SETTINGS, add, at, day, files_of, open_work

from ontzorg_cli.actions.defer_work import defer_work
from ontzorg_cli.actions.look_at_day import look_at_day
from ontzorg_cli.core.work.task import Due
from ontzorg_cli.store.errors import NoHomeError
from ontzorg_cli.store.files import Disk
from ontzorg_cli.store.home import Home

if TYPE_CHECKING:
    from pathlib import Path


class FullDisk(Disk):
    """A disk on which nothing more fits, once it is full."""

    full = False

    def write(self, handle: int, data: bytes) -> None:
        """Write, or say that the disk is full."""
        if self.full:
            raise OSError(28, "No space left on device")
        super().write(handle, data)


def test_the_first_look_fixes_the_plan_and_later_looks_leave_it(noors: Home) -> None:
    add(noors, "begroting", minutes=60, on=day(0))
    look = look_at_day(None, home=noors, now=NOW)
    (plan,) = noors.read().plans(day(0), day(0))
    assert look.verdict.plan_fixed_at == NOW
    assert (plan.tasks, plan.capacity_minutes, plan.expected_adhoc_minutes) == (
        (open_work(noors)["begroting"].id,),
        420,
        105,
    )
    files = files_of(noors.folder)
    assert look_at_day(None, home=noors, now=at("11:00")).verdict.plan_fixed_at == NOW
    assert files_of(noors.folder) == files


def test_fixing_the_plan_is_no_step_to_take_back(noors: Home) -> None:
    look_at_day(None, home=noors, now=NOW)
    assert [step.command for step in noors.history(9)] == ["init"]


def test_what_comes_after_the_plan_is_ad_hoc(noors: Home) -> None:
    look_at_day(None, home=noors, now=NOW)
    add(noors, "taxi", minutes=20, on=day(0), now=at("09:00"))
    figures = look_at_day(None, home=noors, now=at("09:05")).verdict.figures
    assert (figures.adhoc_open_minutes, figures.planned_minutes) == (20, 0)


@pytest.mark.parametrize("number", [-1, 1, 3])
def test_another_day_is_never_written(noors: Home, number: int) -> None:
    files = files_of(noors.folder)
    assert look_at_day(day(number), home=noors, now=NOW).verdict.plan_fixed_at is None
    assert files_of(noors.folder) == files


def test_a_day_off_has_no_plan(noors: Home) -> None:
    files = files_of(noors.folder)
    for now in (at("10:00", 5), at("10:00", 32)):
        assert look_at_day(None, home=noors, now=now).verdict.plan_fixed_at is None
    assert files_of(noors.folder) == files


def test_what_was_left_is_carried_over_and_counts_a_night(noors: Home) -> None:
    add(noors, "begroting", minutes=60, on=day(0))
    look_at_day(None, home=noors, now=NOW)
    add(noors, "later", minutes=60, on=day(0))
    look = look_at_day(None, home=noors, now=at("08:30", 1))
    assert look.verdict.carried == (open_work(noors)["begroting"].id, open_work(noors)["later"].id)
    (plan,) = noors.read().plans(day(1), day(1))
    assert set(plan.nights.values()) == {1}
    look_at_day(None, home=noors, now=at("08:30", 2))
    (after,) = noors.read().plans(day(2), day(2))
    assert set(after.nights.values()) == {2}


def test_what_was_moved_on_is_not_carried_over(noors: Home) -> None:
    task = add(noors, "begroting", minutes=60, due=Due(day=day(0)))
    look_at_day(None, home=noors, now=NOW)
    defer_work((task.id,), day(3), home=noors, now=at("10:00"))
    assert look_at_day(None, home=noors, now=at("08:30", 1)).verdict.carried == ()


def test_a_home_that_cannot_be_written_still_shows_its_day(tmp_path: Path) -> None:
    disk = FullDisk()
    home = Home(tmp_path / "home", tmp_path / "state", disk=disk)
    home.create(SETTINGS, now=NOW)
    add(home, "begroting", minutes=60, on=day(0))
    files = files_of(home.folder)
    disk.full = True
    look = look_at_day(None, home=home, now=NOW)
    assert [ranked.task.title for ranked in look.verdict.plan] == ["begroting"]
    assert files_of(home.folder) == files


def test_the_coach_knows_whose_day_it_is(noors: Home) -> None:
    add(noors, "reis", owner="Fatima")
    look = look_at_day(None, home=noors, now=NOW)
    assert (look.name, look.around.on_others) == ("Noor", 1)


def test_without_a_home_there_is_no_day(tmp_path: Path) -> None:
    with pytest.raises(NoHomeError):
        look_at_day(None, home=Home(tmp_path / "nowhere"), now=NOW)
