from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.docs.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable

    Play = Callable[..., tuple[int, str]]

PAGE = ROOT / "docs" / "explanation" / "files.md"
EXAMPLE = re.compile(r"^<!-- file: (?P<file>\S+) -->\n```toml\n(?P<text>.*?)^```$", re.DOTALL | re.MULTILINE)
HOURS = ("--hours", "mon,tue,thu,fri 08:30-12:30 13:00-16:00", "--hours", "wed 08:30-12:30")
FRIDAY = (
    ("init", "--name", "Noor", "--timezone", "Europe/Amsterdam", *HOURS, "--manager", "Hanneke", "--manager", "Bram"),
    ("manager", "edit", "Hanneke", "--role", "director"),
    ("goal", "add", "papers right the first time"),
    (
        "agenda",
        "add",
        "management team",
        "--at",
        "mon 09:00",
        "--minutes",
        "1h",
        "--repeat",
        "every mon",
        "--with",
        "Hanneke",
    ),
    ("add", "bundle the board papers", "thu", "90m", "for:Hanneke", "p1", "on", "mon"),
    ("add", "draft the budget", "mon", "75m", "for:Bram"),
)
MONDAY = (("today",), ("adhoc", "train tickets Berlin", "--from", "Bram", "--minutes", "20", "--done"))
BEFORE_THE_CHECK_IN = (
    ("topic", "Hanneke", "showing", "Fatima", "the", "ropes"),
    (
        "note",
        "decision",
        "which room for the new year drinks?",
        "--with",
        "Hanneke",
        "--advice",
        "the large one",
        "--by",
        "tue 1-12",
        "--otherwise",
        "the small one, it is reserved",
    ),
)
NO_ANSWER_YET = "\n" * 9
REFLECTION = """the minutes went out before lunch
said yes to the train tickets too fast
ask by when it is needed

somebody calls
"""
BY_HAND = {
    '"bundle the board papers"\n': '"bundle the board papers"  # ask Fatima for the annexes\n',
    'importance = "must"\n': 'importance = "must"\nroom = "2.14"\n',
}


@pytest.fixture
def home(play: Play) -> Path:
    """Return the home of which the page shows pieces, with what was changed in it by hand."""
    folder = Path("ontzorg-noor")
    for minute, argv in enumerate(FRIDAY, 30):
        assert play(argv, now=f"2026-11-20T14:{minute}", language="en")[0] == 0
    tasks = folder / "tasks.toml"
    text = tasks.read_text("utf-8")
    for written, changed in BY_HAND.items():
        assert written in text
        text = text.replace(written, changed)
    tasks.write_text(text, encoding="utf-8")
    for time, argv in zip(("08:30", "10:35"), MONDAY, strict=True):
        assert play(argv, now=f"2026-11-23T{time}", language="en")[0] == 0
    assert play(("edit", "s4h", "--minutes", "2h"), now="2026-11-23T10:40", language="en")[0] == 0
    for minute, argv in enumerate(BEFORE_THE_CHECK_IN, 45):
        assert play(argv, now=f"2026-11-23T10:{minute}", language="en")[0] == 0
    assert play(("weekly", "Hanneke", "--hold"), now="2026-11-23T13:30", language="en", stdin=NO_ANSWER_YET)[0] == 0
    assert play(("reflect",), now="2026-11-23T15:50", language="en", stdin=REFLECTION)[0] == 0
    return folder


def test_the_pieces_of_files_on_the_page_are_what_the_program_wrote(home: Path) -> None:
    examples = [(found["file"], found["text"]) for found in EXAMPLE.finditer(PAGE.read_text("utf-8"))]
    assert {file for file, _ in examples} == {
        "config.toml", "tasks.toml", "people.toml", "agenda.toml", "together.toml", "months/2026-11.toml",
        "reflections/2026-11.toml",
    }  # fmt: skip
    for file, text in examples:
        assert text in (home / file).read_text("utf-8"), file
