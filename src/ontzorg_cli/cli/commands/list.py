"""`ontzorg list`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from ontzorg_cli.actions.list_work import Sought, list_closed, list_open
from ontzorg_cli.cli import reading
from ontzorg_cli.cli.session import session
from ontzorg_cli.cli.show import show, voice
from ontzorg_cli.render.documents.records import closed_document
from ontzorg_cli.render.documents.task import tasks_document
from ontzorg_cli.render.pages.list import closed_list_page, work_list_page

if TYPE_CHECKING:
    from typer import Argument, Option


def list_(
    words: Annotated[list[str] | None, Argument()] = None,
    *,
    for_: Annotated[str | None, Option("--for")] = None,
    tag: Annotated[str | None, Option("--tag")] = None,
    done: Annotated[bool, Option("--done")] = False,
    waiting: Annotated[bool, Option("--waiting")] = False,
    everything: Annotated[bool, Option("--all")] = False,
) -> None:
    name = reading.person(for_)
    sought = Sought(
        words=tuple(words or ()), requester=name, own=for_ is not None and name is None, tag=tag, waiting=waiting
    )
    if done:
        closed = list_closed(sought, home=session().home, now=session().now)
        show(lambda: closed_list_page(closed, voice()), lambda: closed_document(closed, session().zone))
    else:
        listed = list_open(sought, home=session().home, now=session().now, everything=everything)
        show(
            lambda: work_list_page(listed.ranked, voice(), left_out=listed.left_out),
            lambda: tasks_document(listed.ranked, session().zone),
        )
