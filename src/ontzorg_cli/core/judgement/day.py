"""The verdict on a day: what is in it, whether it fits, what goes first, and what to look at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontzorg_cli.core.calendar.agenda import EventKind, EventStatus, appointments, span_of
from ontzorg_cli.core.calendar.moments import subtract, whole_day
from ontzorg_cli.core.judgement.capacity import Horizon
from ontzorg_cli.core.judgement.flags import flags_of
from ontzorg_cli.core.judgement.scene import lay_out
from ontzorg_cli.core.judgement.verdict import AgendaLine, DayVerdict, LineKind

if TYPE_CHECKING:
    from datetime import date

    from ontzorg_cli.core.judgement.desk import Desk
    from ontzorg_cli.core.judgement.scene import Scene

SHORTEST_GAP_MINUTES = 15
"""A shorter gap is no line of the agenda."""

KINDS = {
    EventKind.EVENT: LineKind.EVENT,
    EventKind.PROTECTED: LineKind.PROTECTED,
    EventKind.CHECKIN: LineKind.CHECKIN,
}


def judge(desk: Desk, day: date | None = None, *, horizon: Horizon | None = None) -> DayVerdict:
    """Return the verdict on `day` (today, if not given). A day that is over is a record: it has no flags."""
    return verdict_of(lay_out(day or desk.today, desk, horizon or Horizon(desk)))


def verdict_of(scene: Scene) -> DayVerdict:
    """Return the verdict on a day that is laid out."""
    shown, desk, horizon = scene.day, scene.desk, scene.horizon
    return DayVerdict(
        day=shown,
        figures=scene.figures,
        agenda=_agenda_of(shown, horizon),
        plan=scene.plan,
        suggested=scene.suggested,
        carried=scene.planned.carried,
        flags=flags_of(scene) if shown >= desk.today else (),
        plan_fixed_at=scene.planned.fixed_at,
        off_reason=off_reason(shown, horizon),
    )


def _agenda_of(day: date, horizon: Horizon) -> tuple[AgendaLine, ...]:
    """Return what stands in the agenda, and the gaps: those still to come, or on a day behind all of them."""
    time = horizon.day(day)
    gaps = time.free if day >= horizon.desk.today else subtract(time.working, time.fixed)
    lines = [
        AgendaLine(kind=KINDS[copies[0].event.kind], span=copies[0].span, occurrence=copies[0])
        for copies in appointments(horizon.occurrences(day))
        if copies[0].event.status is not EventStatus.CANCELLED
    ]
    lines += [AgendaLine(kind=LineKind.GAP, span=gap) for gap in gaps if gap.minutes >= SHORTEST_GAP_MINUTES]
    return tuple(sorted(lines, key=lambda line: (line.span, line.kind is LineKind.GAP)))


def off_reason(day: date, horizon: Horizon) -> str | None:
    """Return what a day without working time is off for, where that has a name."""
    if horizon.day(day).working:
        return None
    desk = horizon.desk
    today = whole_day(day, desk.zone)
    away = (one.title for one in desk.absences if one.who is None and span_of(one.when, desk.zone).overlap(today))
    return next((off.name for off in desk.days_off if off.day == day), None) or next(away, None)
