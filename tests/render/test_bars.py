"""Bars: characters that differ without colour, a drawing in HTML, words in Markdown."""

from __future__ import annotations

import re
from io import StringIO

import pytest
from tests.render.payloads import PAYLOADS
from tests.render.test_html import BODY, CLASSES, HEAD, LISTS, Parsed, body, written
from wcwidth import wcswidth

from ontzorg_cli.core.clean import clean
from ontzorg_cli.render.bars import SIGNS, drawn
from ontzorg_cli.render.layout import lay_out
from ontzorg_cli.render.page import Bar, Bars, Fill, Line, Part
from ontzorg_cli.render.pages.pieces import plain, title
from ontzorg_cli.render.writers import html, markdown
from ontzorg_cli.render.writers import plain as plain_writer
from ontzorg_cli.words.phrase import Tone

DRAWN = frozenset({"svg", "rect", "title"})
DRAWING = frozenset({"viewbox", "preserveaspectratio", "role", "aria-label", "aria-hidden"})
RECT = frozenset({"class", "x", "y", "width", "height"})


def part(fill: Fill, length: int) -> Part:
    return Part(fill, length, plain(f"{length} {fill}"))


DAY = Bar(
    label=plain("ma 23"),
    parts=(part(Fill.SOLID, 150), part(Fill.HALF, 90), part(Fill.LIGHT, 60), part(Fill.DOTTED, 120)),
    end=420,
    value=plain("71%"),
    notes=((*plain("klaar "), *title("verslag MT")), plain("bila 13:00")),
)
FULL = Bar(label=plain("di 24"), parts=(part(Fill.SOLID, 300), part(Fill.HALF, 300)), end=420, value=plain("143%"))
KEY = tuple((fill, plain(f"{fill}!")) for fill in Fill)
BARS = Bars(bars=(DAY, FULL), longest=600, names=KEY)


def text(bar: Bar, longest: int = 600, cells: int = 20) -> str:
    return "".join(piece.text for piece in drawn(bar, longest, cells))


def on_screen(width: int, bars: Bars = BARS, *, discreet: bool = False) -> list[str]:
    stream = StringIO()
    plain_writer.write((bars,), stream, width=width, discreet=discreet)
    return stream.getvalue().splitlines()


def test_a_bar_is_as_long_as_what_it_tells() -> None:
    assert text(DAY) == "█████▄▄▄░░····"
    assert text(DAY, cells=10) == "██▄▄░··"


def test_what_is_too_much_stands_behind_a_mark_and_draws_the_eye() -> None:
    assert text(FULL) == "██████████▄▄▄▄│▄▄▄▄▄▄"
    assert {piece.tone for piece in drawn(FULL, 600, 20)} == {Tone.PLAIN, Tone.CAREFUL}
    assert drawn(FULL, 600, 20)[-1].tone is Tone.CAREFUL


def test_a_bar_that_is_longer_than_there_is_room_for_says_so() -> None:
    assert text(FULL, longest=450) == "█████████████▄▄▄▄▄▄│…"
    assert len(text(FULL, longest=450)) == 20 + 1


@pytest.mark.parametrize("bar", [Bar(label=(), parts=()), Bar(label=(), parts=(), end=420)])
def test_a_bar_of_nothing_is_nothing(bar: Bar) -> None:
    assert text(bar) == text(bar, longest=0) == ""


def test_the_signs_differ_and_take_one_cell_each() -> None:
    assert set(SIGNS) == set(Fill)
    assert len(set(SIGNS.values())) == len(SIGNS)
    assert all(wcswidth(sign) == 1 for sign in SIGNS.values())


def test_bars_stand_below_each_other_with_their_notes_beside_them() -> None:
    assert on_screen(80) == [
        "█ solid!  ▄ half!  ░ light!  · dotted!  ╌ dashed!  │ end!",
        "ma 23   ████▄▄▄░░····         71%   klaar verslag MT",
        "                                    bila 13:00",
        "di 24   █████████▄▄▄▄│▄▄▄▄▄  143%",
    ]


