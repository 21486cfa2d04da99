"""Tasks as `focus`, `next` and `list` give them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontzorg_cli.render.documents.moments import due_text, fact_fields

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import tzinfo

    from ontzorg_cli.core.judgement.verdict import Ranked, Reason

SCORE_DIGITS = 6


def task_document(ranked: Ranked, zone: tzinfo) -> dict[str, object]:
    """Return a task in the order, with its reasons. `due` is the deadline that counts."""
    task = ranked.task
    due = task.real_due
    return {
        "id": task.id,
        "title": task.title,
        "minutes": ranked.minutes,
        "guess": ranked.guess,
        "due": due_text(due, zone),
        "hard": due is not None and due.is_hard,
        "requester": task.requester,
        "importance": task.importance.value,
        "suggested": ranked.suggested,
        "score": float(f"{ranked.score:.{SCORE_DIGITS}g}"),
        "reasons": [reason_document(reason, zone) for reason in ranked.reasons],
    }


def tasks_document(ranked: Iterable[Ranked], zone: tzinfo) -> dict[str, object]:
    """Return tasks in order, as `next` and `list` do."""
    return {"tasks": [task_document(one, zone) for one in ranked]}


def reason_document(reason: Reason, zone: tzinfo) -> dict[str, object]:
    """Return a reason with its facts."""
    return {**fact_fields(reason.facts, zone), "code": reason.code}
