"""A brief as a file for whom it is with: a page in HTML, or text in Markdown."""

from __future__ import annotations

from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

from ontzorg_cli.cli.session import session
from ontzorg_cli.outside.page_file import write_page
from ontzorg_cli.render.pages.brief import brief_page
from ontzorg_cli.render.pages.voice import Voice
from ontzorg_cli.render.seen import MASK
from ontzorg_cli.render.writers import html as html_writer
from ontzorg_cli.render.writers import markdown
from ontzorg_cli.words.catalogue import Catalogue
from ontzorg_cli.words.dates import Dates

if TYPE_CHECKING:
    from ontzorg_cli.core.together.brief import Brief
    from ontzorg_cli.core.together.person import TextLanguage

STDOUT = "-"


def write_brief(
    brief: Brief, name: str, *, html: str | None, md: str | None, text_lang: TextLanguage | None
) -> list[str] | None:
    """Write the brief in the language of whom it is with, and return the files; None where all went to stdout.

    Raise PageExistsError or PageUnwritableError.
    """
    current = session()
    language = text_lang or brief.person.language
    catalogue = Catalogue(language.value) if language else current.catalogue
    voice = Voice(catalogue=catalogue, dates=Dates(catalogue), now=current.now)
    page = brief_page(brief, voice, name=name, shared=True)
    texts: list[tuple[str, str, str]] = []
    if html is not None:
        text = StringIO()
        title = catalogue.text("brief_shared.page_title", person=MASK if current.discreet else brief.person.name)
        html_writer.write(page, text, title=title, language=catalogue.language, discreet=current.discreet)
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
