"""`ontzorg agenda`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from ontzorg_cli.actions.look_at_agenda import look_at_agenda
from ontzorg_cli.cli import reading
from ontzorg_cli.cli.agenda_days import LIST_DAYS, days_meant
from ontzorg_cli.cli.session import session
from ontzorg_cli.cli.show import show, voice
from ontzorg_cli.cli.usage import EndsBeforeItStartsError, OneOfTheseError
from ontzorg_cli.core.calendar.moments import DAY, Week
from ontzorg_cli.render.documents.event import agenda_document
from ontzorg_cli.render.pages.agenda import agenda_page

if TYPE_CHECKING:
    from datetime import date

    from typer import Argument, Option

    from ontzorg_cli.render.page import Page

WEEK = 7 * DAY


def agenda(
    when: Annotated[list[str] | None, Argument()] = None,
    *,
    from_: Annotated[str | None, Option("--from")] = None,
    to: Annotated[str | None, Option("--to")] = None,
    day: Annotated[bool, Option("--day")] = False,
    week: Annotated[bool, Option("--week")] = False,
    month: Annotated[bool, Option("--month")] = False,
) -> None:
    is_view = bool(when) or day or week or month
    if is_view and (from_ is not None or to is not None):
        views = {"--day": day, "--week": week, "--month": month}
        view = next((name for name, is_said in views.items() if is_said), " ".join(when or ()))
        raise OneOfTheseError(options=("--from" if from_ else "--to", view))
    first, last = days_meant(when or (), day=day, week=week, month=month) if is_view else _from_to(from_, to)
    look = look_at_agenda(first, last, home=session().home, now=session().now)
    is_overview = is_view and look.days[LIST_DAYS:] != ()

    def page() -> Page:
        if not is_overview:
            return agenda_page(look.days, voice(), absences=look.absences, with_bar=is_view and first == last)
        from ontzorg_cli.render.pages.agenda_month import month_page  # noqa: PLC0415 - a week does without

        # Whole weeks, so that how full a week is does not hang on where the month begins.
        monday, sunday = Week.of(first).monday, Week.of(last).monday + WEEK - DAY
        weeks = look_at_agenda(monday, sunday, home=session().home, now=session().now)
        return month_page(
            weeks.days,
            voice(),
            first=first,
            last=last,
            absences=look.absences,
            unfilled_year=look.unfilled_year,
        )

    show(page, lambda: agenda_document(look.occurrences, look.days, session().zone))


def _from_to(from_: str | None, to: str | None) -> tuple[date, date]:
    """Return the days of the contract: `--from` and `--to`, else the current week."""
    start = reading.day(from_)
    today = session().now.date()
    first = start.day if start else today if to else Week.of(today).monday
    last = reading.last_day(to, first) if to else first + WEEK - DAY
    if start is None:
        first = min(first, last)
    if last < first:
        raise EndsBeforeItStartsError(first=first.isoformat(), end=last.isoformat())
    return first, last
