"""`ontzorg agenda import`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from ontzorg_cli.cli import following, reading
from ontzorg_cli.cli.calendar_file import STDIN, calendar_data, is_believed
from ontzorg_cli.cli.progress import progress_shown
from ontzorg_cli.cli.session import session
from ontzorg_cli.cli.show import show, voice
from ontzorg_cli.render.documents.imported import imported_document
from ontzorg_cli.render.pages.imported import imported_page

if TYPE_CHECKING:
    from typer import Argument, Option


def agenda_import(
    file: Annotated[str, Argument()],
    *,
    owner: Annotated[str | None, Option("--owner")] = None,
    source: Annotated[str | None, Option("--source")] = None,
    watch: Annotated[bool, Option("--watch")] = False,
    yes: Annotated[bool, Option("--yes")] = False,
) -> None:
    following.must_be_no_address(file)
    if watch:
        _follow(file, reading.person(owner), source, yes=yes)
        return
    # The calendar libraries are loaded where the command runs: its help and completion do without.
    from ontzorg_cli.actions.import_calendar import (  # noqa: PLC0415 - as said
        LARGEST_BYTES,
        CalendarFile,
        CalendarShrinksError,
        import_calendar,
    )

    current = session()
    words = current.catalogue.text
    calendar = CalendarFile(
        name=words("imported.coming_in") if file == STDIN else file,
        data=calendar_data(file, LARGEST_BYTES),
        owner=reading.person(owner),
        source=source,
        private_title=words("imported.private"),
        untitled=words("imported.untitled"),
        unnamed=words("imported.unnamed"),
        checkin_words=reading.checkin_words(),
    )
    progress = progress_shown()
    try:
        imported = import_calendar(calendar, home=current.home, now=current.now, is_believed=yes, progress=progress)
    except CalendarShrinksError as error:
        if not is_believed(error):
            current.tell(words("imported.kept"))
            return
        imported = import_calendar(calendar, home=current.home, now=current.now, is_believed=True, progress=progress)
    show(lambda: imported_page(imported, voice()), lambda: imported_document(imported, current.zone))


def _follow(path: str, owner: str | None, source: str | None, *, yes: bool) -> None:
    from ontzorg_cli.actions.follow_calendar import follow_path  # noqa: PLC0415 - as above
    from ontzorg_cli.render.documents.followed import followed_document  # noqa: PLC0415 - only what is followed
    from ontzorg_cli.render.pages.followed import followed_page  # noqa: PLC0415 - as above

    following.must_be_a_path(path)
    current = session()
    refreshed = follow_path(
        path,
        owner=owner,
        blank=following.blank_calendar(source),
        home=current.home,
        now=current.now,
        believes=following.believing(yes=yes),
    )
    show(lambda: followed_page(refreshed, voice()), lambda: followed_document(refreshed, current.zone))
