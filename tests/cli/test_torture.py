"""The real commands, killed at any moment and run side by side: nothing that was acknowledged is lost or doubled."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.acceptance

KILLS = 200
WRITERS, ADDS = 8, 50
SLOWEST_SECONDS = 0.4
NOW = "2026-11-23T09:00"


class Place:
    """A home of its own, with its lock and journal in it, and the program on it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / ".state").mkdir(parents=True)
        keep = {key: value for key, value in os.environ.items() if not key.startswith(("ONTZORG", "COV"))}
        self.environment = keep | {"ONTZORG_HOME": str(folder), "ONTZORG_NOW": NOW, "ONTZORG_LANG": "en"}
        made = self.run("init", "--yes", "--name", "Noor", "--hours", "mon-fri 09:00-17:00", "--manager", "Bram")
        assert made.returncode == 0, made.stderr

    def command(self, *words: str) -> list[str]:
        return [sys.executable, "-m", "ontzorg_cli", *words]

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            self.command(*words), env=self.environment, capture_output=True, text=True, timeout=60, check=False
        )

    def killed(self, *words: str, after: float) -> bool:
        """Run a command, kill it after so many seconds, and return whether it had acknowledged."""
        with tempfile.TemporaryFile() as out:
            process = subprocess.Popen(
                self.command(*words), env=self.environment, stdout=out, stderr=subprocess.DEVNULL
            )
            time.sleep(after)
            process.send_signal(signal.SIGKILL)
            process.wait()
            out.seek(0)
            return bool(out.read())

    def titles(self, *words: str) -> list[str]:
        listed = self.run("list", *words, "--json")
        assert listed.returncode == 0, listed.stderr
        return [task["title"] for task in json.loads(listed.stdout)["tasks"]]


def moments(seed: int) -> list[float]:
    chance = random.Random(seed)
    return [chance.uniform(0.02, SLOWEST_SECONDS) for _ in range(KILLS)]


def test_adding_killed_at_any_moment_loses_and_doubles_nothing_acknowledged(tmp_path: Path) -> None:
    place = Place(tmp_path / "home")
    acknowledged = {
        f"work {number}"
        for number, after in enumerate(moments(1))
        if place.killed("add", f"work {number}", after=after)
    }
    found = place.titles("--all")
    assert place.run("add", "the next one").returncode == 0
    assert acknowledged - set(found) == set()
    assert len(found) == len(set(found))
    assert 0 < len(acknowledged) < KILLS, "the moments miss the command; they should fall before and after its end"


def test_finishing_killed_at_any_moment_leaves_work_open_or_done_and_never_both(tmp_path: Path) -> None:
    place = Place(tmp_path / "home")
    ids = []
    for number in range(KILLS):
        added = place.run("add", f"work {number}", "--json")
        ids.append(json.loads(added.stdout)["done"][0]["id"])
    acknowledged = {
        f"work {number}" for number, after in enumerate(moments(2)) if place.killed("done", ids[number], after=after)
    }
    still_open, done = place.titles("--all"), place.titles("--done")
    assert place.run("add", "the next one").returncode == 0
    assert sorted(still_open + done) == sorted(f"work {number}" for number in range(KILLS))
    assert acknowledged - set(done) == set()
    assert 0 < len(acknowledged) < KILLS, "the moments miss the command; they should fall before and after its end"


def test_eight_writers_adding_fifty_each_leave_four_hundred_entries(tmp_path: Path) -> None:
    place = Place(tmp_path / "home")
    failures: list[str] = []

    def write(writer: int) -> None:
        for number in range(ADDS):
            added = place.run("add", f"writer {writer} number {number}")
            if added.returncode:
                failures.append(added.stderr)

    writers = [threading.Thread(target=write, args=(writer,)) for writer in range(WRITERS)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert failures == []
    assert sorted(place.titles("--all")) == sorted(
        f"writer {writer} number {number}" for writer in range(WRITERS) for number in range(ADDS)
    )
