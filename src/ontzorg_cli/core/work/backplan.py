"""Counting back: on which of her working days before an event each step of its preparation is to be ready."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from typing import TYPE_CHECKING

from ontzorg_cli.core.calendar.agenda import span_of

if TYPE_CHECKING:
    from datetime import date, datetime
    from zoneinfo import ZoneInfo

    from ontzorg_cli.core.calendar.agenda import Event
    from ontzorg_cli.core.judgement.own_hours import OwnHours
    from ontzorg_cli.core.results import Along
    from ontzorg_cli.core.work.task import ClosedTask, Task
    from ontzorg_cli.core.work.template import Step, Yearly


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """The day on which something is to be ready. `is_late` tells that its own day is behind, so that it is now."""

    day: date
    is_late: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedStep:
    """A step with the day on which it is to be ready; `known` is the work that is there for it, `made` what was made now."""

    step: Step
    slot: Slot
    known: Task | ClosedTask | None = None
    made: Task | None = None


class ChosenBy(StrEnum):
    """Why these steps and no others."""

    TYPED = "typed"
    ASKED = "asked"
    TITLE = "title"
    OTHERWISE = "otherwise"


@dataclass(frozen=True, slots=True, kw_only=True)
class Backplan:
    """The preparation of an event, the furthest ahead first; `day` is its day on the clocks of the home.

    `along` is what hung on it already and moves with it now.
    """

    event: Event
    day: date
    template: str | None
    chosen_by: ChosenBy
    steps: tuple[PlannedStep, ...]
    along: Along

    @property
    def new(self) -> tuple[PlannedStep, ...]:
        """Return the steps for which there is no work yet."""
        return tuple(each for each in self.steps if each.known is None)


@dataclass(frozen=True, slots=True, kw_only=True)
class YearItem:
    """Work of every year as it comes up on `day`, with its steps. `is_near` tells that it is time to plan it."""

    work: Yearly
    day: date
    steps: tuple[PlannedStep, ...]
    is_near: bool
    has_template: bool = True
    """False where it names a template that there is not."""

    @property
    def is_made(self) -> bool:
        """Return whether there is work for each of its steps."""
        return all(each.known is not None for each in self.steps)


@dataclass(frozen=True, slots=True, kw_only=True)
class YearLook:
    """The work of every year from `first` up to `last`, in order; what begins up to `until` can be planned now."""

    first: date
    last: date
    until: date
    items: tuple[YearItem, ...]

    @property
    def to_make(self) -> tuple[YearItem, ...]:
        """Return what it is time for and is not planned yet."""
        return tuple(item for item in self.items if item.is_near and not item.is_made)


def is_by_rule(task: Task) -> bool:
    """Return whether a task that prepares something is due on the very day which the rule gave it."""
    due = task.due
    return (
        task.prepares is not None
        and task.really_due is None
        and due is not None
        and due.at is None
        and not due.is_hard
        and due.day == task.prepares.due
    )


def slot_before(event_day: date, days_before: int, *, hours: OwnHours, now: datetime) -> Slot:
    """Return the working day so many working days before `event_day`; 0 is that day itself, or the last one before it.

    What would lie behind goes to the first day on which there is still work to be had, today first; where there is none
    before the event, to today.
    """
    if days_before == 0 and hours.on(event_day):
        wanted: date | None = event_day
    else:
        wanted = next(islice(hours.before(event_day), max(days_before, 1) - 1, None), None)
    first = first_day_left(event_day, hours=hours, now=now)
    if wanted is not None and wanted >= first:
        return Slot(day=wanted)
    return Slot(day=first, is_late=True)


def first_day_left(event_day: date, *, hours: OwnHours, now: datetime) -> date:
    """Return the first working day from now on that lies before `event_day`; today where there is none."""
    today = now.date()
    end = hours.end(today)
    if end is not None and now < end:
        return today
    following = next(hours.after(today), None)
    return following if following is not None and following < event_day else today


def day_of(event: Event, zone: ZoneInfo) -> date:
    """Return the day on which an event starts on the clocks of `zone`."""
    return span_of(event.when, zone).start.astimezone(zone).date()
