"""Look at a day; the first look at a working day fixes its plan."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ontzorg_cli.actions.desk import lay_desk
from ontzorg_cli.core.errors import ConflictError, DamagedError, HomeError
from ontzorg_cli.core.growth.intention import standing_intention
from ontzorg_cli.core.growth.rhythm import rhythm_of
from ontzorg_cli.core.judgement.around import around
from ontzorg_cli.core.judgement.capacity import Horizon
from ontzorg_cli.core.judgement.day import judge
from ontzorg_cli.core.judgement.morning import fix_plan
from ontzorg_cli.core.judgement.own_hours import OwnHours
from ontzorg_cli.core.work.plan import stored_plan
from ontzorg_cli.store.reflections import reflections_of

if TYPE_CHECKING:
    from datetime import date, datetime

    from ontzorg_cli.core.growth.reflection import Reflection
    from ontzorg_cli.core.judgement.around import Around
    from ontzorg_cli.core.judgement.desk import Desk
    from ontzorg_cli.core.judgement.verdict import DayVerdict
    from ontzorg_cli.store.home import Home, Reading

MONTHS_READ = 2
"""Files of reflections that a morning reads: enough for the last working days on both sides of a month's end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayLook:
    """A day as `today` shows it: the verdict, the name of the assistant, and what stands around it today."""

    verdict: DayVerdict
    name: str
    around: Around


def look_at_day(day: date | None, *, home: Home, now: datetime) -> DayLook:
    """Return the judgement of today, or of another `day`, which never writes.

    On a home that cannot be written, or that another program keeps busy, today is shown without fixing its plan.
    """
    reading = home.read()
    desk = lay_desk(reading, now=now, day=day, whole=True)
    kept = reflections_of_late(home, reading, desk.today)
    desk = replace(desk, reflected=tuple(each.day for each in kept))
    if day in {None, desk.today} and _is_unplanned_working_day(desk):
        plan = fix_plan(desk.today, desk)
        try:
            with home.change("today", now=now, undoable=False) as change:
                if not change.plans(desk.today, desk.today):
                    change.put(plan)
        except (HomeError, ConflictError):
            pass
        desk = replace(desk, plans=(*desk.plans, plan), is_first_look=True)
    horizon = Horizon(desk)
    hours = horizon.hours
    return DayLook(
        verdict=judge(desk, day, horizon=horizon),
        name=reading.settings().name,
        around=around(
            desk,
            horizon.checkins,
            intention=standing_intention(kept, desk.today, hours) if day in {None, desk.today} else "",
            rhythm=rhythm_of(desk.today, desk.reflected, hours, since=desk.since),
        ),
    )


def reflections_of_late(home: Home, reading: Reading, today: date) -> tuple[Reflection, ...]:
    """Return the reflections of late; where they cannot be read the day is shown without, and `reflect` says why."""
    try:
        return reflections_of(home.folder, reading.settings().reflections_folder).newest(MONTHS_READ, today)
    except (DamagedError, HomeError):
        return ()


def _is_unplanned_working_day(desk: Desk) -> bool:
    return stored_plan(desk.today, desk.plans) is None and bool(OwnHours(desk).on(desk.today))
