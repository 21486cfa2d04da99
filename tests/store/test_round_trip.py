from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import TYPE_CHECKING

import pytest
import tomli
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.store.samples import NOW, new_home

from ontzorg_cli.core.calendar.agenda import (
    Absence,
    AllDay,
    CalendarMark,
    DayOff,
    Event,
    EventKind,
    EventStatus,
    Floating,
    SchoolHoliday,
    When,
    Zoned,
)
from ontzorg_cli.core.calendar.recurrence import ComesBack
from ontzorg_cli.core.growth.note import Note, NoteKind
from ontzorg_cli.core.judgement.resting import Rest
from ontzorg_cli.core.judgement.verdict import Level
from ontzorg_cli.core.together.checkin import Checkin, Kept
from ontzorg_cli.core.together.person import AddressForm, Goal, Person, Support, TextLanguage
from ontzorg_cli.core.together.topic import Topic, TopicEnding
from ontzorg_cli.core.work.interruption import Interruption, TimeSpent
from ontzorg_cli.core.work.plan import AdhocSource, DayPlan
from ontzorg_cli.core.work.task import ClosedTask, Due, Ending, Entered, Importance, Task
from ontzorg_cli.store.document import Document, fresh_text
from ontzorg_cli.store.kinds import Record, key_of, kind_of
from ontzorg_cli.store.toml_text import block_text, text_of

if TYPE_CHECKING:
    from pathlib import Path

