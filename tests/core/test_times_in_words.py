from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.reading import frame

from ontzorg_cli.core.calendar.times_in_words import read_time
from ontzorg_cli.core.calendar.unreadable import UnreadableTimeError
from ontzorg_cli.core.calendar.working_time import Hours, WorkPattern

NOOR = frame()

TIMES = {
    "14:30": "14:30", "14.30": "14:30", "14u30": "14:30", "14h30": "14:30", "1430": "14:30", "14u": "14:00",
    "14 uur": "14:00", "14:30u": "14:30", "14.30 uur": "14:30", "half drie": "14:30", "half 3": "14:30",
    "half three": "15:30", "half past three": "15:30", "half past 2": "14:30", "kwart over 9": "09:15", "quarter past 9": "09:15",
    "a quarter past nine": "09:15", "kwart voor 10": "09:45", "quarter to ten": "09:45", "5 voor half 4": "15:25",
    "vijf voor half vier": "15:25", "10 over half 3": "14:40", "10 voor half 4": "15:20", "10 over 3": "15:10",
    "ten past three": "15:10", "5 minuten voor 12": "11:55", "ten minutes to 3": "14:50", "12 uur": "12:00", "half een": "12:30",
    "noen": "12:00", "middag": "12:00", "noon": "12:00", "12 noon": "12:00", "3 uur": "15:00", "om 3 uur": "15:00", "om 3": "15:00",
    "at 3": "15:00", "9 uur": "09:00", "8": "08:00", "7": "07:00", "6 uur": "18:00", "zes": "18:00", "five o'clock": "17:00", "3:18": "03:18",
    "3.18": "15:18", "3u18": "15:18", "0330": "03:30", "voor 3 uur": "15:00", "3pm": "15:00", "3:18 pm": "15:18", "by 5pm": "17:00",
    "12 am": "00:00", "12 pm": "12:00", "9 a.m.": "09:00", "9 uur 's ochtends": "09:00", "'s avonds 9 uur": "21:00",
    "\u2019s avonds 9 uur": "21:00", "3 uur 's middags": "15:00", "12 uur 's middags": "12:00", "half een 's middags": "12:30",
    "12 uur 's nachts": "00:00", "2 uur 's nachts": "02:00", "11 uur 's nachts": "23:00", "at 3 in the afternoon": "15:00",
    "20 uur 's avonds": "20:00", "'s ochtends": "08:30", "in the afternoon": "13:00", "vanmiddag": "13:00", "vanavond": "19:00",
    "vannacht": "22:00", "begin van de middag": "13:00", "eind van de ochtend": "12:30", "end of the afternoon": "16:00",
    "eind van de middag": "16:00", "voor de lunch": "12:30", "na de lunch": "13:00", "after lunch": "13:00", "EOD": "16:30",
    "voor sluitingstijd": "16:30", "before closing": "16:30", "eind van de dag": "16:30", "end of the day": "16:30",
}  # fmt: skip


@pytest.mark.parametrize(("text", "at"), TIMES.items())
def test_a_time_as_people_type_it(text: str, at: str) -> None:
    assert read_time(text, NOOR) == time.fromisoformat(at)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "vr",
        "24:00",
        "25",
        "14:60",
        "99:99",
        "2460",
        "half 14",
        "kwart over 13",
        "50 over 3",
        "midden van de middag",
        "45m",
    ],
)
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(UnreadableTimeError) as refusal:
        read_time(text, NOOR)
    assert refusal.value.facts == {"text": text}


def test_three_o_clock_is_at_night_for_who_works_at_night() -> None:
    nights = WorkPattern(every=dict.fromkeys(range(7), (Hours(time(0), time(7)),)))
    assert read_time("3 uur", replace(NOOR, pattern=nights)) == time(3)


def test_an_evening_that_ends_at_midnight_has_its_hours_after_noon() -> None:
    evenings = WorkPattern(every=dict.fromkeys(range(7), (Hours(time(16), time(0)),)))
    assert read_time("9 uur", replace(NOOR, pattern=evenings)) == time(21)


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("3 uur", time(15)),
        ("'s ochtends", time(9)),
        ("eind van de ochtend", time(12, 30)),
        ("na de lunch", time(13)),
        ("eod", time(17)),
    ],
)
def test_without_hours_of_her_own_the_office_day_is_meant(text: str, at: time) -> None:
    assert read_time(text, replace(NOOR, pattern=WorkPattern())) == at


@given(st.text(max_size=90))
def test_arbitrary_text_is_a_time_or_refused(text: str) -> None:
    with suppress(UnreadableTimeError):
        read_time(text, NOOR)
