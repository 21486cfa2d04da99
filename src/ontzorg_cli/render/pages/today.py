"""The morning screen: my day, what first and why, what does not fit and the way out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontzorg_cli.core.judgement.verdict import Load
from ontzorg_cli.render.cells import cut
from ontzorg_cli.render.page import Beside, Fact, Facts, Gap, Line, Paragraph
from ontzorg_cli.render.pages.pieces import strong, title
from ontzorg_cli.render.pages.today_agenda import agenda_blocks
from ontzorg_cli.render.pages.today_figures import day_figures
from ontzorg_cli.render.pages.today_flags import flag_blocks
from ontzorg_cli.render.pages.today_work import work_blocks
from ontzorg_cli.render.pages.voice import Voice
from ontzorg_cli.words.phrase import Tone

if TYPE_CHECKING:
    from datetime import datetime

    from ontzorg_cli.core.growth.rhythm import Rhythm
    from ontzorg_cli.core.judgement.verdict import DayVerdict
    from ontzorg_cli.render.page import Page
    from ontzorg_cli.words.catalogue import Catalogue
    from ontzorg_cli.words.dates import Dates
    from ontzorg_cli.words.phrase import Phrase

NOON = 12
EVENING = 18
LONGEST_INTENTION = 68
"""Cells: an intention stays on one line."""


def today_page(
    verdict: DayVerdict,
    *,
    name: str,
    now: datetime,
    catalogue: Catalogue,
    dates: Dates,
    show_all: bool = False,
    intention: str = "",
    rhythm: Rhythm | None = None,
) -> Page:
    """Return the screen of a day; `show_all` leaves nothing out. `now` is on the clocks of the home zone.

    `intention` is the one that stands, `rhythm` how often she looked back; both belong to today alone.
    """
    voice = Voice(catalogue=catalogue, dates=dates, now=now)
    top = Line(strong(dates.headline(verdict.day)), _beside_the_date(verdict, name, voice))
    agenda = agenda_blocks(verdict, voice, show_all=show_all)
    if verdict.figures.load is Load.OFF:
        return (top, Gap(), Paragraph(text=_day_off(verdict, voice)), *((Gap(), *agenda) if agenda else ()))
    work = work_blocks(verdict, voice, show_all=show_all)
    flags = flag_blocks(verdict, voice, show_all=show_all)
    return (
        top,
        Gap(),
        Facts((*day_figures(verdict, voice).facts, *_intention(intention, voice))),
        Gap(),
        Beside(agenda, work),
        *((Gap(), *flags) if flags else ()),
        *(_footer(rhythm, voice) if rhythm is not None and verdict.day == voice.today else ()),
    )


def _intention(intention: str, voice: Voice) -> tuple[Fact, ...]:
    if not intention:
        return ()
    return (Fact(voice.say("today.intention", Tone.QUIET), cut(title(" ".join(intention.split())), LONGEST_INTENTION)),)


def _footer(rhythm: Rhythm, voice: Voice) -> Page:
    if rhythm.after_gap:
        return (Gap(), Line(voice.say("today.after_gap", Tone.QUIET)))
    if not rhythm.count:
        return ()
    counted = strong(str(rhythm.count))
    return (Gap(), Line(voice.say("today.reflected", Tone.QUIET, count=counted, of_days=rhythm.of_days)))


def _beside_the_date(verdict: DayVerdict, name: str, voice: Voice) -> Phrase:
    if verdict.day != voice.today:
        return voice.say("today.preview" if verdict.day > voice.today else "today.record", Tone.QUIET)
    hour = voice.now.hour
    part = "morning" if hour < NOON else "afternoon" if hour < EVENING else "evening"
    greeting = voice.say(f"today.greeting.{part}")
    return voice.say("today.greeting.by_name", greeting=greeting, name=title(name)) if name else greeting


def _day_off(verdict: DayVerdict, voice: Voice) -> Phrase:
    when = "today" if verdict.day == voice.today else "other_day"
    if verdict.off_reason is None:
        return voice.say(f"today.off.{when}")
    return voice.say(f"today.off.{when}_because", reason=title(verdict.off_reason))
