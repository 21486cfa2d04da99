"""The question at the door: whether the day still fits with a request added (ENGINE.md 7)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ontzorg_cli.core.judgement.capacity import Horizon
from ontzorg_cli.core.judgement.day import judge
from ontzorg_cli.core.judgement.fit import Fit
from ontzorg_cli.core.judgement.verdict import Overload
from ontzorg_cli.core.work.task import Due, Entered, Task

if TYPE_CHECKING:
    from datetime import date

    from ontzorg_cli.core.judgement.desk import Desk
    from ontzorg_cli.core.judgement.verdict import Advice, DayVerdict

REQUEST = "-"
"""The id of a request that is not written down; no id of a record looks like it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Whether a request fits today, what stays, what would have to move, and the first honest day for it."""

    fits: bool
    overload: Overload
    left_minutes: int
    moves: tuple[Advice, ...]
    earliest: date | None
    is_after_work: bool = False
    """No working time is left today."""


def answer_as_it_is(desk: Desk) -> Answer:
    """Return whether today fits as it is: for what was done or declined, and asks nothing more of the day."""
    return _answer(judge(desk), earliest=desk.today)


def answer_request(desk: Desk, *, minutes: int | None, due: Due | None) -> Answer:
    """Return the answer to a request of so many minutes (None: the usual guess), asked for by `due`."""
    request = Task(
        id=REQUEST,
        title=REQUEST,
        created_at=desk.now,
        minutes=minutes,
        due=due,
        on=desk.today,
        entered=Entered.ADHOC,
    )
    verdict = judge(replace(desk, tasks=(*desk.tasks, request)))
    answer = _answer(verdict, earliest=desk.today)
    if answer.fits:
        return answer
    return replace(answer, moves=_moves(request, desk), earliest=_first_honest_day(request, desk))


def _answer(verdict: DayVerdict, *, earliest: date) -> Answer:
    figures = verdict.figures
    left = figures.room_minutes - figures.need_minutes
    return Answer(
        fits=left >= 0 and figures.overload is Overload.NONE and figures.capacity_left_minutes > 0,
        overload=figures.overload,
        left_minutes=left,
        moves=(),
        earliest=earliest,
        is_after_work=figures.capacity_left_minutes == 0,
    )


def _first_honest_day(request: Task, desk: Desk) -> date | None:
    """Return the first day with room before the request is due, or else the first one after it."""
    fit = Fit(desk, Horizon(desk))
    in_time = fit.first_day_with_room(request, after=desk.today)
    if in_time is not None or request.due is None:
        return in_time
    return fit.first_day_with_room(replace(request, due=None), after=max(desk.today, request.due.day))


def _moves(request: Task, desk: Desk) -> tuple[Advice, ...]:
    """Return what would have to move to do the request today all the same: it is then due today, and stays."""
    due = request.due if request.due is not None and request.due.day <= desk.today else Due(day=desk.today)
    verdict = judge(replace(desk, tasks=(*desk.tasks, replace(request, due=due))))
    return tuple(
        advice
        for flag in verdict.flags
        if flag.code in {"overbooked", "adhoc-over-buffer"}
        for advice in flag.advice
        if advice.to is not None and advice.task is not None and advice.task.id != REQUEST
    )