def test_on_a_narrow_page_the_notes_go_below_as_one() -> None:
    assert on_screen(44)[2:5] == [
        "ma 23   ███▄▄░··        71%",
        "        klaar verslag MT · bila 13:00",
        "di 24   ██████▄▄│▄▄▄▄  143%",
    ]


@pytest.mark.parametrize("width", [40, 61, 62, 80, 100, 120, 200])
def test_nothing_is_wider_than_the_page(width: int) -> None:
    long = Bar(label=plain("ma 23"), parts=DAY.parts, end=420, value=plain("71%"), notes=(plain("woord " * 40),))
    assert all(wcswidth(line) <= width for line in on_screen(width, Bars(bars=(long, FULL), longest=600, names=KEY)))


def test_discreet_hides_what_is_personal_and_keeps_the_bar() -> None:
    lines = on_screen(80, discreet=True)
    assert lines[1] == "ma 23   ████▄▄▄░░····         71%   klaar •••"
    assert "verslag" not in written((BARS,), discreet=True)


def test_a_drawing_is_made_of_boxes_that_are_told_to_who_cannot_see_it() -> None:
    parsed = Parsed(written((Line(plain("week")), BARS)))
    assert {*parsed.elements} <= HEAD | BODY | LISTS | DRAWN
    for tag, name, _ in parsed.attributes:
        if tag == "svg":
            assert name in DRAWING
        elif tag == "rect":
            assert name in RECT
    told = [value for tag, name, value in parsed.attributes if (tag, name) == ("svg", "aria-label")]
    assert told == ["150 solid, 90 half, 60 light, 120 dotted", "300 solid, 300 half"]
    classes = {each for _, name, value in parsed.attributes if name == "class" for each in value.split()}
    assert classes <= CLASSES | {"bars", "label", "chart", "value", "note", "key"} | set(Fill)


def test_the_boxes_of_a_drawing_add_up() -> None:
    drawing = body((Line(plain("week")), Bars(bars=(DAY,), longest=600)))
    boxes = [
        (int(x), int(wide)) for x, wide in re.findall(r'<rect class="\w+" x="(\d+)" y="\d+" width="(\d+)"', drawing)
    ]
    assert boxes == [(0, 250), (250, 150), (400, 100), (500, 200)]


def test_the_end_is_drawn_where_it_was_passed_only() -> None:
    assert 'class="end"' not in body((Line(plain("week")), Bars(bars=(DAY,), longest=600)))
    assert '<rect class="end" x="700"' in body((Line(plain("week")), Bars(bars=(FULL,), longest=600)))


def test_every_look_has_its_height_and_its_style() -> None:
    assert set(html.HEIGHTS) == set(Fill)
    assert all(f"rect.{fill}" in html.STYLE for fill in Fill)


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
def test_text_of_the_user_beside_a_bar_is_text(payload: str) -> None:
    told = title(payload)
    bar = Bar(label=told, parts=(Part(Fill.SOLID, 1, told),), value=told, notes=(told, told))
    page = (Line(plain("week")), Bars(bars=(bar,), names=((Fill.SOLID, told),)))
    parsed = Parsed(written(page))
    assert {*parsed.elements} <= HEAD | BODY | LISTS | DRAWN
    labels = [value for _, name, value in parsed.attributes if name == "aria-label"]
    assert labels == [clean(payload)]
    for width in (40, 80):
        assert all("\n" not in piece.text for line in lay_out(page, width) for piece in line)


def test_in_markdown_a_bar_is_told() -> None:
    stream = StringIO()
    markdown.write((Line(plain("week")), BARS), stream)
    assert stream.getvalue().splitlines()[4:] == [
        "- **ma 23:** 71% · 150 solid · 90 half · 60 light · 120 dotted · klaar verslag MT · bila 13:00",
        "- **di 24:** 143% · 300 solid · 300 half",
    ]
