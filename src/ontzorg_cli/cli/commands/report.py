"""`ontzorg report`."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

from ontzorg_cli.actions.report_load import load_of_period
from ontzorg_cli.cli import reading
from ontzorg_cli.cli.session import session
from ontzorg_cli.cli.show import show, voice
from ontzorg_cli.cli.usage import EndsBeforeItStartsError
from ontzorg_cli.render.documents.report import load_document
from ontzorg_cli.render.pages.report import load_page

if TYPE_CHECKING:
    from typer import Argument, Option


class Kind(StrEnum):
    """What there is a report of."""

    LOAD = "load"


def report(
    kind: Annotated[Kind, Argument()],
    *,
    from_: Annotated[str | None, Option("--from")] = None,
    to: Annotated[str | None, Option("--to")] = None,
    html: Annotated[str | None, Option("--html")] = None,
    md: Annotated[str | None, Option("--md")] = None,
) -> None:
    first = reading.day_behind(from_) if from_ is not None else None
    last = reading.last_day_behind(to, first) if to is not None else None
    today = session().now.date()
    if first is not None and first > (last or today):
        raise EndsBeforeItStartsError(first=first.isoformat(), end=(last or today).isoformat())
    found = load_of_period(first, last, home=session().home, now=session().now)
    files: list[str] = []
    if html is not None or md is not None:
        from ontzorg_cli.cli.page_files import write_files  # noqa: PLC0415 - on the screen there is no file

        catalogue = session().catalogue
        written = write_files(
            load_page(found, voice()),
            title=catalogue.text(f"report.{kind}.title"),
            language=catalogue.language,
            html=html,
            md=md,
        )
        if written is None:
            return
        files = written
    show(lambda: load_page(found, voice(), files=files), lambda: load_document(found, files))
