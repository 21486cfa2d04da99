"""The arithmetic behind a place and a flag, as data (`why`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontzorg_cli.core.judgement.clash_messages import clash_messages
from ontzorg_cli.core.judgement.day_plan import plan_of
from ontzorg_cli.core.judgement.deadline_flags import DOUBLE_CLAIM
from ontzorg_cli.core.judgement.estimates import experience
from ontzorg_cli.core.judgement.flags import RULES, TOLD_BY, rest_of_flag
from ontzorg_cli.core.judgement.move_reasons import reasons_to_move
from ontzorg_cli.core.judgement.priority import Order, hindrance, in_the_running, open_ids
from ontzorg_cli.core.judgement.scene import lay_out
from ontzorg_cli.core.judgement.score import Scale
from ontzorg_cli.core.judgement.verdict import Explanation, FlagExplanation

if TYPE_CHECKING:
    from datetime import date

    from ontzorg_cli.core.judgement.capacity import Horizon
    from ontzorg_cli.core.judgement.desk import Desk

FLAG_CODES = tuple(rule.code for rule in RULES)


def explain(task_id: str, desk: Desk, horizon: Horizon) -> Explanation:
    """Return why a task stands where it stands. Raise KeyError where no open task has that id."""
    task = next((task for task in desk.tasks if task.id == task_id), None)
    if task is None:
        raise KeyError(task_id)
    scale = Scale(desk, horizon)
    hindered = hindrance(task, desk, open_ids(desk))
    order = Order((task,) if hindered is not None else in_the_running(desk), scale)
    place, scored = next((place, one) for place, one in enumerate(order.places, 1) if one.task.id == task_id)
    ranked = order.ranked(scored, plan_of(desk.today, desk, horizon.hours).nights.get(task_id, 0))
    return Explanation(
        task=task,
        minutes=ranked.minutes,
        guess=ranked.guess,
        score=ranked.score,
        factors=ranked.factors,
        reasons=ranked.reasons,
        place=None if hindered is not None else place,
        of_places=0 if hindered is not None else len(order.places),
        hindrance=hindered,
        first_id=order.places[0].task.id if hindered is None else None,
        first_score=order.places[0].score if hindered is None else 0.0,
        experience=experience(
            desk.measured,
            kind=next(iter(task.tags), None),
            requester=task.requester,
            minutes=task.minutes,
            people=desk.people,
        )
        if task.is_mine
        else None,
        move=reasons_to_move(task_id, lay_out(desk.today, desk, horizon)),
    )


def explain_flag(code: str, desk: Desk, horizon: Horizon, day: date | None = None) -> FlagExplanation:
    """Return what a flag looks at, also where it is not up. Raise KeyError where there is no such flag."""
    rule = next((rule for rule in RULES if rule.code == code), None)
    if rule is None:
        raise KeyError(code)
    scene = lay_out(day or desk.today, desk, horizon)
    flag = rule.flag(scene)
    rest = rest_of_flag(flag, rule, scene) if flag is not None else None
    instead = next((one for one in RULES if one.code == TOLD_BY.get(code)), None)
    return FlagExplanation(
        code=code,
        figures=rule.figures(scene),
        limits=rule.limits(scene),
        flag=flag,
        resting_since=rest.since if rest is not None else None,
        told_by=instead.code if instead is not None and instead.flag(scene) is not None else None,
        messages=clash_messages(scene) if flag is not None and rule is DOUBLE_CLAIM else (),
    )
