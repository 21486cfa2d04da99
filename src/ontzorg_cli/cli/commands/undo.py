"""`ontzorg undo`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from ontzorg_cli.actions.look_back import take_back
from ontzorg_cli.cli.session import session
from ontzorg_cli.cli.show import show, voice
from ontzorg_cli.render.documents.care import undone_document
from ontzorg_cli.render.pages.care import undone_page

if TYPE_CHECKING:
    from typer import Argument


def undo(count: Annotated[int, Argument(min=1, max=999)] = 1) -> None:
    voice()  # the words are those of before: undoing `init` takes the settings away
    steps = take_back(count, home=session().home, now=session().now)
    show(lambda: undone_page(steps, voice()), lambda: undone_document(steps, session().zone))
