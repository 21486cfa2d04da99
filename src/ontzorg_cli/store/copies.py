"""Safety copies outside the home: one a day, made before the day's first step, the last seven kept."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from ontzorg_cli.core.errors import OntzorgError

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from ontzorg_cli.store.files import Disk

KEPT = 7


def keep_copy(folder: Path, copies: Path, now: datetime, disk: Disk) -> None:
    """Make today's copy where there is none and the home is sound. That a copy fails never stops the step."""
    today = f"{now.date().isoformat()}.zip"
    with contextlib.suppress(OSError, OntzorgError):
        names = sorted(name for name in disk.names(copies) if name.endswith(".zip"))
        if today in names:
            return
        from ontzorg_cli.store.backup import is_sound, write_backup  # noqa: PLC0415 - once a day

        if is_sound(folder, disk):
            disk.make_folder(copies)
            write_backup(folder, copies / today, now=now, private=False, disk=disk)
            for old in names[: -(KEPT - 1)]:
                disk.remove(copies / old)


def newest_copy(copies: Path, disk: Disk) -> Path | None:
    """Return the newest safety copy."""
    names = sorted(name for name in disk.names(copies) if name.endswith(".zip"))
    return copies / names[-1] if names else None
