"""What the deadlines ahead ask together: all that has to be ready by a moment against the room until then."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from ontzorg_cli.core.judgement.fit import Fit
    from ontzorg_cli.core.work.task import Task


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """Own work that has to be ready before `until`.

    `need_minutes` is all that has to be done by then, this included, and `room_minutes` the room there is.
    """

    task: Task
    until: datetime
    minutes: int
    need_minutes: int
    room_minutes: int

    @property
    def short_minutes(self) -> int:
        """Return how many minutes are lacking."""
        return max(0, self.need_minutes - self.room_minutes)


def claims_of(fit: Fit) -> tuple[Claim, ...]:
    """Return own work with a real deadline that is still to come within the horizon, earliest first.

    Work that is late already is none of it: what becomes of that is for the plan of the day.
    """
    claims, need = [], 0
    last = fit.end(fit.horizon.last)
    due = ((until, task) for task in fit.desk.tasks if task.is_mine and (until := fit.due_moment(task)) is not None)
    ahead = sorted((one for one in due if fit.desk.now < one[0] <= last), key=lambda one: (one[0], one[1].id))
    for until, task in ahead:
        minutes = fit.open_minutes(task)
        need += minutes
        room = fit.room_until(until)
        claims.append(Claim(task=task, until=until, minutes=minutes, need_minutes=need, room_minutes=room))
    return tuple(claims)
