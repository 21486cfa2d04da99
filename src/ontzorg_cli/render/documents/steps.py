"""Steps that were done or taken back, for other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontzorg_cli.render.documents.moments import iso

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import tzinfo

    from ontzorg_cli.render.pages.care import Step


def steps_document(steps: Sequence[Step], zone: tzinfo) -> dict[str, object]:
    """Return the steps in the order given."""
    return {
        "steps": [
            {
                "step": step.number,
                "at": iso(step.at, zone),
                "command": step.command,
                "titles": list(step.titles),
                "undone": step.undone,
            }
            for step in steps
        ]
    }
