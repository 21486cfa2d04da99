"""The question at the door: whether the day still fits with a request added, and if not, what then (ENGINE.md 7)."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from ontzorg_cli.core.calendar.moments import DAY, Span, clip, minutes_of, whole_day
from ontzorg_cli.core.judgement.capacity import Horizon
from ontzorg_cli.core.judgement.day import off_reason
from ontzorg_cli.core.judgement.fit import Asked, Fit
from ontzorg_cli.core.judgement.ladder import who_helps
from ontzorg_cli.core.judgement.moves import Mover
from ontzorg_cli.core.judgement.scene import lay_out
from ontzorg_cli.core.judgement.score import Scale
from ontzorg_cli.core.judgement.verdict import Load, Overload
from ontzorg_cli.core.work.task import Due, Entered, Task

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ontzorg_cli.core.judgement.desk import Desk
    from ontzorg_cli.core.judgement.scene import Scene
    from ontzorg_cli.core.judgement.verdict import Advice, DayFigures

REQUEST = "-"
"""The id of a request that is not written down; no id of a record looks like it."""

DAYS_TRIED = 5
"""How many days before a deadline are looked at for what could move."""

QUARTER_MINUTES = 15

MOST_MOVES = 5
"""More than that is no answer to somebody at the door."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MakingRoom:
    """What would have to move, one after the other, to do a request on `day` all the same.

    `over_minutes` is how much too much it is without. What stays too much is the residual of the last move.
    """

    day: date
    over_minutes: int
    moves: tuple[Advice, ...]

    @property
    def is_enough(self) -> bool:
        """Return whether the day fits after the moves."""
        return bool(self.moves) and not self.moves[-1].residual_minutes


