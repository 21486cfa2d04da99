"""What an import did, for other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontzorg_cli.render.documents.records import record_fields

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import tzinfo

    from ontzorg_cli.core.calendar.merge import CalendarImported, Passed


def imported_document(imported: CalendarImported, zone: tzinfo) -> dict[str, object]:
    """Return the numbers of an import, by name what was left out and guessed, and the preparation that moved with it."""
    return {
        "imported": {
            "new": imported.new,
            "changed": imported.changed,
            "unchanged": imported.unchanged,
            "removed": imported.removed,
        },
        "source": imported.source,
        "owner": imported.owner,
        "skipped": _passed(imported.skipped),
        "warnings": _passed(imported.guessed),
        "moved": [record_fields(touched.record, zone) for touched in imported.along.touched],
        "own": imported.own,
        "undo_step": imported.step or None,
    }


def _passed(each: Iterable[Passed]) -> list[dict[str, str]]:
    return [{"title": passed.title, "reason": passed.reason} for passed in each]
