"""A month of the agenda on one screen, and a day with how full it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import StringIO
from typing import TYPE_CHECKING

import pytest
from tests.render.conftest import MONDAY, ZONE
from tests.render.test_other_pages import Day

from ontzorg_cli.core.calendar.agenda import Absence, AllDay, Event, Occurrence, span_of
from ontzorg_cli.core.calendar.moments import DAY
from ontzorg_cli.core.judgement.verdict import Load
from ontzorg_cli.render.pages.agenda import agenda_page
from ontzorg_cli.render.pages.agenda_month import month_page
from ontzorg_cli.render.writers import plain

if TYPE_CHECKING:
    from syrupy.assertion import SnapshotAssertion

    from ontzorg_cli.core.judgement.verdict import DayVerdict
    from ontzorg_cli.render.page import Page
    from ontzorg_cli.render.pages.voice import Voice


FIRST, LAST = date(2026, 12, 1), date(2026, 12, 31)


def screen(page: Page, width: int) -> str:
    stream = StringIO()
    plain.write(page, stream, width=width)
    return stream.getvalue()


def month(monday: DayVerdict) -> tuple[Day, ...]:
    """Return December: worked but on Wednesdays and weekends, Christmas, a day that is too full, a bridge day."""
    figures = monday.figures
    free = replace(figures, working_minutes=0, fixed_minutes=0, need_minutes=0, load=Load.OFF)
    full = replace(figures, need_minutes=figures.need_minutes + 330)
    feast = {date(2026, 12, 25): "Eerste kerstdag", date(2026, 12, 26): "Tweede kerstdag"}
    meeting = Event(id="e3e", title="overleg", when=AllDay(first=MONDAY, last=MONDAY))
    days = []
    for number in range(-1, 34):
        day = FIRST + number * DAY
        off = day.weekday() in {2, 5, 6} or day in feast
        each = AllDay(first=day, last=day)
        happening = Occurrence(event=replace(meeting, when=each), span=span_of(each, ZONE), all_day=True)
        days.append(
            Day(
                day=day,
                figures=free if off else full if day.day == 10 else figures,
                occurrences=() if off else (happening,) * (number % 3),
                off_reason=feast.get(day),
                is_bridge=day.day == 24,
                school_holidays=("kerstvakantie",) if number > 17 else (),
            )
        )
    return tuple(days)


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_a_month_is_one_screen(roomy_monday: DayVerdict, voice: Voice, columns: int, golden: SnapshotAssertion) -> None:
    away = Absence(id="b3b", title="Berlijn", when=AllDay(first=date(2026, 12, 8), last=date(2026, 12, 9)), who="Bram")
    shown = screen(month_page(month(roomy_monday), voice, first=FIRST, last=LAST, absences=(away,)), columns)
    assert len(shown.splitlines()) <= 24
    assert max(map(len, shown.splitlines())) <= columns
    assert shown == golden


def test_a_day_says_how_full_it_is(roomy_monday: DayVerdict, voice: Voice, golden: SnapshotAssertion) -> None:
    days = [day for day in month(roomy_monday) if day.day.day in {10, 24} and day.day.month == 12]
    assert "".join(screen(agenda_page((day,), voice, with_bar=True), 80) for day in days) == golden


def test_what_lies_behind_shows_appointments_alone(roomy_monday: DayVerdict, voice: Voice) -> None:
    behind = [replace(day, day=day.day - 42 * DAY) for day in month(roomy_monday)]
    shown = screen(month_page(behind, voice, first=date(2026, 10, 20), last=date(2026, 11, 19)), 80)
    assert "%" not in shown
    assert not set("\N{LOWER HALF BLOCK}") & set(shown.split("\n", 2)[2])


def test_a_month_counts_what_takes_her_time(roomy_monday: DayVerdict, voice: Voice) -> None:
    friday = date(2026, 12, 4)
    when = AllDay(first=friday, last=friday)
    own = Occurrence(event=Event(id="e3e", title="overleg", when=when), span=span_of(when, ZONE))
    theirs = replace(own, event=replace(own.event, owner="Bram"))
    free = replace(own, event=replace(own.event, busy=False))
    days = [replace(day, occurrences=(own, theirs, free) if day.day == friday else ()) for day in month(roomy_monday)]
    shown = screen(month_page(days, voice, first=FIRST, last=LAST), 80)
    assert "4 \N{BOX DRAWINGS HEAVY VERTICAL}1" in shown
