"""What a writing command says back: what was touched, and what is worth saying besides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontzorg_cli.render.cells import unbroken
from ontzorg_cli.render.page import Paragraph
from ontzorg_cli.render.pages.minutes_words import becomes_words, habit_words, usual_words
from ontzorg_cli.render.pages.pieces import plain
from ontzorg_cli.render.pages.typed import command
from ontzorg_cli.render.pages.work import touched_line
from ontzorg_cli.words.phrase import Piece, Tone

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ontzorg_cli.core.calendar.reading_frame import DayRead, WhenRead
    from ontzorg_cli.core.results import Hint, Saved
    from ontzorg_cli.core.together.person import Goal
    from ontzorg_cli.render.page import Page
    from ontzorg_cli.render.pages.voice import Voice
    from ontzorg_cli.words.catalogue import Value
    from ontzorg_cli.words.phrase import Phrase

    ReadDays = Sequence[DayRead | WhenRead]

INDENT = plain("  ")
BY_EXPERIENCE = "minutes_by_"
AN_EXAMPLE = 50
"""Minutes, to show how a duration is typed."""


def saved_page(saved: Saved, read: ReadDays, voice: Voice, *, goals: Sequence[Goal] = ()) -> Page:
    """Return the answer of a writing command; `read` are the days in it as they were understood.

    Work that serves one of `goals` says so.
    """
    remarks = (*day_notes(read, voice), *(hint_words(hint, voice) for hint in saved.hints))
    return (
        *(touched_line(touched, voice, goals) for touched in saved.touched),
        *(Paragraph(mark=INDENT, text=remark) for remark in dict.fromkeys(remarks)),
    )


def day_notes(read: ReadDays, voice: Voice) -> tuple[Phrase, ...]:
    """Return what is worth saying of days as they were understood."""
    return tuple((Piece(note, Tone.CAREFUL),) for day in read for note in _notes_on(day, voice))


def _notes_on(read: DayRead | WhenRead, voice: Voice) -> Iterator[str]:
    days = [voice.dates.spoken(day, voice.today) for day in (read.day, read.instead) if day is not None]
    for note in voice.dates.notes(read, voice.today):
        whole = note
        for day in days:
            whole = whole.replace(day, unbroken(day))
        yield whole


def _minutes_hint(hint: Hint, voice: Voice) -> Phrase:
    facts = hint.facts
    name, suggested = str(facts["name"]), int(str(facts["suggested"]))
    take = command(("edit", str(facts["id"]), "--minutes", str(suggested)), voice.dates, voice.today)
    code = hint.code.removeprefix(BY_EXPERIENCE)
    if code == "usual":
        said = usual_words(name, suggested, voice)
    else:
        became = becomes_words(int(str(facts["estimated"])), suggested, voice)
        said = (*habit_words(code, name, int(str(facts["ratio_percent"])), voice), *became)
    return (*said, *voice.say("hints.minutes_take", Tone.QUIET, command=take))


def hint_words(hint: Hint, voice: Voice) -> Phrase:
    """Return what is worth saying besides, with what can be typed about it."""
    if hint.code.startswith(BY_EXPERIENCE):
        return _minutes_hint(hint, voice)

    def typed(*argv: str) -> Phrase:
        return command(argv, voice.dates, voice.today)

    key = hint.code
    commands: dict[str, Value] = {}
    match hint.code:
        case "time_noted" if not hint.facts.get("left_minutes"):
            key = "time_noted_only"
        case "stopped_overnight":
            commands = {"undo": typed("undo")}
        case "estimate_counted":
            commands = {"took": typed("done", str(hint.facts["id"]), "--took", f"{AN_EXAMPLE}m")}
        case "topic_without_checkin":
            name = str(hint.facts["name"])
            commands = {
                "command": typed("manager", "edit", name, "--checkin", voice.catalogue.text("hints.example_checkin"))
            }
        case "preparation_left":
            commands = {"command": typed("drop", *str(hint.facts["ids"]).split())}
        case "preparation_behind":
            commands = {"command": typed("drop", str(hint.facts["id"]))}
        case "new_name":
            commands = {"command": typed("manager", "add", str(hint.facts["name"]))}
    return voice.say_facts(f"hints.{key}", hint.facts, Tone.QUIET, **commands)
