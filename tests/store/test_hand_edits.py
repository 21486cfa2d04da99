from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
import tomli
from tests.store.samples import NOW, add, closed_titles, finish, new_home, titles

from ontzorg_cli.core.calendar.agenda import DayOff, Event, Floating
from ontzorg_cli.core.work.task import Due, Importance, Task
from ontzorg_cli.store.errors import FileChangedError, FileLayoutError, RecordGoneError
from ontzorg_cli.store.files import Disk

if TYPE_CHECKING:
    from pathlib import Path

    from ontzorg_cli.store.home import Home

BY_HAND = """\
# Mijn lijst, niet aankomen
schema = 1
next_number = 40
mine = "blijft"

# eerst dit
[[task]]
title = 'Begroting opmaken'   # van Bram
id = "m2x"
colour = "green"
importance = "should"
created_at = 2026-11-20T09:00:00+01:00
tags = [
  "geld",  # van vorig jaar
  "jaar",
]
notes = \"\"\"
# dit is tekst
[[task]]
\"\"\"
  [task.contact]
  phone = "020"

# --- na de vakantie ---

[[task]]
id = "k7m"
title = "RvC-stukken bundelen"
created_at = 2026-11-20T09:00:00+01:00

[elsewhere]
a = 1

[[task]]
id = "p9c"
title = "Verslag MT"
created_at = 2026-11-20T09:00:00+01:00
# tot hier

# -- einde / end --
"""


@pytest.fixture
def home(tmp_path: Path) -> Home:
    made = new_home(tmp_path)
    (made.folder / "tasks.toml").write_text(BY_HAND, "utf-8")
    return made


def _text(home: Home) -> str:
    return (home.folder / "tasks.toml").read_text("utf-8")


def _task(home: Home, id: str) -> Task:  # noqa: A002 - an id is called an id
    return next(task for task in home.read().tasks() if task.id == id)


def test_comments_unknown_keys_and_order_survive_ten_writes(home: Home) -> None:
    for minutes in range(10, 60, 10):
        with home.change("edit", now=NOW) as change:
            change.put(replace(_task(home, "m2x"), minutes=minutes))
    for number in range(5):
        finish(home, add(home, f"tussendoor {number}"))
    expected = BY_HAND.replace("next_number = 40", "next_number = 45").replace(
        'id = "m2x"\n', 'id = "m2x"\nminutes = 50\n'
    )
    assert _text(home) == expected


def test_a_key_is_changed_in_its_line_and_its_comment_stays(home: Home) -> None:
    with home.change("edit", now=NOW) as change:
        change.put(replace(_task(home, "m2x"), title="Begroting 2027", tags=("geld",)))
    assert 'title = "Begroting 2027"   # van Bram\n' in _text(home)
    assert 'tags = ["geld"]\nnotes = """\n' in _text(home)


def test_a_key_that_goes_leaves_its_comment_behind(home: Home) -> None:
    path = home.folder / "tasks.toml"
    path.write_text(BY_HAND.replace('id = "k7m"\n', 'id = "k7m"\nminutes = 30 # gevraagd aan Fatima\n'), "utf-8")
    with home.change("edit", now=NOW) as change:
        change.put(replace(_task(home, "k7m"), minutes=None))
    assert _text(home) == BY_HAND.replace('id = "k7m"\n', 'id = "k7m"\n# gevraagd aan Fatima\n')


def test_a_value_written_out_by_hand_stays_though_it_is_the_default(home: Home) -> None:
    with home.change("edit", now=NOW) as change:
        change.put(replace(_task(home, "m2x"), minutes=5))
    assert 'importance = "should"\n' in _text(home)
    with home.change("edit", now=NOW) as change:
        change.put(replace(_task(home, "m2x"), importance=Importance.MUST))
    assert 'importance = "must"\n' in _text(home)


def test_a_closed_task_takes_its_comments_and_unknown_keys_along(home: Home) -> None:
    finish(home, _task(home, "m2x"))
    month = (home.folder / "months/2026-11.toml").read_text("utf-8")
    assert "# eerst dit\n[[closed]]\n" in month
    assert tomli.loads(month)["closed"][0]["contact"] == {"phone": "020"}
    assert tomli.loads(month)["closed"][0]["colour"] == "green"
    assert closed_titles(home) == ["Begroting opmaken"]


def test_comments_that_stand_apart_stay_when_the_blocks_around_them_go(home: Home) -> None:
    for task in home.read().tasks():
        finish(home, task)
    assert _text(home) == (
        '# Mijn lijst, niet aankomen\nschema = 1\nnext_number = 40\nmine = "blijft"\n\n'
        "# --- na de vakantie ---\n\n[elsewhere]\na = 1\n\n# -- einde / end --\n"
    )


