from __future__ import annotations

import contextlib
import random
import re
import shutil
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from tests.store.samples import NOW, SETTINGS, add, closed_titles, files_of, new_home, titles, unmeasured

from ontzorg_cli.store.home import Home

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="signals, limits and mounts are things of POSIX")


def _command(home: Home, state: Path, name: str, count: int, deed: str) -> list[str]:
    return [sys.executable, "-m", "tests.store.deeds", str(home.folder), str(state), name, str(count), deed]


def _kill_again_and_again(times: int, folder: Path, root: Path) -> None:
    """Start a worker, kill it at a random moment, and hold the home against what the worker said it had saved."""
    chance = random.Random(times)
    home, state = new_home(folder), folder / "state"
    said: list[str] = []
    for number in range(times):
        worker = subprocess.Popen(
            _command(home, state, f"w{number}", 1000, "mixed"),
            stdout=subprocess.PIPE,
            text=True,
            cwd=root,
            env=unmeasured(root),
        )
        assert worker.stdout is not None
        # At least one deed, then a killing at any place in the next.
        said += [worker.stdout.readline().strip()]
        try:
            worker.wait(chance.uniform(0, 0.03))
        except subprocess.TimeoutExpired:
            worker.kill()
        said += [line.strip() for line in worker.stdout.read().splitlines()]
        worker.stdout.close()
        worker.wait()
        before = files_of(home.folder)
        is_open, closed = titles(home), closed_titles(home)
        assert files_of(home.folder) == before, "reading repaired something"
        everything = is_open + closed
        assert len(everything) == len(set(everything)), "doubled"
        added = {line.removeprefix("added ") for line in said if line.startswith("added ")}
        assert added <= set(everything), "lost"
        assert {line.removeprefix("closed ") for line in said if line.startswith("closed ")} <= set(closed), "lost"
    ids = [task.id for task in home.read().tasks()]
    assert len(ids) == len(set(ids))
    add(home, "en verder")
    assert titles(home)[-1] == "en verder"


def _write_together(writers: int, adds: int, folder: Path, root: Path) -> None:
    home, state = new_home(folder), folder / "state"
    workers = [
        subprocess.Popen(
            _command(home, state, f"w{number}", adds, "add"),
            stdout=subprocess.PIPE,
            cwd=root,
            env=unmeasured(root),
        )
        for number in range(writers)
    ]
    looks = 0
    while any(worker.poll() is None for worker in workers):
        found = titles(home)
        assert len(found) == len(set(found))
        looks += 1
    for worker in workers:
        output, _ = worker.communicate()
        assert worker.returncode == 0
        assert output.count(b"added") == adds
    assert looks > 3
    assert sorted(titles(home)) == sorted(f"w{writer}-{number}" for writer in range(writers) for number in range(adds))
    assert len({task.id for task in home.read().tasks()}) == writers * adds


def test_killed_again_and_again_nothing_saved_is_lost_doubled_or_unreadable(
    tmp_path: Path, pytestconfig: pytest.Config
) -> None:
    _kill_again_and_again(8, tmp_path, pytestconfig.rootpath)


def test_four_writers_and_a_reader_do_not_stand_in_each_others_way(tmp_path: Path, pytestconfig: pytest.Config) -> None:
    _write_together(4, 10, tmp_path, pytestconfig.rootpath)


@pytest.mark.acceptance
def test_two_hundred_killings_lose_nothing(tmp_path: Path, pytestconfig: pytest.Config) -> None:
    _kill_again_and_again(200, tmp_path, pytestconfig.rootpath)


@pytest.mark.acceptance
def test_eight_writers_of_fifty_make_four_hundred(tmp_path: Path, pytestconfig: pytest.Config) -> None:
    _write_together(8, 50, tmp_path, pytestconfig.rootpath)


