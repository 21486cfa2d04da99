from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time
from io import StringIO
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from tests.render.conftest import unsaid

from ontzorg_cli.core.calendar.agenda import (
    Absence,
    AllDay,
    DayOff,
    Event,
    EventKind,
    EventStatus,
    Floating,
    Occurrence,
    Zoned,
)
from ontzorg_cli.core.calendar.moments import Span, whole_day
from ontzorg_cli.core.calendar.reading_frame import DayRead
from ontzorg_cli.core.growth.note import Note, NoteKind
from ontzorg_cli.core.judgement.look_ahead import Parts, parts_of
from ontzorg_cli.core.judgement.verdict import (
    DayExplanation,
    Explanation,
    Factor,
    FlagExplanation,
    Load,
    Reason,
    Sign,
    Step,
)
from ontzorg_cli.core.results import Hint, Saved, Touched, Verb
from ontzorg_cli.core.together.checkin import Checkin, Kept
from ontzorg_cli.core.together.person import Goal, Person
from ontzorg_cli.core.together.topic import Topic, TopicEnding
from ontzorg_cli.core.work.interruption import Interruption
from ontzorg_cli.core.work.task import ClosedTask, Due, Ending, Entered, Importance, Task
from ontzorg_cli.render.documents.why import why_document
from ontzorg_cli.render.pages.agenda import agenda_page, free_page
from ontzorg_cli.render.pages.care import history_page, undone_page
from ontzorg_cli.render.pages.list import closed_list_page, work_list_page
from ontzorg_cli.render.pages.record import record_page
from ontzorg_cli.render.pages.saved import saved_page
from ontzorg_cli.render.pages.voice import Voice
from ontzorg_cli.render.pages.why import why_page
from ontzorg_cli.render.pages.work import touched_line
from ontzorg_cli.render.writers import plain
from ontzorg_cli.words.catalogue import Catalogue
from ontzorg_cli.words.dates import Dates

if TYPE_CHECKING:
    from syrupy.assertion import SnapshotAssertion

    from ontzorg_cli.core.judgement.verdict import DayFigures, DayVerdict
    from ontzorg_cli.core.results import Record
    from ontzorg_cli.render.page import Page

