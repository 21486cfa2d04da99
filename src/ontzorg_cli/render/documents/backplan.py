"""Preparation counted back from an event, templates, and the year wheel, for other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontzorg_cli.core.work.task import ClosedTask
from ontzorg_cli.render.documents.moments import when_fields
from ontzorg_cli.render.documents.records import saved_document

if TYPE_CHECKING:
    from datetime import tzinfo

    from ontzorg_cli.core.results import Saved
    from ontzorg_cli.core.work.backplan import Backplan, PlannedStep, YearItem, YearLook
    from ontzorg_cli.core.work.usual_work import UsualWork


def backplan_document(plan: Backplan, saved: Saved | None, zone: tzinfo) -> dict[str, object]:
    """Return the preparation of an event, step by step. A step that is not made, or was only shown, has no id."""
    event = plan.event
    return {
        "event": {"id": event.id, "title": event.title, "date": plan.day.isoformat(), **when_fields(event.when, zone)},
        "template": plan.template,
        "chosen_by": plan.chosen_by.value,
        "steps": [_step(each) for each in plan.steps],
        **_done(saved, zone),
    }


def templates_document(work: UsualWork) -> dict[str, object]:
    """Return the templates with their steps."""
    words = {template.name: template.words for template in work.templates}
    return {
        "templates": [
            {
                "name": name,
                "words": list(words.get(name, ())),
                "steps": [
                    {
                        "title": step.title,
                        "days_before": step.days_before,
                        "minutes": step.minutes,
                        "importance": step.importance.value,
                    }
                    for step in work.steps_of(name)
                ],
            }
            for name in work.names
        ]
    }


def year_document(look: YearLook, saved: Saved | None, zone: tzinfo) -> dict[str, object]:
    """Return what comes up of the work of every year."""
    return {
        "from": look.first.isoformat(),
        "to": look.last.isoformat(),
        "until": look.until.isoformat(),
        "yearly": [_item(item) for item in look.items],
        **_done(saved, zone),
    }


def _item(item: YearItem) -> dict[str, object]:
    return {
        "title": item.work.title,
        "date": item.day.isoformat(),
        "template": item.work.template,
        "near": item.is_near,
        "steps": [_step(each) for each in item.steps],
    }


def _step(each: PlannedStep) -> dict[str, object]:
    known = each.known.task if isinstance(each.known, ClosedTask) else each.known
    task = known or each.made
    due = task.due.day if task is not None and task.due is not None else each.slot.day
    return {
        "id": task and task.id,
        "title": each.step.title,
        "due": due.isoformat(),
        "days_before": each.step.days_before,
        "minutes": each.step.minutes,
        "importance": each.step.importance.value,
        "late": known is None and each.slot.is_late,
        "state": "new" if known is None else "closed" if isinstance(each.known, ClosedTask) else "open",
    }


def _done(saved: Saved | None, zone: tzinfo) -> dict[str, object]:
    return {"done": [], "undo_step": None} if saved is None else saved_document(saved, zone)
