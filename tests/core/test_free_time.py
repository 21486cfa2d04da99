from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from tests.core.strategies import AMSTERDAM

from ontzorg_cli.core.calendar.free_time import free_spans, slots
from ontzorg_cli.core.calendar.moments import Span


def at(clock: str) -> datetime:
    return datetime.fromisoformat(f"2026-11-23T{clock}").replace(tzinfo=AMSTERDAM)


def span(text: str) -> Span:
    start, end = text.split("-")
    return Span.between(at(start), at(end))


DAY_OF_WORK = (span("08:30-12:30"), span("13:00-16:00"))
MEETINGS = (span("09:00-10:00"), span("12:00-13:30"))


def test_free_time_is_work_less_what_is_taken() -> None:
    assert free_spans(DAY_OF_WORK, MEETINGS) == (span("08:30-09:00"), span("10:00-12:00"), span("13:30-16:00"))


@pytest.mark.parametrize(
    ("now", "free"),
    [
        ("07:00", ("08:30-09:00", "10:00-12:00", "13:30-16:00")),
        ("09:20", ("10:00-12:00", "13:30-16:00")),
        ("10:30", ("10:30-12:00", "13:30-16:00")),
        ("16:00", ()),
    ],
)
def test_free_time_from_now_on_leaves_out_what_is_behind(now: str, free: tuple[str, ...]) -> None:
    assert free_spans(DAY_OF_WORK, MEETINGS, since=at(now)) == tuple(span(each) for each in free)


def test_slots_are_the_first_gaps_that_are_long_enough() -> None:
    free = free_spans(DAY_OF_WORK, MEETINGS)
    assert slots(free, minutes=45) == (span("10:00-12:00"), span("13:30-16:00"))
    assert slots(free, minutes=45, count=1) == (span("10:00-12:00"),)
    assert slots(free, minutes=180) == ()


def test_a_slot_ends_by_the_moment_that_was_asked() -> None:
    free = free_spans(DAY_OF_WORK, MEETINGS)
    assert slots(free, minutes=45, before=at("11:00")) == (span("10:00-11:00"),)
    assert slots(free, minutes=45, before=at("10:40")) == ()


def test_a_slot_starts_on_a_round_five_minutes() -> None:
    free = free_spans(DAY_OF_WORK, MEETINGS, since=at("10:12") + timedelta(seconds=30))
    assert slots(free, minutes=105) == (span("10:15-12:00"), span("13:30-16:00"))
    assert slots(free, minutes=106) == (span("13:30-16:00"),)