ZONE = ZoneInfo("Europe/Amsterdam")
NOW = datetime(2026, 11, 23, 8, 30, tzinfo=ZONE)
MONDAY = NOW.date()
FULL = Task(
    id="k7m",
    title="RvC-stukken bundelen",
    created_at=NOW.replace(day=20),
    requester="Hanneke",
    minutes=90,
    spent_minutes=25,
    due=Due(day=date(2026, 11, 26)),
    really_due=Due(day=date(2026, 11, 27), at=time(12, 0)),
    on=date(2026, 11, 24),
    importance=Importance.MUST,
    tags=("rvc", "stukken"),
    block_minutes=60,
    repeat="FREQ=MONTHLY;BYMONTHDAY=15",
    good_enough="zonder bijlagen",
    stretch=True,
    entered=Entered.ADHOC,
    started_at=NOW,
    moves=2,
)
SERIES = Event(
    id="e2e",
    title="bila Bram",
    when=Zoned(start=NOW.replace(tzinfo=None, hour=13, minute=0), zone=ZONE.key, minutes=30),
    kind=EventKind.CHECKIN,
    with_names=("Bram",),
    movable=True,
    busy=False,
    status=EventStatus.TENTATIVE,
    task="k7m",
    repeat="FREQ=WEEKLY;BYDAY=MO",
    without=(date(2026, 12, 28),),
)
RECORDS: dict[str, Record] = {
    "task": FULL,
    "closed": ClosedTask(task=FULL, ending=Ending.DONE, closed_at=NOW, took_minutes=110),
    "event": SERIES,
    "absence": Absence(id="b2b", title="verlof", when=AllDay(first=MONDAY, last=date(2026, 11, 25)), who="Bram"),
    "interruption": Interruption(id="n2n", at=NOW, title="kort vraagje", requester="Joost", minutes=5, task="k7m"),
    "person": Person(id="h2h", name="Hanneke", role="directeur", checkin="ma 13:00 30m", formerly=("Hanneke V.",)),
    "topic": Topic(id="t2p", title="printer", person="Hanneke", created_at=NOW),
    "decision": Topic(
        id="t3p",
        title="welke zaal?",
        person="Bram",
        created_at=NOW,
        decision=True,
        advice="de grote",
        by=date(2026, 11, 27),
        otherwise="de kleine",
        asked_on=MONDAY,
    ),
    "decided": Topic(
        id="t4p",
        title="welke zaal?",
        person="Bram",
        created_at=NOW,
        decision=True,
        ending=TopicEnding.DECIDED,
        closed_at=NOW,
        answer="de kleine",
    ),
    "agreement": Note(
        id="n3t", title="begroting", kind=NoteKind.AGREEMENT, at=NOW, person="Bram", task="k7m", to=date(2026, 12, 4)
    ),
    "mandate": Note(id="n4t", title="bloemen", kind=NoteKind.MANDATE, at=NOW),
    "held": Checkin(id="c2k", person="Hanneke", day=MONDAY, kept=Kept.HELD, at=NOW),
    "skipped": Checkin(id="c3k", person="Hanneke", day=MONDAY, kept=Kept.SKIPPED, at=NOW, why="reis naar Brussel"),
    "goal": Goal(id="g2g", title="verbeterplan"),
    "day_off": DayOff(day=date(2026, 12, 25), name="Eerste kerstdag"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A day of an agenda."""

    day: date
    figures: DayFigures
    occurrences: tuple[Occurrence, ...] = ()
    off_reason: str | None = None
    is_bridge: bool = False
    school_holidays: tuple[str, ...] = ()
    is_judged: bool = True

    @property
    def parts(self) -> Parts:
        """Return its working time in parts."""
        return parts_of(self.figures)


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A step that was taken back."""

    number: int
    at: datetime
    command: str
    titles: tuple[str, ...] = ()
    undone: bool = True


def screen(page: Page, width: int = 80, *, discreet: bool = False) -> str:
    stream = StringIO()
    plain.write(page, stream, width=width, discreet=discreet)
    return stream.getvalue()


@pytest.fixture
def dutch() -> Voice:
    catalogue = Catalogue("nl")
    return Voice(catalogue=catalogue, dates=Dates(catalogue), now=NOW)


@pytest.fixture
def explained() -> Explanation:
    due = date(2026, 11, 26)
    return Explanation(
        task=FULL,
        minutes=90,
        guess=False,
        score=0.0288,
        place=1,
        of_places=12,
        reasons=(
            Reason(code="must_go_now", facts={"due": due}),
            Reason(code="for_whom", facts={"requester": "Hanneke"}),
        ),
        factors=(
            Factor(name="importance", value=4.0, because="importance_must"),
            Factor(name="goal", value=1.25, because="goal", facts={"goal": "verbeterplan"}),
            Factor(name="requester", value=1.0, because="requester", facts={"requester": "Hanneke"}),
            Factor(name="started", value=1.2, because="started", facts={"spent_minutes": 25}),
            Factor(name="effort", value=1 / 90, because="effort", facts={"minutes": 90}),
            Factor(name="nearness", value=0.432, because="slack", facts={"due": due, "slack_minutes": 310}),
        ),
    )


@pytest.fixture
def sums(monday: DayVerdict) -> DayExplanation:
    expected: dict[str, str | int] = {"source": "learned", "share_percent": 25, "day_minutes": 68, "adhoc_minutes": 0}
    plan = tuple(
        Step(
            code="planned_task",
            sign=Sign.PLUS if at else Sign.START,
            minutes=ranked.minutes,
            facts={"task": ranked.task.id, "title": ranked.task.title},
        )
        for at, ranked in enumerate(monday.plan)
    )
    return DayExplanation(
        day=monday.day,
        figures=monday.figures,
        room_sum=(
            Step(code="working", sign=Sign.START, minutes=420),
            Step(code="fixed", sign=Sign.MINUS, minutes=150),
            Step(code="capacity", sign=Sign.RESULT, minutes=270),
            Step(code="expected_adhoc", sign=Sign.MINUS, minutes=68, facts=expected),
            Step(code="room", sign=Sign.RESULT, minutes=202),
            Step(code="margin", sign=Sign.MINUS, minutes=41, facts={"share_percent": 15}),
            Step(code="plannable", sign=Sign.RESULT, minutes=161),
        ),
        need_sum=(*plan, Step(code="need", sign=Sign.RESULT, minutes=245)),
        adhoc_sum=(
            Factor(
                name="sample",
                value=0.2,
                because="sample",
                facts={"day": date(2026, 11, 16), "adhoc_minutes": 60, "capacity_minutes": 300},
            ),
            Factor(name="median", value=0.2, because="median", facts={"count": 1}),
            Factor(
                name="pulled",
                value=0.24,
                because="pulled",
                facts={"count": 1, "weight": 4, "days": 5, "median_share": 0.2, "default_share": 0.25},
            ),
            Factor(name="bounded", value=0.24, because="within", facts={"lowest_share": 0.05, "highest_share": 0.6}),
            Factor(
                name="left_out",
                value=-0.05,
                because="away_in_part",
                facts={"person": "Bram", "usual_share": 0.4, "away_share": 0.5},
            ),
            Factor(name="expected", value=0.19, because="expected", facts={"expected_minutes": 51}),
        ),
        too_many_minutes=43,
    )


@pytest.fixture
def flag(monday: DayVerdict) -> FlagExplanation:
    return FlagExplanation(
        code="overbooked",
        figures={**monday.flags[0].figures, "before": "11:00", "spill_minutes": 0},
        limits={"room_minutes": 202},
        flag=monday.flags[0],
    )


def test_why_a_task_stands_first(explained: Explanation, voice: Voice, width: int, golden: SnapshotAssertion) -> None:
    assert screen(why_page(explained, voice), width) == golden


def test_why_a_day_is_full(sums: DayExplanation, voice: Voice, width: int, golden: SnapshotAssertion) -> None:
    assert screen(why_page(sums, voice), width) == golden


def test_why_a_flag_is_up(flag: FlagExplanation, voice: Voice, width: int, golden: SnapshotAssertion) -> None:
    assert screen(why_page(flag, voice), width) == golden


def test_why_a_task_is_not_in_the_running(explained: Explanation, dutch: Voice) -> None:
    hindered = Reason(code="waiting_for_task", facts={"task": "m2x"})
    shown = screen(why_page(replace(explained, place=None, hindrance=hindered), dutch))
    assert "staat nu niet in de rij" in shown
    assert "wacht op m2x" in shown


def test_why_a_flag_is_not_up(flag: FlagExplanation, dutch: Voice) -> None:
    down = screen(why_page(replace(flag, flag=None, limits={}), dutch))
    assert "staat nu niet aan" in down
    assert "GRENZEN" not in down


def test_the_explanation_for_programs_has_the_sentences_for_people(
    explained: Explanation, sums: DayExplanation, flag: FlagExplanation
) -> None:
    task = why_document(explained, ZONE, text="omdat", written=unsaid)
    assert set(task) >= {"score", "factors", "text"}
    factors = task["factors"]
    assert isinstance(factors, list)
    assert factors[0] == {"name": "importance", "value": 4.0, "because": "importance_must"}
    assert set(why_document(sums, ZONE, text="", written=unsaid)) == {
        "score", "factors", "date", "day", "room_sum", "need_sum", "too_many_minutes", "text",
    }  # fmt: skip
    assert set(why_document(flag, ZONE, text="", written=unsaid)) == {
        "score", "factors", "code", "figures", "limits", "flag", "messages", "resting_since", "told_by", "text",
    }  # fmt: skip


def test_a_list_of_open_work(busy_monday: DayVerdict, voice: Voice, width: int, golden: SnapshotAssertion) -> None:
    waiting = replace(
        busy_monday.plan[3],
        task=replace(busy_monday.plan[3].task, owner="Fatima"),
        reasons=(Reason(code="waiting_for_owner", facts={"owner": "Fatima"}),),
    )
    page = work_list_page((*busy_monday.plan[:3], waiting), voice, left_out=4)
    assert screen(page, width) == golden


def test_an_empty_list_says_so(dutch: Voice) -> None:
    assert screen(work_list_page((), dutch)) == "Er staat niets open.\n"
    assert "ontzorg list --all" in screen(work_list_page((), dutch, left_out=1))
    assert screen(closed_list_page((), dutch)) == "Er is in deze periode niets afgerond.\n"


def test_a_list_of_closed_work(voice: Voice, golden: SnapshotAssertion) -> None:
    closed = ClosedTask(task=FULL, ending=Ending.DONE, closed_at=NOW, took_minutes=110)
    dropped = replace(closed, ending=Ending.DROPPED, took_minutes=None)
    assert screen(closed_list_page((closed, dropped), voice)) == golden


@pytest.mark.parametrize("kind", RECORDS)
def test_a_record_field_by_field(kind: str, voice: Voice, golden: SnapshotAssertion) -> None:
    page = record_page(RECORDS[kind], voice, waits_for=("m2x begroting",) if kind == "task" else ())
    assert screen(page) == golden


@pytest.mark.parametrize("kind", RECORDS)
def test_the_echo_of_a_record(kind: str, voice: Voice, golden: SnapshotAssertion) -> None:
    assert screen((touched_line(Touched(verb=Verb.ADDED, record=RECORDS[kind]), voice),)) == golden


def echo(record: Record, voice: Voice, *goals: Goal) -> str:
    return screen((touched_line(Touched(verb=Verb.ADDED, record=record), voice, goals),))


def test_an_echo_says_what_differs_from_the_usual(dutch: Voice) -> None:
    usual = Task(id="k7m", title="verslag", created_at=NOW)
    assert echo(usual, dutch) == "genoteerd k7m verslag\n"
    assert echo(replace(usual, importance=Importance.COULD), dutch).endswith(" · kan, als er ruimte is\n")
    own_time = replace(SERIES, kind=EventKind.PROTECTED, repeat=None, task=None)
    assert echo(own_time, dutch).endswith(" · eigen tijd\n")
    assert echo(replace(own_time, task="k7m"), dutch).endswith(" · blok voor dit werk\n")


def test_an_echo_names_the_goal_and_the_tags_as_they_are_typed(dutch: Voice) -> None:
    task = Task(id="k7m", title="mappen", created_at=NOW, goal="g2g", tags=("archief",))
    goals = (Goal(id="d3d", title="beter plannen"), Goal(id="g2g", title="verbeterplan"))
    assert echo(task, dutch, *goals) == "genoteerd k7m mappen · +verbeterplan · +archief\n"
    assert echo(task, dutch) == "genoteerd k7m mappen · +archief\n"


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"minutes": 45, "left_minutes": 75}, "drie kwartier bijgeschreven, nog 1u15 te gaan"),
        ({"minutes": 45, "left_minutes": 0}, "drie kwartier bijgeschreven"),
        ({"minutes": 45}, "drie kwartier bijgeschreven"),
    ],
)
def test_time_noted_says_what_is_left_where_something_is(facts: dict[str, int], said: str, dutch: Voice) -> None:
    touched = Touched(verb=Verb.STOPPED, record=Task(id="k7m", title="verslag", created_at=NOW))
    saved = Saved(touched=(touched,), step=1, hints=(Hint(code="time_noted", facts=facts),))
    assert screen(saved_page(saved, (), dutch)).splitlines() == ["gestopt k7m verslag", f"  {said}"]


