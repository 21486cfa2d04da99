"""`ontzorg dayoff fill`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from ontzorg_cli.actions.days_off import fill_days_off
from ontzorg_cli.cli.session import session
from ontzorg_cli.cli.show import show_saved

if TYPE_CHECKING:
    from typer import Option


def dayoff_fill(
    *,
    country: Annotated[str | None, Option("--country")] = None,
    region: Annotated[str | None, Option("--region")] = None,
) -> None:
    saved = fill_days_off(region=region, country=country, home=session().home, now=session().now)
    if not saved.touched and not session().as_json:
        session().tell(session().catalogue.text("agenda.nothing_to_fill"))
        return
    show_saved(saved)
