from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from io import StringIO
from typing import TYPE_CHECKING

import pytest
from tests.render.brief_page import brief
from tests.render.payloads import CONTROLS, PAYLOADS, page_of

from ontzorg_cli.core.clean import clean
from ontzorg_cli.outside.page_file import FAR_ENOUGH
from ontzorg_cli.render.page import Beside, Column, Fact, Facts, Gap, Heading, Line, Paragraph, Rows
from ontzorg_cli.render.pages.pieces import plain, quiet, title
from ontzorg_cli.render.writers import html
from ontzorg_cli.words.phrase import Piece, Tone

if TYPE_CHECKING:
    from pathlib import Path

    from syrupy.assertion import SnapshotAssertion

    from ontzorg_cli.render.page import Page

ALONE = frozenset({"meta"})
HEAD = frozenset({"html", "head", "meta", "title", "style"})
BODY = frozenset({"body", "main", "header", "h1", "h2", "section", "div", "p", "span", "strong", "code"})
LISTS = frozenset({"ul", "li", "dl", "dt", "dd", "table", "tbody", "tr", "th", "td"})
ATTRIBUTES = {
    "html": {"lang"},
    "meta": {"charset", "name", "content", "http-equiv"},
    "td": {"class", "colspan"},
    "th": {"colspan", "scope"},
    "ul": {"role"},
}
CLASSES = frozenset({"body", "lead", "line", "mark", "text", "parted", "right", "beside", "side", "gap"})
COLUMNS = frozenset({"wide", "across", "short", "sign"})
OUTSIDE = re.compile(r"url\(|@import|https?:|//", re.IGNORECASE)


