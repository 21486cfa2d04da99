"""The work of a day from hour to hour, among what stands in the agenda, and what found no time."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING

from ontzorg_cli.core.judgement.timetable import TimeKind, WhyNot
from ontzorg_cli.core.judgement.verdict import LineKind
from ontzorg_cli.render.page import Column, Gap, Heading, Line, Paragraph, Rows
from ontzorg_cli.render.pages.pieces import handle, plain, quiet, title
from ontzorg_cli.render.pages.today_agenda import MARKS, what_stands
from ontzorg_cli.render.pages.today_work import due_cell
from ontzorg_cli.render.pages.typed import command
from ontzorg_cli.words.phrase import Tone

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ontzorg_cli.core.calendar.moments import Span
    from ontzorg_cli.core.judgement.timetable import FreeTime, Piece, Unplaced
    from ontzorg_cli.core.judgement.verdict import AgendaLine, Ranked
    from ontzorg_cli.core.results import PlanLook
    from ontzorg_cli.render.page import Block, Row
    from ontzorg_cli.render.pages.voice import Voice
    from ontzorg_cli.words.phrase import Phrase

    Timed = tuple[Span, int, tuple[Row, ...]]

SHORTEST_SHOWN = 5
"""Free time of less is no line: it is what is left before a round five minutes."""

COLUMNS = (
    Column(),
    Column(),
    Column(),
    Column(flexible=True, enough=20, lowest=12),
    Column(right=True),
    Column(drop=1),
    Column(flexible=True, lowest=7, spare=True),
)
UNPLACED_COLUMNS = (Column(), Column(flexible=True, enough=16, lowest=12), Column(right=True), Column(flexible=True))


def laid_out(look: PlanLook, voice: Voice) -> tuple[Block, ...]:
    """Return the day from hour to hour, from now on: work, what stands in the agenda, and free time; then its sums."""
    heading = Heading(voice.say("plan.heading.day", Tone.STRONG))
    if look.verdict.day < voice.today:
        typed = command(("today", look.verdict.day.isoformat()), voice.dates, voice.today)
        return (Paragraph(text=voice.say("plan.behind"), right=typed),)
    timed = sorted((*_agenda(look, voice), *_work(look, voice), *_free(look, voice)), key=lambda one: one[:2])
    rows = tuple(row for _, _, some in timed for row in some)
    if not look.timetable.has_time:
        return (Paragraph(text=voice.say("plan.over")),)
    if not look.verdict.plan:
        said = voice.say("plan.nothing", Tone.QUIET) if look.verdict.suggested else _no_work(voice)
        return (heading, Rows(COLUMNS, rows), Gap(), Paragraph(text=said))
    return (heading, Rows(COLUMNS, rows), *_sums(look, voice))


def unplaced(look: PlanLook, voice: Voice) -> Iterator[Block]:
    """Yield the work for which the day has no time, with why."""
    found = look.timetable.unplaced
    if not found or not look.timetable.has_time:
        return
    ranked = {one.task.id: one for one in look.verdict.plan}
    rows = tuple(
        (
            handle(one.task.id),
            title(one.task.title),
            plain(voice.minutes(one.minutes, guess=ranked[one.task.id].guess)),
            _why_not(one, look, voice),
        )
        for one in found
    )
    yield from (Gap(), Heading(voice.say("plan.heading.unplaced", Tone.STRONG)), Rows(UNPLACED_COLUMNS, rows))


def _why_not(one: Unplaced, look: PlanLook, voice: Voice) -> Phrase:
    is_for_adhoc = one.why is WhyNot.FULL and not look.way_out.excess_minutes
    return voice.say("plan.why_not.for_adhoc" if is_for_adhoc else f"plan.why_not.{one.why}", Tone.QUIET)


def _no_work(voice: Voice) -> Phrase:
    return voice.say("today.no_work", command=handle("ontzorg add"))


def _agenda(look: PlanLook, voice: Voice) -> Iterator[Timed]:
    over = voice.now.astimezone(UTC)
    for line in look.verdict.agenda:
        if line.occurrence is None or line.span.end <= over:
            continue
        yield line.span, 0, (_event_row(line, voice),)


def _event_row(line: AgendaLine, voice: Voice) -> Row:
    if line.occurrence is None or line.occurrence.all_day:
        when, minutes = voice.say("today.whole_day", Tone.QUIET), quiet("")
    else:
        when, minutes = plain(_hours(line.span, voice)), quiet(voice.minutes(line.span.minutes))
    known = line.occurrence.event.id if line.occurrence is not None else ""
    return (when, plain(MARKS[line.kind]), handle(known), what_stands(line, voice), minutes, (), ())


def _work(look: PlanLook, voice: Voice) -> Iterator[Timed]:
    ranked = {one.task.id: one for one in look.verdict.plan}
    seen: set[str] = set()
    bundles: dict[int, list[Piece]] = {}
    for piece in look.timetable.pieces:
        if piece.bundle is not None:
            bundles.setdefault(piece.bundle, []).append(piece)
            continue
        row = _piece_row(piece, ranked[piece.task.id], voice, again=piece.task.id in seen)
        seen.add(piece.task.id)
        yield piece.span, 1, ((plain(_hours(piece.span, voice)), (), *row),)
    for pieces in bundles.values():
        yield pieces[0].span, 1, tuple(_bundle_rows(pieces, ranked, voice))


def _bundle_rows(pieces: Sequence[Piece], ranked: dict[str, Ranked], voice: Voice) -> Iterator[Row]:
    first, last = pieces[0].span, pieces[-1].span
    hours = f"{voice.time(first.start)}-{voice.time(last.end)}"
    minutes = sum(piece.span.minutes for piece in pieces)
    yield plain(hours), (), (), voice.say("plan.bundle", Tone.QUIET), quiet(voice.minutes(minutes)), (), ()
    for piece in pieces:
        yield (), (), *_piece_row(piece, ranked[piece.task.id], voice, again=False)


def _piece_row(piece: Piece, ranked: Ranked, voice: Voice, *, again: bool) -> tuple[Phrase, ...]:
    named = title(piece.task.title)
    return (
        handle(piece.task.id),
        (*named, *quiet(" "), *voice.say("plan.again", Tone.QUIET)) if again else named,
        plain(voice.minutes(piece.span.minutes, guess=ranked.guess)),
        due_cell(ranked, voice),
        voice.who(piece.task.requester, Tone.QUIET),
    )


def _free(look: PlanLook, voice: Voice) -> Iterator[Timed]:
    for one in look.timetable.free:
        if one.kind is TimeKind.OPEN and one.span.minutes >= SHORTEST_SHOWN:
            hours, mark = quiet(_hours(one.span, voice)), quiet(MARKS[LineKind.GAP])
            yield (
                one.span,
                2,
                ((hours, mark, (), _what_for(one, voice), quiet(voice.minutes(one.span.minutes)), (), ()),),
            )


def _what_for(one: FreeTime, voice: Voice) -> Phrase:
    if not one.adhoc_minutes:
        return voice.say("plan.free", Tone.QUIET)
    if one.adhoc_minutes == one.span.minutes:
        return voice.say("plan.free_for_adhoc", Tone.QUIET)
    return voice.say("plan.free_partly", Tone.QUIET, adhoc=voice.minutes(one.adhoc_minutes))


def _sums(look: PlanLook, voice: Voice) -> Iterator[Block]:
    """Yield what is kept free, for what, in one line."""
    laid = look.timetable
    kept = {"for_adhoc": laid.adhoc_minutes, "breath": laid.breath_minutes, "spare": laid.spare_minutes}
    parts = [
        voice.say(f"plan.left_free.{name}", Tone.QUIET, minutes=voice.dates.minutes(minutes))
        for name, minutes in kept.items()
        if minutes
    ]
    if laid.pieces and parts:
        listed = tuple(piece for at, part in enumerate(parts) for piece in (*(quiet(" · ") if at else ()), *part))
        yield from (Gap(), Line((*voice.say("plan.left_free.label", Tone.QUIET), *quiet(" "), *listed)))


def _hours(span: Span, voice: Voice) -> str:
    return f"{voice.time(span.start)}-{voice.time(span.end)}"
