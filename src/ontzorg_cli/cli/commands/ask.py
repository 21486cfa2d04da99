"""`ontzorg ask`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from ontzorg_cli.actions.answer_request import answer_request
from ontzorg_cli.cli import drafts
from ontzorg_cli.cli.session import session
from ontzorg_cli.cli.show import in_words, show, voice
from ontzorg_cli.render.documents.door import answered_document
from ontzorg_cli.render.pages.asked import asked_page
from ontzorg_cli.render.pages.write_down import AsTyped

if TYPE_CHECKING:
    from typer import Argument, Option


def ask(
    title: Annotated[list[str], Argument()],
    *,
    from_: Annotated[str | None, Option("--from")] = None,
    minutes: Annotated[str | None, Option("--minutes")] = None,
    by: Annotated[str | None, Option("--by")] = None,
    really_by: Annotated[str | None, Option("--really-by")] = None,
    stretch: Annotated[bool, Option("--stretch")] = False,
) -> None:
    given = {"--from": from_, "--minutes": minutes, "--by": by, "--really-by": really_by}
    options = tuple(word for name, value in given.items() if value is not None for word in (name, value))
    as_typed = AsTyped(words=tuple(title), options=(*options, *(("--stretch",) if stretch else ())))
    read = drafts.read(
        drafts.Typed(
            words=tuple(title), requester=from_, minutes=minutes, due=by, really_due=really_by, stretch=stretch
        )
    )
    answered = answer_request(read.draft, home=session().home, now=session().now)
    show(
        lambda: asked_page(answered, as_typed, read.days, voice()),
        lambda: answered_document(answered, session().zone, written=in_words),
    )
