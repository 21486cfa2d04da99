"""Reports as they stand on a screen, on paper and in a mail."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import StringIO
from typing import TYPE_CHECKING

import pytest
from tests.render.test_html import body

from ontzorg_cli.core.calendar.moments import Week
from ontzorg_cli.core.growth.load_report import LoadReport, WeekLoad, Worked
from ontzorg_cli.render.pages.report import load_page
from ontzorg_cli.render.writers import markdown, plain

if TYPE_CHECKING:
    from syrupy.assertion import SnapshotAssertion

    from ontzorg_cli.render.page import Page
    from ontzorg_cli.render.pages.voice import Voice


def worked(planned: int, adhoc: int, interruptions: int) -> Worked:
    return Worked(planned_minutes=planned, adhoc_minutes=adhoc, interruptions=interruptions)


REPORT = LoadReport(
    first=date(2026, 10, 27),
    last=date(2026, 11, 23),
    total=worked(2_700, 1_260, 41),
    fixed_minutes=690,
    weeks=(
        WeekLoad(week=Week(2026, 44), worked=Worked(), fixed_minutes=0),
        WeekLoad(week=Week(2026, 45), worked=worked(900, 300, 10), fixed_minutes=210),
        WeekLoad(week=Week(2026, 46), worked=Worked(), fixed_minutes=0),
        WeekLoad(week=Week(2026, 47), worked=worked(1_200, 600, 20), fixed_minutes=240),
        WeekLoad(week=Week(2026, 48), worked=worked(600, 360, 11), fixed_minutes=240),
    ),
    requesters=(
        ("Bram", worked(300, 620, 19)),
        ("Hanneke van den Boogaard", worked(500, 400, 12)),
        (None, worked(0, 200, 3)),
        *((f"Collega {n}", worked(0, 40 if n == 1 else 0, 1)) for n in range(1, 8)),
    ),
    weekdays=((1, worked(900, 660, 20)), (2, worked(1_800, 600, 21)), (3, Worked())),
    hours=((8, worked(1_000, 0, 0)), (9, Worked()), (10, worked(1_700, 1_260, 41))),
    own_kept_minutes=150,
    own_lost_minutes=30,
    logged_days=17,
    working_days=20,
)
FEW = replace(REPORT, logged_days=3)
NOTHING = LoadReport(
    first=date(2026, 10, 27),
    last=date(2026, 11, 23),
    total=Worked(),
    fixed_minutes=0,
    weeks=(),
    requesters=(),
    weekdays=((1, Worked()),),
    hours=(),
    own_kept_minutes=0,
    own_lost_minutes=0,
    logged_days=0,
    working_days=20,
)


def screen(page: Page, width: int = 80, *, discreet: bool = False) -> str:
    stream = StringIO()
    plain.write(page, stream, width=width, discreet=discreet)
    return stream.getvalue()


def test_four_weeks_behind(voice: Voice, width: int, golden: SnapshotAssertion) -> None:
    assert screen(load_page(REPORT, voice), width) == golden


def test_four_weeks_on_paper(voice: Voice, golden: SnapshotAssertion) -> None:
    assert body(load_page(REPORT, voice)) == golden


def test_four_weeks_in_a_mail(voice: Voice, golden: SnapshotAssertion) -> None:
    stream = StringIO()
    markdown.write(load_page(REPORT, voice), stream)
    assert stream.getvalue() == golden


def test_a_time_without_anything_in_the_log(voice: Voice, golden: SnapshotAssertion) -> None:
    assert screen(load_page(NOTHING, voice)) == golden


def test_appointments_alone_are_said(voice: Voice) -> None:
    assert len(screen(load_page(replace(NOTHING, fixed_minutes=90), voice))) > len(screen(load_page(NOTHING, voice)))


@pytest.mark.parametrize("days", [1, 3, 9])
def test_few_days_are_said_to_be_few(days: int, voice: Voice) -> None:
    shown = screen(load_page(replace(REPORT, logged_days=days, working_days=days), voice))
    words = ("1 werkdag:", "1 working day:") if days == 1 else (f"{days} werkdagen:", f"{days} working days:")
    assert any(word in line for word in words for line in shown.splitlines() if line.startswith(("Dit", "This")))


def test_enough_days_go_without_saying(voice: Voice) -> None:
    assert not [
        line for line in screen(load_page(REPORT, voice)).splitlines() if line.startswith(("Dit rust", "This rests"))
    ]


def test_weeks_before_and_after_anything_are_left_out_and_those_between_stay(voice: Voice) -> None:
    labels = [line.split()[1] for line in screen(load_page(REPORT, voice)).splitlines() if line.startswith("wk ")]
    assert labels == ["45", "46", "47", "48"]


def test_the_last_of_many_names_are_put_together(voice: Voice) -> None:
    shown = screen(load_page(REPORT, voice))
    assert "Collega 5" in shown
    assert "Collega 6" not in shown
    assert "nog 2" in shown or "2 more" in shown


def test_discreet_hides_every_name(voice: Voice) -> None:
    shown = screen(load_page(REPORT, voice), discreet=True)
    assert not [name for name in ("Bram", "Hanneke", "Collega") if name in shown]


def test_one_day_and_one_time_are_said_as_one(voice: Voice) -> None:
    once = worked(30, 10, 1)
    single = replace(
        NOTHING,
        total=once,
        requesters=(("Bram", once),),
        weekdays=((1, once),),
        hours=((9, once),),
        logged_days=1,
        working_days=1,
    )
    shown = screen(load_page(single, voice))
    assert not [words for words in ("1 werkdagen", "1 working days", "1 times") if words in shown]
    assert "1 keer" in shown or "once" in shown
