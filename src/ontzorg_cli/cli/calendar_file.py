"""A calendar as it is handed over: a file, or what another program writes to us."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ontzorg_cli.cli.session import session
from ontzorg_cli.core.clean import clean
from ontzorg_cli.core.errors import NotFoundError

if TYPE_CHECKING:
    from ontzorg_cli.core.errors import OntzorgError

STDIN = "-"


class CalendarFileUnreadableError(NotFoundError):
    """`file` is not there, or cannot be opened."""

    code = "calendar_file_unreadable"


def calendar_data(file: str, most_bytes: int) -> bytes:
    """Return what is in a file, or comes in where it is a dash: at most so many bytes. Raise CalendarFileUnreadableError."""
    if file == STDIN:
        return _coming_in(most_bytes)
    try:
        with Path(file).expanduser().open("rb") as opened:
            return opened.read(most_bytes)
    except (OSError, RuntimeError, ValueError):
        raise CalendarFileUnreadableError(file=clean(file)) from None


def is_believed(error: OntzorgError, key: str = "imported.shrinks") -> bool:
    """Return whether the user takes over a calendar that lost much. Raise the error where nobody can be asked.

    `key` is of the question.
    """
    current = session()
    if not current.stdin_is_terminal or current.as_json:
        raise error
    facts = {name: str(fact) for name, fact in error.facts.items()}
    answer = current.ask(current.catalogue.text(key, **facts))
    return is_yes(answer)


def is_yes(answer: str) -> bool:
    """Return whether an answer means yes."""
    return answer.casefold() in session().catalogue.text("imported.yes").split(", ")


def _coming_in(most_bytes: int) -> bytes:
    stdin = session().stdin
    if stdin is None or stdin.closed:
        return b""
    raw = getattr(stdin, "buffer", None)
    return raw.read(most_bytes) if raw is not None else stdin.read(most_bytes).encode()
