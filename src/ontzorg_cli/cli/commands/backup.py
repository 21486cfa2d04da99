"""`ontzorg backup`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from ontzorg_cli.cli.beginning import last_step
from ontzorg_cli.cli.copies import confirmed, copy_to_make
from ontzorg_cli.cli.session import session
from ontzorg_cli.cli.show import show, voice
from ontzorg_cli.render.documents.care import copy_document
from ontzorg_cli.render.pages.care import backup_page, restored_page, sentence_page

if TYPE_CHECKING:
    from typer import Argument, Option


def backup(
    file: Annotated[str | None, Argument()] = None,
    *,
    restore: Annotated[str | None, Option("--restore")] = None,
    yes: Annotated[bool, Option("--yes")] = False,
) -> None:
    if restore is not None:
        _restore(Path(restore).expanduser(), yes=yes)
        return
    target = copy_to_make(file)
    summary = session().home.backup(target, now=session().now)
    size = target.stat().st_size
    show(
        lambda: backup_page(str(target), len(summary.files), size, voice()),
        lambda: copy_document(str(target), summary.files, size_bytes=size, step=None),
    )


def _restore(source: Path, *, yes: bool) -> None:
    if not yes and not confirmed(source):
        show(
            lambda: sentence_page("care.restore_not", voice()),
            lambda: {"done": [], "undo_step": None},
        )
        return
    summary = session().home.restore(source, now=session().now)
    show(
        lambda: restored_page(str(source), len(summary.files), voice()),
        lambda: copy_document(str(source), summary.files, size_bytes=None, step=last_step()),
    )
