"""Whether all of a calendar came: one that was broken off must not take away what stood in its missing part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontzorg_cli.ics.blocks import decoded

if TYPE_CHECKING:
    from collections.abc import Sequence

BEGIN, END = "BEGIN:VCALENDAR", "END:VCALENDAR"


def is_broken_off(data: bytes) -> bool:
    """Return whether something that began as a calendar does not end as one."""
    text = decoded(data)[0].upper()
    if BEGIN not in text:
        return False
    _, ended, rest = text.rpartition(END)
    return not ended or "BEGIN:" in rest


def joined(parts: Sequence[bytes]) -> bytes:
    """Return the calendars in several files as one: as it is where there is one, else as UTF-8."""
    return parts[0] if len(parts) == 1 else "\n".join(decoded(part)[0] for part in parts).encode()
