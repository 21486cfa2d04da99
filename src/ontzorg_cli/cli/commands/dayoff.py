"""`ontzorg dayoff`."""

from __future__ import annotations

from ontzorg_cli.actions.days_off import look_at_days_off
from ontzorg_cli.cli.session import session
from ontzorg_cli.cli.show import show, voice
from ontzorg_cli.render.documents.days_off import days_off_document
from ontzorg_cli.render.pages.days_off import days_off_page


def dayoff() -> None:
    look = look_at_days_off(home=session().home, now=session().now)
    show(lambda: days_off_page(look, voice()), lambda: days_off_document(look))
