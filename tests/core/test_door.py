from __future__ import annotations

from datetime import time

from tests.core.desk_samples import MONDAY, day, due, event, full_day, moment, screen, task
from tests.core.strategies import noor

from ontzorg_cli.core.calendar.agenda import Absence, AllDay
from ontzorg_cli.core.judgement.door import answer_request
from ontzorg_cli.core.judgement.verdict import Overload
from ontzorg_cli.core.work.task import Due


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
