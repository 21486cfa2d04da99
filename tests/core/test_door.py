from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st
from tests.core.desk_samples import MONDAY, day, due, event, full_day, moment, screen, task
from tests.core.strategies import desks, noor

from ontzorg_cli.core.calendar.agenda import Absence, AllDay
from ontzorg_cli.core.judgement.capacity import Horizon
from ontzorg_cli.core.judgement.door import REQUEST, answer_request
from ontzorg_cli.core.judgement.fit import Fit
from ontzorg_cli.core.judgement.verdict import Overload
from ontzorg_cli.core.work.task import Due, Entered

if TYPE_CHECKING:
    from ontzorg_cli.core.judgement.desk import Desk
    from ontzorg_cli.core.judgement.door import Answer


def moved(answer: Answer) -> list[tuple[str, int]]:
    """Return which work would have to move, and to which day after that Monday."""
    return [
        (advice.task.id, (advice.to - MONDAY).days)
        for advice in answer.moves
        if advice.task is not None and advice.to is not None
    ]


def test_a_request_fits_and_what_stays_is_said() -> None:
    desk = noor(tasks=(task("k7m", 60, on=MONDAY),))
    answer = answer_request(desk, minutes=30, due=None)
    # 420 working, 105 expected ad hoc of which the request is 30: 345 of room, 90 needed.
    assert (answer.fits, answer.left_minutes, answer.overload) == (True, 255, Overload.NONE)
    assert (answer.moves, answer.earliest) == ((), MONDAY)


def test_the_reserve_for_ad_hoc_is_there_for_exactly_this() -> None:
    desk = noor(tasks=(task("k7m", 60, on=MONDAY),))
    small, large = (answer_request(desk, minutes=minutes, due=None) for minutes in (20, 100))
    assert small.left_minutes == large.left_minutes


def test_a_request_without_an_estimate_is_taken_as_the_usual_guess() -> None:
    desk = noor()
    assert answer_request(desk, minutes=None, due=None) == answer_request(desk, minutes=30, due=None)


def test_a_request_that_does_not_fit_names_what_can_move_and_to_when() -> None:
    desk = noor(tasks=(task("k7m", 240, on=MONDAY), task("c4h", 60, on=MONDAY, due=due(11))))
    answer = answer_request(desk, minutes=180, due=None)
    assert not answer.fits
    assert answer.left_minutes == -60
    (move,) = answer.moves
    assert move.task is not None
    assert (move.task.id, move.to, move.residual_minutes) == ("c4h", day(1), 0)
    assert answer.earliest == day(1)


def test_what_the_day_lacked_already_is_not_hidden_by_a_small_request() -> None:
    answer = answer_request(screen(), minutes=5, due=None)
    assert (answer.fits, answer.left_minutes) == (False, -43)


def test_a_request_moves_nothing_where_all_of_the_day_has_to_stay() -> None:
    desk = noor(tasks=(task("k7m", 400, on=MONDAY, due=due(0)),))
    answer = answer_request(desk, minutes=60, due=due(3))
    assert (answer.fits, answer.moves, answer.earliest) == (False, (), day(1))


def test_a_request_that_must_be_ready_before_it_can_be_is_hard() -> None:
    desk = noor(events=(event("08:30", 180),))
    answer = answer_request(desk, minutes=60, due=Due(day=MONDAY, at=time(10)))
    assert (answer.fits, answer.overload) == (False, Overload.HARD)


def test_after_work_nothing_fits_and_tomorrow_is_the_honest_day() -> None:
    answer = answer_request(noor(moment("17:00")), minutes=15, due=None)
    assert (answer.fits, answer.is_after_work, answer.earliest) == (False, True, day(1))


def test_a_day_off_is_answered_like_a_day_that_is_over() -> None:
    answer = answer_request(noor(moment("10:00", 5)), minutes=15, due=None)
    assert (answer.fits, answer.is_after_work, answer.earliest) == (False, True, day(7))


