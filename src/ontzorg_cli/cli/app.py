"""What a command line asks for: help, completion, or a command of the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontzorg_cli import __version__
from ontzorg_cli.cli.lazy import run_command
from ontzorg_cli.cli.problems import tell_problems
from ontzorg_cli.cli.table import resolve
from ontzorg_cli.core.clean import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ontzorg_cli.cli.hoist import Hoisted
    from ontzorg_cli.cli.session import Session
    from ontzorg_cli.cli.table import Table

COMPLETE = "_ONTZORG_COMPLETE"
"""The variable with which a shell asks for completions; its value is the shell."""


def dispatch(argv: Sequence[str], hoisted: Hoisted, session: Session, table: Table) -> int:
    """Do what was asked and return the exit code. Raise a usage error where it cannot be understood."""
    asked = hoisted.asked
    if shell := session.environ.get(COMPLETE):
        from ontzorg_cli.cli.complete import answer  # noqa: PLC0415 - only a shell asks

        session.stdout.write(answer(argv, shell, session, table))
        return 0
    for problem in (*hoisted.problems, *session.problems):
        raise problem
    words = tuple(clean(word) for word in hoisted.words)
    if asked.version:
        session.stdout.write(f"ontzorg {__version__}\n")
    elif asked.show_completion is not None or asked.install_completion is not None:
        from ontzorg_cli.cli.shells import show_or_install  # noqa: PLC0415 - once in the life of a home

        show_or_install(session)
    elif asked.help or not words:
        from ontzorg_cli.cli.help_text import help_of  # noqa: PLC0415 - most runs are no questions

        session.stdout.write(help_of(words, session, table))
    else:
        row, rest = resolve(words, table)
        session.command = row.name
        return run_command(row, rest) or tell_problems(session)
    return 0
