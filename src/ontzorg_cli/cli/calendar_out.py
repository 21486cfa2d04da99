"""Where an exported calendar goes: a file, or another program."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from ontzorg_cli.cli.calendar_file import STDIN
from ontzorg_cli.cli.failures import HIDDEN
from ontzorg_cli.cli.session import session
from ontzorg_cli.cli.usage import OneOfTheseError
from ontzorg_cli.core.errors import UsageError

if TYPE_CHECKING:
    from ontzorg_cli.core.calendar.outgoing import CalendarExported

STDOUT = STDIN


class ExportNeedsFileError(UsageError):
    """A calendar is no text to read on a screen, or to have in a document: it needs the name of a file."""

    code = "export_needs_file"


def refuse_what_excludes(file: str | None, *, busy_only: bool, with_tasks: bool, source: str | None) -> None:
    """Raise ExportNeedsFileError where nobody can read what would come, OneOfTheseError for options that exclude each other.

    A task is a title, and tasks are not part of a calendar that was taken over.
    """
    current = session()
    if current.as_json and file in {None, STDOUT}:
        raise ExportNeedsFileError
    if file is None and current.stdout.isatty():
        raise ExportNeedsFileError
    others = {"--busy-only": busy_only, "--discreet": current.discreet, "--source": source is not None}
    if with_tasks and any(others.values()):
        raise OneOfTheseError(options=("--with-tasks", *(option for option, is_said in others.items() if is_said)))


def put_out(exported: CalendarExported, file: str | None) -> CalendarExported:
    """Write a calendar, and return it with the file in which it stands; None where it went to another program.

    Raise PageExistsError or PageUnwritableError.
    """
    if file is None or file == STDOUT:
        _pass_on(exported.text)
        if exported.left_out:
            _tell_what_is_left_out(exported)
        return exported
    from ontzorg_cli.actions.export_calendar import PRODUCT  # noqa: PLC0415 - what goes to a program needs no mark
    from ontzorg_cli.outside.page_file import write_page  # noqa: PLC0415 - as above

    write_page(Path(file).expanduser(), exported.text, marker=PRODUCT)
    return replace(exported, file=file)


def _tell_what_is_left_out(exported: CalendarExported) -> None:
    current = session()
    sources = HIDDEN if current.discreet else ", ".join(exported.sources)
    current.tell(current.catalogue.text("exported.left_out", count=exported.left_out, sources=sources))


def _pass_on(text: str) -> None:
    """Write to stdout in UTF-8, with line ends as they are, whatever the terminal is used to."""
    stdout = session().stdout
    raw = getattr(stdout, "buffer", None)
    if raw is None:
        stdout.write(text)
        return
    stdout.flush()
    raw.write(text.encode("utf-8"))
    raw.flush()
