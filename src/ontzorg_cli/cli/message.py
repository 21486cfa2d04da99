"""A message in lines that fit the screen, the commands in it whole so that they can be copied."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ontzorg_cli.cli.table import COMMANDS
from ontzorg_cli.render.cells import NO_BREAK, cells, unbroken

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

COMMAND_WORDS = frozenset(word for row in COMMANDS for name in (row.name, *row.aliases) for word in name.split())
STOPS = ".,;:?!"
_after_a_colon = re.compile(r"(?<=[:?] )ontzorg .+?(?=[.?!](?: |$)|$)")
_in_a_sentence = re.compile(r"\bontzorg(?: (?!ontzorg\b)[^ \u00a0]+)+")


def lines_of(message: str, width: int, facts: Collection[str] = ()) -> Iterator[str]:
    """Yield a message in lines of at most `width` cells, with each command in it on one line.

    What is too wide by itself gets a line of its own: the terminal goes on below it, and copying it still gives one
    line. A command runs to the end of its sentence after a colon or a question, else as far as its words are those of a
    command, an option, something quoted or in capitals, or one of the `facts`.
    """
    for line in message.splitlines():
        whole = _after_a_colon.sub(lambda found: unbroken(found.group()), line)
        whole = _in_a_sentence.sub(lambda found: _with_command(found.group(), facts), whole)
        yield from (filled.replace(NO_BREAK, " ") for filled in _filled(whole, width))


def _filled(text: str, width: int) -> Iterator[str]:
    line = ""
    for word in text.split(" "):
        longer = f"{line} {word}" if line else word
        if line and cells(longer) > width:
            yield line
            line = word
        else:
            line = longer
    yield line


def _with_command(text: str, facts: Collection[str]) -> str:
    """Return the text with the command that it begins with unbroken."""
    words = text.split(" ")
    end = 1
    while end < len(words) and _is_typed(words[end], facts):
        end += 1
        if words[end - 1][-1] in STOPS:
            break
    return " ".join((unbroken(" ".join(words[:end])), *words[end:]))


def _is_typed(word: str, facts: Collection[str]) -> bool:
    bare = word.rstrip(STOPS)
    return bare in COMMAND_WORDS or bare in facts or bare.isupper() or bare.startswith(("-", "'", '"'))
