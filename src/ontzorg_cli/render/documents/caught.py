"""What `adhoc` did, and the answer at the door."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontzorg_cli.render.documents.door import door_fields
from ontzorg_cli.render.documents.records import saved_document

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import tzinfo

    from ontzorg_cli.core.judgement.door import Answer
    from ontzorg_cli.core.judgement.options import Option
    from ontzorg_cli.core.results import Saved
    from ontzorg_cli.core.together.message import Message


def caught_document(
    saved: Saved,
    answer: Answer,
    options: tuple[Option, ...],
    zone: tzinfo,
    *,
    written: Callable[[Message], tuple[str, str]],
) -> dict[str, object]:
    """Return what was caught, whether today fits with it, and what could be done instead."""
    return {**saved_document(saved, zone), **door_fields(answer, options, written=written)}
