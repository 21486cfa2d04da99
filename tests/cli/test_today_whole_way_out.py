"""`today` names `plan --fit` where there is more to do about a full day than one move."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.actions.noor import add, at, day, new_home
from tests.cli.runs import ran

from ontzorg_cli.core.work.task import Due
from ontzorg_cli.store.home import Home

if TYPE_CHECKING:
    from pathlib import Path

FRIDAY = at("10:00", -3)


def today(folder: Path, *argv: str, lang: str = "nl") -> str:
    """Return the screen of a day as one line."""
    return " ".join(ran(folder, "today", *argv, lang=lang, environ={"COLUMNS": "100"}).out.split())


def home_with(tmp_path: Path, *movable: int, on: int = 0) -> Path:
    """Return a home with a day that is full by what is due, and work of so many minutes that can move."""
    home = new_home(tmp_path / "home")
    add(home, "jaarstukken", now=FRIDAY, minutes=300, on=day(on), due=Due(day=day(on)))
    for number, minutes in enumerate(movable):
        add(home, f"werk {number}", now=FRIDAY, minutes=minutes, on=day(on))
    return home.folder


@pytest.mark.parametrize(
    ("lang", "said"), [("nl", "wat er kan schuiven, in één keer"), ("en", "all that can move, in one go")]
)
def test_several_moves_can_be_done_in_one_go(tmp_path: Path, lang: str, said: str) -> None:
    assert f"{said} ontzorg plan --fit" in today(home_with(tmp_path, 60, 60), lang=lang)


def test_one_move_needs_no_other_command(tmp_path: Path) -> None:
    shown = today(home_with(tmp_path, 60))
    assert "'werk 0' kan naar" in shown
    assert "plan --fit" not in shown


def test_another_day_is_named(tmp_path: Path) -> None:
    assert "ontzorg plan di --fit" in today(home_with(tmp_path, 60, 60, on=1), "di")


def test_what_the_screen_has_no_line_for_is_somewhere(tmp_path: Path) -> None:
    folder = home_with(tmp_path)
    home = Home(folder)
    add(home, "begroting", now=FRIDAY, minutes=150, on=day(0), due=Due(day=day(0)), requester="Bram")
    for number in range(9):
        add(home, f"stuk {number}", now=FRIDAY, minutes=30, on=day(0), due=Due(day=day(0)), requester="Sietske")
    assert "wat er verder kan ontzorg plan --fit" in today(folder)
    assert "wat er verder kan" not in today(folder, "--all")
