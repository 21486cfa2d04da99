from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.reading import frame

from ontzorg_cli.core.work.quick_add import QuickAdd, read_quick_add
from ontzorg_cli.core.work.task import Importance
from ontzorg_cli.words.lexicon import load_lexicon

NOOR = frame()


def read(line: str) -> QuickAdd:
    return read_quick_add(line.split(), NOOR)


def due(line: str) -> tuple[str, int, time | None]:
    found = read(line)
    assert found.due is not None
    return found.title, found.due.day.day, found.due.at


def test_everything_at_once_in_any_order() -> None:
    line = "verslag MT vr 14:30 45m voor:Bram +kwartaal +notulen p1"
    first, second = read(line), read("verslag MT p1 +kwartaal voor:Bram 45m +notulen 14:30 vr")
    assert first == second
    assert (first.title, first.minutes, first.requester) == ("verslag MT", 45, "Bram")
    assert (first.marks, first.importance) == (("kwartaal", "notulen"), Importance.MUST)
    assert first.due is not None
    assert (first.due.day, first.due.at) == (date(2026, 11, 27), time(14, 30))


@pytest.mark.parametrize(
    "line",
    [
        "vergaderzaal Q1", "zaal for Q1", "planning maart", "lunch met kerstpakket", "notulen zo", "tot zo", "is Bram vrij", "ga maar even",
        "to do", "bel straks", "planning weekend", "lunch noon", "notulen van vr", "minutes of Friday", "rooster ma t/m vr", "versie 10.12",
        "factuur 1430", "kopie 45", "hardlopen 5000m", "bel +31612345678", "bel @", "bel voor:", "bel +", "congres 2 dagen", "bel over 5",
        "31-11 is geen dag", "doos 31-11", "3 uur overleg", "koffie voor 3", "vrijdag", "vr", "p1", "vr 45m", "morgen 14:30", "+kwartaal", "voor:Bram p1",
        "week 49", "x/y", "bellen na de lunch",
    ],
)  # fmt: skip
def test_ordinary_words_stay_a_title(line: str) -> None:
    assert read(line) == QuickAdd(title=line)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("verslag MT vr", ("verslag MT", 27, None)),
        ("brief, vr", ("brief", 27, None)),
        ("notulen zo.", ("notulen", 29, None)),
        ("rooster week 49", ("rooster", 30, None)),
        ("offerte vr 27-11", ("offerte", 27, None)),
        ("doos 27 nov", ("doos", 27, None)),
        ("bel Bram voor 14:00", ("bel Bram", 23, time(14))),
        ("bel Bram 14.30", ("bel Bram", 23, time(14, 30))),
        ("bel om 3 uur", ("bel", 23, time(15))),
        ("bel over 2 uur", ("bel", 23, time(10, 30))),
        ("overleg 8 uur", ("overleg", 23, time(8))),
        ("verslag half drie", ("verslag", 23, time(14, 30))),
        ("report half three", ("report", 23, time(15, 30))),
        ("bel Joost vr eind van de middag", ("bel Joost", 27, time(16))),
        ("bel Joost 14:30 20m vr", ("bel Joost", 27, time(14, 30))),
        ("bel Joost vr om 3 uur 20m", ("bel Joost", 27, time(15))),
        ("bel Joost om 3 uur 20m vr", ("bel Joost", 27, time(15))),
        ("papers by Friday 5pm", ("papers", 27, time(17))),
        ("report for Friday", ("report", 27, None)),
        ("stukken voor vrijdag", ("stukken", 26, None)),
        ("stukken voor de kerst", ("stukken", 24, None)),
        ("zaal voor Q1", ("zaal", 31, None)),
        ("bel Bram over 3 dagen", ("bel Bram", 26, None)),
        ("bel di vr", ("bel di", 27, None)),
        ("afronden eod", ("afronden", 23, None)),
    ],
)
def test_a_date_or_a_time_at_the_end_is_when_it_is_due(line: str, expected: tuple[str, int, time | None]) -> None:
    assert due(line) == expected


