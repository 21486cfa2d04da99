"""Where not everything can be in time, as little as possible is late, and no date is broken that could be kept."""

from __future__ import annotations

from dataclasses import replace
from itertools import accumulate
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.core.desk_samples import day, due, moment, order, place_of, task
from tests.core.strategies import noor

from ontzorg_cli.core.judgement.capacity import Horizon
from ontzorg_cli.core.judgement.guard import guard
from ontzorg_cli.core.judgement.less_late import LOOKED_AT, less_late
from ontzorg_cli.core.judgement.score import Scale, Scored
from ontzorg_cli.core.preferences import Preferences
from ontzorg_cli.core.work.task import Importance

if TYPE_CHECKING:
    from collections.abc import Sequence

NO_ADHOC = Preferences(adhoc_fixed_share=0.0)
PLACES = 50
often = settings(max_examples=300, deadline=None)


def scored(number: int, minutes: int, reach: int, weight: float, *, implied: bool = False, unseen: int = 0) -> Scored:
    """Return work that stands on a place of the order by its number; `unseen` minutes go to what has yet to be asked."""
    work = task(f"t{number}", minutes)
    key = (float(number), moment("17:00"), work.created_at, work.id)
    return Scored(
        task=work,
        minutes=minutes,
        guess=False,
        due=moment("17:00"),
        implied=implied,
        reach_minutes=reach,
        sure_minutes=max(0, reach - unseen),
        weight=weight,
        score=0.0,
        key=key,
    )


@st.composite
def orders(draw: st.DrawFn) -> list[Scored]:
    """Return an order in which about half of the work is late."""
    drawn = draw(
        st.lists(
            st.tuples(
                st.integers(5, 90),
                st.integers(0, 60),
                st.sampled_from((1.0, 2.0, 4.0, 5.0)),
                st.integers(0, 4),
                st.integers(0, 200),
            ),
            max_size=9,
        )
    )
    return [
        scored(number, minutes, tens * 10, weight, implied=not chance, unseen=unseen)
        for number, (minutes, tens, weight, chance, unseen) in enumerate(drawn)
    ]


def late(places: Sequence[Scored]) -> list[bool]:
    """Return for each place whether what stands there is really late."""
    ends = accumulate(one.minutes for one in places)
    return [not one.implied and end > one.reach_minutes for one, end in zip(places, ends, strict=True)]


def cost(places: Sequence[Scored]) -> float:
    """Return the weighted minutes too late, once what has yet to be asked has taken its room."""
    ends = accumulate(one.minutes for one in places)
    return sum(
        one.weight * max(0, end - one.sure_minutes) for one, end in zip(places, ends, strict=True) if not one.implied
    )


@often
@given(orders())
def test_no_single_move_makes_less_late(places: list[Scored]) -> None:
    found = list(less_late(places))
    assert cost(found) <= cost(places)
    for start in range(len(found)):
        for end in range(len(found)):
            moved = [*found]
            moved.insert(end, moved.pop(start))
            assert cost(moved) >= cost(found) - 1e-6


@often
@given(orders())
def test_the_order_stays_what_it_was_where_nothing_is_late(places: list[Scored]) -> None:
    if cost(places) == 0:
        assert list(less_late(places)) == places


def test_what_stands_below_the_places_that_are_looked_at_stays_there() -> None:
    order_of_all = [*(scored(number, 10, 10_000, 1.0) for number in range(LOOKED_AT)), scored(99, 10, 5, 4.0)]
    assert list(less_late(order_of_all)) == order_of_all
    assert list(less_late(order_of_all[1:])) == [order_of_all[-1], *order_of_all[1:-1]]


