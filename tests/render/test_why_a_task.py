"""Why a task stands where it stands, what its estimate is worth, and why it would move: in words and for programs."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime, timedelta
from io import StringIO
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import pytest
from tests.render.conftest import unsaid

from ontzorg_cli.core.judgement.estimates import Experience, Habit, Suggestion, Usual
from ontzorg_cli.core.judgement.move_reasons import DayTried, MoveCost, MoveReasons, Stay
from ontzorg_cli.core.judgement.verdict import Explanation, Factor, Reason
from ontzorg_cli.core.work.task import Due, Importance, Task
from ontzorg_cli.render.documents.why import why_document
from ontzorg_cli.render.pages.voice import Voice
from ontzorg_cli.render.pages.why import why_page
from ontzorg_cli.render.writers import plain
from ontzorg_cli.words.catalogue import Catalogue
from ontzorg_cli.words.dates import Dates

if TYPE_CHECKING:
    from syrupy.assertion import SnapshotAssertion

    from ontzorg_cli.render.page import Page

ZONE = ZoneInfo("Europe/Amsterdam")
NOW = datetime(2026, 11, 23, 8, 30, tzinfo=ZONE)
CREATED = NOW.replace(day=20)
FULL = Task(
    id="k7m",
    title="RvC-stukken bundelen",
    created_at=CREATED,
    requester="Hanneke",
    minutes=90,
    due=Due(day=date(2026, 12, 4)),
    importance=Importance.MUST,
    tags=("verslag",),
)
OTHER = Task(id="m2x", title="begroting opmaken", created_at=CREATED, requester="Bram", minutes=75)
ROOM = Task(id="c4h", title="vergaderzaal Q1", created_at=CREATED, minutes=45)
EXPERIENCE = Experience(
    kind="verslag",
    requester="Hanneke",
    of_kind=Habit(count=7, ratio=1.5, since=NOW - timedelta(days=40), is_off=True),
    of_requester=Habit(count=12, ratio=1.02, since=NOW - timedelta(days=50), is_off=False),
    usual=None,
    suggestion=Suggestion(code="kind", name="verslag", minutes=135, count=7, ratio=1.5),
)
MOVE = MoveReasons(
    task=FULL,
    to=date(2026, 12, 1),
    excess_minutes=43,
    freed_minutes=90,
    residual_minutes=0,
    is_enough=True,
    cost=MoveCost(musts=0, weight=2.5, moves=1, deferrals=1),
    without=(OTHER,),
    cost_without=MoveCost(musts=1, weight=4.0, moves=1, deferrals=0),
    stays=tuple(
        Stay(task=OTHER, because=because, minutes=75)
        for because in (
            "started",
            "due",
            "no_day",
            "must",
            "weight",
            "moves",
            "deferrals",
            "larger",
            "not_enough",
        )
    ),
    days=(
        DayTried(day=date(2026, 11, 24), because="full", plannable_minutes=29, asked_minutes=0, added_minutes=90),
        DayTried(day=date(2026, 11, 25), because="full", plannable_minutes=120, asked_minutes=60, added_minutes=90),
        DayTried(day=date(2026, 11, 26), because="taken", plannable_minutes=0, asked_minutes=0, added_minutes=90),
        DayTried(
            day=date(2026, 11, 27),
            because="off",
            plannable_minutes=0,
            asked_minutes=0,
            added_minutes=90,
            off_reason="verlof",
        ),
        DayTried(day=date(2026, 11, 28), because="off", plannable_minutes=0, asked_minutes=0, added_minutes=90),
        DayTried(day=date(2026, 11, 29), because="off", plannable_minutes=0, asked_minutes=0, added_minutes=90),
        DayTried(day=date(2026, 11, 30), because="no_gap", plannable_minutes=200, asked_minutes=0, added_minutes=90),
        DayTried(day=date(2026, 11, 30), because="too_late", plannable_minutes=200, asked_minutes=0, added_minutes=90),
        DayTried(day=date(2026, 11, 30), because="promises", plannable_minutes=200, asked_minutes=0, added_minutes=90),
        DayTried(day=date(2026, 12, 1), because="fits", plannable_minutes=200, asked_minutes=60, added_minutes=90),
    ),
)


def screen(page: Page, width: int = 80) -> str:
    stream = StringIO()
    plain.write(page, stream, width=width)
    return stream.getvalue()


@pytest.fixture
def dutch() -> Voice:
    catalogue = Catalogue("nl")
    return Voice(catalogue=catalogue, dates=Dates(catalogue), now=NOW)


@pytest.fixture
def explained() -> Explanation:
    return Explanation(
        task=FULL,
        minutes=90,
        guess=False,
        score=0.0192,
        place=1,
        of_places=12,
        reasons=(Reason(code="must"),),
        factors=(
            Factor(name="importance", value=4.0, because="importance_must"),
            Factor(name="effort", value=1 / 90, because="effort", facts={"minutes": 90}),
            Factor(
                name="nearness",
                value=0.432,
                because="slack",
                facts={"due": date(2026, 12, 4), "slack_minutes": 310},
            ),
        ),
    )


@pytest.mark.parametrize(
    ("score", "shown"),
    [
        (4.5, "= 4,5"),
        (0.001, "= 0,001"),
        (1 / 1738, "= 1 op 1.740"),
        (1 / 69_187, "= 1 op 69.200"),
        (1 / 999_999.9, "= 1 op 1.000.000"),
        (1 / 3.444e6, "= 1 op 3,44 miljoen"),
        (1 / 2.5e9, "= 1 op 2,5 miljard"),
        (1 / 2.314e28, "= 1 op 2,31 \N{MULTIPLICATION SIGN} 10²⁸"),
        (0.0, "= 0"),
    ],
)
def test_a_small_score_is_one_part_in_so_many(score: float, shown: str, explained: Explanation, dutch: Voice) -> None:
    page = screen(why_page(replace(explained, score=score), dutch))
    assert re.search(rf"{re.escape(shown)}  ", page)
    is_far_off = "hier is nog ruim tijd voor" in page
    assert is_far_off is (score < 1e-12)


def test_a_score_is_held_against_that_of_what_goes_first(explained: Explanation, dutch: Voice) -> None:
    second = replace(explained, place=2, first_id="m2x", first_score=0.05)
    assert "vooraan staat m2x, met 0,05" in screen(why_page(second, dutch))
    assert "daarmee staat het vooraan" in screen(why_page(replace(explained, first_id="k7m"), dutch))
    guarded = replace(second, first_score=0.001)
    assert "hoe hoger, hoe eerder" in screen(why_page(guarded, dutch)), "the guard put it first, not its score"


def test_a_small_factor_divides_as_it_counts(explained: Explanation, dutch: Voice) -> None:
    *others, nearness = explained.factors
    small = replace(explained, factors=(*others, replace(nearness, value=1 / 28_400)))
    assert "÷ 28.400" in screen(why_page(small, dutch))


def test_why_a_task_moves_and_what_is_known_of_its_estimate(
    explained: Explanation, voice: Voice, width: int, golden: SnapshotAssertion
) -> None:
    assert screen(why_page(replace(explained, experience=EXPERIENCE, move=MOVE), voice), width) == golden


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"without": (), "cost_without": None}, "dan is er niets anders waarmee de dag past"),
        ({"cost_without": MoveCost(musts=0, weight=4.5, moves=1, deferrals=0)}, "dat weegt 4,5 in plaats van 2,5"),
        ({"cost_without": MoveCost(musts=0, weight=2.5, moves=2, deferrals=0)}, "dat zijn 2 dingen in plaats van 1"),
        ({"cost_without": MoveCost(musts=0, weight=2.5, moves=1, deferrals=3)}, "dat is al 3 keer uitgesteld"),
        ({"cost_without": MOVE.cost}, "dat kost evenveel"),
        ({"is_enough": False, "residual_minutes": 20}, "dan is er nog 20 minuten te veel"),
        ({"others": (OTHER, ROOM)}, "samen met m2x begroting opmaken en c4h"),
    ],
)
def test_why_no_other_task_moves(changed: dict[str, Any], said: str, explained: Explanation, dutch: Voice) -> None:
    shown = screen(why_page(replace(explained, move=replace(MOVE, **changed)), dutch), 200)
    assert said in shown


def test_little_experience_says_how_much_there_is(explained: Explanation, dutch: Voice) -> None:
    habit = Habit(count=3, ratio=1.5, since=NOW, is_off=False)
    little = replace(EXPERIENCE, of_kind=habit, of_requester=habit, suggestion=None)
    shown = screen(why_page(replace(explained, experience=little), dutch), 120)
    assert "3 keer gemeten" in shown
    assert shown.count("vanaf 5 keer zeg ik er iets van") == 1
    nothing = replace(little, of_kind=None)
    assert "DE SCHATTING" not in screen(why_page(replace(explained, experience=nothing), dutch))


def test_what_a_kind_usually_takes_is_told_where_there_is_no_estimate(explained: Explanation, dutch: Voice) -> None:
    usual = Usual(count=6, minutes=65, since=NOW)
    suggestion = Suggestion(code="usual", name="verslag", minutes=65, count=6)
    known = Experience(
        kind="verslag", requester=None, of_kind=None, of_requester=None, usual=usual, suggestion=suggestion
    )
    task = replace(explained, task=replace(FULL, minutes=None), minutes=30, guess=True, experience=known)
    shown = screen(why_page(task, dutch), 120)
    assert "~30m" in shown
    assert "zo lang duurt het meestal, de middelste van 6 keer gemeten" in shown
    assert f"ontzorg edit {FULL.id} --minutes 65" in shown
    document = why_document(task, ZONE, text="", written=unsaid)
    assert document["estimate"] == {
        "minutes": None,
        "kind": None,
        "requester": None,
        "usual": {"minutes": 65, "samples": 6, "since": NOW.isoformat()},
        "suggested_minutes": 65,
        "because": "usual",
        "command": f"ontzorg edit {FULL.id} --minutes 65",
    }


def test_a_move_is_told_to_programs_too(explained: Explanation) -> None:
    told = why_document(replace(explained, move=MOVE), ZONE, text="", written=unsaid)["move"]
    assert isinstance(told, dict)
    assert told["cost"] == {"musts": 0, "weight": 2.5, "moves": 1, "deferrals": 1}
    assert told["without"] == {
        "tasks": ["m2x"],
        "cost": {"musts": 1, "weight": 4.0, "moves": 1, "deferrals": 0},
    }
    assert told["days"][-1] == {
        "date": "2026-12-01",
        "because": "fits",
        "plannable_minutes": 200,
        "asked_minutes": 60,
        "added_minutes": 90,
    }