def test_where_no_day_in_the_coming_weeks_has_room_none_is_promised() -> None:
    away = Absence(id="a2b", title="verlof", when=AllDay(first=day(1), last=day(90)))
    answer = answer_request(noor(events=(full_day(0),), absences=(away,)), minutes=60, due=None)
    assert (answer.fits, answer.earliest) == (False, None)


def test_more_than_one_task_may_have_to_move_and_none_claims_the_room_of_another() -> None:
    tasks = (task("a2a", 90, on=MONDAY), task("a3a", 90, on=MONDAY), task("a4a", 60, on=MONDAY))
    desk = noor(tasks=tasks, events=(event("08:30", 180, 1),))
    answer = answer_request(desk, minutes=300, due=None)
    assert moved(answer) == [("a3a", 1), ("a4a", 2)]
    assert [advice.residual_minutes for advice in answer.moves] == [30, 0]


def test_a_day_that_is_far_too_full_is_not_emptied_for_one_question() -> None:
    desk = noor(tasks=tuple(task(f"t{number}t", 60, on=MONDAY) for number in range(20)))
    answer = answer_request(desk, minutes=60, due=None)
    assert (len(answer.moves), answer.making_room and answer.making_room.is_enough) == (5, False)


def test_what_fills_the_day_is_named_with_the_most_first() -> None:
    tasks = (task("k7m", 60, on=MONDAY), task("m2x", 150, on=MONDAY), task("c4h", None, on=day(2)))
    answer = answer_request(noor(tasks=tasks, events=(event("13:00", 60),)), minutes=180, due=None)
    assert [(asked.task.id, asked.minutes) for asked in answer.in_the_way.work] == [("m2x", 150), ("k7m", 60)]
    assert (answer.in_the_way.agenda_minutes, answer.over_minutes) == (60, 30)


def test_only_what_is_still_to_come_of_the_agenda_is_in_the_way() -> None:
    desk = noor(moment("09:30"), events=(event("09:00", 60), event("13:00", 60)), tasks=(task("k7m", 300, on=MONDAY),))
    assert answer_request(desk, minutes=120, due=None).in_the_way.agenda_minutes == 90


def test_promised_work_of_tomorrow_that_has_to_be_done_today_is_in_the_way() -> None:
    desk = noor(tasks=(task("k7m", 340, due=due(1, "12:00")),), events=(full_day(1),))
    answer = answer_request(desk, minutes=60, due=due(3))
    assert not answer.fits
    assert answer.over_minutes > 0
    assert [asked.task.id for asked in answer.in_the_way.work] == ["k7m"]


def test_another_day_before_the_deadline_is_in_time() -> None:
    desk = noor(tasks=(task("k7m", 400, on=MONDAY, due=due(0)),))
    answer = answer_request(desk, minutes=60, due=due(3))
    assert (answer.earliest, answer.is_in_time, answer.is_tight) == (day(1), True, False)


def test_a_day_that_holds_it_without_its_margin_is_in_time_and_tight() -> None:
    tasks = (task("k7m", 400, on=MONDAY, due=due(0)), task("m2x", 240, on=day(1), due=due(1)))
    answer = answer_request(noor(tasks=tasks), minutes=60, due=due(1))
    # Tomorrow has 315 of room, of which 252 can be planned: 240 and 60 take 300.
    assert (answer.earliest, answer.is_in_time, answer.is_tight) == (day(1), True, True)


def test_a_day_after_the_deadline_is_too_late() -> None:
    tasks = (task("k7m", 400, on=MONDAY, due=due(0)), task("m2x", 300, on=day(1), due=due(1)))
    answer = answer_request(noor(tasks=tasks), minutes=60, due=due(1))
    assert (answer.earliest, answer.is_in_time, answer.making_room and answer.making_room.moves) == (day(2), False, ())


