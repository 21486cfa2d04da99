"""`ontzorg goal list`."""

from __future__ import annotations

from ontzorg_cli.cli.session import session
from ontzorg_cli.cli.show import show, voice
from ontzorg_cli.render.documents.care import records_document
from ontzorg_cli.render.pages.care import goals_page


def goal_list() -> None:
    goals = session().home.read().goals()
    show(lambda: goals_page(goals, voice()), lambda: records_document("goals", goals, session().zone))
