"""`ontzorg manager`: the same as `ontzorg manager list`."""

from __future__ import annotations

from ontzorg_cli.cli.commands.manager_list import manager_list


def manager() -> None:
    manager_list()
