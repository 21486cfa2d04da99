"""The flags of a day, one row each: when it goes up, how loud, with which figures and ways out (ENGINE.md 4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontzorg_cli.core.growth.rhythm import LAST_DAYS, rhythm_of
from ontzorg_cli.core.judgement.checkin_flags import CHECKIN_RULES
from ontzorg_cli.core.judgement.deadline_flags import AT_RISK, DOUBLE_CLAIM, NO_BLOCK
from ontzorg_cli.core.judgement.flag_rule import Rule
from ontzorg_cli.core.judgement.interruption_flags import (
    FRAGMENTED,
    ONE_SOURCE,
    adhoc_from,
    bundle_of,
    is_asked_by,
    main_source,
)
from ontzorg_cli.core.judgement.own_block import block_on, coming_days, first_block
from ontzorg_cli.core.judgement.own_time_flags import OVER_CONTRACT, OWN_TIME_LOST
from ontzorg_cli.core.judgement.resting import is_resting
from ontzorg_cli.core.judgement.role_flag import SIDE_JOB
from ontzorg_cli.core.judgement.verdict import Advice, AdviceAction, Level, Load, Overload
from ontzorg_cli.core.judgement.work_flags import ESTIMATES_OFF, PUSHED
from ontzorg_cli.core.work.plan import stored_plan

if TYPE_CHECKING:
    from datetime import date

    from ontzorg_cli.core.growth.rhythm import Rhythm
    from ontzorg_cli.core.judgement.resting import Rest
    from ontzorg_cli.core.judgement.scene import Scene
    from ontzorg_cli.core.judgement.verdict import Figures, Flag
    from ontzorg_cli.core.work.task import Task

STRUCTURAL_DAYS = 5
"""The working days that `adhoc-structural` looks at."""

REPLAYED_DAYS = 10
"""The working days from which its state is worked out anew, so that it flickers nowhere and is stored nowhere."""

TOLD_BY = {"overbooked": "adhoc-over-buffer"}
"""Flags that stay down where another says the same with its cause (ENGINE.md 4)."""

SEVERITY = (Level.ALARM, Level.WARNING, Level.NOTICE)


def flags_of(scene: Scene) -> tuple[Flag, ...]:
    """Return the flags of a day that do not rest, most severe first, then as in the table; a day without work has none."""
    return tuple(flag for rule, flag in raised(scene) if rest_of_flag(flag, rule, scene) is None)


def raised(scene: Scene) -> tuple[tuple[Rule, Flag], ...]:
    """Return the flags of a day with their rules, most severe first, also those that rest."""
    if scene.figures.load is Load.OFF:
        return ()
    up = [(rule, flag) for rule in RULES if (flag := rule.flag(scene)) is not None]
    return tuple(sorted(up, key=lambda one: SEVERITY.index(one[1].level)))


def rest_of_flag(flag: Flag, rule: Rule, scene: Scene) -> Rest | None:
    """Return the 'I know' for which a flag rests, if it does."""
    return next((rest for rest in scene.desk.rests if is_resting(flag, rule, scene.day, rest)), None)


def _overload_level(scene: Scene) -> Level:
    """Return how loud it is that a day does not fit: an alarm where a promise breaks on a calm day too (decision 0022)."""
    return Level.ALARM if scene.figures.is_alarming else Level.WARNING


# overbooked


def _overbooked_figures(scene: Scene) -> Figures:
    window = scene.fit.narrowest(scene.day)
    spill = scene.fit.spill_minutes(scene.day)
    return {
        "too_many_minutes": scene.way_out.excess_minutes,
        "stuck_minutes": scene.way_out.stuck_minutes,
        "stuck_if_calm_minutes": scene.way_out.stuck_if_calm_minutes,
        "need_minutes": scene.figures.need_minutes,
        "room_minutes": scene.figures.room_minutes,
        "spill_minutes": spill,
        "before": window.until.astimezone(scene.desk.zone).strftime("%H:%M") if window.is_part else "",
        "window_need_minutes": window.need_minutes,
        "window_room_minutes": window.room_minutes,
    }


def _is_overbooked(scene: Scene) -> bool:
    return scene.way_out.overload is not Overload.NONE and not _is_adhoc_over_buffer(scene)


# adhoc-over-buffer


def _buffer_minutes(scene: Scene) -> int:
    """Return the buffer of the morning: of the fixed plan where there is one, else of the whole day."""
    plan = stored_plan(scene.day, scene.desk.plans)
    if plan is not None:
        return plan.expected_adhoc_minutes + plan.margin_minutes
    margin = round(scene.desk.preferences.margin_share * scene.figures.capacity_minutes)
    return scene.figures.expected_adhoc_minutes + margin


def _buffer_figures(scene: Scene) -> Figures:
    return {
        "adhoc_minutes": scene.figures.adhoc_minutes,
        "buffer_minutes": _buffer_minutes(scene),
        "over_minutes": max(0, scene.figures.adhoc_minutes - _buffer_minutes(scene)),
        "too_many_minutes": scene.way_out.excess_minutes,
        "stuck_minutes": scene.way_out.stuck_minutes,
        "stuck_if_calm_minutes": scene.way_out.stuck_if_calm_minutes,
        "need_minutes": scene.figures.need_minutes,
        "room_minutes": scene.figures.room_minutes,
    }


def _is_adhoc_over_buffer(scene: Scene) -> bool:
    figures = scene.figures
    return (
        scene.day == scene.desk.today
        and figures.adhoc_minutes > _buffer_minutes(scene)
        and figures.need_minutes > figures.room_minutes
        and scene.way_out.overload is not Overload.NONE
    )


# adhoc-structural


def _last_days(scene: Scene, count: int) -> tuple[date, ...]:
    return scene.horizon.working_days_before(scene.day, count)


def _is_over(scene: Scene, day: date) -> bool:
    preferences, ledger = scene.desk.preferences, scene.horizon.ledger
    logged = ledger.logged_minutes(day)
    return (
        logged >= preferences.structural_least_minutes
        and ledger.adhoc_minutes(day) > preferences.structural_limit * logged
    )


def _is_adhoc_structural(scene: Scene) -> bool:
    """Return the state after replaying the days: it goes on at so many days over the limit, off at so few."""
    over = [_is_over(scene, day) for day in _last_days(scene, REPLAYED_DAYS)]
    is_on = False
    for end in range(1, len(over) + 1):
        count = sum(over[max(0, end - STRUCTURAL_DAYS) : end])
        if count >= scene.desk.preferences.structural_days_on:
            is_on = True
        elif count <= scene.desk.preferences.structural_days_off:
            is_on = False
    return is_on


def _structural_figures(scene: Scene) -> Figures:
    days, ledger = _last_days(scene, STRUCTURAL_DAYS), scene.horizon.ledger
    adhoc, logged = sum(map(ledger.adhoc_minutes, days)), sum(map(ledger.logged_minutes, days))
    source, source_minutes = main_source(adhoc_from(scene.desk, days))
    return {
        "days_over": sum(_is_over(scene, day) for day in days),
        "of_days": len(days),
        "adhoc_minutes": adhoc,
        "logged_minutes": logged,
        "share_percent": round(100 * adhoc / logged) if logged else 0,
        "main_source": source,
        "main_source_minutes": source_minutes,
    }


def _structural_advice(scene: Scene) -> tuple[Advice, ...]:
    """Return ways to bundle: a moment of one's own tomorrow, and the list of whoever comes most."""
    source = _structural_figures(scene)["main_source"]
    person = str(source) or None
    bundle = bundle_of(person)
    block = first_block(scene, AdviceAction.BLOCK, coming_days(scene))
    if block is None:
        return (bundle,)
    return (block, bundle) if is_asked_by(person, scene.desk) else (block,)


