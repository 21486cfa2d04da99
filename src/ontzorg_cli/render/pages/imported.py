"""What an import did: in numbers, and by name what was left out or guessed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontzorg_cli.render.page import Gap, Heading, Paragraph
from ontzorg_cli.render.pages.pieces import handle, in_sentence, plain, quiet, title
from ontzorg_cli.render.pages.saved import hint_words
from ontzorg_cli.render.pages.work import touched_line
from ontzorg_cli.words.phrase import Piece, Tone

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ontzorg_cli.core.calendar.merge import CalendarImported, Passed
    from ontzorg_cli.render.page import Block, Page
    from ontzorg_cli.render.pages.voice import Voice
    from ontzorg_cli.words.phrase import Phrase

MOST_NAMED = 5
INDENT = plain("  ")


def imported_page(imported: CalendarImported, voice: Voice, *, besides: Page = ()) -> Page:
    """Return what was taken over with what is to be said `besides`, then what was not and what deserves a look."""
    return (
        Paragraph(text=_numbers(imported, voice)),
        Paragraph(mark=INDENT, text=_window(imported, voice)),
        *_remark(imported, voice),
        *along_lines(imported, voice),
        *besides,
        *named("skipped", imported.skipped, voice),
        *named("guessed", imported.guessed, voice),
    )


def along_lines(imported: CalendarImported, voice: Voice) -> tuple[Block, ...]:
    """Return the work that moved along with its event, and what is to be said of the rest of it."""
    return (
        *(touched_line(touched, voice) for touched in imported.along.touched),
        *(Paragraph(mark=INDENT, text=hint_words(hint, voice)) for hint in imported.along.hints),
    )


def _numbers(imported: CalendarImported, voice: Voice) -> Phrase:
    if imported.own and not imported.step and not imported.unchanged:
        return voice.say("imported.only_own", count=imported.own)
    if not imported.step and not imported.unchanged:
        return voice.say("imported.none", file=in_sentence(imported.file))
    whose = {"source": in_sentence(imported.source)} if imported.owner is None else {"owner": title(imported.owner)}
    ending = "own" if imported.owner is None else "of_owner"
    if not imported.step:
        return voice.say(f"imported.nothing_{ending}", **whose)
    numbers = {
        "new": imported.new,
        "changed": imported.changed,
        "removed": imported.removed,
        "unchanged": imported.unchanged,
    }
    return (*voice.say(f"imported.{ending}", Tone.GOOD, **whose), Piece(" "), *counts(numbers, voice))


def counts(numbers: Mapping[str, int], voice: Voice) -> Phrase:
    """Return numbers of events in words, without those of which there are none."""
    phrase: Phrase = ()
    for name, count in numbers.items():
        if count:
            separator = (Piece(", "),) if phrase else ()
            phrase = (*phrase, *separator, *voice.say(f"imported.{name}", Tone.STRONG, count=count))
    return phrase


def _window(imported: CalendarImported, voice: Voice) -> Phrase:
    first, last = imported.window
    return voice.say("imported.window", Tone.QUIET, first=voice.spoken(first), last=voice.spoken(last))


def _remark(imported: CalendarImported, voice: Voice) -> Iterator[Block]:
    if imported.own and (imported.step or imported.unchanged):
        yield Paragraph(mark=INDENT, text=voice.say("imported.own_too", Tone.QUIET, count=imported.own))
    if imported.owner is not None and not imported.has_addresses:
        command = handle("ontzorg config addresses")
        yield Paragraph(mark=INDENT, text=voice.say("imported.no_addresses", Tone.CAREFUL, command=command))


def named(key: str, passed: Sequence[Passed], voice: Voice) -> Iterator[Block]:
    """Yield, under a heading, what was left out or guessed; no more than a few by name."""
    if not passed:
        return
    yield Gap()
    yield Heading(voice.say(f"imported.{key}", Tone.STRONG))
    for each in passed[:MOST_NAMED]:
        name = in_sentence(each.title) if each.title else voice.say("imported.untitled")
        reason = voice.say(f"imported.reason.{each.reason}", Tone.QUIET)
        yield Paragraph(mark=INDENT, text=(*name, *quiet(" · "), *reason))
    if len(passed) > MOST_NAMED:
        yield Paragraph(mark=INDENT, text=voice.say("imported.more", Tone.QUIET, count=len(passed) - MOST_NAMED))
