"""The plan that the first `today` of a working day fixes, with the figures of that morning (ENGINE.md 2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontzorg_cli.core.judgement.capacity import Horizon
from ontzorg_cli.core.judgement.day_plan import plan_of
from ontzorg_cli.core.work.plan import DayPlan, stored_plan

if TYPE_CHECKING:
    from datetime import date

    from ontzorg_cli.core.judgement.desk import Desk


def fix_plan(day: date, desk: Desk) -> DayPlan:
    """Return what the first `today` of a working day stores; a plan that was fixed already stays as it is."""
    if (stored := stored_plan(day, desk.plans)) is not None:
        return stored
    time = Horizon(desk).day(day)
    plan = plan_of(day, desk)
    return DayPlan(
        day=day,
        fixed_at=desk.now,
        capacity_minutes=time.capacity_minutes,
        expected_adhoc_minutes=time.expected_adhoc_minutes,
        margin_minutes=time.margin_minutes,
        adhoc_source=time.adhoc_source,
        tasks=plan.tasks,
        nights=plan.nights,
    )
