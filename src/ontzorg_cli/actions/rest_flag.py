"""'I know': put a flag to rest until what it says has become worse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontzorg_cli.actions.desk import lay_desk
from ontzorg_cli.core.errors import NotFoundError
from ontzorg_cli.core.judgement.capacity import Horizon
from ontzorg_cli.core.judgement.flags import raised
from ontzorg_cli.core.judgement.resting import rest_of
from ontzorg_cli.core.judgement.scene import lay_out
from ontzorg_cli.core.results import FlagRested

if TYPE_CHECKING:
    from datetime import date, datetime

    from ontzorg_cli.store.home import Home


class FlagNotUpError(NotFoundError):
    """No flag of that code is up."""

    code = "flag_not_up"


def rest_flag(code: str, *, home: Home, now: datetime, day: date | None = None) -> FlagRested:
    """Put a flag that is up on `day`, or today, to rest as it is now; putting it to rest again takes the new figures.

    Raise FlagNotUpError with those that are up.
    """
    with home.change("plan", now=now) as change:
        desk = lay_desk(change, now=now, day=day, whole=True)
        scene = lay_out(day or desk.today, desk, Horizon(desk))
        up = raised(scene) if scene.day >= desk.today else ()
        found = next(((rule, flag) for rule, flag in up if flag.code == code), None)
        if found is None:
            raise FlagNotUpError(reference=code, candidates=tuple(flag.code for _, flag in up))
        rule, flag = found
        rest = rest_of(flag, rule, scene.day, now)
        change.put(rest)
    return FlagRested(flag=flag, rest=rest, is_daily=rule.daily, step=change.step)
