from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.reading import frame

from ontzorg_cli.core.calendar.hours_in_words import pattern_of, read_hours
from ontzorg_cli.core.calendar.unreadable import UnreadableHoursError

NOOR = frame()


def said(text: str) -> str:
    read = read_hours(text, NOOR)
    hours = " ".join(f"{part.start:%H:%M}-{part.end:%H:%M}" for part in read.hours)
    return " ".join(filter(None, (read.weeks, "".join(map(str, read.weekdays)), hours)))


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("ma,di,do,vr 08:30-12:30 13:00-16:00", "0134 08:30-12:30 13:00-16:00"),
        ("wo 08:30-12:30", "2 08:30-12:30"),
        ("Wo: 08.30 - 12.30", "2 08:30-12:30"),
        ("ma t/m do 9-17", "0123 09:00-17:00"),
        ("ma-do 9-17", "0123 09:00-17:00"),
        ("mon to thu 9-17", "0123 09:00-17:00"),
        ("ma - do 8u30\u201317u", "0123 08:30-17:00"),
        ("vr t/m ma 9-17", "4560 09:00-17:00"),
        ("mon, tue and wed 9:00-17:00", "012 09:00-17:00"),
        ("werkdagen 9-12, 13-17", "01234 09:00-12:00 13:00-17:00"),
        ("ma ma 9-12", "0 09:00-12:00"),
        ("even wo 9-12", "even 2 09:00-12:00"),
        ("oneven weken vr vrij", "odd 4"),
        ("vrij 9-12", "4 09:00-12:00"),
        ("ma vrij 9-12", "04 09:00-12:00"),
        ("za 16-24", "5 16:00-00:00"),
    ],
)
def test_hours_as_people_type_them(text: str, hours: str) -> None:
    assert said(text) == hours


@pytest.mark.parametrize(
    "text",
    ["", "even", "even weken", "ma", "9-17", "vrij", "ma geen 9-12", "wo 12-9", "wo 9-9", "wo 9-12 11-13", "wo 16-24 8-9", "ma 9-25", "ma 9:75-12",
     "ma t/m", "t/m ma 9-17 x", "abc 9-17", "9-12 ma", "ma 24-24", "ma " * 2000],
)  # fmt: skip
def test_hours_that_cannot_be_are_refused(text: str) -> None:
    with pytest.raises(UnreadableHoursError) as refusal:
        read_hours(text, NOOR)
    assert refusal.value.facts == {"text": text}


def test_even_and_odd_weeks_stand_apart_and_a_later_line_replaces_an_earlier_one() -> None:
    lines = ("ma t/m vr 9-17", "vr 9-12", "even wo 9-12", "oneven wo vrij")
    pattern = pattern_of(read_hours(line, NOOR) for line in lines)
    week_48, week_49 = frame().today, frame().today.replace(day=30)
    assert [len(pattern.every[day]) for day in range(5)] == [1] * 5
    assert pattern.every[4][0].end.hour == 12
    assert [hours.end.hour for hours in pattern.hours_on(week_48.replace(day=25))] == [12]
    assert pattern.hours_on(week_49.replace(month=12, day=2)) == ()


def test_hours_of_every_week_leave_even_and_odd_unsaid() -> None:
    pattern = pattern_of([read_hours("ma 9-17", NOOR)])
    assert (pattern.even, pattern.odd) == (None, None)


@given(st.text("madiwo 0123456789-:,t/mvrij", max_size=40) | st.text(max_size=60))
def test_arbitrary_text_is_hours_or_refused(text: str) -> None:
    with suppress(UnreadableHoursError):
        read_hours(text, NOOR)
