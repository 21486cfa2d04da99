"""How a reflection comes about: by conversation or in an editor; whatever was typed is not lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontzorg_cli.actions.reflect import keep_reflection, let_go, put_aside
from ontzorg_cli.cli.failures import StoppedHalfwayError
from ontzorg_cli.cli.looking_back import Conversation
from ontzorg_cli.cli.reflection_text import reflection_in, text_of
from ontzorg_cli.cli.session import session
from ontzorg_cli.cli.show import voice
from ontzorg_cli.core.errors import ConflictError, OntzorgError
from ontzorg_cli.core.growth.reflection import Reflection
from ontzorg_cli.outside.editor import edit_file
from ontzorg_cli.store.errors import ReflectionNotKeptError

if TYPE_CHECKING:
    from ontzorg_cli.actions.reflect import DayToReflect, Reflected


class EditorFailedError(ConflictError):
    """The editor did not start or did not end well; what was typed stands in a draft (`path`)."""

    code = "editor_failed"


def by_conversation(look: DayToReflect, *, short: bool) -> Reflected:
    """Ask the questions and keep the answers.

    Raise StoppedHalfwayError where it was broken off and something was kept, KeyboardInterrupt where there was nothing.
    """
    talk = Conversation(session(), look, voice())
    try:
        talk.hold(short=short)
    except KeyboardInterrupt:
        if talk.reflection.is_empty and not talk.moves and not talk.held:
            raise
        session().tell("")
        _keep(talk, look)
        raise StoppedHalfwayError from None
    return _keep(talk, look)


def in_editor(look: DayToReflect) -> Reflected:
    """Let the user write in an editor of her own and keep what she wrote. Raise EditorFailedError."""
    home = session().home
    blank = text_of(Reflection(day=look.day), look, voice())
    draft = put_aside(blank, look.day, home=home)
    went_well = edit_file(draft, session().environ)
    text = draft.read_text("utf-8", "replace") if draft.is_file() else ""
    if not went_well:
        if text in {blank, ""}:
            let_go(draft, home=home)
            raise EditorFailedError
        raise EditorFailedError(path=str(draft))
    try:
        kept = keep_reflection(reflection_in(text, look, voice()), {}, look, home=home, now=session().now)
    except OntzorgError as refused:
        raise ReflectionNotKeptError(path=str(draft)) from refused
    let_go(draft, home=home)
    return kept


def _keep(talk: Conversation, look: DayToReflect) -> Reflected:
    home, reflection = session().home, talk.reflection
    try:
        return keep_reflection(reflection, talk.moves, look, held=talk.held, home=home, now=session().now)
    except OntzorgError as refused:
        if reflection.is_empty:
            raise
        draft = put_aside(text_of(reflection, look, voice()), look.day, home=home)
        raise ReflectionNotKeptError(path=str(draft)) from refused
