from __future__ import annotations

import shlex
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from ontzorg_cli.core.calendar.dates_in_words import longest_day_at_end, read_when
from ontzorg_cli.core.calendar.reading_frame import ReadingFrame
from ontzorg_cli.core.calendar.working_time import WorkPattern
from ontzorg_cli.render.pages.typed import command
from ontzorg_cli.words.catalogue import Catalogue
from ontzorg_cli.words.dates import Dates
from ontzorg_cli.words.lexicon import load_lexicon

NOW = datetime(2026, 11, 23, 8, 30, tzinfo=ZoneInfo("Europe/Amsterdam"))
TODAY = NOW.date()


@pytest.fixture
def frame() -> ReadingFrame:
    return ReadingFrame(now=NOW, pattern=WorkPattern(), days_off=frozenset(), lexicon=load_lexicon())


def typed(argv: tuple[str, ...], dates: Dates) -> list[str]:
    return shlex.split("".join(piece.text for piece in command(argv, dates, TODAY)))


def test_every_day_on_a_page_reads_back_as_that_day(dates: Dates, frame: ReadingFrame) -> None:
    for ahead in range(-60, 420):
        day = TODAY + timedelta(days=ahead)
        words = typed(("defer", "k7m", day.isoformat()), dates)[2:]
        found = longest_day_at_end(words, frame)
        assert found is not None, words
        assert (found[0], found[1].day) == (len(words) - 1, day), words


def test_every_moment_on_a_page_reads_back_as_that_moment(dates: Dates, frame: ReadingFrame) -> None:
    for ahead in range(60):
        moment = f"{TODAY + timedelta(days=ahead)}T14:05"
        words = typed(("agenda", "block", "--at", moment, "--minutes", "60"), dates)
        read = read_when(words[4], frame)
        assert (read.day, f"{read.at:%H:%M}" if read.at else None) == (TODAY + timedelta(days=ahead), "14:05"), words


def test_a_day_near_by_is_its_weekday() -> None:
    dates = Dates(Catalogue("nl"))
    assert typed(("defer", "k7m", "2026-11-26"), dates) == ["ontzorg", "defer", "k7m", "do"]
    assert typed(("defer", "k7m", "2026-12-01"), dates) == ["ontzorg", "defer", "k7m", "di", "1-12"]


@pytest.mark.parametrize("free_text", ["plan 'B'", "$(halt)", "a; b", "'", "wie? wat!", ""])
def test_free_text_in_a_command_is_one_word_that_no_shell_reads(free_text: str, dates: Dates) -> None:
    assert typed(("agenda", "block", free_text), dates) == ["ontzorg", "agenda", "block", free_text]


def test_names_and_free_text_in_a_command_are_personal(dates: Dates) -> None:
    pieces = command(("list", "--for", "Bram", "kort vraagje"), dates, TODAY)
    assert [piece.text for piece in pieces if piece.personal] == ["Bram", "'kort vraagje'"]
    pieces = command(("manager", "edit", "Bram", "--role-kinds", "catering"), dates, TODAY)
    assert [piece.text for piece in pieces if piece.personal] == ["Bram", "catering"]


@pytest.mark.parametrize(
    "argv",
    [("weekly", "Bram", "--hold"), ("topic", "Bram", "…"), ("manager", "add", "Bram"), ("manager", "edit", "Bram")],
)
def test_a_name_where_a_command_has_one_is_personal(argv: tuple[str, ...], dates: Dates) -> None:
    assert [piece.text for piece in command(argv, dates, TODAY) if piece.personal] == ["Bram"]


def test_a_long_option_takes_a_day_of_several_words_in_quotes(dates: Dates) -> None:
    far = date(2026, 12, 15)
    words = typed(("agenda", "free", "--before", far.isoformat()), dates)
    assert len(words) == 5
