"""`ontzorg dayoff drop`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from ontzorg_cli.actions.days_off import DayOffNotFoundError, strike_days_off
from ontzorg_cli.cli import reading
from ontzorg_cli.cli.session import session
from ontzorg_cli.cli.show import show_saved

if TYPE_CHECKING:
    from typer import Argument


def dayoff_drop(name: Annotated[list[str], Argument()]) -> None:
    named = " ".join(name)
    current = session()
    try:
        saved = strike_days_off(named, None, home=current.home, now=current.now)
    except DayOffNotFoundError:
        day = reading.day_or_none(named)
        if day is None:
            raise
        saved = strike_days_off(named, day, home=current.home, now=current.now)
    show_saved(saved)
