"""`ontzorg agenda free`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from ontzorg_cli.actions.look_at_agenda import find_free
from ontzorg_cli.cli import reading
from ontzorg_cli.cli.session import session
from ontzorg_cli.cli.show import show, voice
from ontzorg_cli.cli.usage import EndsBeforeItStartsError, MissingLengthError, OneOfTheseError
from ontzorg_cli.core.calendar.moments import MINUTE
from ontzorg_cli.render.documents.event import slots_document
from ontzorg_cli.render.pages.agenda import free_page

if TYPE_CHECKING:
    from typer import Argument, Option


def agenda_free(
    length: Annotated[list[str] | None, Argument()] = None,
    *,
    minutes: Annotated[str | None, Option("--minutes")] = None,
    before: Annotated[str | None, Option("--before")] = None,
    with_: Annotated[list[str] | None, Option("--with")] = None,
    from_: Annotated[str | None, Option("--from")] = None,
) -> None:
    asked, start = reading.length(_asked(" ".join(length or ()), minutes)), reading.day(from_)
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


def _asked(said: str, minutes: str | None) -> str:
    """Return how long is asked for. Raise MissingLengthError, or OneOfTheseError where it is said twice."""
    if said and minutes:
        raise OneOfTheseError(options=(said, f"--minutes {minutes}"))
    if not said and not minutes:
        raise MissingLengthError
    return said or minutes or ""