def test_undo_after_a_hand_edit_elsewhere_puts_every_byte_back(home: Home) -> None:
    for task in home.read().tasks():
        finish(home, task)
    assert home.undo(3, now=NOW)
    assert _text(home) == BY_HAND


@pytest.mark.parametrize(
    "block",
    [
        '[[task]]\n"id" = "b4m"\n\'title\' = "x"\ncreated_at = 2026-11-20T09:00:00+01:00\n',
        '[["task"]]\nid="b4m"\ntitle="x"\ncreated_at=2026-11-20 09:00:00+01:00\n',
        "[[ task ]] # hier\n\tid\t=\t'b4m'\n\ttitle = '''x'''\n\tcreated_at = 2026-11-20T08:00:00Z\n",
    ],
)
def test_a_block_written_in_another_style_can_be_changed_and_undone(block: str, home: Home) -> None:
    before = BY_HAND.replace("# -- einde", f"{block}\n# -- einde")
    (home.folder / "tasks.toml").write_text(before, "utf-8")
    with home.change("edit", now=NOW) as change:
        change.put(replace(_task(home, "b4m"), title="y", due=Due(day=date(2026, 12, 1)), minutes=5))
    assert _task(home, "b4m").title == "y"
    assert _task(home, "b4m").due == Due(day=date(2026, 12, 1))
    home.undo(1, now=NOW)
    assert _text(home) == before


def test_dotted_keys_of_a_known_table_are_changed_by_the_whole(tmp_path: Path) -> None:
    home = new_home(tmp_path)
    (home.folder / "months").mkdir()
    (home.folder / "months/2026-11.toml").write_text(
        "schema = 1\n\n[[plan]] # de dag\nday = 2026-11-23\nfixed_at = 2026-11-23T08:30:00+01:00\n"
        "capacity_minutes = 1\nexpected_adhoc_minutes = 2\nmargin_minutes = 3\nnights.k7m = 1\n\n# -- einde / end --\n",
        "utf-8",
    )
    plan = home.read().plans(NOW.date(), NOW.date())[0]
    with home.change("plan", now=NOW) as change:
        change.put(replace(plan, nights={"k7m": 2, "m2x": 1}))
    assert home.read().plans(NOW.date(), NOW.date())[0].nights == {"k7m": 2, "m2x": 1}
    assert "[[plan]] # de dag\n" in (home.folder / "months/2026-11.toml").read_text("utf-8")


@pytest.mark.parametrize(
    "tasks", ["task = [{id = 'b4m', title = 'x', created_at = 2026-11-20T08:00:00Z}]", "task = []"]
)
def test_tasks_written_as_one_inline_list_are_read_and_refused_to_be_changed(tasks: str, tmp_path: Path) -> None:
    home = new_home(tmp_path)
    path = home.folder / "tasks.toml"
    path.write_text(f"schema = 1\n{tasks}\n\n# -- einde / end --\n", "utf-8")
    before = path.read_bytes()
    assert titles(home) == (["x"] if "title" in tasks else [])
    with pytest.raises(FileLayoutError) as refused:
        add(home, "erbij")
    assert refused.value.facts == {"file": "tasks.toml", "kind": "task"}
    assert path.read_bytes() == before


def test_a_block_typed_below_the_end_mark_counts(home: Home) -> None:
    with (home.folder / "tasks.toml").open("a", encoding="utf-8") as file:
        file.write('\n[[task]]\nid = "b4m"\ntitle = "Nog iets"\ncreated_at = 2026-11-20T09:00:00+01:00')
    assert titles(home)[-1] == "Nog iets"
    finish(home, _task(home, "b4m"))
    assert "Nog iets" not in titles(home)


def test_a_file_saved_by_an_editor_while_we_write_is_not_overwritten(tmp_path: Path) -> None:
    home = new_home(tmp_path)
    path = home.folder / "tasks.toml"
    ours = home.change("add", now=NOW)
    change = ours.__enter__()
    change.put(Task(id=change.new_id(), title="van ons", created_at=NOW))
    path.write_text(BY_HAND, "utf-8")
    with pytest.raises(FileChangedError) as refused:
        ours.__exit__(None, None, None)
    assert refused.value.facts == {"file": "tasks.toml"}
    assert path.read_text("utf-8") == BY_HAND
    assert titles(home) == ["Begroting opmaken", "RvC-stukken bundelen", "Verslag MT"]


