"""Why the advice of today moves this task, why no other, and why to that day."""

from __future__ import annotations

from dataclasses import astuple
from itertools import groupby
from typing import TYPE_CHECKING

from ontzorg_cli.render.page import Column, Gap, Heading, Paragraph, Rows
from ontzorg_cli.render.pages.pieces import handle, in_sentence, plain, title
from ontzorg_cli.words.phrase import Tone

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ontzorg_cli.core.judgement.move_reasons import DayTried, MoveCost, MoveReasons
    from ontzorg_cli.core.work.task import Task
    from ontzorg_cli.render.page import Block, Row
    from ontzorg_cli.render.pages.voice import Voice
    from ontzorg_cli.words.phrase import Phrase

INDENT = plain("  ")
STAYS = (
    Column(),
    Column(flexible=True, enough=20, lowest=12),
    Column(right=True),
    Column(wrapped=True, lowest=24, gap=2),
)
DAYS = (Column(), Column(wrapped=True, lowest=24, gap=2))
PARTS_OF_COST = ("musts", "weight", "moves", "deferrals")


def move_blocks(why: MoveReasons, voice: Voice) -> Iterator[Block]:
    """Yield what moving it saves and costs, why the rest of the day stays, and the days that were looked at."""
    yield Gap()
    yield Heading(voice.say("why.heading.move", Tone.STRONG))
    for sentence in _sentences(why, voice):
        yield Paragraph(mark=INDENT, text=sentence)
    if why.stays:
        yield Gap()
        yield Heading(voice.say("why.heading.stays", Tone.STRONG))
        yield Rows(STAYS, tuple(_stays(why, voice)))
    yield Gap()
    yield Heading(voice.say("why.heading.to", Tone.STRONG, to=voice.spoken(why.to).upper()))
    yield Rows(DAYS, tuple(_days(why.days, voice)))


def _sentences(why: MoveReasons, voice: Voice) -> Iterator[Phrase]:
    say, cost = voice.say, why.cost
    yield say(
        "why.move.saves_with" if why.others else "why.move.saves",
        excess=voice.duration(why.excess_minutes),
        freed=voice.duration(why.freed_minutes),
        others=_ids(why.others, voice),
    )
    if not why.is_enough:
        yield say("why.move.not_enough", residual=voice.duration(why.residual_minutes))
        return
    yield say(
        "why.move.cost",
        musts=say("why.move.musts", count=cost.musts) if cost.musts else say("why.move.no_musts"),
        weight=voice.number(cost.weight),
        moves=say("why.move.moves", count=cost.moves),
        deferrals=say("why.move.deferrals", count=cost.deferrals) if cost.deferrals else say("why.move.no_deferrals"),
    )
    if why.cost_without is None:
        yield say("why.move.no_other")
    else:
        yield (*say("why.move.without", others=_ids(why.without, voice)), *_dearer(cost, why.cost_without, voice))


def _dearer(cost: MoveCost, other: MoveCost, voice: Voice) -> Phrase:
    """Return in what another set comes out worse: the first part of the cost that differs decides."""
    for name, now, then in zip(PARTS_OF_COST, astuple(cost), astuple(other), strict=True):
        if then != now:
            return voice.say(f"why.move.dearer.{name}", now=voice.number(now), then=voice.number(then))
    return voice.say("why.move.dearer.nothing")


def _ids(tasks: Sequence[Task], voice: Voice) -> Phrase:
    """Return tasks by id and title, as they stand in a sentence."""
    named = [(*handle(task.id), *plain(" "), *in_sentence(task.title)) for task in tasks]
    found: Phrase = ()
    for place, name in enumerate(named):
        link = () if not place else voice.say("why.move.and") if place == len(named) - 1 else plain(", ")
        found = (*found, *link, *name)
    return found


def _stays(why: MoveReasons, voice: Voice) -> Iterator[Row]:
    for stay in why.stays:
        yield (
            handle(stay.task.id),
            title(stay.task.title),
            plain(voice.minutes(stay.minutes, guess=stay.task.minutes is None)),
            voice.say(f"why.move.stays.{stay.because}", Tone.QUIET),
        )


def _days(days: Sequence[DayTried], voice: Voice) -> Iterator[Row]:
    """Yield a row a day; free days in a row without a name of their own stand together."""
    for (is_off, reason), group in groupby(days, key=lambda tried: (tried.because == "off", tried.off_reason)):
        together = list(group)
        if is_off:
            name = voice.dates.period(together[0].day, together[-1].day, voice.today)
            key = "why.move.day.off_because" if reason else "why.move.day.off"
            yield plain(name), voice.say(key, Tone.QUIET, reason=in_sentence(reason or "", Tone.QUIET))
            continue
        for tried in together:
            is_empty = not tried.asked_minutes and tried.because in {"full", "fits"}
            yield (
                plain(voice.dates.listed(tried.day, voice.today)),
                voice.say(
                    f"why.move.day.{tried.because}{'_alone' if is_empty else ''}",
                    Tone.PLAIN if tried.because == "fits" else Tone.QUIET,
                    asked=voice.dates.minutes(tried.asked_minutes),
                    added=voice.dates.minutes(tried.added_minutes),
                    plannable=voice.dates.minutes(tried.plannable_minutes),
                ),
            )
