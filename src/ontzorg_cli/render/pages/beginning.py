"""The end of `init` and of `demo`: what there is now, and what to type next."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from ontzorg_cli.render.page import Column, Fact, Facts, Gap, Line, Paragraph, Rows
from ontzorg_cli.render.pages.pieces import handle, plain, title
from ontzorg_cli.words.phrase import Piece, Tone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ontzorg_cli.render.page import Page, Row
    from ontzorg_cli.render.pages.voice import Voice

COMMANDS = (Column(), Column(flexible=True, gap=3))


def made_page(
    *, folder: str, name: str, hours: str, people: Sequence[str], days_off: int, last_year: int, voice: Voice
) -> Page:
    """Return what a new home holds and where it is, and the three commands to remember."""
    done = voice.say("init.done_by_name", Tone.GOOD, name=title(name)) if name else voice.say("init.done", Tone.GOOD)
    nobody = voice.say("init.nobody", command=handle("ontzorg manager add Hanneke"))
    facts = (
        Fact(voice.say("init.hours", Tone.QUIET), plain(hours)),
        Fact(voice.say("init.people", Tone.QUIET), title(", ".join(people)) if people else nobody),
        Fact(voice.say("init.days_off", Tone.QUIET), voice.say("init.days_off_sum", count=days_off, year=last_year)),
    )
    return (
        Paragraph(text=done),
        Paragraph(text=voice.say("init.where", folder=title(folder))),
        Gap(),
        Facts(facts),
        Gap(),
        Line(voice.say("init.remember")),
        Rows(COMMANDS, _remembered(voice)),
    )


def demo_page(day: Page, *, folder: str, at: str, works_today: bool, voice: Voice) -> Page:
    """Return the screen of the last day of the demo with how to look around; `at` is the moment it shows."""
    then = f" --now {at}"
    key = "demo.look_around" if works_today else "demo.working_day"
    day_word = "" if works_today else " " + voice.catalogue.text("demo.next_day")
    command = handle(f"ontzorg --home {shlex.quote(folder)}{then} today{day_word}")
    return (
        *day,
        Gap(),
        Paragraph(text=voice.say("demo.where", Tone.QUIET, folder=folder)),
        Paragraph(text=voice.say(key), right=command),
    )


def _remembered(voice: Voice) -> tuple[Row, ...]:
    text = voice.catalogue.text
    return (
        ((Piece("  "), *handle("ontzorg today")), voice.say("init.today_line", Tone.QUIET)),
        ((Piece("  "), *handle(text("init.add_command"))), voice.say("init.add_line", Tone.QUIET)),
        ((Piece("  "), *handle("ontzorg undo")), voice.say("init.undo_line", Tone.QUIET)),
    )
