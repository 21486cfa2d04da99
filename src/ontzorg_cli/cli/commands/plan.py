"""`ontzorg plan`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from ontzorg_cli.actions.plan_day import carry_out, look_at_plan
from ontzorg_cli.cli import reading
from ontzorg_cli.cli.rearranging import agreed_moves
from ontzorg_cli.cli.session import session
from ontzorg_cli.cli.show import goals_served, in_words, show, voice
from ontzorg_cli.cli.usage import OneOfTheseError
from ontzorg_cli.render.documents.plan import plan_document
from ontzorg_cli.render.pages.plan import moved_page, plan_page

if TYPE_CHECKING:
    from typer import Argument, Option


def plan(
    day: Annotated[list[str] | None, Argument()] = None,
    *,
    fit: Annotated[bool, Option("--fit")] = False,
    yes: Annotated[bool, Option("--yes")] = False,
    accept: Annotated[bool, Option("--accept")] = False,
) -> None:
    if accept:
        from ontzorg_cli.cli.accepting import accept_words  # noqa: PLC0415 - looking at a plan does without

        if fit or yes:
            raise OneOfTheseError(options=("--accept", "--fit" if fit else "--yes"))
        accept_words(day or [])
        return
    current = session()
    read = reading.day(" ".join(day)) if day else None
    look = look_at_plan(read.day if read else None, home=current.home, now=current.now)
    asks = fit and bool(look.moves) and not yes and current.stdin_is_terminal and not current.as_json
    if not (yes and fit and look.moves):
        show(
            lambda: plan_page(look, voice(), with_moves=fit, is_asked=asks),
            lambda: plan_document(look, None, current.zone, written=in_words),
        )
    moves = look.moves if fit and yes else agreed_moves(look.moves) if asks else ()
    if moves:
        saved = carry_out(moves, home=current.home, now=current.now)
        show(
            lambda: moved_page(saved, look, moves, voice(), goals=goals_served(saved)),
            lambda: plan_document(look, saved, current.zone, written=in_words),
        )
