"""A page as bare text: no colours, no escape codes; for pipes, and where no colour is wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontzorg_cli.render.layout import lay_out

if TYPE_CHECKING:
    from typing import TextIO

    from ontzorg_cli.render.page import Page


def write(page: Page, stream: TextIO, *, width: int, discreet: bool = False) -> None:
    """Write the page to `stream` in one go."""
    lines = lay_out(page, width, discreet=discreet)
    stream.write("".join("".join(piece.text for piece in line) + "\n" for line in lines))
