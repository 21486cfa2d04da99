"""A result as one JSON document (CONTRACT.md), for other programs."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import TextIO

SCHEMA = 1


def write(document: Mapping[str, object], stream: TextIO, *, command: str) -> None:
    """Write the document with its envelope to `stream`."""
    _write({"schema": SCHEMA, "command": command, **document}, stream)


def write_error(stream: TextIO, *, code: str, message: str, facts: Mapping[str, object]) -> None:
    """Write a refusal: its code, the sentence a person gets, and the facts of it."""
    _write({"error": {"code": code, "message": message, **{k: v for k, v in facts.items() if k != "code"}}}, stream)


def _write(document: Mapping[str, object], stream: TextIO) -> None:
    stream.write(json.dumps(document, ensure_ascii=False, indent=2, default=_iso) + "\n")


def _iso(value: object) -> str:
    if isinstance(value, datetime | date):
        return value.isoformat()
    raise TypeError(type(value).__name__)
