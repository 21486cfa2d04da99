"""A weekly meeting of a year: one time, what follows or all of it changes, and the rest stays as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.actions.noor import NOW, at, day, files_of, hints, meet, on_days, standing, title_of

from ontzorg_cli.actions.defer_work import defer_work
from ontzorg_cli.actions.drop_work import drop_work
from ontzorg_cli.actions.edit_work import NewStart, NotForEventsError, OnceOnlyError, edit_work
from ontzorg_cli.actions.manage_people import PersonChange, edit_person
from ontzorg_cli.actions.series import Part, Scope, SeriesOverError, SeriesScopeError
from ontzorg_cli.core.calendar.agenda import AllDay, Event
from ontzorg_cli.core.calendar.recurrence import BadRuleError
from ontzorg_cli.core.results import Verb
from ontzorg_cli.core.work.change import EMPTY, TaskChange

if TYPE_CHECKING:
    from datetime import datetime

    from ontzorg_cli.core.results import Saved
    from ontzorg_cli.store.home import Home

YEAR = [(7 * week, "09:00") for week in range(52)]
THIRD = at("08:00", 10)
"""A Thursday after two times; the next one is the Monday after."""

TITLES = ("overleg", "kort overleg")


def yearly(home: Home) -> Event:
    return meet(home, "overleg", at("09:00"), repeat="FREQ=WEEKLY;BYDAY=MO;COUNT=52")


def times(home: Home, title: str = "overleg") -> list[tuple[int, str]]:
    return on_days(home, title, -400, 800)


def the_event(saved: Saved) -> Event:
    (touched,) = saved.touched
    assert isinstance(touched.record, Event)
    return touched.record


def move(home: Home, event: Event, to: int, scope: Scope, now: datetime = THIRD) -> Event:
    return the_event(defer_work((event.id,), day(to), home=home, now=now, part=Part(scope=scope)))


def test_the_series_is_as_long_as_it_was_made(noors: Home) -> None:
    yearly(noors)
    assert times(noors) == YEAR


def test_one_time_moves_and_the_other_51_stay(noors: Home) -> None:
    event = yearly(noors)
    moved = move(noors, event, 15, Scope.THIS)
    assert times(noors) == sorted([*YEAR[:2], (15, "09:00"), *YEAR[3:]])
    assert (moved.id != event.id, moved.repeat) == (True, None)


def test_what_follows_moves_with_its_rule_and_what_was_stays(noors: Home) -> None:
    event = yearly(noors)
    moved = move(noors, event, 15, Scope.FOLLOWING)
    assert times(noors) == [*YEAR[:2], *((number + 1, clock) for number, clock in YEAR[2:])]
    assert moved.id != event.id


def test_the_whole_series_moves_its_past_too_and_keeps_its_id(noors: Home) -> None:
    event = yearly(noors)
    moved = move(noors, event, 15, Scope.SERIES)
    assert times(noors) == [(number + 1, clock) for number, clock in YEAR]
    assert moved.id == event.id


def test_following_the_first_time_is_the_whole_series(noors: Home) -> None:
    event = yearly(noors)
    moved = move(noors, event, 1, Scope.FOLLOWING, NOW)
    assert moved.id == event.id
    assert times(noors) == [(number + 1, clock) for number, clock in YEAR]


def test_a_time_that_was_moved_or_dropped_stays_so_when_the_series_moves(noors: Home) -> None:
    event = yearly(noors)
    drop_work((event.id,), home=noors, now=THIRD, part=Part(scope=Scope.THIS))
    move(noors, event, 22, Scope.SERIES)
    assert (15, "09:00") not in times(noors)
    assert len(times(noors)) == 51


def test_the_next_time_is_one_that_was_not_dropped(noors: Home) -> None:
    event = yearly(noors)
    for _ in range(2):
        drop_work((event.id,), home=noors, now=THIRD, part=Part(scope=Scope.THIS))
    assert times(noors) == [*YEAR[:2], *YEAR[4:]]


def test_one_time_gets_another_title_hour_and_length(noors: Home) -> None:
    event = yearly(noors)
    change = TaskChange(title="kort overleg", minutes=15)
    start = NewStart(at=at("11:30").time())
    changed = the_event(edit_work(event.id, change, home=noors, now=THIRD, start=start, part=Part(scope=Scope.THIS)))
    assert times(noors, "kort overleg") == [(14, "11:30")]
    assert times(noors) == [*YEAR[:2], *YEAR[3:]]
    assert not isinstance(changed.when, AllDay)
    assert changed.when.minutes == 15


def test_what_follows_gets_another_hour(noors: Home) -> None:
    event = yearly(noors)
    start = NewStart(at=at("10:00").time())
    edit_work(event.id, TaskChange(), home=noors, now=THIRD, start=start, part=Part(scope=Scope.FOLLOWING))
    assert times(noors) == [*YEAR[:2], *((number, "10:00") for number, _ in YEAR[2:])]


def test_the_whole_series_gets_another_day_and_hour(noors: Home) -> None:
    event = yearly(noors)
    start = NewStart(day=day(16), at=at("10:00").time())
    edit_work(event.id, TaskChange(), home=noors, now=THIRD, start=start, part=Part(scope=Scope.SERIES))
    assert times(noors) == [(number + 2, "10:00") for number, _ in YEAR]


@pytest.mark.parametrize(
    ("scope", "left"), [(Scope.THIS, [*YEAR[:2], *YEAR[3:]]), (Scope.FOLLOWING, YEAR[:2]), (Scope.SERIES, [])]
)
def test_dropping_takes_what_was_named(noors: Home, scope: Scope, left: list[tuple[int, str]]) -> None:
    event = yearly(noors)
    saved = drop_work((event.id,), home=noors, now=THIRD, part=Part(scope=scope))
    assert saved.touched[0].verb is Verb.DROPPED
    assert times(noors) == left


def test_dropping_what_follows_from_the_first_time_leaves_nothing(noors: Home) -> None:
    event = yearly(noors)
    drop_work((event.id,), home=noors, now=NOW, part=Part(scope=Scope.FOLLOWING))
    assert noors.read().events(day(-400), day(800)) == ()


def test_a_series_needs_a_scope(noors: Home) -> None:
    event = yearly(noors)
    before = files_of(noors.folder)
    with pytest.raises(SeriesScopeError):
        drop_work((event.id,), home=noors, now=NOW)
    with pytest.raises(SeriesScopeError):
        edit_work(event.id, TaskChange(title="x"), home=noors, now=NOW)
    assert files_of(noors.folder) == before


def test_a_series_that_is_over_has_no_next_time_but_can_still_be_changed_whole(noors: Home) -> None:
    event = meet(noors, "overleg", at("09:00"), repeat="FREQ=WEEKLY;COUNT=2")
    late = at("08:00", 20)
    with pytest.raises(SeriesOverError):
        defer_work((event.id,), day(21), home=noors, now=late, part=Part(scope=Scope.THIS))
    edit_work(event.id, TaskChange(title="kort overleg"), home=noors, now=late, part=Part(scope=Scope.SERIES))
    assert times(noors, "kort overleg") == YEAR[:2]


def test_a_rule_that_cannot_move_along_is_refused_and_nothing_changes(noors: Home) -> None:
    event = meet(noors, "overleg", at("09:00"), repeat="FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1")
    before = files_of(noors.folder)
    with pytest.raises(BadRuleError):
        defer_work((event.id,), day(8), home=noors, now=NOW, part=Part(scope=Scope.SERIES))
    assert files_of(noors.folder) == before


def test_a_single_event_takes_a_new_day_at_its_own_hour(noors: Home) -> None:
    event = meet(noors, "overleg", at("09:00"))
    edit_work(event.id, TaskChange(on=day(2)), home=noors, now=NOW)
    assert times(noors) == [(2, "09:00")]


def test_whole_days_move_by_days_and_take_no_hour(noors: Home) -> None:
    with noors.change("agenda import", now=NOW) as change:
        event = Event(id=change.new_id(), title="beurs", when=AllDay(first=day(1), last=day(2)))
        change.put(event)
    moved = the_event(defer_work((event.id,), day(7), home=noors, now=NOW))
    assert moved.when == AllDay(first=day(7), last=day(8))
    for refused in (TaskChange(minutes=30), TaskChange()):
        with pytest.raises(NotForEventsError):
            edit_work(event.id, refused, home=noors, now=NOW, start=NewStart(at=at("09:00").time()))


def test_a_series_of_whole_days_moves_like_any_other(noors: Home) -> None:
    with noors.change("agenda import", now=NOW) as change:
        when = AllDay(first=day(0), last=day(0))
        event = Event(id=change.new_id(), title="thuis", when=when, repeat="FREQ=WEEKLY;BYDAY=MO;COUNT=4")
        change.put(event)
    move(noors, event, 15, Scope.FOLLOWING)
    assert [number for number, _ in times(noors, "thuis")] == [0, 7, 15, 22]


def test_what_follows_gets_another_rhythm_and_what_was_stays(noors: Home) -> None:
    event = yearly(noors)
    change = TaskChange(repeat="FREQ=WEEKLY;INTERVAL=2;BYDAY=MO;COUNT=3")
    edit_work(event.id, change, home=noors, now=THIRD, part=Part(scope=Scope.FOLLOWING))
    assert [number for number, _ in times(noors)] == [0, 7, 14, 28, 42]


def test_an_event_becomes_a_series_and_a_series_one_event(noors: Home) -> None:
    event = meet(noors, "overleg", at("09:00", 69))
    edit_work(event.id, TaskChange(repeat="FREQ=MONTHLY;COUNT=3"), home=noors, now=NOW)
    assert [day(number).isoformat() for number, _ in times(noors)] == ["2027-01-31", "2027-02-28", "2027-03-31"]
    edit_work(event.id, TaskChange(repeat=EMPTY), home=noors, now=NOW, part=Part(scope=Scope.SERIES, of=day(97)))
    assert [day(number).isoformat() for number, _ in times(noors)] == ["2027-02-28"]


def test_one_time_has_no_rhythm_of_its_own(noors: Home) -> None:
    event = yearly(noors)
    with pytest.raises(OnceOnlyError):
        edit_work(event.id, TaskChange(repeat="FREQ=DAILY"), home=noors, now=THIRD, part=Part(scope=Scope.THIS))


@pytest.mark.parametrize("change", [TaskChange(requester="Bram"), TaskChange(minutes=EMPTY), TaskChange(on=EMPTY)])
def test_what_only_tasks_have_is_refused(noors: Home, change: TaskChange) -> None:
    event = meet(noors, "overleg", at("09:00"))
    with pytest.raises(NotForEventsError):
        edit_work(event.id, change, home=noors, now=NOW)


def test_a_series_that_was_moved_is_said_at_its_next_time(noors: Home) -> None:
    event = yearly(noors)
    assert move(noors, event, 15, Scope.SERIES).first_day == day(15)
    assert next(each for each in noors.read().events(day(0), day(0)) if each.id == event.id).first_day == day(1)


def checkins(home: Home) -> Event:
    edit_person("Hanneke", PersonChange(checkin=standing()), home=home, now=NOW, title_of=title_of)
    return next(event for event in home.read().events(day(0), day(0)) if event.repeat)


def test_a_series_of_check_ins_moves_from_now_on_and_what_was_held_stays(noors: Home) -> None:
    series = checkins(noors)
    saved = defer_work((series.id,), day(15), home=noors, now=THIRD, part=Part(scope=Scope.SERIES))
    assert [number for number, _ in on_days(noors, "bila Hanneke", 0, 22)] == [0, 7, 15, 22]
    assert hints(saved) == ["from_now_on"]


def test_a_series_of_check_ins_gets_another_hour_from_now_on(noors: Home) -> None:
    series = checkins(noors)
    start = NewStart(at=at("15:00").time())
    saved = edit_work(series.id, TaskChange(), home=noors, now=THIRD, start=start, part=Part(scope=Scope.SERIES))
    assert on_days(noors, "bila Hanneke", 0, 15) == [(0, "13:00"), (7, "13:00"), (14, "15:00")]
    assert hints(saved) == ["from_now_on"]


def test_a_series_of_check_ins_takes_another_title_whole(noors: Home) -> None:
    series = checkins(noors)
    change = TaskChange(title="koffie met Hanneke")
    saved = edit_work(series.id, change, home=noors, now=THIRD, part=Part(scope=Scope.SERIES))
    assert [number for number, _ in on_days(noors, "koffie met Hanneke", 0, 15)] == [0, 7, 14]
    assert hints(saved) == []


def test_a_series_of_check_ins_that_begins_now_moves_whole_with_nothing_to_say(noors: Home) -> None:
    series = checkins(noors)
    saved = defer_work((series.id,), day(1), home=noors, now=NOW, part=Part(scope=Scope.SERIES))
    assert [number for number, _ in on_days(noors, "bila Hanneke", 0, 8)] == [1, 8]
    assert (the_event(saved).id, hints(saved)) == (series.id, [])
