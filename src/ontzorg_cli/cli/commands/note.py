"""`ontzorg note`."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

from ontzorg_cli.actions.keep_topic import TopicDraft, keep_note, keep_topic
from ontzorg_cli.cli import reading
from ontzorg_cli.cli.session import session
from ontzorg_cli.cli.show import show_saved
from ontzorg_cli.cli.usage import MissingWithError
from ontzorg_cli.core.growth.note import NoteKind
from ontzorg_cli.core.together.topic import OnlyForDecisionsError

if TYPE_CHECKING:
    from typer import Argument, Option


class Kind(StrEnum):
    """What can be kept, in both languages."""

    DECISION = "decision"
    AGREEMENT = "agreement"
    MANDATE = "mandate"
    BESLUIT = "besluit"
    AFSPRAAK = "afspraak"
    MANDAAT = "mandaat"


DUTCH = {Kind.BESLUIT: Kind.DECISION, Kind.AFSPRAAK: Kind.AGREEMENT, Kind.MANDAAT: Kind.MANDATE}


def note(
    kind: Annotated[Kind, Argument()],
    text: Annotated[list[str], Argument()],
    *,
    with_: Annotated[str | None, Option("--with")] = None,
    advice: Annotated[str | None, Option("--advice")] = None,
    by: Annotated[str | None, Option("--by")] = None,
    otherwise: Annotated[str | None, Option("--otherwise")] = None,
) -> None:
    kept = DUTCH.get(kind, kind)
    title, home, now = " ".join(text), session().home, session().now
    name = reading.person(with_)
    if kept is Kind.DECISION:
        if name is None:
            raise MissingWithError
        read = reading.day(by)
        draft = TopicDraft(
            title=title,
            person=name,
            decision=True,
            advice=advice or "",
            by=read.day if read else None,
            otherwise=otherwise or "",
        )
        show_saved(keep_topic(draft, home=home, now=now), read)
        return
    if given := [
        option for option, value in {"--advice": advice, "--by": by, "--otherwise": otherwise}.items() if value
    ]:
        raise OnlyForDecisionsError(options=tuple(given))
    show_saved(keep_note(title, NoteKind(kept.value), person=name, home=home, now=now))
