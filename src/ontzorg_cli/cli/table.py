"""THE COMMAND TABLE: a command is a row here, a file in `commands/` and its words in words/*/help.toml."""

from __future__ import annotations

import builtins
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from ontzorg_cli.cli.usage import unknown_command

if TYPE_CHECKING:
    from collections.abc import Sequence


class Panel(StrEnum):
    """Where a command stands in the help (PRODUCT.md)."""

    DAY = "day"
    CATCH = "catch"
    WORK = "work"
    AGENDA = "agenda"
    TOGETHER = "together"
    PAGES = "pages"
    CARE = "care"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One command. A name of two words is a command within a group; the group's own row runs without it.

    `ids` and `names` are the arguments and options that TAB completes with ids of open work and with names of people,
    `codes` those that it completes with the flags that are up, once `--accept` stands on the line. `events` it completes
    with the events of the coming months, `templates` with the names of templates, `calendars` with the calendars that are
    followed.
    """

    name: str
    panel: Panel
    aliases: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    takes_words: bool = False
    """Whether a group that runs without a second name takes other words after its own."""
    events: tuple[str, ...] = ()
    templates: tuple[str, ...] = ()
    calendars: tuple[str, ...] = ()
    function: str = ""
    module: str = ""

    @property
    def key(self) -> str:
        """The name as one word: of its words in the help, and with underscores of its module and function."""
        return self.name.replace(" ", "-")

    @property
    def function_name(self) -> str:
        """The function that runs it; with a line under it where Python has a word like that already."""
        name = self.function or self.key.replace("-", "_")
        return f"{name}_" if hasattr(builtins, name) else name

    @property
    def module_name(self) -> str:
        """The module in which the function lives."""
        return self.module or f"ontzorg_cli.cli.commands.{self.key.replace('-', '_')}"


Table = tuple[Row, ...]

COMMANDS: Table = (
    Row(name="today", panel=Panel.DAY, aliases=("vandaag",)),
    Row(name="next", panel=Panel.DAY, function="next_"),
    Row(name="plan", panel=Panel.DAY, codes=("day",)),
    Row(name="reflect", panel=Panel.DAY, aliases=("reflectie",)),
    Row(name="add", panel=Panel.CATCH, names=("for", "owner"), ids=("depends",)),
    Row(name="adhoc", panel=Panel.CATCH, names=("from", "delegate")),
    Row(name="ask", panel=Panel.CATCH, aliases=("past",), names=("from",)),
    Row(name="note", panel=Panel.CATCH, aliases=("noteer",), names=("with",)),
    Row(name="start", panel=Panel.WORK, ids=("id",)),
    Row(name="stop", panel=Panel.WORK),
    Row(name="done", panel=Panel.WORK, aliases=("klaar",), ids=("ids",)),
    Row(name="defer", panel=Panel.WORK, aliases=("later",), ids=("ids_and_day",)),
    Row(name="drop", panel=Panel.WORK, ids=("ids",)),
    Row(name="edit", panel=Panel.WORK, ids=("id", "depends"), names=("for", "owner")),
    Row(name="show", panel=Panel.WORK, ids=("id",)),
    Row(name="why", panel=Panel.WORK, ids=("what",)),
    Row(name="list", panel=Panel.WORK, function="list_", names=("for",)),
    Row(name="agenda", panel=Panel.AGENDA, takes_words=True),
    Row(name="agenda add", panel=Panel.AGENDA, names=("with",)),
    Row(name="agenda block", panel=Panel.AGENDA, ids=("what",)),
    Row(name="agenda away", panel=Panel.AGENDA, names=("who",)),
    Row(name="agenda free", panel=Panel.AGENDA, names=("with",)),
    Row(name="agenda import", panel=Panel.AGENDA, names=("owner",)),
    Row(name="agenda backplan", panel=Panel.AGENDA, names=("for",), events=("event",), templates=("template",)),
    Row(name="agenda export", panel=Panel.AGENDA),
    Row(name="agenda subscribe", panel=Panel.AGENDA, names=("owner",), calendars=("name",)),
    Row(name="agenda refresh", panel=Panel.AGENDA, calendars=("name",)),
    Row(name="dayoff", panel=Panel.AGENDA, aliases=("vrij",)),
    Row(name="dayoff add", panel=Panel.AGENDA),
    Row(name="dayoff drop", panel=Panel.AGENDA),
    Row(name="dayoff fill", panel=Panel.AGENDA),
    Row(name="dayoff school", panel=Panel.AGENDA),
    Row(name="ahead", panel=Panel.AGENDA, aliases=("vooruit",)),
    Row(name="weekly", panel=Panel.TOGETHER, aliases=("bila",), names=("manager",)),
    Row(name="topic", panel=Panel.TOGETHER, names=("manager",)),
    Row(name="manager", panel=Panel.TOGETHER),
    Row(name="manager add", panel=Panel.TOGETHER),
    Row(name="manager list", panel=Panel.TOGETHER),
    Row(name="manager show", panel=Panel.TOGETHER, names=("name",)),
    Row(name="manager edit", panel=Panel.TOGETHER, names=("name",)),
    Row(name="goal", panel=Panel.TOGETHER),
    Row(name="goal add", panel=Panel.TOGETHER),
    Row(name="goal list", panel=Panel.TOGETHER),
    Row(name="report", panel=Panel.PAGES),
    Row(name="init", panel=Panel.CARE),
    Row(name="demo", panel=Panel.CARE),
    Row(name="config", panel=Panel.CARE),
    Row(name="undo", panel=Panel.CARE),
    Row(name="history", panel=Panel.CARE),
    Row(name="backup", panel=Panel.CARE),
)


def resolve(words: Sequence[str], table: Table) -> tuple[Row, tuple[str, ...]]:
    """Return the row that the first word or two name, and the words after them.

    Raise a usage error with what was probably meant where there is no such command.
    """
    row = _row(words[0], table)
    if row is None:
        raise unknown_command(words[0], (name for each in table if " " not in each.name for name in spellings(each)))
    inner = within(row, table)
    if not inner or len(words) == 1 or words[1].startswith("-"):
        return row, tuple(words[1:])
    second = _row(f"{row.name} {words[1]}", inner)
    if second is None and row.takes_words:
        return row, tuple(words[1:])
    if second is None:
        raise unknown_command(f"{row.name} {words[1]}", (each.name for each in inner))
    return second, tuple(words[2:])


def within(row: Row, table: Table) -> Table:
    """Return the commands within a group; none for a plain command."""
    return tuple(each for each in table if each.name.startswith(f"{row.name} "))


def spellings(row: Row) -> tuple[str, ...]:
    """Return the words by which a command is called, its own name first."""
    return (row.name, *row.aliases)


def _row(name: str, table: Table) -> Row | None:
    return next((row for row in table if name in spellings(row)), None)
