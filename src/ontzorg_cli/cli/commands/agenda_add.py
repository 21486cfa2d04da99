"""`ontzorg agenda add`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from ontzorg_cli.actions.add_event import EventDraft, add_event
from ontzorg_cli.cli import reading
from ontzorg_cli.cli.session import session
from ontzorg_cli.cli.show import show_saved

if TYPE_CHECKING:
    from typer import Argument, Option


def agenda_add(
    title: Annotated[list[str], Argument()],
    *,
    at: Annotated[str, Option("--at")],
    minutes: Annotated[str, Option("--minutes")],
    repeat: Annotated[str | None, Option("--repeat")] = None,
    with_: Annotated[list[str] | None, Option("--with")] = None,
    movable: Annotated[bool, Option("--movable")] = False,
    free: Annotated[bool, Option("--free")] = False,
) -> None:
    start, read = reading.start(at)
    draft = EventDraft(
        title=" ".join(title),
        start=start,
        minutes=reading.length(minutes),
        repeat=reading.rule(repeat, read.day),
        with_names=tuple(with_ or ()),
        movable=movable,
        busy=not free,
        checkin_words=reading.checkin_words(),
    )
    saved = add_event(draft, home=session().home, now=session().now)
    # Where the series starts on another day, that one was said, and not this.
    show_saved(saved, None if any(hint.code == "series_starts" for hint in saved.hints) else read)
