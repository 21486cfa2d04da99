"""A brief as a file for whom it is with, in her language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontzorg_cli.cli.page_files import write_files
from ontzorg_cli.cli.session import session
from ontzorg_cli.render.pages.brief import brief_page
from ontzorg_cli.render.pages.voice import Voice
from ontzorg_cli.render.seen import MASK
from ontzorg_cli.words.catalogue import Catalogue
from ontzorg_cli.words.dates import Dates

if TYPE_CHECKING:
    from ontzorg_cli.core.together.brief import Brief
    from ontzorg_cli.core.together.person import TextLanguage


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
    title = catalogue.text("brief_shared.page_title", person=MASK if current.discreet else brief.person.name)
    return write_files(page, title=title, language=catalogue.language, html=html, md=md)
