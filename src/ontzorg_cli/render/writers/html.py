"""A page as one HTML file that stands on its own: for a screen, a phone and paper, with nothing in it that runs."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from html import escape
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, assert_never

from ontzorg_cli.core.clean import clean
from ontzorg_cli.render.cells import NO_BREAK, is_sign, trimmed, width_of
from ontzorg_cli.render.columns import natural_width
from ontzorg_cli.render.page import Bars, Beside, Facts, Fill, Gap, Heading, Line, Paragraph, Rows, Tailed
from ontzorg_cli.render.seen import seen
from ontzorg_cli.render.writers.paper import setting
from ontzorg_cli.words.phrase import Tone

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import TextIO

    from ontzorg_cli.render.page import Bar, Block, Page, Row
    from ontzorg_cli.words.phrase import Phrase, Piece

MARKER = '<meta name="generator" content="ontzorg">'
"""By this we know a file of ours."""

STYLE = (Path(__file__).parent / "page.css").read_text("utf-8")
POLICY = (
    f"default-src 'none'; style-src 'sha256-{b64encode(sha256(STYLE.encode()).digest()).decode()}'; "
    "base-uri 'none'; form-action 'none'"
)
DOCUMENT = """<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
{marker}
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="color-scheme" content="light dark">
<meta name="format-detection" content="telephone=no, date=no, address=no, email=no">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<main{setting}>
{body}
</main>
</body>
</html>
"""
ELEMENTS = {Tone.STRONG: "strong", Tone.ALARM: "strong", Tone.HANDLE: "code"}
NARROW = 40
"""Cells that fit beside each other on a phone."""
SHORT = 14
"""Cells of a column that never breaks."""
LONGEST_UNBROKEN = 24
DRAWING = 1000
"""How wide a bar is drawn, in units of its own."""

HIGH = 100
END_WIDTH = 8
HEIGHTS = {Fill.SOLID: 100, Fill.HALF: 66, Fill.LIGHT: 36, Fill.DOTTED: 8, Fill.DASHED: 100, Fill.END: 100}

Part = TypeVar("Part", "Block", "Row")


def write(page: Page, stream: TextIO, *, title: str, language: str, discreet: bool = False) -> None:
    """Write the page to `stream` as one document. `title` is for the window, and for the reader of a page that has none.

    What `title` says is for the caller to keep discreet.
    """
    visible = seen(page, discreet=discreet)
    classes = setting(visible)
    stream.write(
        DOCUMENT.format(
            language=escape(language),
            marker=MARKER,
            policy=POLICY,
            title=escape(clean(title)),
            style=STYLE,
            setting=f' class="{classes}"' if classes else "",
            body="\n".join(_body(visible, clean(title))),
        )
    )


def _body(page: Page, title: str) -> Iterator[str]:
    match page:
        case (Line(left, right), *rest):
            yield f"<header><h1>{_inline(left)}</h1>{_right(right)}</header>"
            yield from _stacked(rest)
        case _:
            yield f"<header><h1>{escape(title)}</h1></header>"
            yield from _stacked(page)


def _stacked(page: Iterable[Block]) -> Iterator[str]:
    """Yield the blocks, each heading in one section with what follows it, so that paper need not part them."""
    for part in _parts(page):
        match part:
            case (Heading(text), *rest):
                yield f"<section>\n<h2>{_inline(text)}</h2>"
                yield from _grouped("body", _blocks(rest))
                yield "</section>"
            case _:
                yield from _grouped("lead", _blocks(part))


def _grouped(name: str, lines: Iterable[str]) -> Iterator[str]:
    if inner := "\n".join(lines):
        yield f'<div class="{name}">\n{inner}\n</div>'


def _parts(blocks: Iterable[Part]) -> Iterator[list[Part]]:
    """Yield the blocks up to the first heading, and from each heading to the next, with empty lines only in between."""
    part: list[Part] = []
    for block in blocks:
        if isinstance(block, Heading):
            yield from _filled(part)
            part = []
        elif isinstance(block, Gap) and (not part or isinstance(part[-1], Heading)):
            continue
        part.append(block)
    yield from _filled(part)


def _filled(part: list[Part]) -> Iterator[list[Part]]:
    while part and isinstance(part[-1], Gap):
        part = part[:-1]
    if part:
        yield part


def _blocks(blocks: Iterable[Block]) -> Iterator[str]:
    for listed, run in groupby(blocks, lambda block: isinstance(block, Paragraph) and bool(block.mark)):
        if listed:
            yield from _list(block for block in run if isinstance(block, Paragraph))
        else:
            for block in run:
                yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Line():
            yield _line(block.left, block.right)
        case Paragraph():
            yield _line(block.text, block.right)
        case Gap():
            yield '<div class="gap"></div>'
        case Rows():
            yield from _table(block)
        case Facts():
            yield from _facts(block)
        case Bars():
            yield from _bars(block)
        case Beside():
            yield '<div class="beside">'
            for side in (block.left, block.right):
                yield from _grouped("side", _stacked(side))
            yield "</div>"
        case Heading():
            yield f"<h2>{_inline(block.text)}</h2>"
        case _:
            assert_never(block)


def _list(paragraphs: Iterable[Paragraph]) -> Iterator[str]:
    """Yield paragraphs beside their marks; one with an empty mark goes on below the one before it."""
    yield '<ul role="list">'
    opened = False
    for paragraph in paragraphs:
        if trimmed(paragraph.mark) or not opened:
            yield "</li>\n<li>" if opened else "<li>"
            opened = True
            yield f'<span class="mark">{_inline(paragraph.mark)}</span>'
        name = "text parted" if paragraph.right else "text"
        yield f'<span class="{name}">{_inline(paragraph.text)}</span>{_right(paragraph.right)}'
    yield "</li>\n</ul>"


def _table(rows: Rows) -> Iterator[str]:
    classes = [_column_class(rows, at) for at in range(len(rows.columns))]
    wide = ' class="wide"' if natural_width(rows) > NARROW else ""
    yield f"<table{wide}>"
    for part in _parts(rows.rows):
        yield "<tbody>"
        yield from (_row(row, classes) for row in part)
        yield "</tbody>"
    yield "</table>"


def _row(row: Row, classes: list[str]) -> str:
    across = len(classes)
    match row:
        case Line():
            return f'<tr class="across"><td colspan="{across}">{_line(row.left, row.right)}</td></tr>'
        case Heading():
            return f'<tr class="across"><th colspan="{across}" scope="rowgroup">{_inline(row.text)}</th></tr>'
        case Gap():
            return f'<tr class="gap"><td colspan="{across}"></td></tr>'
        case _:
            cells = zip(row, classes, strict=True)
            return "\n".join(("<tr>", *(f"<td{name}>{_inline(_whole(cell))}</td>" for cell, name in cells), "</tr>"))


def _column_class(rows: Rows, at: int) -> str:
    """Return the class of a column: aligned right, too short to be broken, nothing but signs."""
    cells = [_whole(row[at]) for row in rows.rows if isinstance(row, tuple)]
    said = {
        "right": rows.columns[at].right,
        "short": all(width_of(cell) <= SHORT for cell in cells),
        "sign": all(map(is_sign, cells)),
    }
    return f' class="{" ".join(name for name, so in said.items() if so)}"' if any(said.values()) else ""


def _whole(cell: Phrase | Tailed) -> Phrase:
    return (*cell.head, *cell.tail) if isinstance(cell, Tailed) else cell


def _facts(facts: Facts) -> Iterator[str]:
    yield "<dl>"
    for fact in facts.facts:
        yield f"<div><dt>{_inline(fact.label)}</dt><dd>{_inline(fact.text)}</dd>{_right(fact.right, 'dd')}</div>"
    yield "</dl>"


def _bars(bars: Bars) -> Iterator[str]:
    if bars.names:
        yield '<p class="key">'
        yield from (f"<span>{_sample(fill)} {_inline(name)}</span>" for fill, name in bars.names)
        yield "</p>"
    if bars.bars:
        yield '<table class="bars">\n<tbody>'
        yield from (_bar(bar, bars.longest) for bar in bars.bars)
        yield "</tbody>\n</table>"


def _bar(bar: Bar, longest: int) -> str:
    notes = "".join(f"<p>{_inline(note)}</p>" for note in bar.notes)
    return (
        f'<tr>\n<th class="label" scope="row">{_inline(bar.label)}</th>\n'
        f'<td class="chart">{_drawn(bar, longest)}</td>\n'
        f'<td class="value">{_inline(bar.value)}</td>\n<td class="note">{notes}</td>\n</tr>'
    )


def _drawn(bar: Bar, longest: int) -> str:
    """Return a bar as a drawing. How high a part is tells what it is, so that it needs no colour."""
    told = ", ".join(_text(part.text) for part in bar.parts if part.text)
    drawn: list[str] = []
    start = 0
    for part in bar.parts:
        end = start + part.length
        drawn.append(_stretch(part.fill, _across_drawing(start, longest), _across_drawing(end, longest), part.text))
        start = end
    if 0 < bar.end < start:
        edge = _across_drawing(bar.end, longest)
        drawn.append(f'<rect class="end" x="{edge}" y="0" width="{END_WIDTH}" height="{HIGH}"></rect>')
    return (
        f'<svg viewBox="0 0 {DRAWING} {HIGH}" preserveAspectRatio="none" role="img" aria-label="{escape(told)}">'
        f"{''.join(drawn)}</svg>"
    )


def _stretch(fill: Fill, start: int, end: int, text: Phrase = ()) -> str:
    if start == end:
        return ""
    high = HEIGHTS[fill]
    named = f"<title>{escape(_text(text))}</title>" if text else ""
    return f'<rect class="{fill}" x="{start}" y="{HIGH - high}" width="{end - start}" height="{high}">{named}</rect>'


def _across_drawing(length: int, longest: int) -> int:
    return min(DRAWING, round(DRAWING * length / max(1, longest)))


def _sample(fill: Fill) -> str:
    wide = END_WIDTH if fill is Fill.END else HIGH
    return f'<svg viewBox="0 0 {HIGH} {HIGH}" aria-hidden="true">{_stretch(fill, 0, wide)}</svg>'


def _text(phrase: Phrase) -> str:
    return "".join(piece.text for piece in phrase).replace(NO_BREAK, " ")


def _line(left: Phrase, right: Phrase) -> str:
    return f'<p class="line"><span>{_inline(left)}</span>{_right(right)}</p>' if right else f"<p>{_inline(left)}</p>"


def _right(phrase: Phrase, element: str = "span") -> str:
    return f' <{element} class="right">{_inline(phrase)}</{element}>' if phrase else ""


def _inline(phrase: Phrase) -> str:
    return "".join(_piece(piece) for piece in phrase)


def _piece(piece: Piece) -> str:
    """Return one piece. A long stretch that no line should break in gets its spaces back, or a phone breaks its words."""
    text = piece.text if len(piece.text) <= LONGEST_UNBROKEN else piece.text.replace(NO_BREAK, " ")
    if piece.tone is Tone.PLAIN or not text:
        return escape(text)
    element = ELEMENTS.get(piece.tone, "span")
    return f'<{element} class="{piece.tone}">{escape(text)}</{element}>'
