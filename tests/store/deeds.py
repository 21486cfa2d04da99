"""A process that works in a home until it is told to stop, or is stopped: what test_torture starts by the dozen.

It prints a line for each deed, after the store said it was saved.
"""

from __future__ import annotations

import sys
from pathlib import Path

from tests.store.samples import NOW, add

from ontzorg_cli.core.work.task import ClosedTask, Ending, Task
from ontzorg_cli.store.home import Home


def main(folder: str, state: str, name: str, count: int, deed: str) -> None:
    """Do `count` deeds: `add` tasks, or `mixed`: add two, close one."""
    home = Home(Path(folder), Path(state))
    for number in range(count):
        title = f"{name}-{number}"
        if deed == "add" or number % 3:
            add(home, title)
            print(f"added {title}", flush=True)  # noqa: T201 - told to the test
            continue
        with home.change("done", now=NOW) as change:
            mine = [task for task in change.tasks() if task.title.startswith(f"{name}-")]
            for task in mine[:1]:
                change.put(ClosedTask(task=task, ending=Ending.DONE, closed_at=NOW), replaces=task)
                change.put(Task(id=change.new_id(), title=title, created_at=NOW))
        if mine:
            print(f"closed {mine[0].title}\nadded {title}", flush=True)  # noqa: T201 - told to the test


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]), sys.argv[5])
