from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from tests.core.strategies import AMSTERDAM, desks

from ontzorg_cli.core.calendar.agenda import (
    AllDay,
    Event,
    EventStatus,
    Floating,
    Occurrence,
    When,
    Zoned,
    appointments,
    occurrences,
)
from ontzorg_cli.core.calendar.moments import DAY, whole_day
from ontzorg_cli.core.calendar.recurrence import BadRuleError

if TYPE_CHECKING:
    from ontzorg_cli.core.judgement.desk import Desk

MONDAY = date(2026, 11, 23)


def at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute))


def happening(when: When, *, first: date = MONDAY, last: date = MONDAY, **more: object) -> list[Occurrence]:
    event = Event(id="k7m", title="MT", when=when, **more)  # type: ignore[arg-type]  # any field of an event by its name
    return list(occurrences([event], first=first, last=last, zone=AMSTERDAM))


def starts(found: list[Occurrence]) -> list[str]:
    return [f"{each.span.start.astimezone(AMSTERDAM):%m-%d %H:%M}" for each in found]


def test_an_event_elsewhere_stands_on_the_clocks_of_its_own_zone() -> None:
    assert starts(happening(Zoned(start=at(MONDAY, 9), zone="America/New_York", minutes=30))) == ["11-23 15:00"]


def test_one_appointment_in_several_calendars_is_once_there_as_it_stands_in_her_own() -> None:
    when = Floating(start=at(MONDAY, 9), minutes=30)
    told = [
        Event(id=id, title=title, when=when, uid="mt@werk", owner=owner, source=owner or "Agenda", attended=attends)
        for id, title, owner, attends in (  # noqa: A001 - an id is called an id
            ("a2b", "MT", "Bram", False),
            ("c3d", "MT", None, False),
            ("e4f", "MT", "Hanneke", True),
            ("g5h", "privé", "Karin", False),
            ("j6k", "MT", None, False),
        )
    ]
    found = appointments(occurrences(told, first=MONDAY, last=MONDAY, zone=AMSTERDAM))
    assert [[each.event.id for each in copies] for copies in found] == [["c3d", "e4f", "a2b"], ["g5h"], ["j6k"]]


def test_a_floating_event_stands_on_the_clocks_at_home() -> None:
    assert starts(happening(Floating(start=at(MONDAY, 9), minutes=30))) == ["11-23 09:00"]


def test_a_series_keeps_its_own_clocks_when_they_change_here_and_not_there() -> None:
    new_york = Zoned(start=at(date(2026, 10, 19), 9), zone="America/New_York", minutes=30)
    found = happening(new_york, first=date(2026, 10, 19), last=date(2026, 11, 8), repeat="FREQ=WEEKLY")
    assert starts(found) == ["10-19 15:00", "10-26 14:00", "11-02 15:00"]


@pytest.mark.parametrize(("day", "minutes"), [(date(2026, 3, 29), 23 * 60), (date(2026, 10, 25), 25 * 60)])
def test_a_whole_day_has_its_true_length(day: date, minutes: int) -> None:
    (found,) = happening(AllDay(first=day, last=day), first=day, last=day)
    assert (found.span.minutes, found.all_day) == (minutes, True)


@pytest.mark.parametrize("day", [date(2026, 3, 29), date(2026, 10, 25)])
def test_an_event_at_half_past_two_when_the_clocks_change_lasts_as_long_as_it_says(day: date) -> None:
    (found,) = happening(Floating(start=at(day, 2, 30), minutes=60), first=day, last=day)
    assert found.span.minutes == 60


def test_a_day_trip_that_ends_before_it_starts_is_one_day() -> None:
    (found,) = happening(AllDay(first=MONDAY, last=MONDAY - 3 * DAY))
    assert found.span == whole_day(MONDAY, AMSTERDAM)


