"""The score of a task: Apparent Tardiness Cost with slack in working minutes (ENGINE.md 5)."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ontzorg_cli.core.judgement.verdict import Factor
from ontzorg_cli.core.work.task import Due, Importance

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime
    from zoneinfo import ZoneInfo

    from ontzorg_cli.core.judgement.capacity import Horizon
    from ontzorg_cli.core.judgement.desk import Desk
    from ontzorg_cli.core.preferences import Preferences
    from ontzorg_cli.core.work.task import Task

FINEST = 9
"""Decimals of the logarithm in which scores are compared, so that rounding never decides an order."""

LEAST_TEMPER = 1e-6


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Scored:
    """A task with the numbers behind its place.

    `reach_minutes` is the room between now and `due`, `sure_minutes` what is left of it by work that has yet to be asked.
    """

    task: Task
    minutes: int
    guess: bool
    due: datetime
    implied: bool
    reach_minutes: int
    sure_minutes: int
    weight: float
    """How much it counts: importance, goal and requester."""
    score: float
    key: tuple[float, datetime, datetime, str]
    """Sorts first what goes first: score, due, creation, id."""

    @property
    def slack_minutes(self) -> int:
        """Return the working minutes that can pass before it must begin."""
        return self.reach_minutes - self.minutes


class Scale:
    """What the scores of a desk share: the mean task, the weight of each requester, due moments met before."""

    def __init__(self, desk: Desk, horizon: Horizon) -> None:
        self.desk = desk
        self._preferences = desk.preferences
        self.horizon = horizon
        self._weights = {
            name.casefold(): person.weight for person in desk.people for name in (*person.formerly, person.name)
        }
        self._goals = {goal.id: goal.title for goal in desk.goals}
        self._reached: dict[Due, tuple[datetime, int]] = {}
        self._implied: dict[tuple[date, int], Due] = {}
        sizes = [horizon.remaining(task)[0] for task in desk.tasks if task.is_mine]
        self.typical_minutes = sum(sizes) / len(sizes) if sizes else float(desk.preferences.guessed_minutes)

    def score(self, task: Task) -> Scored:
        """Return the task with its score."""
        minutes, guess = self.horizon.remaining(task)
        real = task.real_due
        due, reach = self._reach(real or self._implied_due(task))
        gains = self._gains(task)
        weight = gains[0] * gains[1] * gains[2]
        haste = max(0, reach - minutes) / self._temper
        worth = weight * gains[3] / minutes
        height = math.log(worth) - haste if worth > 0 else -math.inf
        return Scored(
            task=task,
            minutes=minutes,
            guess=guess,
            due=due,
            implied=real is None,
            reach_minutes=reach,
            sure_minutes=self.horizon.sure_minutes(reach),
            weight=weight,
            score=math.prod((*gains, 1 / minutes, math.exp(-haste))),
            key=(-round(height, FINEST), due, task.created_at, task.id),
        )

    def weight(self, task: Task) -> float:
        """Return how much a task counts: importance, goal and requester."""
        importance, goal, requester, _ = self._gains(task)
        return importance * goal * requester

    def factors(self, scored: Scored) -> tuple[Factor, ...]:
        """Return the numbers whose product is the score, each with its reason."""
        importance, goal, requester, started = self._gains(scored.task)
        return (
            Factor(name="importance", value=importance, because=f"importance_{scored.task.importance}"),
            self._goal_factor(scored.task, goal),
            self._requester_factor(scored.task, requester),
            Factor(
                name="started",
                value=started,
                because="started" if is_started(scored.task) else "not_started",
                facts={"spent_minutes": scored.task.spent_minutes},
            ),
            Factor(
                name="effort",
                value=1 / scored.minutes,
                because=self._because_of_effort(scored),
                facts={"minutes": scored.minutes},
            ),
            self._nearness_factor(scored),
        )

    @property
    def _temper(self) -> float:
        return max(self._preferences.lookahead_factor * self.typical_minutes, LEAST_TEMPER)

    def _gains(self, task: Task) -> tuple[float, float, float, float]:
        return (
            max(0.0, _importance_weights(self._preferences)[task.importance]),
            self._preferences.goal_factor if task.goal is not None else 1.0,
            max(0.0, self._weights.get(task.requester.casefold(), 1.0)) if task.requester is not None else 1.0,
            self._preferences.started_factor if is_started(task) else 1.0,
        )

    def _reach(self, due: Due) -> tuple[datetime, int]:
        if due not in self._reached:
            moment = self.horizon.due_moment(due)
            self._reached[due] = (moment, self.horizon.room_until(moment))
        return self._reached[due]

    def _implied_due(self, task: Task) -> Due:
        days = _implied_days(self._preferences)[task.importance]
        created = task.created_at.astimezone(self.desk.zone).date()
        if (created, days) not in self._implied:
            self._implied[created, days] = Due(day=self.horizon.working_day_after(created, days))
        return self._implied[created, days]

    def _goal_factor(self, task: Task, value: float) -> Factor:
        if task.goal is None:
            return Factor(name="goal", value=value, because="no_goal")
        return Factor(name="goal", value=value, because="goal", facts={"goal": self._goals.get(task.goal, task.goal)})

    def _because_of_effort(self, scored: Scored) -> str:
        if scored.guess:
            return "effort_guessed"
        return "effort_over" if self.horizon.is_over(scored.task) else "effort"

    @staticmethod
    def _requester_factor(task: Task, value: float) -> Factor:
        if task.requester is None:
            return Factor(name="requester", value=value, because="own_work")
        because = "requester" if value == 1.0 else "requester_weight"
        return Factor(name="requester", value=value, because=because, facts={"requester": task.requester})

    def _nearness_factor(self, scored: Scored) -> Factor:
        slack = max(0, scored.slack_minutes)
        because = ("slack_implied" if scored.implied else "slack") if slack else "no_slack"
        return Factor(
            name="nearness",
            value=math.exp(-slack / self._temper),
            because=because,
            facts={
                "due": due_fact(scored, self.desk.zone),
                "slack_minutes": slack,
                "typical_minutes": round(self.typical_minutes),
            },
        )


def is_started(task: Task) -> bool:
    """Return whether work on it has begun, also where the clock stands still."""
    return task.started_at is not None or task.spent_minutes > 0


def due_fact(scored: Scored, zone: ZoneInfo) -> date | datetime:
    """Return the due date as a fact: a moment where a time was given, else a day."""
    real = scored.task.real_due
    local = scored.due.astimezone(zone)
    if real is None:
        return local.date()
    return local if real.at is not None else real.day


def _importance_weights(preferences: Preferences) -> Mapping[Importance, float]:
    return {
        Importance.MUST: preferences.must_weight,
        Importance.SHOULD: preferences.should_weight,
        Importance.COULD: preferences.could_weight,
    }


def _implied_days(preferences: Preferences) -> Mapping[Importance, int]:
    return {
        Importance.MUST: preferences.must_implied_days,
        Importance.SHOULD: preferences.should_implied_days,
        Importance.COULD: preferences.could_implied_days,
    }
