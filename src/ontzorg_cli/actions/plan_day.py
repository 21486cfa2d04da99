"""Plan a day: what stands on it, what would move to make it fit, and carrying that out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontzorg_cli.actions.defer_work import move_task
from ontzorg_cli.actions.desk import lay_desk
from ontzorg_cli.actions.lookup import AHEAD
from ontzorg_cli.actions.preparation import after_move
from ontzorg_cli.actions.series import ANY_PART, move_event
from ontzorg_cli.core.calendar.agenda import Event, EventKind, Zoned
from ontzorg_cli.core.errors import UsageError
from ontzorg_cli.core.judgement.capacity import Horizon
from ontzorg_cli.core.judgement.day import verdict_of
from ontzorg_cli.core.judgement.horizon_fit import fit_horizon
from ontzorg_cli.core.judgement.scene import lay_out
from ontzorg_cli.core.judgement.timetable import timetable
from ontzorg_cli.core.reference import find_by_id
from ontzorg_cli.core.results import Accepted, Hint, PlanLook, Saved, Touched, Verb

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from ontzorg_cli.core.judgement.desk import Desk
    from ontzorg_cli.core.judgement.timetable import Piece
    from ontzorg_cli.core.judgement.verdict import Advice
    from ontzorg_cli.store.home import Change, Home


class DayBehindError(UsageError):
    """A day that is behind cannot be planned any more."""

    code = "day_behind"


def look_at_plan(day: date | None, *, home: Home, now: datetime) -> PlanLook:
    """Return the plan of today, or of another `day`. Nothing is written, the plan of the day neither."""
    return _laid_out(lay_desk(home.read(), now=now, day=day, whole=True), day)


def _laid_out(desk: Desk, day: date | None) -> PlanLook:
    scene = lay_out(day or desk.today, desk, Horizon(desk))
    return PlanLook(
        verdict=verdict_of(scene),
        timetable=timetable(scene),
        way_out=scene.way_out,
        at_risk=tuple(finish for finish in fit_horizon(scene.fit) if finish.is_at_risk),
        people=desk.people,
    )


def carry_out(moves: Iterable[Advice], *, home: Home, now: datetime) -> Saved:
    """Move tasks and events to the days that were advised, as one step; deadlines stay, and whom to tell is among the hints.

    Raise IdNotFoundError for work that was closed in the meantime: then nothing is moved.
    """
    hints: list[Hint] = []
    with home.change("plan", now=now) as change:
        touched = move_all(moves, change, now=now, hints=hints)
    return Saved(touched=tuple(touched), step=change.step, hints=tuple(hints))


def move_all(moves: Iterable[Advice], change: Change, *, now: datetime, hints: list[Hint]) -> list[Touched]:
    """Move tasks and events to the days that were advised within a change; whom to ask is among the hints.

    Raise IdNotFoundError for work that was closed.
    """
    touched: list[Touched] = []
    for move in moves:
        if move.to is None:
            continue
        if move.task is None:
            touched += _move_event(move, move.to, change, now, hints)
            asked = move.person
        else:
            task = find_by_id(change.tasks(), move.task.id)
            touched.append(move_task(task, move.to, now.date(), change, hints))
            asked = task.requester
        if asked is not None:
            hints.append(Hint(code="still_to_ask", facts={"name": asked}))
    return touched


def _move_event(move: Advice, to: date, change: Change, now: datetime, hints: list[Hint]) -> tuple[Touched, ...]:
    today = now.date()
    event = find_by_id(change.events(today, today + AHEAD), move.command[1])
    moved = move_event(event, to, part=ANY_PART, today=today, change=change)
    along = after_move(event, moved, part=ANY_PART, change=change, now=now)
    hints += along.hints
    return (moved, *along.touched)


def accept_plan(day: date | None, *, home: Home, now: datetime) -> Accepted:
    """Put the work of today, or of another `day`, in the own agenda as it is laid out, as one step.

    Each piece becomes a block that carries the id of its task, so that its minutes count once; small work of a bundle
    stands in blocks one after the other. What is in the agenda already is not laid out again: accepting twice changes
    nothing. Raise DayBehindError for a day that is over.
    """
    with home.change("plan", now=now) as change:
        desk = lay_desk(change, now=now, day=day, whole=True)
        if day is not None and day < desk.today:
            raise DayBehindError(day=day.isoformat())
        horizon = Horizon(desk)
        look = _laid_out(desk, day)
        is_over = not horizon.day(day or desk.today).free
        blocks = [_block(piece, change.new_id(), desk) for piece in look.timetable.pieces]
        for block in blocks:
            change.put(block)
    touched = tuple(Touched(verb=Verb.ADDED, record=block) for block in blocks)
    return Accepted(saved=Saved(touched=touched, step=change.step), look=look, is_over=is_over)


def _block(piece: Piece, new_id: str, desk: Desk) -> Event:
    start = piece.span.start.astimezone(desk.zone).replace(tzinfo=None)
    return Event(
        id=new_id,
        title=piece.task.title,
        when=Zoned(start=start, zone=desk.zone.key, minutes=piece.span.minutes),
        kind=EventKind.PROTECTED,
        task=piece.task.id,
    )
