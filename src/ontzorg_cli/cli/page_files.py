"""A page as a file: one that stands on its own in HTML, or text in Markdown."""

from __future__ import annotations

from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

from ontzorg_cli.cli.session import session
from ontzorg_cli.outside.page_file import write_page
from ontzorg_cli.render.writers import html as html_writer
from ontzorg_cli.render.writers import markdown

if TYPE_CHECKING:
    from ontzorg_cli.render.page import Page
    from ontzorg_cli.words.catalogue import Language

STDOUT = "-"


def write_files(page: Page, *, title: str, language: Language, html: str | None, md: str | None) -> list[str] | None:
    """Write the page in each form that was asked for, and return the files; None where all went to stdout.

    Raise PageExistsError or PageUnwritableError.
    """
    current = session()
    texts: list[tuple[str, str, str]] = []
    if html is not None:
        text = StringIO()
        html_writer.write(page, text, title=title, language=language, discreet=current.discreet)
        texts.append((html, text.getvalue(), html_writer.MARKER))
    if md is not None:
        text = StringIO()
        markdown.write(page, text, discreet=current.discreet)
        texts.append((md, text.getvalue(), markdown.MARKER))
    files = []
    for target, text_of_page, marker in texts:
        if target == STDOUT:
            current.stdout.write(text_of_page)
        else:
            write_page(Path(target).expanduser(), text_of_page, marker=marker)
            files.append(target)
    return files or None
