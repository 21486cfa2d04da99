"""A page as Markdown, to be pasted in a mail or a chat: headings and lists, and nothing that text of the user could make."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING, assert_never

from ontzorg_cli.render.cells import is_sign, trimmed, with_plain_spaces
from ontzorg_cli.render.page import Bars, Beside, Facts, Gap, Heading, Line, Paragraph, Rows, Tailed
from ontzorg_cli.render.seen import seen
from ontzorg_cli.words.phrase import Piece, Tone

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import TextIO

    from ontzorg_cli.render.page import Bar, Block, Page, Row
    from ontzorg_cli.words.phrase import Phrase

MARKER = "<!-- ontzorg -->"
"""By this we know a file of ours."""

BOLD = frozenset({Tone.STRONG, Tone.ALARM})
NO_MARKS = frozenset({"", "*", "-", "\u2013", "\u2014", "•", "·"})
"""What stands before a paragraph and says no more than the bullet of a list does."""
SPACE = Piece(" ")
SEPARATOR = Piece(" · ")
COLON = Piece(":", Tone.STRONG)
MEANT = re.compile(
    r"""
      [\\`*_\[\]<|~$@\#]        # emphasis, code, links, HTML, tables, formulas, addresses, headings
    | &(?=\#?\w+;)             # a character by its name
    | :(?=//)                  # http://
    | (?<=[Ww]{3})\.           # www.
    | (?<=\w)\.(?=[^\W\d_]{2}) # the name of a site
    | ^\s*[>+=-]               # quotes, lists and lines, at the beginning only
    | ^\s*\d{1,9}[.)](?=\s|$)  # numbered lists
    """,
    re.VERBOSE,
)
"""What ends in a character that means something, in CommonMark or in what is often added to it."""


def write(page: Page, stream: TextIO, *, discreet: bool = False) -> None:
    """Write the page to `stream`, beginning with the mark by which we know it."""
    stream.write("\n\n".join((MARKER, *_body(seen(page, discreet=discreet)))) + "\n")


def _body(page: Page) -> Iterator[str]:
    match page:
        case (Line(left, right), *rest):
            yield from _paragraph(left, "# ")
            yield from _paragraph(right)
            yield from _stacked(rest)
        case _:
            yield from _stacked(page)


def _stacked(page: Iterable[Block]) -> Iterator[str]:
    for listed, run in groupby(page, lambda block: isinstance(block, Paragraph) and bool(block.mark)):
        if listed:
            yield from _list(_marked(block) for block in run if isinstance(block, Paragraph))
        else:
            for block in run:
                yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Line():
            yield from _paragraph(_joined(block.left, block.right))
        case Paragraph():
            yield from _paragraph(_joined(block.text, block.right))
        case Facts():
            yield from _list(_item(_joined((*_label(fact.label), *fact.text), fact.right)) for fact in block.facts)
        case Heading():
            yield from _paragraph(block.text, "## ")
        case Rows():
            yield from _rows(block)
        case Bars():
            yield from _list(_item(_joined(*_told(bar))) for bar in block.bars)
        case Beside():
            yield from _stacked((*block.left, *block.right))
        case Gap():
            pass
        case _:
            assert_never(block)


def _told(bar: Bar) -> Iterator[Phrase]:
    """Yield a bar in words: a list needs no picture, and no key to one."""
    yield (*_label(bar.label), *bar.value)
    yield from (part.text for part in bar.parts)
    yield from bar.notes


def _rows(rows: Rows) -> Iterator[str]:
    """Yield rows as lists: a table reads badly in a mail."""
    for cells, run in groupby(rows.rows, lambda row: isinstance(row, tuple)):
        if cells:
            yield from _list(_item(_joined(*map(_whole, row))) for row in run if isinstance(row, tuple))
        else:
            yield from (text for row in run for text in _across(row))


def _across(row: Row) -> Iterator[str]:
    match row:
        case Heading():
            yield from _paragraph(row.text, "### ")
        case Line():
            yield from _paragraph(_joined(row.left, row.right))


def _whole(cell: Phrase | Tailed) -> Phrase:
    return (*cell.head, *cell.tail) if isinstance(cell, Tailed) else cell


def _marked(block: Paragraph) -> str:
    """Return a paragraph as an item, with its mark where that says something; without one it belongs to the item before."""
    mark = "".join(piece.text for piece in block.mark).strip()
    text = (*trimmed(block.mark), SPACE, *block.text) if mark not in NO_MARKS else block.text
    return _item(_joined(text, block.right), "- " if mark else "  - ")


def _label(phrase: Phrase) -> Phrase:
    named = tuple(replace(piece, tone=Tone.STRONG) for piece in trimmed(phrase))
    return (*named, COLON, SPACE) if named else ()


def _list(items: Iterable[str]) -> Iterator[str]:
    if lines := "\n".join(filter(None, items)):
        yield lines


def _item(phrase: Phrase, before: str = "- ") -> str:
    return f"{before}{text}" if (text := _inline(phrase)) else ""


def _paragraph(phrase: Phrase, before: str = "") -> Iterator[str]:
    if text := _inline(phrase, bold=not before):
        yield f"{before}{text}"


def _joined(*phrases: Phrase) -> Phrase:
    """Return phrases as one, a dot between what says something, a space beside a sign."""
    joined: Phrase = ()
    last: Phrase = ()
    for phrase in filter(trimmed, phrases):
        between = SPACE if is_sign(last) or is_sign(phrase) else SEPARATOR
        joined = (*joined, between, *phrase) if joined else phrase
        last = phrase
    return joined


def _inline(phrase: Phrase, *, bold: bool = True) -> str:
    """Return the text so that it can only be read as it was written, with what is strong in bold."""
    plain = with_plain_spaces(phrase)
    text = "".join(piece.text for piece in plain)
    meant = {found.end() - 1 for found in MEANT.finditer(text)}
    written: list[str] = []
    end = 0
    for strong, run in groupby(plain, lambda piece: bold and piece.tone in BOLD):
        start, end = end, end + sum(len(piece.text) for piece in run)
        escaped = "".join(f"\\{text[at]}" if at in meant else text[at] for at in range(start, end))
        written.append(_bold(escaped, text[start - 1 : start], text[end : end + 1]) if strong else escaped)
    return "".join(written).strip()


def _bold(text: str, before: str, after: str) -> str:
    """Return the text in bold, where what stands around it lets stars do that."""
    words = text.strip()
    at = text.find(words)
    head, tail = text[:at], text[at + len(words) :]
    opens = words[:1].isalnum() or bool(head) or not before.strip()
    closes = words[-1:].isalnum() or bool(tail) or not after.strip()
    return f"{head}**{words}**{tail}" if words and opens and closes else text
