"""The agenda day by day, and the time in it that is free."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from ontzorg_cli.core.calendar.agenda import EventKind, EventStatus, appointments
from ontzorg_cli.core.judgement.verdict import Load
from ontzorg_cli.core.together.names import is_named_in
from ontzorg_cli.render.page import Column, Gap, Line, Paragraph, Rows, Tailed
from ontzorg_cli.render.pages.agenda_month import MonthDay, day_bar, notes_on
from ontzorg_cli.render.pages.clocks import clock_note, real_length
from ontzorg_cli.render.pages.pieces import handle, plain, quiet, strong, title
from ontzorg_cli.render.pages.today_figures import load_word
from ontzorg_cli.render.pages.typed import command
from ontzorg_cli.render.pages.work import record_line
from ontzorg_cli.words.phrase import Piece, Tone

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from ontzorg_cli.core.calendar.agenda import Absence, Occurrence
    from ontzorg_cli.core.calendar.moments import Span
    from ontzorg_cli.core.judgement.verdict import DayFigures
    from ontzorg_cli.core.together.their_time import TheirTime
    from ontzorg_cli.render.page import Block, Page, Row
    from ontzorg_cli.render.pages.voice import Voice
    from ontzorg_cli.words.phrase import Phrase

EVENTS = (Column(), Column(), Column(), Column(flexible=True))
SLOTS = (Column(), Column(gap=2), Column(right=True, gap=2))


class AgendaDay(MonthDay, Protocol):
    """A day as an agenda shows it."""

    @property
    def figures(self) -> DayFigures:
        """Return its sums."""
        ...


def agenda_page(
    days: Sequence[AgendaDay], voice: Voice, *, absences: Sequence[Absence] = (), with_bar: bool = False
) -> Page:
    """Return the agenda; days off without anything in them are left out. `with_bar` draws how full each day is."""
    shown = [day for day in days if day.occurrences or day.off_reason or day.figures.load is not Load.OFF]
    blocks = [block for day in shown for block in (Gap(), *_day(day, voice, with_bar=with_bar))][1:]
    if absences:
        away = (Paragraph(mark=plain("  "), text=record_line(absence, voice)) for absence in absences)
        blocks.extend((*((Gap(),) if blocks else ()), Line(voice.say("agenda.away", Tone.STRONG)), *away))
    return tuple(blocks) or (Paragraph(text=voice.say("agenda.empty")),)


def free_page(
    slots: Sequence[Span], voice: Voice, *, minutes: int, searched_until: date, others: Sequence[TheirTime] = ()
) -> Page:
    """Return the first free stretches of at least so many minutes, around whoever of `others` has a calendar here."""
    asked = voice.duration(minutes)
    remarks = tuple(_unknown_calendar(other, voice) for other in others if not other.has_calendar)
    known = ", ".join(other.name for other in others if other.has_calendar)
    if not slots:
        until = voice.spoken(searched_until)
        key, named = ("agenda.no_slot_with", {"names": title(known)}) if known else ("agenda.no_slot", {})
        return (Paragraph(text=voice.say(key, minutes=asked, until=until, **named)), *remarks)
    head: Block = Line(voice.say("agenda.slots", minutes=asked))
    if known:
        head = Paragraph(text=voice.say("agenda.slots_with", minutes=asked, names=title(known)))
    below = (Gap(), *remarks) if remarks else ()
    return (head, Gap(), Rows(SLOTS, tuple(_slot(slot, voice) for slot in slots)), *below)


def _unknown_calendar(other: TheirTime, voice: Voice) -> Block:
    said = voice.say(
        "agenda.no_calendar_away" if other.taken else "agenda.no_calendar", Tone.CAREFUL, name=title(other.name)
    )
    if not other.is_known:
        return Paragraph(text=said)
    take_over = ("agenda", "import", voice.catalogue.text("agenda.a_file"), "--owner", other.name)
    return Paragraph(text=said, right=command(take_over, voice.dates, voice.today))


def _day(day: AgendaDay, voice: Voice, *, with_bar: bool = False) -> Iterator[Block]:
    named = strong(voice.day(day.day))
    for note in notes_on(day, voice):
        named = (*named, *quiet(" · "), *note)
    if day.off_reason is not None:
        yield Line(named, title(day.off_reason, Tone.QUIET))
    else:
        yield Line(named, load_word(day.figures, voice) if day.day >= voice.today and day.is_judged else ())
    if with_bar:
        yield from day_bar(day, voice)
    yield from clock_note(day.day, voice)
    rows = tuple(_event(copies, voice) for copies in appointments(day.occurrences))
    if rows:
        yield Rows(EVENTS, rows)
    elif day.off_reason is None:
        yield Line(voice.say("agenda.nothing", Tone.QUIET))


def _event(copies: Sequence[Occurrence], voice: Voice) -> Row:
    """Return an appointment, once for all the calendars that it stands in."""
    occurrence = copies[0]
    event, span = occurrence.event, occurrence.span
    if occurrence.all_day:
        times = voice.say("today.whole_day", Tone.QUIET)
    else:
        times = plain(f"{voice.time(span.start)}-{voice.time(span.end)}")
    tone = Tone.PLAIN if event.is_own else Tone.QUIET
    mark = "◆" if event.kind is EventKind.PROTECTED else "┃" if any(each.occupies for each in copies) else "╎"
    return (times, plain(mark), handle(event.id), Tailed(title(event.title, tone), _besides(occurrence, copies, voice)))


def _besides(occurrence: Occurrence, copies: Sequence[Occurrence], voice: Voice) -> Phrase:
    event = occurrence.event
    owners = dict.fromkeys(each.event.owner for each in copies if each.event.owner is not None)
    with_names = dict.fromkeys(name for each in copies for name in each.event.with_names)
    said: Phrase = ()
    if others := [name for name in with_names if name not in owners and not is_named_in(name, event.title)]:
        said = (*quiet(" · "), *title(", ".join(others), Tone.QUIET))
    if owners:
        said = (*quiet(" · "), *title(", ".join(owners), Tone.QUIET), *said)
    if event.status is not EventStatus.CONFIRMED:
        status = voice.say(f"today.status.{event.status}", Tone.QUIET)
        # Behind a name it would seem to be said of that person.
        said = (*said, *(quiet(" · ") if said else (Piece(" "),)), *status)
    elif event.is_own and not event.busy:
        said = (*said, Piece(" "), *voice.say("agenda.takes_no_time", Tone.QUIET))
    return (*said, *real_length(occurrence, voice))


def _slot(slot: Span, voice: Voice) -> Row:
    day = slot.start.astimezone(voice.zone).date()
    times = f"{voice.time(slot.start)}-{voice.time(slot.end)}"
    return (
        plain(voice.day(day)),
        plain(times),
        quiet(voice.dates.minutes(slot.minutes)),
    )