def test_time_noted_of_work_that_runs_over_says_what_is_counted_on(dutch: Voice) -> None:
    hint = Hint(code="time_noted_over", facts={"minutes": 70, "left_minutes": 15})
    shown = screen(saved_page(Saved(touched=(), step=1, hints=(hint,)), (), dutch))
    assert " ".join(shown.split()) == "1u10 bijgeschreven. Het duurt langer dan je dacht; ik reken nog op een kwartier."


def test_a_remark_on_a_day_keeps_its_dates_whole(dutch: Voice) -> None:
    read = DayRead(day=date(2026, 11, 28), notes=("weekend",), instead=date(2026, 11, 30))
    saved = Saved(touched=(), step=1)
    for width in range(40, 60):
        (shown,) = {" ".join(screen(saved_page(saved, (read,), dutch), width).split())}
        assert shown == "Dat valt in het weekend: zaterdag 28 november. Bedoel je maandag 30 november?"
        lines = screen(saved_page(saved, (read,), dutch), width).splitlines()
        assert any("zaterdag 28 november" in line for line in lines)
        assert any("maandag 30 november" in line for line in lines)


def test_what_was_taken_back_is_named_before_its_command(dutch: Voice) -> None:
    dropped = Taken(number=7, at=NOW, command="drop", titles=("bijlagen RvC nasturen",))
    setting = Taken(number=6, at=NOW, command="config")
    shown = screen(undone_page((dropped, setting), dutch)).splitlines()
    assert shown == ["teruggedraaid bijlagen RvC nasturen · drop", "teruggedraaid config"]


