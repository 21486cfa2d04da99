"""What to do where no move clears a day: smaller, another date, somebody else, decline (ENGINE.md 6)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ontzorg_cli.core.judgement.adhoc import running_minutes
from ontzorg_cli.core.judgement.verdict import Advice, AdviceAction
from ontzorg_cli.core.work.task import Due, Importance

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date

    from ontzorg_cli.core.judgement.capacity import Horizon
    from ontzorg_cli.core.judgement.fit import Fit
    from ontzorg_cli.core.work.task import Task

    Reluctance = tuple[bool, int, int, str]

LARGEST_CUT = 2
"""A smaller version is at least one part in so many of what was left."""

SPOKEN_MINUTES = 5
"""Nobody asks for a version of 157 minutes."""

MOST_WEIGHED = 25
"""Of more work on a day, what asks the most minutes is looked at."""

MOST_STEPS = 3
"""More than that is no advice for one day; what stays too much is said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A step of the ladder for one task, and the fit after it."""

    advice: Advice
    fit: Fit

    @property
    def residual_minutes(self) -> int:
        """Return what stays too much after it."""
        return self.advice.residual_minutes


class Ladder:
    """Looks for what to talk about on a day that moving does not clear; `reluctance` says what goes first."""

    def __init__(self, fit: Fit, day: date, reluctance: Callable[[Task], Reluctance]) -> None:
        self._fit = fit
        self._day = day
        self._reluctance = reluctance
        self._helper = who_helps(fit.desk.tasks)

    def advice(self) -> tuple[Advice, ...]:
        """Return the steps that clear the day, or make it less: what clears it alone, else the largest step first.

        Each task has one step at the most. Where no step helps, the lightest work is shown, to think about.
        """
        fit, excess = self._fit, self._fit.excess_minutes(self._day)
        steps: list[Step] = []
        while excess and len(steps) < MOST_STEPS:
            known = {step.advice.task.id for step in steps if step.advice.task is not None}
            step = self._step(fit, excess, [task for task in self._tasks(fit) if task.id not in known])
            if step is None:
                break
            steps.append(step)
            fit, excess = step.fit, step.residual_minutes
        return tuple(step.advice for step in steps) or (self._show(excess),)

    def _tasks(self, fit: Fit) -> list[Task]:
        """Return the work of the day, the lightest first, and what of later days has to be done on it."""
        asked = sorted(fit.asked(self._day), key=lambda one: (-one.minutes, one.task.id))
        here = sorted((one.task for one in asked[:MOST_WEIGHED]), key=self._reluctance)
        known = frozenset(task.id for task in here)
        later = fit.promised_after(self._day) if fit.spill_minutes(self._day) else ()
        return [*here, *(task for task in later[:MOST_WEIGHED] if task.id not in known)]

    def _step(self, fit: Fit, excess: int, tasks: list[Task]) -> Step | None:
        """Return the first step that clears the day or else, of the first kind that helps, the one that helps most."""
        best: Step | None = None
        # A smaller or a later task leaves no less than none at all: what cannot help then need not be tried.
        least = [(task, fit.without(task).excess_minutes(self._day)) for task in tasks]
        for kind in (self._smaller, self._later, self._somebody_else, self._declined):
            worth = [task for task, left in least if left < (excess if best is None else 1)]
            helping: Step | None = None
            for step in (step for task in worth for step in kind(fit, task, excess)):
                if not step.residual_minutes:
                    return step
                if step.residual_minutes < (excess if helping is None else helping.residual_minutes):
                    helping = step
            best = best or helping
        return best

    def _smaller(self, fit: Fit, task: Task, excess: int) -> Iterator[Step]:
        """Yield a task less the minutes that are too many, as far as a smaller version goes."""
        smaller = smaller_version(task, excess, fit.horizon)
        action = AdviceAction.SMALLER if task.is_own else AdviceAction.RENEGOTIATE
        yield self._taken(action, task, ("edit", task.id, "--minutes", str(smaller.minutes)), fit.with_task(smaller))

    def _later(self, fit: Fit, task: Task, _: int) -> Iterator[Step]:
        """Yield a later date for work whose date stands in the way: begun on the first day with room, ready in time."""
        due = task.real_due
        if due is None:
            return
        on = fit.first_day_with_room(replace(task, due=None, really_due=None), after=max(self._day, due.day))
        if on is None:
            return
        for ready in fit.days_to_be_ready(task, on):
            agreed = Due(day=ready, hard=due.is_hard or None)
            after = fit.with_task(replace(task, due=agreed, really_due=None, on=on))
            if not due.is_hard or after.is_nowhere_fuller_than(fit):
                break
        else:
            return
        real = ("--really-by", ready.isoformat()) if task.really_due is not None else ()
        hard = ("--hard",) if due.is_hard else ()
        command = ("edit", task.id, "--due", ready.isoformat(), *real, *hard, "--on", on.isoformat())
        yield self._taken(AdviceAction.RENEGOTIATE, task, command, after, ready)

    def _somebody_else(self, fit: Fit, task: Task, _: int) -> Iterator[Step]:
        """Yield a task done by whoever does most of what is followed; where nobody does, there is nobody to name."""
        if self._helper not in {None, task.requester} and task.started_at is None:
            command = ("edit", task.id, "--owner", self._helper)
            yield self._taken(AdviceAction.DELEGATE, task, command, fit.without(task))

    def _declined(self, fit: Fit, task: Task, _: int) -> Iterator[Step]:
        """Yield a task that is not done at all; never a must, nor what the clock runs for."""
        if task.importance is not Importance.MUST and task.started_at is None:
            yield self._taken(AdviceAction.DECLINE, task, ("drop", task.id), fit.without(task))

    def _taken(
        self, action: AdviceAction, task: Task, command: tuple[str, ...], fit: Fit, to: date | None = None
    ) -> Step:
        advice = Advice(
            action=action,
            command=command,
            task=task,
            to=to,
            person=task.requester,
            residual_minutes=fit.excess_minutes(self._day),
        )
        return Step(advice=advice, fit=fit)

    def _show(self, excess: int) -> Advice:
        task = self._tasks(self._fit)[0]
        return smaller_advice(task, ("show", task.id), excess)


def smaller_version(task: Task, excess: int, horizon: Horizon) -> Task:
    """Return a task less the minutes that are too many, as far as a smaller version goes; in fives, where that can be."""
    minutes = horizon.remaining(task)[0]
    least = max(horizon.desk.preferences.shortest_minutes, -(-minutes // LARGEST_CUT))
    gone = running_minutes(task, horizon.desk, horizon.hours) + task.spent_minutes
    exact = gone + max(least, minutes - excess)
    rounded = exact - exact % SPOKEN_MINUTES
    return replace(task, minutes=rounded if rounded - gone >= least else exact)


def smaller_advice(task: Task, command: tuple[str, ...], residual_minutes: int) -> Advice:
    """Return the advice to make a task smaller, or to ask for that where somebody else wants it."""
    return Advice(
        action=AdviceAction.SMALLER if task.is_own else AdviceAction.RENEGOTIATE,
        command=command,
        task=task,
        person=task.requester,
        residual_minutes=residual_minutes,
    )


def who_helps(tasks: Iterable[Task]) -> str | None:
    """Return who does most of the open work that the assistant follows; None where nobody does."""
    owners = Counter(task.owner for task in tasks if task.owner is not None)
    return min(owners, key=lambda name: (-owners[name], name), default=None)
