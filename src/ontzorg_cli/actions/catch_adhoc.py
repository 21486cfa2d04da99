"""Catch what comes in between: note the interruption, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from ontzorg_cli.actions.add_task import entry_hints
from ontzorg_cli.actions.desk import lay_desk
from ontzorg_cli.core.judgement.door import Answer, answer_as_it_is, answer_request
from ontzorg_cli.core.results import Hint, Saved, Touched, Verb
from ontzorg_cli.core.together.names import known_or_new
from ontzorg_cli.core.work.entering import checked_title, enter
from ontzorg_cli.core.work.interruption import Interruption
from ontzorg_cli.core.work.task import Entered

if TYPE_CHECKING:
    from datetime import datetime

    from ontzorg_cli.core.work.draft import TaskDraft
    from ontzorg_cli.store.home import Home


class Outcome(StrEnum):
    """What becomes of a request that came in between."""

    DONE = "done"
    TODAY = "today"
    PLAN = "plan"
    DECLINE = "decline"
    DELEGATE = "delegate"


TO_BE_DONE = frozenset({Outcome.TODAY, Outcome.PLAN, Outcome.DELEGATE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Caught:
    """An interruption that was noted, what it became, and whether the day still fits."""

    saved: Saved
    interruption: Interruption
    answer: Answer


def catch_adhoc(draft: TaskDraft, outcome: Outcome, *, home: Home, now: datetime) -> Caught:
    """Note an interruption by `draft.requester`; unless it was done or declined, it becomes open work.

    With PLAN the work stands on `draft.on`, with DELEGATE `draft.owner` does it. A name that is not known yet is
    taken as typed. Raise PersonNotFoundError where it looks like a known one, and what `enter` raises.
    """
    with home.change("adhoc", now=now) as change:
        people = change.people()
        requester, is_new = known_or_new(people, draft.requester)
        hints = [Hint(code="new_name", facts={"name": requester or ""})] if is_new else []
        due = draft.really_due or draft.due
        if outcome in TO_BE_DONE:
            answer = answer_request(lay_desk(change, now=now), minutes=draft.minutes, due=due)
        interruption = Interruption(
            id=change.new_id(),
            at=now,
            title=checked_title(draft.title),
            requester=requester,
            minutes=draft.minutes if outcome is Outcome.DONE else None,
        )
        touched: list[Touched] = []
        if outcome in TO_BE_DONE:
            task = replace(
                enter(
                    replace(
                        draft,
                        requester=None,
                        entered=Entered.ADHOC,
                        on=now.date() if outcome is Outcome.TODAY else draft.on,
                    ),
                    id=change.new_id(),
                    now=now,
                    people=people,
                    goals=change.goals(),
                    tasks=change.tasks(),
                ),
                requester=requester,
            )
            interruption = replace(interruption, task=task.id)
            change.put(task)
            touched.append(Touched(verb=Verb.CAUGHT, record=task))
            hints.extend(entry_hints(task))
        change.put(interruption)
        if outcome not in TO_BE_DONE:
            answer = answer_as_it_is(lay_desk(change, now=now))
        if not touched:
            touched.append(Touched(verb=Verb.CAUGHT, record=interruption))
    saved = Saved(touched=tuple(touched), step=change.step, hints=tuple(hints))
    return Caught(saved=saved, interruption=interruption, answer=answer)
