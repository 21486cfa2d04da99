"""How a check-in is held: go through it, keep what was settled, also where it is broken off."""

from __future__ import annotations

from shlex import quote

from ontzorg_cli.actions.keep_checkin import hold_checkin
from ontzorg_cli.actions.prepare_checkin import prepare_checkin
from ontzorg_cli.actions.reflect import put_aside
from ontzorg_cli.cli.failures import StoppedCheckinError
from ontzorg_cli.cli.holding import CheckinTalk
from ontzorg_cli.cli.session import session
from ontzorg_cli.cli.show import show, voice
from ontzorg_cli.cli.usage import HoldNeedsAnswersError
from ontzorg_cli.core.errors import OntzorgError
from ontzorg_cli.render.documents.brief import kept_document
from ontzorg_cli.render.pages.checkins import kept_page
from ontzorg_cli.store.errors import CheckinNotKeptError


def hold_talk(name: str | None, *, minutes: int | None) -> None:
    """Go through the check-in and show who does what by when.

    Raise HoldNeedsAnswersError where nobody is there to answer, StoppedCheckinError where it was broken off and
    something was kept, KeyboardInterrupt where there was nothing, CheckinNotKeptError where it cannot be written.
    """
    current = session()
    prepared = prepare_checkin(name, minutes=minutes, home=current.home, now=current.now)
    people = current.home.read().people()
    talk = CheckinTalk(current, prepared.brief, people, voice())
    try:
        talk.hold()
        if not talk.has_heard:
            raise HoldNeedsAnswersError
    except KeyboardInterrupt:
        if talk.outcome.is_empty:
            raise
        current.tell("")
        _keep(talk)
        raise StoppedCheckinError(person=quote(talk.name)) from None
    _keep(talk)


def _keep(talk: CheckinTalk) -> None:
    current = session()
    try:
        kept = hold_checkin(talk.name, talk.outcome, home=current.home, now=current.now)
    except OntzorgError as refused:
        if talk.outcome.is_empty:
            raise
        draft = put_aside("".join(f"{answer}\n" for answer in talk.answers), current.now.date(), home=current.home)
        raise CheckinNotKeptError(path=quote(str(draft)), person=quote(talk.name)) from refused
    if current.stdin_is_terminal:
        current.tell("")
    show(
        lambda: kept_page(kept.saved, kept.next_at, voice()),
        lambda: kept_document(kept.saved, kept.person, kept.next_at, current.zone),
    )
