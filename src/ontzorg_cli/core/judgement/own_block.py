"""The first moment at which own time can be protected without making that day too full."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from ontzorg_cli.core.calendar.free_time import slots
from ontzorg_cli.core.calendar.moments import Span
from ontzorg_cli.core.judgement.verdict import Advice, AdviceAction

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from ontzorg_cli.core.judgement.scene import Scene
    from ontzorg_cli.core.work.task import Task

COMING_DAYS = 5
"""A moment is sought on so many working days ahead."""

BLOCK_MINUTES = 60
QUARTER = timedelta(minutes=15)


def block_on(
    day: date, scene: Scene, action: AdviceAction, *, minutes: int = BLOCK_MINUTES, task: Task | None = None
) -> Advice | None:
    """Return the advice to protect the first gap of a day that is long enough, or None where it would get too full.

    A block for a `task` takes no more of the day than what the task does not ask of it already.
    """
    day_time = scene.horizon.day(day)
    asked = sum(one.minutes for one in scene.fit.asked(day) if task is None or one.task.id != task.id)
    if asked + minutes > day_time.plannable_minutes:
        return None
    begins = (from_next_quarter(span, scene.desk.now) for span in day_time.free)
    slot = next(iter(slots(tuple(begins), minutes=minutes)), None)
    return None if slot is None else block_at(slot, scene, action, minutes=minutes, task=task)


def first_block(
    scene: Scene, action: AdviceAction, days: Iterable[date], *, minutes: int = BLOCK_MINUTES, task: Task | None = None
) -> Advice | None:
    """Return the advice to protect the first moment on one of `days`, or None where none of them can bear it."""
    found = (block_on(day, scene, action, minutes=minutes, task=task) for day in days)
    return next((advice for advice in found if advice is not None), None)


def block_at(span: Span, scene: Scene, action: AdviceAction, *, minutes: int, task: Task | None = None) -> Advice:
    """Return the advice to protect so many minutes from the start of `span` on."""
    start = span.start.astimezone(scene.desk.zone)
    return Advice(
        action=action,
        command=(
            *("agenda", "block"),
            *((task.id,) if task is not None else ()),
            *("--at", start.strftime("%Y-%m-%dT%H:%M"), "--minutes", str(minutes)),
        ),
        task=task,
        to=start.date(),
    )


def coming_days(scene: Scene, *, with_today: bool = False) -> tuple[date, ...]:
    """Return the next working days after the day that is shown, that day itself before them where asked for."""
    day = max(scene.day, scene.desk.today)
    after = (scene.horizon.working_day_after(day, count) for count in range(1, COMING_DAYS + 1))
    return (day, *after) if with_today else tuple(after)


def from_next_quarter(span: Span, now: datetime) -> Span:
    """Return a gap that is going on now from the next quarter of an hour on: by then the block can be in the agenda."""
    if span.start > now.astimezone(UTC):
        return span
    return Span.between(span.start + QUARTER - (span.start - datetime.min.replace(tzinfo=UTC)) % QUARTER, span.end)
