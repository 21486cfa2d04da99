"""`ontzorg adhoc`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

from ontzorg_cli.actions.catch_adhoc import Outcome, catch_adhoc
from ontzorg_cli.cli import drafts
from ontzorg_cli.cli.deciding import Decision, decided, moves_for
from ontzorg_cli.cli.session import session
from ontzorg_cli.cli.show import goals_served, in_words, show, voice
from ontzorg_cli.cli.usage import OneOfTheseError
from ontzorg_cli.render.documents.caught import caught_document
from ontzorg_cli.render.pages.caught import caught_page

if TYPE_CHECKING:
    from typer import Argument, Option


def adhoc(
    title: Annotated[list[str], Argument()],
    *,
    from_: Annotated[str | None, Option("--from")] = None,
    minutes: Annotated[str | None, Option("--minutes")] = None,
    by: Annotated[str | None, Option("--by")] = None,
    really_by: Annotated[str | None, Option("--really-by")] = None,
    on: Annotated[str | None, Option("--on")] = None,
    stretch: Annotated[bool, Option("--stretch")] = False,
    done: Annotated[bool, Option("--done")] = False,
    today: Annotated[bool, Option("--today")] = False,
    plan: Annotated[str | None, Option("--plan")] = None,
    propose: Annotated[str | None, Option("--propose")] = None,
    decline: Annotated[bool, Option("--decline")] = False,
    delegate: Annotated[str | None, Option("--delegate")] = None,
    fit: Annotated[bool, Option("--fit")] = False,
    yes: Annotated[bool, Option("--yes")] = False,
) -> None:
    said = {
        Outcome.DONE: done,
        Outcome.TODAY: today,
        Outcome.PLAN: bool(plan or on),
        Outcome.PROPOSE: bool(propose),
        Outcome.DECLINE: decline,
        Outcome.DELEGATE: bool(delegate),
    }
    chosen = [outcome for outcome, is_said in said.items() if is_said]
    if len(chosen) > 1:
        raise OneOfTheseError(options=tuple(f"--{outcome}" for outcome in chosen))
    if fit and chosen not in ([], [Outcome.TODAY]):
        raise OneOfTheseError(options=("--fit", f"--{chosen[0]}"))
    typed = drafts.Typed(
        words=tuple(title),
        requester=from_,
        owner=delegate,
        minutes=minutes,
        due=by,
        really_due=really_by,
        on=propose or plan or on,
        stretch=stretch,
    )
    read = drafts.read(typed)
    current = session()
    outcome = chosen[0] if chosen else Outcome.PLAN if read.draft.on else Outcome.TODAY
    decision = Decision(draft=read.draft, outcome=outcome)
    if fit:
        decision = replace(decision, outcome=Outcome.TODAY, moves=moves_for(read.draft, is_agreed=yes))
    elif not chosen and not read.draft.on and current.stdin_is_terminal and not current.as_json:
        decision = decided(read.draft, read.days)
    caught = catch_adhoc(decision.draft, decision.outcome, home=current.home, now=current.now, moves=decision.moves)
    is_for_today = decision.outcome in {Outcome.DONE, Outcome.TODAY} or decision.draft.on == current.now.date()
    show(
        lambda: caught_page(
            caught.saved,
            caught.answer if is_for_today else None,
            read.days,
            voice(),
            goals=goals_served(caught.saved),
            options=caught.options if is_for_today and not decision.is_informed else (),
            said=caught.messages,
        ),
        lambda: caught_document(
            caught.saved,
            caught.answer,
            caught.options,
            current.zone,
            written=in_words,
        ),
    )
