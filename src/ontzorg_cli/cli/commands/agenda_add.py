"""`ontzorg agenda add`."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING, Annotated

from ontzorg_cli.actions.add_event import EventDraft, add_event
from ontzorg_cli.cli import reading
from ontzorg_cli.cli.session import session
from ontzorg_cli.cli.show import show_saved
from ontzorg_cli.cli.usage import EndsBeforeItStartsError, MissingArgumentError, OneOfTheseError

if TYPE_CHECKING:
    from datetime import date

    from typer import Argument, Option

    from ontzorg_cli.core.calendar.reading_frame import DayRead, WhenRead

WHOLE_DAYS = 0
"""The minutes of what takes whole days."""


def agenda_add(
    title: Annotated[list[str], Argument()],
    *,
    at: Annotated[str, Option("--at")],
    minutes: Annotated[str | None, Option("--minutes")] = None,
    all_day: Annotated[bool, Option("--all-day")] = False,
    to: Annotated[str | None, Option("--to")] = None,
    timezone: Annotated[str | None, Option("--timezone")] = None,
    floating: Annotated[bool, Option("--floating")] = False,
    repeat: Annotated[str | None, Option("--repeat")] = None,
    with_: Annotated[list[str] | None, Option("--with")] = None,
    movable: Annotated[bool, Option("--movable")] = False,
    free: Annotated[bool, Option("--free")] = False,
) -> None:
    said = {"--minutes": minutes, "--all-day": all_day or to, "--timezone": timezone, "--floating": floating}
    _check({name for name, value in said.items() if value})
    start, read, last = _whole_days(at, to) if all_day or to else (*reading.start(at), None)
    draft = EventDraft(
        title=" ".join(title),
        start=start,
        minutes=WHOLE_DAYS if minutes is None else reading.length(minutes),
        last_day=last,
        zone=reading.zone(timezone),
        is_floating=floating,
        repeat=reading.rule(repeat, read.day),
        with_names=tuple(with_ or ()),
        movable=movable,
        busy=not free,
        checkin_words=reading.checkin_words(),
    )
    saved = add_event(draft, home=session().home, now=session().now)
    # Where the series starts on another day, that one was said, and not this.
    show_saved(saved, None if any(hint.code == "series_starts" for hint in saved.hints) else read)


def _check(said: set[str]) -> None:
    """Raise MissingArgumentError where it has no length, OneOfTheseError where it is two kinds of time at once."""
    if not said & {"--minutes", "--all-day"}:
        raise MissingArgumentError(argument="--minutes", command="agenda add")
    for group in ({"--minutes", "--all-day"}, {"--all-day", "--timezone", "--floating"}):
        if len(said & group) > 1:
            raise OneOfTheseError(options=tuple(sorted(said & group)))


def _whole_days(at: str, to: str | None) -> tuple[datetime, DayRead | WhenRead, date]:
    """Return the first midnight, the first day as it was read, and the last day.

    Raise EndsBeforeItStartsError, or OneOfTheseError where it is given an hour.
    """
    read = reading.moment_of(at)
    if getattr(read, "at", None) is not None:
        raise OneOfTheseError(options=(f"--at {at}", "--to" if to else "--all-day"))
    last = reading.last_day(to, read.day) if to else read.day
    if last < read.day:
        raise EndsBeforeItStartsError(first=read.day.isoformat(), end=last.isoformat())
    return datetime.combine(read.day, time()), read, last
