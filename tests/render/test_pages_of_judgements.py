"""Pages of what the judgement really says, so that no code, figure or fact is without its words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from io import StringIO
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from ontzorg_cli.core.calendar.agenda import Event, EventKind, Zoned
from ontzorg_cli.core.calendar.working_time import Hours, WorkPattern
from ontzorg_cli.core.judgement.around import Around
from ontzorg_cli.core.judgement.capacity import Horizon
from ontzorg_cli.core.judgement.day import judge
from ontzorg_cli.core.judgement.day_sum import explain_day
from ontzorg_cli.core.judgement.desk import Desk
from ontzorg_cli.core.judgement.explain import FLAG_CODES, explain, explain_flag
from ontzorg_cli.core.judgement.verdict import Overload
from ontzorg_cli.core.preferences import Preferences
from ontzorg_cli.core.together.person import Goal, Person
from ontzorg_cli.core.together.topic import Topic
from ontzorg_cli.core.work.estimate import Measured
from ontzorg_cli.core.work.interruption import Interruption, Log, TimeSpent
from ontzorg_cli.core.work.task import Due, Importance, Task
from ontzorg_cli.render.documents.today import today_document
from ontzorg_cli.render.pages.flag_words import advice_sentence, flag_sentence
from ontzorg_cli.render.pages.today import today_page
from ontzorg_cli.render.pages.why import why_page
from ontzorg_cli.render.writers import as_json, plain

if TYPE_CHECKING:
    from syrupy.assertion import SnapshotAssertion

    from ontzorg_cli.render.page import Page
    from ontzorg_cli.render.pages.voice import Voice
    from ontzorg_cli.words.phrase import Phrase

ZONE = ZoneInfo("Europe/Amsterdam")
NOW = datetime(2026, 11, 23, 8, 30, tzinfo=ZONE)
MONDAY = NOW.date()
CHECKIN = EventKind.CHECKIN
LONGEST = 110
"""Two lines on a screen of 80 columns, with what stands before them."""

DAYS = tuple(timedelta(days=number) for number in range(3))
DAY = (Hours(time(8, 30), time(12, 30)), Hours(time(13, 0), time(16, 0)))


def work(id: str, minutes: int | None, **more: object) -> Task:  # noqa: A002 - an id is called id everywhere
    task = Task(id=id, title=f"werk {id}", created_at=NOW - timedelta(days=3), minutes=minutes)
    return replace(task, **more)  # type: ignore[arg-type]


def desk(*tasks: Task, log: Log | None = None, now: datetime = NOW) -> Desk:
    return Desk(
        now=now,
        zone=ZONE,
        preferences=Preferences(),
        pattern=WorkPattern(every=dict.fromkeys(range(5), DAY)),
        people=(Person(id="h2h", name="Hanneke", weight=2.0), Person(id="b2b", name="Bram")),
        goals=(Goal(id="g2g", title="verbeterplan"),),
        tasks=tasks,
        log=log or Log(),
    )


def checkin(days: int, name: str = "Hanneke", *, repeat: str | None = None) -> Event:
    start = datetime.combine(MONDAY + timedelta(days=days), time(13))
    when = Zoned(start=start, zone="Europe/Amsterdam", minutes=30)
    return Event(id=f"c{name[0]}", title=f"bila {name}", when=when, kind=CHECKIN, with_names=(name,), repeat=repeat)


BUSY = tuple(
    Interruption(id=f"n{n}n", at=NOW - timedelta(days=days), title="vraag", requester="Bram", minutes=90)
    for n, days in enumerate((3, 4, 5, 6, 7))
)
CAME = tuple(
    Interruption(id=f"k{n}k", at=NOW + timedelta(minutes=10 * n), title="vraag", requester="Bram") for n in range(5)
)
TUESDAY = MONDAY + timedelta(days=1)


def at(days: int, clock: str, minutes: int, **more: object) -> Event:
    start = datetime.combine(MONDAY + timedelta(days=days), time.fromisoformat(clock))
    when = Zoned(start=start, zone="Europe/Amsterdam", minutes=minutes)
    event = Event(id=f"e{days}e{clock[:2]}", title="overleg", when=when)
    return replace(event, **more)  # type: ignore[arg-type]


def spent(days: int, clock: str, minutes: int) -> TimeSpent:
    start = datetime.combine(MONDAY + timedelta(days=days), time.fromisoformat(clock), ZONE)
    return TimeSpent(task="x9z", started_at=start, minutes=minutes)


LOST = tuple(
    event for days in (-3, -4) for event in (at(days, "10:00", 60, kind=EventKind.PROTECTED), at(days, "10:30", 60))
)
LONG = tuple(
    one
    for monday in (-14, -7)
    for one in (
        *(
            spent(monday + day, clock, minutes)
            for day in range(5)
            for clock, minutes in (("08:30", 240), ("13:00", 180))
        ),
        spent(monday, "16:00", 20),
    )
)
MEASURED = tuple(
    Measured(kind="notulen", closed_at=NOW - timedelta(days=n), estimated_minutes=60, took_minutes=90)
    for n in range(1, 6)
)
WAITED = Topic(
    id="t4t",
    title="welke zaal?",
    person="Hanneke",
    created_at=NOW - timedelta(days=20),
    decision=True,
    asked_on=MONDAY - timedelta(days=14),
)
SOON = Due(day=MONDAY, at=time(10, 0))
DESKS = {
    "empty": desk(),
    "roomy": desk(work("a2a", 30, on=MONDAY), work("a3a", 60)),
    "overfull": desk(*(work(f"a{n}a", 90, on=MONDAY, requester="Hanneke") for n in range(2, 9))),
    "begun work can wait": desk(
        work("a2a", 285, due=Due(day=MONDAY), importance=Importance.MUST),
        work("a3a", 110, on=MONDAY, spent_minutes=30),
        work("a4a", 90, on=MONDAY, spent_minutes=10, requester="Bram"),
    ),
    "promised": desk(work("a2a", 300, due=SOON, requester="Bram"), work("a3a", None, on=MONDAY, goal="g2g")),
    "promised tomorrow": desk(
        work("a2a", 800, due=Due(day=date(2026, 11, 24), at=time(12, 0)), requester="Bram"),
        work("a3a", 120, on=MONDAY, importance=Importance.MUST),
    ),
    "everything ad hoc": desk(
        work("a2a", 200, on=MONDAY),
        work("a3a", 300, created_at=NOW + timedelta(hours=2), on=MONDAY),
        log=Log(interruptions=(*BUSY, Interruption(id="n9n", at=NOW, title="brand", requester="Bram", minutes=200))),
        now=NOW + timedelta(hours=4),
    ),
    "waiting": desk(
        work("a2a", 30, owner="Fatima"),
        work("a3a", 30, depends=("a2a",)),
        work("a4a", 30, on=date(2026, 11, 30)),
        work("a5a", 30, due=Due(day=date(2026, 11, 20)), started_at=NOW, spent_minutes=5),
    ),
    "ad hoc for days": desk(work("a2a", 30, on=MONDAY, requester="Bram"), log=Log(interruptions=BUSY)),
    "check-in tomorrow": replace(desk(work("a2a", 60, on=MONDAY)), events=(checkin(1),)),
    "check-in missed": replace(desk(work("a2a", 60, on=MONDAY)), events=(checkin(-4),), since=date(2026, 11, 2)),
    "check-in missed again": replace(
        desk(work("a2a", 60, on=MONDAY)),
        events=(checkin(-11, repeat="FREQ=WEEKLY;BYDAY=TH"),),
        since=date(2026, 11, 2),
    ),
    "two check-ins ahead": replace(desk(work("a2a", 60, on=MONDAY)), events=(checkin(0), checkin(1, "Bram"))),
    "broken up": desk(work("a2a", 200, on=MONDAY), log=Log(interruptions=CAME), now=NOW + timedelta(hours=1)),
    "no quiet hour": replace(
        desk(work("a2a", 200, due=Due(day=MONDAY), block_minutes=200)), events=(at(0, "10:00", 30, movable=True),)
    ),
    "no gap at all": replace(
        desk(work("a2a", 180, due=Due(day=MONDAY), block_minutes=180)),
        events=(at(0, "08:30", 240), at(0, "13:00", 180)),
    ),
    "own time lost": replace(desk(work("a2a", 200, on=MONDAY)), events=LOST),
    "too late tomorrow": desk(work("a2a", 900, due=Due(day=TUESDAY)), work("a3a", 60, on=MONDAY)),
    "too late this week": desk(work("a2a", 2000, due=Due(day=TUESDAY + timedelta(days=2)), requester="Bram")),
    "two at once": desk(
        work("a2a", 400, due=Due(day=TUESDAY), requester="Bram"),
        work("a3a", 400, due=Due(day=TUESDAY), requester="Hanneke"),
    ),
    "two at once today": desk(
        work("a2a", 200, due=Due(day=MONDAY), requester="Bram"),
        work("a3a", 200, due=Due(day=MONDAY), requester="Hanneke"),
    ),
    "a decision that waits": replace(desk(work("a2a", 200, on=MONDAY)), topics=(WAITED,)),
    "pushed on": desk(work("a2a", 90, moves=4), work("a3a", 90, moves=3, requester="Bram")),
    "wrong estimates": replace(desk(work("a2a", 200, on=MONDAY, tags=("notulen",))), measured=MEASURED),
    "beside the role": replace(
        desk(
            work("a2a", 200, on=MONDAY),
            work("a3a", 30, requester="Bram", tags=("catering",)),
            work("a4a", 30, requester="Bram", tags=("catering",)),
        ),
        role_kinds=("agenda", "verslag"),
    ),
    "evenings": desk(work("a2a", 200, on=MONDAY), log=Log(spent=(spent(-3, "20:00", 60), spent(-4, "20:00", 45)))),
    "long weeks": desk(work("a2a", 200, on=MONDAY), log=Log(spent=LONG)),
    "not looked back": replace(desk(work("a2a", 60, on=MONDAY)), is_first_look=True, since=date(2026, 11, 20)),
}


def screen(page: Page) -> str:
    stream = StringIO()
    plain.write(page, stream, width=80)
    return stream.getvalue()


@pytest.mark.parametrize("name", DESKS)
def test_every_judgement_of_a_day_has_its_words(name: str, voice: Voice) -> None:
    on = DESKS[name]
    for day in (MONDAY, MONDAY + timedelta(days=1), MONDAY + timedelta(days=5), MONDAY - timedelta(days=3)):
        verdict = judge(on, day)
        page = today_page(verdict, name="Noor", now=on.now, catalogue=voice.catalogue, dates=voice.dates)
        assert voice.dates.headline(day) in screen(page)
        as_json.write(today_document(verdict, ZONE, Around()), StringIO(), command="today")


@pytest.mark.parametrize("name", DESKS)
def test_everything_that_can_be_explained_has_its_words(name: str, voice: Voice) -> None:
    on = DESKS[name]
    horizon = Horizon(on)
    voice = replace(voice, now=on.now)
    assert screen(why_page(explain_day(MONDAY, on, horizon), voice))
    for code in FLAG_CODES:
        assert code in screen(why_page(explain_flag(code, on, horizon), voice))
    for task in on.tasks:
        assert task.id in screen(why_page(explain(task.id, on, horizon), voice))


@pytest.mark.parametrize("name", DESKS)
def test_each_variant_of_a_flag_can_be_said_and_is_short(name: str, voice: Voice) -> None:
    on = DESKS[name]
    for flag in judge(on).flags:
        said = [_text(flag_sentence(flag, MONDAY + days, voice)) for days in DAYS]
        assert len(set(said)) == len(said)
        assert all(len(sentence) <= LONGEST and "{" not in sentence for sentence in said), said


def test_every_flag_as_it_is_said_with_its_ways_out(voice: Voice, golden: SnapshotAssertion) -> None:
    told = []
    for name, on in DESKS.items():
        for flag in judge(on).flags:
            told.append(f"{name}: {flag.code}, {flag.level}")
            told += [_text(flag_sentence(flag, MONDAY + days, voice)) for days in DAYS]
            told += [f"- {_text(advice_sentence(advice, voice))}: {' '.join(advice.command)}" for advice in flag.advice]
    assert "\n".join(told) + "\n" == golden


def _text(phrase: Phrase) -> str:
    return "".join(piece.text for piece in phrase)


def test_the_desks_here_raise_every_flag_there_is() -> None:
    raised = {flag.code for on in DESKS.values() for flag in judge(on).flags}
    assert raised == set(FLAG_CODES)
    assert {judge(on).figures.overload for on in DESKS.values()} == set(Overload)
