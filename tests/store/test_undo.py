from __future__ import annotations

import random
import re
import shutil
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from tests.store.samples import NOW, add, files_of, finish, new_home, titles

from ontzorg_cli.core.calendar.agenda import Event, Floating
from ontzorg_cli.core.growth.note import Note, NoteKind
from ontzorg_cli.core.together.checkin import Checkin, Kept
from ontzorg_cli.core.together.topic import Topic, TopicEnding
from ontzorg_cli.core.work.plan import DayPlan
from ontzorg_cli.core.work.task import ClosedTask, Ending, Task
from ontzorg_cli.store.errors import ChangedSinceError, NothingToUndoError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ontzorg_cli.store.home import Change, Home

COUNTER = re.compile(rb"next_number = \d+")


def _without_counter(folder: Path) -> dict[str, bytes]:
    return {name: COUNTER.sub(b"", data) for name, data in files_of(folder).items()}


def _fix_plan(home: Home) -> None:
    plan = DayPlan(
        day=NOW.date(), fixed_at=NOW, capacity_minutes=270, expected_adhoc_minutes=68, margin_minutes=40, tasks=("m2x",)
    )
    with home.change("today", now=NOW, undoable=False) as change:
        change.put(plan)


def _add(change: Change, chance: random.Random) -> Task:
    task = Task(id=change.new_id(), title=f"taak {chance.random()}", created_at=NOW)
    change.put(task)
    return task


def _edit(change: Change, chance: random.Random) -> None:
    task = chance.choice(change.tasks())
    change.put(replace(task, title=f"{task.title}!", minutes=chance.choice([None, 5, 45])))


def _finish(change: Change, chance: random.Random) -> None:
    task = chance.choice(change.tasks())
    closed_at = NOW + timedelta(days=chance.randint(-40, 40))
    change.put(ClosedTask(task=task, ending=Ending.DONE, closed_at=closed_at), replaces=task)


def _drop(change: Change, chance: random.Random) -> None:
    for task in chance.sample(change.tasks(), k=chance.randint(1, len(change.tasks()))):
        change.remove(task)


def _event(change: Change, chance: random.Random) -> None:
    start = (NOW + timedelta(days=chance.randint(-40, 40))).replace(tzinfo=None)
    when = Floating(start=start, minutes=chance.randint(5, 2000))
    change.put(Event(id=change.new_id(), title="MT", when=when, repeat=chance.choice([None, "FREQ=WEEKLY"])))


def _move_event(change: Change, chance: random.Random) -> None:
    events = change.events(NOW.date() - timedelta(days=60), NOW.date() + timedelta(days=60))
    if events:
        event = chance.choice(events)
        start = (NOW + timedelta(days=chance.randint(-40, 40))).replace(tzinfo=None)
        change.put(replace(event, when=Floating(start=start, minutes=30)), replaces=event)


def _topic(change: Change, chance: random.Random) -> None:
    change.put(Topic(id=change.new_id(), title=f"punt {chance.random()}", person="Hanneke", created_at=NOW))


def _close_topic(change: Change, chance: random.Random) -> None:
    if topics := change.topics():
        topic = chance.choice(topics)
        closed_at = NOW + timedelta(days=chance.randint(-40, 40))
        change.put(replace(topic, ending=TopicEnding.DECIDED, closed_at=closed_at, answer="ja"), replaces=topic)


def _hold(change: Change, chance: random.Random) -> None:
    at = NOW + timedelta(days=chance.randint(-40, 40))
    change.put(Checkin(id=change.new_id(), person="Hanneke", day=at.date(), kept=Kept.HELD, at=at))
    change.put(Note(id=change.new_id(), title="afgesproken", kind=NoteKind.AGREEMENT, at=at, person="Hanneke"))


def _configure(change: Change, chance: random.Random) -> None:
    change.set_setting("margin_share", chance.randint(0, 90) / 100)
    change.set_setting("name", chance.choice(["Noor", "Noor B.", "N"]))


def _in_and_out(change: Change, chance: random.Random) -> None:
    change.remove(_add(change, chance))
    _add(change, chance)


DEEDS: tuple[Callable[[Change, random.Random], object], ...] = (
    _add,
    _add,
    _event,
    _move_event,
    _configure,
    _in_and_out,
    _topic,
    _close_topic,
    _hold,
    _edit,
    _edit,
    _finish,
    _drop,
)
NEED_A_TASK = {_edit, _finish, _drop}


def _anything(home: Home, chance: random.Random) -> int:
    deed = chance.choice(DEEDS)
    with home.change("anything", now=NOW) as change:
        if deed in NEED_A_TASK and not change.tasks():
            deed = _add
        deed(change, chance)
    return change.step


