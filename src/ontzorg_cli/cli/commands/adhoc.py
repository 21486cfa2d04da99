"""`ontzorg adhoc`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from ontzorg_cli.actions.catch_adhoc import Outcome, catch_adhoc
from ontzorg_cli.cli import drafts
from ontzorg_cli.cli.session import session
from ontzorg_cli.cli.show import goals_served, show, voice
from ontzorg_cli.cli.usage import OneOfTheseError
from ontzorg_cli.render.documents.caught import caught_document
from ontzorg_cli.render.pages.saved import caught_page

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
    decline: Annotated[bool, Option("--decline")] = False,
    delegate: Annotated[str | None, Option("--delegate")] = None,
) -> None:
    said = {
        Outcome.DONE: done,
        Outcome.TODAY: today,
        Outcome.PLAN: bool(plan or on),
        Outcome.DECLINE: decline,
        Outcome.DELEGATE: bool(delegate),
    }
    chosen = [outcome for outcome, is_said in said.items() if is_said]
    if len(chosen) > 1:
        raise OneOfTheseError(options=tuple(f"--{outcome}" for outcome in chosen))
    typed = drafts.Typed(
        words=tuple(title),
        requester=from_,
        owner=delegate,
        minutes=minutes,
        due=by,
        really_due=really_by,
        on=plan or on,
        stretch=stretch,
    )
    read = drafts.read(typed)
    outcome = chosen[0] if chosen else Outcome.PLAN if read.draft.on else Outcome.TODAY
    caught = catch_adhoc(read.draft, outcome, home=session().home, now=session().now)
    is_for_today = outcome in {Outcome.DONE, Outcome.TODAY} or read.draft.on == session().now.date()
    show(
        lambda: caught_page(
            caught.saved,
            caught.answer if is_for_today else None,
            read.days,
            voice(),
            goals=goals_served(caught.saved),
        ),
        lambda: caught_document(caught.saved, caught.answer, session().zone),
    )
