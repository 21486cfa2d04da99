"""A page on a terminal, in the sixteen colours that every theme, light or dark, has chosen for itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from ontzorg_cli.render.layout import lay_out
from ontzorg_cli.words.phrase import Tone

if TYPE_CHECKING:
    from typing import TextIO

    from ontzorg_cli.render.page import Page
    from ontzorg_cli.words.phrase import Phrase

STYLES = {
    Tone.PLAIN: "",
    Tone.STRONG: "bold",
    Tone.QUIET: "dim",
    Tone.GOOD: "green",
    Tone.CAREFUL: "yellow",
    Tone.ALARM: "bold red",
    Tone.HANDLE: "cyan",
}

BAR = 24
BEGIN_LINE = "\r\x1b[K"
"""Back to the begin of the line, and what stands there off it."""


def write(page: Page, stream: TextIO, *, width: int, discreet: bool = False) -> None:
    """Write the page to `stream` in colour. Whether colour is wanted is for the caller to know."""
    console = Console(
        file=stream,
        width=width,
        force_terminal=True,
        color_system="standard",
        no_color=False,
        emoji=False,
        highlight=False,
        markup=False,
    )
    text = Text("\n").join(_text(line) for line in lay_out(page, width, discreet=discreet))
    console.print(text, soft_wrap=True)


def _text(line: Phrase) -> Text:
    return Text.assemble(*((piece.text, STYLES[piece.tone]) for piece in line))


def write_progress(words: str, share: float, stream: TextIO, *, width: int) -> None:
    """Write how far something is over what stood there before: a bar of the `share` that is done, then the words."""
    full = round(BAR * min(max(share, 0.0), 1.0))
    line = Text.assemble(("━" * full, STYLES[Tone.GOOD]), ("─" * (BAR - full), STYLES[Tone.QUIET]), f" {words}")
    line.truncate(width - 1)
    stream.write(BEGIN_LINE)
    Console(file=stream, width=width, force_terminal=True, color_system="standard").print(line, end="", soft_wrap=True)
    stream.flush()


def clear_progress(stream: TextIO) -> None:
    """Leave nothing of it on the line."""
    stream.write(BEGIN_LINE)
    stream.flush()
