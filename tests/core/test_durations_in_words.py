from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.reading import frame

from ontzorg_cli.core.calendar.durations_in_words import read_duration
from ontzorg_cli.core.calendar.unreadable import ImpossibleDurationError, UnreadableDurationError
from ontzorg_cli.core.calendar.working_time import Hours, WorkPattern

NOOR = frame()

DURATIONS = {
    "45": 45, "45m": 45, "20 min": 20, "20 min.": 20, "1 minuut": 1, "20 minuten": 20, "kwartier": 15, "kwartiertje": 15,
    "een kwartier": 15, "quarter of an hour": 15, "a quarter of an hour": 15, "drie kwartier": 45, "three quarters of an hour": 45,
    "half uur": 30, "half uurtje": 30, "een half uur": 30, "halfuur": 30, "een halfuur": 30, "half an hour": 30, "½ uur": 30,
    "uur": 60, "uurtje": 60, "een uur": 60, "an hour": 60, "1h": 60, "2 hrs": 120, "anderhalf uur": 90, "1,5u": 90, "1.5u": 90,
    "1½ uur": 90, "1,5 uur": 90, "2.5 hours": 150, "an hour and a half": 90, "twee en een half uur": 150, "1u15": 75, "1u30": 90,
    "1h30": 90, "1u30m": 90, "1 uur 15": 75, "1 uur en 5 minuten": 65, "1 hour and 5 minutes": 65, "1:30": 90, "dagdeel": 240,
    "2 dagdelen": 480, "halve dag": 240, "half a day": 240, "een halve dag": 240, "dag": 450, "2 dagen": 900, "paar minuten": 5,
    "een paar minuten": 5, "a few minutes": 5, "even": 10, "moment": 10, "for 45 minutes": 45, "for 2 hours": 120, "for 45": 45,
    "8u": 480, "24u": 1440, "1440": 1440,
}  # fmt: skip


@pytest.mark.parametrize(("text", "minutes"), DURATIONS.items())
def test_a_duration_as_people_type_it(text: str, minutes: int) -> None:
    assert read_duration(text, NOOR) == minutes


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "abc",
        "vr",
        "14:75",
        "1u75",
        "2 half uur",
        "half 2 uur",
        "1 uur en 5 half",
        "2 paar minuten",
        "-",
        "--",
        "1e9",
    ],
)
def test_what_is_no_duration_is_refused(text: str) -> None:
    with pytest.raises(UnreadableDurationError) as refusal:
        read_duration(text, NOOR)
    assert refusal.value.facts == {"text": text}


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("0", 0), ("0m", 0), ("-30", -30), ("\u22121u", -60), ("25u", 1500), ("1441", 1441), ("99999999", 99999999)],
)
def test_nothing_less_or_more_than_a_day_is_impossible(text: str, minutes: int) -> None:
    with pytest.raises(ImpossibleDurationError) as refusal:
        read_duration(text, NOOR)
    assert refusal.value.facts == {"text": text, "minutes": minutes}


@pytest.mark.parametrize(
    ("pattern", "half_day", "day"),
    [
        (WorkPattern(), 240, 480),
        (WorkPattern(every=dict.fromkeys(range(4), (Hours(time(9), time(17)),))), 240, 480),
        (WorkPattern(every={0: (Hours(time(9), time(12)),), 1: (), 2: (Hours(time(13), time(16)),)}), 180, 180),
        (WorkPattern(every={0: (Hours(time(20), time(0)),)}), 240, 240),
    ],
)
def test_a_half_day_is_half_of_her_own(pattern: WorkPattern, half_day: int, day: int) -> None:
    own = replace(NOOR, pattern=pattern)
    assert (read_duration("dagdeel", own), read_duration("dag", own)) == (half_day, day)


@given(st.text(max_size=90))
def test_arbitrary_text_is_a_duration_within_a_day_or_refused(text: str) -> None:
    with suppress(UnreadableDurationError, ImpossibleDurationError):
        assert 0 < read_duration(text, NOOR) <= 1440
