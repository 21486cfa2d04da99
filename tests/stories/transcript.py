"""A page of the manual that shows the program at work: read as Markdown, run, and compared or written anew.

Above a block an HTML comment says how it is run: `<!-- now: 2026-11-23T08:30 -->` sets the clock until the next one,
`<!-- exit: 3 -->`, `<!-- stdin: … -->` and `<!-- typed: … -->` hold for the next block. What is typed answers questions,
and stands on the screen as at a terminal; what comes in by stdin does not. Between two lines of either stands `\\n`. A
block is fenced as `console`; a command stands on a line that begins with `$ `, its output below it. The table after
`<!-- sums -->` holds the sums of that moment, worked out by hand. `<!-- calendars: outlook.ics google.ics -->` names the
files of `calendars/` that lie in the folder in which the page is played. A line `^C` in what is typed is Ctrl-C.

What happens outside the program happens where it stands: `<!-- keep -->` keeps the data folder as it is, `<!-- back -->`
makes it again as it was kept, and `<!-- edit: tasks.toml | old | new -->` changes a file of it by hand.
"""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

FENCE, END, PROMPT = "```console", "```", "$ "
DIRECTIVE = re.compile(r"<!-- (?P<name>now|exit|stdin|typed|sums)(?:: (?P<value>.*))? -->")
BY_HAND = re.compile(r"<!-- (?P<what>keep|back|edit)(?:: (?P<value>.*))? -->")
BETWEEN = " | "
CALENDARS = re.compile(r"^<!-- calendars: (?P<names>.*) -->$", re.MULTILINE)
NEW_LINE = r"\n"
RULE = re.compile(r"\|[-:| ]+\|")


@dataclass(frozen=True, slots=True)
class Prose:
    """A line that stands as it is."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A command of a page with the output that stands below it; `line` is where, from 1."""

    line: int
    command: str
    shown: str
    now: str
    stdin: str = ""
    typed: str = ""
    exit_code: int = 0

    @property
    def argv(self) -> list[str]:
        """Return the words after the program's name, split as bash does."""
        return shlex.split(self.command.replace("\\\n", " "))[1:]

    @property
    def text(self) -> str:
        """Return the command and its output as they stand in a block."""
        return "\n".join(part for part in (PROMPT + self.command, self.shown) if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sums:
    """The figures of a moment as somebody worked them out, one a column, in minutes."""

    line: int
    now: str
    minutes: tuple[int, ...]
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ByHand:
    """Something that is done to the data folder outside the program: `what`, with its `words`."""

    what: str
    words: tuple[str, ...]
    text: str


Part = Prose | Step | Sums | ByHand


def is_transcript(page: Path) -> bool:
    """Return whether a page sets the clock, and so is run."""
    return "<!-- now: " in page.read_text(encoding="utf-8")


def calendars_of(text: str) -> tuple[str, ...]:
    """Return the names of the calendar files that a page speaks of."""
    return tuple(name for match in CALENDARS.finditer(text) for name in match["names"].split())


def parts(text: str) -> Iterator[Part]:
    """Yield the parts of a page, in order. Raise ValueError where a block does not end."""
    lines = text.splitlines()
    said: dict[str, str] = {}
    place = 0
    while place < len(lines):
        line = lines[place]
        by_hand = _by_hand(line)
        yield by_hand or Prose(line)
        place += 1
        if match := DIRECTIVE.fullmatch(line):
            said[match["name"]] = match["value"] or ""
        elif line == FENCE:
            end = lines.index(END, place)
            yield from _steps(lines[place:end], place + 1, said)
            said = {"now": said.get("now", "")}
            place = end
        elif "sums" in said and RULE.fullmatch(line):
            row = lines[place]
            minutes = tuple(int(cell) for cell in row.strip("|").split("|"))
            place += 1
            yield Sums(line=place, now=said["now"], minutes=minutes, text=row)
            del said["sums"]


def page_of(found: Iterable[Part], shown: Callable[[Step], str]) -> str:
    """Return the page that the parts make, with what each command shows now."""
    texts: list[str] = []
    for part in found:
        if isinstance(part, Step):
            if texts[-1] != FENCE:
                texts.append("")
            texts.append(replace(part, shown=shown(part)).text)
        else:
            texts.append(part.text)
    return "\n".join(texts) + "\n"


def _by_hand(line: str) -> ByHand | None:
    match = BY_HAND.fullmatch(line)
    if match is None:
        return None
    words = tuple(match["value"].split(BETWEEN)) if match["value"] else ()
    return ByHand(what=match["what"], words=words, text=line)


def _steps(block: Sequence[str], line: int, said: dict[str, str]) -> Iterator[Step]:
    starts = [place for place, text in enumerate(block) if text.startswith(PROMPT)]
    for start, end in zip(starts, [*starts[1:], len(block)], strict=True):
        after = start + 1
        while block[after - 1].endswith("\\"):
            after += 1
        yield Step(
            line=line + start,
            command="\n".join(block[start:after]).removeprefix(PROMPT),
            shown="\n".join(block[after:end]).strip("\n"),
            now=said.get("now", ""),
            stdin=said.get("stdin", "").replace(NEW_LINE, "\n"),
            typed=said.get("typed", "").replace(NEW_LINE, "\n"),
            exit_code=int(said.get("exit", "0")),
        )
