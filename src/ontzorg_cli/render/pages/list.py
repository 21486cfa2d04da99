"""Lists of work: open work in order, and what was closed."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from ontzorg_cli.core.work.task import Ending
from ontzorg_cli.render.cells import unbroken
from ontzorg_cli.render.page import Column, Gap, Line, Paragraph, Rows, Tailed
from ontzorg_cli.render.pages.pieces import handle, plain, quiet, title
from ontzorg_cli.render.pages.today_work import work_row
from ontzorg_cli.words.phrase import Tone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ontzorg_cli.core.judgement.verdict import Ranked
    from ontzorg_cli.core.work.task import ClosedTask
    from ontzorg_cli.render.page import Page, Row
    from ontzorg_cli.render.pages.voice import Voice
    from ontzorg_cli.words.phrase import Phrase

SHOWN_ALREADY = frozenset({"due_soon", "due_later", "overdue", "for_whom", "implied_due", "carried", "started"})
"""Reasons that the columns of a row show by themselves."""
OPEN = (
    Column(),
    Column(flexible=True, enough=20, lowest=12),
    Column(right=True),
    Column(drop=1),
    Column(flexible=True, lowest=7, spare=True),
    Column(wrapped=True, lowest=20, gap=2),
)
CLOSED = (
    Column(),
    Column(flexible=True, enough=20, lowest=12),
    Column(right=True),
    Column(drop=1),
    Column(flexible=True, lowest=7, spare=True),
)


def work_list_page(ranked: Sequence[Ranked], voice: Voice, *, left_out: int = 0) -> Page:
    """Return open work in order; `left_out` counts what else is open."""
    rows: list[Row] = [(*work_row(one, voice), _reason(one, voice)) for one in ranked]
    more = (Gap(), Line(voice.say("work.left_out", Tone.QUIET, count=left_out, command=handle("ontzorg list --all"))))
    if not rows:
        return (Paragraph(text=voice.say("work.nothing_open")), *(more if left_out else ()))
    return (Rows(OPEN, tuple(rows)), *(more if left_out else ()))


def closed_list_page(closed: Sequence[ClosedTask], voice: Voice) -> Page:
    """Return what was closed, with what it took."""
    if not closed:
        return (Paragraph(text=voice.say("work.nothing_closed")),)
    return (Rows(CLOSED, tuple(_closed(one, voice) for one in closed)),)


def _reason(ranked: Ranked, voice: Voice) -> Phrase:
    telling = next((reason for reason in ranked.reasons if reason.code not in SHOWN_ALREADY), None)
    if telling is None:
        return ()
    days = {
        name: unbroken(voice.dates.short(fact, voice.today))
        for name, fact in telling.facts.items()
        if isinstance(fact, date) and not isinstance(fact, datetime)
    }
    return voice.say_facts(f"reasons.{telling.code}", telling.facts, Tone.QUIET, **days)


def _closed(closed: ClosedTask, voice: Voice) -> Row:
    dropped = closed.ending is Ending.DROPPED
    tail = (*quiet(" "), *voice.say("work.dropped", Tone.QUIET)) if dropped else ()
    took = voice.minutes(closed.took_minutes) if closed.took_minutes is not None else ""
    day = closed.closed_at.astimezone(voice.zone).date()
    return (
        handle(closed.id),
        Tailed(title(closed.task.title), tail),
        plain(took),
        plain(voice.dates.short(day, voice.today)),
        voice.who(closed.task.requester, Tone.QUIET),
    )
