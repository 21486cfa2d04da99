"""What a writing command says back: what was touched, and what is worth saying besides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontzorg_cli.render.page import Paragraph
from ontzorg_cli.render.pages.pieces import plain
from ontzorg_cli.render.pages.typed import command
from ontzorg_cli.render.pages.work import touched_line
from ontzorg_cli.words.phrase import Piece, Tone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ontzorg_cli.core.calendar.reading_frame import DayRead, WhenRead
    from ontzorg_cli.core.judgement.door import Answer
    from ontzorg_cli.core.results import Hint, Saved
    from ontzorg_cli.render.page import Page
    from ontzorg_cli.render.pages.voice import Voice
    from ontzorg_cli.words.catalogue import Value
    from ontzorg_cli.words.phrase import Phrase

    ReadDays = Sequence[DayRead | WhenRead]

INDENT = plain("  ")
AN_EXAMPLE = 50
"""Minutes, to show how a duration is typed."""


def saved_page(saved: Saved, read: ReadDays, voice: Voice) -> Page:
    """Return the answer of a writing command; `read` are the days in it as they were understood."""
    remarks = (*_notes(read, voice), *(_hint(hint, voice) for hint in saved.hints))
    return (
        *(touched_line(touched, voice) for touched in saved.touched),
        *(Paragraph(mark=INDENT, text=remark) for remark in dict.fromkeys(remarks)),
    )


def caught_page(saved: Saved, answer: Answer | None, read: ReadDays, voice: Voice) -> Page:
    """Return the answer of `adhoc`: what was caught and, unless today does without it, whether the day still fits."""
    touched, *remarks = saved_page(saved, read, voice)
    fits = (Paragraph(mark=INDENT, text=_fits(answer, voice)),) if answer is not None else ()
    return (touched, *fits, *remarks)


def _fits(answer: Answer, voice: Voice) -> Phrase:
    if answer.fits:
        key = "caught.fits" if answer.left_minutes else "caught.fits_exactly"
        return voice.say(key, Tone.GOOD, left=voice.dates.minutes(answer.left_minutes))
    if answer.is_after_work:
        sentence = voice.say("caught.no_time_left", Tone.CAREFUL)
    else:
        sentence = voice.say("caught.too_many", Tone.CAREFUL, over=voice.dates.minutes(max(0, -answer.left_minutes)))
    if answer.earliest is None:
        return (*sentence, Piece("; "), *voice.say("caught.no_day"))
    return (*sentence, Piece("; "), *voice.say("caught.earliest", day=voice.dates.day(answer.earliest, voice.today)))


def _notes(read: ReadDays, voice: Voice) -> tuple[Phrase, ...]:
    return tuple((Piece(note, Tone.CAREFUL),) for day in read for note in voice.dates.notes(day, voice.today))


def _hint(hint: Hint, voice: Voice) -> Phrase:
    def typed(*argv: str) -> Phrase:
        return command(argv, voice.dates, voice.today)

    commands: dict[str, Value] = {}
    match hint.code:
        case "stopped_overnight":
            commands = {"undo": typed("undo")}
        case "estimate_counted":
            commands = {"took": typed("done", str(hint.facts["id"]), "--took", f"{AN_EXAMPLE}m")}
        case "new_name":
            commands = {"command": typed("manager", "add", str(hint.facts["name"]))}
    return voice.say_facts(f"hints.{hint.code}", hint.facts, Tone.QUIET, **commands)