@pytest.mark.parametrize("seed", [1, 2])
def test_a_hundred_random_steps_and_a_hundred_undos_give_back_every_byte(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    home = new_home(tmp_path)
    for _ in range(3):
        _anything(home, chance)
    seen = [_without_counter(home.folder)]
    while len(seen) <= 100:
        if _anything(home, chance):
            seen.append(_without_counter(home.folder))
    for expected in reversed(seen[:-1]):
        assert len(home.undo(1, now=NOW)) == 1
        assert _without_counter(home.folder) == expected


def test_many_steps_are_undone_in_one_go(tmp_path: Path) -> None:
    chance = random.Random(3)
    home = new_home(tmp_path)
    before = _without_counter(home.folder)
    count = sum(1 for _ in range(30) if _anything(home, chance))
    assert len(home.undo(count, now=NOW)) == count
    assert _without_counter(home.folder) == before
    assert all(step.undone for step in home.history(count))


def test_undo_passes_over_the_plan_of_the_day_and_over_undos(tmp_path: Path) -> None:
    home = new_home(tmp_path)
    add(home, "een")
    add(home, "twee")
    _fix_plan(home)
    assert [step.titles for step in home.undo(1, now=NOW)] == [("twee",)]
    assert [step.titles for step in home.undo(1, now=NOW)] == [("een",)]
    assert titles(home) == []
    assert len(home.read().plans(NOW.date(), NOW.date())) == 1
    assert [(step.command, step.titles, step.undone) for step in home.history(9)] == [
        ("add", ("twee",), True),
        ("add", ("een",), True),
        ("init", (), False),
    ]
    assert len(home.history(1)) == 1


def test_an_id_is_never_given_out_again_after_an_undo(tmp_path: Path) -> None:
    home = new_home(tmp_path)
    first = add(home, "een")
    home.undo(1, now=NOW)
    assert add(home, "twee").id != first.id


def test_undo_works_though_other_blocks_of_the_file_were_changed_since(tmp_path: Path) -> None:
    home = new_home(tmp_path)
    one, two = add(home, "een"), add(home, "twee")
    finish(home, one)
    path = home.folder / "tasks.toml"
    path.write_text(path.read_text("utf-8").replace('title = "twee"', 'title = "twee" # bel Joost'), "utf-8")
    home.undo(1, now=NOW)
    assert titles(home) == ["een", "twee"]
    assert "# bel Joost" in path.read_text("utf-8")
    assert not (home.folder / "months/2026-11.toml").exists()
    assert two.id in path.read_text("utf-8")


@pytest.mark.parametrize("by_hand", ['title = "een" # let op', 'title = "anders"', 'title = "een"\nminutes = 5'])
def test_undo_of_what_was_changed_by_hand_since_is_refused_and_named(by_hand: str, tmp_path: Path) -> None:
    home = new_home(tmp_path)
    task = add(home, "een")
    path = home.folder / "tasks.toml"
    path.write_text(path.read_text("utf-8").replace('title = "een"', by_hand), "utf-8")
    before = files_of(home.folder)
    with pytest.raises(ChangedSinceError) as refused:
        home.undo(1, now=NOW)
    assert refused.value.facts == {"file": "tasks.toml", "id": task.id}
    assert files_of(home.folder) == before


def test_undo_of_settings_that_were_edited_by_hand_since_is_refused(tmp_path: Path) -> None:
    home = new_home(tmp_path)
    with home.change("config", now=NOW) as change:
        change.set_setting("name", "N")
    path = home.folder / "config.toml"
    path.write_text(path.read_text("utf-8").replace('"NL"', '"BE"'), "utf-8")
    with pytest.raises(ChangedSinceError) as refused:
        home.undo(1, now=NOW)
    assert refused.value.facts == {"file": "config.toml", "id": ""}


def test_a_task_that_was_finished_comes_back_in_its_old_place(tmp_path: Path) -> None:
    home = new_home(tmp_path)
    tasks = [add(home, title) for title in ("een", "twee", "drie")]
    with home.change("done", now=NOW) as change:
        for task in tasks[:2]:
            change.put(ClosedTask(task=task, ending=Ending.DONE, closed_at=NOW), replaces=task)
    assert titles(home) == ["drie"]
    home.undo(1, now=NOW)
    assert titles(home) == ["een", "twee", "drie"]


def test_undoing_everything_leaves_the_home_and_once_more_takes_it_away_too(tmp_path: Path) -> None:
    home = new_home(tmp_path)
    finish(home, add(home, "een"))
    assert [step.command for step in home.undo(99, now=NOW)] == ["done", "add"]
    assert home.exists()
    home.undo(1, now=NOW)
    assert not home.exists()
    assert files_of(home.folder) == {}
    with pytest.raises(NothingToUndoError):
        home.undo(1, now=NOW)


def test_the_journal_keeps_the_last_five_hundred_steps(tmp_path: Path) -> None:
    home = new_home(tmp_path)
    journal = home.state / "journal"
    add(home, "een")
    template = (journal / "000002.json").read_bytes()
    for number in range(3, 510):
        (journal / f"{number:06}.json").write_bytes(template.replace(b'"number": 2', b'"number": %d' % number))
    add(home, "laatste")
    names = sorted(path.name for path in journal.iterdir())
    assert len(names) == 500
    assert names[-1] == "000510.json"


def test_a_home_made_where_another_stood_begins_its_own_history(tmp_path: Path) -> None:
    old = new_home(tmp_path)
    add(old, "van vroeger")
    shutil.rmtree(old.folder)
    home = new_home(tmp_path)
    assert titles(home) == []
    assert [step.command for step in home.history(10)] == ["init"]
    assert [step.command for step in home.undo(9, now=NOW)] == ["init"]
