"""A day laid out in time: nothing on top of anything, nothing invented, and breath where there is room for it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.core.desk_samples import MONDAY, due, event, moment, task
from tests.core.strategies import desks, full_days, noor

from ontzorg_cli.core.calendar.agenda import Event, EventKind, Zoned
from ontzorg_cli.core.calendar.moments import Span, clip, minutes_of, subtract
from ontzorg_cli.core.judgement.capacity import Horizon
from ontzorg_cli.core.judgement.scene import lay_out
from ontzorg_cli.core.judgement.timetable import (
    BUNDLE_MINUTES,
    LONGEST_PAUSE,
    SHORTEST_MINUTES,
    TimeKind,
    Timetable,
    WhyNot,
    timetable,
)
from ontzorg_cli.core.judgement.verdict import Overload
from ontzorg_cli.core.work.task import Entered

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ontzorg_cli.core.judgement.desk import Desk
    from ontzorg_cli.core.judgement.scene import Scene

PROTECTED = EventKind.PROTECTED
fast = settings(max_examples=60, deadline=None)


def scene_of(desk: Desk, number: int = 0) -> Scene:
    """Return the scene of today, or of so many days later."""
    return lay_out(desk.today + timedelta(days=number), desk, Horizon(desk))


def laid(desk: Desk, number: int = 0) -> Timetable:
    return timetable(scene_of(desk, number))


def hours(found: Timetable) -> list[str]:
    """Return the pieces as 'task 09:00-10:00'."""
    zone = moment("09:00").tzinfo
    return [
        f"{one.task.id} {one.span.start.astimezone(zone):%H:%M}-{one.span.end.astimezone(zone):%H:%M}"
        for one in found.pieces
    ]


def accepted(desk: Desk, found: Timetable) -> Desk:
    """Return the desk with the pieces in the agenda."""
    blocks = tuple(
        Event(
            id=f"blok{number}",
            title=one.task.title,
            when=Zoned(start=one.span.start.replace(tzinfo=None), zone="UTC", minutes=one.span.minutes),
            kind=PROTECTED,
            task=one.task.id,
        )
        for number, one in enumerate(found.pieces)
    )
    return replace(desk, events=(*desk.events, *blocks))


any_day = st.one_of(desks(), full_days())
numbers = st.integers(0, 4)


@fast
@given(any_day, numbers)
def test_work_lies_in_free_working_time_from_now_on_and_never_twice(desk: Desk, number: int) -> None:
    scene = scene_of(desk, number)
    found = timetable(scene)
    spans = [piece.span for piece in found.pieces]
    time = scene.horizon.day(scene.day)
    assert minutes_of(clip(spans, time.working)) == sum(span.minutes for span in spans)
    assert not clip(spans, time.fixed)
    assert all(span.start >= desk.now and span.minutes > 0 for span in spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))


@fast
@given(any_day, numbers)
def test_no_minute_is_invented_and_none_is_lost(desk: Desk, number: int) -> None:
    scene = scene_of(desk, number)
    found = timetable(scene)
    placed: dict[str, int] = {}
    for one in found.pieces:
        placed[one.task.id] = placed.get(one.task.id, 0) + one.span.minutes
    for left in found.unplaced:
        placed[left.task.id] = placed.get(left.task.id, 0) + left.minutes
    assert placed == {one.task.id: one.minutes for one in scene.fit.asked(scene.day) if one.minutes}
    free = [one.span for one in found.free]
    assert free == list(subtract(scene.horizon.day(scene.day).free, [piece.span for piece in found.pieces]))


@fast
@given(any_day, numbers)
def test_the_expected_ad_hoc_stays_free(desk: Desk, number: int) -> None:
    scene = scene_of(desk, number)
    found = timetable(scene)
    time = scene.horizon.day(scene.day)
    assert found.adhoc_minutes >= min(time.expected_adhoc_left_minutes, time.capacity_left_minutes)
    assert sum(one.span.minutes for one in found.pieces) <= time.room_minutes
    if not time.for_work.minutes:
        assert found.adhoc_minutes == time.expected_adhoc_left_minutes
    assert all(0 <= one.adhoc_minutes <= one.span.minutes for one in found.free)


@fast
@given(any_day, numbers)
def test_a_block_lies_in_one_piece_and_an_hour_that_was_agreed_is_kept(desk: Desk, number: int) -> None:
    scene = scene_of(desk, number)
    found = timetable(scene)
    asked = {one.task.id: one.minutes for one in scene.fit.asked(scene.day)}
    for one in found.pieces:
        own = [piece.span for piece in found.pieces if piece.task.id == one.task.id]
        if one.task.block_minutes:
            assert max(span.minutes for span in own) >= min(one.task.block_minutes, asked[one.task.id])
        at = one.task.real_due
        if at is not None and at.at is not None and at.day == scene.day:
            until = scene.horizon.due_moment(at)
            assert until <= desk.now or one.span.end <= until


@fast
@given(any_day, numbers, st.randoms(use_true_random=False))
def test_the_order_in_which_files_are_read_decides_nothing(desk: Desk, number: int, shuffled: object) -> None:
    tasks, events = list(desk.tasks), list(desk.events)
    shuffled.shuffle(tasks)  # type: ignore[attr-defined]
    shuffled.shuffle(events)  # type: ignore[attr-defined]
    again = replace(desk, tasks=tuple(tasks), events=tuple(events))
    assert laid(again, number) == laid(desk, number)


@fast
@given(any_day, numbers)
def test_once_in_the_agenda_it_counts_once_and_is_not_laid_out_again(desk: Desk, number: int) -> None:
    before = scene_of(desk, number)
    found = timetable(before)
    after = scene_of(accepted(desk, found), number)
    placed = sum(one.span.minutes for one in found.pieces)
    assert after.figures.fixed_minutes == before.figures.fixed_minutes + placed
    assert after.figures.need_minutes == before.figures.need_minutes - placed
    assert after.way_out.excess_minutes <= before.way_out.excess_minutes
    if before.way_out.overload is Overload.NONE:
        assert after.way_out.overload is Overload.NONE
    assert timetable(after).pieces == ()


@fast
@given(any_day, numbers)
def test_small_work_is_bundled_back_to_back_and_a_bundle_stays_short(desk: Desk, number: int) -> None:
    found = laid(desk, number)
    for bundle in {one.bundle for one in found.pieces} - {None}:
        spans = [one.span for one in found.pieces if one.bundle == bundle]
        assert len(spans) > 1
        assert sum(span.minutes for span in spans) <= BUNDLE_MINUTES
        assert all(one.end == other.start for one, other in pairwise(spans))


def test_work_waits_for_what_it_depends_on() -> None:
    work = (
        task("stuk", 60, on=MONDAY),
        task("mail", 20, on=MONDAY, depends=("stuk",), due=due(0, "11:00")),
        task("post", 30, on=MONDAY, depends=("mail",)),
    )
    assert hours(laid(noor(tasks=work))) == ["stuk 08:30-09:30", "mail 09:40-10:00", "post 10:05-10:35"]


@fast
@given(full_days(), numbers)
def test_nothing_begins_before_the_end_of_what_it_waits_for(desk: Desk, number: int) -> None:
    found = laid(desk, number)
    for one in found.pieces:
        ends = [other.span.end for other in found.pieces if other.task.id in one.task.depends]
        assert all(end <= one.span.start for end in ends)


def test_after_work_comes_a_pause_of_the_margin_while_there_is_any() -> None:
    work = (task("a1", 60, on=MONDAY), task("b1", 30, on=MONDAY), task("c1", 20, on=MONDAY))
    found = laid(noor(tasks=work))
    assert [one.span.minutes for one in found.free if one.kind is TimeKind.BREATH] == [5, 10]
    full = laid(noor(tasks=tuple(task(f"t{number}", 105, on=MONDAY) for number in range(3))))
    assert full.breath_minutes == 0
    assert full.unplaced == ()


def test_long_work_gets_a_pause_in_the_middle_and_a_block_does_not() -> None:
    plain = laid(noor(tasks=(task("a1", 150, on=MONDAY),)))
    assert hours(plain) == ["a1 08:30-10:00", "a1 10:15-11:15"]
    assert hours(laid(noor(tasks=(task("a1", 180, on=MONDAY, block_minutes=180),)))) == ["a1 08:30-11:30"]


def test_a_block_takes_the_first_gap_that_is_long_enough() -> None:
    meetings = (event("09:00", 60), event("13:00", 30), event("14:00", 60, kind=PROTECTED))
    work = (task("nota", 90, on=MONDAY, block_minutes=90, due=due(3)), task("post", 30, on=MONDAY, due=due(0)))
    assert hours(laid(noor(tasks=work, events=meetings))) == ["post 08:30-09:00", "nota 10:00-11:30"]


def test_a_block_without_a_gap_is_named_with_why() -> None:
    meetings = tuple(event(start, 30) for start in ("09:30", "11:00", "13:30", "15:00"))
    (left,) = laid(noor(tasks=(task("nota", 120, on=MONDAY, block_minutes=120),), events=meetings)).unplaced
    assert (left.task.id, left.minutes, left.why) == ("nota", 120, WhyNot.NO_GAP)


def test_what_is_due_at_an_hour_goes_first_and_its_rest_is_named() -> None:
    work = (task("a1", 90, on=MONDAY), task("laat", 100, on=MONDAY, due=due(0, "10:00")))
    found = laid(noor(tasks=work))
    assert hours(found) == ["laat 08:30-10:00", "a1 13:00-14:30"]
    assert [(one.task.id, one.minutes, one.why) for one in found.unplaced] == [("laat", 10, WhyNot.BEFORE_DUE)]


def test_more_than_there_is_room_for_is_named_last_in_the_order_first() -> None:
    work = (task("moet", 200, on=MONDAY, due=due(0)), task("mag", 200, on=MONDAY))
    found = laid(noor(tasks=work))
    assert sum(one.span.minutes for one in found.pieces) == 420 - 105
    assert [(one.task.id, one.minutes, one.why) for one in found.unplaced] == [("mag", 85, WhyNot.FULL)]
    assert found.adhoc_minutes == 105


def test_small_work_is_done_before_lunch_and_before_going_home() -> None:
    small = tuple(task(f"k{number}", 15, on=MONDAY) for number in range(5))
    found = laid(noor(tasks=small))
    assert hours(found) == [
        "k0 11:45-12:00",
        "k1 12:00-12:15",
        "k2 12:15-12:30",
        "k3 15:30-15:45",
        "k4 15:45-16:00",
    ]
    assert [one.bundle for one in found.pieces] == [1, 1, 1, 2, 2]


@pytest.mark.parametrize(
    "one",
    [
        task("k1", 15, on=MONDAY, due=due(0, "10:00")),
        task("k1", 15, on=MONDAY, started_at=moment("08:30")),
        task("k1", 16, on=MONDAY),
    ],
)
def test_what_has_an_hour_runs_already_or_is_larger_is_in_no_bundle(one: object) -> None:
    other = task("k2", 10, on=MONDAY)
    found = laid(noor(tasks=(one, other)))
    assert {piece.bundle for piece in found.pieces} == {None}


def test_work_goes_on_from_now_at_a_round_hour() -> None:
    desk = noor(moment("10:02"), tasks=(task("a1", 60, on=MONDAY),))
    assert hours(laid(desk)) == ["a1 10:05-11:05"]


def test_a_gap_that_holds_work_in_one_is_better_than_two_halves() -> None:
    meetings = (event("09:00", 60),)
    work = (task("a1", 45, on=MONDAY, due=due(0)), task("b1", 30, on=MONDAY))
    assert hours(laid(noor(tasks=work, events=meetings))) == ["b1 08:30-09:00", "a1 10:00-10:45"]


def test_own_time_and_lunch_stay_as_they_are() -> None:
    own = event("10:00", 60, kind=PROTECTED)
    found = laid(noor(tasks=(task("a1", 300, on=MONDAY),), events=(own,)))
    lunch = Span.between(moment("12:30"), moment("13:00"))
    assert not any(one.span.overlap(lunch) for one in found.pieces)
    assert not any(one.span.overlap(Span.between(moment("10:00"), moment("11:00"))) for one in found.pieces)


def test_a_large_task_in_blocks_asks_no_second_share_of_its_day() -> None:
    desk = noor(tasks=(task("groot", 900, on=MONDAY),))
    found = laid(desk)
    after = scene_of(accepted(desk, found))
    assert sum(one.span.minutes for one in found.pieces) == 252
    assert (after.figures.need_minutes, timetable(after).pieces) == (0, ())


def test_a_block_for_ad_hoc_work_still_uses_up_what_was_expected() -> None:
    came = task("spoed", 60, on=MONDAY, created_at=moment("09:00"), entered=Entered.ADHOC)
    desk = noor(moment("09:30"), tasks=(came, task("a1", 200, on=MONDAY)))
    before = scene_of(desk)
    after = scene_of(accepted(desk, timetable(before)))
    assert before.figures.adhoc_minutes == after.figures.adhoc_minutes == 60
    assert after.way_out.excess_minutes <= before.way_out.excess_minutes


def test_a_day_behind_and_a_day_off_are_not_laid_out() -> None:
    desk = noor(tasks=(task("a1", 60, on=MONDAY),))
    assert laid(desk, -3) == Timetable()
    assert laid(desk, 5).pieces == ()


def times(found: Iterable[Span]) -> list[int]:
    return [span.minutes for span in found]


def test_pieces_are_not_shorter_than_a_quarter_where_work_is_longer() -> None:
    meetings = (event("08:40", 20), event("09:20", 60))
    found = laid(noor(tasks=(task("a1", 120, on=MONDAY),), events=meetings))
    assert min(times(piece.span for piece in found.pieces)) >= SHORTEST_MINUTES
    assert all(one.span.minutes <= LONGEST_PAUSE for one in found.free if one.kind is TimeKind.BREATH)
    assert found.pieces[0].span.start >= moment("08:30")


def test_work_does_not_move_before_a_block_of_what_it_waits_for() -> None:
    block = event("15:00", 60, kind=PROTECTED, task="stuk")
    work = (task("stuk", 60, on=MONDAY), task("mail", 20, on=MONDAY, depends=("stuk",)))
    found = laid(noor(tasks=work, events=(block,)))
    assert [(one.task.id, one.why) for one in found.unplaced] == [("mail", WhyNot.NO_GAP)]
