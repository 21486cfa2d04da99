from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from wcwidth import wcswidth

from ontzorg_cli.core.clean import clean
from ontzorg_cli.render.cells import cells, cut, unbroken, width_of, wrapped
from ontzorg_cli.render.layout import lay_out
from ontzorg_cli.render.page import (
    Beside,
    Column,
    Fact,
    Facts,
    Gap,
    Heading,
    Line,
    Page,
    Paragraph,
    Rows,
    Tailed,
)
from ontzorg_cli.words.phrase import Phrase, Piece, Tone

ODD = (
    "👩‍👩‍👧‍👦",
    "❤️",
    "日本語の会議",
    "é́́",
    "🇳🇱",
    "👍🏽",
    "x" * 90,
    "क्षि",
    "각",
    "#️⃣",
    "\u200d",
    "\ufe0f",
    " ",
    "café",
    "a\tb",
)
texts = st.one_of(st.text(max_size=30), st.lists(st.sampled_from(ODD), max_size=6).map(" ".join))
phrases = st.lists(st.builds(Piece, texts), max_size=3).map(tuple)
columns = st.builds(
    Column,
    right=st.booleans(),
    flexible=st.booleans(),
    lowest=st.integers(0, 20),
    drop=st.integers(0, 3),
    gap=st.integers(0, 3),
)


@st.composite
def rows(draw: st.DrawFn) -> Rows:
    shape = tuple(draw(st.lists(columns, min_size=1, max_size=5)))
    cell = st.one_of(phrases, st.builds(Tailed, phrases, phrases))
    row = st.one_of(
        st.tuples(*(cell for _ in shape)),
        st.builds(Line, phrases, phrases),
        st.builds(Heading, phrases),
        st.just(Gap()),
    )
    return Rows(shape, tuple(draw(st.lists(row, max_size=4))))


blocks = st.one_of(
    st.builds(Line, phrases, phrases),
    st.builds(Paragraph, text=phrases, mark=phrases, right=phrases),
    st.builds(Heading, phrases),
    st.just(Gap()),
    rows(),
    st.lists(st.builds(Fact, phrases, phrases, phrases), max_size=3).map(lambda facts: Facts(tuple(facts))),
)
stacks = st.lists(blocks, max_size=4).map(tuple)
pages = st.lists(st.one_of(blocks, st.builds(Beside, stacks, stacks)), max_size=4).map(tuple)


def text(line: Phrase) -> str:
    return "".join(piece.text for piece in line)


def screen(page: Page, width: int) -> list[str]:
    return [text(line) for line in lay_out(page, width)]


def say(words: str) -> Phrase:
    return (Piece(words),)


@settings(max_examples=150, deadline=None)
@given(page=pages, width=st.integers(40, 160))
def test_no_line_is_ever_wider_than_the_screen(page: Page, width: int) -> None:
    for line in lay_out(page, width):
        assert wcswidth(text(line)) <= width


@settings(max_examples=100, deadline=None)
@given(page=pages, width=st.integers(40, 160))
def test_nothing_unclean_reaches_a_screen(page: Page, width: int) -> None:
    for line in lay_out(page, width):
        assert all(clean(piece.text) == piece.text or "\u200d" in piece.text for piece in line)
        assert "\x1b" not in text(line)


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet=st.characters(min_codepoint=0x20, max_codepoint=0x2FF, exclude_categories=["Cc"]), max_size=40))
def test_the_fast_measure_of_latin_text_is_the_true_one(latin: str) -> None:
    assert cells(latin) == wcswidth(latin)


def test_our_own_symbols_take_one_cell_each() -> None:
    symbols = "┃╎◆▲●✓…•·×÷–—‘’“”€←↑→↓≈≤≥│─"  # noqa: RUF001 - these are the symbols meant
    assert cells(symbols) == wcswidth(symbols) == len(symbols)


