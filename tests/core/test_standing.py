"""The standing time of a check-in, as it is typed."""

from __future__ import annotations

from datetime import datetime

import pytest
from tests.core.reading import AMSTERDAM, frame

from ontzorg_cli.core.together.standing import Standing, UnreadableCheckinError, read_standing

READ = {
    "ma 13:00 30m": ("2026-11-23T13:00", 30, "FREQ=WEEKLY;BYDAY=MO"),
    "di 9 30m": ("2026-11-24T09:00", 30, "FREQ=WEEKLY;BYDAY=TU"),
    "vr. 15.30 30": ("2026-11-27T15:30", 30, "FREQ=WEEKLY;BYDAY=FR"),
    "maandag om 13u kwartier": ("2026-11-23T13:00", 15, "FREQ=WEEKLY;BYDAY=MO"),
    "zo 10:00 1u30": ("2026-11-29T10:00", 90, "FREQ=WEEKLY;BYDAY=SU"),
    "op do half elf 30m": ("2026-11-26T10:30", 30, "FREQ=WEEKLY;BYDAY=TH"),
    "om de week do half elf 30m": ("2026-11-26T10:30", 30, "FREQ=WEEKLY;INTERVAL=2;BYDAY=TH"),
    "elke ma en do 13:00 30m": ("2026-11-23T13:00", 30, "FREQ=WEEKLY;BYDAY=MO,TH"),
    "elke eerste di van de maand 10:00 45m": ("2026-12-01T10:00", 45, "FREQ=MONTHLY;BYDAY=1TU"),
    "elke ma tot 1 juni 13:00 30m": ("2026-11-23T13:00", 30, "FREQ=WEEKLY;BYDAY=MO;UNTIL=20270601"),
    "mon 13:00 30m": ("2026-11-23T13:00", 30, "FREQ=WEEKLY;BYDAY=MO"),
    "every other thu 10:30 30m": ("2026-11-26T10:30", 30, "FREQ=WEEKLY;INTERVAL=2;BYDAY=TH"),
    "every first tuesday of the month at 10:00 45m": ("2026-12-01T10:00", 45, "FREQ=MONTHLY;BYDAY=1TU"),
    "tue 1pm 30m": ("2026-11-24T13:00", 30, "FREQ=WEEKLY;BYDAY=TU"),
    "FREQ=WEEKLY;BYDAY=WE 11:00 20m": ("2026-11-25T11:00", 20, "FREQ=WEEKLY;BYDAY=WE"),
}
REFUSED = (
    "",
    "ma",
    "30m",
    "ma 30m",
    "13:00 30m",
    "soms 13:00 30m",
    "ma en dan 13:00 30m",
    "ma 25:00 30m",
    "ma 13:00 0m",
    "ma 13:00 25u",
    "ma 13:00 lang",
    "27-11 13:00 30m",
    "vr 27 november 13:00 30m",
    "elke ma tot 1 juni 2020 13:00 30m",
)


@pytest.mark.parametrize(("text", "standing"), READ.items(), ids=READ)
def test_a_rhythm_a_time_and_a_length_are_read(text: str, standing: tuple[str, int, str]) -> None:
    start, minutes, rule = standing
    assert read_standing(text, frame()) == Standing(
        text=text, start=datetime.fromisoformat(start), minutes=minutes, rule=rule
    )


@pytest.mark.parametrize(
    ("clock", "first"), [("08:31", "2026-11-23T08:31"), ("08:30", "2026-11-30T08:30"), ("08:00", "2026-11-30T08:00")]
)
def test_it_begins_today_where_that_is_still_to_come_and_else_next_week(clock: str, first: str) -> None:
    assert read_standing(f"ma {clock} 30m", frame()).start == datetime.fromisoformat(first)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("om de week ma 13:00 30m", "2026-11-30T13:00"),
        ("om de week vr 13:00 30m", "2026-11-27T13:00"),
        ("om de week vr 08:00 30m", "2026-12-04T08:00"),
        ("elke 3 weken op di 13:00 30m", "2026-12-01T13:00"),
    ],
)
def test_once_in_some_weeks_begins_with_the_first_such_day_that_is_to_come(text: str, first: str) -> None:
    on_friday = frame(datetime(2026, 11, 27, 8, 30, tzinfo=AMSTERDAM))
    assert read_standing(text, on_friday).start == datetime.fromisoformat(first)


def test_without_a_length_it_is_half_an_hour() -> None:
    assert read_standing("ma 13:00", frame()).minutes == 30
    ten = read_standing("di 10 uur", frame())
    assert (ten.start.hour, ten.minutes) == (10, 30)


def test_what_was_typed_is_kept_with_single_spaces() -> None:
    assert read_standing("  ma   13:00  30m ", frame()).text == "ma 13:00 30m"


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_no_standing_time_is_refused(text: str) -> None:
    with pytest.raises(UnreadableCheckinError) as refused:
        read_standing(text, frame())
    assert refused.value.facts == {"text": text}


@pytest.mark.parametrize("text", ["morgen 13:00 30m", "today 13:00 30m", "overmorgen 13:00 30m"])
def test_a_single_day_is_no_rhythm(text: str) -> None:
    with pytest.raises(UnreadableCheckinError):
        read_standing(text, frame())
