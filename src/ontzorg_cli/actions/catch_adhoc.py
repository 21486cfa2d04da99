"""Catch what comes in between: note the interruption, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from ontzorg_cli.actions.add_task import entry_hints
from ontzorg_cli.actions.answer_request import answered_on
from ontzorg_cli.actions.desk import lay_desk
from ontzorg_cli.actions.plan_day import move_all
from ontzorg_cli.actions.suggest_minutes import minutes_hints
from ontzorg_cli.core.judgement.door import answer_as_it_is
from ontzorg_cli.core.judgement.options import Choice, message_of, move_message
from ontzorg_cli.core.judgement.own_hours import OwnHours
from ontzorg_cli.core.results import Hint, Saved, Touched, Verb
from ontzorg_cli.core.together.names import known_or_new
from ontzorg_cli.core.work.entering import checked_title, enter, goal_and_tags
from ontzorg_cli.core.work.interruption import Interruption
from ontzorg_cli.core.work.task import Entered

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from ontzorg_cli.core.judgement.door import Answer
    from ontzorg_cli.core.judgement.options import Option
    from ontzorg_cli.core.judgement.verdict import Advice
    from ontzorg_cli.core.together.message import Message
    from ontzorg_cli.core.work.draft import TaskDraft
    from ontzorg_cli.store.home import Change, Home


class Outcome(StrEnum):
    """What becomes of a request that came in between."""

    DONE = "done"
    TODAY = "today"
    PLAN = "plan"
    PROPOSE = "propose"
    DECLINE = "decline"
    DELEGATE = "delegate"


TO_BE_DONE = frozenset({Outcome.TODAY, Outcome.PLAN, Outcome.PROPOSE, Outcome.DELEGATE})

SAID = {Outcome.PROPOSE: Choice.PROPOSE, Outcome.DECLINE: Choice.DECLINE, Outcome.DELEGATE: Choice.DELEGATE}


@dataclass(frozen=True, slots=True, kw_only=True)
class Caught:
    """An interruption that was noted, what it became, and whether the day fits with it.

    `options` are the choices that are still open, none for what was done or declined or made room for. `messages` is
    what to say to whoever asked and to others, where that follows from what became of it.
    """

    saved: Saved
    interruption: Interruption
    answer: Answer
    options: tuple[Option, ...] = ()
    messages: tuple[Message, ...] = ()


def catch_adhoc(
    draft: TaskDraft, outcome: Outcome, *, home: Home, now: datetime, moves: Iterable[Advice] = ()
) -> Caught:
    """Note an interruption by `draft.requester`; unless it was done or declined, it becomes open work.

    With PLAN and PROPOSE the work stands on `draft.on`, with DELEGATE `draft.owner` does it. `moves` is the work that
    makes room for it, moved in the same step. A name that is not known yet is taken as typed. Raise
    PersonNotFoundError where it looks like a known one, IdNotFoundError for work to move that is closed, and what
    `enter` raises.
    """
    moves = tuple(moves)
    options: tuple[Option, ...] = ()
    messages: list[Message] = []
    with home.change("adhoc", now=now) as change:
        people = change.people()
        requester, is_new = known_or_new(people, draft.requester)
        hints = [Hint(code="new_name", facts={"name": requester or ""})] if is_new else []
        if outcome in TO_BE_DONE:
            asked = replace(draft, title=checked_title(draft.title), requester=requester, on=None)
            answered = answered_on(lay_desk(change, now=now), asked)
            answer, options = answered.answer, answered.options
        interruption = Interruption(
            id=change.new_id(),
            at=now,
            title=checked_title(draft.title),
            requester=requester,
            minutes=draft.minutes if outcome is Outcome.DONE else None,
            tags=goal_and_tags(draft, change.goals())[1] if outcome is Outcome.DONE else (),
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
            hints.extend((*entry_hints(task), *minutes_hints(task, change, people=people, today=now.date())))
            touched.extend(move_all(moves, change, now=now, hints=hints))
        proposes_day_off = outcome is Outcome.PROPOSE and not _works_on(draft.on, change, now)
        if outcome in SAID and requester is not None and not proposes_day_off:
            said = message_of(
                SAID[outcome],
                replace(draft, title=interruption.title, requester=requester),
                people,
                asked_for=now.date(),
                to=draft.on if outcome is Outcome.PROPOSE else None,
                helper=draft.owner,
            )
            messages.append(said)
        notices = (move_message(move, now.date(), people) for move in moves if move.person != requester)
        messages.extend(notice for notice in notices if notice is not None)
        change.put(interruption)
        if moves or outcome not in TO_BE_DONE:
            options = ()
            answer = answer_as_it_is(lay_desk(change, now=now))
        if not touched:
            touched.append(Touched(verb=Verb.CAUGHT, record=interruption))
    saved = Saved(touched=tuple(touched), step=change.step, hints=tuple(hints))
    return Caught(saved=saved, interruption=interruption, answer=answer, options=options, messages=tuple(messages))


def _works_on(day: date | None, change: Change, now: datetime) -> bool:
    """Return whether there is working time on a day: no other day is proposed to anybody."""
    return day is not None and OwnHours(lay_desk(change, now=now, day=day)).on(day) != ()
