"""Help, for the whole and for one command: every word of it from words/*/help.toml."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontzorg_cli.cli.lazy import command_of, parameters
from ontzorg_cli.cli.table import Panel, resolve, spellings, within

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from typer.core import TyperArgument, TyperOption

    from ontzorg_cli.cli.session import Session
    from ontzorg_cli.cli.table import Row, Table
    from ontzorg_cli.words.catalogue import Catalogue, Entries

INDENT = "  "
WIDEST_TERM = 26
WIDEST_PAGE = 100
GLOBAL_OPTIONS = ("home", "now", "lang", "color", "json", "discreet")


def help_of(words: Sequence[str], session: Session, table: Table) -> str:
    """Return the help of the command that `words` name, or of the whole where they name none."""
    width = min(session.width, WIDEST_PAGE)
    if not words:
        return "\n".join(_root(session.catalogue, table, width)) + "\n"
    row, _ = resolve(words, table)
    return "\n".join(_command(row, session.catalogue, table, width)) + "\n"


def _root(words: Catalogue, table: Table, width: int) -> Iterator[str]:
    yield from _wrapped(words.text("help.tagline"), width)
    yield ""
    yield words.text("help.usage")
    for panel in Panel:
        rows = [row for row in table if row.panel is panel and " " not in row.name]
        if rows:
            yield from _section(words.text(f"help.panels.{panel}"))
            yield from _definitions(
                [(_called(row), words.text(f"help.commands.{row.key}.line")) for row in rows], width
            )
    yield from _section(words.text("help.everywhere"))
    yield from _definitions([_option(f"--{name}", name, {}, words) for name in GLOBAL_OPTIONS], width)
    yield ""
    yield from _wrapped(words.text("help.more"), width)


def _command(row: Row, words: Catalogue, table: Table, width: int) -> Iterator[str]:
    entries = words.entries(f"help.commands.{row.key}")
    yield from _wrapped(str(entries["line"]), width)
    yield from _section(words.text("help.titles.usage"))
    yield f"{INDENT}{entries['usage']}"
    inner = within(row, table)
    if inner:
        yield from _section(words.text("help.titles.commands"))
        yield from _definitions(
            [(_called(each), words.text(f"help.commands.{each.key}.line")) for each in inner], width
        )
    described = [_parameter(param, entries, words) for param in parameters(command_of(row)) if not param.hidden]
    if described:
        yield from _section(words.text("help.titles.options"))
        yield from _definitions(described, width)
    yield from _section(words.text("help.titles.examples"))
    yield from (f"{INDENT}{line}" for line in str(entries["examples"]).strip().splitlines())


def _lines(rows: Iterable[Row], words: Catalogue) -> list[tuple[str, str]]:
    return [(_called(row), words.text(f"help.commands.{row.key}.line")) for row in rows]


def _called(row: Row) -> str:
    own, *aliases = spellings(row)
    return f"{own} ({', '.join(aliases)})" if aliases else own


def _parameter(
    param: TyperArgument | TyperOption, entries: Mapping[str, str | Entries], words: Catalogue
) -> tuple[str, str]:
    if param.param_type_name == "argument":
        return _option("", param.opts[0], entries, words)
    name = max(param.opts, key=len)
    typed = ", ".join((*param.opts, *param.secondary_opts))
    choices = param.type_descriptor.choices or ()
    term, text = _option(typed, name.lstrip("-"), entries, words)
    return (f"{term} {'|'.join(str(choice) for choice in choices)}" if choices and term == typed else term), text


def _option(typed: str, name: str, entries: Mapping[str, str | Entries], words: Catalogue) -> tuple[str, str]:
    """Return what is typed and what it does. `NAME | text` in the words gives a value its name."""
    own = entries.get("options")
    found = own.get(name) if isinstance(own, dict) else None
    value, _, text = str(found or words.entries("help.options")[name]).rpartition("|")
    return " ".join(part for part in (typed, value.strip()) if part), text.strip()


def _section(title: str) -> tuple[str, str]:
    return "", title


def _column(terms: Iterable[str]) -> int:
    return min(max(map(len, terms), default=0), WIDEST_TERM) + len(INDENT) + 2


def _definitions(pairs: Sequence[tuple[str, str]], width: int, column: int = 0) -> Iterator[str]:
    column = column or _column([term for term, _ in pairs])
    for term, text in pairs:
        lines = tuple(_wrapped(text, width - column))
        head = f"{INDENT}{term}"
        if len(head) + 2 > column:
            yield head
            head = ""
        yield f"{head:<{column}}{lines[0]}"
        yield from (f"{'':<{column}}{line}" for line in lines[1:])


def _wrapped(text: str, width: int) -> Iterable[str]:
    line = ""
    for word in text.split():
        if line and len(line) + 1 + len(word) > width:
            yield line
            line = word
        else:
            line = f"{line} {word}".strip()
    yield line
