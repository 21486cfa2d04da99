"""The explanation of a task, a day or a flag as `why` gives it."""

from __future__ import annotations

import shlex
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING

from ontzorg_cli.core.judgement.verdict import DayExplanation, Explanation
from ontzorg_cli.render.documents.door import message_document
from ontzorg_cli.render.documents.flag import flag_document
from ontzorg_cli.render.documents.moments import fact_fields, iso
from ontzorg_cli.render.documents.task import reason_document
from ontzorg_cli.render.documents.today import figures_document

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import tzinfo

    from ontzorg_cli.core.judgement.estimates import Experience, Habit
    from ontzorg_cli.core.judgement.move_reasons import MoveReasons
    from ontzorg_cli.core.judgement.verdict import Factor, FlagExplanation, Step
    from ontzorg_cli.core.together.message import Message


def why_document(
    explained: Explanation | DayExplanation | FlagExplanation,
    zone: tzinfo,
    *,
    text: str,
    written: Callable[[Message], tuple[str, str]],
) -> dict[str, object]:
    """Return the figures behind a judgement; `text` is what a person would read, `written` the language and text of a message."""
    if isinstance(explained, Explanation):
        return {**_task(explained, zone), "text": text}
    if isinstance(explained, DayExplanation):
        return {**_day(explained, zone), "text": text}
    return {
        "score": None,
        "factors": [
            {"name": name, "value": _plain(value), "because": because}
            for because, figures in (("figure", explained.figures), ("limit", explained.limits))
            for name, value in figures.items()
        ],
        "code": explained.code,
        "figures": {name: _plain(value) for name, value in explained.figures.items()},
        "limits": {name: _plain(value) for name, value in explained.limits.items()},
        "flag": explained.flag and flag_document(explained.flag),
        "resting_since": iso(explained.resting_since, zone),
        "told_by": explained.told_by,
        "messages": [message_document(message, written) for message in explained.messages],
        "text": text,
    }


def _task(explained: Explanation, zone: tzinfo) -> dict[str, object]:
    return {
        "id": explained.task.id,
        "title": explained.task.title,
        "place": explained.place,
        "of_places": explained.of_places,
        "score": explained.score,
        "factors": [_factor(factor, zone) for factor in explained.factors],
        "reasons": [reason_document(reason, zone) for reason in explained.reasons],
        "hindrance": explained.hindrance and reason_document(explained.hindrance, zone),
        "estimate": explained.experience and _estimate(explained, explained.experience, zone),
        "move": explained.move and _move(explained.move),
    }


def _estimate(explained: Explanation, known: Experience, zone: tzinfo) -> dict[str, object]:
    usual, found = known.usual, known.suggestion
    taken = ("ontzorg", "edit", explained.task.id, "--minutes", str(found.minutes)) if found else ()
    return {
        "minutes": explained.task.minutes,
        "kind": known.of_kind and _habit(known.kind, known.of_kind, zone),
        "requester": known.of_requester and _habit(known.requester, known.of_requester, zone),
        "usual": usual and {"minutes": usual.minutes, "samples": usual.count, "since": iso(usual.since, zone)},
        "suggested_minutes": found and found.minutes,
        "because": found and found.code,
        "command": shlex.join(taken) or None,
    }


def _habit(name: str | None, habit: Habit, zone: tzinfo) -> dict[str, object]:
    return {
        "name": name,
        "samples": habit.count,
        "ratio": habit.ratio,
        "since": iso(habit.since, zone),
        "off": habit.is_off,
    }


def _move(why: MoveReasons) -> dict[str, object]:
    return {
        "to": why.to.isoformat(),
        "excess_minutes": why.excess_minutes,
        "freed_minutes": why.freed_minutes,
        "residual_minutes": why.residual_minutes,
        "enough": why.is_enough,
        "cost": asdict(why.cost),
        "with": [task.id for task in why.others],
        "without": why.cost_without and {"tasks": [task.id for task in why.without], "cost": asdict(why.cost_without)},
        "stays": [
            {"task": stay.task.id, "title": stay.task.title, "minutes": stay.minutes, "because": stay.because}
            for stay in why.stays
        ],
        "days": [
            {
                "date": tried.day.isoformat(),
                "because": tried.because,
                "plannable_minutes": tried.plannable_minutes,
                "asked_minutes": tried.asked_minutes,
                "added_minutes": tried.added_minutes,
            }
            for tried in why.days
        ],
    }


def _day(explained: DayExplanation, zone: tzinfo) -> dict[str, object]:
    steps = (*explained.room_sum, *explained.need_sum)
    return {
        "score": None,
        "factors": [
            *({"name": f"{step.code}_minutes", "value": step.minutes, **_because(step, zone)} for step in steps),
            *(_factor(factor, zone) for factor in explained.adhoc_sum),
        ],
        "date": explained.day.isoformat(),
        "day": figures_document(explained.figures),
        "room_sum": [_step(step, zone) for step in explained.room_sum],
        "need_sum": [_step(step, zone) for step in explained.need_sum],
        "too_many_minutes": explained.too_many_minutes,
    }


def _factor(factor: Factor, zone: tzinfo) -> dict[str, object]:
    told = {"name": factor.name, "value": factor.value, "because": factor.because}
    return {**fact_fields(factor.facts, zone), **told}


def _because(step: Step, zone: tzinfo) -> dict[str, object]:
    source = f"_{step.facts['source']}" if "source" in step.facts else ""
    return {**fact_fields(step.facts, zone), "because": f"{step.code}{source}"}


def _plain(value: str | float | date) -> str | float:
    return value.isoformat() if isinstance(value, date) else value


def _step(step: Step, zone: tzinfo) -> dict[str, object]:
    return {**fact_fields(step.facts, zone), "code": step.code, "sign": step.sign.value, "minutes": step.minutes}
