from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.actions.noor import NOW, at, day, log

from ontzorg_cli.actions.add_event import be_away
from ontzorg_cli.actions.catch_adhoc import Outcome, catch_adhoc
from ontzorg_cli.actions.drop_work import drop_work
from ontzorg_cli.core.calendar.agenda import Absence, AllDay
from ontzorg_cli.core.reference import IdNotFoundError
from ontzorg_cli.core.work.draft import TaskDraft

if TYPE_CHECKING:
    from ontzorg_cli.store.home import Home


def test_an_absence_can_be_dropped(noors: Home) -> None:
    saved = be_away("vrij", AllDay(first=day(2), last=day(3)), who=None, home=noors, now=NOW)
    absence = saved.touched[0].record
    assert isinstance(absence, Absence)
    drop_work([absence.id], home=noors, now=NOW)
    assert noors.read().absences(day(0), day(7)) == ()


def test_an_interruption_that_was_noted_by_mistake_can_be_dropped(noors: Home) -> None:
    draft = TaskDraft(title="taxi", requester="Bram", minutes=20)
    caught = catch_adhoc(draft, Outcome.DONE, home=noors, now=at("09:00"))
    drop_work([caught.interruption.id], home=noors, now=at("09:05"))
    assert log(noors).interruptions == ()


def test_what_does_not_exist_is_not_dropped(noors: Home) -> None:
    with pytest.raises(IdNotFoundError):
        drop_work(["z9z"], home=noors, now=NOW)
