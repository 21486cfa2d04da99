"""Look at the weeks ahead."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from ontzorg_cli.actions.desk import lay_desk
from ontzorg_cli.core.judgement.look_ahead import look_ahead, reaching

if TYPE_CHECKING:
    from datetime import datetime

    from ontzorg_cli.core.judgement.look_ahead import Outlook
    from ontzorg_cli.store.home import Home


def look_at_weeks(weeks: int, *, minutes: int, home: Home, now: datetime) -> Outlook:
    """Return the coming weeks, this one included, and the first day with room for so many minutes.

    Without the work or the agenda it would be a promise that cannot be kept: raise a DamagedError.
    """
    reading = home.read()
    last = now.date() + timedelta(weeks=weeks)
    desk = lay_desk(reading, now=now, whole=True)
    if weeks > desk.preferences.horizon_weeks:
        desk = lay_desk(reading, now=now, day=last, whole=True)
    return look_ahead(reaching(desk, weeks), weeks=weeks, minutes=minutes)
