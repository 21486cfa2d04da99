"""`ontzorg start`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from ontzorg_cli.actions.start_task import start_task
from ontzorg_cli.cli.session import session
from ontzorg_cli.cli.show import show_saved

if TYPE_CHECKING:
    from typer import Argument


def start(id: Annotated[str | None, Argument()] = None) -> None:  # noqa: A002 - an id is called id everywhere
    show_saved(start_task(id, home=session().home, now=session().now))
