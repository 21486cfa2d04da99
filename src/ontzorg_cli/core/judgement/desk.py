"""What lies on the desk at a moment: all that a judgement needs, as one value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime
    from zoneinfo import ZoneInfo

    from ontzorg_cli.core.calendar.agenda import Absence, DayOff, Event, SchoolHoliday
    from ontzorg_cli.core.calendar.imported import Imported
    from ontzorg_cli.core.calendar.working_time import WorkPattern
    from ontzorg_cli.core.judgement.resting import Rest
    from ontzorg_cli.core.preferences import Preferences
    from ontzorg_cli.core.together.checkin import Checkin
    from ontzorg_cli.core.together.person import Goal, Person
    from ontzorg_cli.core.together.topic import Topic
    from ontzorg_cli.core.work.arrival import Arrival
    from ontzorg_cli.core.work.estimate import Measured
    from ontzorg_cli.core.work.interruption import Log
    from ontzorg_cli.core.work.plan import DayPlan
    from ontzorg_cli.core.work.task import Task


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Everything that is known at `now` (aware, in the home zone) about work, agenda and history.

    `events` and `absences` cover at least the horizon, and like `plans`, `log` and `checkins` the last ten working days.
    """

    now: datetime
    zone: ZoneInfo
    preferences: Preferences
    pattern: WorkPattern
    days_off: tuple[DayOff, ...] = ()
    school_holidays: tuple[SchoolHoliday, ...] = ()
    absences: tuple[Absence, ...] = ()
    events: tuple[Event, ...] = ()
    imported: Imported | None = None
    """Her own plain events from calendars, which are not among `events`: there may be thousands of them."""
    others: tuple[Event, ...] = ()
    """Events of other people that take none of the assistant's time."""
    people: tuple[Person, ...] = ()
    goals: tuple[Goal, ...] = ()
    tasks: tuple[Task, ...] = ()
    plans: tuple[DayPlan, ...] = ()
    log: Log
    topics: tuple[Topic, ...] = ()
    checkins: tuple[Checkin, ...] = ()
    reflected: tuple[date, ...] = ()
    """The days of late that have a reflection; of what is in them a judgement knows nothing."""
    rests: tuple[Rest, ...] = ()
    """The flags of which somebody said 'I know'."""
    measured: tuple[Measured, ...] = ()
    """Finished work of the weeks behind of which the kind, the estimate and the real minutes are known."""
    role_kinds: tuple[str, ...] = ()
    """The kinds of work that were agreed to belong to the role, whoever asks; of one person's own she has them herself."""
    arrived: tuple[Arrival, ...] = ()
    """Finished work of the weeks behind with a kind and a requester, where it is known what belongs to the role."""
    since: date | None = None
    """The first day of the home, where that is known."""
    is_first_look: bool = False
    """Whether this is the first look at today, which fixes its plan."""

    @property
    def all_events(self) -> tuple[Event, ...]:
        """Return all her events, each of those from calendars made for it."""
        return (*self.events, *(self.imported or ()))

    @property
    def today(self) -> date:
        """Return the day of `now` on the clocks of the home zone."""
        return self.now.astimezone(self.zone).date()
