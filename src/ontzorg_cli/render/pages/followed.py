"""The calendars that are followed: what came of looking at them again, and how old a copy is where nothing came."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontzorg_cli.core.calendar.subscription import Whereabouts
from ontzorg_cli.render.page import Paragraph
from ontzorg_cli.render.pages.imported import INDENT, along_lines, counts, imported_page, named
from ontzorg_cli.render.pages.pieces import handle, in_sentence, title
from ontzorg_cli.render.pages.saved import hint_words
from ontzorg_cli.words.phrase import Piece, Tone

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ontzorg_cli.actions.follow_calendar import Refreshed, Stopped
    from ontzorg_cli.core.calendar.merge import CalendarImported
    from ontzorg_cli.core.calendar.subscription import Subscription
    from ontzorg_cli.core.errors import Fact, OntzorgError
    from ontzorg_cli.render.page import Block, Page
    from ontzorg_cli.render.pages.voice import Voice
    from ontzorg_cli.words.phrase import Phrase

REFRESH = "ontzorg agenda refresh"
SUBSCRIBE = "ontzorg agenda subscribe"


def followed_page(refreshed: Refreshed, voice: Voice) -> Page:
    """Return what was taken over of a calendar that is followed from now on, and how it is kept up to date."""
    subscription = refreshed.subscription
    secret = (voice.say("followed.secret", Tone.QUIET),) if subscription.kind is Whereabouts.ADDRESS else ()
    again = voice.say("followed.again", Tone.QUIET, command=handle(REFRESH))
    told = tuple(Paragraph(mark=INDENT, text=text) for text in (again, *secret))
    return told if refreshed.imported is None else imported_page(refreshed.imported, voice, besides=told)


def stopped_page(stopped: Stopped, voice: Voice) -> Page:
    """Return that a calendar is no longer followed, and what became of its events."""
    name = in_sentence(stopped.subscription.name)
    key = "nothing_ahead" if not stopped.ahead else "removed" if stopped.are_removed else "stay"
    return (
        Paragraph(text=voice.say("followed.stopped", Tone.GOOD, name=name)),
        Paragraph(mark=INDENT, text=voice.say(f"followed.{key}", Tone.QUIET, count=stopped.ahead)),
        *(Paragraph(mark=INDENT, text=hint_words(hint, voice)) for hint in stopped.hints),
    )


def refreshed_page(refreshed: Sequence[Refreshed], voice: Voice) -> Page:
    """Return a line for each calendar; where it is one, also by name what was left out."""
    if not refreshed:
        return (Paragraph(text=voice.say("followed.none", command=handle(f"{SUBSCRIBE} Outlook"))),)
    blocks = tuple(block for each in refreshed for block in _fared(each, voice))
    alone = refreshed[0].imported if len(refreshed) == 1 else None
    return (*blocks, *(named("skipped", alone.skipped, voice) if alone is not None else ()))


def _fared(refreshed: Refreshed, voice: Voice) -> Iterator[Block]:
    name = title(refreshed.subscription.name, Tone.STRONG)
    if refreshed.failure is None:
        yield Paragraph(text=(*name, Piece(": "), *_news(refreshed.imported, voice)))
        yield from along_lines(refreshed.imported, voice) if refreshed.imported is not None else ()
        return
    yield Paragraph(text=(*name, Piece(": "), *voice.say("followed.failed", Tone.CAREFUL)))
    for line in _reason(refreshed.failure, voice):
        yield Paragraph(mark=INDENT, text=line)
    yield Paragraph(mark=INDENT, text=_age(refreshed.subscription, voice))


def _news(imported: CalendarImported | None, voice: Voice) -> Phrase:
    if imported is None or not imported.step:
        phrase = voice.say("followed.unchanged", Tone.QUIET)
    else:
        phrase = counts({"new": imported.new, "changed": imported.changed, "removed": imported.removed}, voice)
    if imported is not None and imported.skipped:
        skipped = voice.say("followed.skipped", Tone.CAREFUL, count=len(imported.skipped))
        return (*phrase, Piece(", "), *skipped)
    return phrase


def _reason(failure: OntzorgError, voice: Voice) -> Iterator[Phrase]:
    """Yield what is the matter and what to do; a line of which a fact is not known is left out."""
    facts = {name: _told(fact) for name, fact in failure.facts.items()}
    for line, tone in (("what", Tone.PLAIN), ("next", Tone.QUIET)):
        key = f"errors.{failure.code}.{line}"
        if voice.catalogue.has(key):
            try:
                yield voice.say(key, tone, **facts)
            except KeyError:
                continue


def _told(fact: Fact) -> Phrase | str:
    match fact:
        case str():
            return in_sentence(fact)
        case tuple():
            return in_sentence(", ".join(fact))
    return str(fact)


def _age(subscription: Subscription, voice: Voice) -> Phrase:
    """Return how old what the agenda holds of a calendar is."""
    fetched_at = subscription.fetched_at
    if fetched_at is None:
        return voice.say("followed.never", Tone.QUIET)
    day = fetched_at.astimezone(voice.zone).date()
    days = max(0, (voice.today - day).days)
    if not days:
        return voice.say("followed.today", Tone.QUIET, time=voice.time(fetched_at))
    return voice.say("followed.ago", Tone.QUIET, day=voice.spoken(day), count=days)
