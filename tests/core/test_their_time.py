"""When somebody else cannot: her calendar, her absences, and whether there is a calendar at all."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from tests.core.strategies import AMSTERDAM, noor

from ontzorg_cli.core.calendar.agenda import Absence, AllDay, Event, EventStatus, Floating, Zoned
from ontzorg_cli.core.judgement.capacity import Horizon, slots_with_room
from ontzorg_cli.core.together.person import Person
from ontzorg_cli.core.together.their_time import TheirTime, time_of

BRAM = Person(id="b3c", name="Bram de Wit", formerly=("Bram",))
FIRST, LAST = date(2026, 10, 19), date(2026, 11, 30)


def theirs(start: datetime, minutes: int = 60, **given_: Any) -> Event:  # noqa: ANN401 - any field of an event by its name
    when = given_.pop("when", None) or Floating(start=start, minutes=minutes)
    return Event(id=f"e{start:%d%H%M}", title="MT", when=when, owner=given_.pop("owner", "Bram"), **given_)


def known_of(*events: Event, absences: tuple[Absence, ...] = (), name: str = "Bram de Wit") -> TheirTime:
    return time_of(name, people=(BRAM,), events=events, absences=absences, first=FIRST, last=LAST, zone=AMSTERDAM)


def moment(day: int, hour: int) -> datetime:
    return datetime(2026, 11, day, hour)  # noqa: DTZ001 - on the clocks of an event


def test_a_calendar_from_before_she_changed_her_name_is_hers() -> None:
    found = known_of(theirs(moment(23, 9)), theirs(moment(24, 9), owner="Hanneke"))
    assert [span.start.astimezone(AMSTERDAM).day for span in found.taken] == [23]
    assert (found.has_calendar, found.is_known) == (True, True)


def test_what_takes_no_time_leaves_her_free_and_still_is_a_calendar() -> None:
    cancelled = theirs(moment(23, 9), status=EventStatus.CANCELLED)
    found = known_of(cancelled, theirs(moment(24, 9), busy=False))
    assert (found.taken, found.has_calendar) == ((), True)


def test_tentative_and_out_of_office_take_her_time() -> None:
    tentative = theirs(moment(23, 9), status=EventStatus.TENTATIVE)
    away = theirs(moment(24, 9), status=EventStatus.OUT_OF_OFFICE)
    assert len(known_of(tentative, away).taken) == 2


def test_an_absence_that_was_noted_counts_without_a_calendar() -> None:
    absence = Absence(
        id="a2b", title="congres", when=AllDay(first=date(2026, 11, 23), last=date(2026, 11, 24)), who="Bram"
    )
    found = known_of(absences=(absence, Absence(id="a3b", title="vrij", when=absence.when)))
    assert [span.minutes for span in found.taken] == [2 * 24 * 60]
    assert not found.has_calendar


def test_the_night_the_clocks_go_back_takes_its_real_length() -> None:
    night = theirs(moment(1, 0), when=AllDay(first=date(2026, 10, 25), last=date(2026, 10, 25)))
    abroad = theirs(moment(2, 0), when=Zoned(start=moment(2, 9), zone="Asia/Tokyo", minutes=60))
    taken = known_of(night, abroad).taken
    assert [span.minutes for span in taken] == [25 * 60, 60]
    assert taken[1].start.astimezone(AMSTERDAM).hour == 1


def test_somebody_who_is_not_known_has_nothing() -> None:
    found = known_of(theirs(moment(23, 9)), name="Joost")
    assert found == TheirTime(name="Joost", taken=(), has_calendar=False, is_known=False)


@given(
    starts=st.lists(st.tuples(st.integers(23, 30), st.integers(0, 23), st.integers(5, 600)), max_size=12),
    minutes=st.integers(5, 240),
)
def test_no_slot_lies_in_what_another_has_taken(starts: list[tuple[int, int, int]], minutes: int) -> None:
    desk = noor()
    found = known_of(*(theirs(moment(day, hour), length) for day, hour, length in starts))
    slots = slots_with_room(desk, Horizon(desk), minutes=minutes, taken=found.taken, since=date(2026, 11, 24), count=9)
    assert all(slot.overlap(span) is None for slot in slots for span in found.taken)
    assert all(
        slot.minutes >= minutes and slot.start.astimezone(AMSTERDAM).date() >= date(2026, 11, 24) for slot in slots
    )
