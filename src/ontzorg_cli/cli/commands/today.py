"""`ontzorg today`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from ontzorg_cli.actions.look_at_day import look_at_day
from ontzorg_cli.cli.session import session
from ontzorg_cli.cli.show import show, voice
from ontzorg_cli.core.judgement.verdict import Overload
from ontzorg_cli.render.documents.today import today_document
from ontzorg_cli.render.pages.today import today_page

if TYPE_CHECKING:
    from typer import Argument, Option

HARD_OVERLOAD = 8


def today(
    day: Annotated[list[str] | None, Argument()] = None,
    *,
    check: Annotated[bool, Option("--check")] = False,
    everything: Annotated[bool, Option("--all")] = False,
) -> int:
    shown = None
    if day:
        from ontzorg_cli.cli import reading  # noqa: PLC0415 - most mornings no day is named

        read = reading.day(" ".join(day))
        shown = read.day if read else None
    current = session()
    look = look_at_day(shown, home=current.home, now=current.now)
    show(
        lambda: today_page(
            look.verdict,
            name=look.name,
            now=current.now,
            catalogue=current.catalogue,
            dates=voice().dates,
            around=look.around,
            screen=None if everything else (current.width, current.height),
        ),
        lambda: today_document(look.verdict, current.zone, look.around),
    )
    return HARD_OVERLOAD if check and look.verdict.figures.overload is Overload.HARD else 0
