"""`ontzorg agenda subscribe`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from ontzorg_cli.cli import following, reading
from ontzorg_cli.cli.session import session
from ontzorg_cli.cli.show import show, voice
from ontzorg_cli.render.documents.followed import followed_document, stopped_document
from ontzorg_cli.render.pages.followed import followed_page, stopped_page

if TYPE_CHECKING:
    from typer import Argument, Option


def agenda_subscribe(
    name: Annotated[list[str], Argument()],
    *,
    owner: Annotated[str | None, Option("--owner")] = None,
    stop: Annotated[bool, Option("--stop")] = False,
    remove: Annotated[bool, Option("--remove")] = False,
    yes: Annotated[bool, Option("--yes")] = False,
) -> None:
    # The calendar libraries are loaded where the command runs: its help and completion do without.
    from ontzorg_cli.actions import follow_calendar  # noqa: PLC0415 - as said

    current = session()
    asked = following.name_of_calendar(name)
    if stop or remove:
        stopped = follow_calendar.stop_following(
            asked, home=current.home, now=current.now, removes=following.removing(remove=remove)
        )
        show(lambda: stopped_page(stopped, voice()), lambda: stopped_document(stopped, current.zone))
        return
    known, whose = follow_calendar.name_to_follow(asked, reading.person(owner), home=current.home)
    address = following.asked_address()
    following.telling(known)
    refreshed = follow_calendar.follow_address(
        known,
        address,
        owner=whose,
        blank=following.blank_calendar(),
        home=current.home,
        now=current.now,
        believes=following.believing(yes=yes),
    )
    show(lambda: followed_page(refreshed, voice()), lambda: followed_document(refreshed, current.zone))
