"""The usual templates and work of every year in the language of this run: figures of the core, names of the words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontzorg_cli.actions.usual_files import UsualFiles
from ontzorg_cli.core.work.template import Step, Template, Yearly
from ontzorg_cli.core.work.usual_preparation import STEPS, YEARLY
from ontzorg_cli.core.work.usual_work import UsualWork
from ontzorg_cli.words.catalogue import Catalogue

if TYPE_CHECKING:
    from ontzorg_cli.cli.session import Session
    from ontzorg_cli.core.work.template import Weekday, Which

EVENT = "{event}"


def usual_files(session: Session) -> UsualFiles:
    """Return what the files begin with, in the language of the home, and the words above them."""
    words = Catalogue(session.home.read().settings().language or session.language)
    templates = tuple(
        Template(
            name=words.text(f"backplan.usual.{key}.name"), words=_listed(words.text(f"backplan.usual.{key}.words"))
        )
        for key in STEPS
    )
    steps = tuple(
        Step(
            template=words.text(f"backplan.usual.{key}.name"),
            title=words.text(f"backplan.usual.{key}.{name}", event=EVENT),
            days_before=days,
            minutes=minutes,
            importance=importance,
        )
        for key, rows in STEPS.items()
        for name, days, minutes, importance in rows
    )
    yearly = tuple(
        _yearly(words.text(f"backplan.every_year.{key}"), month, on, minutes) for key, month, on, minutes in YEARLY
    )
    return UsualFiles(
        work=UsualWork(templates=templates, steps=steps, yearly=yearly),
        templates_comment=words.text("backplan.file.templates", event=EVENT),
        year_comment=words.text("backplan.file.year"),
    )


def _yearly(title: str, month: int, on: int | tuple[Which, Weekday], minutes: int) -> Yearly:
    if isinstance(on, int):
        return Yearly(title=title, month=month, day=on, minutes=minutes)
    return Yearly(title=title, month=month, which=on[0], weekday=on[1], minutes=minutes)


def _listed(text: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in text.split(",") if word.strip())
