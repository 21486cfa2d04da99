"""The calendars that are followed, for other programs. Addresses are in none of these."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontzorg_cli.render.documents.imported import imported_document

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import tzinfo

    from ontzorg_cli.actions.follow_calendar import Refreshed, Stopped
    from ontzorg_cli.core.calendar.subscription import Subscription


def followed_document(refreshed: Refreshed, zone: tzinfo) -> dict[str, object]:
    """Return a calendar that is followed from now on, with what was taken over of it."""
    taken = imported_document(refreshed.imported, zone) if refreshed.imported is not None else {}
    return {**taken, "calendar": _calendar(refreshed.subscription, zone)}


def stopped_document(stopped: Stopped, zone: tzinfo) -> dict[str, object]:
    """Return a calendar that is no longer followed, with how many of its events lay ahead and were taken out."""
    return {
        "calendar": _calendar(stopped.subscription, zone),
        "ahead": stopped.ahead,
        "removed": stopped.ahead if stopped.are_removed else 0,
        "undo_step": stopped.step or None,
    }


def refreshed_document(refreshed: Iterable[Refreshed], zone: tzinfo) -> dict[str, object]:
    """Return how each calendar fared; `undo_step` is the one step of them all."""
    done = tuple(refreshed)
    steps = [each.imported.step for each in done if each.imported is not None]
    return {"calendars": [_fared(each, zone) for each in done], "undo_step": max(steps, default=0) or None}


def _fared(refreshed: Refreshed, zone: tzinfo) -> dict[str, object]:
    imported, failure = refreshed.imported, refreshed.failure
    is_changed = imported is not None and imported.step > 0
    told = imported_document(imported, zone) if imported is not None else {}
    return {
        **_calendar(refreshed.subscription, zone),
        "outcome": "failed" if failure is not None else "changed" if is_changed else "unchanged",
        "imported": told.get("imported"),
        "skipped": told.get("skipped", []),
        "warnings": told.get("warnings", []),
        "moved": told.get("moved", []),
        "own": told.get("own", 0),
        "error": None if failure is None else failure.code,
    }


def _calendar(subscription: Subscription, zone: tzinfo) -> dict[str, object]:
    fetched_at = subscription.fetched_at
    return {
        "name": subscription.name,
        "owner": subscription.owner,
        "kind": subscription.kind.value,
        "fetched_at": None if fetched_at is None else fetched_at.astimezone(zone).isoformat(timespec="seconds"),
    }
