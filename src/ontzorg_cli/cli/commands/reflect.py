"""`ontzorg reflect`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from ontzorg_cli.actions.reflect import lay_out_day
from ontzorg_cli.cli import reading
from ontzorg_cli.cli.reflecting import by_conversation, in_editor
from ontzorg_cli.cli.session import session
from ontzorg_cli.cli.show import show, voice
from ontzorg_cli.render.documents.reflect import reflect_document
from ontzorg_cli.render.pages.reflect import facts_page, reflected_page

if TYPE_CHECKING:
    from typer import Argument, Option


def reflect(
    day: Annotated[list[str] | None, Argument()] = None,
    *,
    short: Annotated[bool, Option("--short")] = False,
    edit: Annotated[bool, Option("--edit")] = False,
) -> None:
    read = reading.day(" ".join(day)) if day else None
    look = lay_out_day(read.day if read else None, home=session().home, now=session().now)
    if not session().as_json:
        show(lambda: facts_page(look.facts, voice()), dict)
        session().stdout.flush()
    kept = in_editor(look) if edit else by_conversation(look, short=short)
    show(
        lambda: reflected_page(
            stored=kept.stored, intention=kept.intention, habit=kept.habit, saved=kept.saved, voice=voice()
        ),
        lambda: reflect_document(
            kept.facts, day=kept.day, stored=kept.stored, intention=kept.intention, step=kept.saved.step
        ),
    )
