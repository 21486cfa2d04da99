"""Answer 'can you just …?' before the yes: a look at the home, and nothing written."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ontzorg_cli.actions.desk import lay_desk
from ontzorg_cli.actions.suggest_minutes import suggested_minutes
from ontzorg_cli.core.judgement import door
from ontzorg_cli.core.judgement.options import options_of
from ontzorg_cli.core.results import Answered
from ontzorg_cli.core.together.names import known_or_new
from ontzorg_cli.core.work.entering import checked_title, goal_and_tags

if TYPE_CHECKING:
    from datetime import datetime

    from ontzorg_cli.core.judgement.desk import Desk
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
    _, tags = goal_and_tags(draft, desk.goals)
    suggestion = suggested_minutes(
        reading,
        kind=next(iter(tags), None),
        requester=requester,
        minutes=draft.minutes,
        people=desk.people,
        today=desk.today,
    )
    return replace(answered_on(desk, replace(draft, title=title, requester=requester)), suggestion=suggestion)


def answered_on(desk: Desk, request: TaskDraft) -> Answered:
    """Return the answer to a request on a desk, with the choices there are."""
    answer = door.answer_request(desk, minutes=request.minutes, due=request.really_due or request.due, on=request.on)
    minutes = desk.preferences.guessed_minutes if request.minutes is None else request.minutes
    return Answered(
        request=request,
        minutes=minutes,
        guess=request.minutes is None,
        answer=answer,
        weeks=desk.preferences.horizon_weeks,
        options=options_of(answer, request, desk.people, minutes=minutes),
    )
