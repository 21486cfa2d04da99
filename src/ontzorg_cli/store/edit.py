"""Changes keys in the text of one block; all else in it (comments, unknown keys, order, spacing) stays as it was."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

import tomli

from ontzorg_cli.store.scanner import HEADER, TOKEN, TRIVIA, after_statement
from ontzorg_cli.store.toml_text import key_text, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ontzorg_cli.store.toml_text import Value

KEY = re.compile(r"""[ \t]*+(?:([A-Za-z0-9_-]++)|"([^"\\\n]*+)"|'([^'\n]*+)')[ \t]*+=[ \t]*+""")
LINE_END = re.compile(r"[ \t]*+(\#[^\n]*+)?\n")


class CannotEditError(ValueError):
    """The block is written in a way that cannot be changed safely."""


@dataclass(frozen=True, slots=True)
class Statement:
    """Where a `key = value` stands: its first place, its value's, the value's end, and where the next line begins."""

    key: str
    start: int
    value: int
    value_end: int
    end: int


def edited(
    text: str,
    kind: str,
    *,
    put: Mapping[str, Value],
    out: Sequence[str],
    order: Sequence[str],
    becomes: str | None = None,
) -> str:
    """Return a block with the keys of `put` set and those of `out` taken away; new keys follow `order`.

    `becomes` gives the block another kind. Raise CannotEditError where the outcome would not be as asked.
    """
    meant = tomli.loads(text)[kind][0]
    meant = {key: value for key, value in meant.items() if key not in out} | {
        key: tomli.loads(f"key = {text_of(value)}")["key"] for key, value in put.items()
    }
    name = becomes or kind
    for attempt in (_in_lines, _in_full):
        outcome = attempt(text, kind, put, out, order)
        if outcome is not None and becomes is not None:
            outcome = _renamed(outcome, kind, becomes)
        if outcome is not None and _read(outcome, name) == meant:
            return outcome
    raise CannotEditError(kind)


def _read(text: str, kind: str) -> object:
    try:
        blocks = tomli.loads(text).get(kind, [])
    except tomli.TOMLDecodeError:
        return None
    return blocks[0] if len(blocks) == 1 else None


def _in_lines(text: str, _kind: str, put: Mapping[str, Value], out: Sequence[str], order: Sequence[str]) -> str | None:
    """Return the block with only the lines of these keys touched."""
    found = list(_statements(text))
    at = {statement.key: statement for statement in found}
    header = HEADER.match(text, _end(TRIVIA, text, 0))
    if header is None:
        return None
    changes: list[tuple[int, int, str]] = []
    for key in out:
        if key in at:
            comment = text[at[key].value_end : at[key].end].lstrip(" \t")
            changes.append((at[key].start, at[key].end, comment if comment.startswith("#") else ""))
    for key, value in put.items():
        if key in at:
            changes.append((at[key].value, at[key].value_end, text_of(value)))
        else:
            earlier = [at[other].end for other in order[: order.index(key)] if other in at and other not in out]
            place = max(earlier, default=header.end())
            changes.append((place, place, f"{key_text(key)} = {text_of(value)}\n"))
    # From the back, so that places stay true; of several new keys in one place the last comes first.
    changes.reverse()
    for start, end, new in sorted(changes, key=lambda change: (change[0], change[1]), reverse=True):
        text = f"{text[:start]}{new}{text[end:]}"
    return text


def _statements(text: str) -> Iterator[Statement]:
    place, in_block = 0, False
    while place < len(text):
        place = _end(TRIVIA, text, place)
        header = HEADER.match(text, place)
        if header is not None:
            if in_block:
                return
            in_block, place = True, header.end()
            continue
        key = KEY.match(text, place)
        end = after_statement(text, place)
        if key is not None:
            name = next(part for part in key.groups() if part is not None)
            yield Statement(name, place, key.end(), _value_end(text, key.end(), end), end)
        place = end


def _value_end(text: str, place: int, end: int) -> int:
    last = place
    while place < end and (found := TOKEN.match(text, place)):
        place = found.end()
        if found.lastgroup not in {"comment", "line", "space"}:
            last = place
    return last


def _end(pattern: re.Pattern[str], text: str, place: int) -> int:
    found = pattern.match(text, place)
    return found.end() if found else place


def _in_full(text: str, kind: str, put: Mapping[str, Value], out: Sequence[str], order: Sequence[str]) -> str | None:
    """Return the block as tomlkit changes it, for what is written in an unusual way."""
    import tomlkit  # noqa: PLC0415 - a slow import that hardly any command needs
    from tomlkit.exceptions import TOMLKitError  # noqa: PLC0415 - see above

    try:
        document = tomlkit.parse(text)
        table = cast("Any", document[kind])[0]
        for key in out:
            table.pop(key, None)
        for key in sorted(put, key=order.index):
            table[key] = tomlkit.parse(f"key = {text_of(put[key])}")["key"]
        return tomlkit.dumps(document)
    except (TOMLKitError, KeyError, TypeError, ValueError):
        return None


def _renamed(text: str, kind: str, becomes: str) -> str:
    place = 0
    names: list[tuple[int, int]] = []
    while place < len(text):
        place = _end(TRIVIA, text, place)
        header = HEADER.match(text, place)
        if header is not None and header[2].strip("\"'") == kind:
            names.append(header.span(2))
        place = after_statement(text, place) if header is None else header.end()
    for start, end in reversed(names):
        text = f"{text[:start]}{becomes}{text[end:]}"
    return text
