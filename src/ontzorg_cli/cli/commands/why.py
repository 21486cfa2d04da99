"""`ontzorg why`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from ontzorg_cli.actions.explain_it import event_of, explain_it
from ontzorg_cli.cli import reading
from ontzorg_cli.cli.session import session
from ontzorg_cli.cli.show import as_text, in_words, show, voice
from ontzorg_cli.render.documents.why import why_document
from ontzorg_cli.render.pages.why import why_page

if TYPE_CHECKING:
    from typer import Argument


def why(what: Annotated[list[str] | None, Argument()] = None) -> None:
    asked = " ".join(what) if what else None
    explained = explain_it(asked, reading.day_or_none(asked), home=session().home, now=session().now)
    prepares = event_of(explained, home=session().home)
    page = why_page(explained, voice(), prepares=prepares)
    show(lambda: page, lambda: why_document(explained, session().zone, text=as_text(page), written=in_words))
