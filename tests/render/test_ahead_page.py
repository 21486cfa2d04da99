"""The weeks ahead as they stand on a screen and on paper."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from io import StringIO
from typing import TYPE_CHECKING

import pytest
from tests.render.conftest import ZONE
from tests.render.test_html import body

from ontzorg_cli.core.calendar.agenda import Absence, AllDay, DayOff, Event, EventKind, Zoned
from ontzorg_cli.core.calendar.working_time import Hours, WorkPattern
from ontzorg_cli.core.judgement.desk import Desk
from ontzorg_cli.core.judgement.look_ahead import Outlook, look_ahead
from ontzorg_cli.core.preferences import Preferences
from ontzorg_cli.core.work.interruption import Log
from ontzorg_cli.core.work.task import Due, Task
from ontzorg_cli.render.pages.ahead import ahead_page
from ontzorg_cli.render.writers import markdown, plain

if TYPE_CHECKING:
    from syrupy.assertion import SnapshotAssertion

    from ontzorg_cli.render.page import Page
    from ontzorg_cli.render.pages.voice import Voice

NOW = datetime(2026, 11, 23, 8, 30, tzinfo=ZONE)
MONDAY = NOW.date()
MORNING = Hours(time(8, 30), time(12, 30))
WHOLE = (MORNING, Hours(time(13), time(16)))
PART_TIME = WorkPattern(every={0: WHOLE, 1: WHOLE, 2: (MORNING,), 3: WHOLE, 4: WHOLE})


def day(number: int) -> date:
    return MONDAY + timedelta(days=number)


def task(id: str, title: str, minutes: int, **more: object) -> Task:  # noqa: A002 - an id is called id everywhere
    made = Task(id=id, title=title, created_at=NOW - timedelta(days=3), minutes=minutes)
    return replace(made, **more)  # type: ignore[arg-type]  # any field by its name


def event(id: str, title: str, number: int, clock: str, minutes: int, **more: object) -> Event:  # noqa: A002 - as above
    start = datetime.combine(day(number), time.fromisoformat(clock))
    made = Event(id=id, title=title, when=Zoned(start=start, zone=ZONE.key, minutes=minutes))
    return replace(made, **more)  # type: ignore[arg-type]  # any field by its name


def desk(**given: object) -> Desk:
    fields: dict[str, object] = {
        "now": NOW,
        "zone": ZONE,
        "preferences": Preferences(),
        "pattern": PART_TIME,
        "log": Log(),
    }
    return Desk(**(fields | given))  # type: ignore[arg-type]  # any field by its name


BUSY = desk(
    tasks=(
        task("k7m", "RvC-stukken bundelen", 90, requester="Hanneke", due=Due(day=day(3), hard=True)),
        task("m2x", "begroting opmaken", 75, requester="Bram", due=Due(day=day(1), at=time(12))),
        task("p9c", "verslag MT", 35, requester="Hanneke", due=Due(day=day(2)), on=MONDAY),
        task("w4w", "kast opruimen, waarvoor iemand een heel lange titel heeft bedacht", 600, on=day(7)),
        task("r5r", "reis Berlijn", 30, requester="Bram", owner="Fatima", due=Due(day=day(8))),
        *(task(f"j{n}r", f"jaarverslag deel {n}", 420, due=Due(day=day(24), hard=True)) for n in range(2, 7)),
    ),
    events=(
        event("e2e", "MT, notuleren", 0, "09:00", 60, repeat="FREQ=WEEKLY;BYDAY=MO"),
        event(
            "e3e",
            "bila Hanneke",
            0,
            "13:00",
            30,
            kind=EventKind.CHECKIN,
            with_names=("Hanneke",),
            repeat="FREQ=WEEKLY;BYDAY=MO",
        ),
    ),
    days_off=(DayOff(day=day(32), name="Eerste kerstdag"), DayOff(day=day(33), name="Tweede kerstdag")),
    absences=(
        Absence(id="a2a", title="verlof", when=AllDay(first=day(35), last=day(38))),
        Absence(id="a3a", title="congres", when=AllDay(first=day(2), last=day(4)), who="Bram"),
        Absence(
            id="a4a",
            title="tandarts",
            when=Zoned(start=datetime.combine(day(9), time(8, 30)), zone=ZONE.key, minutes=60),
        ),
    ),
)
NEVER = desk(pattern=WorkPattern())


def outlook(seen: Desk, weeks: int = 6, minutes: int = 60) -> Outlook:
    return look_ahead(seen, weeks=weeks, minutes=minutes)


def screen(page: Page, width: int = 80, *, discreet: bool = False) -> str:
    stream = StringIO()
    plain.write(page, stream, width=width, discreet=discreet)
    return stream.getvalue()


def test_six_weeks_of_a_busy_desk(voice: Voice, width: int, golden: SnapshotAssertion) -> None:
    assert screen(ahead_page(outlook(BUSY), voice), width) == golden


def test_six_weeks_day_by_day(voice: Voice, golden: SnapshotAssertion) -> None:
    assert screen(ahead_page(outlook(BUSY), voice, everything=True)) == golden


def test_six_weeks_with_nothing_in_them(voice: Voice, golden: SnapshotAssertion) -> None:
    assert screen(ahead_page(outlook(desk()), voice)) == golden


def test_this_week_on_an_afternoon(voice: Voice, golden: SnapshotAssertion) -> None:
    now = NOW.replace(hour=14)
    page = ahead_page(outlook(replace(BUSY, now=now), weeks=1), replace(voice, now=now))
    assert screen(page) == golden


def test_on_paper(voice: Voice, golden: SnapshotAssertion) -> None:
    assert body(ahead_page(outlook(BUSY), voice, on_paper=True)) == golden


def test_in_a_mail(voice: Voice, golden: SnapshotAssertion) -> None:
    stream = StringIO()
    markdown.write(ahead_page(outlook(BUSY), voice, on_paper=True), stream)
    assert stream.getvalue() == golden


def test_on_paper_there_is_nothing_to_type(voice: Voice) -> None:
    page = ahead_page(outlook(BUSY), voice, on_paper=True)
    assert "ontzorg" not in screen(page)


def test_on_a_sunday_two_weeks_of_work_are_shown_by_day(voice: Voice) -> None:
    now = NOW + timedelta(days=6)
    shown = screen(ahead_page(outlook(replace(BUSY, now=now)), replace(voice, now=now)))
    assert [line.split()[1] for line in shown.splitlines() if line.startswith("WEEK ")] == ["49", "50"]


def test_weeks_without_work_between_two_with_it_are_shown_too(voice: Voice) -> None:
    away = Absence(id="a2a", title="verlof", when=AllDay(first=day(7), last=day(13)))
    shown = screen(ahead_page(outlook(replace(desk(), absences=(away,))), voice))
    assert [line.split()[1] for line in shown.splitlines() if line.startswith("WEEK ")] == ["48", "49", "50"]


def test_each_week_that_is_too_full_is_named_with_what_to_type(voice: Voice) -> None:
    shown = screen(ahead_page(outlook(BUSY), voice))
    assert shown.count("▲ Week 51 ") == 1
    assert "ontzorg today " in shown.partition("▲ Week 51 ")[2].partition("\n\n")[0]


def test_days_that_are_too_full_are_named_and_counted(voice: Voice) -> None:
    work = tuple(task(f"k{n}m", f"klus {n}", 420, on=day(7 * n), due=Due(day=day(7 * n))) for n in range(5))
    shown = screen(ahead_page(outlook(desk(tasks=work)), voice))
    assert shown.count("▲ ") == 3
    assert shown.count("✓ ") == 0
    assert "14-12, " in shown or "14 Dec, " in shown


def test_many_notes_of_a_day_are_cut_unless_everything_is_asked(voice: Voice) -> None:
    work = tuple(task(f"k{n}m", f"klus {n}", 5, due=Due(day=day(1))) for n in range(2, 9))
    found = outlook(desk(tasks=work))
    short, whole = screen(ahead_page(found, voice)), screen(ahead_page(found, voice, everything=True))
    assert (short.count("klus"), whole.count("klus")) == (4, 7)
    assert any(line.strip().endswith(" 3") or "3 more" in line for line in short.splitlines())


def test_discreet_hides_titles_and_names(voice: Voice) -> None:
    for everything in (False, True):
        shown = screen(ahead_page(outlook(BUSY), voice, everything=everything), discreet=True)
        for word in ("RvC", "begroting", "Hanneke", "Bram", "Fatima", "verlof", "congres", "tandarts", "kerst"):
            assert word not in shown


def test_who_never_works_is_told_so_calmly(voice: Voice) -> None:
    shown = screen(ahead_page(outlook(NEVER), voice))
    assert "▲" not in shown
    assert "%" not in shown


@pytest.mark.parametrize("minutes", [1, 65, 1_440])
def test_the_room_that_was_asked_for_is_said(minutes: int, voice: Voice) -> None:
    page = ahead_page(outlook(BUSY, minutes=minutes), voice)
    assert voice.duration(minutes).replace("\u00a0", " ") in " ".join(screen(page).split())
