"""Suggest other minutes for work that is written down, where finished work of its kind taught them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontzorg_cli.core.results import Hint

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from ontzorg_cli.core.judgement.estimates import Suggestion
    from ontzorg_cli.core.together.person import Person
    from ontzorg_cli.core.work.task import Task
    from ontzorg_cli.store.home import Reading


def suggested_minutes(
    reading: Reading,
    *,
    kind: str | None,
    requester: str | None,
    minutes: int | None,
    people: Iterable[Person],
    today: date,
) -> Suggestion | None:
    """Return what the weeks behind suggest for work of that kind and person; without either nothing is looked up."""
    if kind is None and (requester is None or minutes is None):
        return None
    from ontzorg_cli.actions.desk import LEARNING  # noqa: PLC0415 - most work has no kind to learn from
    from ontzorg_cli.core.judgement.estimates import experience  # noqa: PLC0415 - as above

    measured = reading.measured(today - LEARNING, today, by_person=True)
    return experience(measured, kind=kind, requester=requester, minutes=minutes, people=people).suggestion


def minutes_hints(task: Task, reading: Reading, *, people: Iterable[Person], today: date) -> tuple[Hint, ...]:
    """Return the suggestion for work of one's own that was just written down, as a hint."""
    if not task.is_mine:
        return ()
    found = suggested_minutes(
        reading,
        kind=next(iter(task.tags), None),
        requester=task.requester,
        minutes=task.minutes,
        people=people,
        today=today,
    )
    if found is None:
        return ()
    facts: dict[str, str | int] = {
        "id": task.id,
        "name": found.name,
        "suggested": found.minutes,
        "ratio_percent": round(100 * found.ratio),
        "count": found.count,
        "estimated": task.minutes or 0,
    }
    return (Hint(code=f"minutes_by_{found.code}", facts=facts),)
