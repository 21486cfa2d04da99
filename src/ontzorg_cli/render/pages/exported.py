"""What an export wrote: where, how much, and what is not in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontzorg_cli.render.page import Paragraph
from ontzorg_cli.render.pages.pieces import in_sentence, plain, title
from ontzorg_cli.words.phrase import Piece, Tone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ontzorg_cli.core.calendar.outgoing import CalendarExported
    from ontzorg_cli.render.page import Block, Page
    from ontzorg_cli.render.pages.voice import Voice
    from ontzorg_cli.words.phrase import Phrase

INDENT = plain("  ")


def exported_page(exported: CalendarExported, voice: Voice) -> Page:
    """Return where the calendar stands and what is in it, then what is not."""
    first, last = exported.period
    return (
        Paragraph(text=_counts(exported, voice)),
        Paragraph(
            mark=INDENT,
            text=voice.say("exported.period", Tone.QUIET, first=voice.spoken(first), last=voice.spoken(last)),
        ),
        *_remarks(exported, voice),
    )


def _counts(exported: CalendarExported, voice: Voice) -> Phrase:
    phrase = voice.say("exported.written", Tone.GOOD, file=title(exported.file or ""))
    counts = {"events": exported.events} | ({"tasks": exported.tasks} if exported.tasks else {})
    separator = " "
    for name, count in counts.items():
        phrase = (*phrase, Piece(separator), *voice.say(f"exported.{name}", Tone.STRONG, count=count))
        separator = ", "
    return phrase


def _remarks(exported: CalendarExported, voice: Voice) -> Iterator[Block]:
    if exported.is_busy_only:
        yield Paragraph(mark=INDENT, text=voice.say("exported.only_busy", Tone.QUIET))
    if exported.left_out:
        sources = in_sentence(", ".join(exported.sources))
        said = voice.say("exported.left_out", Tone.QUIET, count=exported.left_out, sources=sources)
        yield Paragraph(mark=INDENT, text=said)
