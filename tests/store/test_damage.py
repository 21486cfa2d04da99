from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.store.samples import NOW, add, closed_titles, files_of, finish, new_home, titles

from ontzorg_cli.core.calendar.agenda import Event, Floating
from ontzorg_cli.core.errors import DamagedError, OntzorgError
from ontzorg_cli.core.work.task import Task
from ontzorg_cli.store.errors import (
    FileCutError,
    FileDamagedError,
    FileEncodingError,
    FileMissingError,
    FileNewerError,
    HomeUnreadableError,
    NoHomeError,
)
from ontzorg_cli.store.home import Home

if TYPE_CHECKING:
    from pathlib import Path

WORK = """\
schema = 1
next_number = 3

[[task]]
id = "m2x"
title = "Begroting één"
created_at = 2026-11-20T09:00:00+01:00

[[task]]
id = "k7m"
title = "RvC-stukken"
created_at = 2026-11-20T09:00:00+01:00

# -- einde / end --
"""


@pytest.fixture
def home(tmp_path: Path) -> Home:
    made = new_home(tmp_path)
    (made.folder / "tasks.toml").write_text(WORK, "utf-8")
    return made


def _refusal(home: Home) -> OntzorgError:
    with pytest.raises(OntzorgError) as refused:
        home.read().tasks()
    return refused.value


def test_a_file_cut_at_any_byte_is_never_taken_for_a_whole_one(home: Home) -> None:
    path = home.folder / "tasks.toml"
    whole = WORK.encode()
    for length in range(len(whole) - 1):
        path.write_bytes(whole[:length])
        refused = _refusal(home)
        assert isinstance(refused, FileCutError), length
        assert refused.facts == {"file": "tasks.toml"}
    path.write_bytes(whole[:-1])
    assert titles(home) == ["Begroting één", "RvC-stukken"]


@pytest.mark.parametrize(
    ("data", "error", "facts"),
    [
        (b"", FileCutError, {}),
        (b"\0" * 4096, FileCutError, {}),
        (WORK.encode()[:80] + b"\0" * 200, FileCutError, {}),
        (b"\n \n", FileCutError, {}),
        (WORK.encode("utf-16"), FileEncodingError, {}),
        (WORK.encode("utf-16-le"), FileEncodingError, {}),
        (WORK.encode("latin-1"), FileEncodingError, {}),
        (WORK.replace('"m2x"', "\u201cm2x\u201d").encode(), FileDamagedError, {"line": 5, "column": 6}),
        (WORK.replace('title = "RvC', "title = RvC").encode(), FileDamagedError, {"line": 11, "column": 9}),
        (WORK.replace("next_number = 3", f"a = {'9' * 5000}").encode(), FileDamagedError, {"line": 0, "column": 0}),
        (WORK.replace("next_number = 3", f"a = {'[' * 3000}").encode(), FileDamagedError, {"line": 0, "column": 0}),
        (WORK.replace("schema = 1", "schema = 2").encode(), FileNewerError, {"schema": 2}),
    ],
    ids=[
        "empty",
        "nuls",
        "half nuls",
        "blank",
        "utf-16",
        "utf-16 without bom",
        "latin-1",
        "smart quotes",
        "no quote",
        "huge number",
        "deep",
        "newer",
    ],
)
def test_a_damaged_file_is_named_never_overwritten_and_takes_nothing_else_down(
    data: bytes, error: type[OntzorgError], facts: dict[str, int], home: Home
) -> None:
    path = home.folder / "tasks.toml"
    path.write_bytes(data)
    refused = _refusal(home)
    assert type(refused) is error
    assert refused.exit_code == 6
    assert refused.facts == {"file": "tasks.toml", **facts}
    with pytest.raises(error):
        add(home, "erbij")
    with home.change("agenda", now=NOW) as change:
        event = Event(id=change.new_id(), title="MT", when=Floating(start=NOW.replace(tzinfo=None), minutes=30))
        change.put(event)
    assert path.read_bytes() == data
    assert home.read().events(NOW.date(), NOW.date()) == (event,)
    assert home.read().settings().name == "Noor"
    assert home.read().people() == ()
    home.undo(1, now=NOW)
    assert path.read_bytes() == data


def test_ids_given_out_beside_a_damaged_file_are_not_given_out_again_when_it_is_mended(home: Home) -> None:
    path = home.folder / "tasks.toml"
    add(home, "gewoon")
    whole = path.read_bytes()
    path.write_bytes(b"")
    given: list[str] = []
    for _ in range(3):
        with home.change("agenda", now=NOW) as change:
            given.append(change.new_id())
            change.put(Event(id=given[-1], title="MT", when=Floating(start=NOW.replace(tzinfo=None), minutes=30)))
    path.write_bytes(whole)
    given.append(add(home, "weer").id)
    assert len(set(given)) == 4


