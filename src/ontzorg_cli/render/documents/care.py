"""Settings, people, goals, steps and copies for other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontzorg_cli.render.documents.moments import iso
from ontzorg_cli.render.documents.records import record_fields

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import tzinfo

    from ontzorg_cli.core.results import Record
    from ontzorg_cli.render.pages.care import Step
    from ontzorg_cli.render.pages.settings import Setting


def made_document(
    folder: str, settings: Mapping[str, object], people: Sequence[Record], *, step: int, zone: tzinfo
) -> dict[str, object]:
    """Return the home that was made, with the settings it got, and the people and goals in it."""
    home = {"id": None, "title": folder, "kind": "home", **settings}
    return {"done": [home, *(record_fields(person, zone) for person in people)], "undo_step": step}


def settings_document(settings: Sequence[Setting]) -> dict[str, object]:
    """Return settings with their values and the usual ones."""
    return {"settings": [_setting(setting) for setting in settings]}


def changed_document(setting: Setting, step: int | None) -> dict[str, object]:
    """Return a setting as it now is; without a step nothing changed."""
    return {
        "done": [{"id": None, "title": setting.key, "kind": "setting", **_setting(setting)}],
        "undo_step": step,
    }


def undone_document(steps: Sequence[Step], zone: tzinfo) -> dict[str, object]:
    """Return the steps that were taken back; taking back is no step to take back."""
    return {
        "done": [
            {
                "id": None,
                "title": ", ".join(step.titles),
                "kind": "step",
                "step": step.number,
                "at": iso(step.at, zone),
                "command": step.command,
                "titles": list(step.titles),
            }
            for step in steps
        ],
        "undo_step": None,
    }


def records_document(name: str, records: Sequence[Record], zone: tzinfo) -> dict[str, object]:
    """Return records under a name of their own."""
    return {name: [record_fields(record, zone) for record in records]}


def copy_document(file: str, files: Sequence[str], *, size_bytes: int | None, step: int | None) -> dict[str, object]:
    """Return a copy that was made (with its size) or put back (with the step that takes that back)."""
    told: dict[str, object] = {"id": None, "title": file, "kind": "backup", "files": list(files)}
    if size_bytes is not None:
        told["size_bytes"] = size_bytes
    return {"done": [told], "undo_step": step}


def _setting(setting: Setting) -> dict[str, object]:
    return {"key": setting.key, "value": _told(setting.value), "default": _told(setting.default)}


def _told(value: object) -> object:
    return value if isinstance(value, str | int | float | list | dict | None) else str(value)
