"""Every command, in both languages, at both widths, in colour, without, and into a pipe."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest
from tests.actions.noor import NOW, filled_home, open_work
from tests.cli.runs import Ran, ran
from wcwidth import wcswidth

from ontzorg_cli.store.home import Home

if TYPE_CHECKING:
    from pathlib import Path

READING = (
    "today",
    "today di",
    "today --all",
    "next",
    "next -n 9",
    "list",
    "list --all",
    "list --done",
    "list --for Bram --waiting",
    "list zalen",
    "ask taxi regelen 10m op vr --from Bram",
    "ask taxi regelen --from Joost",
    "ask brand blussen 5u --from Bram",
    "ask brand blussen 5u vandaag --from Bram",
    "ask brand blussen 5u vandaag --from Bram --stretch",
    "ask een heel lange vraag die op geen enkele regel van tachtig tekens past zonder ergens te breken --by di 5u",
    "why",
    "why TASK",
    "why overbooked",
    "why room",
    "why vr",
    "show TASK",
    "show EVENT",
    "show e4w",
    "agenda",
    "agenda --from ma --to 30-12",
    "agenda free --minutes 30",
    "agenda free --minutes 10u",
    "ahead",
    "ahead --all",
    "ahead --weeks 1 --minutes 4u",
    "ahead --weeks 52",
    "report load",
    "report load --from 2026-11-23",
    "report load --from 2026-01-01 --to 2026-02-01",
    "manager",
    "manager list",
    "manager show Hanneke",
    "goal",
    "goal list",
    "config",
    "config hours",
    "history",
)
WRITING = (
    "add begroting vr 45m",
    "add een heel lange titel die op geen enkele regel van tachtig tekens past zonder ergens te breken --for Bram",
    "adhoc taxi regelen --from Joost --minutes 20",
    "adhoc taxi regelen --from Bram --plan di",
    "adhoc taxi regelen --from Bram --decline",
    "start TASK",
    "stop",
    "done TASK",
    "defer TASK 1-12",
    "drop TASK",
    "drop EVENT --this",
    "edit TASK --minutes 50",
    "agenda add overleg --at 07:00 --minutes 150",
    "agenda block TASK --at 15:00 --minutes 30",
    "agenda away vrij --from vr --to 30-11",
    "manager add Fatima --role HR",
    "manager edit Bram --role CFO",
    "goal add rust",
    "config margin_share 20%",
    "undo",
)
EVERY = READING + WRITING
COLOUR = re.compile(r"\x1b\[[0-9;]*m")


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return filled_home(tmp_path_factory.mktemp("everywhere") / "home").folder


@pytest.fixture
def own(filled: Path, tmp_path: Path) -> Path:
    """Return a copy of the filled home that a test may change."""
    return shutil.copytree(filled, tmp_path / "home")


def argv_of(command: str, folder: Path) -> list[str]:
    home = Home(folder)
    (series,) = (event for event in home.read().events(NOW.date(), NOW.date()) if event.repeat)
    known = {"TASK": open_work(home)["begroting opmaken"].id, "EVENT": series.id}
    return [known.get(word, word) for word in command.split()]


def lines_that_fit(result: Ran, width: int) -> None:
    assert (result.code, result.err) == (0, "")
    assert result.out.strip()
    for line in result.out.splitlines():
        assert wcswidth(COLOUR.sub("", line)) <= width, line
        assert line == line.rstrip() or COLOUR.search(line), line


@pytest.mark.parametrize("command", EVERY)
@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("width", [80, 120])
def test_a_command_fits_its_width_and_sends_no_codes_into_a_pipe(
    command: str, lang: str, width: int, own: Path
) -> None:
    piped = ran(own, *argv_of(command, own), lang=lang, environ={"COLUMNS": str(width)})
    lines_that_fit(piped, width)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", piped.out)


@pytest.mark.parametrize("command", EVERY)
def test_colour_adds_nothing_but_colour(command: str, own: Path, tmp_path: Path) -> None:
    argv = argv_of(command, own)
    homes = [shutil.copytree(own, tmp_path / "twins" / name / "home") for name in ("a", "b", "c")]
    coloured, bare, plain = (
        ran(homes[0], *argv, on_terminal=True, environ={"TERM": "xterm"}),
        ran(homes[1], *argv, on_terminal=True, environ={"NO_COLOR": "1"}),
        ran(homes[2], *argv),
    )
    lines_that_fit(coloured, 80)
    # The place of a home may be broken over two lines, so that it has to be put together before it is made the same.
    whole = [
        re.sub(r"/\s*[abc]\s*/\s*home", "/home", "\n".join(line.rstrip() for line in shown.splitlines()))
        for shown in (COLOUR.sub("", coloured.out), bare.out, plain.out)
    ]
    assert whole[0] == whole[1] == whole[2]


@pytest.mark.parametrize("command", EVERY)
def test_english_speaks_no_dutch_and_dutch_no_english(command: str, own: Path, tmp_path: Path) -> None:
    twin = shutil.copytree(own, tmp_path / "twin" / "home")
    argv = argv_of(command, own)
    dutch, english = ran(own, *argv).out, ran(twin, *argv, lang="en").out
    for words, said in ((DUTCH, english), (ENGLISH, dutch)):
        assert words.findall(said) == []


DUTCH = re.compile(r"\b(?:voor|klaar|het|niet|genoteerd|uiterlijk|vandaag|maandag|werkdag|ruimte)\b")
ENGLISH = re.compile(r"\b(?:the|for|added|your|Monday|working|room for)\b(?!-)")


@pytest.mark.parametrize(
    "command",
    [
        "today",
        "list --all",
        "agenda",
        "show TASK",
        "history",
        "why TASK",
        "ask begroting 5u vandaag --from Bram",
        "ask begroting narekenen --from Hanneke",
    ],
)
def test_a_discreet_screen_hides_titles_and_names(command: str, filled: Path) -> None:
    shown = ran(filled, *argv_of(command, filled), "--discreet").out
    assert "begroting" not in shown
    assert "Hanneke" not in shown
    assert "Bram" not in shown
    assert "•••" in shown


@pytest.mark.parametrize(
    ("argv", "same"),
    [
        (["vandaag"], ["today"]),
        (["--json", "today"], ["today", "--json"]),
        (["--lang", "en", "agenda", "free", "--minutes", "30"], ["agenda", "free", "--minutes", "30", "--lang=en"]),
        (["--color=never", "list"], ["list", "--color", "never"]),
        (["--now", "2026-11-24T09:00", "today"], ["today", "--now=2026-11-24T09:00"]),
        (["next", "-n", "2"], ["next", "-n2"]),
    ],
)
def test_two_ways_to_say_the_same(argv: list[str], same: list[str], own: Path, tmp_path: Path) -> None:
    twin = shutil.copytree(own, tmp_path / "twin")  # the first look at a day may say more than the next
    first, second = ran(own, *argv), ran(twin, *same)
    assert (first.code, first.err) == (0, "")
    assert first == second


@pytest.mark.parametrize(
    ("alias", "command"),
    [
        ("klaar TASK", "done TASK"),
        ("later TASK vr", "defer TASK vr"),
        ("vandaag di", "today di"),
        ("past taxi 20m --from Bram", "ask taxi 20m --from Bram"),
    ],
)
def test_dutch_words_for_what_one_does_each_day(alias: str, command: str, own: Path, tmp_path: Path) -> None:
    twin = shutil.copytree(own, tmp_path / "twin" / "home")
    other = argv_of(command, own)
    first, second = ran(own, *argv_of(alias, own)), ran(twin, *other)
    assert (first.code, first.err) == (0, "")
    assert first.out == second.out


def test_home_and_moment_are_taken_from_where_they_are_said_first(own: Path, tmp_path: Path) -> None:
    elsewhere = filled_home(tmp_path / "elsewhere")
    ran(own, "add", "alleen hier", "--home", str(elsewhere.folder))
    assert "alleen hier" in open_work(elsewhere)
    assert "alleen hier" not in open_work(Home(own))
    assert ran(own, "today", "--now", "2026-11-24T09:00", "--json").document["date"] == "2026-11-24"
