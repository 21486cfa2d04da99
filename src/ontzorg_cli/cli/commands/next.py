"""`ontzorg next`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from ontzorg_cli.actions.list_work import list_next
from ontzorg_cli.cli.session import session
from ontzorg_cli.cli.show import show, voice
from ontzorg_cli.render.documents.task import tasks_document
from ontzorg_cli.render.pages.list import work_list_page

if TYPE_CHECKING:
    from typer import Option


def next_(n: Annotated[int, Option("-n", min=1, max=999)] = 3) -> None:
    listed = list_next(n, home=session().home, now=session().now)
    show(
        lambda: work_list_page(listed.ranked, voice(), left_out=listed.left_out),
        lambda: tasks_document(listed.ranked, session().zone),
    )
