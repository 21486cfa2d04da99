"""Preparation and templates in their files: exact, lenient, and left as they were written."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tests.store.samples import NOW, new_home, titles

from ontzorg_cli.core.work.task import Due, Preparation, Task
from ontzorg_cli.core.work.template import Step, Template, Weekday, Which, Yearly
from ontzorg_cli.core.work.usual_work import UsualWork

if TYPE_CHECKING:
    from pathlib import Path

    from ontzorg_cli.store.home import Home

LINK = Preparation(event="e2b", day=date(2026, 12, 14), days_before=0, due=date(2026, 12, 11))
NOTHING = UsualWork()


def put(home: Home, task: Task) -> None:
    with home.change("add", now=NOW) as change:
        change.put(task)


def test_a_link_is_read_as_it_was_written(tmp_path: Path) -> None:
    home = new_home(tmp_path)
    task = Task(
        id="k7m", title="zaal", created_at=NOW, due=Due(day=LINK.due), prepares=LINK, yearly="2026-12 borrel / zaal"
    )
    put(home, task)
    assert home.read().tasks() == (task,)
    text = (home.folder / "tasks.toml").read_text("utf-8")
    assert 'prepares = "e2b"\nprepares_on = 2026-12-14\ndays_before = 0\ndue_by_rule = 2026-12-11\n' in text


def test_a_task_of_before_has_no_link_and_half_a_link_is_none_and_stays(tmp_path: Path) -> None:
    home = new_home(tmp_path)
    put(home, Task(id="k7m", title="zaal", created_at=NOW))
    file = home.folder / "tasks.toml"
    text = file.read_text("utf-8").replace('title = "zaal"', 'title = "zaal"\nprepares = "e2b"  # RvC')
    file.write_text(text, encoding="utf-8")
    (task,) = home.read().tasks()
    assert task.prepares is None
    with home.change("edit", now=NOW) as change:
        change.put(Task(id="k7m", title="grote zaal", created_at=NOW), replaces=task)
    assert titles(home) == ["grote zaal"]
    assert 'prepares = "e2b"  # RvC' in file.read_text("utf-8")


def test_the_files_hold_what_they_were_begun_with_and_are_no_step(tmp_path: Path) -> None:
    home = new_home(tmp_path)
    steps = len(home.history(9))
    work = UsualWork(
        templates=(Template(name="reis", words=("trein", 'met "aanhaling"')),),
        steps=(Step(template="reis", title="hotel {event}", days_before=21, minutes=30),),
        yearly=(
            Yearly(title="archief", month=1, day=31),
            Yearly(title="begroting", month=9, which=Which.LAST, weekday=Weekday.FRIDAY, template="reis"),
        ),
    )
    with home.change("agenda backplan", now=NOW, undoable=False) as change:
        change.begin_file("templates.toml", "Van jou.\nVerander gerust.", (*work.templates, *work.steps))
        change.begin_file("year-wheel.toml", "", work.yearly)
    assert home.read().usual_work(NOTHING) == work
    assert (
        (home.folder / "templates.toml").read_text("utf-8").startswith("# Van jou.\n# Verander gerust.\nschema = 1\n")
    )
    assert len(home.history(9)) == steps


def test_without_files_there_is_what_is_usual(tmp_path: Path) -> None:
    home = new_home(tmp_path)
    usual = UsualWork(steps=(Step(template="reis", title="hotel", days_before=21),))
    assert home.read().usual_work(usual) == usual
    assert not home.read().has_file("templates.toml")


def test_a_step_with_a_number_in_quotes_is_understood(tmp_path: Path) -> None:
    home = new_home(tmp_path)
    text = 'schema = 1\n\n[[step]]\ntemplate = " reis "\ntitle = "hotel"\ndays_before = "21"\n\n# -- einde / end --\n'
    (home.folder / "templates.toml").write_text(text, encoding="utf-8")
    assert home.read().usual_work(NOTHING).steps == (Step(template="reis", title="hotel", days_before=21),)


def test_a_step_that_stands_twice_counts_once_and_is_named(tmp_path: Path) -> None:
    home = new_home(tmp_path)
    step = '[[step]]\ntemplate = "reis"\ntitle = "hotel"\ndays_before = 21\n\n'
    (home.folder / "templates.toml").write_text(f"schema = 1\n\n{step}{step}# -- einde / end --\n", encoding="utf-8")
    reading = home.read()
    assert len(reading.usual_work(NOTHING).steps) == 1
    (problem,) = reading.problems
    assert (problem.file, problem.line, problem.code) == ("templates.toml", 8, "id_twice")
