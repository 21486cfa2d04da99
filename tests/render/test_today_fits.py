"""The morning fits on a screen of 24 lines, whatever lies around the day."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from io import StringIO
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.core.strategies import MANAGERS, desks

from ontzorg_cli.core.growth.rhythm import Rhythm
from ontzorg_cli.core.judgement.around import Around, CheckinToday
from ontzorg_cli.core.judgement.day import judge
from ontzorg_cli.core.judgement.verdict import Load
from ontzorg_cli.render.pages.today import today_page
from ontzorg_cli.render.writers import plain
from ontzorg_cli.words.catalogue import LANGUAGES, Catalogue
from ontzorg_cli.words.dates import Dates

if TYPE_CHECKING:
    from syrupy.assertion import SnapshotAssertion

    from ontzorg_cli.core.judgement.desk import Desk
    from ontzorg_cli.core.judgement.verdict import DayVerdict
    from ontzorg_cli.words.catalogue import Language

NOW = datetime(2026, 11, 23, 8, 30, tzinfo=ZoneInfo("Europe/Amsterdam"))
LINES = 24
INTENTION = "als de telefoon gaat terwijl ik aan de begroting werk, dan vraag ik eerst wanneer het echt nodig is"


def shown(
    verdict: DayVerdict, around: Around, language: Language, *, now: datetime = NOW, width: int = 80
) -> list[str]:
    catalogue = Catalogue(language)
    page = today_page(
        verdict,
        name="Noor",
        now=now,
        catalogue=catalogue,
        dates=Dates(catalogue),
        around=around,
        screen=(width, LINES),
    )
    stream = StringIO()
    plain.write(page, stream, width=width)
    return stream.getvalue().splitlines()


def checkin(person: str, now: datetime, *, topics: int = 0, decisions: int = 0, minutes: int = 240) -> CheckinToday:
    start = now + timedelta(minutes=minutes)
    return CheckinToday(
        id="c2k", person=person, start=start, end=start + timedelta(minutes=30), topics=topics, decisions=decisions
    )


def all_around(now: datetime = NOW, count: int = 2) -> Around:
    """Return an intention, so many check-ins, balls on both sides and a rhythm."""
    told = zip(MANAGERS, ((2, 1), (0, 0), (0, 3)), strict=True)
    checkins = [checkin(person, now, topics=topics, decisions=decisions) for person, (topics, decisions) in told]
    return Around(intention=INTENTION, rhythm=Rhythm(count=3), checkins=tuple(checkins[:count]), on_me=2, on_others=3)


def test_a_morning_with_everything_around_it(
    monday: DayVerdict, language: Language, width: int, golden: SnapshotAssertion
) -> None:
    lines = shown(replace(monday, carried=("m2x", "p9c")), all_around(), language, width=width)
    assert len(lines) <= LINES
    assert max(map(len, lines)) <= width
    assert "\n".join(lines) + "\n" == golden


def test_the_fullest_morning_fits_too_and_loses_neither_check_ins_nor_the_intention(
    busy_monday: DayVerdict, language: Language, golden: SnapshotAssertion
) -> None:
    lines = shown(replace(busy_monday, flags=busy_monday.flags * 2), all_around(count=3), language)
    assert len(lines) <= LINES
    assert sum("ontzorg weekly" in line for line in lines) == 3
    assert any("als de telefoon gaat" in line for line in lines)
    assert any("▲" in line for line in lines)
    assert "\n".join(lines) + "\n" == golden


def test_what_lies_around_today_is_not_shown_with_another_day(monday: DayVerdict) -> None:
    lines = shown(replace(monday, day=monday.day + timedelta(days=1)), all_around(), "nl")
    assert [line for line in lines if "telefoon" in line or "weekly" in line or "bal bij jou" in line] == []


def test_the_ball_is_a_count_and_nothing_where_nobody_has_one(monday: DayVerdict) -> None:
    assert shown(monday, all_around(), "nl")[-1].startswith("bal bij jou 2, bij anderen 3")
    assert not any("bal bij" in line for line in shown(monday, Around(), "nl"))


@given(
    desks(most_tasks=9, most_events=7),
    st.sampled_from(LANGUAGES),
    st.integers(0, 3),
    st.booleans(),
)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_morning_fits_on_a_screen(desk: Desk, language: Language, count: int, whole: bool) -> None:  # noqa: FBT001  drawn
    verdict = judge(desk)
    if whole:
        verdict = replace(verdict, carried=tuple(ranked.task.id for ranked in verdict.plan))
    lines = shown(verdict, all_around(desk.now, count), language, now=desk.now)
    assert max(map(len, lines)) <= 80
    if verdict.figures.load is not Load.OFF:
        assert len(lines) <= LINES
        assert sum("ontzorg weekly" in line for line in lines) >= count


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("count", [4, 5])
def test_more_check_ins_than_there_are_lines_for_are_all_told(
    count: int, language: Language, busy_monday: DayVerdict
) -> None:
    around = replace(all_around(), checkins=tuple(checkin(f"Manager {number}", NOW) for number in range(count)))
    lines = shown(busy_monday, around, language)
    assert sum("Manager" in line for line in lines) == count
    assert len(lines) <= LINES
