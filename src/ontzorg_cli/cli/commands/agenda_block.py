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
    repeat: Annotated[str | None, Option("--repeat")] = None,
) -> None:
    start, read = reading.start(at)
    saved = protect_time(
        " ".join(what) if what else session().catalogue.text("typed.own_time"),
        start=start,
        minutes=reading.length(minutes),
        repeat=reading.rule(repeat, read.day),
        home=session().home,
        now=session().now,
    )
    # Where the series starts on another day, that one was said, and not this.
    show_saved(saved, None if any(hint.code == "series_starts" for hint in saved.hints) else read)