def test_an_id_typed_by_hand_is_not_given_out(tmp_path: Path) -> None:
    home, other = new_home(tmp_path / "a"), new_home(tmp_path / "b")
    coming = [add(other, "x").id, add(other, "y").id]
    (home.folder / "tasks.toml").write_text(WORK.replace("k7m", coming[0]).replace("= 3", "= 0"), "utf-8")
    assert add(home, "z").id == coming[1]


def test_a_missing_file_in_a_home_is_damage_and_no_home_at_all_is_not(home: Home, tmp_path: Path) -> None:
    (home.folder / "people.toml").unlink()
    with pytest.raises(FileMissingError) as missing:
        home.read().people()
    assert missing.value.facts == {"file": "people.toml"}
    assert len(titles(home)) == 2
    (home.folder / "config.toml").unlink()
    with pytest.raises(FileMissingError):
        home.read().settings()
    nowhere = Home(tmp_path / "nowhere", tmp_path / "state")
    assert not nowhere.exists()
    for attempt in (nowhere.read().tasks, lambda: add(nowhere, "x"), lambda: nowhere.backup(tmp_path / "x", now=NOW)):
        with pytest.raises(NoHomeError) as refused:
            attempt()
        assert refused.value.exit_code == 9
    assert not (tmp_path / "nowhere").exists()


def test_a_home_that_is_a_file_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("hoi", "utf-8")
    home = Home(tmp_path / "home", tmp_path / "state")
    with pytest.raises(HomeUnreadableError):
        home.read().tasks()


def test_a_lenient_value_typed_by_hand_is_understood(home: Home) -> None:
    (home.folder / "tasks.toml").write_text(
        WORK.replace(
            'title = "RvC-stukken"\ncreated_at = 2026-11-20T09:00:00+01:00',
            'title = 2027\ncreated_at = 2026-11-20\nminutes = "45"\ndue = "2026-11-27"\ntags = "geld"\n'
            'importance = "Must"\nstretch = "yes"\nreally_due = 2026-11-27T14:00:00Z\ngoal = "",\n'.replace(
                ",\n", "\n"
            ),
        ),
        "utf-8",
    )
    look = home.read()
    task = look.tasks()[1]
    assert look.problems == []
    assert (task.title, task.minutes, task.tags, task.importance.value, task.stretch) == (
        "2027",
        45,
        ("geld",),
        "must",
        True,
    )
    assert task.created_at.isoformat() == "2026-11-20T00:00:00+01:00"
    assert task.due is not None
    assert task.due.day.isoformat() == "2026-11-27"
    assert task.really_due is not None
    assert str(task.really_due.at) == "15:00:00"
    with home.change("edit", now=NOW) as change:
        change.put(replace(task, minutes=50))
    assert home.read().tasks()[1] == replace(task, minutes=50)


@pytest.mark.parametrize(
    ("line", "key", "code"),
    [
        ('title = ""', "title", "empty"),
        ("", "title", "missing"),
        ('title = "x"\nminutes = "veel"', "minutes", "not_a_number"),
        ('title = "x"\nminutes = -5', "minutes", "too_low"),
        ('title = "x"\nminutes = 99999999999', "minutes", "too_high"),
        ('title = "x"\nimportance = "soms"', "importance", "not_one_of"),
        ('title = "x"\ndue = "morgen"', "due", "not_a_date"),
        ('title = "x"\ndue = 5', "due", "not_a_date"),
        ('title = "x"\non = true', "on", "not_a_date"),
        ('title = "x"\nstarted_at = 08:30:00', "started_at", "not_a_moment"),
        ('title = "x"\ntags = 5', "tags", "not_a_list"),
        ('title = "x"\nstretch = "misschien"', "stretch", "not_yes_or_no"),
        ("title = [1]", "title", "not_text"),
    ],
)
def test_a_record_that_cannot_be_read_is_named_with_its_line_and_left_alone(
    line: str, key: str, code: str, home: Home
) -> None:
    path = home.folder / "tasks.toml"
    path.write_text(WORK.replace('title = "RvC-stukken"', line), "utf-8")
    look = home.read()
    assert [task.id for task in look.tasks()] == ["m2x"]
    assert [(problem.file, problem.line, problem.kind, problem.key, problem.code) for problem in look.problems] == [
        ("tasks.toml", 9, "task", key, code)
    ]
    finish(home, look.tasks()[0])
    assert 'id = "k7m"' in path.read_text("utf-8")


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        ("minutes = 5", "no_time"),
        ("start = 2026-11-23T09:00:00", "missing"),
        ("start = 2026-11-23T09:00:00\nfirst = 2026-11-23\nminutes = 5", "two_times"),
        ("first = 2026-11-23\nlast = 2026-11-22", "ends_before_start"),
        ('start = 2026-11-23T09:00:00\nminutes = 5\nzone = "Mars/Kraal"', "unknown_zone"),
        ('start = "straks"\nminutes = 5', "not_a_moment"),
        ('start = 2026-11-23T09:00:00\nminutes = 5\nrepeat = "FREQ=HOURLY"', "bad_rule"),
        ('start = 2026-11-23T09:00:00\nminutes = 5\nrepeat = "elke maandag"', "bad_rule"),
    ],
)
def test_an_event_without_a_clear_time_or_rhythm_is_a_problem(lines: str, code: str, home: Home) -> None:
    (home.folder / "agenda.toml").write_text(
        f'schema = 1\n\n[[event]]\nid = "m2x"\ntitle = "MT"\n{lines}\n\n# -- einde / end --\n', "utf-8"
    )
    look = home.read()
    assert look.events(NOW.date(), NOW.date()) == ()
    assert [problem.code for problem in look.problems] == [code]


