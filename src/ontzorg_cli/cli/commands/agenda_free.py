"""`ontzorg agenda free`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from ontzorg_cli.actions.look_at_agenda import find_free
from ontzorg_cli.cli import reading
from ontzorg_cli.cli.session import session
from ontzorg_cli.cli.show import show, voice
from ontzorg_cli.render.documents.event import slots_document
from ontzorg_cli.render.pages.agenda import free_page

if TYPE_CHECKING:
    from typer import Option


def agenda_free(
    *,
    minutes: Annotated[str, Option("--minutes")],
    before: Annotated[str | None, Option("--before")] = None,
) -> None:
    asked = reading.length(minutes)
    found = find_free(asked, before=reading.moment_before(before), home=session().home, now=session().now)
    show(
        lambda: free_page(found.slots, voice(), minutes=asked, searched_until=found.searched_until),
        lambda: slots_document(found.slots, session().zone),
    )
