"""The plan of a day, fixed by the first `today` of a working day (ENGINE.md 2)."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date, datetime


class AdhocSource(StrEnum):
    """Where the expected ad hoc of a day comes from."""

    DEFAULT = "default"
    LEARNED = "learned"
    FIXED = "fixed"


@dataclass(frozen=True, slots=True, kw_only=True)
class DayPlan:
    """What stood for a day when its plan was fixed, with the morning's figures.

    `tasks` are ids in the order of that morning; `nights` counts for each carried task how many nights it was
    carried, this one included.
    """

    day: date
    fixed_at: datetime
    capacity_minutes: int
    expected_adhoc_minutes: int
    margin_minutes: int
    adhoc_source: AdhocSource = AdhocSource.DEFAULT
    tasks: tuple[str, ...] = ()
    nights: Mapping[str, int] = field(default_factory=dict)


def stored_plan(day: date, plans: Iterable[DayPlan]) -> DayPlan | None:
    """Return the plan that was fixed for `day`, if one was."""
    return next((plan for plan in plans if plan.day == day), None)
