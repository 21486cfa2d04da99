"""The days off to come, as `dayoff` gives them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ontzorg_cli.render.pages.days_off import DaysOff


def days_off_document(look: DaysOff) -> dict[str, object]:
    """Return the days off, bridge days and school holidays to come, and the last year that is filled."""
    return {
        "days_off": [{"date": off.day.isoformat(), "name": off.name} for off in look.days_off],
        "bridges": [day.isoformat() for day in look.bridges],
        "school_holidays": [
            {"first": each.first.isoformat(), "last": each.last.isoformat(), "name": each.name}
            for each in look.school_holidays
        ],
        "last_year": look.last_year,
    }
