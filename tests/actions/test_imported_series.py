"""A series of another calendar: each of its times is an event, and what is said of the series holds for all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.actions.noor import NOW, at, day, files_of, hints, on_days
from tests.actions.test_backplan import hang
from tests.actions.test_import_calendar import imported
from tests.ics.calendars import calendar

from ontzorg_cli.actions.defer_work import defer_work
from ontzorg_cli.actions.drop_work import drop_work
from ontzorg_cli.actions.look_back import take_back
from ontzorg_cli.actions.series import OneOfImportedError, Part, Scope

if TYPE_CHECKING:
    from ontzorg_cli.core.calendar.agenda import Event
    from ontzorg_cli.store.home import Home

WEEKLY = calendar(
    "UID:team\nSUMMARY:overleg\nDTSTART:20261110T090000Z\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;COUNT=6",
    "UID:ander\nSUMMARY:overleg\nDTSTART:20261126T090000Z\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;COUNT=2",
)
BEHIND, AHEAD, ANOTHER = [-13, -6], [1, 8, 15, 22], [3, 10]
"""The days of the weekly meeting, counted from the Monday of these tests, and those of another of the same title."""


@pytest.fixture
def meetings(noors: Home) -> Home:
    imported(WEEKLY, noors)
    assert days(noors) == sorted((*BEHIND, *AHEAD, *ANOTHER))
    return noors


def days(home: Home) -> list[int]:
    return [number for number, _ in on_days(home, "overleg", first=-30)]


def time_on(home: Home, number: int) -> Event:
    (event,) = (each for each in home.read().events(day(-30), day(60)) if each.first_day == day(number))
    return event


@pytest.mark.parametrize("named", [1, 15])
def test_dropping_the_series_takes_all_its_times_ahead_as_one_step(meetings: Home, named: int) -> None:
    before = files_of(meetings.folder)
    saved = drop_work([time_on(meetings, named).id], home=meetings, now=NOW, part=Part(scope=Scope.SERIES))
    assert days(meetings) == sorted((*BEHIND, *ANOTHER))
    assert [len(saved.touched), len(saved.besides)] == [1, 3]
    assert hints(saved) == ["imported_times_dropped", "comes_from_calendar"]
    assert saved.hints[0].facts == {"count": 4, "first": day(1), "last": day(22)}
    take_back(1, home=meetings, now=at("09:00"))
    assert files_of(meetings.folder) == before


def test_dropping_what_follows_leaves_what_comes_before_it(meetings: Home) -> None:
    drop_work([time_on(meetings, 15).id], home=meetings, now=NOW, part=Part(scope=Scope.FOLLOWING))
    assert days(meetings) == sorted((*BEHIND, 1, 8, *ANOTHER))


@pytest.mark.parametrize("part", [Part(), Part(scope=Scope.THIS)])
def test_without_the_series_only_the_one_time_is_dropped(meetings: Home, part: Part) -> None:
    saved = drop_work([time_on(meetings, 8).id], home=meetings, now=NOW, part=part)
    assert days(meetings) == sorted((*BEHIND, 1, 15, 22, *ANOTHER))
    assert hints(saved) == ["comes_from_calendar"]


def test_the_last_time_ahead_is_dropped_as_one(meetings: Home) -> None:
    saved = drop_work([time_on(meetings, 10).id], home=meetings, now=at("08:30", 4), part=Part(scope=Scope.SERIES))
    assert hints(saved) == ["comes_from_calendar"]


def test_two_times_of_one_series_are_dropped_with_it_once(meetings: Home) -> None:
    named = [time_on(meetings, number).id for number in (1, 8)]
    drop_work(named, home=meetings, now=NOW, part=Part(scope=Scope.SERIES))
    assert days(meetings) == sorted((*BEHIND, *ANOTHER))


def test_another_day_than_that_of_the_time_is_refused(meetings: Home) -> None:
    before = files_of(meetings.folder)
    part = Part(scope=Scope.SERIES, of=day(8))
    with pytest.raises(OneOfImportedError):
        drop_work([time_on(meetings, 1).id], home=meetings, now=NOW, part=part)
    assert files_of(meetings.folder) == before


def test_preparation_of_each_time_that_went_is_named(meetings: Home) -> None:
    hang(meetings, time_on(meetings, 15).id, template="vergadering")
    saved = drop_work([time_on(meetings, 1).id], home=meetings, now=NOW, part=Part(scope=Scope.SERIES))
    assert "preparation_left" in hints(saved)


def test_the_next_import_brings_the_dropped_times_back(meetings: Home) -> None:
    drop_work([time_on(meetings, 1).id], home=meetings, now=NOW, part=Part(scope=Scope.SERIES))
    assert imported(WEEKLY, meetings).new == 4
    assert days(meetings) == sorted((*BEHIND, *AHEAD, *ANOTHER))


@pytest.mark.parametrize("scope", [Scope.FOLLOWING, Scope.SERIES])
def test_moving_more_than_the_one_time_says_that_only_that_one_moved(meetings: Home, scope: Scope) -> None:
    saved = defer_work([time_on(meetings, 8).id], day(9), home=meetings, now=NOW, part=Part(scope=scope))
    assert days(meetings) == sorted((*BEHIND, 1, 9, 15, 22, *ANOTHER))
    assert hints(saved) == ["one_time_of_imported", "comes_from_calendar"]
