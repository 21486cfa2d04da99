from __future__ import annotations

import contextlib
import errno
import os
import stat
import subprocess
import sys
from itertools import count
from typing import TYPE_CHECKING

import pytest
from tests.store.samples import (
    NOW,
    SETTINGS,
    PowerCutError,
    StoppingDisk,
    add,
    closed_titles,
    files_of,
    finish,
    new_home,
    titles,
    unmeasured,
)

from ontzorg_cli.core.errors import HomeError
from ontzorg_cli.core.work.task import ClosedTask, Ending, Task
from ontzorg_cli.store.errors import DiskFullError, HomeExistsError, HomeUnwritableError, OutsideHomeError
from ontzorg_cli.store.home import Home

if TYPE_CHECKING:
    from pathlib import Path

State = tuple[list[str], list[str]]


def _state(home: Home) -> State:
    return titles(home), closed_titles(home)


def _finish_and_add(home: Home) -> None:
    with home.change("done", now=NOW) as change:
        task = change.tasks()[0]
        change.put(ClosedTask(task=task, ending=Ending.DONE, closed_at=NOW), replaces=task)
        change.put(Task(id=change.new_id(), title="vervolg", created_at=NOW))


OLD: State = (["een", "twee"], [])
NEW: State = (["twee", "vervolg"], ["een"])


def _prepared(folder: Path) -> Home:
    home = new_home(folder)
    add(home, "een")
    add(home, "twee")
    return home


def test_a_power_cut_at_any_deed_leaves_the_old_or_the_new_state_and_the_next_command_goes_on(tmp_path: Path) -> None:
    seen: list[State] = []
    for deed in count(1):
        home = _prepared(tmp_path / str(deed))
        disk = StoppingDisk(deed)
        try:
            _finish_and_add(Home(home.folder, tmp_path / str(deed) / "state", disk=disk))
        except PowerCutError:
            pass
        else:
            break
        before = files_of(home.folder)
        state = _state(home)
        seen.append(state)
        assert files_of(home.folder) == before, "reading repaired something"
        assert state in (OLD, NEW)
        add(home, "daarna")
        assert _state(home) == ([*state[0], "daarna"], state[1])
        assert not [name for name in files_of(home.folder) if name.endswith(".tmp")]
        home.undo(1, now=NOW)
        if state == NEW:
            home.undo(1, now=NOW)
        assert _state(home) == OLD
    assert OLD in seen
    assert NEW in seen
    assert len(seen) > 8


def test_a_power_cut_while_undoing_or_recovering_is_recovered_from_as_well(tmp_path: Path) -> None:
    for deed in count(1):
        home = _prepared(tmp_path / str(deed))
        _finish_and_add(home)
        state = tmp_path / str(deed) / "state"
        try:
            Home(home.folder, state, disk=StoppingDisk(deed)).undo(1, now=NOW)
        except PowerCutError:
            found = _state(home)
            assert found in (OLD, NEW)
            for again in range(1, 4):
                with pytest.raises(PowerCutError):
                    add(Home(home.folder, state, disk=StoppingDisk(again)), "nooit")
                assert _state(home)[1] == found[1]
                assert set(found[0]) <= set(_state(home)[0])
            add(home, "daarna")
            assert _state(home)[1] == found[1]
        else:
            break
    assert deed > 6


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EACCES])
def test_an_error_of_the_disk_at_any_deed_is_said_and_nothing_is_half_written(number: int, tmp_path: Path) -> None:
    refusals = 0
    for deed in count(1):
        home = _prepared(tmp_path / str(deed))
        disk = StoppingDisk(deed, OSError(number, os.strerror(number)))
        ours = Home(home.folder, tmp_path / str(deed) / "state", disk=disk)
        before = files_of(home.folder)
        try:
            _finish_and_add(ours)
        except (DiskFullError, HomeUnwritableError) as refused:
            refusals += 1
            is_full = isinstance(refused, DiskFullError)
            assert files_of(home.folder) == before
            assert is_full == (number == errno.ENOSPC)
            assert _state(home) == OLD
            _finish_and_add(home)
        assert _state(home) == NEW
        if disk.left > 0:
            break
    assert refusals > 6


