"""A day laid out for judgement: its sums, its work in order, and the way out where it does not fit."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from ontzorg_cli.core.judgement.adhoc import is_for
from ontzorg_cli.core.judgement.capacity import day_figures
from ontzorg_cli.core.judgement.claims import claims_of
from ontzorg_cli.core.judgement.day_plan import plan_of
from ontzorg_cli.core.judgement.fit import Fit
from ontzorg_cli.core.judgement.moves import Mover, WayOut
from ontzorg_cli.core.judgement.priority import Order, awaited, hindrance, open_ids, with_reason
from ontzorg_cli.core.judgement.score import Scale
from ontzorg_cli.core.judgement.verdict import Load, Overload

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ontzorg_cli.core.judgement.capacity import Horizon
    from ontzorg_cli.core.judgement.claims import Claim
    from ontzorg_cli.core.judgement.day_plan import PlannedDay
    from ontzorg_cli.core.judgement.desk import Desk
    from ontzorg_cli.core.judgement.verdict import DayFigures, Ranked
    from ontzorg_cli.core.together.checkin_diary import CheckinDiary
    from ontzorg_cli.core.work.task import Task


@dataclass(frozen=True, kw_only=True)
class Scene:
    """What is known of a day before anything is said about it."""

    day: date
    fit: Fit
    planned: PlannedDay
    figures: DayFigures
    way_out: WayOut
    plan: tuple[Ranked, ...]
    suggested: tuple[Ranked, ...]

    @property
    def desk(self) -> Desk:
        """Return the desk that is judged."""
        return self.fit.desk

    @property
    def horizon(self) -> Horizon:
        """Return the days ahead."""
        return self.fit.horizon

    @property
    def checkins(self) -> CheckinDiary:
        """Return the check-ins around now."""
        return self.fit.horizon.checkins

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """Return what has to be ready by a moment ahead, earliest first: several flags look at it."""
        return claims_of(self.fit)


def lay_out(day: date, desk: Desk, horizon: Horizon) -> Scene:
    """Return the day laid out. A day behind, over, or without work has nothing that does not fit."""
    fit = Fit(desk, horizon)
    figures = day_figures(day, desk, horizon)
    planned = plan_of(day, desk, horizon.hours)
    scale = Scale(desk, horizon)
    order = _Order(fit, planned, scale, day)
    is_over = day == desk.today and desk.now >= horizon.hours.day_end(day)
    judged = day >= desk.today and figures.load is not Load.OFF and not is_over
    way_out = Mover(fit, day, scale).way_out() if judged else WayOut(overload=Overload.NONE, excess_minutes=0)
    return Scene(
        day=day,
        fit=fit,
        planned=planned,
        figures=replace(figures, overload=way_out.overload, is_alarming=way_out.stuck_if_calm_minutes > 0),
        way_out=way_out,
        plan=order.plan(),
        suggested=tuple(order.suggested(figures.plannable_minutes - figures.need_minutes)) if judged else (),
    )


class _Order:
    """The work of a day and what could be added to it, in one order."""

    def __init__(self, fit: Fit, planned: PlannedDay, scale: Scale, day: date) -> None:
        desk = fit.desk
        known = open_ids(desk)
        asked = frozenset(asked.task.id for asked in fit.asked(day))
        self._day = day
        self._fit = fit
        self._asked = asked
        self._nights = planned.nights
        self._waiting = {
            task.id: reason for task in desk.tasks if task.id in asked and (reason := awaited(task, known))
        }
        ready = (
            task
            for task in desk.tasks
            if task.id not in self._waiting and (task.id in asked or hindrance(task, desk, known) is None)
        )
        self._ready = Order(ready, scale)
        self._blocked = Order((task for task in desk.tasks if task.id in self._waiting), scale)

    def plan(self) -> tuple[Ranked, ...]:
        """Return what the day asks; what waits for other work comes last."""
        ready = (one for one in self._ready.places if one.task.id in self._asked)
        return (
            *(self._ready.ranked(one, self._nights.get(one.task.id, 0)) for one in ready),
            *(
                with_reason(self._blocked.ranked(one, self._nights.get(one.task.id, 0)), self._waiting[one.task.id])
                for one in self._blocked.places
            ),
        )

    def suggested(self, left_minutes: int) -> Iterator[Ranked]:
        """Return what there is room for besides, and first of all what its owner has begun on without a plan.

        Work too large for any day may have a day for itself.
        """
        day_time = self._fit.horizon.day(self._day)
        running = [one for one in self._ready.places if one.task.started_at and not self._is_asked(one.task)]
        for one in running:
            left_minutes -= self._fit.open_minutes(one.task)
            yield replace(self._ready.ranked(one), suggested=True)
        for one in self._ready.places:
            if left_minutes < self._fit.desk.preferences.shortest_minutes:
                return
            if one in running or self._is_asked(one.task):
                continue
            minutes = min(self._fit.open_minutes(one.task), day_time.whole_day_plannable_minutes)
            if 0 < minutes <= left_minutes and self._fit.has_gap_for(one.task, day_time):
                left_minutes -= minutes
                yield replace(self._ready.ranked(one), suggested=True)

    def _is_asked(self, task: Task) -> bool:
        return task.id in self._asked or is_for(task, self._day, self._fit.horizon.hours)
