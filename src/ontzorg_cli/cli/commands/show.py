"""`ontzorg show`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from ontzorg_cli.actions.show_record import show_record
from ontzorg_cli.cli.session import session
from ontzorg_cli.cli.show import show as put
from ontzorg_cli.cli.show import voice
from ontzorg_cli.render.documents.records import shown_document
from ontzorg_cli.render.pages.record import record_page

if TYPE_CHECKING:
    from typer import Argument


def show(id: Annotated[str, Argument()]) -> None:  # noqa: A002 - an id is called id everywhere
    shown = show_record(id, home=session().home, now=session().now)
    put(
        lambda: record_page(
            shown.record,
            voice(),
            goal=shown.goal,
            waits_for=shown.waits_for,
            prepares=shown.prepares,
            preparation=shown.preparation,
            time=shown.time,
        ),
        lambda: shown_document(shown.record, session().zone),
    )
