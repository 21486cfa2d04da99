"""`ontzorg defer`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from ontzorg_cli.actions.defer_work import defer_work
from ontzorg_cli.cli import reading
from ontzorg_cli.cli.scopes import part_of
from ontzorg_cli.cli.session import session
from ontzorg_cli.cli.show import show_saved
from ontzorg_cli.cli.usage import MissingArgumentError
from ontzorg_cli.core.calendar.dates_in_words import longest_day_at_end
from ontzorg_cli.core.calendar.unreadable import UnreadableDateError

if TYPE_CHECKING:
    from typer import Argument, Option


def defer(
    ids_and_day: Annotated[list[str], Argument()],
    *,
    this: Annotated[bool, Option("--this")] = False,
    following: Annotated[bool, Option("--following")] = False,
    series: Annotated[bool, Option("--series")] = False,
    of: Annotated[str | None, Option("--of")] = None,
) -> None:
    if len(ids_and_day) == 1:
        raise MissingArgumentError(argument="day", command="defer")
    found = longest_day_at_end(ids_and_day[1:], reading.frame())
    if found is None:
        raise UnreadableDateError(text=ids_and_day[-1])
    count, day = found
    saved = defer_work(
        ids_and_day[: len(ids_and_day) - count],
        day.day,
        home=session().home,
        now=session().now,
        part=part_of(this=this, following=following, series=series, of=of),
    )
    show_saved(saved, day)
