"""The answer at the door, as `adhoc` and `ask` give it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontzorg_cli.render.documents.moments import due_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, tzinfo

    from ontzorg_cli.core.judgement.door import Answer
    from ontzorg_cli.core.judgement.fit import Asked
    from ontzorg_cli.core.judgement.verdict import Advice
    from ontzorg_cli.core.results import Answered


def answered_document(answered: Answered, zone: tzinfo) -> dict[str, object]:
    """Return what was asked, whether it fits, what is in the way and what could be done instead."""
    request, answer = answered.request, answered.answer
    return {
        "title": request.title,
        "from": request.requester,
        "minutes": answered.minutes,
        "guess": answered.guess,
        "by": due_text(request.due, zone),
        "really_by": due_text(request.really_due, zone),
        "stretch": request.stretch,
        "date": answer.day.isoformat(),
        **door_fields(answer),
        "in_time": answer.is_in_time and answer.earliest is not None,
        "in_the_way": [_in_the_way(asked) for asked in answer.in_the_way.work],
    }


def door_fields(answer: Answer) -> dict[str, object]:
    """Return whether a day fits with a request in it, and what could be done instead."""
    return {
        "fits": answer.fits,
        "overload": answer.overload.value,
        "left_minutes": answer.left_minutes,
        "options": list(_options(answer)),
        "earliest_honest_date": answer.earliest and answer.earliest.isoformat(),
    }


def _options(answer: Answer) -> Iterator[dict[str, object]]:
    room = answer.making_room
    if not answer.is_after_work:
        yield _option("now", None, answer.moves)
    if answer.earliest is not None:
        yield _option("plan", answer.earliest, ())
    if room is not None and room.day != answer.day and room.moves:
        yield _option("plan", room.day, room.moves)


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


def _in_the_way(asked: Asked) -> dict[str, object]:
    task = asked.task
    return {"task": task.id, "title": task.title, "requester": task.requester, "minutes": asked.minutes}
