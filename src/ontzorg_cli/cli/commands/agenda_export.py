"""`ontzorg agenda export`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from ontzorg_cli.cli import reading
from ontzorg_cli.cli.calendar_out import put_out, refuse_what_excludes
from ontzorg_cli.cli.session import session
from ontzorg_cli.cli.show import show, voice
from ontzorg_cli.cli.usage import EndsBeforeItStartsError
from ontzorg_cli.render.documents.exported import exported_document
from ontzorg_cli.render.pages.exported import exported_page

if TYPE_CHECKING:
    from typer import Argument, Option


def agenda_export(
    file: Annotated[str | None, Argument()] = None,
    *,
    busy_only: Annotated[bool, Option("--busy-only")] = False,
    with_tasks: Annotated[bool, Option("--with-tasks")] = False,
    source: Annotated[str | None, Option("--source")] = None,
    from_: Annotated[str | None, Option("--from")] = None,
    to: Annotated[str | None, Option("--to")] = None,
) -> None:
    # The calendar libraries are loaded where the command runs: its help and completion do without.
    from ontzorg_cli.actions.export_calendar import ExportWish, export_agenda  # noqa: PLC0415 - as said

    current = session()
    refuse_what_excludes(file, busy_only=busy_only, with_tasks=with_tasks, source=source)
    start = reading.day(from_)
    first = start.day if start else None
    last = reading.last_day(to, first or current.now.date()) if to else None
    if first and last and last < first:
        raise EndsBeforeItStartsError(first=first.isoformat(), end=last.isoformat())
    words = current.catalogue.text
    wish = ExportWish(
        name=words("exported.name"),
        private_title=words("imported.private"),
        first=first,
        last=last,
        busy_title=words("exported.busy") if busy_only or current.discreet else None,
        with_tasks=with_tasks,
        source=source,
    )
    exported = put_out(export_agenda(wish, home=current.home, now=current.now), file)
    if exported.file is not None:
        show(lambda: exported_page(exported, voice()), lambda: exported_document(exported))
