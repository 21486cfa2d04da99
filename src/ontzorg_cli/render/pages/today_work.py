"""The work of a day: what first, and quietly apart what there is room for besides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontzorg_cli.render.page import Column, Gap, Heading, Line, Paragraph, Rows, Tailed
from ontzorg_cli.render.pages.pieces import handle, plain, quiet, title
from ontzorg_cli.words.phrase import Piece, Tone

if TYPE_CHECKING:
    from ontzorg_cli.core.judgement.verdict import DayVerdict, Ranked
    from ontzorg_cli.render.page import Block, Row
    from ontzorg_cli.render.pages.voice import Voice
    from ontzorg_cli.words.phrase import Phrase

MOST_PLANNED = 7
MOVED_OFTEN = 2
COLUMNS = (
    Column(),
    Column(flexible=True, enough=20, lowest=12),
    Column(right=True),
    Column(drop=1),
    Column(flexible=True, lowest=7, spare=True),
)


def work_blocks(
    verdict: DayVerdict, voice: Voice, *, suggested: int | None, most_planned: int = MOST_PLANNED
) -> tuple[Block, ...]:
    """Return the plan of the day in order, and what is suggested besides; None shows all of both."""
    heading = Heading(voice.say("today.heading.first", Tone.STRONG))
    planned = _some(verdict.plan, voice, most=len(verdict.plan) if suggested is None else most_planned)
    least = 1 if not verdict.plan else 0
    most = len(verdict.suggested) if suggested is None else max(least, suggested)
    besides = _some(verdict.suggested, voice, most=most) if most else ()
    if not planned and not besides:
        return (heading, Paragraph(text=voice.say("today.no_work", command=handle("ontzorg add"))))
    if not planned:
        planned = (Line(voice.say("today.nothing_planned", Tone.QUIET)),)
    if not besides:
        return (heading, Rows(COLUMNS, planned))
    name = Line(voice.say("today.heading.besides", Tone.QUIET))
    return (heading, Rows(COLUMNS, (*planned, Gap(), name, *besides)))


def besides(verdict: DayVerdict, voice: Voice, *, most: int) -> tuple[Block, ...]:
    """Return at most about so many of what there is room for besides the plan."""
    name = Line(voice.say("today.heading.besides", Tone.QUIET))
    return (Rows(COLUMNS, (name, *_some(verdict.suggested, voice, most=most))),)


def work_row(ranked: Ranked, voice: Voice) -> tuple[Phrase | Tailed, ...]:
    """Return a task as one row: id, title, minutes, due, for whom."""
    task = ranked.task
    return (
        handle(task.id),
        Tailed(title(task.title), _state(ranked, voice)),
        plain(voice.minutes(ranked.minutes, guess=ranked.guess)),
        due_cell(ranked, voice),
        voice.who(task.requester, Tone.QUIET),
    )


def due_cell(ranked: Ranked, voice: Voice) -> Phrase:
    """Return the real deadline in a few cells: a time today, else a day; one that is past draws the eye."""
    due = ranked.task.real_due
    if due is None:
        return ()
    if due.day == voice.today:
        text = voice.dates.time(due.at) if due.at is not None else voice.catalogue.text("today.due_today")
    else:
        text = voice.dates.short(due.day, voice.today)
    tone = Tone.CAREFUL if due.day < voice.today else Tone.STRONG if due.is_hard else Tone.PLAIN
    return (Piece(f"{text}!" if due.is_hard else text, tone),)


def _some(work: tuple[Ranked, ...], voice: Voice, *, most: int) -> tuple[Row, ...]:
    shown = work if len(work) <= most + 1 else work[:most]
    rows: list[Row] = [work_row(ranked, voice) for ranked in shown]
    if len(shown) < len(work):
        more = voice.say("today.more", Tone.QUIET, count=len(work) - len(shown), command=handle("ontzorg list"))
        rows.append(Line(more))
    return tuple(rows)


def _state(ranked: Ranked, voice: Voice) -> Phrase:
    if ranked.task.started_at is not None:
        return (*quiet(" "), *voice.say("today.state.started", Tone.GOOD))
    if ranked.task.moves >= MOVED_OFTEN:
        return (*quiet(" "), *voice.say("today.state.moved", Tone.QUIET, times=ranked.task.moves))
    if ranked.nights:
        return (*quiet(" "), *voice.say("today.state.carried", Tone.QUIET, day=ranked.nights + 1))
    return ()
