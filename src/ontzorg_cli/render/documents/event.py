"""Events as `agenda` gives them, one for every time they happen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontzorg_cli.render.documents.moments import iso

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import tzinfo

    from ontzorg_cli.core.calendar.agenda import Occurrence
    from ontzorg_cli.core.calendar.moments import Span
    from ontzorg_cli.core.together.their_time import TheirTime
    from ontzorg_cli.render.pages.agenda_month import MonthDay as AgendaDay


def event_document(occurrence: Occurrence, zone: tzinfo) -> dict[str, object]:
    """Return one happening of an event. `owner` is null where it is the assistant's own."""
    event, span = occurrence.event, occurrence.span
    return {
        "id": event.id,
        "title": event.title,
        **span_fields(span, zone, all_day=occurrence.all_day),
        "all_day": occurrence.all_day,
        "kind": event.kind.value,
        "owner": event.owner,
        "with": list(event.with_names),
        "busy": occurrence.occupies,
        "status": event.status.value,
    }


def events_document(occurrences: Iterable[Occurrence], zone: tzinfo) -> dict[str, object]:
    """Return the events of a period, as `agenda` does."""
    return {"events": [event_document(occurrence, zone) for occurrence in occurrences]}


def agenda_document(occurrences: Iterable[Occurrence], days: Iterable[AgendaDay], zone: tzinfo) -> dict[str, object]:
    """Return the events of a period, and for each of its days how full it is and what it is besides."""
    return {**events_document(occurrences, zone), "days": [_day(day) for day in days]}


def _day(day: AgendaDay) -> dict[str, object]:
    parts = day.parts
    return {
        "date": day.day.isoformat(),
        "working_minutes": parts.working_minutes,
        "fixed_minutes": parts.fixed_minutes,
        "need_minutes": parts.need_minutes if day.is_judged else None,
        "load_percent": parts.load_percent if day.is_judged else None,
        "off": day.off_reason,
        "bridge": day.is_bridge,
        "school_holidays": list(day.school_holidays),
    }


def slots_document(slots: Iterable[Span], zone: tzinfo, *, others: Sequence[TheirTime] = ()) -> dict[str, object]:
    """Return free slots, as `agenda free` does; `without_calendar` are those of whom no calendar is known."""
    return {
        "slots": [{**span_fields(slot, zone), "minutes": slot.minutes} for slot in slots],
        "with": [other.name for other in others],
        "without_calendar": [other.name for other in others if not other.has_calendar],
    }


def span_fields(span: Span, zone: tzinfo, *, all_day: bool = False) -> dict[str, object]:
    """Return where a span starts and ends: moments, or for whole days the first and the day after the last."""
    start, end = span.start.astimezone(zone), span.end.astimezone(zone)
    if all_day:
        return {"start": start.date().isoformat(), "end": end.date().isoformat()}
    return {"start": iso(start, zone), "end": iso(end, zone)}
