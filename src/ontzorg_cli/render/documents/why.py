"""The explanation of a task, a day or a flag as `why` gives it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ontzorg_cli.core.judgement.verdict import DayExplanation, Explanation
from ontzorg_cli.render.documents.flag import flag_document
from ontzorg_cli.render.documents.moments import fact_fields, iso
from ontzorg_cli.render.documents.task import reason_document
from ontzorg_cli.render.documents.today import figures_document

if TYPE_CHECKING:
    from datetime import tzinfo

    from ontzorg_cli.core.judgement.verdict import Factor, FlagExplanation, Step


def why_document(
    explained: Explanation | DayExplanation | FlagExplanation, zone: tzinfo, *, text: str
) -> dict[str, object]:
    """Return the figures behind a judgement; `text` is what a person would read."""
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
