"""The answer at the door, as `adhoc` and `ask` give it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontzorg_cli.render.documents.moments import due_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import tzinfo

    from ontzorg_cli.core.judgement.door import Answer
    from ontzorg_cli.core.judgement.fit import Asked
    from ontzorg_cli.core.judgement.options import Option
    from ontzorg_cli.core.judgement.verdict import Advice
    from ontzorg_cli.core.results import Answered
    from ontzorg_cli.core.together.message import Message


def answered_document(
    answered: Answered, zone: tzinfo, *, written: Callable[[Message], tuple[str, str]]
) -> dict[str, object]:
    """Return what was asked, whether it fits, what is in the way and what could be done instead.

    `written` is the language and the text of a message.
    """
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
        **door_fields(answer, answered.options, written=written),
        "in_time": answer.is_in_time and answer.earliest is not None,
        "in_the_way": [_in_the_way(asked) for asked in answer.in_the_way.work],
    }


def door_fields(
    answer: Answer, options: tuple[Option, ...], *, written: Callable[[Message], tuple[str, str]]
) -> dict[str, object]:
    """Return whether a day fits with a request in it, and what could be done instead."""
    return {
        "fits": answer.fits,
        "overload": answer.overload.value,
        "left_minutes": answer.left_minutes,
        "options": [_option(option, written) for option in options],
        "earliest_honest_date": answer.earliest and answer.earliest.isoformat(),
    }


def _option(option: Option, written: Callable[[Message], tuple[str, str]]) -> dict[str, object]:
    return {
        "action": option.choice.value,
        "to": option.to and option.to.isoformat(),
        "moves": [_move(advice) for advice in option.moves],
        "residual_minutes": option.moves[-1].residual_minutes if option.moves else None,
        "minutes": option.minutes,
        "message": option.message and message_document(option.message, written),
        "notices": [message_document(notice, written) for notice in option.notices],
    }


def message_document(message: Message, written: Callable[[Message], tuple[str, str]]) -> dict[str, object]:
    """Return a message with its text, in the language of whom it is for."""
    language, text = written(message)
    return {"pattern": message.pattern.value, "lang": language, "text": text, "person": message.person}


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
