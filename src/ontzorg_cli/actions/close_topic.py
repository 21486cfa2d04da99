"""Take a topic off the list: it was discussed, decided, or dropped."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ontzorg_cli.core.results import Touched, Verb
from ontzorg_cli.core.together.topic import TopicEnding

if TYPE_CHECKING:
    from datetime import datetime

    from ontzorg_cli.core.together.topic import Topic
    from ontzorg_cli.store.home import Change

VERBS = {
    TopicEnding.DISCUSSED: Verb.DISCUSSED,
    TopicEnding.DECIDED: Verb.DECIDED,
    TopicEnding.DEFAULTED: Verb.DEFAULTED,
    TopicEnding.DROPPED: Verb.DROPPED,
}


def close_topic(topic: Topic, ending: TopicEnding, *, answer: str = "", now: datetime, change: Change) -> Touched:
    """Close a topic, with what was decided or agreed; from then on it stands in the month."""
    closed = replace(topic, ending=ending, closed_at=now, answer=answer)
    change.put(closed, replaces=topic)
    return Touched(verb=VERBS[ending], record=closed)