@often
@given(orders())
def test_nothing_is_late_that_could_go_up_at_no_others_cost(places: list[Scored]) -> None:
    found = guard(places, PLACES)
    was_late = late(found)
    for start in range(len(found)):
        for end in range(start):
            moved = [*found]
            moved.insert(end, moved.pop(start))
            made_late = [one for one, is_late in zip(moved, late(moved), strict=True) if is_late]
            already = [one for one, is_late in zip(found, was_late, strict=True) if is_late]
            assert not was_late[start] or found[start] in made_late or not set(made_late) <= set(already)


@often
@given(orders())
def test_nothing_stands_above_work_that_would_be_in_time_right_before_it(places: list[Scored]) -> None:
    found = guard(places, PLACES)
    was_late = late(found)
    for above in range(len(found)):
        for below in range(above + 1, len(found)):
            moved = [*found]
            moved.insert(below, moved.pop(above))
            now_late = late(moved)
            is_saved = was_late[below] and not now_late[below - 1]
            assert not is_saved or (now_late[below] and not was_late[above])


@often
@given(orders())
def test_the_guard_makes_nothing_late(places: list[Scored]) -> None:
    found = guard(places, PLACES)
    assert sorted(one.task.id for one in found) == sorted(one.task.id for one in places)
    assert sum(late(found)) <= sum(late(places))


def test_what_is_late_anyhow_goes_first_where_that_makes_nothing_else_late_and_says_so() -> None:
    # 240 minutes until half past twelve. By the score `must` goes first, and `late` is an hour later than it need be.
    tasks = (
        task("late", 180, due=due(0, "11:00")),
        task("must", 60, due=due(0, "12:30"), importance=Importance.MUST),
        task("later", 120, due=due(1)),
    )
    desk = noor(tasks=tasks, preferences=NO_ADHOC)
    assert place_of("must", desk).score > place_of("late", desk).score
    assert order(desk) == ["late", "must", "later"]
    assert place_of("late", desk).reasons[0].code == "less_late"
    assert order(noor(tasks=tasks, preferences=replace(NO_ADHOC, guarded_places=0))) == ["must", "late", "later"]


def test_what_will_be_late_as_more_is_asked_goes_before_what_nobody_waits_for_and_says_so() -> None:
    # 420 minutes a day, so 2,100 until Friday evening; three fifths of the days after today are counted on: 1,428.
    tasks = (
        task("large", 500, due=due(4)),
        task("larger", 700, due=due(4)),
        task("tidy", 240, importance=Importance.MUST),
    )
    desk = noor(tasks=tasks, preferences=NO_ADHOC)
    assert place_of("tidy", desk).score > place_of("large", desk).score
    assert order(desk) == ["larger", "large", "tidy"]
    (reason, *others) = place_of("large", desk).reasons
    assert (reason.code, reason.facts) == ("before_more", {"due": day(4)})
    assert not {"due_soon", "due_later"} & {one.code for one in others}
    assert order(noor(tasks=tasks, preferences=replace(NO_ADHOC, unseen_share=0.0)))[0] == "tidy"
    smaller = tuple(replace(one, minutes=200) if one.id == "larger" else one for one in tasks)
    assert order(noor(tasks=smaller, preferences=NO_ADHOC))[0] == "tidy"


def test_nothing_of_the_room_of_today_is_kept_for_what_has_yet_to_be_asked() -> None:
    desk = noor(preferences=NO_ADHOC)
    scale = Scale(desk, Horizon(desk))
    reached = [scale.score(task("a", 60, due=due(number))) for number in range(3)]
    assert [(one.reach_minutes, one.sure_minutes) for one in reached] == [(420, 420), (840, 672), (1260, 924)]


@pytest.mark.parametrize("places", [0, 1])
def test_no_more_places_are_guarded_than_were_asked(places: int) -> None:
    work = [scored(0, 60, 30, 1.0), scored(1, 60, 30, 1.0), scored(2, 10, 15, 1.0)]
    found = guard(work, places)
    assert [one.task.id for one in found] == (["t0", "t1", "t2"] if places == 0 else ["t2", "t0", "t1"])
