"""`ontzorg agenda block`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from ontzorg_cli.actions.add_event import protect_time
from ontzorg_cli.cli import reading
from ontzorg_cli.cli.session import session
from ontzorg_cli.cli.show import show_saved

if TYPE_CHECKING:
    from typer import Argument, Option


def agenda_block(
    what: Annotated[list[str] | None, Argument()] = None,
    *,
    at: Annotated[str, Option("--at")],
    minutes: Annotated[str, Option("--minutes")],
) -> None:
    start, read = reading.start(at)
    saved = protect_time(
        " ".join(what) if what else session().catalogue.text("typed.own_time"),
        start=start,
        minutes=reading.length(minutes),
        home=session().home,
        now=session().now,
    )
    show_saved(saved, read)
