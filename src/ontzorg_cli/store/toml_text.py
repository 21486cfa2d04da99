"""Core values as TOML text, one line a key."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

Value = str | int | float | bool | date | list["Value"] | dict[str, "Value"]
Table = dict[str, Value]

BARE = re.compile(r"[A-Za-z0-9_-]+")
MUST_ESCAPE = re.compile(r'["\\\x00-\x1f\x7f\ud800-\udfff]')
SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r", "\b": "\\b", "\f": "\\f"}
MINUTE = timedelta(minutes=1)


def text_of(value: Value) -> str:
    """Return a value as TOML writes it, on one line."""
    if isinstance(value, str):
        return f'"{MUST_ESCAPE.sub(_escape, value)}"'
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, date):
        return _moment(value) if isinstance(value, datetime) else value.isoformat()
    if isinstance(value, list):
        return f"[{', '.join(text_of(item) for item in value)}]"
    if isinstance(value, dict):
        inside = ", ".join(f"{key_text(key)} = {text_of(item)}" for key, item in value.items())
        return f"{{ {inside} }}" if inside else "{}"
    return repr(value)


def key_text(key: str) -> str:
    """Return a key as TOML writes it: bare where it can be."""
    return key if BARE.fullmatch(key) else text_of(key)


def block_text(kind: str, table: Mapping[str, Value]) -> str:
    """Return a record as a `[[kind]]` block with an empty line after it."""
    lines = [f"[[{kind}]]", *(f"{key_text(key)} = {text_of(value)}" for key, value in table.items()), "", ""]
    return "\n".join(lines)


def _escape(match: re.Match[str]) -> str:
    character = match[0]
    if "\ud800" <= character <= "\udfff":  # no text in UTF-8 can hold half a pair
        return "\ufffd"
    return SHORT.get(character) or f"\\u{ord(character):04x}"


def _moment(value: datetime) -> str:
    offset = value.utcoffset()
    if offset is not None and offset % MINUTE:  # offsets of long ago have seconds, TOML has no place for them
        value = value.astimezone(UTC)
    return value.isoformat()
