"""`ontzorg demo`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from ontzorg_cli.actions.look_at_day import look_at_day
from ontzorg_cli.actions.play_demo import Telling, last_morning, play_demo
from ontzorg_cli.cli.beginning import comments_in, passing_place
from ontzorg_cli.cli.session import session
from ontzorg_cli.cli.show import show, voice
from ontzorg_cli.core.judgement.verdict import Load
from ontzorg_cli.render.documents.today import today_document
from ontzorg_cli.render.pages.beginning import demo_page
from ontzorg_cli.render.pages.today import today_page
from ontzorg_cli.store.home import Home

if TYPE_CHECKING:
    from typer import Option

    from ontzorg_cli.words.catalogue import Catalogue


def demo(days: Annotated[int, Option("--days", min=1, max=60)] = 10) -> None:
    current = session()
    telling = _telling(current.catalogue)
    now = current.now if current.is_moment_asked else last_morning(telling, current.now)
    with passing_place() as folder:
        played = play_demo(telling, days, home=Home(folder), now=now)
        look = look_at_day(None, home=played.home, now=now)
    show(
        lambda: demo_page(
            today_page(
                look.verdict,
                name=look.name,
                now=now,
                catalogue=current.catalogue,
                dates=voice().dates,
                around=look.around,
                screen=(current.width, current.height),
            ),
            folder=str(folder),
            at=f"{now:%Y-%m-%dT%H:%M}",
            works_today=look.verdict.figures.load is not Load.OFF,
            voice=voice(),
        ),
        lambda: {"home": str(folder), **today_document(look.verdict, current.zone, look.around)},
    )


def _telling(catalogue: Catalogue) -> Telling:
    return Telling(
        language=catalogue.language,
        titles={key: str(title) for key, title in catalogue.entries("demo.titles").items()},
        weekdays=tuple(catalogue.text(f"dates.weekday.{number}") for number in range(7)),
        comments=comments_in(catalogue),
    )
