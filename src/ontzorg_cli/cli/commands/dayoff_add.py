"""`ontzorg dayoff add`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from ontzorg_cli.actions.days_off import add_days_off
from ontzorg_cli.cli import reading
from ontzorg_cli.cli.session import session
from ontzorg_cli.cli.show import show_saved
from ontzorg_cli.cli.usage import EndsBeforeItStartsError

if TYPE_CHECKING:
    from typer import Argument, Option


def dayoff_add(
    name: Annotated[list[str], Argument()],
    *,
    on: Annotated[str, Option("--on")],
    to: Annotated[str | None, Option("--to")] = None,
) -> None:
    first, _ = reading.stretch(on)
    last = reading.last_day(to, first) if to else first
    if last < first:
        raise EndsBeforeItStartsError(first=first.isoformat(), end=last.isoformat())
    show_saved(add_days_off(" ".join(name), first, last, home=session().home, now=session().now))
