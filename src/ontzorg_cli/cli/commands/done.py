"""`ontzorg done`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from ontzorg_cli.actions.close_task import finish_tasks
from ontzorg_cli.cli import reading
from ontzorg_cli.cli.session import session
from ontzorg_cli.cli.show import show_saved

if TYPE_CHECKING:
    from typer import Argument, Option


def done(
    ids: Annotated[list[str], Argument()],
    *,
    took: Annotated[str | None, Option("--took")] = None,
    on: Annotated[str | None, Option("--on")] = None,
    answer: Annotated[str | None, Option("--answer")] = None,
) -> None:
    day = reading.day(on)
    saved = finish_tasks(
        ids,
        home=session().home,
        now=session().now,
        took_minutes=reading.minutes(took),
        day=day.day if day else None,
        answer=" ".join((answer or "").split()),
    )
    show_saved(saved)
