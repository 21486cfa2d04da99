"""Report where the time of a period behind went."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from ontzorg_cli.actions.desk import lay_desk
from ontzorg_cli.core.growth.load_report import report_load

if TYPE_CHECKING:
    from datetime import date, datetime

    from ontzorg_cli.core.growth.load_report import LoadReport
    from ontzorg_cli.store.home import Home

FOUR_WEEKS = timedelta(days=28)
ONE_DAY = timedelta(days=1)


def load_of_period(first: date | None, last: date | None, *, home: Home, now: datetime) -> LoadReport:
    """Return the load of a period, without days of its own the last 28 days; what is still to come is no part of it.

    A month of it that is damaged is left out, and is one of the problems of this run.
    """
    until = min(last or now.date(), max(now.date(), first or now.date()))
    since = first or until - FOUR_WEEKS + ONE_DAY
    desk = lay_desk(home.read(), now=now, day=since, with_closed=True)
    return report_load(desk, first=since, last=until)
