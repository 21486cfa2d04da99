"""`ontzorg drop`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from ontzorg_cli.actions.drop_work import drop_work
from ontzorg_cli.cli.scopes import part_of
from ontzorg_cli.cli.session import session
from ontzorg_cli.cli.show import show_saved

if TYPE_CHECKING:
    from typer import Argument, Option


def drop(
    ids: Annotated[list[str], Argument()],
    *,
    this: Annotated[bool, Option("--this")] = False,
    following: Annotated[bool, Option("--following")] = False,
    series: Annotated[bool, Option("--series")] = False,
    of: Annotated[str | None, Option("--of")] = None,
) -> None:
    part = part_of(this=this, following=following, series=series, of=of)
    show_saved(drop_work(ids, home=session().home, now=session().now, part=part))
