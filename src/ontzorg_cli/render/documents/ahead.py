"""The weeks ahead, for other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontzorg_cli.render.documents.moments import due_text, iso

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import tzinfo

    from ontzorg_cli.core.judgement.look_ahead import DayAhead, Outlook, Parts, WeekAhead
    from ontzorg_cli.core.work.task import Task


def ahead_document(outlook: Outlook, zone: tzinfo, files: Sequence[str] = ()) -> dict[str, object]:
    """Return the weeks day by day, and the first day with room; `files` are those it was written to."""
    first = outlook.first_room
    return {
        "weeks": [_week(week, zone) for week in outlook.weeks],
        "first_room": {
            "minutes": first.minutes,
            "date": iso(first.day, zone),
            "searched_until": iso(first.searched_until, zone),
        },
        "files": list(files),
    }


def _week(week: WeekAhead, zone: tzinfo) -> dict[str, object]:
    return {
        "iso_week": week.week.iso,
        **_parts(week.parts),
        "need_minutes": sum(day.figures.need_minutes for day in week.days),
        "spilled_minutes": sum(day.spilled_minutes for day in week.days),
        "begin_by": iso(week.begin_by, zone),
        "planned_minutes": sum(day.figures.planned_minutes for day in week.days),
        "room_minutes": sum(day.figures.room_minutes for day in week.days),
        "days": [_day(day, zone) for day in week.days],
    }


def _day(day: DayAhead, zone: tzinfo) -> dict[str, object]:
    figures = day.figures
    return {
        "date": day.day.isoformat(),
        **_parts(day.parts),
        "room_minutes": figures.room_minutes,
        "plannable_minutes": figures.plannable_minutes,
        "planned_minutes": figures.planned_minutes,
        "need_minutes": figures.need_minutes,
        "spilled_minutes": day.spilled_minutes,
        "begin_by": iso(day.begin_by, zone),
        "load": figures.load.value,
        "deadlines": [_deadline(task, zone) for task in day.deadlines],
        "checkins": [
            {
                "id": one.event.id,
                "person": one.person,
                "start": iso(one.span.start, zone),
                "end": iso(one.span.end, zone),
            }
            for one in day.checkins
        ],
        "off": day.off_reason,
        "bridge": day.is_bridge,
        "school_holidays": list(day.school_holidays),
        "away": [{"who": one.who, "title": one.title, "whole_day": one.is_whole_day} for one in day.away],
    }


def _parts(parts: Parts) -> dict[str, object]:
    return {
        "load_percent": parts.load_percent,
        "working_minutes": parts.working_minutes,
        "fixed_minutes": parts.fixed_minutes,
        "expected_adhoc_minutes": parts.expected_adhoc_minutes,
        "passed_minutes": parts.passed_minutes,
        "left_minutes": parts.left_minutes,
    }


def _deadline(task: Task, zone: tzinfo) -> dict[str, object]:
    due = task.real_due
    return {
        "id": task.id,
        "title": task.title,
        "due": due_text(due, zone),
        "hard": due is not None and due.is_hard,
        "requester": task.requester,
        "owner": task.owner,
    }
