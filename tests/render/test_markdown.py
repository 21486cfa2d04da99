from __future__ import annotations

import re
from io import StringIO
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from tests.render.brief_page import brief
from tests.render.payloads import CONTROLS, PAYLOADS, page_of

from ontzorg_cli.core.clean import clean
from ontzorg_cli.render.page import Beside, Column, Fact, Facts, Gap, Heading, Line, Paragraph, Rows
from ontzorg_cli.render.pages.pieces import plain, strong, title
from ontzorg_cli.render.writers import markdown
from ontzorg_cli.words.phrase import Piece, Tone

if TYPE_CHECKING:
    from markdown_it.token import Token
    from syrupy.assertion import SnapshotAssertion

    from ontzorg_cli.render.page import Page
    from ontzorg_cli.words.phrase import Phrase

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
BLOCKS = frozenset(
    f"{block}_{side}" for block in ("heading", "paragraph", "bullet_list", "list_item") for side in ("open", "close")
) | {"inline"}
LINK = re.compile(r"(?<!\\)(?:\]\(|://|@|<)|www\.|evil\.")
INLINE = frozenset({"text", "strong_open", "strong_close"})
MEANT = "".join(dict.fromkeys("\\`*_[]()<>|~$@#&;:/.!=+-1 ax'\"é\u00a0·▲\U0001f44d\u0301"))


def written(page: Page, *, discreet: bool = False) -> str:
    stream = StringIO()
    markdown.write(page, stream, discreet=discreet)
    return stream.getvalue()


def without_mark(text: str) -> str:
    first, _, rest = text.partition("\n")
    assert first == markdown.MARKER
    return rest.removeprefix("\n")


def read(page: Page) -> list[Token]:
    return READER.parse(without_mark(written(page)))


def visible(tokens: list[Token]) -> list[str]:
    """Return what a reader sees of each line."""
    return ["".join(child.content for child in token.children or ()) for token in tokens if token.type == "inline"]


def shown(text: str) -> str:
    return clean(text).replace("\u00a0", " ").strip()


def test_a_brief_as_it_is_pasted(golden: SnapshotAssertion) -> None:
    assert written(brief()) == golden


@pytest.mark.parametrize("tone", [Tone.PLAIN, Tone.STRONG])
@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
def test_text_of_the_user_is_text_wherever_it_stands(payload: str, tone: Tone) -> None:
    tokens = read(page_of(payload, tone))
    assert [token.type for token in tokens] == [token.type for token in read(page_of("woord", tone))]
    assert {token.type for token in tokens} <= BLOCKS
    assert {child.type for token in tokens for child in token.children or ()} <= INLINE
    told = clean(payload)
    between = " · " if any(char.isalnum() for char in told) else " "
    once, twice = told.strip(), f"{told}{between}{told}".strip()
    assert visible(tokens)[:5] == [once, once, twice, twice, once]


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
def test_no_reader_makes_a_link_of_it(payload: str) -> None:
    text = without_mark(written(page_of(payload)))
    assert not CONTROLS & set(text)
    assert not LINK.search(text)


def pieces() -> st.SearchStrategy[Phrase]:
    text = st.text(st.sampled_from(MEANT), max_size=12)
    return st.lists(st.builds(Piece, text, st.sampled_from(Tone)), min_size=1, max_size=5).map(tuple)


@given(pieces())
def test_whatever_is_typed_is_read_as_it_was_typed(phrase: Phrase) -> None:
    typed = shown("".join(piece.text for piece in phrase))
    page = (Line(phrase), Heading(phrase), Paragraph(text=phrase), Paragraph(mark=plain("- "), text=phrase))
    tokens = read(page)
    assert {child.type for token in tokens for child in token.children or ()} <= INLINE
    assert visible(tokens) == ([typed] * 4 if typed else [])


def test_what_is_strong_is_bold_and_no_star_is_left_over() -> None:
    for phrase, expected in (
        ((*plain("voor "), *strong("vrijdag"), *plain(", graag")), "voor **vrijdag**, graag"),
        ((*strong("▲ "), *plain("te veel")), "**▲** te veel"),
        ((*strong("een "), *strong("twee")), "**een twee**"),
        ((*plain("a"), *strong("(b)"), *plain("c")), "a(b)c"),
        ((*plain("( "), Piece(" nu ", Tone.ALARM), *plain(")")), "(  **nu** )"),
    ):
        assert without_mark(written((Paragraph(text=phrase),))) == f"{expected}\n"


def test_headings_are_not_bold_a_second_time() -> None:
    page = (Line(strong("dag"), strong("nu")), Heading(strong("een")), Rows((Column(),), (Heading(strong("twee")),)))
    assert without_mark(written(page)) == "# dag\n\n**nu**\n\n## een\n\n### twee\n"


def test_paragraphs_with_a_mark_are_a_list_and_what_belongs_to_one_stands_under_it() -> None:
    page = (
        Paragraph(mark=plain("• "), text=plain("eerst"), right=plain("nu")),
        Paragraph(mark=plain("  "), text=plain("daaronder")),
        Paragraph(mark=plain("✓"), text=plain("dan")),
        Gap(),
        Facts((Fact(strong("wie "), plain("Noor"), plain("vr")), Fact((), plain("en jij")))),
        Paragraph(text=plain("los"), right=plain("5m")),
    )
    assert without_mark(written(page)) == (
        "- eerst · nu\n  - daaronder\n- ✓ dan\n\n- **wie:** Noor · vr\n- en jij\n\nlos · 5m\n"
    )


def test_a_sign_in_a_row_stands_beside_what_it_says_something_about() -> None:
    rows = ((plain("9:00"), plain("┃"), plain("MT"), plain("60m")), Line(plain("later"), plain("2")), Gap(), ((),) * 4)
    assert without_mark(written((Rows((Column(),) * 4, rows),))) == "- 9:00 ┃ MT · 60m\n\nlater · 2\n"


def test_pages_beside_each_other_come_below_each_other() -> None:
    page = (Beside((Heading(plain("een")), Line(plain("a"))), (Heading(plain("twee")), Line(()))),)
    assert without_mark(written(page)) == "## een\n\na\n\n## twee\n"


def test_ordinary_text_is_left_as_it_reads() -> None:
    said = "R&D, 8.30-9.00 uur: o.a. (2 x) 50% + 'x'! Nr. 3; a > b = c {d} ^e"
    assert without_mark(written((Paragraph(text=plain(said)),))) == f"{said}\n"


def test_discreet_hides_titles_and_names() -> None:
    page = (Line((*plain("bila met "), *title("Hanneke"))), Paragraph(mark=plain("- "), text=title("RvC-stukken")))
    assert without_mark(written(page, discreet=True)) == "# bila met •••\n\n- •••\n"


def test_an_empty_page_is_no_more_than_its_mark() -> None:
    assert written(()) == f"{markdown.MARKER}\n"
