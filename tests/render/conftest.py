"""Days as a judgement would hand them over, built by hand so that the screens stay what they are."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from ontzorg_cli.core.calendar.agenda import Event, EventKind, EventStatus, Occurrence, Zoned
from ontzorg_cli.core.calendar.moments import Span
from ontzorg_cli.core.judgement.verdict import (
    Advice,
    AdviceAction,
    AgendaLine,
    DayFigures,
    DayVerdict,
    Factor,
    Flag,
    Level,
    LineKind,
    Load,
    Overload,
    Ranked,
    Reason,
)
from ontzorg_cli.core.work.plan import AdhocSource
from ontzorg_cli.core.work.task import Due, Importance, Task
from ontzorg_cli.render.pages.voice import Voice
from ontzorg_cli.words.catalogue import LANGUAGES, Catalogue
from ontzorg_cli.words.dates import Dates

if TYPE_CHECKING:
    from syrupy.assertion import SnapshotAssertion

    from ontzorg_cli.core.together.message import Message
    from ontzorg_cli.words.catalogue import Language

ZONE = ZoneInfo("Europe/Amsterdam")
MONDAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 8, 30, tzinfo=ZONE)


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> Language:
    chosen: Language = request.param
    return chosen


@pytest.fixture
def catalogue(language: Language) -> Catalogue:
    return Catalogue(language)


@pytest.fixture
def dates(catalogue: Catalogue) -> Dates:
    return Dates(catalogue)


@pytest.fixture(params=(80, 120), ids=("80", "120"))
def width(request: pytest.FixtureRequest) -> int:
    chosen: int = request.param
    return chosen


@pytest.fixture
def voice(catalogue: Catalogue, dates: Dates) -> Voice:
    return Voice(catalogue=catalogue, dates=dates, now=NOW)


@pytest.fixture
def golden(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    """A screen as text in a file of its own, so that a change of it reads as one."""
    return snapshot.use_extension(Screen)


class Screen(SingleFileSnapshotExtension):
    """One file a screen."""

    _write_mode = WriteMode.TEXT
    file_extension = "txt"


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture
def monday() -> DayVerdict:
    """The day of the product's own example: 43 minutes too many, and nothing breaks."""
    plan = (
        work("k7m", "RvC-stukken bundelen", 90, Due(day=date(2026, 11, 26)), "Hanneke"),
        work("m2x", "begroting opmaken", 75, Due(day=date(2026, 11, 24)), "Bram"),
        work("p9c", "verslag MT", 35, Due(day=date(2026, 11, 25)), "Hanneke"),
        work("c4h", "vergaderzaal Q1", 45, Due(day=date(2026, 12, 4)), None),
    )
    return DayVerdict(
        day=MONDAY,
        figures=figures(),
        agenda=(
            event("a1b", "MT, notuleren", "09:00", "10:00"),
            gap("10:00", "12:30"),
            event("a2b", "bila Hanneke", "13:00", "13:30", LineKind.CHECKIN),
            gap("13:30", "14:00"),
            event("a3b", "verbeterplan", "14:00", "15:00", LineKind.PROTECTED),
            gap("15:00", "16:00"),
        ),
        plan=plan,
        suggested=(),
        carried=(),
        flags=(
            Flag(
                code="overbooked",
                level=Level.WARNING,
                figures={"too_many_minutes": 43, "need_minutes": 245, "room_minutes": 202},
                advice=(move(plan[3].task, date(2026, 12, 1)),),
            ),
        ),
    )


@pytest.fixture
def busy_monday(monday: DayVerdict) -> DayVerdict:
    """More of everything: carried, started, guessed, late and hard work, long titles, every kind of event."""
    long = work("q3d", "presentatie nieuwjaarsbijeenkomst inclusief sprekers en zaal", 200, None, "Sietske")
    plan = (
        ranked(replace(monday.plan[0].task, started_at=NOW), 90),
        ranked(replace(monday.plan[1].task, due=Due(day=date(2026, 11, 20))), 75, nights=1),
        ranked(replace(monday.plan[2].task, due=Due(day=MONDAY, at=time(14, 30)), moves=3), 35),
        ranked(long.task, 200),
        *(work(f"r{n}d", f"klus {n}", None, Due(day=MONDAY), "Joost") for n in range(2, 8)),
    )
    return replace(
        monday,
        figures=replace(
            figures(),
            adhoc_minutes=40,
            expected_adhoc_left_minutes=28,
            capacity_left_minutes=210,
            need_minutes=520,
            load=Load.OVERFULL,
            overload=Overload.HARD,
        ),
        agenda=(
            all_day(event("b0c", "Fatima vrij", "00:00", "23:59")),
            *monday.agenda,
            event("b2c", "overleg huisvesting", "15:30", "16:00", status=EventStatus.CANCELLED),
            event("b1c", "etentje afdeling", "17:00", "19:00", status=EventStatus.TENTATIVE),
        ),
        plan=plan,
        suggested=(),
        carried=("m2x",),
        flags=(
            Flag(
                code="adhoc-over-buffer",
                level=Level.ALARM,
                figures={"too_many_minutes": 338, "adhoc_minutes": 140, "buffer_minutes": 90, "over_minutes": 50},
                advice=(
                    Advice(
                        action=AdviceAction.PROPOSE,
                        command=("defer", "q3d", "2026-11-27"),
                        task=long.task,
                        to=date(2026, 11, 27),
                        person="Sietske",
                        residual_minutes=138,
                    ),
                ),
            ),
            Flag(
                code="adhoc-structural",
                level=Level.WARNING,
                figures={"days_over": 3, "of_days": 5, "adhoc_minutes": 600, "share_percent": 47},
                advice=(
                    Advice(
                        action=AdviceAction.BLOCK,
                        command=("agenda", "block", "--at", "2026-11-24T13:00", "--minutes", "60"),
                        to=date(2026, 11, 24),
                    ),
                    Advice(action=AdviceAction.BUNDLE, command=("list", "--for", "Bram"), person="Bram"),
                ),
            ),
        ),
    )


