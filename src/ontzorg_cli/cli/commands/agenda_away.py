"""`ontzorg agenda away`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from ontzorg_cli.actions.add_event import be_away
from ontzorg_cli.cli import reading
from ontzorg_cli.cli.session import session
from ontzorg_cli.cli.show import show_saved

if TYPE_CHECKING:
    from typer import Argument, Option


def agenda_away(
    what: Annotated[list[str], Argument()],
    *,
    from_: Annotated[str, Option("--from")],
    to: Annotated[str | None, Option("--to")] = None,
    who: Annotated[str | None, Option("--who")] = None,
) -> None:
    start = reading.moment_of(from_)
    end = reading.end_of(to, start) if to else start
    saved = be_away(
        " ".join(what),
        reading.away(start, end),
        who=reading.person(who),
        home=session().home,
        now=session().now,
    )
    # Away on a day off or at the weekend is as it should be.
    show_saved(saved, reading.without_free_days(start), reading.without_free_days(end) if to else None)