# room


def _room_figures(scene: Scene) -> Figures:
    return {
        "need_minutes": scene.figures.need_minutes,
        "plannable_minutes": scene.figures.plannable_minutes,
        "left_minutes": scene.figures.plannable_minutes - scene.figures.need_minutes,
    }


def _has_room(scene: Scene) -> bool:
    """Return whether a roomy day has room for something: what is too short for a usual task is none.

    Nor is what a deadline of a later day needs, once what has yet to be asked for the days before it is.
    """
    figures = scene.figures
    left = figures.plannable_minutes - figures.need_minutes
    roomy = figures.load is Load.ROOMY and scene.way_out.overload is Overload.NONE
    return roomy and left >= scene.desk.preferences.guessed_minutes and not _is_needed_ahead(scene)


def _is_needed_ahead(scene: Scene) -> bool:
    return any(claim.need_minutes > scene.horizon.sure_minutes(claim.room_minutes) for claim in scene.claims)


def _room_advice(scene: Scene) -> tuple[Advice, ...]:
    """Return what the room is good for: own work that nobody waits for, else a block for oneself."""
    own = next((ranked.task for ranked in scene.suggested if _is_free_standing(ranked.task)), None)
    if own is not None:
        iso = scene.day.isoformat()
        command = ("start", own.id) if scene.day == scene.desk.today else ("edit", own.id, "--on", iso)
        return (Advice(action=AdviceAction.USE_ROOM, command=command, task=own, to=scene.day),)
    block = block_on(scene.day, scene, AdviceAction.USE_ROOM)
    return (block or Advice(action=AdviceAction.USE_ROOM, command=("next",)),)


