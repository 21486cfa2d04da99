"""When a check-in could be made good: moments at which both are free."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.core.desk_samples import day, event, full_day, moment
from tests.core.strategies import AMSTERDAM, desks, noor
from tests.core.together_samples import HANNEKE, PEOPLE, local

from ontzorg_cli.core.calendar.agenda import Absence, AllDay, DayOff, Event, EventStatus, Floating, span_of
from ontzorg_cli.core.calendar.moments import clip
from ontzorg_cli.core.judgement.capacity import Horizon
from ontzorg_cli.core.judgement.checkin_slots import checkin_slots
from ontzorg_cli.core.together.person import Person

if TYPE_CHECKING:
    from ontzorg_cli.core.judgement.desk import Desk


def slots(minutes: int = 30, person: str = "Hanneke", **given: Any) -> list[str]:  # noqa: ANN401  any field of a desk by its name
    """Return the moments, as the day counted from Monday and the time."""
    return local(checkin_slots(person, minutes, Horizon(noor(**{"people": PEOPLE, **given}))))


def theirs(start: str, minutes: int, number: int = 0, owner: str = "Hanneke", **given: Any) -> Event:  # noqa: ANN401  any field of an event
    return replace(event(start, minutes, number), owner=owner, source="agenda", uid="u", **given)


def test_two_days_have_a_moment_and_today_is_one_of_them_after_half_an_hours_notice() -> None:
    assert slots() == ["0 09:00", "1 08:30"]


@pytest.mark.parametrize(
    ("clock", "first"), [("08:37", "0 09:15"), ("08:45", "0 09:15"), ("15:00", "0 15:30"), ("15:01", "1 08:30")]
)
def test_nobody_is_asked_for_a_moment_that_has_all_but_begun(clock: str, first: str) -> None:
    assert slots(now=moment(clock))[0] == first


def test_a_moment_is_on_a_quarter_and_as_long_as_it_takes() -> None:
    busy = (event("08:30", 35), event("09:40", 400))  # 35 minutes from five past nine, 20 from a quarter past
    assert slots(25, events=busy)[0] == "0 09:15"
    assert slots(30, events=busy)[0] == "1 08:30"


def test_what_is_in_the_own_agenda_is_taken() -> None:
    assert slots(events=(full_day(0), event("08:30", 240, 1))) == ["1 13:00", "2 08:30"]


def test_so_is_what_is_in_theirs() -> None:
    assert slots(others=(theirs("08:00", 300), theirs("13:00", 60), theirs("08:30", 45, 1))) == ["0 14:00", "1 09:15"]


@pytest.mark.parametrize(
    "other",
    [
        theirs("08:00", 600, owner="Bram"),
        theirs("08:00", 600, busy=False),
        theirs("08:00", 600, status=EventStatus.CANCELLED),
        theirs("08:00", 600, 4),
    ],
    ids=["of somebody else", "that takes no time", "called off", "on another day"],
)
def test_an_event_is_in_nobodys_way_where_it_is(other: Event) -> None:
    assert slots(others=(other,))[0] == "0 09:00"


def test_the_calendar_and_absences_of_before_a_new_name_are_still_hers() -> None:
    renamed = Person(id=HANNEKE.id, name="Hanneke de Wit", formerly=("Hanneke",))
    away = Absence(id="a1", title="weg", when=AllDay(first=day(1), last=day(1)), who="Hanneke")
    found = slots(person="Hanneke de Wit", people=(renamed,), others=(theirs("08:00", 600),), absences=(away,))
    assert found == ["2 08:30"]


def test_somebody_away_is_not_free() -> None:
    whole = Absence(id="a1", title="weg", when=AllDay(first=day(0), last=day(0)), who="Hanneke")
    part = Absence(id="a2", title="weg", when=Floating(start=datetime(2026, 11, 24, 8), minutes=150), who="Hanneke")  # noqa: DTZ001 - local
    mine = Absence(id="a3", title="weg", when=AllDay(first=day(2), last=day(2)))
    assert slots(absences=(whole, part, mine)) == ["1 10:30", "3 08:30"]
    assert slots(person="Bram", absences=(whole, part, mine)) == ["0 09:00", "1 08:30"]


def test_it_is_made_good_within_two_working_days_or_not_at_all() -> None:
    assert slots(events=(full_day(0), full_day(1), full_day(2))) == []
    assert slots(events=(full_day(0), full_day(1))) == ["2 08:30"]


def test_working_days_go_past_a_weekend_and_a_day_off() -> None:
    assert slots(now=moment("15:45", 4), days_off=(DayOff(day=day(7), name="vrij"),)) == ["8 08:30", "9 08:30"]


def test_after_the_clocks_change_a_moment_is_on_those_of_that_day() -> None:
    friday = datetime(2026, 10, 23, 15, 45, tzinfo=AMSTERDAM)
    found = checkin_slots("Hanneke", 30, Horizon(noor(friday, people=PEOPLE)))
    assert [each.isoformat() for each in found] == ["2026-10-26T08:30:00+01:00", "2026-10-27T08:30:00+01:00"]


@given(desks(), st.sampled_from((15, 30, 60)))
@settings(max_examples=60, deadline=None)
def test_a_moment_is_always_free_for_both_ahead_and_on_a_quarter(desk: Desk, minutes: int) -> None:
    horizon = Horizon(desk)
    found = checkin_slots("Hanneke", minutes, horizon)
    assert len({each.date() for each in found}) == len(found) <= 2
    for each in found:
        wanted = span_of(Floating(start=each.replace(tzinfo=None, fold=each.fold), minutes=minutes), desk.zone)
        assert each > desk.now
        assert each.minute % 15 == 0
        assert clip((wanted,), horizon.day(each.date()).free) == (wanted,)
        away = (span_of(one.when, desk.zone) for one in desk.absences if one.who in {None, "Hanneke"})
        assert not clip((wanted,), away)
