"""The brief for a check-in, how check-ins stand, and what came out of one, for other programs."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ontzorg_cli.render.documents.moments import iso
from ontzorg_cli.render.documents.records import saved_document

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime, tzinfo

    from ontzorg_cli.core.results import Saved
    from ontzorg_cli.core.together.brief import Brief, BriefItem, Fact
    from ontzorg_cli.render.pages.checkins import Overview


def brief_document(brief: Brief, zone: tzinfo, files: Sequence[str] = ()) -> dict[str, object]:
    """Return the brief, block by block; `files` are those it was written to."""
    return {
        "manager": brief.person.name,
        "minutes": brief.minutes,
        "since": iso(brief.since, zone),
        "at": iso(brief.at, zone),
        "next_at": iso(brief.next_at, zone),
        "blocks": [
            {
                "code": block.code.value,
                "minutes": block.minutes,
                "items": [_item(item, zone) for item in block.items],
                "left_out": block.left_out,
            }
            for block in brief.blocks
        ],
        "files": list(files),
    }


def overview_document(overviews: Sequence[Overview], zone: tzinfo) -> dict[str, object]:
    """Return how the check-ins stand."""
    return {
        "checkins": [
            {
                "person": one.person,
                "next_at": iso(one.next_at, zone),
                "last_held": iso(one.last_held, zone),
                "missed": iso(one.missed, zone),
                "held": one.kept.held,
                "of": one.kept.of,
                "topics": one.topics,
                "decisions": one.decisions,
            }
            for one in overviews
        ]
    }


def kept_document(saved: Saved, person: str, next_at: datetime | None, zone: tzinfo) -> dict[str, object]:
    """Return what came out of a check-in."""
    return {**saved_document(saved, zone), "manager": person, "next_at": iso(next_at, zone)}


def skipped_document(saved: Saved, person: str, slots: Sequence[datetime], zone: tzinfo) -> dict[str, object]:
    """Return what was skipped, and when it could still be held."""
    return {**saved_document(saved, zone), "manager": person, "slots": [iso(slot, zone) for slot in slots]}


def _item(item: BriefItem, zone: tzinfo) -> dict[str, object]:
    told = {name: _fact(fact, zone) for name, fact in item.facts.items()}
    return {"code": item.code, "id": item.id, "title": item.title or None, **told}


def _fact(fact: Fact, zone: tzinfo) -> object:
    if isinstance(fact, tuple):
        return [day.isoformat() for day in fact]
    return iso(fact, zone) if isinstance(fact, date) else fact
