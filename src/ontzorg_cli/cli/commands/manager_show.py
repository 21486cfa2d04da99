"""`ontzorg manager show`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from ontzorg_cli.cli.session import session
from ontzorg_cli.cli.show import show, voice
from ontzorg_cli.core.together.names import find_person
from ontzorg_cli.render.documents.care import records_document
from ontzorg_cli.render.pages.record import record_page

if TYPE_CHECKING:
    from typer import Argument


def manager_show(name: Annotated[list[str], Argument()]) -> None:
    person = find_person(session().home.read().people(), " ".join(name))
    show(lambda: record_page(person, voice()), lambda: records_document("people", [person], session().zone))
