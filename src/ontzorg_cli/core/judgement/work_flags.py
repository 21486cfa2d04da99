"""The flags of how work goes: pushed on too often, and estimates that are off (ENGINE.md 4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontzorg_cli.core.judgement.estimates import (
    FIVE,
    HIGHEST,
    HIGHEST_OFF,
    LOWEST,
    LOWEST_OFF,
    MEASURED,
    habits,
    of_kind,
)
from ontzorg_cli.core.judgement.flag_rule import Rule
from ontzorg_cli.core.judgement.ladder import smaller_advice
from ontzorg_cli.core.judgement.own_block import BLOCK_MINUTES, coming_days, first_block
from ontzorg_cli.core.judgement.score import is_started
from ontzorg_cli.core.judgement.verdict import Advice, AdviceAction, Level

if TYPE_CHECKING:
    from ontzorg_cli.core.judgement.scene import Scene
    from ontzorg_cli.core.judgement.verdict import Figures
    from ontzorg_cli.core.work.task import Task

PUSHED_TIMES = 3

# pushed-too-often


def _pushed(scene: Scene) -> list[tuple[int, Task]]:
    """Return own work that was put off so often, most often first; what has a block of its own has been decided on.

    A night that work was carried over counts as well, unless it was begun: large work takes several days.
    """
    if scene.day != scene.desk.today:
        return []
    nights = scene.planned.nights
    counted = (
        (task.moves + (0 if is_started(task) else nights.get(task.id, 0)), task)
        for task in scene.desk.tasks
        if task.is_mine and not scene.horizon.block_minutes(task.id)
    )
    return sorted((one for one in counted if one[0] >= PUSHED_TIMES), key=lambda one: (-one[0], one[1].id))


def _pushed_figures(scene: Scene) -> Figures:
    pushed = _pushed(scene)
    if not pushed:
        return {}
    times, task = pushed[0]
    return {"title": task.title, "pushed_times": times, "count": len(pushed), "others": len(pushed) - 1}


def _pushed_advice(scene: Scene) -> tuple[Advice, ...]:
    """Return a block for it, a smaller version, and to drop it: one of them makes an end of putting it off."""
    pushed = _pushed(scene)
    if not pushed:
        return ()
    task = pushed[0][1]
    minutes, shortest = scene.horizon.remaining(task)[0], scene.desk.preferences.shortest_minutes
    days = coming_days(scene, with_today=True)
    ways = [first_block(scene, AdviceAction.BLOCK, days, minutes=min(minutes, BLOCK_MINUTES), task=task)]
    half = minutes // 2 // FIVE * FIVE
    if half >= shortest:
        ways.append(smaller_advice(task, ("edit", task.id, "--minutes", str(task.spent_minutes + half)), 0))
    ways.append(Advice(action=AdviceAction.DROP, command=("drop", task.id), task=task, person=task.requester))
    return tuple(way for way in ways if way is not None)


# estimates-off


def _kind_off(scene: Scene) -> tuple[str, int, float]:
    """Return the kind whose estimates are off most, with the number of its finished tasks and their median ratio."""
    found = habits(scene.desk.measured, of_kind)
    off = [(kind, habit.count, habit.ratio) for kind, habit in found.items() if habit.is_off]
    return min(off, key=lambda one: (-max(one[2], 1 / one[2]), one[0]), default=("", 0, 1.0))


def _estimate_figures(scene: Scene) -> Figures:
    kind, count, median = _kind_off(scene)
    if not kind:
        return {}
    return {"kind": kind, "finished": count, "ratio_percent": round(100 * median)}


def _estimate_advice(scene: Scene) -> tuple[Advice, ...]:
    """Return the open work of that kind, where there is some, else what was finished of it: a look, never a change."""
    kind, _, _ = _kind_off(scene)
    if not kind:
        return ()
    is_open = any(task.is_mine and task.tags[:1] == (kind,) for task in scene.desk.tasks)
    command = ("list", "--tag", kind, *(() if is_open else ("--done",)))
    return (Advice(action=AdviceAction.ESTIMATE, command=command, title=kind),)


PUSHED = Rule(
    code="pushed-too-often",
    figures=_pushed_figures,
    limits=lambda _: {"times_on": PUSHED_TIMES},
    is_up=lambda scene: bool(_pushed(scene)),
    level=lambda _: Level.NOTICE,
    advice=_pushed_advice,
    telling=("title", "pushed_times", "count"),
)
ESTIMATES_OFF = Rule(
    code="estimates-off",
    figures=_estimate_figures,
    limits=lambda _: {
        "least_finished": MEASURED,
        "lowest_percent": round(100 * LOWEST),
        "highest_percent": round(100 * HIGHEST),
        "lowest_off_percent": round(100 * LOWEST_OFF),
        "highest_off_percent": round(100 * HIGHEST_OFF),
    },
    is_up=lambda scene: scene.day == scene.desk.today and bool(_kind_off(scene)[0]),
    level=lambda _: Level.NOTICE,
    advice=_estimate_advice,
    telling=("kind",),
)
