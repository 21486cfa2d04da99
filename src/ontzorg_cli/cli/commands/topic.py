"""`ontzorg topic`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from ontzorg_cli.actions.keep_topic import TopicDraft, keep_topic, list_topics
from ontzorg_cli.cli.names import manager_and_text
from ontzorg_cli.cli.session import session
from ontzorg_cli.cli.show import show, show_saved, voice
from ontzorg_cli.render.documents.care import records_document
from ontzorg_cli.render.pages.checkins import topics_page

if TYPE_CHECKING:
    from typer import Argument


def topic(manager: Annotated[list[str] | None, Argument()] = None) -> None:
    name, text = manager_and_text(manager or [], session().home.read().people())
    if text:
        show_saved(keep_topic(TopicDraft(title=text, person=name or ""), home=session().home, now=session().now))
        return
    topics = list_topics(name, home=session().home)
    show(lambda: topics_page(topics, name, voice()), lambda: records_document("topics", topics, session().zone))
