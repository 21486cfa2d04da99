"""`ontzorg dayoff add`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from ontzorg_cli.actions.days_off import add_days_off
from ontzorg_cli.cli import reading
from ontzorg_cli.cli.session import session
from ontzorg_cli.cli.show import show_saved
from ontzorg_cli.cli.usage import EndsBeforeItStartsError, MissingArgumentError
from ontzorg_cli.core.calendar.dates_in_words import longest_stretch_at_end

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from typer import Argument, Option


def dayoff_add(
    name: Annotated[list[str], Argument()],
    *,
    on: Annotated[str | None, Option("--on")] = None,
    to: Annotated[str | None, Option("--to")] = None,
) -> None:
    title, (first, last) = (name, reading.stretch(on)) if on is not None else _name_and_days(name)
    if to is not None:
        last = reading.last_day(to, first)
    if last < first:
        raise EndsBeforeItStartsError(first=first.isoformat(), end=last.isoformat())
    show_saved(add_days_off(" ".join(title), first, last, home=session().home, now=session().now))


def _name_and_days(words: Sequence[str]) -> tuple[Sequence[str], tuple[date, date]]:
    """Return what the words name and the days that their end says. Raise MissingArgumentError where one of both is missing."""
    said = " ".join(words).split()
    found = longest_stretch_at_end(said, reading.frame())
    if found is None:
        raise MissingArgumentError(argument="on", command="dayoff add")
    count, days = found
    if count == len(said):
        raise MissingArgumentError(argument="name", command="dayoff add")
    return said[:-count], (days.first, days.last)
