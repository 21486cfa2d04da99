"""The day's own agenda: what stands, what is protected, and what is free between."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING

from ontzorg_cli.core.calendar.agenda import EventStatus
from ontzorg_cli.core.judgement.verdict import LineKind
from ontzorg_cli.core.together.names import is_named_in
from ontzorg_cli.render.page import Column, Heading, Line, Rows, Tailed
from ontzorg_cli.render.pages.pieces import handle, plain, quiet, title
from ontzorg_cli.words.phrase import Tone

if TYPE_CHECKING:
    from ontzorg_cli.core.calendar.agenda import Occurrence
    from ontzorg_cli.core.judgement.verdict import AgendaLine, DayVerdict
    from ontzorg_cli.render.page import Block, Row
    from ontzorg_cli.render.pages.voice import Voice
    from ontzorg_cli.words.phrase import Phrase

COLUMNS = (Column(), Column(), Column(flexible=True), Column(right=True))
MARKS = {LineKind.EVENT: "┃", LineKind.CHECKIN: "┃", LineKind.PROTECTED: "◆", LineKind.GAP: "╎"}


def agenda_blocks(verdict: DayVerdict, voice: Voice, *, most: int | None) -> tuple[Block, ...]:
    """Return the agenda of the day in at most about so many lines, or nothing where it is empty.

    Gaps that are over are left out. None shows everything.
    """
    show_all = most is None
    over = voice.now.astimezone(UTC)
    lines = [line for line in verdict.agenda if show_all or line.kind is not LineKind.GAP or line.span.end > over]
    if not lines:
        return ()
    shown = lines if most is None or len(lines) <= most + 1 else lines[:most]
    rows: list[Row] = [_row(line, voice, tone=Tone.QUIET if line.span.end <= over else Tone.PLAIN) for line in shown]
    if len(shown) < len(lines):
        command = handle("ontzorg agenda")
        rows.append(Line(voice.say("today.more", Tone.QUIET, count=len(lines) - len(shown), command=command)))
    return (Heading(voice.say("today.heading.agenda", Tone.STRONG)), Rows(COLUMNS, tuple(rows)))


def what_stands(line: AgendaLine, voice: Voice) -> Phrase | Tailed:
    """Return what an event of the agenda is: its title, that it is own time, whether it is sure."""
    return _what(line.occurrence, line.kind, voice, Tone.PLAIN) if line.occurrence is not None else ()


def _row(line: AgendaLine, voice: Voice, tone: Tone) -> tuple[Phrase | Tailed, ...]:
    mark = MARKS[line.kind]
    if line.occurrence is None:
        free = voice.say("today.free", Tone.QUIET, minutes=voice.dates.minutes(line.span.minutes))
        return (quiet(voice.time(line.span.start)), quiet(mark), free, ())
    if line.occurrence.all_day:
        whole = voice.say("today.whole_day", Tone.QUIET)
        return ((), plain(mark), _what(line.occurrence, line.kind, voice, tone), whole)
    start = plain(voice.time(line.span.start)) if tone is Tone.PLAIN else quiet(voice.time(line.span.start))
    what = _what(line.occurrence, line.kind, voice, tone)
    return (start, quiet(mark) if tone is Tone.QUIET else plain(mark), what, quiet(voice.minutes(line.span.minutes)))


def _says_own(named: str, voice: Voice) -> bool:
    words = voice.catalogue.text("today.words_for_own").split(", ")
    return any(is_named_in(word, named[: len(word) + 1]) for word in words)


def _what(occurrence: Occurrence, kind: LineKind, voice: Voice, tone: Tone) -> Phrase | Tailed:
    event = occurrence.event
    named = title(event.title, tone)
    if kind is LineKind.PROTECTED and event.task is None and not _says_own(event.title, voice):
        named = voice.say("today.own_time", tone, title=named)
    if event.status is EventStatus.CONFIRMED:
        return named
    return Tailed(named, (*quiet(" "), *voice.say(f"today.status.{event.status}", Tone.QUIET)))
