"""`ontzorg agenda refresh`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from ontzorg_cli.cli import following
from ontzorg_cli.cli.session import session
from ontzorg_cli.cli.show import show, voice
from ontzorg_cli.render.documents.followed import refreshed_document
from ontzorg_cli.render.pages.followed import refreshed_page

if TYPE_CHECKING:
    from typer import Argument, Option


def agenda_refresh(
    name: Annotated[list[str] | None, Argument()] = None,
    *,
    yes: Annotated[bool, Option("--yes")] = False,
) -> int:
    # As in `agenda subscribe`.
    from ontzorg_cli.actions.follow_calendar import refresh  # noqa: PLC0415 - as said

    current = session()
    done = refresh(
        following.name_of_calendar(name) if name else None,
        blank=following.blank_calendar(),
        home=current.home,
        now=current.now,
        believes=following.believing(yes=yes),
        begins=following.telling,
    )
    show(lambda: refreshed_page(done, voice()), lambda: refreshed_document(done, current.zone))
    return next((each.failure.exit_code for each in done if each.failure is not None), 0)