def test_of_a_step_that_touched_much_the_first_is_named_and_the_others_are_counted(dutch: Voice) -> None:
    titles = tuple(f"{what} voor de vergadering van de raad" for what in ("stukken", "agenda", "zaal", "lunch"))
    steps = (Taken(number=7, at=NOW, command="agenda backplan", titles=titles),)
    (shown,) = screen(undone_page(steps, dutch), 200).splitlines()
    assert shown == f"teruggedraaid {titles[0]} en nog 3 andere · agenda backplan"
    assert f"{titles[0]} en nog 3 andere" in screen(history_page(steps, dutch), 200)


@pytest.mark.parametrize("verb", Verb)
def test_every_verb_has_its_word(verb: Verb, voice: Voice) -> None:
    assert voice.say(f"work.verb.{verb}")


@pytest.mark.parametrize("kind", RECORDS)
def test_a_record_shows_no_title_or_name_where_that_is_asked(kind: str, dutch: Voice) -> None:
    page = (*record_page(RECORDS[kind], dutch), touched_line(Touched(verb=Verb.DONE, record=RECORDS[kind]), dutch))
    shown = screen(page, discreet=True)
    for text in ("Hanneke", "Bram", "Joost", "RvC", "rvc", "verlof", "vraagje", "verbeterplan", "kerstdag", "bijlagen"):
        assert text not in shown
    for text in ("printer", "zaal", "grote", "kleine", "begroting", "bloemen", "Brussel"):
        assert text not in shown


