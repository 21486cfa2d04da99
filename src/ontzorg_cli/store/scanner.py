"""Cuts a data file into pieces that join to the same text: its head, `[[kind]]` blocks, loose comments, the end mark.

Comments right above a block go with it; comments that stand apart belong to nobody, and stay when blocks go.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

END_MARK = "# -- einde / end --"
"""The last line of a data file: a cut loses it, a hand edit keeps it."""

# No group is possessive: until 3.11.5 Python keeps what the last round of one, which failed, had taken.
_STRING = r'"(?!"")[^"\\\n]*+(?:\\[^\n][^"\\\n]*+)*"'
_SIMPLE = rf"(?:{_STRING}|[^\s\"'\[{{#][^\"'\[{{#\n]*+|\[(?:[ \t,]*+{_STRING})*[ \t,]*+\])[ \t]*+(?:\#[^\n]*+)?\r?\n"
_TRIVIA = r"(?:[ \t]*+(?:\#[^\n]*+)?\r?\n)*"
_KEY = r"[A-Za-z0-9_-]++"
TRIVIA = re.compile(_TRIVIA)
SIMPLE_LINES = re.compile(rf"(?:{_TRIVIA}[ \t]*+{_KEY}[ \t]*+=[ \t]*+{_SIMPLE})*")
HEADER = re.compile(rf"[ \t]*+(\[\[?)[ \t]*+({_KEY}|\"[^\"\n]*+\"|'[^'\n]*+')[ \t]*+(\.?)[^\n]*+\n")
TOKEN = re.compile(
    r'"""[^\\"]*+(?:(?:\\[\s\S]|"{1,2}(?!"))[^\\"]*+)*"{3,5}'
    r"|'''[^']*+(?:'{1,2}(?!')[^']*+)*'{3,5}"
    r'|"[^"\\\n]*+(?:\\[^\n][^"\\\n]*+)*"'
    r"|'[^'\n]*+'"
    r"|(?P<open>[\[{])|(?P<close>[\]}])|(?P<comment>\#[^\n]*+)|(?P<line>\n)|(?P<space>[ \t\r]++)"
    r"|[^\"'\#\[\]{}\n \t\r]++"
)


@dataclass(slots=True)
class Piece:
    """A stretch of a file. `kind` is the name of a block, None for anything else; `key` is filled in by the document."""

    text: str
    kind: str | None = None
    key: str | None = None

    @property
    def is_end_mark(self) -> bool:
        """Return whether it is the line that tells that nothing was cut."""
        return self.kind is None and self.text.strip() == END_MARK


def pieces_of(text: str) -> list[Piece]:
    """Return the pieces of a data file that TOML can read; the first is its head."""
    if not text.endswith("\n"):
        text += "\r\n" if "\r\n" in text else "\n"
    pieces: list[Piece] = []
    kind: str | None = None
    start = end = place = 0
    while place < len(text):
        end = place = _after_content(text, place, end)
        place = _match_end(TRIVIA, text, place)
        if place == len(text):
            break
        header = HEADER.match(text, place)
        if header is None:
            end = place = after_statement(text, place)
        elif header[3] and _name(header[2]) == kind:
            end = place = header.end()
        else:
            own, loose, above = _share_out(text[end:place])
            pieces.append(Piece(text[start:end] + own, kind))
            pieces.extend(Piece(part) for part in loose)
            start = place - len(above)
            end = place = header.end()
            kind = _name(header[2]) if header[1] == "[[" and not header[3] else None
    own, loose, above = _share_out(text[end:])
    pieces.append(Piece(text[start:end] + own, kind))
    pieces.extend(Piece(part) for part in (*loose, above) if part)
    return pieces


def after_statement(text: str, place: int) -> int:
    """Return where the line after a `key = value` begins, however many lines the value takes."""
    depth = 0
    while found := TOKEN.match(text, place):
        place = found.end()
        depth += (found.lastgroup == "open") - (found.lastgroup == "close")
        if found.lastgroup == "line" and depth == 0:
            return place
    return len(text)


def _after_content(text: str, place: int, end: int) -> int:
    after = _match_end(SIMPLE_LINES, text, place)
    return after if after > place else max(place, end)


def _match_end(pattern: re.Pattern[str], text: str, place: int) -> int:
    found = pattern.match(text, place)
    return found.end() if found else place


def _name(key: str) -> str:
    return key.strip("\"'")


def _share_out(trivia: str) -> tuple[str, list[str], str]:
    """Return which of the lines between two blocks are the first one's, nobody's, and the second one's."""
    if not trivia.strip():
        return trivia, [], ""
    lines = trivia.splitlines(keepends=True) if trivia.isascii() else trivia.split("\n")
    if not trivia.isascii():
        lines = [f"{line}\n" for line in lines[:-1]]
    first, last = 0, len(lines)
    while last and _is_comment(lines[last - 1]):
        last -= 1
    while first < last and _is_comment(lines[first]):
        first += 1
    while first < last and not lines[first].strip():
        first += 1
    loose = list(_loose("".join(lines[first:last])))
    return "".join(lines[:first]), loose, "".join(lines[last:])


def _is_comment(line: str) -> bool:
    return line.lstrip().startswith("#") and line.strip() != END_MARK


def _loose(text: str) -> Iterator[str]:
    so_far = ""
    for line in text.split("\n")[:-1]:
        if line.strip() == END_MARK:
            if so_far:
                yield so_far
            yield f"{line}\n"
            so_far = ""
        else:
            so_far += f"{line}\n"
    if so_far:
        yield so_far