def test_a_family_emoji_is_never_cut_in_two() -> None:
    assert text(cut(say("👩‍👩‍👧‍👦 op bezoek"), 2)) == "…"
    assert text(cut(say("👩‍👩‍👧‍👦 op bezoek"), 4)) == "👩‍👩‍👧‍👦…"


def test_an_accent_stays_on_its_letter_when_text_is_cut() -> None:
    assert text(cut(say("cafe\u0301bezoek"), 5)) == "cafe\u0301…"


def test_a_cut_leaves_no_space_before_the_ellipsis() -> None:
    assert text(cut(say("verslag MT"), 9)) == "verslag…"


def test_the_tail_stays_when_the_head_is_cut() -> None:
    assert text(cut(say("begroting opmaken"), 16, say(" 2e dag"))) == "begrotin… 2e dag"


def test_cutting_keeps_the_tone_and_the_privacy_of_what_is_left() -> None:
    kept = cut((Piece("voor "), Piece("Hanneke van Dijk", personal=True)), 12)
    assert kept == (Piece("voor "), Piece("Hannek", personal=True), Piece("…", personal=True))


def test_text_wraps_at_spaces_and_long_words_where_they_must() -> None:
    assert [text(line) for line in wrapped(say("de notulen zijn klaar"), 10)] == ["de notulen", "zijn klaar"]
    assert [text(line) for line in wrapped(say("a " + "b" * 12), 5)] == ["a", "bbbbb", "bbbbb", "bb"]


@settings(max_examples=100, deadline=None)
@given(words=st.lists(st.text(alphabet="abcdé日", min_size=1, max_size=12), max_size=12), width=st.integers(4, 30))
def test_wrapping_loses_no_word(words: list[str], width: int) -> None:
    lines = wrapped(say(" ".join(words)), width)
    assert "".join(text(line) for line in lines).replace(" ", "") == "".join(words)
    assert all(width_of(line) <= width for line in lines)


wholes = st.sampled_from(
    (
        Piece("ontzorg manager add Joost", Tone.HANDLE),
        Piece("ontzorg agenda block --at 'di 13:00'", Tone.HANDLE),
        Piece(unbroken("vr 27 november, wk 48")),
        Piece(unbroken("1 uur en 5 minuten")),
        Piece("notulen"),
    )
)


@settings(max_examples=150, deadline=None)
@given(parts=st.lists(wholes, min_size=1, max_size=6), width=st.integers(40, 90))
def test_a_line_breaks_in_no_command_or_date_and_never_after_a_dot(parts: list[Piece], width: int) -> None:
    phrase = tuple(piece for part in parts for piece in (part, Piece(" · ")))[:-1]
    lines = screen((Paragraph(text=phrase),), width)
    written = [part.text.replace("\u00a0", " ") for part in parts]
    assert [part for line in lines for part in line.removeprefix("· ").split(" · ")] == written
    assert "\u00a0" not in "".join(lines)
    assert not any(line.endswith("·") for line in lines)


def test_what_is_wider_than_a_line_breaks_at_its_spaces_all_the_same() -> None:
    long = (Piece("zie "), Piece("ontzorg add verslag", Tone.HANDLE))
    assert [text(line) for line in wrapped(long, 12)] == ["zie", "ontzorg add", "verslag"]
    assert [text(line) for line in wrapped(say(unbroken("ab cd ef")), 5)] == [unbroken("ab cd"), "ef"]


def test_what_stands_at_the_right_edge_goes_below_where_there_is_no_room() -> None:
    line = Line(say("links"), say("rechts"))
    assert screen((line,), 80)[0] == "links" + " " * 69 + "rechts"
    assert screen((Line(say("x" * 38), say("rechts")),), 40) == ["x" * 38, " " * 34 + "rechts"]


def test_a_command_too_long_for_the_line_is_wrapped_and_never_cut() -> None:
    lines = screen(
        (Paragraph(text=say("doe dit"), right=say("ontzorg agenda block --at 'di 13:00' --minutes 60")),), 40
    )
    assert " ".join(line.strip() for line in lines[1:]) == "ontzorg agenda block --at 'di 13:00' --minutes 60"