def test_the_agenda_of_a_week(monday: DayVerdict, voice: Voice, golden: SnapshotAssertion) -> None:
    off = replace(monday.figures, load=Load.OFF)
    course = Event(id="e3e", title="cursus", when=AllDay(first=MONDAY, last=MONDAY), with_names=("Joost",))
    happening = tuple(line.occurrence for line in monday.agenda if line.occurrence)
    checkin = Occurrence(event=SERIES, span=happening[1].span)
    quiet = replace(checkin, event=replace(SERIES, status=EventStatus.CONFIRMED))
    days = (
        Day(
            day=MONDAY,
            figures=monday.figures,
            occurrences=(
                Occurrence(event=course, span=whole_day(MONDAY, ZONE), all_day=True),
                *happening,
                checkin,
                quiet,
            ),
        ),
        Day(day=date(2026, 11, 24), figures=monday.figures),
        Day(day=date(2026, 11, 25), figures=off, off_reason="verlof"),
        Day(day=date(2026, 11, 28), figures=off),
    )
    away = Absence(id="b3b", title="Berlijn", when=Floating(start=NOW.replace(tzinfo=None), minutes=240), who="Bram")
    assert screen(agenda_page(days, voice, absences=(away,))) == golden


def test_an_agenda_with_nothing_in_it_says_so(monday: DayVerdict, dutch: Voice) -> None:
    off = Day(day=date(2026, 11, 28), figures=replace(monday.figures, load=Load.OFF))
    assert screen(agenda_page((off,), dutch)) == "Er staat niets in je agenda.\n"


def test_free_time(voice: Voice, golden: SnapshotAssertion) -> None:
    slots = [Span.between(NOW.replace(hour=hour, minute=0), NOW.replace(hour=hour + 1, minute=30)) for hour in (9, 13)]
    assert screen(free_page(slots, voice, minutes=90, searched_until=date(2026, 12, 31))) == golden


def test_no_free_time_says_how_far_was_looked(dutch: Voice) -> None:
    shown = screen(free_page((), dutch, minutes=480, searched_until=date(2027, 1, 3)))
    assert shown == "Tot en met zondag 3 januari 2027 is er nergens 8 uur aan één stuk vrij.\n"
