"""`ontzorg manager list`."""

from __future__ import annotations

from ontzorg_cli.cli.session import session
from ontzorg_cli.cli.show import show, voice
from ontzorg_cli.render.documents.care import records_document
from ontzorg_cli.render.pages.care import people_page


def manager_list() -> None:
    people = session().home.read().people()
    show(lambda: people_page(people, voice()), lambda: records_document("people", people, session().zone))
