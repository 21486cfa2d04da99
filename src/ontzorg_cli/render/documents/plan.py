"""The plan of a day as `plan` gives it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontzorg_cli.core.judgement.options import move_message
from ontzorg_cli.render.documents.door import message_document
from ontzorg_cli.render.documents.event import span_fields
from ontzorg_cli.render.documents.flag import advice_document
from ontzorg_cli.render.documents.moments import due_text
from ontzorg_cli.render.documents.records import saved_document
from ontzorg_cli.render.documents.task import task_document
from ontzorg_cli.render.documents.today import figures_document

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import tzinfo

    from ontzorg_cli.core.judgement.horizon_fit import Finish
    from ontzorg_cli.core.judgement.timetable import FreeTime, Piece, Unplaced
    from ontzorg_cli.core.judgement.verdict import Advice
    from ontzorg_cli.core.results import PlanLook, Saved
    from ontzorg_cli.core.together.message import Message


def plan_document(
    look: PlanLook, saved: Saved | None, zone: tzinfo, *, written: Callable[[Message], tuple[str, str]]
) -> dict[str, object]:
    """Return the plan, how it is laid out in time, what would move and what else there is to do.

    With what was `saved`, where that was done; the figures are those from before the moves. `written` is the language
    and the text of a message.
    """
    verdict = look.verdict
    return {
        "date": verdict.day.isoformat(),
        "day": figures_document(verdict.figures),
        "plan": [task_document(ranked, zone) for ranked in verdict.plan],
        "timetable": [_piece(piece, zone) for piece in look.timetable.pieces],
        "free": [_free(one, zone) for one in look.timetable.free],
        "kept_free": {
            "adhoc_minutes": look.timetable.adhoc_minutes,
            "breath_minutes": look.timetable.breath_minutes,
            "spare_minutes": look.timetable.spare_minutes,
        },
        "unplaced": [_unplaced(one) for one in look.timetable.unplaced],
        "too_many_minutes": look.way_out.excess_minutes,
        "moves": [_move(advice, look, written) for advice in look.moves],
        "advice": [advice_document(advice) for advice in look.others],
        "at_risk": [_at_risk(finish, zone) for finish in look.at_risk],
        **(saved_document(saved, zone) if saved is not None else {"done": [], "undo_step": None}),
    }


def _piece(piece: Piece, zone: tzinfo) -> dict[str, object]:
    return {
        "task": piece.task.id,
        "title": piece.task.title,
        **span_fields(piece.span, zone),
        "minutes": piece.span.minutes,
        "bundle": piece.bundle,
    }


def _free(one: FreeTime, zone: tzinfo) -> dict[str, object]:
    return {
        "kind": one.kind.value,
        **span_fields(one.span, zone),
        "minutes": one.span.minutes,
        "adhoc_minutes": one.adhoc_minutes,
    }


def _unplaced(one: Unplaced) -> dict[str, object]:
    return {"task": one.task.id, "title": one.task.title, "minutes": one.minutes, "why": one.why.value}


def _move(advice: Advice, look: PlanLook, written: Callable[[Message], tuple[str, str]]) -> dict[str, object]:
    task = advice.task
    message = move_message(advice, look.verdict.day, look.people)
    return {
        **advice_document(advice),
        "title": task.title if task else advice.title,
        "requester": task and task.requester,
        "from": task and task.on and task.on.isoformat(),
        "message": message and message_document(message, written),
    }


def _at_risk(finish: Finish, zone: tzinfo) -> dict[str, object]:
    return {
        "task": finish.task.id,
        "title": finish.task.title,
        "requester": finish.task.requester,
        "due": due_text(finish.task.real_due, zone),
        "ready": finish.day and finish.day.isoformat(),
        "late_minutes": finish.late_minutes,
    }
