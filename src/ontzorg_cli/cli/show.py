"""Put a result before whoever asked for it: a page for a person, a document for a program."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from ontzorg_cli.cli.session import session
from ontzorg_cli.render.pages.voice import Voice
from ontzorg_cli.words.dates import Dates

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ontzorg_cli.core.calendar.reading_frame import DayRead, WhenRead
    from ontzorg_cli.core.results import Saved
    from ontzorg_cli.core.together.message import Message
    from ontzorg_cli.core.together.person import Goal
    from ontzorg_cli.render.page import Page

DAMAGED = 6


@lru_cache(maxsize=1)
def voice() -> Voice:
    """Return the coach in the language and at the moment of this run."""
    current = session()
    return Voice(catalogue=current.catalogue, dates=Dates(current.catalogue), now=current.now)


def show(page: Callable[[], Page], document: Callable[[], Mapping[str, object]]) -> None:
    """Write a result to stdout, in the form that was asked for; the other form is not made."""
    current = session()
    if current.as_json:
        from ontzorg_cli.render.writers.as_json import write as write_document  # noqa: PLC0415 - one form a run

        write_document(document(), current.stdout, command=current.command)
    elif current.colour:
        from ontzorg_cli.render.writers.terminal import write as write_in_colour  # noqa: PLC0415 - as above

        write_in_colour(page(), current.stdout, width=current.width, discreet=current.discreet)
    else:
        from ontzorg_cli.render.writers.plain import write  # noqa: PLC0415 - as above

        write(page(), current.stdout, width=current.width, discreet=current.discreet)


def show_saved(saved: Saved, *read: DayRead | WhenRead | None) -> None:
    """Show what a writing command did, with what is worth saying of the days that were read."""
    from ontzorg_cli.render.documents.records import saved_document  # noqa: PLC0415 - reading commands do without
    from ontzorg_cli.render.pages.saved import saved_page  # noqa: PLC0415 - as above

    days = tuple(each for each in read if each is not None)
    show(
        lambda: saved_page(saved, days, voice(), goals=goals_served(saved)),
        lambda: saved_document(saved, session().zone),
    )


def in_words(message: Message) -> tuple[str, str]:
    """Return the language and the text of a message to somebody."""
    from ontzorg_cli.render.pages.message_words import written  # noqa: PLC0415 - few documents have one

    return written(message, voice())


def checkin_title(name: str) -> str:
    """Return what a check-in with somebody of that name is called in the agenda, in the language of the home."""
    from ontzorg_cli.words.catalogue import Catalogue  # noqa: PLC0415 - few commands put a check-in in the agenda

    return Catalogue(session().home.read().settings().language).text("together.checkin_title", name=name)


def goals_served(saved: Saved) -> tuple[Goal, ...]:
    """Return the goals of the home where work that was touched serves one, to call it by its name."""
    tasks = (getattr(touched.record, "task", touched.record) for touched in saved.touched)
    return session().home.read().goals() if any(getattr(task, "goal", None) for task in tasks) else ()


def as_text(page: Page) -> str:
    """Return a page as the text a person would read."""
    from io import StringIO  # noqa: PLC0415 - only a program asks for it

    from ontzorg_cli.render.writers.plain import write  # noqa: PLC0415 - as above

    text = StringIO()
    write(page, text, width=session().width, discreet=session().discreet)
    return text.getvalue()