RULES = st.sampled_from(["FREQ=DAILY", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH", "rrule:freq=monthly;bymonthday=-1"])
TEXT = st.text(max_size=40)
LABEL = TEXT.filter(lambda text: bool(text.strip()))
IDS = st.from_regex(r"[abc][2-9][a-z]{1,3}", fullmatch=True)
DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))
LOCAL = st.datetimes(datetime(2020, 1, 1), datetime(2035, 12, 31))  # noqa: DTZ001 - local on purpose
OFFSETS = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
MOMENTS = st.datetimes(datetime(2020, 1, 1), datetime(2035, 12, 31), timezones=OFFSETS)  # noqa: DTZ001
MINUTES = st.integers(0, 10_000)
MAYBE = st.none()
ZONES = st.sampled_from(["Europe/Amsterdam", "America/St_Johns", "Asia/Kolkata"])
DUES = st.builds(Due, day=DAYS, at=MAYBE | st.times(), hard=MAYBE | st.booleans())
TUPLES = st.lists(TEXT, max_size=3).map(tuple)
TASKS = st.builds(
    Task,
    id=IDS,
    title=LABEL,
    created_at=MOMENTS,
    requester=MAYBE | TEXT,
    owner=MAYBE | TEXT,
    minutes=MAYBE | MINUTES,
    spent_minutes=MINUTES,
    due=MAYBE | DUES,
    really_due=MAYBE | DUES,
    on=MAYBE | DAYS,
    importance=st.sampled_from(Importance),
    goal=MAYBE | IDS,
    tags=TUPLES,
    block_minutes=MAYBE | MINUTES,
    repeat=MAYBE | RULES,
    comes_back=st.sampled_from(ComesBack),
    turn=MAYBE | DAYS,
    good_enough=MAYBE | TEXT,
    depends=TUPLES,
    stretch=st.booleans(),
    entered=MAYBE | st.sampled_from(Entered),
    started_at=MAYBE | MOMENTS,
    moves=MINUTES,
)
WHENS: st.SearchStrategy[When] = st.one_of(
    st.builds(Zoned, start=LOCAL, zone=ZONES, minutes=MINUTES),
    st.builds(Floating, start=LOCAL, minutes=MINUTES),
    st.tuples(DAYS, st.integers(0, 60)).map(lambda pair: AllDay(first=pair[0], last=pair[0] + timedelta(days=pair[1]))),
)
RECORDS: st.SearchStrategy[Record] = st.one_of(
    TASKS,
    st.builds(ClosedTask, task=TASKS, ending=st.sampled_from(Ending), closed_at=MOMENTS, took_minutes=MAYBE | MINUTES),
    st.builds(
        Event,
        id=IDS,
        title=LABEL,
        when=WHENS,
        kind=st.sampled_from(EventKind),
        with_names=TUPLES,
        movable=st.booleans(),
        busy=st.booleans(),
        status=st.sampled_from(EventStatus),
        task=MAYBE | IDS,
        repeat=MAYBE | RULES,
        without=st.lists(DAYS, max_size=3).map(tuple),
    ),
    st.builds(Absence, id=IDS, title=LABEL, when=WHENS, who=MAYBE | TEXT),
    st.builds(CalendarMark, mark=LABEL),
    st.builds(
        DayPlan,
        day=DAYS,
        fixed_at=MOMENTS,
        capacity_minutes=MINUTES,
        expected_adhoc_minutes=MINUTES,
        margin_minutes=MINUTES,
        adhoc_source=st.sampled_from(AdhocSource),
        tasks=TUPLES,
        nights=st.dictionaries(TEXT, MINUTES, max_size=3),
    ),
    st.builds(
        TimeSpent,
        task=IDS,
        started_at=MOMENTS,
        minutes=MINUTES,
        requester=MAYBE | TEXT,
        adhoc=st.booleans(),
        guessed=st.booleans(),
    ),
    st.builds(
        Interruption,
        id=IDS,
        at=MOMENTS,
        title=LABEL,
        requester=MAYBE | TEXT,
        minutes=MAYBE | MINUTES,
        task=MAYBE | IDS,
    ),
    st.builds(
        Person,
        id=IDS,
        name=LABEL,
        role=MAYBE | TEXT,
        weight=st.floats(0, 1000),
        support=st.sampled_from(Support),
        checkin=MAYBE | TEXT,
        address_form=st.sampled_from(AddressForm),
        language=MAYBE | st.sampled_from(TextLanguage),
        formerly=TUPLES,
    ),
    st.builds(Goal, id=IDS, title=LABEL),
    st.builds(DayOff, day=DAYS, name=LABEL),
    st.builds(SchoolHoliday, first=DAYS, last=DAYS, name=LABEL, source=TEXT),
    st.builds(
        Topic,
        id=IDS,
        title=LABEL,
        person=LABEL,
        created_at=MOMENTS,
        decision=st.booleans(),
        advice=TEXT,
        by=MAYBE | DAYS,
        otherwise=TEXT,
        asked_on=MAYBE | DAYS,
        ending=MAYBE | st.sampled_from(TopicEnding),
        closed_at=MAYBE | MOMENTS,
        answer=TEXT,
    ),
    st.builds(Checkin, id=IDS, person=LABEL, day=DAYS, kept=st.sampled_from(Kept), at=MOMENTS, why=TEXT),
    st.builds(
        Note,
        id=IDS,
        title=LABEL,
        kind=st.sampled_from(NoteKind),
        at=MOMENTS,
        person=MAYBE | TEXT,
        task=MAYBE | IDS,
        to=MAYBE | DAYS,
    ),
    st.builds(
        Rest,
        code=LABEL,
        since=MOMENTS,
        day=DAYS,
        level=st.sampled_from(Level),
        counts=st.dictionaries(LABEL, MINUTES, max_size=3),
        texts=TUPLES,
    ),
)


def _written_and_read(record: Record) -> Record:
    kind = kind_of(record)
    document = Document("any.toml", fresh_text().encode())
    document.append((kind.name, key_of(record)), block_text(kind.name, kind.table(record)))
    read_back = Document("any.toml", document.data)
    return kind.read(read_back.raw_tables(kind.name)[0])


@given(RECORDS)
@settings(max_examples=300, deadline=None)
def test_any_record_comes_back_as_it_was_written(record: Record) -> None:
    assert _written_and_read(record) == record


