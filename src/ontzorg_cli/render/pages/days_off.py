"""The days off to come, the bridge days between them, and the school holidays."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from ontzorg_cli.render.page import Column, Gap, Line, Paragraph, Rows
from ontzorg_cli.render.pages.pieces import plain, quiet, title
from ontzorg_cli.render.pages.typed import command
from ontzorg_cli.words.phrase import Tone

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from ontzorg_cli.core.calendar.agenda import DayOff, SchoolHoliday
    from ontzorg_cli.render.page import Block, Page
    from ontzorg_cli.render.pages.voice import Voice

DAYS = (Column(), Column(gap=2, flexible=True))


class DaysOff(Protocol):
    """The days off as they are shown."""

    @property
    def days_off(self) -> Sequence[DayOff]:
        """Return the days off, in order."""
        ...

    @property
    def bridges(self) -> Sequence[date]:
        """Return the bridge days, in order."""
        ...

    @property
    def school_holidays(self) -> Sequence[SchoolHoliday]:
        """Return the school holidays, in order."""
        ...

    @property
    def last_year(self) -> int | None:
        """Return the last year that is filled."""
        ...


def days_off_page(look: DaysOff, voice: Voice) -> Page:
    """Return the days off with the bridge days between them, then the school holidays, then up to when they go."""
    listed = [(off.day, title(off.name)) for off in look.days_off]
    listed += [(day, voice.say("agenda.bridge", Tone.QUIET)) for day in look.bridges]
    listed.sort(key=lambda each: each[0])
    blocks: list[Block] = [Line(voice.say("agenda.days_off", Tone.STRONG))]
    if listed:
        blocks.append(Rows(DAYS, tuple((plain(voice.day(day)), name) for day, name in listed)))
    if look.school_holidays:
        rows = tuple(
            (plain(voice.dates.period(each.first, each.last, voice.today)), title(each.name))
            for each in look.school_holidays
        )
        blocks += [Gap(), Line(voice.say("agenda.school_holidays", Tone.STRONG)), Rows(DAYS, rows)]
    fill = command(("dayoff", "fill"), voice.dates, voice.today)
    key = "agenda.filled_none" if look.last_year is None else "agenda.filled"
    year = look.last_year or voice.today.year
    text = voice.say(key, Tone.QUIET, year=str(year), command=fill)
    return (*blocks, Gap(), Paragraph(text=text, mark=quiet("")))
