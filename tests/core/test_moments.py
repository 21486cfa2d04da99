from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.strategies import AMSTERDAM

from ontzorg_cli.core.calendar.moments import (
    MINUTE,
    Span,
    Week,
    clip,
    minutes_of,
    moment,
    subtract,
    union,
    whole_day,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

NOON = datetime(2026, 11, 23, 12, tzinfo=AMSTERDAM)
offsets = st.integers(0, 200)
spans = st.builds(lambda start, length: from_noon(start, start + length), offsets, st.integers(0, 60))
collections = st.lists(spans, max_size=8)


def from_noon(start: int, end: int) -> Span:
    return Span.between(NOON + start * MINUTE, NOON + end * MINUTE)


def minutes_in(found: Sequence[Span]) -> set[int]:
    start = from_noon(0, 0).start
    return {minute for minute in range(300) if any(span.start <= start + minute * MINUTE < span.end for span in found)}


@pytest.mark.parametrize(
    ("day", "iso"),
    [
        (date(2026, 12, 28), "2026-W53"),
        (date(2027, 1, 1), "2026-W53"),
        (date(2027, 1, 4), "2027-W01"),
        (date(2025, 12, 29), "2026-W01"),
    ],
)
def test_a_week_around_new_year_belongs_to_the_year_of_its_thursday(day: date, iso: str) -> None:
    assert Week.of(day).iso == iso
    assert Week.of(day).monday == day - timedelta(days=day.weekday())


def test_weeks_stand_in_order_of_time_across_the_year() -> None:
    assert Week.of(date(2026, 12, 31)) < Week.of(date(2027, 1, 4))


@pytest.mark.parametrize(
    ("day", "hours"), [(date(2026, 3, 29), 23), (date(2026, 10, 25), 25), (date(2026, 11, 23), 24)]
)
def test_a_day_has_its_true_length(day: date, hours: int) -> None:
    assert whole_day(day, AMSTERDAM).minutes == hours * 60


def test_a_span_over_the_hour_that_comes_twice_counts_it_twice() -> None:
    sunday = date(2026, 10, 25)
    assert Span.between(moment(sunday, time(1), AMSTERDAM), moment(sunday, time(4), AMSTERDAM)).minutes == 240


def test_a_span_never_ends_before_it_starts() -> None:
    assert from_noon(60, 0) == from_noon(60, 60)
    assert from_noon(60, 0).minutes == 0


def test_spans_that_only_touch_share_nothing() -> None:
    assert from_noon(0, 30).overlap(from_noon(30, 60)) is None


def test_the_union_joins_what_touches_and_leaves_out_what_is_empty() -> None:
    found = union([from_noon(30, 60), from_noon(0, 30), from_noon(90, 90), from_noon(100, 120), from_noon(105, 110)])
    assert found == (from_noon(0, 60), from_noon(100, 120))


@given(collections)
def test_the_union_is_never_longer_than_the_sum(found: list[Span]) -> None:
    assert minutes_of(union(found)) <= sum(span.minutes for span in found)
    assert minutes_in(union(found)) == minutes_in(found)


@given(collections, collections)
def test_what_is_kept_and_what_is_taken_out_make_the_whole(found: list[Span], taken: list[Span]) -> None:
    kept, left = clip(found, taken), subtract(found, taken)
    assert minutes_in(kept) == minutes_in(found) & minutes_in(taken)
    assert minutes_in(left) == minutes_in(found) - minutes_in(taken)
    assert minutes_of(kept) + minutes_of(left) == minutes_of(union(found))
