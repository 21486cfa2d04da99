from __future__ import annotations

import json
import re
import subprocess
import sys
from datetime import date, datetime
from io import StringIO
from zoneinfo import ZoneInfo

import pytest

from ontzorg_cli.render.page import Line, Page, Paragraph
from ontzorg_cli.render.writers import as_json, plain, terminal
from ontzorg_cli.words.phrase import Piece, Tone

HOSTILE = (
    "[/nope]",
    "[link=http://evil.example]bank[/link]",
    "list[int]",
    ":warning:",
    "\x1b[31mrood\x1b[0m",
    "\x9b31m",
    "\u202egnissap",
    "a\nb\tc",
    "\x1b]8;;http://evil.example\x07klik\x1b]8;;\x07",
    "\ud800",
)
SGR = re.compile(r"\x1b\[[0-9;]*m")


def page(text: str) -> Page:
    return (
        Line((Piece(text, personal=True),), (Piece("ontzorg show k7m", Tone.HANDLE),)),
        Paragraph(text=(Piece(text),)),
    )


def in_plain(shown: Page) -> str:
    stream = StringIO()
    plain.write(shown, stream, width=80)
    return stream.getvalue()


def in_colour(shown: Page, width: int = 80) -> str:
    stream = StringIO()
    terminal.write(shown, stream, width=width)
    return stream.getvalue()


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_but_colour_reaches_the_terminal(text: str) -> None:
    written = in_colour(page(text))
    assert "\x1b" not in SGR.sub("", written)
    assert SGR.sub("", written) == in_plain(page(text))


@pytest.mark.parametrize("text", HOSTILE[:4])
def test_markup_is_shown_as_it_was_typed(text: str) -> None:
    assert text in SGR.sub("", in_colour(page(text)))


@pytest.mark.parametrize("text", HOSTILE)
def test_plain_text_carries_no_codes(text: str) -> None:
    assert not set(in_plain(page(text))) & {"\x1b", "\x9b", "\u202e", "\x07", "\t"}


def test_every_tone_but_plain_looks_like_something() -> None:
    for tone in Tone:
        coloured = "\x1b[" in in_colour((Line((Piece("woord", tone),)),))
        assert coloured is (tone is not Tone.PLAIN)


def test_a_long_line_is_not_wrapped_a_second_time() -> None:
    long = (Line((Piece("x" * 120),)),)
    assert in_colour(long, width=120).count("\n") == 1


def test_plain_text_is_written_without_rich() -> None:
    code = "import sys, ontzorg_cli.render.writers.plain; sys.exit('rich' in sys.modules or 'wcwidth' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_document_has_its_envelope_and_keeps_letters() -> None:
    stream = StringIO()
    moment = datetime(2026, 11, 23, 9, 0, tzinfo=ZoneInfo("Europe/Amsterdam"))
    as_json.write({"title": "café 日本", "on": date(2026, 11, 23), "at": moment}, stream, command="show")
    assert stream.getvalue().startswith('{\n  "schema": 1,\n  "command": "show",\n')
    assert "café 日本" in stream.getvalue()
    read = json.loads(stream.getvalue())
    assert (read["on"], read["at"]) == ("2026-11-23", "2026-11-23T09:00:00+01:00")


def test_an_error_is_an_object_of_its_own() -> None:
    stream = StringIO()
    as_json.write_error(stream, code="id_not_found", message="Er is niets met k9x.", facts={"reference": "k9x"})
    assert json.loads(stream.getvalue()) == {
        "error": {"code": "id_not_found", "message": "Er is niets met k9x.", "reference": "k9x"}
    }


def test_a_value_that_has_no_place_in_json_is_a_defect() -> None:
    with pytest.raises(TypeError):
        as_json.write({"what": object()}, StringIO(), command="show")
