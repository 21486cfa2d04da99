"""`ontzorg add`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from ontzorg_cli.actions.add_task import add_task
from ontzorg_cli.cli import drafts
from ontzorg_cli.cli.session import session
from ontzorg_cli.cli.show import show_saved
from ontzorg_cli.core.work.task import Importance  # noqa: TC001 - Typer reads the annotation

if TYPE_CHECKING:
    from typer import Argument, Option


def add(
    title: Annotated[list[str], Argument()],
    *,
    for_: Annotated[str | None, Option("--for")] = None,
    owner: Annotated[str | None, Option("--owner")] = None,
    minutes: Annotated[str | None, Option("--minutes")] = None,
    due: Annotated[str | None, Option("--due")] = None,
    hard: Annotated[bool | None, Option("--hard/--soft")] = None,
    on: Annotated[str | None, Option("--on")] = None,
    importance: Annotated[Importance | None, Option("--importance")] = None,
    goal: Annotated[str | None, Option("--goal")] = None,
    tag: Annotated[list[str] | None, Option("--tag")] = None,
    block: Annotated[str | None, Option("--block")] = None,
    repeat: Annotated[str | None, Option("--repeat")] = None,
    good_enough: Annotated[str | None, Option("--good-enough")] = None,
    depends: Annotated[list[str] | None, Option("--depends")] = None,
    stretch: Annotated[bool, Option("--stretch")] = False,
    planned: Annotated[bool | None, Option("--planned/--adhoc")] = None,
) -> None:
    typed = drafts.Typed(
        words=tuple(title),
        requester=for_,
        owner=owner,
        minutes=minutes,
        due=due,
        hard=hard,
        on=on,
        importance=importance,
        goal=goal,
        tags=tuple(tag or ()),
        block=block,
        repeat=repeat,
        good_enough=good_enough,
        depends=tuple(depends or ()),
        stretch=stretch,
        planned=planned,
    )
    read = drafts.read(typed)
    show_saved(add_task(read.draft, home=session().home, now=session().now), *read.days)