@dataclass(frozen=True, slots=True, kw_only=True)
class InTheWay:
    """What fills a day without the request: work, most minutes first, and what stands in the agenda from now on."""

    work: tuple[Asked, ...] = ()
    agenda_minutes: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Whether a request fits `day`, what stays, what would have to move, and the first honest day for it.

    `left_minutes` are what stays of `room_minutes`; `over_minutes` is how much too much it is, also where that is so
    for a part of the day alone.
    """

    day: date
    fits: bool
    overload: Overload
    left_minutes: int
    room_minutes: int
    over_minutes: int
    earliest: date | None
    is_in_time: bool = True
    """The earliest day is before the deadline, or there is none."""
    is_tight: bool = False
    """That day can hold it, at the cost of its margin."""
    is_longer_than_a_day: bool = False
    """On the earliest day it can be begun, not done."""
    is_after_work: bool = False
    """No working time is left that day."""
    is_off: bool = False
    """There was none to begin with; `off_reason` says why, where that has a name."""
    off_reason: str | None = None
    in_the_way: InTheWay = InTheWay()
    making_room: MakingRoom | None = None
    smaller_minutes: int = 0
    """How long a smaller version can be to fit that day, in whole quarters; asked only where no day is in time."""
    over_already_minutes: int = 0
    """How much too much it was without a request that fits in what was kept for ad hoc; 0 where it does not."""
    helper: str | None = None
    """Who could do it instead: whoever does most of the work that is followed."""

    @property
    def moves(self) -> tuple[Advice, ...]:
        """Return what would have to move to do it on the day that was asked about."""
        room = self.making_room
        return room.moves if room is not None and room.day == self.day else ()


def answer_as_it_is(desk: Desk) -> Answer:
    """Return whether today fits as it is: for what was done or declined, and asks nothing more of the day."""
    return _answer(lay_out(desk.today, desk, Horizon(desk)), earliest=desk.today)


def answer_request(desk: Desk, *, minutes: int | None, due: Due | None, on: date | None = None) -> Answer:
    """Return the answer to a request of so many minutes (None: the usual guess), really due by `due`.

    The question is about today, or about the day `on` that was named.
    """
    day = desk.today if on is None else max(on, desk.today)
    request = Task(
        id=REQUEST,
        title=REQUEST,
        created_at=desk.now,
        minutes=minutes,
        due=due,
        on=day,
        entered=Entered.ADHOC,
    )
    scene = _with(request, desk)
    answer = _answer(scene, earliest=day)
    if answer.fits:
        return answer
    fit = Fit(desk, Horizon(desk))
    roomy = fit.first_day_with_room(request, after=day)
    in_time = roomy or _tight_day(request, fit)
    is_in_time = in_time is not None or due is None
    earliest = in_time if is_in_time else _first_day_too_late(request, fit)
    return replace(
        answer,
        earliest=earliest,
        is_in_time=is_in_time,
        is_tight=is_in_time and roomy is None and earliest is not None,
        is_longer_than_a_day=earliest is not None and _is_longer_than(earliest, request, fit),
        in_the_way=_in_the_way(scene),
        making_room=_making_room(request, fit, is_late=not is_in_time),
        smaller_minutes=0 if in_time is not None or answer.is_after_work else _smaller_minutes(request, fit),
        over_already_minutes=fit.excess_minutes(day) if _is_within_reserve(scene.figures) else 0,
        helper=who_helps(fit.desk.tasks),
    )


def _with(request: Task, desk: Desk) -> Scene:
    asked = replace(desk, tasks=(*desk.tasks, request))
    return lay_out(request.on or desk.today, asked, Horizon(asked))


def _answer(scene: Scene, *, earliest: date) -> Answer:
    figures = scene.figures
    left = figures.room_minutes - figures.need_minutes
    return Answer(
        day=scene.day,
        fits=left >= 0 and figures.overload is Overload.NONE and figures.capacity_left_minutes > 0,
        overload=figures.overload,
        left_minutes=left,
        room_minutes=figures.room_minutes,
        over_minutes=scene.way_out.excess_minutes,
        earliest=earliest,
        is_after_work=figures.capacity_left_minutes == 0,
        is_off=figures.load is Load.OFF,
        off_reason=off_reason(scene.day, scene.horizon),
    )


def _is_within_reserve(figures: DayFigures) -> bool:
    """Return whether the ad hoc of a day, the request included, is no more than was expected of it."""
    return figures.adhoc_minutes <= figures.expected_adhoc_minutes


def _tight_day(request: Task, fit: Fit) -> date | None:
    """Return the first later day before the deadline that takes the request within its room, margin included."""
    if request.due is None:
        return None
    days = (day for day in _days_until(request.due.day, request, fit) if day != request.on)
    return next((day for day in days if not _pinned(request, day, fit).excess_minutes(day)), None)


def _first_day_too_late(request: Task, fit: Fit) -> date | None:
    """Return the first day with room where none is before the deadline: perhaps the very day, at a later hour."""
    due, day = request.due, request.on
    if due is None or day is None:
        return None
    late = replace(request, due=None)
    if due.at is not None and due.day == day and _answer(_with(late, fit.desk), earliest=day).fits:
        return day
    last = due.day if due.at is None else due.day - DAY
    return fit.first_day_with_room(late, after=max(day, last))


def _is_longer_than(day: date, request: Task, fit: Fit) -> bool:
    return fit.horizon.counted_minutes(replace(request, on=day), day) < fit.open_minutes(request)


def _in_the_way(scene: Scene) -> InTheWay:
    """Return what fills the day of a scene, with promised work of later days where that cannot wait for them."""
    fit, day, desk = scene.fit, scene.day, scene.desk
    work = {asked.task.id: asked for asked in fit.asked(day)}
    if fit.spill_minutes(day):
        later = (task for task in fit.promised_after(day) if task.id not in work)
        work |= {task.id: Asked(task=task, minutes=fit.open_minutes(task)) for task in later}
    ahead = Span.between(max(desk.now, whole_day(day, desk.zone).start), fit.end(day))
    return InTheWay(
        work=tuple(
            sorted(
                (asked for asked in work.values() if asked.task.id != REQUEST and asked.minutes),
                key=lambda asked: (-asked.minutes, asked.task.id),
            )
        ),
        agenda_minutes=minutes_of(clip(scene.horizon.day(day).fixed, (ahead,))),
    )


def _making_room(request: Task, fit: Fit, *, is_late: bool) -> MakingRoom | None:
    """Return what would have to move on the day itself or, where the request comes too late, on the best day in time.

    That is the first on which moving is enough, or else the first on which it helps; None where no time is left.
    """
    day = request.on or fit.desk.today
    last = request.due.day if is_late and request.due is not None else day
    days = islice(_days_until(max(day, last), request, fit), DAYS_TRIED)
    found = [_moving(request, day, fit) for day in days]
    enough = (room for room in found if room.is_enough)
    helping = (room for room in found if room.moves)
    return next(enough, None) or next(helping, None) or next(iter(found), None)


def _smaller_minutes(request: Task, fit: Fit) -> int:
    """Return the largest number of whole quarters, less than what is asked, with which its day fits; 0 for none."""
    day = request.on or fit.desk.today
    fitting = range(QUARTER_MINUTES, fit.open_minutes(request), QUARTER_MINUTES)
    number = bisect_left(
        fitting,
        x=True,
        key=lambda minutes: bool(_pinned(replace(request, minutes=minutes), day, fit).excess_minutes(day)),
    )
    return fitting[number - 1] if number else 0


def _days_until(last: date, request: Task, fit: Fit) -> Iterator[date]:
    """Yield the days with time from the day that was asked about up to `last`."""
    first = request.on or fit.desk.today
    return (time.day for time in fit.horizon.days() if first <= time.day <= last and time.capacity_left_minutes > 0)


def _pinned(request: Task, day: date, fit: Fit) -> Fit:
    """Return the fit with the request on a day on which it is due as well, so that it stays there."""
    due = request.due if request.due is not None and request.due.day <= day else Due(day=day)
    return fit.with_task(replace(request, on=day, due=due))


def _moving(request: Task, day: date, fit: Fit) -> MakingRoom:
    """Return the moves that make room for the request on a day, as the advice of a full day makes it."""
    fit = _pinned(request, day, fit)
    mover = Mover(fit, day, Scale(fit.desk, fit.horizon), most=MOST_MOVES)
    return MakingRoom(day=day, over_minutes=fit.excess_minutes(day), moves=mover.moves())
