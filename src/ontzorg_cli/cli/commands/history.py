"""`ontzorg history`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from ontzorg_cli.actions.look_back import look_back
from ontzorg_cli.cli.session import session
from ontzorg_cli.cli.show import show, voice
from ontzorg_cli.render.documents.steps import steps_document
from ontzorg_cli.render.pages.care import history_page

if TYPE_CHECKING:
    from typer import Option


def history(n: Annotated[int, Option("-n", min=1, max=999)] = 20) -> None:
    steps = look_back(n, home=session().home)
    show(lambda: history_page(steps, voice()), lambda: steps_document(steps, session().zone))
