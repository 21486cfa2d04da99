"""Answer 'can you just …?' before the yes: a look at the home, and nothing written."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ontzorg_cli.actions.desk import lay_desk
from ontzorg_cli.core.judgement import door
from ontzorg_cli.core.results import Answered
from ontzorg_cli.core.together.names import known_or_new
from ontzorg_cli.core.work.entering import checked_title

if TYPE_CHECKING:
    from datetime import datetime

    from ontzorg_cli.core.work.draft import TaskDraft
    from ontzorg_cli.store.home import Home


def answer_request(draft: TaskDraft, *, home: Home, now: datetime) -> Answered:
    """Return whether what `draft.requester` asks fits, with the name as it is known where it is.

    Raise PersonNotFoundError where a known name was misspelt, EmptyTitleError, TitleTooLongError, and a DamagedError
    for a file without which the answer would be a guess.
    """
    title = checked_title(draft.title)
    reading = home.read()
    desk = lay_desk(reading, now=now, whole=True)
    requester, _ = known_or_new(desk.people, draft.requester)
    answer = door.answer_request(desk, minutes=draft.minutes, due=draft.really_due or draft.due, on=draft.on)
    return Answered(
        request=replace(draft, title=title, requester=requester),
        minutes=desk.preferences.guessed_minutes if draft.minutes is None else draft.minutes,
        guess=draft.minutes is None,
        answer=answer,
        weeks=desk.preferences.horizon_weeks,
    )