@pytest.fixture
def roomy_monday(monday: DayVerdict) -> DayVerdict:
    """A day with room, and work suggested for it."""
    own = work("w5n", "archief opschonen", 60, None, None)
    suggested = (
        replace(own, suggested=True),
        replace(work("w6n", "draaiboek kerstborrel", None, None, "Bram"), suggested=True),
    )
    return replace(
        monday,
        figures=replace(figures(), planned_minutes=35, need_minutes=35, load=Load.ROOMY, overload=Overload.NONE),
        plan=(monday.plan[2],),
        suggested=suggested,
        flags=(
            Flag(
                code="room",
                level=Level.NOTICE,
                figures={"need_minutes": 35, "plannable_minutes": 161, "left_minutes": 126},
                advice=(Advice(action=AdviceAction.USE_ROOM, command=("start", "w5n"), task=own.task, to=MONDAY),),
            ),
        ),
    )


@pytest.fixture
def christmas(monday: DayVerdict) -> DayVerdict:
    """A day off."""
    off = replace(
        figures(),
        working_minutes=0,
        fixed_minutes=0,
        capacity_minutes=0,
        capacity_left_minutes=0,
        expected_adhoc_minutes=0,
        expected_adhoc_left_minutes=0,
        room_minutes=0,
        margin_minutes=0,
        plannable_minutes=0,
        load=Load.OFF,
        overload=Overload.NONE,
    )
    return replace(monday, figures=off, plan=(), flags=(), agenda=(), off_reason="Eerste kerstdag")


def figures() -> DayFigures:
    return DayFigures(
        working_minutes=420,
        fixed_minutes=150,
        capacity_minutes=270,
        capacity_left_minutes=270,
        expected_adhoc_minutes=68,
        expected_adhoc_left_minutes=68,
        adhoc_source=AdhocSource.LEARNED,
        room_minutes=202,
        margin_minutes=41,
        plannable_minutes=161,
        planned_minutes=245,
        need_minutes=245,
        adhoc_minutes=0,
        adhoc_open_minutes=0,
        adhoc_share=0.0,
        load_percent=110,
        load=Load.OVERFULL,
        overload=Overload.SOFT,
    )


def at(clock: str) -> datetime:
    return datetime.combine(MONDAY, time.fromisoformat(clock), tzinfo=ZONE)


def gap(start: str, end: str) -> AgendaLine:
    return AgendaLine(kind=LineKind.GAP, span=Span.between(at(start), at(end)))


def event(
    id: str,  # noqa: A002 - an id is called id everywhere
    title: str,
    start: str,
    end: str,
    kind: LineKind = LineKind.EVENT,
    status: EventStatus = EventStatus.CONFIRMED,
) -> AgendaLine:
    span = Span.between(at(start), at(end))
    happening = Event(
        id=id,
        title=title,
        when=Zoned(start=at(start).replace(tzinfo=None), zone=ZONE.key, minutes=span.minutes),
        kind=EventKind(kind),
        status=status,
    )
    return AgendaLine(kind=kind, span=span, occurrence=Occurrence(event=happening, span=span))


def all_day(line: AgendaLine) -> AgendaLine:
    assert line.occurrence is not None
    return replace(line, occurrence=replace(line.occurrence, all_day=True))


def work(
    id: str,  # noqa: A002 - an id is called id everywhere
    title: str,
    minutes: int | None,
    due: Due | None,
    requester: str | None,
) -> Ranked:
    task = Task(id=id, title=title, created_at=NOW, minutes=minutes, due=due, requester=requester)
    return ranked(task, minutes or 30)


def ranked(task: Task, minutes: int, *, nights: int = 0) -> Ranked:
    return Ranked(
        task=task,
        minutes=minutes,
        guess=task.minutes is None,
        score=2 / minutes,
        factors=(
            Factor(name="importance", value=2.0, because=f"importance_{Importance.SHOULD}"),
            Factor(name="effort", value=1 / minutes, because="effort", facts={"minutes": minutes}),
        ),
        reasons=(Reason(code="due_soon", facts={"due": task.due.day}),) if task.due else (),
        nights=nights,
    )


def move(task: Task, to: date) -> Advice:
    return Advice(action=AdviceAction.MOVE, command=("defer", task.id, to.isoformat()), task=task, to=to)


def unsaid(message: Message) -> tuple[str, str]:
    """Stand for the words of a message where none is expected."""
    raise AssertionError(message)