def test_a_reader_never_sees_half_a_step_beside_a_writer(tmp_path: Path, pytestconfig: pytest.Config) -> None:
    home = new_home(tmp_path)
    worker = subprocess.Popen(
        _command(home, tmp_path / "state", "w", 60, "mixed"),
        stdout=subprocess.DEVNULL,
        cwd=pytestconfig.rootpath,
        env=unmeasured(pytestconfig.rootpath),
    )
    while worker.poll() is None:
        look = home.read()
        is_open = [task.title for task in look.tasks()]
        closed = [each.task.title for each in look.log(NOW.date(), NOW.date()).closed]
        assert not set(is_open) & set(closed)
        numbers = sorted(int(title.partition("-")[2]) for title in is_open + closed)
        # The worker's deed 0 finds nothing to close; from then on each deed adds one.
        assert numbers == list(range(1, len(numbers) + 1))
    assert worker.returncode == 0


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    """Give a file system of 256 kB."""
    folder = tmp_path / "tiny"
    folder.mkdir()
    mount, umount = shutil.which("mount"), shutil.which("umount")
    if mount is None or umount is None:
        pytest.skip("mount is not here")
    made = subprocess.run([mount, "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(folder)], check=False)
    if made.returncode:
        pytest.skip("a file system may not be mounted here")
    yield folder
    subprocess.run([umount, str(folder)], check=True)


@POSIX
@pytest.mark.acceptance
@pytest.mark.parametrize("with_state", [True, False])
def test_a_disk_that_fills_up_refuses_in_plain_words_and_keeps_all_that_was_saved(
    with_state: bool,  # noqa: FBT001 - a case
    tiny_disk: Path,
    tmp_path: Path,
) -> None:
    from ontzorg_cli.store.errors import DiskFullError

    home = Home(tiny_disk / "home", (tiny_disk if with_state else tmp_path) / "state")
    home.create(SETTINGS, now=NOW)
    saved = [add(home, f"taak {number}").title for number in range(20)]
    filler = tiny_disk / "filler"
    with contextlib.suppress(OSError), filler.open("wb", buffering=0) as file:
        while True:
            file.write(b"x" * 4096)
    refusals = 0
    for number in range(20):
        try:
            saved.append(add(home, f"vol {number} " + "x" * 3000).title)
        except DiskFullError:
            refusals += 1
        assert titles(home) == saved
    assert refusals
    filler.unlink()
    saved.append(add(home, "weer ruimte").title)
    assert titles(home) == saved
    assert not [name for name in files_of(tiny_disk) if name.endswith(".tmp")]


@POSIX
@pytest.mark.acceptance
def test_the_system_is_asked_to_keep_the_record_then_the_file_then_its_name_before_saved_is_said(
    tmp_path: Path, pytestconfig: pytest.Config
) -> None:
    strace = shutil.which("strace")
    if strace is None:
        pytest.skip("strace is not here")
    home = new_home(tmp_path)
    add(home, "de eerste")
    log = tmp_path / "calls"
    calls = "trace=openat,fsync,fdatasync,rename,renameat,renameat2,write,close"
    ran = subprocess.run(
        [strace, "-f", "-y", "-e", calls, "-o", str(log), *_command(home, tmp_path / "state", "w", 1, "add")],
        cwd=pytestconfig.rootpath,
        env=unmeasured(pytestconfig.rootpath),
        capture_output=True,
        text=True,
        check=False,
    )
    if ran.returncode and "ptrace" in ran.stderr:
        pytest.skip("strace may not look at processes here")
    assert ran.returncode == 0, ran.stderr
    found = [
        line
        for line in log.read_text("utf-8", errors="replace").splitlines()
        if str(tmp_path) in line or "added" in line
    ]
    order = [
        r"fsync\(\d+<[^>]*/journal/000003\.pending>",
        r"fsync\(\d+<[^>]*/journal>",
        rf"fsync\(\d+<{re.escape(str(home.folder))}/\.ontzorg-[0-9a-f]+\.tmp>",
        r"rename\w*\(.*\.tmp.*tasks\.toml",
        rf"fsync\(\d+<{re.escape(str(home.folder))}>",
        r"rename\w*\(.*000003\.pending.*000003\.json",
        r"fsync\(\d+<[^>]*/journal>",
        r"write\(1.*added w-0",
    ]
    at = 0
    for wanted in order:
        while at < len(found) and not re.search(wanted, found[at]):
            at += 1
        assert at < len(found), f"{wanted} does not come in its place"
        at += 1


@pytest.fixture
def listening() -> Iterator[None]:
    """Let what is started listen to Ctrl-C, also where the tests run in the background and do not."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@POSIX
@pytest.mark.acceptance
@pytest.mark.usefixtures("listening")
@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
def test_a_worker_asked_to_stop_leaves_the_old_or_the_new_state(
    ending: signal.Signals, tmp_path: Path, pytestconfig: pytest.Config
) -> None:
    chance = random.Random(7)
    home, state = new_home(tmp_path), tmp_path / "state"
    for number in range(30):
        worker = subprocess.Popen(
            _command(home, state, f"w{number}", 1000, "mixed"),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=pytestconfig.rootpath,
            env=unmeasured(pytestconfig.rootpath),
        )
        assert worker.stdout is not None
        worker.stdout.readline()
        try:
            worker.wait(chance.uniform(0, 0.03))
        except subprocess.TimeoutExpired:
            worker.send_signal(ending)
        worker.communicate()
        everything = titles(home) + closed_titles(home)
        assert len(everything) == len(set(everything))
    add(home, "en verder")
