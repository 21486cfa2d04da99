"""`ontzorg init`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from ontzorg_cli.actions.set_up import set_up
from ontzorg_cli.cli.beginning import Flags, comments_in, home_now, last_step, told, wishes_of
from ontzorg_cli.cli.interview import told_hours, voice_in
from ontzorg_cli.cli.session import session
from ontzorg_cli.cli.show import show
from ontzorg_cli.render.documents.care import made_document
from ontzorg_cli.render.pages.beginning import made_page

if TYPE_CHECKING:
    from typer import Option


def init(
    *,
    name: Annotated[str | None, Option("--name")] = None,
    timezone: Annotated[str | None, Option("--timezone")] = None,
    country: Annotated[str | None, Option("--country")] = None,
    address: Annotated[list[str] | None, Option("--address")] = None,
    hours: Annotated[list[str] | None, Option("--hours")] = None,
    manager: Annotated[list[str] | None, Option("--manager")] = None,
    yes: Annotated[bool, Option("--yes")] = False,
) -> None:
    flags = Flags(
        name=name,
        timezone=timezone,
        country=country,
        addresses=address or (),
        hours=hours or (),
        managers=manager or (),
    )
    wishes = wishes_of(flags, yes=yes)
    now = home_now(wishes)
    voice = voice_in(wishes, now)
    made = set_up(
        wishes,
        home=session().home,
        comments=comments_in(voice.catalogue),
        title_of=lambda name: voice.catalogue.text("together.checkin_title", name=name),
        now=now,
    )
    show(
        lambda: made_page(
            folder=str(made.folder),
            name=wishes.name,
            hours=told_hours(wishes.hours, voice),
            people=[person.name for person in made.people],
            days_off=made.days_off,
            last_year=made.last_year,
            voice=voice,
        ),
        lambda: made_document(str(made.folder), told(made), made.people, step=last_step(), zone=voice.zone),
    )