def test_the_second_of_two_blocks_with_one_id_is_a_problem_and_stays(home: Home) -> None:
    path = home.folder / "tasks.toml"
    path.write_text(WORK.replace("k7m", "m2x"), "utf-8")
    look = home.read()
    assert [task.title for task in look.tasks()] == ["Begroting één"]
    assert [(problem.code, problem.line) for problem in look.problems] == [("id_twice", 9)]
    finish(home, look.tasks()[0])
    assert titles(home) == ["RvC-stukken"]


@pytest.mark.parametrize("text", ["task = 5", 'task = "x"', "[task]\nid = 'm2x'", "task = [1, 2]"])
def test_something_else_under_the_name_of_a_list_is_a_problem(text: str, home: Home) -> None:
    (home.folder / "tasks.toml").write_text(f"schema = 1\n{text}\n\n# -- einde / end --\n", "utf-8")
    look = home.read()
    assert look.tasks() == ()
    assert [problem.code for problem in look.problems] == ["not_a_list"]


CONFLICT_COPIES = [
    "tasks-LAPTOP-NOOR.toml",
    "tasks (conflicted copy of Noor 2026-11-23).toml",
    "tasks (kopie met conflict van Noor 2026-11-23).toml",
    "tasks.sync-conflict-20261123-083000-ABCDEFG.toml",
    "tasks (1).toml",
    "tasks 2.toml",
    "tasks - kopie.toml",
    ".tasks.toml.swp",
    "tasks.toml~",
    "months/2026-11 (1).toml",
    "months/2026-11-LAPTOP.toml",
    "months/2026-11.sync-conflict-20261123-083000-ABCDEFG.toml",
    "months/2026-13.toml",
]


def test_conflict_copies_are_not_counted_and_not_touched(home: Home) -> None:
    finish(home, home.read().tasks()[0])
    month = (home.folder / "months/2026-11.toml").read_bytes()
    for name in CONFLICT_COPIES:
        (home.folder / name).write_bytes(month if name.startswith("months") else WORK.encode())
    before = files_of(home.folder)
    add(home, "erbij")
    assert titles(home) == ["RvC-stukken", "erbij"]
    assert closed_titles(home) == ["Begroting één"]
    after = files_of(home.folder)
    assert all(after[name] == before[name] for name in CONFLICT_COPIES)


def test_an_id_is_found_past_a_damaged_month_and_the_damage_is_named_where_it_is_not_found(home: Home) -> None:
    task = home.read().tasks()[0]
    finish(home, task)
    (home.folder / "months/2026-12.toml").write_bytes(b"")
    found = home.read().find(task.id)
    assert found is not None
    assert found.id == task.id  # type: ignore[union-attr]
    with pytest.raises(DamagedError):
        home.read().find("zzz")


def test_two_hundred_random_mutations_give_no_traceback_and_overwrite_no_broken_byte(home: Home) -> None:
    chance = random.Random(2026)
    path = home.folder / "tasks.toml"
    whole = WORK.encode()
    for _ in range(200):
        data = bytearray(whole)
        for _ in range(chance.randint(1, 4)):
            at = chance.randrange(len(data))
            match chance.randrange(4):
                case 0:
                    data[at] = chance.randrange(256)
                case 1:
                    del data[at : at + chance.randint(1, 20)]
                case 2:
                    data[at:at] = bytes(chance.choices(b"\"'[]{}=#\n.\\\0x1", k=chance.randint(1, 5)))
                case _:
                    data[at:at] = data[chance.randrange(len(data)) :][:60]
        path.write_bytes(data)
        try:
            known = titles(home)
            add(home, "erbij")
        except OntzorgError:
            assert path.read_bytes() == data
        else:
            assert titles(home) == [*known, "erbij"]
            home.undo(1, now=NOW)
            assert titles(home) == known


def test_a_task_without_a_year_of_its_own_does_not_make_a_reading_of_all_time_slow_or_fail(home: Home) -> None:
    far = Task(id="b4m", title="x", created_at=NOW)
    finish(home, add(home, far.title))
    look = home.read()
    first, last = NOW.date().replace(year=1), NOW.date().replace(year=9999, month=12, day=31)
    assert len(look.log(first, last).closed) == 1
    assert look.last_plan_before(first.replace(month=1, day=1)) is None
    assert look.events(last, last) == ()
