"""A day looked back on, as `reflect` gives it: facts and the intention, and no answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from ontzorg_cli.core.growth.day_facts import DayFacts


def reflect_document(facts: DayFacts, *, day: date, stored: bool, intention: str, step: int) -> dict[str, object]:
    """Return what was looked back on and whether something was kept; `intention` is the one that stands now."""
    return {
        "date": day.isoformat(),
        "stored": stored,
        "facts": facts_document(facts),
        "intention": intention or None,
        "undo_step": step or None,
    }


def facts_document(facts: DayFacts) -> dict[str, object]:
    """Return the facts of a day."""
    return {
        "done": [{"id": closed.id, "title": closed.task.title} for closed in facts.done],
        "moved": [{"id": task.id, "title": task.title, "to": task.on and task.on.isoformat()} for task in facts.moved],
        "open": [{"id": task.id, "title": task.title} for task in facts.left],
        "begun": [{"id": task.id, "title": task.title} for task in facts.begun],
        "interruptions": [
            {"id": one.id, "title": one.title, "requester": one.requester, "minutes": one.minutes}
            for one in facts.interruptions
        ],
        "interruptions_from": [{"name": name, "count": count} for name, count in facts.sources],
        "adhoc_minutes": facts.adhoc_minutes,
        "own_kept_minutes": facts.own_kept_minutes,
        "own_lost_minutes": facts.own_lost_minutes,
    }
