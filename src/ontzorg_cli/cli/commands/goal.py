"""`ontzorg goal`: the same as `ontzorg goal list`."""

from __future__ import annotations

from ontzorg_cli.cli.commands.goal_list import goal_list


def goal() -> None:
    goal_list()