def _is_free_standing(task: Task) -> bool:
    return task.is_own and task.real_due is None


# reflection-missing


def _rhythm(scene: Scene) -> Rhythm:
    desk = scene.desk
    return rhythm_of(desk.today, desk.reflected, scene.horizon.hours, since=desk.since)


def _reflection_advice(scene: Scene) -> tuple[Advice, ...]:
    missing = _rhythm(scene).missing
    if missing is None:
        return ()
    return (Advice(action=AdviceAction.REFLECT, command=("reflect", missing.isoformat()), to=missing),)


RULES: tuple[Rule, ...] = (
    Rule(
        code="overbooked",
        figures=_overbooked_figures,
        limits=lambda scene: {"room_minutes": scene.figures.room_minutes},
        is_up=_is_overbooked,
        level=_overload_level,
        advice=lambda scene: scene.way_out.advice,
        telling=("too_many_minutes",),
        daily=True,
    ),
    Rule(
        code="adhoc-over-buffer",
        figures=_buffer_figures,
        limits=lambda scene: {"buffer_minutes": _buffer_minutes(scene)},
        is_up=_is_adhoc_over_buffer,
        level=_overload_level,
        advice=lambda scene: scene.way_out.advice,
        telling=("too_many_minutes",),
        daily=True,
    ),
    Rule(
        code="adhoc-structural",
        figures=_structural_figures,
        limits=lambda scene: {
            "limit_percent": round(100 * scene.desk.preferences.structural_limit),
            "days_on": scene.desk.preferences.structural_days_on,
            "days_off": scene.desk.preferences.structural_days_off,
            "of_days": STRUCTURAL_DAYS,
            "least_minutes": scene.desk.preferences.structural_least_minutes,
        },
        is_up=_is_adhoc_structural,
        level=lambda _: Level.WARNING,
        advice=_structural_advice,
        telling=("share_percent",),
    ),
    ONE_SOURCE,
    FRAGMENTED,
    NO_BLOCK,
    OWN_TIME_LOST,
    AT_RISK,
    DOUBLE_CLAIM,
    *CHECKIN_RULES,
    Rule(
        code="reflection-missing",
        figures=lambda scene: {"reflected_days": _rhythm(scene).count, "of_days": LAST_DAYS},
        limits=lambda _: {"of_days": LAST_DAYS},
        is_up=lambda scene: (
            scene.desk.is_first_look and scene.day == scene.desk.today and _rhythm(scene).missing is not None
        ),
        level=lambda _: Level.NOTICE,
        advice=_reflection_advice,
        telling=(),
        daily=True,
    ),
    PUSHED,
    SIDE_JOB,
    ESTIMATES_OFF,
    OVER_CONTRACT,
    Rule(
        code="room",
        figures=_room_figures,
        limits=lambda scene: {
            "half_minutes": scene.figures.plannable_minutes // 2,
            "least_minutes": scene.desk.preferences.guessed_minutes,
        },
        is_up=_has_room,
        level=lambda _: Level.NOTICE,
        advice=_room_advice,
        telling=(),
        daily=True,
    ),
)
