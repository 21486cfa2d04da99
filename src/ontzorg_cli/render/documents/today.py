"""The judgement of a day as `today` gives it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontzorg_cli.core.calendar.moments import Week
from ontzorg_cli.render.documents.event import span_fields
from ontzorg_cli.render.documents.flag import flag_document
from ontzorg_cli.render.documents.moments import iso
from ontzorg_cli.render.documents.task import task_document

if TYPE_CHECKING:
    from datetime import tzinfo

    from ontzorg_cli.core.judgement.around import Around, CheckinToday
    from ontzorg_cli.core.judgement.verdict import AgendaLine, DayFigures, DayVerdict


def today_document(verdict: DayVerdict, zone: tzinfo, around: Around) -> dict[str, object]:
    """Return the judgement of a day; times are on the clocks of `zone`."""
    carried = frozenset(verdict.carried)
    return {
        "date": verdict.day.isoformat(),
        "iso_week": Week.of(verdict.day).iso,
        "plan_fixed_at": iso(verdict.plan_fixed_at, zone),
        "day": figures_document(verdict.figures),
        "agenda": [_agenda_line(line, zone) for line in verdict.agenda],
        "carried": [task_document(ranked, zone) for ranked in verdict.plan if ranked.task.id in carried],
        "focus": [task_document(ranked, zone) for ranked in (*verdict.plan, *verdict.suggested)],
        "flags": [flag_document(flag) for flag in verdict.flags],
        "intention": around.intention or None,
        "checkins": [_checkin(one, zone) for one in around.checkins],
        "waiting": {"on_me": around.on_me, "on_others": around.on_others},
        "reflected": {
            "of_last_working_days": around.rhythm.of_days if around.rhythm else 0,
            "count": around.rhythm.count if around.rhythm else 0,
        },
    }


def figures_document(figures: DayFigures) -> dict[str, object]:
    """Return the sums of a day in minutes."""
    return {
        "working_minutes": figures.working_minutes,
        "fixed_minutes": figures.fixed_minutes,
        "capacity_minutes": figures.capacity_minutes,
        "capacity_left_minutes": figures.capacity_left_minutes,
        "expected_adhoc_minutes": figures.expected_adhoc_minutes,
        "expected_adhoc_left_minutes": figures.expected_adhoc_left_minutes,
        "adhoc_source": figures.adhoc_source.value,
        "room_minutes": figures.room_minutes,
        "margin_minutes": figures.margin_minutes,
        "plannable_minutes": figures.plannable_minutes,
        "planned_minutes": figures.planned_minutes,
        "need_minutes": figures.need_minutes,
        "adhoc_minutes": figures.adhoc_minutes,
        "adhoc_share": figures.adhoc_share,
        "load_percent": figures.load_percent,
        "load": figures.load.value,
        "overload": figures.overload.value,
    }


def _agenda_line(line: AgendaLine, zone: tzinfo) -> dict[str, object]:
    event = line.occurrence and line.occurrence.event
    all_day = line.occurrence is not None and line.occurrence.all_day
    return {
        "id": event and event.id,
        "title": event and event.title,
        **span_fields(line.span, zone, all_day=all_day),
        "kind": line.kind.value,
        "with": list(event.with_names) if event else [],
    }


def _checkin(one: CheckinToday, zone: tzinfo) -> dict[str, object]:
    return {
        "id": one.id,
        "person": one.person,
        "start": iso(one.start, zone),
        "end": iso(one.end, zone),
        "prepared": one.is_prepared,
        "topics": one.topics,
        "decisions": one.decisions,
    }
