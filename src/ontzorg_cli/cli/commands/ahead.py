"""`ontzorg ahead`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from ontzorg_cli.actions.look_ahead import look_at_weeks
from ontzorg_cli.cli import reading
from ontzorg_cli.cli.session import session
from ontzorg_cli.cli.show import show, voice
from ontzorg_cli.render.documents.ahead import ahead_document
from ontzorg_cli.render.pages.ahead import ahead_page

if TYPE_CHECKING:
    from typer import Option

AN_HOUR = "60m"


def ahead(
    *,
    weeks: Annotated[int, Option("--weeks", min=1, max=52)] = 6,
    minutes: Annotated[str, Option("--minutes")] = AN_HOUR,
    everything: Annotated[bool, Option("--all")] = False,
    html: Annotated[str | None, Option("--html")] = None,
    md: Annotated[str | None, Option("--md")] = None,
) -> None:
    asked = reading.length(minutes)
    outlook = look_at_weeks(weeks, minutes=asked, home=session().home, now=session().now)
    files: list[str] = []
    if html is not None or md is not None:
        from ontzorg_cli.cli.page_files import write_files  # noqa: PLC0415 - on the screen there is no file

        page = ahead_page(outlook, voice(), everything=everything, on_paper=True)
        catalogue = session().catalogue
        title = catalogue.text("ahead.title", count=weeks)
        written = write_files(page, title=title, language=catalogue.language, html=html, md=md)
        if written is None:
            return
        files = written
    show(
        lambda: ahead_page(outlook, voice(), everything=everything, files=files),
        lambda: ahead_document(outlook, session().zone, files),
    )
