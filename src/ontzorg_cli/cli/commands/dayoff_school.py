"""`ontzorg dayoff school`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from ontzorg_cli.actions.days_off import fill_school_holidays, take_school_holidays
from ontzorg_cli.cli.calendar_file import STDIN, calendar_data
from ontzorg_cli.cli.session import session
from ontzorg_cli.cli.show import show_saved

if TYPE_CHECKING:
    from typer import Argument, Option

ENDING = ".ics"


def dayoff_school(
    what: Annotated[str, Argument()],
    *,
    country: Annotated[str | None, Option("--country")] = None,
) -> None:
    current = session()
    if what != STDIN and not what.casefold().endswith(ENDING):
        saved = fill_school_holidays(what, country=country, home=current.home, now=current.now)
    else:
        # The calendar libraries are loaded where the command runs.
        from ontzorg_cli.actions.import_calendar import LARGEST_BYTES, whole_days_of  # noqa: PLC0415 - as said

        name = current.catalogue.text("imported.coming_in") if what == STDIN else what
        found = whole_days_of(calendar_data(what, LARGEST_BYTES), file=name, home=current.home, now=current.now)
        saved = take_school_holidays(found, Path(name).stem, home=current.home, now=current.now)
    if not saved.touched and not current.as_json:
        current.tell(current.catalogue.text("agenda.nothing_to_fill"))
        return
    show_saved(saved)
