"""Days and moments as ISO text, on the clocks of the home zone."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from ontzorg_cli.core.calendar.agenda import AllDay, Zoned
from ontzorg_cli.core.calendar.moments import DAY

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import tzinfo

    from ontzorg_cli.core.calendar.agenda import When
    from ontzorg_cli.core.work.task import Due


def iso(moment: date | datetime | None, zone: tzinfo) -> str | None:
    """Return a moment with its offset, or a day, as ISO text."""
    if moment is None:
        return None
    return (moment.astimezone(zone) if isinstance(moment, datetime) else moment).isoformat()


def due_text(due: Due | None, zone: tzinfo) -> str | None:
    """Return a deadline: a day, or a moment where a time was given."""
    if due is None:
        return None
    return iso(due.day if due.at is None else datetime.combine(due.day, due.at, tzinfo=zone), zone)


def when_fields(when: When, zone: tzinfo) -> dict[str, object]:
    """Return when an event is; of whole days the end is the day after the last."""
    if isinstance(when, AllDay):
        return {"start": when.first.isoformat(), "end": (when.last + DAY).isoformat(), "all_day": True}
    start = when.start.replace(tzinfo=ZoneInfo(when.zone) if isinstance(when, Zoned) else zone)
    end = start.astimezone(UTC) + timedelta(minutes=when.minutes)
    return {"start": iso(start, zone), "end": iso(end, zone), "all_day": False, "minutes": when.minutes}


def fact_fields(facts: Mapping[str, str | int | float | date | datetime], zone: tzinfo) -> dict[str, object]:
    """Return facts with their days and moments as ISO text."""
    return {name: iso(fact, zone) if isinstance(fact, date) else fact for name, fact in facts.items()}
