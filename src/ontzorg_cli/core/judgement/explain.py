"""The arithmetic behind a place, a day and a flag, as data (`why`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontzorg_cli.core.judgement.day_plan import plan_of
from ontzorg_cli.core.judgement.flags import RULES, rest_of_flag
from ontzorg_cli.core.judgement.priority import Order, hindrance, in_the_running, open_ids
from ontzorg_cli.core.judgement.scene import lay_out
from ontzorg_cli.core.judgement.score import Scale
from ontzorg_cli.core.judgement.verdict import DayExplanation, Explanation, FlagExplanation, Sign, Step

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ontzorg_cli.core.judgement.capacity import Horizon
    from ontzorg_cli.core.judgement.desk import Desk
    from ontzorg_cli.core.judgement.scene import Scene

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
    )


def explain_day(day: date, desk: Desk, horizon: Horizon) -> DayExplanation:
    """Return the sums of a day: from working time to what is plannable, and what the day asks."""
    scene = lay_out(day, desk, horizon)
    return DayExplanation(
        day=day,
        figures=scene.figures,
        room_sum=_room_sum(scene),
        need_sum=tuple(_need_sum(scene)),
        too_many_minutes=scene.way_out.excess_minutes,
    )


def explain_flag(code: str, desk: Desk, horizon: Horizon, day: date | None = None) -> FlagExplanation:
    """Return what a flag looks at, also where it is not up. Raise KeyError where there is no such flag."""
    rule = next((rule for rule in RULES if rule.code == code), None)
    if rule is None:
        raise KeyError(code)
    scene = lay_out(day or desk.today, desk, horizon)
    flag = rule.flag(scene)
    rest = rest_of_flag(flag, rule, scene) if flag is not None else None
    return FlagExplanation(
        code=code,
        figures=rule.figures(scene),
        limits=rule.limits(scene),
        flag=flag,
        resting_since=rest.since if rest is not None else None,
    )


def _room_sum(scene: Scene) -> tuple[Step, ...]:
    figures = scene.figures
    passed = figures.capacity_minutes - figures.capacity_left_minutes
    share = figures.expected_adhoc_minutes / figures.capacity_minutes if figures.capacity_minutes else 0.0
    expected = {
        "source": figures.adhoc_source.value,
        "share_percent": round(100 * share),
        "day_minutes": figures.expected_adhoc_minutes,
        "adhoc_minutes": figures.adhoc_minutes,
    }
    margin = {"share_percent": round(100 * scene.desk.preferences.margin_share)}
    return (
        Step(code="working", sign=Sign.START, minutes=figures.working_minutes),
        Step(code="fixed", sign=Sign.MINUS, minutes=figures.fixed_minutes),
        Step(code="capacity", sign=Sign.RESULT, minutes=figures.capacity_minutes),
        *((Step(code="passed", sign=Sign.MINUS, minutes=passed),) if passed else ()),
        *((Step(code="capacity_left", sign=Sign.RESULT, minutes=figures.capacity_left_minutes),) if passed else ()),
        Step(code="expected_adhoc", sign=Sign.MINUS, minutes=figures.expected_adhoc_left_minutes, facts=expected),
        Step(code="room", sign=Sign.RESULT, minutes=figures.room_minutes),
        Step(code="margin", sign=Sign.MINUS, minutes=figures.room_minutes - figures.plannable_minutes, facts=margin),
        Step(code="plannable", sign=Sign.RESULT, minutes=figures.plannable_minutes),
    )


def _need_sum(scene: Scene) -> Iterator[Step]:
    sign = Sign.START
    for asked in scene.fit.asked(scene.day):
        facts = {"task": asked.task.id, "title": asked.task.title}
        yield Step(code="adhoc_task" if asked.adhoc else "planned_task", sign=sign, minutes=asked.minutes, facts=facts)
        sign = Sign.PLUS
    yield Step(code="need", sign=Sign.RESULT, minutes=scene.figures.need_minutes)
    spill = scene.fit.spill_minutes(scene.day) if scene.day >= scene.desk.today else 0
    if spill:
        yield Step(code="spill", sign=Sign.PLUS, minutes=spill)
        yield Step(code="need_with_spill", sign=Sign.RESULT, minutes=scene.figures.need_minutes + spill)
    window = scene.fit.narrowest(scene.day)
    if window.is_part and window.excess_minutes:
        before = {"before": window.until}
        yield Step(code="window_need", sign=Sign.START, minutes=window.need_minutes, facts=before)
        yield Step(code="window_room", sign=Sign.MINUS, minutes=window.room_minutes, facts=before)
        yield Step(code="window_short", sign=Sign.RESULT, minutes=window.excess_minutes, facts=before)
