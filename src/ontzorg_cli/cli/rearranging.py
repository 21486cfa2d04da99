"""The one question of `plan --fit`: whether to move work as was shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontzorg_cli.cli.session import session

if TYPE_CHECKING:
    from ontzorg_cli.core.judgement.verdict import Advice


def agreed_moves(moves: tuple[Advice, ...]) -> tuple[Advice, ...]:
    """Return which of the moves the user wants: all, her own alone, or none. Work of others asks for a yes of its own."""
    current = session()
    words = current.catalogue.text
    own = tuple(move for move in moves if move.person is None)
    kind = "own" if len(own) == len(moves) else "mixed" if own else "others"
    if kind != "own":
        current.tell(words("plan.ask.not_told"))
    answer = current.ask(words(f"plan.ask.{kind}")).casefold()
    if answer in words("plan.yes").split(", "):
        return moves
    if own and answer in words("plan.only_own").split(", "):
        return own
    current.tell(words("plan.kept"))
    return ()