class Parsed(HTMLParser):
    """What a browser would see in a page: elements, attributes and text."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.text: dict[str, list[str]] = {}
        self._open: list[str] = []
        self.feed(text)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        if tag not in ALONE:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self._open:
            self.text.setdefault(self._open[-1], []).append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    def said(self, element: str) -> list[str]:
        """Return what stands in each of the elements of that name."""
        return [text for text in self.text.get(element, []) if text.strip()]


def written(page: Page, *, name: str = "brief", discreet: bool = False) -> str:
    stream = StringIO()
    html.write(page, stream, title=name, language="nl", discreet=discreet)
    return stream.getvalue()


def body(page: Page) -> str:
    return written(page).partition("<main>\n")[2].partition("\n</main>")[0]


def test_a_brief_as_it_is_printed(golden: SnapshotAssertion) -> None:
    assert body(brief()) == golden


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
def test_text_of_the_user_is_text_wherever_it_stands(payload: str) -> None:
    page = page_of(payload)
    text = written(page, name=payload)
    parsed, harmless = Parsed(text), Parsed(written(page_of("woord"), name="woord"))
    assert parsed.elements == harmless.elements
    assert {*parsed.elements} <= HEAD | BODY | LISTS
    assert all(name in ATTRIBUTES.get(tag, {"class"}) for tag, name, _ in parsed.attributes)
    classes = {each for _, name, value in parsed.attributes if name == "class" for each in value.split()}
    assert classes <= CLASSES | COLUMNS
    assert not CONTROLS & set(text)
    shown = clean(payload)
    assert parsed.said("title") == parsed.said("h1") == [shown]
    assert parsed.said("h2") == [shown] * 2
    assert parsed.said("dt") == [shown]
    assert parsed.said("td") == [shown, shown * 2]


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
def test_text_in_a_tone_is_text_too(payload: str) -> None:
    for tone, element in ((Tone.ALARM, "strong"), (Tone.HANDLE, "code"), (Tone.QUIET, "span")):
        parsed = Parsed(written(page_of(payload, tone)))
        assert {*parsed.elements} <= HEAD | BODY | LISTS
        assert set(parsed.said(element)) == {clean(payload)}


def test_the_style_is_the_only_thing_that_the_page_lets_in() -> None:
    text = written(brief())
    (style,) = re.findall(r"<style>(.*?)</style>", text, re.DOTALL)
    fingerprint = b64encode(sha256(style.encode("utf-8")).digest()).decode()
    (policy,) = re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]+)">', text)
    assert policy == (f"default-src 'none'; style-src 'sha256-{fingerprint}'; base-uri 'none'; form-action 'none'")
    assert text.index("Content-Security-Policy") < text.index("<style>")
    assert not OUTSIDE.search(style)


def test_a_page_says_what_it_is_before_anything_of_the_user() -> None:
    text = written(brief(), name="x" * 5_000)
    assert text.startswith('<!doctype html>\n<html lang="nl">\n<head>\n<meta charset="utf-8">\n')
    assert html.MARKER in text[:FAR_ENOUGH]
    assert '<meta name="viewport" content="width=device-width, initial-scale=1">' in text
    assert text.index(html.MARKER) < text.index("<title>")


def test_discreet_hides_titles_and_names_in_the_page() -> None:
    page = (Line(plain("bila met "), title("Hanneke")), Rows((Column(),), ((title("RvC-stukken"),),)))
    text = written(page, discreet=True)
    assert "Hanneke" not in text
    assert "RvC" not in text
    assert text.count("•••") == len(("Hanneke", "RvC-stukken"))


def test_each_heading_has_its_section_without_empty_lines_around_it() -> None:
    page = (Line(plain("dag")), Gap(), Heading(plain("een")), Gap(), Line(plain("a")), Gap(), Heading(plain("twee")))
    assert body(page) == (
        "<header><h1>dag</h1></header>\n"
        '<section>\n<h2>een</h2>\n<div class="body">\n<p>a</p>\n</div>\n</section>\n'
        "<section>\n<h2>twee</h2>\n</section>"
    )


def test_a_page_without_a_first_line_is_headed_by_its_title() -> None:
    assert "<header><h1>a &amp; b</h1></header>" in written((Gap(), Paragraph(text=plain("tekst"))), name="a & b")
    assert Parsed(written((), name="leeg")).said("h1") == ["leeg"]


def test_what_belongs_to_an_item_stays_in_it() -> None:
    marked = Paragraph(mark=plain("▲ "), text=plain("te veel"), right=plain("nu"))
    below = Paragraph(mark=quiet("  "), text=plain("schuif"))
    text = body((Line(plain("dag")), marked, below, marked))
    assert text.count("<li>") == text.count("</li>") == len((marked, marked))
    assert re.search(
        r">te veel</span> <span class=\"right\">nu</span>\n<span class=\"text\">schuif</span>\n</li>", text
    )


def test_columns_keep_their_side_and_what_is_short_is_not_broken() -> None:
    rows = ((plain("di 24"), plain("een lange omschrijving"), plain("·")), Heading(plain("later")), Gap())
    text = body((Rows((Column(), Column(), Column(right=True)), rows),))
    assert '<td class="short">di 24</td>\n<td>een lange omschrijving</td>\n<td class="right short sign">·</td>' in text
    assert '<tbody>\n<tr class="across"><th colspan="3" scope="rowgroup">later</th></tr>\n</tbody>' in text


def test_only_a_wide_table_is_stacked_on_a_phone() -> None:
    def table(text: str) -> str:
        return body((Rows((Column(), Column()), ((plain(text), plain("x")),)),))

    assert "<table>" in table("kort")
    assert '<table class="wide">' in table("lang " * 10)


def test_facts_and_pages_beside_each_other_have_their_own_places() -> None:
    left: Page = (Heading(plain("links")), Facts((Fact(plain("wie"), plain("wat"), plain("wanneer")),)))
    text = body((Beside(left, (Line(plain("rechts"), quiet("5m")),)), Beside((), ())))
    assert '<div><dt>wie</dt><dd>wat</dd> <dd class="right">wanneer</dd></div>' in text
    assert text.count('<div class="side">') == len(("links", "rechts"))
    assert '<p class="line"><span>rechts</span> <span class="right"><span class="quiet">5m</span></span></p>' in text


@pytest.mark.parametrize("tone", [tone for tone in Tone if tone is not Tone.PLAIN])
def test_every_tone_has_its_class_and_its_style(tone: Tone) -> None:
    text = written((Line((Piece("woord", tone),)),))
    assert f'class="{tone}">woord<' in text
    assert f".{tone}" in html.STYLE


def test_a_colour_never_stands_alone() -> None:
    for tone in (Tone.GOOD, Tone.CAREFUL, Tone.ALARM):
        assert re.search(rf"\.{tone}\b[^}}]*\{{[^}}]*font-weight", html.STYLE)


def test_a_long_stretch_gets_the_spaces_back_at_which_it_breaks() -> None:
    short, long = "1\u00a0u\u00a030", "\u00a0".join(["woord"] * 20)
    text = body((Line(plain("dag")), Line((Piece(short), Piece(long)))))
    assert short in text
    assert long.replace("\u00a0", " ") in text


def test_the_page_goes_into_a_file_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "brief.html"
    text = written(page_of(PAYLOADS["lone surrogate"]), name=PAYLOADS["lone surrogate"])
    path.write_text(text, encoding="utf-8")
    assert path.read_text("utf-8") == text
