"""Sentences by key, in one language: `words/<language>/<section>.toml`, a section loaded when first asked for."""

from __future__ import annotations

import string
from pathlib import Path
from typing import TYPE_CHECKING, Literal, cast

import tomli

from ontzorg_cli.words.phrase import Phrase, Piece, Tone

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Language = Literal["nl", "en"]
FOLDER = Path(__file__).parent
LANGUAGES: tuple[Language, ...] = ("nl", "en")
Entries = dict[str, "str | Entries"]
Value = str | int | Piece | Phrase


class Catalogue:
    """The sentences of one language.

    A key is a path such as `today.room`; its first part names the file. A sentence is a string with `{named}`
    places, or a table with `one` and `other`, chosen by the value called `count`.
    """

    def __init__(self, language: Language) -> None:
        self.language: Language = language
        self._sections: dict[str, Entries] = {}

    def has(self, key: str) -> bool:
        """Return whether there is a sentence under `key`."""
        try:
            self._find(key)
        except KeyError:
            return False
        return True

    def text(self, key: str, /, **values: str | int) -> str:
        """Return the sentence under `key` with its places filled. Raise KeyError where there is none."""
        return "".join(piece.text for piece in self.say(key, Tone.PLAIN, **values))

    def say(self, key: str, tone: Tone = Tone.PLAIN, /, **values: Value) -> Phrase:
        """Return the sentence under `key` as a phrase: our words in `tone`, values in their own.

        Raise KeyError where there is no such sentence or a place has no value.
        """
        return tuple(_fill(self._sentence(key, values), values, tone))

    def entries(self, key: str) -> Mapping[str, str | Entries]:
        """Return the table under `key`, such as a list of options with their help."""
        found = self._find(key)
        if isinstance(found, str):
            raise KeyError(key)
        return found

    def _sentence(self, key: str, values: Mapping[str, Value]) -> str:
        found = self._find(key)
        if isinstance(found, dict):
            found = found["one" if values.get("count") == 1 else "other"]
        if isinstance(found, dict):
            raise KeyError(key)
        return found

    def _find(self, key: str) -> str | Entries:
        section, _, path = key.partition(".")
        found: str | Entries = self._section(section)
        for name in path.split(".") if path else ():
            if isinstance(found, str):
                raise KeyError(key)
            found = found[name]
        return found

    def _section(self, name: str) -> Entries:
        if name not in self._sections:
            try:
                text = (FOLDER / self.language / f"{name}.toml").read_text("utf-8")
            except FileNotFoundError:
                raise KeyError(name) from None
            self._sections[name] = cast("Entries", tomli.loads(text))
        return self._sections[name]


def _fill(sentence: str, values: Mapping[str, Value], tone: Tone) -> Iterator[Piece]:
    for literal, name, _, _ in string.Formatter().parse(sentence):
        if literal:
            yield Piece(literal, tone)
        if name is None:
            continue
        value = values[name]
        if isinstance(value, Piece):
            yield value
        elif isinstance(value, tuple):
            yield from value
        else:
            yield Piece(str(value), tone)
