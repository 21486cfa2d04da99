"""Preparation that returns: templates of steps before an event, and the work of every year."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ontzorg_cli.core.work.task import Importance

EVENT_PLACE = "{event}"
"""Stands in the title of a step for the title of the event."""


class Weekday(StrEnum):
    """A day of the week, as the settings call it."""

    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"


class Which(StrEnum):
    """Which of the weekdays of a month."""

    FIRST = "first"
    SECOND = "second"
    THIRD = "third"
    FOURTH = "fourth"
    LAST = "last"


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """Preparation of a usual kind of event; it is taken by itself where one of `words` stands in the title."""

    name: str
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing to get ready: `days_before` working days before the event, in so many minutes."""

    template: str = ""
    title: str
    days_before: int
    minutes: int | None = None
    importance: Importance = Importance.SHOULD


@dataclass(frozen=True, slots=True, kw_only=True)
class Yearly:
    """Work of every year: on a day of a month, or on a weekday of it such as the first monday.

    With a template its steps come before that day; without one it is one piece of work.
    """

    title: str
    month: int
    day: int | None = None
    which: Which | None = None
    weekday: Weekday | None = None
    minutes: int | None = None
    template: str | None = None
