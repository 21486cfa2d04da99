"""How far a long import is, on stderr, for somebody who looks on: in words, with a bar, and gone when it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontzorg_cli.cli.session import session

if TYPE_CHECKING:
    from collections.abc import Callable

FEW = 2_000
"""So many events are there before anybody has read how far it is."""


def progress_shown() -> Callable[[str, int, int], None] | None:
    """Return what shows how far it is, or None where nobody looks on: no terminal, or a program that reads along."""
    current = session()
    if current.as_json or not current.stderr.isatty() or current.environ.get("TERM") == "dumb":
        return None
    from ontzorg_cli.render.writers.terminal import clear_progress, write_progress  # noqa: PLC0415 - it loads Rich

    def show(stage: str, done: int, of: int) -> None:
        if of < FEW:
            return
        words = current.catalogue.text(f"imported.{stage}", done=f"{done}", of=f"{of}")
        write_progress(words, done / of, current.stderr, width=current.width)
        if done >= of:
            clear_progress(current.stderr)

    return show