def test_where_nothing_of_today_can_move_another_day_in_time_may_have_what_can() -> None:
    tasks = (task("k7m", 400, on=MONDAY, due=due(0)), task("m2x", 240, on=day(1), requester="Bram", due=due(9)))
    answer = answer_request(noor(tasks=tasks), minutes=120, due=due(1))
    room = answer.making_room
    assert room is not None
    assert (answer.is_in_time, answer.moves, room.day, room.is_enough) == (False, (), day(1), True)
    assert [(advice.task and advice.task.id, advice.to, advice.person) for advice in room.moves] == [
        ("m2x", day(2), "Bram")
    ]


def test_later_on_the_very_day_may_be_the_first_honest_moment() -> None:
    today = answer_request(noor(events=(event("08:30", 180),)), minutes=60, due=due(0, "10:00"))
    assert (today.fits, today.is_in_time, today.earliest) == (False, False, MONDAY)
    tomorrow = noor(events=(full_day(0), event("08:30", 180, 1)))
    answer = answer_request(tomorrow, minutes=60, due=due(1, "10:00"))
    assert (answer.is_in_time, answer.earliest) == (False, day(1))


def test_more_than_a_day_of_work_can_be_begun() -> None:
    answer = answer_request(noor(), minutes=540, due=None)
    assert (answer.fits, answer.earliest, answer.is_longer_than_a_day) == (False, day(1), True)
    assert not answer_request(noor(events=(full_day(0),)), minutes=60, due=None).is_longer_than_a_day


def test_a_day_that_is_named_is_the_day_that_is_answered_about() -> None:
    desk = noor(tasks=(task("k7m", 240, on=day(1)), task("m2x", 400, on=MONDAY, due=due(0))))
    named = answer_request(desk, minutes=120, due=None, on=day(1))
    assert (named.day, named.fits, named.earliest, moved(named)) == (day(1), False, day(2), [("k7m", 2)])
    free = answer_request(desk, minutes=120, due=None, on=day(2))
    assert (free.fits, free.earliest) == (True, day(2))
    assert answer_request(desk, minutes=120, due=None, on=day(-1)).day == MONDAY


def test_after_work_nothing_of_today_moves() -> None:
    answer = answer_request(noor(moment("17:00"), tasks=(task("k7m", 60, on=MONDAY),)), minutes=15, due=None)
    assert (answer.is_after_work, answer.is_off, answer.moves) == (True, False, ())


def test_a_day_off_says_why() -> None:
    away = Absence(id="a2b", title="verlof", when=AllDay(first=MONDAY, last=MONDAY))
    answer = answer_request(noor(absences=(away,)), minutes=15, due=None)
    assert (answer.is_off, answer.off_reason, answer.earliest) == (True, "verlof", day(1))


@given(desks(), st.sampled_from((5, 30, 120, 600)))
def test_after_the_moves_the_day_takes_the_request_or_what_stays_too_much_was_said(desk: Desk, minutes: int) -> None:
    answer = answer_request(desk, minutes=minutes, due=None)
    if answer.fits or answer.making_room is None:
        return
    request = task(REQUEST, minutes, created_at=desk.now, on=desk.today, due=Due(day=desk.today), entered=Entered.ADHOC)
    fit = Fit(desk, Horizon(desk)).with_task(request)
    assert fit.excess_minutes(desk.today) == answer.making_room.over_minutes
    for advice in answer.moves:
        assert advice.task is not None
        assert advice.to is not None
        fit = fit.with_task_on(advice.task, advice.to)
        assert fit.excess_minutes(desk.today) == advice.residual_minutes


@given(desks(), st.sampled_from((5, 30, 120, 600)))
def test_the_first_honest_day_is_a_working_day_from_today_on(desk: Desk, minutes: int) -> None:
    answer = answer_request(desk, minutes=minutes, due=None)
    if answer.earliest is not None:
        assert answer.earliest >= desk.today
        assert Horizon(desk).day(answer.earliest).working
    assert answer.fits == (answer.earliest == desk.today)
