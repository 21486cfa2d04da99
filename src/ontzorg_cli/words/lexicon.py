"""The words of dates, times and durations of both languages, as the one lexicon that the grammar reads with."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, cast

import tomli

from ontzorg_cli.core.calendar.lexicon import Lexicon
from ontzorg_cli.words.catalogue import FOLDER, LANGUAGES

if TYPE_CHECKING:
    from ontzorg_cli.core.calendar.lexicon import Sense, Senses
    from ontzorg_cli.words.catalogue import Language

Table = dict[str, list[str]]


@cache
def load_lexicon(language: Language = "nl") -> Lexicon:
    """Return the words of both languages; `language` settles the few that mean something else in the other."""
    files = {name: _file(name) for name in sorted(LANGUAGES, key=lambda name: name != language)}
    words: dict[str, Senses] = {}
    for file in files.values():
        half_role = f"half_{file['settings']['half'][0]}"
        for role, table in file.items():
            if role != "settings":
                _add(words, role, table, half_role)
    first = files[language]["settings"]
    return Lexicon(
        words=words,
        half_of_digits=f"half_{first['half'][0]}",
        requester_prefixes=tuple(prefix for file in files.values() for prefix in file["settings"]["requester"]),
        mark_prefixes=tuple(dict.fromkeys(prefix for file in files.values() for prefix in file["settings"]["mark"])),
    )


def _file(language: Language) -> dict[str, Table]:
    text = (FOLDER / language / "lexicon.toml").read_text("utf-8")
    return cast("dict[str, Table]", tomli.loads(text))


def _add(words: dict[str, Senses], role: str, table: Table, half_role: str) -> None:
    """Add the words of a table. The table of markers holds roles, the others hold what the words are in one role."""
    for name, spellings in table.items():
        for word in spellings:
            senses = words.setdefault(word, {})
            senses.setdefault(name if role == "marker" else role, 1 if role == "marker" else _sense(name))
            if role == "number":
                senses.setdefault(half_role, int(name))


def _sense(name: str) -> Sense:
    return int(name) if name.lstrip("-").isdigit() else name
