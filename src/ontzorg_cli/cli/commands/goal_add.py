"""`ontzorg goal add`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from ontzorg_cli.actions.manage_people import add_goal
from ontzorg_cli.cli.session import session
from ontzorg_cli.cli.show import show_saved

if TYPE_CHECKING:
    from typer import Argument


def goal_add(title: Annotated[list[str], Argument()]) -> None:
    show_saved(add_goal(" ".join(title), home=session().home, now=session().now))