def test_an_event_that_began_days_ago_still_overlaps() -> None:
    conference = AllDay(first=MONDAY - 3 * DAY, last=MONDAY)
    assert len(happening(conference)) == 1
    assert len(happening(Floating(start=at(MONDAY - 2 * DAY, 12), minutes=3 * 24 * 60))) == 1
    assert happening(conference, first=MONDAY + DAY, last=MONDAY + DAY) == []


def test_a_series_of_long_events_shows_those_that_are_still_going_on() -> None:
    weekends = AllDay(first=date(2026, 1, 2), last=date(2026, 1, 5))
    night = Floating(start=at(date(2026, 1, 4), 20), minutes=14 * 60)
    assert starts(happening(weekends, repeat="FREQ=WEEKLY")) == ["11-20 00:00"]
    assert starts(happening(night, repeat="FREQ=WEEKLY")) == ["11-22 20:00"]


def test_what_ends_at_midnight_is_not_there_the_next_day() -> None:
    assert happening(Floating(start=at(MONDAY - DAY, 22), minutes=120)) == []


def test_a_moment_without_length_is_shown_once() -> None:
    midnight = Floating(start=at(MONDAY, 0), minutes=0)
    assert len(happening(midnight)) == 1
    assert happening(midnight, first=MONDAY - DAY, last=MONDAY - DAY) == []


def test_the_first_day_of_an_event_is_that_of_its_own_clocks() -> None:
    late = Zoned(start=at(MONDAY, 23), zone="America/New_York", minutes=60)
    trip = AllDay(first=MONDAY, last=MONDAY + DAY)
    assert {Event(id="k7m", title="reis", when=when).first_day for when in (late, trip)} == {MONDAY}


def test_a_series_ends_on_its_own_clocks() -> None:
    in_new_york = Zoned(start=at(MONDAY, 20), zone="America/New_York", minutes=60)
    found = happening(in_new_york, last=MONDAY + 9 * DAY, repeat="FREQ=DAILY;UNTIL=20261125T010000Z", without=(MONDAY,))
    assert starts(found) == ["11-25 02:00"]


def test_occurrences_stand_in_order_of_start_whatever_the_order_of_events() -> None:
    moments = [(11, 30), (9, 60), (9, 30), (14, 15)]
    events = [
        Event(id=f"e{number}", title="MT", when=Floating(start=at(MONDAY, hour), minutes=minutes))
        for number, (hour, minutes) in enumerate(moments)
    ]
    found = occurrences(events, first=MONDAY, last=MONDAY, zone=AMSTERDAM)
    assert [each.event.id for each in found] == ["e2", "e1", "e0", "e3"]
    assert found == occurrences(reversed(events), first=MONDAY, last=MONDAY, zone=AMSTERDAM)


@pytest.mark.parametrize(
    ("busy", "status", "occupies"),
    [
        (True, EventStatus.CONFIRMED, True),
        (True, EventStatus.TENTATIVE, True),
        (True, EventStatus.CANCELLED, False),
        (False, EventStatus.CONFIRMED, False),
    ],
)
def test_cancelled_and_free_events_occupy_nothing(*, busy: bool, status: EventStatus, occupies: bool) -> None:
    (found,) = happening(Floating(start=at(MONDAY, 9), minutes=30), busy=busy, status=status)
    assert found.occupies is occupies


def test_a_series_that_repeats_within_a_day_is_refused() -> None:
    with pytest.raises(BadRuleError):
        happening(Floating(start=at(MONDAY, 9), minutes=5), repeat="FREQ=MINUTELY")


@given(desks())
def test_a_fortnight_holds_what_its_days_hold(desk: Desk) -> None:
    days = [desk.today + number * DAY for number in range(14)]
    whole = occurrences(desk.events, first=days[0], last=days[-1], zone=desk.zone)
    apart = {each for day in days for each in occurrences(desk.events, first=day, last=day, zone=desk.zone)}
    assert set(whole) == apart
    assert len(whole) == len(apart)
