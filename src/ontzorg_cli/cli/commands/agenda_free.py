"""`ontzorg agenda free`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from ontzorg_cli.actions.look_at_agenda import find_free
from ontzorg_cli.cli import reading
from ontzorg_cli.cli.session import session
from ontzorg_cli.cli.show import show, voice
from ontzorg_cli.cli.usage import EndsBeforeItStartsError
from ontzorg_cli.core.calendar.moments import MINUTE
from ontzorg_cli.render.documents.event import slots_document
from ontzorg_cli.render.pages.agenda import free_page

if TYPE_CHECKING:
    from typer import Option


def agenda_free(
    *,
    minutes: Annotated[str, Option("--minutes")],
    before: Annotated[str | None, Option("--before")] = None,
    with_: Annotated[list[str] | None, Option("--with")] = None,
    from_: Annotated[str | None, Option("--from")] = None,
) -> None:
    asked, start = reading.length(minutes), reading.day(from_)
    until = reading.moment_before(before)
    first = start.day if start else session().now.date()
    last = (until - MINUTE).date() if until else first
    if last < first:
        raise EndsBeforeItStartsError(first=first.isoformat(), end=last.isoformat())
    found = find_free(
        asked,
        before=until,
        home=session().home,
        now=session().now,
        with_names=[name for each in with_ or () if (name := reading.person(each)) is not None],
        since=start.day if start else None,
    )
    show(
        lambda: free_page(
            found.slots, voice(), minutes=asked, searched_until=found.searched_until, others=found.others
        ),
        lambda: slots_document(found.slots, session().zone, others=found.others),
    )
