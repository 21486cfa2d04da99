"""Work and events for the tests of judgement: only what matters to a test is said."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from tests.core.strategies import AMSTERDAM, noor

from ontzorg_cli.core.calendar.agenda import Event, EventKind, Floating
from ontzorg_cli.core.judgement.capacity import Horizon
from ontzorg_cli.core.judgement.day import judge
from ontzorg_cli.core.judgement.priority import rank
from ontzorg_cli.core.work.task import Due, Importance, Task

if TYPE_CHECKING:
    from ontzorg_cli.core.judgement.desk import Desk
    from ontzorg_cli.core.judgement.verdict import Flag, Ranked

MONDAY = date(2026, 11, 23)
FRIDAY_BEFORE = datetime(2026, 11, 20, 10, tzinfo=AMSTERDAM)


def day(number: int) -> date:
    """Return the day so many days after Monday 23 November 2026."""
    return MONDAY + timedelta(days=number)


def moment(clock: str, number: int = 0) -> datetime:
    """Return a moment on that day."""
    return datetime.fromisoformat(f"{day(number)}T{clock}").replace(tzinfo=AMSTERDAM)


def task(id: str, minutes: int | None = 30, **given: Any) -> Task:  # noqa: A002, ANN401  any field of a task by its name
    fields: dict[str, Any] = {"title": id, "created_at": FRIDAY_BEFORE}
    return Task(id=id, minutes=minutes, **(fields | given))


def due(number: int, clock: str | None = None, *, hard: bool | None = None) -> Due:
    return Due(day=day(number), at=moment(clock, number).time() if clock else None, hard=hard)


def event(
    start: str, minutes: int, number: int = 0, *, kind: EventKind = EventKind.EVENT, task: str | None = None
) -> Event:
    at = moment(start, number).replace(tzinfo=None)
    return Event(
        id=f"e{number}-{start}", title="overleg", when=Floating(start=at, minutes=minutes), kind=kind, task=task
    )


def full_day(number: int) -> Event:
    """Return a meeting that takes all of a day."""
    return event("08:00", 600, number)


def order(desk: Desk) -> list[str]:
    return [ranked.task.id for ranked in rank(desk, Horizon(desk))]


def place_of(task_id: str, desk: Desk) -> Ranked:
    return next(ranked for ranked in rank(desk, Horizon(desk)) if ranked.task.id == task_id)


def screen() -> Desk:
    """Return the desk of PRODUCT.md's screen, in a week whose other days are full of meetings."""
    return noor(
        tasks=(
            task("c4h", 45, on=MONDAY, due=due(11), title="vergaderzaal Q1"),
            task("p9c", 35, on=MONDAY, due=due(2), requester="Hanneke"),
            task("m2x", 75, on=MONDAY, due=due(1), requester="Bram", importance=Importance.MUST),
            task("k7m", 90, on=MONDAY, due=due(3), requester="Hanneke", importance=Importance.MUST),
        ),
        events=(
            event("09:00", 60),
            event("13:00", 30, kind=EventKind.CHECKIN),
            event("14:00", 60, kind=EventKind.PROTECTED),
            *(full_day(number) for number in (1, 2, 3, 4, 7)),
        ),
    )


def flags(desk: Desk, on: date | None = None) -> dict[str, Flag]:
    """Return the flags of a day by code."""
    return {flag.code: flag for flag in judge(desk, on).flags}
