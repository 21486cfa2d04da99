"""Working on what is there: start, done, defer, drop, edit, from what is typed to what is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.actions.noor import NOW, add, at, day, log, meet, new_home, on_days, open_work
from tests.cli.runs import ran

from ontzorg_cli.core.work.task import Due, Importance

if TYPE_CHECKING:
    from pathlib import Path

    from ontzorg_cli.core.work.task import Task
    from ontzorg_cli.store.home import Home


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return new_home(tmp_path / "home")


@pytest.fixture
def task(home: Home) -> Task:
    """Return a task of which every field that `edit` can empty is filled."""
    other = add(home, "cijfers opvragen")
    return add(
        home,
        "begroting",
        requester="Bram",
        owner="Fatima",
        minutes=60,
        due=Due(day=day(4)),
        really_due=Due(day=day(7)),
        on=day(1),
        goal="archief",
        tags=("geld",),
        block_minutes=30,
        good_enough="kladje",
        depends=(other.id,),
    )


def done(home: Home, *argv: str, now: str = "2026-11-23T10:00") -> str:
    result = ran(home.folder, *argv, now=now, environ={"COLUMNS": "200"})
    assert (result.code, result.err) == (0, "")
    return result.out


@pytest.mark.parametrize(
    ("option", "field", "empty"),
    [
        ("--for", "requester", None),
        ("--owner", "owner", None),
        ("--minutes", "minutes", None),
        ("--due", "due", None),
        ("--really-by", "really_due", None),
        ("--on", "on", None),
        ("--goal", "goal", None),
        ("--tag", "tags", ()),
        ("--block", "block_minutes", None),
        ("--good-enough", "good_enough", None),
        ("--depends", "depends", ()),
    ],
)
@pytest.mark.parametrize("word", ["geen", "none", "-", ""])
def test_editing_empties_what_is_said_to_be_empty(
    option: str, field: str, empty: object, word: str, home: Home, task: Task
) -> None:
    assert getattr(task, field) != empty
    done(home, "edit", task.id, f"{option}={word}")
    after = open_work(home)["begroting"]
    assert getattr(after, field) == empty
    assert after.title == task.title


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        ("begroting 2027", {"title": "begroting 2027"}),
        ("--due do --hard", {"due": Due(day=day(3), hard=True)}),
        ("--due di 12:00", {"due": None}),
        ("--minutes 1u30 --importance must", {"minutes": 90, "importance": Importance.MUST}),
        ("--for mij --owner ik", {"requester": None, "owner": None}),
        ("--tag a --tag b --stretch", {"tags": ("a", "b"), "stretch": True}),
        ("--repeat FREQ=WEEKLY", {"repeat": "FREQ=WEEKLY"}),
    ],
)
def test_editing_changes_what_is_said(argv: str, said: dict[str, Any], home: Home, task: Task) -> None:
    words = argv.split()
    if "12:00" in words:
        words, said = ["--due", "di 12:00"], {"due": Due(day=day(1), at=at("12:00").time())}
    done(home, "edit", task.id, *words)
    (after,) = (other for other in home.read().tasks() if other.id == task.id)
    assert {name: getattr(after, name) for name in said} == said


def test_several_move_to_the_longest_day_at_the_end(home: Home) -> None:
    first, second = add(home, "begroting"), add(home, "verslag")
    out = done(home, "defer", first.id, second.id, "ma", "30-11")
    assert {task.on for task in open_work(home).values()} == {day(7)}
    assert out.count("ma 30 november, wk 49") == 2


@pytest.mark.parametrize("words", ["volgende week di", "next week tue", "di 1-12", "over 8 dagen"])
def test_a_day_may_be_several_words(words: str, home: Home) -> None:
    task = add(home, "begroting")
    done(home, "defer", task.id, *words.split())
    assert open_work(home)["begroting"].on == day(8)


def test_moving_past_a_promise_says_whom_to_tell(home: Home, task: Task) -> None:
    done(home, "edit", task.id, "--really-by", "geen")
    assert "De deadline blijft vr 27 november, wk 48. Spreek een nieuwe datum af met Bram." in done(
        home, "defer", task.id, "30-11"
    )
    own = add(home, "verslag", due=Due(day=day(1), hard=True))
    assert "De deadline blijft di 24 november, wk 48." in done(home, "defer", own.id, "30-11")


def test_one_time_of_a_series_moves_alone(home: Home) -> None:
    series = meet(home, "overleg", at("10:00"), repeat="FREQ=WEEKLY;BYDAY=MO")
    done(home, "defer", series.id, "di", "1-12", "--this", now="2026-11-24T10:00")
    assert on_days(home, "overleg", 0, 20) == [(0, "10:00"), (8, "10:00"), (14, "10:00")]


@pytest.mark.parametrize(
    ("argv", "times"),
    [
        ("--at 11:00", [(0, "11:00")]),
        ("--at di", [(1, "10:00")]),
        ("--at di@11:00", [(1, "11:00")]),
        ("--on do", [(3, "10:00")]),
    ],
)
def test_an_event_gets_another_hour_or_day(argv: str, times: list[tuple[int, str]], home: Home) -> None:
    event = meet(home, "overleg", at("10:00"))
    done(home, "edit", event.id, *(word.replace("@", " ") for word in argv.split()))
    assert on_days(home, "overleg") == times


def test_an_hour_alone_keeps_the_day_of_an_event_further_on(home: Home) -> None:
    event = meet(home, "overleg", at("10:00", 3))
    done(home, "edit", event.id, "--at", "half drie")
    assert on_days(home, "overleg") == [(3, "14:30")]


def test_a_clock_starts_stops_and_finishes(home: Home) -> None:
    first, second = add(home, "begroting", minutes=60), add(home, "verslag")
    assert "begonnen" in done(home, "start", first.id, now="2026-11-23T09:00")
    assert "Je was er al mee bezig, sinds" in done(home, "start", first.id, now="2026-11-23T09:10")
    assert "20 minuten bijgeschreven" in done(home, "start", second.id, now="2026-11-23T09:20")
    assert "gestopt" in done(home, "stop", now="2026-11-23T09:45")
    assert "kostte 50m" in done(home, "done", first.id, "--took", "50m")
    assert "kostte 25m" in done(home, "done", second.id)
    assert sum(spent.minutes for spent in log(home).spent) == 75


def test_a_clock_that_ran_all_night_says_how_to_take_it_back(home: Home) -> None:
    task = add(home, "begroting")
    ran(home.folder, "start", task.id, now="2026-11-23T15:30")
    out = done(home, "stop", now="2026-11-24T09:00")
    assert "De klok liep nog van een eerdere dag: een half uur bijgeschreven" in out
    assert "ontzorg undo" in out


def test_the_time_can_be_put_right_afterwards(home: Home) -> None:
    task = add(home, "begroting", minutes=60)
    assert f"ontzorg done {task.id} --took 50m" in done(home, "done", task.id)
    assert "De tijd staat nu op 50 minuten." in done(home, "done", task.id, "--took", "50m")
    assert [spent.minutes for spent in log(home).spent] == [50]


def test_work_can_be_finished_on_an_earlier_day(home: Home) -> None:
    task = add(home, "begroting", now=at("09:00", -4))
    done(home, "done", task.id, "--on", "vr 20-11", "--took", "1u")
    (closed,) = log(home).closed
    assert closed.closed_at == at("16:00", -3)


def test_several_are_done_and_dropped_at_once(home: Home) -> None:
    ids = [add(home, f"werk {number}").id for number in range(4)]
    done(home, "klaar", *ids[:2])
    done(home, "drop", *ids[2:])
    assert open_work(home) == {}
    done(home, "undo", "2")
    assert len(open_work(home)) == 4


def test_without_an_id_what_comes_first_is_started(home: Home) -> None:
    add(home, "begroting", due=Due(day=day(0)), now=NOW)
    assert "begroting" in done(home, "start")
