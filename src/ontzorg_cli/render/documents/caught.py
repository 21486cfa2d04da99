"""What `adhoc` did, and the answer at the door."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontzorg_cli.render.documents.records import saved_document

if TYPE_CHECKING:
    from datetime import date, tzinfo

    from ontzorg_cli.core.judgement.door import Answer
    from ontzorg_cli.core.judgement.verdict import Advice
    from ontzorg_cli.core.results import Saved


def caught_document(saved: Saved, answer: Answer, zone: tzinfo) -> dict[str, object]:
    """Return what was caught, whether today fits with it, and what could be done instead."""
    return {
        **saved_document(saved, zone),
        "fits": answer.fits,
        "overload": answer.overload.value,
        "left_minutes": answer.left_minutes,
        "options": [
            _option("now", None, answer.moves),
            *([_option("plan", answer.earliest, ())] if answer.earliest else []),
        ],
        "earliest_honest_date": answer.earliest and answer.earliest.isoformat(),
    }


def _option(action: str, to: date | None, moves: tuple[Advice, ...]) -> dict[str, object]:
    return {
        "action": action,
        "to": to and to.isoformat(),
        "moves": [_move(advice) for advice in moves],
        "message": None,
    }


def _move(advice: Advice) -> dict[str, object]:
    task = advice.task
    return {
        "task": task and task.id,
        "title": task and task.title,
        "requester": task and task.requester,
        "from": task and task.on and task.on.isoformat(),
        "to": advice.to and advice.to.isoformat(),
    }