def test_a_paragraph_wraps_beside_its_mark() -> None:
    lines = screen((Paragraph(mark=say("▲ "), text=say("woord " * 12)),), 40)
    assert lines[0].startswith("▲ woord")
    assert all(line.startswith("  woord") for line in lines[1:])


def test_a_flexible_column_gives_way_before_any_column_leaves() -> None:
    table = Rows(
        (Column(), Column(flexible=True, lowest=4), Column(drop=1)),
        ((say("k7m"), say("presentatie"), say("Hanneke")), (say("m2x"), say("plan"), say("Bram"))),
    )
    assert screen((table,), 80) == ["k7m presentatie Hanneke", "m2x plan        Bram"]

    assert [text(line) for line in lay_out((table,), 18)] == ["k7m prese… Hanneke", "m2x plan   Bram"]
    assert [text(line) for line in lay_out((table,), 10)] == ["k7m prese…", "m2x plan"]


TABLE = Rows(
    (
        Column(),
        Column(flexible=True, enough=10, lowest=4),
        Column(),
        Column(spare=True),
        Column(wrapped=True, lowest=8, gap=2),
    ),
    (
        (
            say("k7m"),
            Tailed(say("presentatie maken"), say(" 2e dag")),
            say("vr"),
            say("Hanneke"),
            say("dit moet vandaag"),
        ),
    ),
)


@pytest.mark.parametrize(
    ("width", "expected"),
    [
        (57, ["k7m presentatie maken 2e dag vr Hanneke  dit moet vandaag"]),
        (56, ["k7m presentatie maken 2e dag vr Hanneke  dit moet", " " * 41 + "vandaag"]),
        (47, ["k7m presentatie maken 2e dag vr Hanneke", "    dit moet vandaag"]),
        (32, ["k7m presentat… 2e dag vr Hanneke", "    dit moet vandaag"]),
        (31, ["k7m presentatie maken 2e dag vr", "    dit moet vandaag"]),
        (20, ["k7m prese… 2e dag vr", "    dit moet vandaag"]),
    ],
)
def test_a_table_gives_way_in_the_order_that_costs_least(width: int, expected: list[str]) -> None:
    assert [text(line) for line in lay_out((TABLE,), width)][: len(expected)] == expected


def test_the_right_stack_gets_what_it_needs_before_the_left_gets_its_share() -> None:
    right = say("r" * 50)
    page = (Beside((Line(say("links")),), (Line(right),)),)
    assert screen(page, 80) == ["links" + " " * 25 + "r" * 50]


def test_the_left_stack_gives_way_where_that_keeps_the_columns_at_the_right() -> None:
    left = Rows((Column(flexible=True),), ((say("l" * 32),),))
    right = Rows(
        (Column(flexible=True, enough=20), Column(spare=True)), ((say("r" * 40), say("n" * 28)), (say("r"), say("n")))
    )
    assert screen((Beside((left,), (right,)),), 80)[0] == "l" * 27 + "…   " + "r" * 19 + "… " + "n" * 28


def test_two_stacks_stand_side_by_side_only_where_there_is_room() -> None:
    page = (Beside((Heading(say("LINKS")), Line(say("een"))), (Heading(say("RECHTS")),)),)
    assert [line.split() for line in screen(page, 80)] == [["LINKS", "RECHTS"], ["een"]]
    assert screen(page, 60) == ["LINKS", "een", "", "RECHTS"]


def test_a_wide_window_does_not_pull_a_short_page_apart() -> None:
    page = (Line(say("links"), say("rechts")),)
    assert screen(page, 200) == screen(page, 80)


@pytest.mark.parametrize("empty", [Rows((), ()), Facts(()), Beside((), ()), Line(()), Paragraph(text=())])
def test_empty_blocks_say_nothing(empty: Rows | Facts | Beside | Line | Paragraph) -> None:
    assert "".join(screen((empty,), 80)) == ""