@pytest.mark.parametrize(
    ("line", "title", "minutes"),
    [
        ("verslag 45m", "verslag", 45),
        ("overleg 3 uur", "overleg", 180),
        ("notulen OR 30m", "notulen OR", 30),
        ("overleg 6u", "overleg", 360),
        ("overleg 4u30", "overleg", 270),
        ("taart 1,5u", "taart", 90),
        ("verbeterplan dagdeel", "verbeterplan", 240),
        ("verslag anderhalf uur", "verslag", 90),
        ("call for 30 minutes", "call", 30),
        ("call for 2 hours", "call", 120),
        ("verslag 45m 30m", "verslag 45m", 30),
        ("overleg 2u30 vr", "overleg", 150),
        ("overleg vr 3 uur", "overleg", 180),
    ],
)
def test_a_duration_at_the_end_is_how_long_it_takes(line: str, title: str, minutes: int) -> None:
    assert (read(line).title, read(line).minutes) == (title, minutes)


def test_after_op_the_day_is_the_planned_one_and_its_time_is_kept() -> None:
    planned = read("bellen op di 14:30")
    assert planned.due is None
    assert (planned.on and planned.on.day, planned.at) == (date(2026, 11, 24), time(14, 30))
    assert read("bellen op di 20m om 3 uur").at == time(15)
    assert read("bellen op zo").on is not None


def test_a_planned_day_and_a_due_day_stand_beside_each_other() -> None:
    both = read("bellen op di vr 14:30")
    assert (both.title, both.on and both.on.day) == ("bellen", date(2026, 11, 24))
    assert both.due is not None
    assert (both.due.day, both.due.at, both.at) == (date(2026, 11, 27), time(14, 30), None)


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("bel op di op wo", "bel op di"),
        ("bel p1 p2", "bel p1"),
        ("bel @Bram @Joost", "bel @Bram"),
        ("bel 9:00 vr 14:30", "bel 9:00"),
    ],
)
def test_what_was_said_already_ends_the_reading(line: str, title: str) -> None:
    assert read(line).title == title


def test_a_time_that_comes_before_a_moment_is_left_in_the_title() -> None:
    assert due("bel over 2 uur 20m 14:30") == ("bel over 2 uur", 23, time(14, 30))


@pytest.mark.parametrize(("word", "hard"), [("uiterlijk", True), ("streef", False), ("tegen", None)])
def test_uiterlijk_is_a_hard_deadline_and_streef_a_soft_one(word: str, hard: bool | None) -> None:  # noqa: FBT001 - the fact itself
    found = read(f"rapport {word} vr")
    assert (found.title, found.hard) == ("rapport", hard)


def test_one_argument_with_spaces_is_all_title() -> None:
    assert read_quick_add(["verslag MT vr 45m"], NOOR) == QuickAdd(title="verslag MT vr 45m")


def test_a_quoted_part_is_read_whole_or_not_at_all() -> None:
    found = read_quick_add(["verslag MT", "vr 27 nov", "voor:Bram de Wit"], NOOR)
    assert (found.title, found.requester) == ("verslag MT", "Bram de Wit")
    assert found.due is not None
    assert read_quick_add(["verslag", "overleg do"], NOOR).title == "verslag overleg do"
    assert read_quick_add(["bellen", "op di"], NOOR).on is not None


def test_nothing_said_is_an_empty_title_for_the_caller_to_refuse() -> None:
    assert read_quick_add([], NOOR) == QuickAdd(title="")


def test_a_free_day_is_taken_with_its_note() -> None:
    found = read("brief 25-12 14:30").due
    assert found is not None
    assert (found.notes, found.instead) == (("day_off",), date(2026, 12, 28))


@given(st.lists(st.sampled_from(sorted(load_lexicon().words)) | st.text(max_size=12), max_size=9))
def test_any_words_keep_a_title_where_there_is_any_text(words: list[str]) -> None:
    found = read_quick_add(words, NOOR)
    assert bool(found.title) == bool(" ".join(words).strip())
    assert " ".join(words).strip().startswith(found.title)


@pytest.mark.parametrize("line", ["vr " * 1700, "voor de kerst " * 360, "a" * 5000, "+x " * 1700])
def test_five_thousand_characters_are_read_without_harm(line: str) -> None:
    assert read(line).title
