"""`ontzorg agenda`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from ontzorg_cli.actions.look_at_agenda import look_at_agenda
from ontzorg_cli.cli import reading
from ontzorg_cli.cli.session import session
from ontzorg_cli.cli.show import show, voice
from ontzorg_cli.cli.usage import EndsBeforeItStartsError
from ontzorg_cli.core.calendar.moments import DAY, Week
from ontzorg_cli.render.documents.event import events_document
from ontzorg_cli.render.pages.agenda import agenda_page

if TYPE_CHECKING:
    from typer import Option

WEEK = 7 * DAY


def agenda(
    *,
    from_: Annotated[str | None, Option("--from")] = None,
    to: Annotated[str | None, Option("--to")] = None,
) -> None:
    start = reading.day(from_)
    today = session().now.date()
    first = start.day if start else today if to else Week.of(today).monday
    last = reading.last_day(to, first) if to else first + WEEK - DAY
    if start is None:
        first = min(first, last)
    if last < first:
        raise EndsBeforeItStartsError(first=first.isoformat(), end=last.isoformat())
    look = look_at_agenda(first, last, home=session().home, now=session().now)
    show(
        lambda: agenda_page(look.days, voice(), absences=look.absences),
        lambda: events_document(look.occurrences, session().zone),
    )
