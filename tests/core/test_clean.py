from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontzorg_cli.core.clean import clean


@pytest.mark.parametrize(
    ("dirty", "tidy"),
    [
        ("gewoon, ook met é, ß en 漢字", "gewoon, ook met é, ß en 漢字"),
        ("regel\neen\ttwee\r\nvier", "regel een twee  vier"),
        ("\x1b[31mrood\x1b[0m", "[31mrood[0m"),
        ("\x9b31mrood", "31mrood"),
        ("bel\x07 weg\x7f", "bel weg"),
        ("factuur\u202efdp.exe", "factuurfdp.exe"),
        ("on\u200bzicht\u2060baar\ufeff", "onzichtbaar"),
        ("half\ud800 paar", "half paar"),
        ("[/nope] [link=https://example.org]x[/link]", "[/nope] [link=https://example.org]x[/link]"),
    ],
)
def test_what_a_terminal_could_obey_goes_and_the_rest_stays(dirty: str, tidy: str) -> None:
    assert clean(dirty) == tidy


@pytest.mark.parametrize("emoji", ["👩‍💻", "👨‍👩‍👧", "🏳️‍🌈", "❤️‍🔥", "👩🏽‍💼"])
def test_an_emoji_of_several_parts_stays_one(emoji: str) -> None:
    assert clean(f"taart {emoji} halen") == f"taart {emoji} halen"


def test_a_joiner_between_letters_goes() -> None:
    assert clean("be\u200dgroting\u200d") == "begroting"


@given(st.text(st.characters(codec=None)))
def test_no_control_or_invisible_character_gets_through(text: str) -> None:
    kept = clean(text)
    assert not {unicodedata.category(char) for char in kept} & {"Cc", "Cs", "Zl", "Zp"}
    assert not set(kept) & set("\u200b\u200e\u200f\u202a\u202e\u2066\u2069\ufeff")


@given(st.text(st.characters(codec=None)))
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)