@given(st.text())
@settings(max_examples=200, deadline=None)
def test_any_text_comes_back_as_it_was_written(text: str) -> None:
    assert tomli.loads(f"key = {text_of(text)}") == {"key": text}


@given(st.lists(RECORDS, max_size=6), st.integers(0, 5))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_block_of_any_record_can_be_taken_out_and_put_back_with_the_file_as_it_was(
    records: list[Record], chosen: int
) -> None:
    document = Document("any.toml", fresh_text("kop").encode())
    blocks = []
    for number, record in enumerate(records):
        kind = kind_of(record)
        block = (kind.name, f"{number} {key_of(record)}")
        document.append(block, block_text(kind.name, kind.table(record)))
        blocks.append(block)
    if not blocks:
        return
    before = document.text
    block = blocks[chosen % len(blocks)]
    text = document.block(block)
    assert text is not None
    at = blocks.index(block)
    document.remove(block)
    document.put_back(block, text, blocks[at - 1] if at else None, "")
    assert document.text == before


ODD_TITLES = [
    'aan "Bram": \\ of / of \'',
    "regel een\nregel twee\ttab\r\x00\x1b[31m\x7f\x85\u2028",
    "👩‍💻 overleg 🇳🇱",
    "x" * 5000,
    "[/nope] [link=https://example.org]",
    "../../x",
    "# geen opmerking",
    "[[task]]",
    "# -- einde / end --",
    '"""',
    "a = 1\n[[task]]\nid = 'b2b'",
]


@pytest.mark.parametrize("title", ODD_TITLES)
def test_an_odd_title_survives_being_stored_and_edited(title: str, tmp_path: Path) -> None:
    home = new_home(tmp_path)
    with home.change("add", now=NOW) as change:
        task = Task(id=change.new_id(), title=title, created_at=NOW)
        change.put(task)
    with home.change("edit", now=NOW) as change:
        edited = Task(id=task.id, title=title, created_at=NOW, minutes=45)
        change.put(edited, replaces=task)
    assert home.read().tasks() == (edited,)
    assert {path.name for path in tmp_path.iterdir()} == {"home", "state"}


def test_half_a_surrogate_pair_becomes_a_replacement_mark_instead_of_a_crash(tmp_path: Path) -> None:
    home = new_home(tmp_path)
    with home.change("add", now=NOW) as change:
        change.put(Task(id=change.new_id(), title="half \udce9", created_at=NOW))
    assert [task.title for task in home.read().tasks()] == ["half \ufffd"]


def test_a_moment_with_seconds_in_its_offset_is_kept_as_the_same_moment() -> None:
    long_ago = datetime(1900, 1, 1, tzinfo=timezone(timedelta(minutes=19, seconds=32)))
    spent = TimeSpent(task="k7m", started_at=long_ago, minutes=5)
    assert _written_and_read(spent) == spent
    assert tomli.loads(f"key = {text_of(long_ago)}")["key"].tzinfo is not None


def test_what_has_its_default_is_left_out_of_the_file(tmp_path: Path) -> None:
    home = new_home(tmp_path)
    with home.change("add", now=NOW) as change:
        change.put(Task(id="k7m", title="Kort", created_at=NOW.astimezone(UTC), due=Due(day=date(2026, 11, 27))))
    text = (home.folder / "tasks.toml").read_text("utf-8")
    assert text.split("\n\n")[1].splitlines() == [
        "[[task]]",
        'id = "k7m"',
        'title = "Kort"',
        "due = 2026-11-27",
        "created_at = 2026-11-23T07:30:00+00:00",
    ]


def test_a_deadline_with_a_time_is_a_local_moment_in_the_file() -> None:
    due = Due(day=date(2026, 11, 27), at=time(14), hard=True)
    table = kind_of(Task(id="k7m", title="x", created_at=NOW)).table(Task(id="k7m", title="x", created_at=NOW, due=due))
    assert block_text("task", table).splitlines()[3:5] == ["due = 2026-11-27T14:00:00", "due_hard = true"]
