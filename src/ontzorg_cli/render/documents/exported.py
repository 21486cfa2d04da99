"""What an export wrote, for other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ontzorg_cli.core.calendar.outgoing import CalendarExported


def exported_document(exported: CalendarExported) -> dict[str, object]:
    """Return where an export stands, what it is about and how much is in it; nothing of what is said in it."""
    first, last = exported.period
    return {
        "file": exported.file,
        "from": first.isoformat(),
        "to": last.isoformat(),
        "exported": {"events": exported.events, "tasks": exported.tasks},
        "busy_only": exported.is_busy_only,
        "left_out": exported.left_out,
    }
