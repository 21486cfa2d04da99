"""Check-ins in an imported calendar: known by their title, and standing in for the own series of that week."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
from tests.core.strategies import AMSTERDAM
from tests.core.together_samples import BRAM, PEOPLE, SIETSKE, checkin, every_week

from ontzorg_cli.core.calendar.agenda import AllDay, Event, EventKind, EventStatus, Zoned, occurrences
from ontzorg_cli.core.together.checkin_events import checkin_with, without_doubles
from ontzorg_cli.core.together.person import Person

WORDS = ("bila", "werkoverleg", "1:1", "1 op 1", "one-on-one", "check-in")
OTHER_BRAM = Person(id="p7", name="Bram de Jong")


@pytest.mark.parametrize(
    ("title", "names", "person"),
    [
        ("bila Hanneke", (), "Hanneke"),
        ("BILA HANNEKE", (), "Hanneke"),
        ("Bila Noor / Hanneke (wekelijks)", (), "Hanneke"),
        ("1:1 Noor<>Bram", (), "Bram"),
        ("Hanneke 1 op 1", (), "Hanneke"),
        ("Weekly check-in with Sietske", (), "Sietske"),
        ("bila", ("Bram",), "Bram"),
        ("bila Hanneke", ("Bram", "Hanneke"), "Hanneke"),
        ("bila", (), None),
        ("bila", ("Bram", "Hanneke"), None),
        ("bila Hanneke en Bram", (), None),
        ("bila Joost", (), None),
        ("overleg Hanneke", ("Hanneke",), None),
        ("mobila Hanneke", (), None),
        ("bilateraal Hanneke", (), None),
        ("bila Hannekes team", (), None),
        ("", ("Hanneke",), None),
    ],
)
def test_a_title_tells_with_whom_there_is_a_check_in(title: str, names: tuple[str, ...], person: str | None) -> None:
    assert checkin_with(title, names, PEOPLE, WORDS) == person


def test_a_first_name_or_a_former_one_will_do() -> None:
    people = (Person(id="p1", name="Hanneke de Wit", formerly=("Johanna Vos",)), SIETSKE)
    for title in ("bila Hanneke", "bila Johanna", "bila Johanna Vos", "bila Hanneke de Wit"):
        assert checkin_with(title, (), people, WORDS) == "Hanneke de Wit"


def test_a_first_name_of_two_people_is_nobodys() -> None:
    assert checkin_with("bila Bram", (), (BRAM, OTHER_BRAM), WORDS) is None
    assert checkin_with("bila", ("Bram de Jong",), (BRAM, OTHER_BRAM), WORDS) == "Bram de Jong"


# standing in


def imported(number: int = 10, person: str = "Hanneke", clock: str = "14:00", **given: Any) -> Event:  # noqa: ANN401  any field of an event by its name
    """Return a check-in in another calendar, in the week after that of Monday 23 November."""
    return checkin(person, number, clock, source="werk", uid=f"u{number}", **given)


def starts(events: tuple[Event, ...], first: date = date(2026, 11, 23), last: date = date(2026, 12, 13)) -> list[str]:
    found = occurrences(events, first=first, last=last, zone=AMSTERDAM)
    return [one.span.start.astimezone(AMSTERDAM).strftime("%d-%m %H:%M") for one in found]


SERIES = every_week()
STANDS = ["26-11 10:00", "03-12 10:00", "10-12 10:00"]


def test_the_calendar_of_both_says_when_it_is_that_week_and_other_weeks_stay() -> None:
    assert starts(without_doubles((SERIES, imported()))) == ["26-11 10:00", "03-12 14:00", "10-12 10:00"]


def test_in_that_week_every_day_of_the_own_series_gives_way() -> None:
    twice = replace(SERIES, repeat="FREQ=WEEKLY;BYDAY=TU,TH")
    assert starts(without_doubles((twice, imported(11))))[2:4] == ["04-12 14:00", "08-12 10:00"]


@pytest.mark.parametrize(
    "other",
    [
        imported(person="Bram"),
        imported(status=EventStatus.CANCELLED),
        imported(kind=EventKind.EVENT),
        imported(with_names=()),
        replace(imported(), source=None, uid=None),
    ],
    ids=["with somebody else", "called off", "no check-in", "with nobody", "of her own"],
)
def test_nothing_else_takes_the_place_of_the_own_series(other: Event) -> None:
    assert set(STANDS) <= set(starts(without_doubles((SERIES, other))))


def test_a_day_that_was_struck_stays_struck() -> None:
    struck = replace(SERIES, without=(date(2026, 11, 26),))
    assert starts(without_doubles((struck, imported()))) == ["03-12 14:00", "10-12 10:00"]


def test_a_single_check_in_of_her_own_stays_beside_an_imported_one() -> None:
    own = checkin(number=9)
    assert len(starts(without_doubles((own, imported())))) == 2


def test_names_are_the_same_with_large_letters_or_small() -> None:
    assert starts(without_doubles((SERIES, imported(with_names=("HANNEKE",)))))[1] == "03-12 14:00"


def test_events_of_another_sort_are_left_alone() -> None:
    meeting = replace(every_week("Hanneke", 4), kind=EventKind.EVENT)
    assert without_doubles((meeting, imported()))[0] == meeting


def test_a_series_of_whole_days_gives_way_too() -> None:
    whole = replace(SERIES, when=AllDay(first=date(2026, 9, 17), last=date(2026, 9, 17)))
    assert "03-12 00:00" not in starts(without_doubles((whole, imported())))


@pytest.mark.parametrize(("change", "sunday"), [("29 March", date(2026, 3, 29)), ("25 October", date(2026, 10, 25))])
def test_in_a_week_in_which_the_clocks_change_just_that_week_gives_way(change: str, sunday: date) -> None:
    monday_before, monday_after = sunday.replace(day=sunday.day - 6), sunday.toordinal() + 1
    own = replace(
        SERIES,
        when=Zoned(start=datetime(2026, 1, 4, 23, 30), zone="Europe/Amsterdam", minutes=30),  # noqa: DTZ001 - local
    )
    told = imported(
        when=Zoned(start=datetime.combine(monday_before, datetime.min.time()), zone="Europe/Amsterdam", minutes=30)
    )
    last = date.fromordinal(monday_after + 6)
    found = starts(without_doubles((own, told)), monday_before, last)
    assert found == [f"{monday_before:%d-%m} 00:00", f"{last:%d-%m} 23:30"], change
