"""The arithmetic of a day, as data: what there is, what is asked, and the ad hoc that is expected (`why DAY`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontzorg_cli.core.judgement.expectation import factors_of
from ontzorg_cli.core.judgement.scene import lay_out
from ontzorg_cli.core.judgement.verdict import DayExplanation, Sign, Step

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ontzorg_cli.core.judgement.capacity import Horizon
    from ontzorg_cli.core.judgement.desk import Desk
    from ontzorg_cli.core.judgement.fit import Window
    from ontzorg_cli.core.judgement.scene import Scene


def explain_day(day: date, desk: Desk, horizon: Horizon) -> DayExplanation:
    """Return the sums of a day: from working time to what is plannable, what the day asks, and its expected ad hoc."""
    scene = lay_out(day, desk, horizon)
    expected = horizon.ledger.expectation(day)
    return DayExplanation(
        day=day,
        figures=scene.figures,
        room_sum=_room_sum(scene),
        need_sum=tuple(_need_sum(scene)),
        adhoc_sum=tuple(factors_of(expected, desk.preferences, scene.figures.expected_adhoc_minutes)),
        too_many_minutes=scene.way_out.excess_minutes,
    )


def _room_sum(scene: Scene) -> tuple[Step, ...]:
    figures = scene.figures
    passed = figures.capacity_minutes - figures.capacity_left_minutes
    share = figures.expected_adhoc_minutes / figures.capacity_minutes if figures.capacity_minutes else 0.0
    missing = scene.horizon.ledger.expectation(scene.day).missing
    expected: dict[str, str | int] = {
        "source": figures.adhoc_source.value,
        "share_percent": round(100 * share),
        "day_minutes": figures.expected_adhoc_minutes,
        "adhoc_minutes": figures.adhoc_minutes,
    }
    if missing:
        expected |= {"person": missing[0].person, "count": len(missing)}
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
    for window in _too_tight(scene):
        before = {"before": window.until}
        yield Step(code="window_need", sign=Sign.START, minutes=window.need_minutes, facts=before)
        yield Step(code="window_room", sign=Sign.MINUS, minutes=window.room_minutes, facts=before)
        yield Step(code="window_short", sign=Sign.RESULT, minutes=window.excess_minutes, facts=before)


def _too_tight(scene: Scene) -> Iterator[Window]:
    """Yield the first part of the day that is too tight and, where that is another, the part in which most is too much."""
    parts = [window for window in scene.fit.windows(scene.day) if window.is_part and window.excess_minutes]
    narrowest = scene.fit.narrowest(scene.day)
    yield from parts[:1]
    if narrowest in parts[1:]:
        yield narrowest
