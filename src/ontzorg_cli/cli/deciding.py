"""The questions of `adhoc` where a day does not fit: by when at the latest, and what becomes of the request."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ontzorg_cli.actions.answer_request import answer_request
from ontzorg_cli.actions.catch_adhoc import Outcome
from ontzorg_cli.cli import reading
from ontzorg_cli.cli.failures import message_of
from ontzorg_cli.cli.rearranging import agreed_moves
from ontzorg_cli.cli.session import session
from ontzorg_cli.cli.show import in_words, show, voice
from ontzorg_cli.core.errors import OntzorgError
from ontzorg_cli.core.judgement.options import Choice
from ontzorg_cli.render.documents.door import answered_document
from ontzorg_cli.render.pages.asked import weighed_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ontzorg_cli.core.calendar.reading_frame import DayRead, WhenRead
    from ontzorg_cli.core.judgement.verdict import Advice
    from ontzorg_cli.core.results import Answered
    from ontzorg_cli.core.work.draft import TaskDraft


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What becomes of a request, and the work that moves for it. `is_informed` where the choices were on the screen."""

    draft: TaskDraft
    outcome: Outcome
    moves: tuple[Advice, ...] = ()
    is_informed: bool = False


def decided(draft: TaskDraft, read: tuple[DayRead | WhenRead, ...]) -> Decision:
    """Return what the user chooses for a request of which she said nothing yet; where today fits, that is today.

    Raise KeyboardInterrupt where she breaks off: then nothing was written.
    """
    current = session()
    answered = answer_request(draft, home=current.home, now=current.now)
    if answered.answer.fits:
        return Decision(draft=draft, outcome=Outcome.TODAY)
    if draft.due is None and draft.really_due is None:
        draft = _by_when(draft)
        answered = answer_request(draft, home=current.home, now=current.now)
        if answered.answer.fits:
            return Decision(draft=draft, outcome=Outcome.TODAY)
    show(
        lambda: weighed_page(answered, read, voice()),
        lambda: answered_document(answered, current.zone, written=in_words),
    )
    return replace(_chosen(draft, answered), is_informed=True)


def moves_for(draft: TaskDraft, *, is_agreed: bool) -> tuple[Advice, ...]:
    """Return what moves to do a request today, after one question unless that was agreed; nothing where it fits."""
    current = session()
    answered = answer_request(replace(draft, on=None), home=current.home, now=current.now)
    moves = next((option.moves for option in answered.options if option.choice is Choice.NOW), ())
    if is_agreed or not moves:
        return moves
    if not current.stdin_is_terminal or current.as_json:
        return ()
    show(
        lambda: weighed_page(answered, (), voice()),
        lambda: answered_document(answered, current.zone, written=in_words),
    )
    return agreed_moves(moves)


def _by_when(draft: TaskDraft) -> TaskDraft:
    """Ask until when it can wait, and return the draft with that as its deadline; as it was for an empty answer."""
    current = session()
    current.tell(current.catalogue.text("ask.choose.full"))
    nobody = "" if draft.requester is not None else "_nobody"
    question = current.catalogue.text(f"ask.choose.by_when{nobody}", person=draft.requester or "")
    while answer := current.ask(question):
        try:
            return replace(draft, due=reading.due(reading.moment_of(answer)))
        except OntzorgError as error:
            current.tell(message_of(error, current.catalogue))
    return draft


def _chosen(draft: TaskDraft, answered: Answered) -> Decision:
    current = session()
    choices = dict(enumerate(_choices(draft, answered), start=1))
    current.tell("")
    for number, (label, _) in choices.items():
        current.tell(f"  {number}  {label}")
    while answer := current.ask(current.catalogue.text("ask.choose.which", last=len(choices))):
        if answer.isdecimal() and int(answer) in choices:
            return choices[int(answer)][1]
        current.tell(current.catalogue.text("ask.choose.again", last=len(choices)))
    return Decision(draft=draft, outcome=Outcome.TODAY)


def _choices(draft: TaskDraft, answered: Answered) -> Iterator[tuple[str, Decision]]:
    """Yield what can be chosen, with what it is called."""
    say, spoken = session().catalogue.text, voice().spoken
    for option in answered.options:
        match option.choice:
            case Choice.PLAN | Choice.PROPOSE if option.to is not None and not option.moves:
                outcome = Outcome.PLAN if option.choice is Choice.PLAN else Outcome.PROPOSE
                label = say(f"ask.choose.{option.choice}", day=spoken(option.to))
                yield label, Decision(draft=replace(draft, on=option.to), outcome=outcome)
            case Choice.NOW if option.moves and option.is_enough:
                label = say("ask.choose.now", count=len(option.moves))
                yield label, Decision(draft=draft, outcome=Outcome.TODAY, moves=option.moves)
            case Choice.PLAN if option.to is not None and option.is_enough:
                label = say("ask.choose.plan_moving", day=spoken(option.to), count=len(option.moves))
                yield label, Decision(draft=replace(draft, on=option.to), outcome=Outcome.PLAN, moves=option.moves)
            case Choice.SMALLER if option.minutes is not None:
                label = say("ask.choose.smaller", minutes=voice().duration(option.minutes))
                yield label, Decision(draft=replace(draft, minutes=option.minutes), outcome=Outcome.TODAY)
            case Choice.DELEGATE if answered.answer.helper is not None:
                label = say("ask.choose.delegate", helper=answered.answer.helper)
                delegated = replace(draft, owner=answered.answer.helper)
                yield label, Decision(draft=delegated, outcome=Outcome.DELEGATE)
            case Choice.DECLINE:
                yield say("ask.choose.decline"), Decision(draft=draft, outcome=Outcome.DECLINE)
            case _:
                pass
