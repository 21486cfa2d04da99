"""The pages of docs/reference, made from the command table, the table of settings and the error classes."""

from __future__ import annotations

import importlib
import pkgutil
import sys
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import ontzorg_cli
from ontzorg_cli.cli.help_text import help_of
from ontzorg_cli.cli.hoist import Globals
from ontzorg_cli.cli.session import Session
from ontzorg_cli.cli.table import COMMANDS, Panel
from ontzorg_cli.core.errors import OntzorgError
from ontzorg_cli.store.settings import SETTINGS, plain
from ontzorg_cli.store.toml_text import text_of
from ontzorg_cli.words.catalogue import Catalogue

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ontzorg_cli.store.settings import Setting
    from ontzorg_cli.words.catalogue import Entries, Language

WIDTH = "80"
NOTICE = "<!-- Made by `pytest tests/docs --write-reference`; changed by hand it does not pass the tests. -->"
COMMANDS_PAGE = {
    "en": (
        "# Commands",
        (
            "Every command, as `ontzorg COMMAND --help` tells it. [In Dutch](commands-nl.md). Exit codes are in "
            "[errors.md](errors.md), settings in [settings.md](settings.md)."
        ),
        "All commands",
    ),
    "nl": (
        "# Commando's",
        (
            "Elk commando, zoals `ontzorg COMMANDO --help` het vertelt. [In het Engels](commands.md). De instellingen "
            "staan in [settings.md](settings.md), de meldingen in [errors.md](errors.md)."
        ),
        "Alle commando's",
    ),
}
MEANING = {
    2: "what was typed cannot be understood",
    3: "not found",
    4: "can mean more than one thing",
    5: "something stands in the way: another program, or a change by hand",
    6: "a data file is damaged, or newer than this program",
    7: "not a calendar",
    9: "the data folder cannot be read or written",
    70: "a defect of the program itself",
    130: "broken off by the user",
}


def pages() -> Mapping[str, str]:
    """Return the text of each page, by its name."""
    return {
        "commands.md": _page(_commands("en")),
        "commands-nl.md": _page(_commands("nl")),
        "settings.md": _page(_settings()),
        "errors.md": _page(_errors()),
    }


def error_classes() -> list[type[OntzorgError]]:
    """Return every error that can be told, by exit code and code."""
    for module in pkgutil.walk_packages([str(Path(ontzorg_cli.__file__ or "").parent)], "ontzorg_cli."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    found, left = set[type[OntzorgError]](), [OntzorgError]
    while left:
        known = left.pop()
        left += known.__subclasses__()
        if known.__module__.startswith("ontzorg_cli.") and "code" in vars(known):
            found.add(known)
    return sorted(found, key=lambda each: (each.exit_code, each.code))


def _page(lines: Iterator[str]) -> str:
    return "\n".join((NOTICE, "", *lines)) + "\n"


def _commands(language: Language) -> Iterator[str]:
    session = Session(Globals(lang=language), {"COLUMNS": WIDTH}, stdin=None, stdout=sys.stdout, stderr=sys.stderr)
    title, intro, everything = COMMANDS_PAGE[language]
    yield from (title, "", intro, "", f"## {everything}", "", *_fenced(help_of((), session, COMMANDS)))
    for panel in Panel:
        rows = [row for row in COMMANDS if row.panel is panel]
        if rows:
            yield from ("", f"## {session.catalogue.text(f'help.panels.{panel}')}")
        for row in rows:
            called = " · ".join(f"`{name}`" for name in (row.name, *row.aliases))
            yield from ("", f"### {called}", "", *_fenced(help_of(tuple(row.name.split()), session, COMMANDS)))


def _fenced(text: str) -> tuple[str, ...]:
    return ("```text", *text.rstrip("\n").split("\n"), "```")


def _settings() -> Iterator[str]:
    words = {language: Catalogue(language) for language in ("en", "nl")}
    yield "# Settings"
    yield ""
    yield "What `config.toml` may say. Set one with `ontzorg config KEY VALUE`, or in the file itself; `ontzorg config`"
    yield "shows them all. Shares are fractions of 1 in the file; `ontzorg config` takes percentages too. How the figures"
    yield "are used is told in [judging a day](../explanation/judging-a-day.md)."
    section = ""
    for setting in SETTINGS:
        if setting.section != section:
            section = setting.section
            titles = " · ".join(words[language].text(f"config.section.{section}") for language in ("en", "nl"))
            yield from ("", f"## `[{section}]` {titles}", "")
            yield "| setting | where nothing is said | may be | what it is | wat het is |"
            yield "|---|---|---|---|---|"
        cells = (
            f"`{setting.key}`",
            _default(setting),
            _range(setting),
            *(words[language].text(f"config.meaning.{setting.key}") for language in ("en", "nl")),
        )
        yield f"| {' | '.join(cells)} |"


def _default(setting: Setting) -> str:
    if setting.key in {"hours", "first_day"}:
        return "asked by `init`" if setting.key == "hours" else "the day of `init`"
    if setting.default is None or setting.default in ("", ()):
        return "nothing"
    return f"`{text_of(plain(setting, setting.default))}`"


def _range(setting: Setting) -> str:
    limits = "" if setting.lowest is None else f" {setting.lowest:g} to {setting.highest:g}"
    return {
        "text": "text",
        "language": "`nl` or `en`",
        "zone": "a time zone, such as `Europe/Amsterdam`",
        "country": "a country in two letters",
        "texts": "a list of addresses",
        "kinds": 'kinds of work, such as `["agenda", "travel"]`',
        "day": "a date",
        "hours": "stretches a day, with `even` and `odd` weeks apart where they differ",
        "folder": "a folder",
        "share": f"a fraction,{limits}",
        "factor": f"a number,{limits}",
        "whole": f"a whole number,{limits}",
    }[setting.kind] + (", or nothing" if setting.optional and setting.kind != "folder" else "")


def _errors() -> Iterator[str]:
    words = {language: Catalogue(language).entries("errors") for language in ("en", "nl")}
    by_exit: defaultdict[int, list[type[OntzorgError]]] = defaultdict(list)
    for known in error_classes():
        by_exit[known.exit_code].append(known)
    yield "# Errors"
    yield ""
    yield "An error is one to three lines on stderr: what is wrong, where, and what to do next. With `--json` it is an"
    yield 'object: `{"error": {"code": …, "message": …}}` with the facts beside them. `ONTZORG_DEBUG=1` shows where in'
    yield "the program it arose. A line of which a fact is not known is left out."
    yield ""
    yield "| exit code | meaning |"
    yield "|---|---|"
    yield "| 0 | fine, also where a day does not fit or there is nothing to show |"
    for code, meaning in sorted({**MEANING, 8: "`today --check` on a day on which a promise would break"}.items()):
        yield f"| {code} | {meaning} |"
    for exit_code, classes in by_exit.items():
        yield from ("", f"## {exit_code}: {MEANING[exit_code]}", "")
        yield "| code | English | Nederlands |"
        yield "|---|---|---|"
        for known in classes:
            said = (_sentences(words[language][known.code]) for language in ("en", "nl"))
            yield f"| `{known.code}` | {' | '.join(said)} |"


def _sentences(entry: str | Entries) -> str:
    lines = entry.values() if isinstance(entry, dict) else (entry,)
    return " / ".join(str(line).replace("|", "\\|").replace("\n", " ") for line in lines)
