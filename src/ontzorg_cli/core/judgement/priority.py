"""What first: the order of open work, with reasons (ENGINE.md 5)."""

from __future__ import annotations

from dataclasses import replace
from itertools import accumulate
from typing import TYPE_CHECKING

from ontzorg_cli.core.judgement.day_plan import plan_of
from ontzorg_cli.core.judgement.guard import guard
from ontzorg_cli.core.judgement.less_late import less_late
from ontzorg_cli.core.judgement.score import Scale, due_fact, is_started
from ontzorg_cli.core.judgement.verdict import Ranked, Reason
from ontzorg_cli.core.work.task import Importance

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from ontzorg_cli.core.judgement.capacity import Horizon
    from ontzorg_cli.core.judgement.desk import Desk
    from ontzorg_cli.core.judgement.score import Scored
    from ontzorg_cli.core.work.task import Task

MOST_REASONS = 3
SOON_DAYS = 2
"""Due within so many working days is soon."""


def rank(desk: Desk, horizon: Horizon, *, limit: int | None = None) -> tuple[Ranked, ...]:
    """Return the open work in the running, what goes first first; at most `limit` of it."""
    order = Order(in_the_running(desk), Scale(desk, horizon))
    nights = plan_of(desk.today, desk, horizon.hours).nights
    return tuple(order.ranked(scored, nights.get(scored.task.id, 0)) for scored in order.places[:limit])


def rank_rest(desk: Desk, horizon: Horizon) -> tuple[Ranked, ...]:
    """Return the open work that is not in the running, in order, each with what stands in its way as first reason."""
    known = open_ids(desk)
    reasons = {task.id: reason for task in desk.tasks if (reason := hindrance(task, desk, known)) is not None}
    order = Order((task for task in desk.tasks if task.id in reasons), Scale(desk, horizon))
    return tuple(with_reason(order.ranked(scored), reasons[scored.task.id]) for scored in order.places)


def in_the_running(desk: Desk) -> tuple[Task, ...]:
    """Return the open work that can be taken up today."""
    known = open_ids(desk)
    return tuple(task for task in desk.tasks if hindrance(task, desk, known) is None)


def hindrance(task: Task, desk: Desk, known: Collection[str]) -> Reason | None:
    """Return why a task is not in the running, or None where it is. `known` are the ids of all open work."""
    if task.owner is not None:
        return Reason(code="waiting_for_owner", facts={"owner": task.owner})
    if (waiting := awaited(task, known)) is not None:
        return waiting
    if task.on is not None and task.on > desk.today:
        return Reason(code="planned_later", facts={"on": task.on})
    return None


def awaited(task: Task, known: Collection[str]) -> Reason | None:
    """Return the open work that has to be done before this, or None where there is none."""
    first = next((other for other in task.depends if other in known), None)
    return Reason(code="waiting_for_task", facts={"task": first}) if first is not None else None


def open_ids(desk: Desk) -> frozenset[str]:
    """Return the ids of all open work."""
    return frozenset(task.id for task in desk.tasks)


class Order:
    """The given tasks in their order, and what it takes to explain a place."""

    def __init__(self, tasks: Iterable[Task], scale: Scale) -> None:
        self.scale = scale
        desk = scale.desk
        scored = sorted((scale.score(task) for task in tasks), key=lambda one: one.key)
        guarded = desk.preferences.guarded_places
        self.places = guard(less_late(scored), guarded) if guarded else tuple(scored)
        raised = _raised(scored, self.places)
        late, late_as_more_comes = _late(scored)
        self._ahead = raised & late
        self._urgent = self._ahead - _late(self.places)[0]
        self._before_more = (raised - late) & late_as_more_comes
        self._desk = desk
        self._goals: Mapping[str, str] = {goal.id: goal.title for goal in desk.goals}
        self._soon = scale.horizon.working_day_after(desk.today, SOON_DAYS)

    def ranked(self, scored: Scored, nights: int = 0) -> Ranked:
        """Return a scored task as pages show it, with its factors and the reasons a person would give."""
        return Ranked(
            task=scored.task,
            minutes=scored.minutes,
            guess=scored.guess,
            score=scored.score,
            factors=self.scale.factors(scored),
            reasons=tuple(self._reasons(scored, nights))[:MOST_REASONS],
            nights=nights,
        )

    def _reasons(self, scored: Scored, nights: int) -> Iterator[Reason]:
        pressing = tuple(self._pressing(scored))
        yield from pressing
        yield from self._weighty(scored.task, nights)
        due = due_fact(scored, self._desk.zone)
        if scored.implied:
            created = scored.task.created_at.astimezone(self._desk.zone).date()
            yield Reason(code="implied_due", facts={"due": due, "created": created})
        elif not pressing:
            yield Reason(code="due_later", facts={"due": due})

    def _pressing(self, scored: Scored) -> Iterator[Reason]:
        due = due_fact(scored, self._desk.zone)
        names_due = scored.task.id in self._urgent | self._before_more
        if scored.task.id in self._urgent:
            yield Reason(code="must_go_now", facts={"due": due})
        elif scored.task.id in self._ahead:
            yield Reason(code="less_late")
        elif scored.task.id in self._before_more:
            yield Reason(code="before_more", facts={"due": due})
        if scored.implied:
            return
        if scored.due <= self._desk.now:
            yield Reason(code="overdue", facts={"due": due})
        elif not names_due and scored.due.astimezone(self._desk.zone).date() <= self._soon:
            yield Reason(code="due_soon", facts={"due": due, "slack_minutes": max(0, scored.slack_minutes)})

    def _weighty(self, task: Task, nights: int) -> Iterator[Reason]:
        if is_started(task):
            yield Reason(code="started", facts={"spent_minutes": task.spent_minutes})
        if nights:
            yield Reason(code="carried", facts={"nights": nights})
        if task.importance is Importance.MUST:
            yield Reason(code="must")
        if task.goal is not None:
            yield Reason(code="goal", facts={"goal": self._goals.get(task.goal, task.goal)})
        if task.requester is not None:
            yield Reason(code="for_whom", facts={"requester": task.requester})


def _raised(scored: Sequence[Scored], places: Sequence[Scored]) -> frozenset[str]:
    """Return the ids of the work with a real due date that stands above what has a higher score."""
    rank_of = {id(one): number for number, one in enumerate(scored)}
    ranks = [rank_of[id(one)] for one in places]
    lowest = list(accumulate(reversed(ranks), min))[::-1]
    each = zip(places, ranks, lowest, strict=True)
    return frozenset(one.task.id for one, rank, low in each if rank > low and not one.implied)


def _late(places: Sequence[Scored]) -> tuple[frozenset[str], frozenset[str]]:
    """Return the ids of the work with a real due date that is late in this order: as it is, and as more is asked."""
    ends = accumulate(one.minutes for one in places)
    dated = [(one, end) for one, end in zip(places, ends, strict=True) if not one.implied]
    return (
        frozenset(one.task.id for one, end in dated if end > one.reach_minutes),
        frozenset(one.task.id for one, end in dated if end > one.sure_minutes),
    )


def with_reason(ranked: Ranked, reason: Reason) -> Ranked:
    """Return a place in the order with one more reason in front."""
    return replace(ranked, reasons=(reason, *ranked.reasons)[:MOST_REASONS])