def test_a_record_of_a_step_that_was_itself_cut_off_is_struck(tmp_path: Path) -> None:
    home = _prepared(tmp_path)
    pending = home.state / "journal/000004.pending"
    whole = (home.state / "journal/000003.json").read_bytes()
    for length in (0, 1, len(whole) // 2, len(whole) - 3):
        pending.write_bytes(whole[:length])
        assert _state(home) == OLD
    add(home, "drie")
    assert titles(home) == ["een", "twee", "drie"]
    assert [step.number for step in home.history(9)] == [4, 3, 2, 1]


def test_a_hand_edit_between_crash_and_recovery_is_kept(tmp_path: Path) -> None:
    home = _prepared(tmp_path)
    disk = StoppingDisk(6)
    with pytest.raises(PowerCutError):
        _finish_and_add(Home(home.folder, tmp_path / "state", disk=disk))
    path = home.folder / "tasks.toml"
    path.write_text(path.read_text("utf-8").replace('"twee"', '"twee, met de hand"'), "utf-8")
    add(home, "daarna")
    assert "twee, met de hand" in titles(home)


def test_a_pending_step_on_a_file_damaged_since_waits_until_the_file_is_mended(tmp_path: Path) -> None:
    home = _prepared(tmp_path)
    for deed in count(1):
        with pytest.raises(PowerCutError):
            _finish_and_add(Home(home.folder, tmp_path / "state", disk=StoppingDisk(deed)))
        if _state(home) == NEW:
            break
        add(home, "x")
        home.undo(1, now=NOW)
    path = home.folder / "tasks.toml"
    before = path.read_bytes()
    path.write_bytes(b"")
    with home.change("config", now=NOW) as change:
        change.set_setting("name", "Noor B.")
    assert path.read_bytes() == b""
    path.write_bytes(before)
    assert _state(home) == NEW
    add(home, "daarna")
    assert _state(home) == ([*NEW[0], "daarna"], NEW[1])


def test_init_cut_off_anywhere_can_be_done_again_or_turns_out_done(tmp_path: Path) -> None:
    for deed in count(1):
        folder = tmp_path / str(deed)
        home = Home(folder / "home", folder / "state", disk=StoppingDisk(deed))
        try:
            home.create(SETTINGS, now=NOW)
        except PowerCutError:
            pass
        else:
            break
        again = Home(folder / "home", folder / "state")
        with contextlib.suppress(HomeExistsError):
            again.create(SETTINGS, now=NOW)
        assert again.read().settings() == SETTINGS
        add(again, "een")
        assert titles(again) == ["een"]


def test_a_reading_sees_a_step_on_two_files_whole_or_not_at_all(tmp_path: Path) -> None:
    home = _prepared(tmp_path)
    before = home.read()
    assert [task.title for task in before.tasks()] == OLD[0]
    _finish_and_add(home)
    assert before.log(NOW.date(), NOW.date()).closed == ()
    other = home.read()
    assert len(other.log(NOW.date(), NOW.date()).closed) == 1
    home.undo(1, now=NOW)
    assert [task.title for task in other.tasks()] == NEW[0]


@pytest.mark.skipif(os.name == "nt", reason="modes are a thing of POSIX")
def test_everything_is_for_the_users_eyes_only(tmp_path: Path) -> None:
    home = _prepared(tmp_path)
    _finish_and_add(home)
    home.backup(tmp_path / "backup.zip", now=NOW)
    for path in [*tmp_path.rglob("*")]:
        mode = stat.S_IMODE(path.stat().st_mode)
        assert mode == (0o700 if path.is_dir() else 0o600), path


@pytest.mark.skipif(os.name == "nt", reason="links need a right on Windows")
def test_a_link_inside_the_home_is_followed_and_one_that_leads_out_is_refused(tmp_path: Path) -> None:
    home = _prepared(tmp_path)
    path = home.folder / "tasks.toml"
    inside = home.folder / "echt.toml"
    path.rename(inside)
    path.symlink_to(inside)
    add(home, "drie")
    assert path.is_symlink()
    assert b"drie" in inside.read_bytes()
    outside = tmp_path / "elders.toml"
    inside.rename(outside)
    path.unlink()
    path.symlink_to(outside)
    before = outside.read_bytes()
    with pytest.raises(OutsideHomeError) as refused:
        add(home, "vier")
    assert refused.value.facts == {"file": "tasks.toml", "path": str(outside)}
    assert outside.read_bytes() == before
    (home.folder / "months").symlink_to(tmp_path)
    with pytest.raises(OutsideHomeError):
        finish(home, home.read().tasks()[0])


@pytest.mark.skipif(os.name == "nt", reason="links need a right on Windows")
def test_a_lock_that_is_a_link_is_not_written_through(tmp_path: Path) -> None:
    home = _prepared(tmp_path)
    target = tmp_path / "kostbaar"
    target.write_text("blijft", "utf-8")
    (home.state / "lock").unlink(missing_ok=True)
    (home.state / "lock").symlink_to(target)
    with contextlib.suppress(HomeError):
        add(home, "drie")
    assert target.read_text("utf-8") == "blijft"


LIMITED = """
import resource, signal
from pathlib import Path
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
from tests.store.samples import add, titles
from ontzorg_cli.core.errors import HomeError
from ontzorg_cli.store.home import Home
home = Home(Path({folder!r}), Path({state!r}))
resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, resource.RLIM_INFINITY))
try:
    add(home, "te veel")
except HomeError as refused:
    print(refused.code)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="limits are a thing of POSIX")
@pytest.mark.parametrize("limit", [0, 1, 100, 1000])
def test_a_file_that_may_not_grow_is_a_full_disk_with_everything_still_there(
    limit: int, tmp_path: Path, pytestconfig: pytest.Config
) -> None:
    home = new_home(tmp_path)
    for number in range(20):
        add(home, f"taak {number}")
    before = files_of(home.folder)
    script = LIMITED.format(folder=str(home.folder), state=str(tmp_path / "state"), limit=limit)
    ran = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=False,
        env=unmeasured(pytestconfig.rootpath),
    )
    assert (ran.stdout, ran.stderr) == ("disk_full\n", "")
    assert files_of(home.folder) == before
    add(home, "erna")
    assert len(titles(home)) == 21


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the superuser may write anywhere")
def test_a_home_that_may_not_be_written_can_still_be_read(tmp_path: Path) -> None:
    home = _prepared(tmp_path)
    home.folder.chmod(0o500)
    try:
        with pytest.raises(HomeUnwritableError):
            add(home, "drie")
        assert _state(home) == OLD
    finally:
        home.folder.chmod(0o700)


def test_a_home_with_a_state_folder_in_it_carries_its_own_state(tmp_path: Path) -> None:
    (tmp_path / "home/.state").mkdir(parents=True)
    home = new_home(tmp_path)
    add(home, "een")
    (tmp_path / "home").rename(tmp_path / "verhuisd")
    moved = Home(tmp_path / "verhuisd", tmp_path / "state")
    moved.undo(1, now=NOW)
    assert titles(moved) == []
    assert not (tmp_path / "state").exists()