def test_an_event_that_moves_to_another_month_moves_to_that_file(tmp_path: Path) -> None:
    home = new_home(tmp_path)
    november = Floating(start=NOW.replace(tzinfo=None), minutes=60)
    with home.change("agenda", now=NOW) as change:
        event = Event(id=change.new_id(), title="MT", when=november)
        change.put(event)
    path = home.folder / "months/2026-11.toml"
    path.write_text(path.read_text("utf-8").replace("[[event]]", "# met taart\n[[event]]"), "utf-8")
    later = replace(event, when=Floating(start=NOW.replace(tzinfo=None, month=12), minutes=60))
    with home.change("defer", now=NOW) as change:
        change.put(later)
    assert "taart" not in path.read_text("utf-8")
    assert "# met taart\n[[event]]\n" in (home.folder / "months/2026-12.toml").read_text("utf-8")
    assert home.read().find(event.id) == later
    with home.change("repeat", now=NOW) as change:
        change.put(replace(later, repeat="FREQ=WEEKLY"))
    assert "# met taart\n[[event]]\n" in (home.folder / "agenda.toml").read_text("utf-8")
    assert [found.repeat for found in home.read().events(date(2027, 5, 1), date(2027, 5, 2))] == ["FREQ=WEEKLY"]


def test_a_day_off_that_is_renamed_keeps_its_place(tmp_path: Path) -> None:
    home = new_home(tmp_path)
    days = [DayOff(day=date(2026, 12, day), name="Kerst") for day in (25, 26)]
    with home.change("config", now=NOW) as change:
        for day in days:
            change.put(day)
    renamed = replace(days[0], name="Eerste kerstdag")
    with home.change("config", now=NOW) as change:
        change.put(renamed, replaces=days[0])
        assert change.days_off() == (renamed, days[1])
    assert home.read().days_off() == (renamed, days[1])
    home.undo(1, now=NOW)
    assert home.read().days_off() == tuple(days)


def test_what_is_gone_cannot_be_replaced_or_removed(tmp_path: Path) -> None:
    home = new_home(tmp_path)
    task = add(home, "weg")
    finish(home, task)
    other = Task(id="b4m", title="nooit geweest", created_at=NOW)
    with pytest.raises(RecordGoneError), home.change("drop", now=NOW) as change:
        change.remove(other)
    with pytest.raises(RecordGoneError), home.change("edit", now=NOW) as change:
        change.put(replace(other, minutes=5), replaces=other)
    assert titles(home) == []


def test_crlf_a_bom_and_a_missing_last_newline_are_read_and_kept(tmp_path: Path) -> None:
    home = new_home(tmp_path)
    path = home.folder / "tasks.toml"
    path.write_bytes(b"\xef\xbb\xbf" + BY_HAND.rstrip("\n").replace("\n", "\r\n").encode())
    task = add(home, "erbij")
    with home.change("edit", now=NOW) as change:
        change.put(replace(_task(home, "m2x"), minutes=5, title="x"))
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\n") == data.count(b"\r\n") > 30
    assert titles(home) == ["x", "RvC-stukken bundelen", "Verslag MT", "erbij"]
    finish(home, task)
    home.undo(3, now=NOW)
    assert (
        path.read_bytes()
        == b"\xef\xbb\xbf" + BY_HAND.replace("next_number = 40", "next_number = 41").replace("\n", "\r\n").encode()
    )


def test_reading_leaves_every_byte_and_time_as_it_was(home: Home) -> None:
    def stamps() -> list[tuple[str, int]]:
        return [(str(path), path.stat().st_mtime_ns) for path in sorted(home.folder.parent.rglob("*"))]

    before = stamps()
    look = home.read()
    look.settings(), look.tasks(), look.people(), look.goals(), look.days_off()
    look.events(NOW.date(), NOW.date()), look.log(NOW.date(), NOW.date()), look.find("zzz"), home.history(5)
    assert stamps() == before


def test_a_change_that_changes_nothing_is_no_step(home: Home) -> None:
    with home.change("edit", now=NOW) as change:
        change.put(_task(home, "m2x"))
    assert change.step == 0
    assert _text(home) == BY_HAND
    assert [step.command for step in home.history(9)] == ["init"]


def test_an_error_inside_a_change_writes_nothing(home: Home) -> None:
    ours = home.change("edit", now=NOW)
    change = ours.__enter__()
    change.put(replace(_task(home, "m2x"), minutes=5))
    ours.__exit__(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert _text(home) == BY_HAND


def test_a_file_held_by_another_program_for_a_moment_is_written_after_all(tmp_path: Path) -> None:
    class Scanned(Disk):
        waits = (0.0,) * 6
        refusals = 5

        def rename(self, source: Path, target: Path) -> None:
            if target.name == "tasks.toml" and self.refusals:
                self.refusals -= 1
                raise PermissionError(13, "held")
            super().rename(source, target)

    disk = Scanned()
    disk.refusals = 0
    home = new_home(tmp_path, disk=disk)
    disk.refusals = 5
    add(home, "toch")
    assert titles(home) == ["toch"]
