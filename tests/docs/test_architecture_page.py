from __future__ import annotations

import re
from typing import TYPE_CHECKING

import tomli
from tests.docs.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PAGE = (ROOT / "docs" / "explanation" / "architecture.md").read_text("utf-8")
SOURCE = ROOT / "src" / "ontzorg_cli"
ROOM = re.compile(r"^(?P<indent> +)(?P<name>[a-z_]+)/ ", re.MULTILINE)
MADE_OF = re.compile(r"`((?:core|actions|store|words|render|outside|cli|commands)/[a-z_/]+\.py)`")
FOLDERS = {"commands": "cli/commands"}


def drawn() -> Iterator[str]:
    """Yield the folders in the drawing of the rooms, by their path."""
    above = ""
    for found in ROOM.finditer(PAGE.split("```")[1]):
        if len(found["indent"]) == len("  "):
            above = found["name"]
            yield above
        else:
            yield f"{above}/{found['name']}"


def built() -> Iterator[str]:
    """Yield the folders there are, but for those of a language, which the drawing names in passing."""
    for path in sorted(SOURCE.rglob("*")):
        if path.is_dir() and path.name != "__pycache__" and path.parent.name != "words":
            yield path.relative_to(SOURCE).as_posix()


def test_the_drawing_has_every_room_and_no_other() -> None:
    assert sorted(drawn()) == sorted(built())


def test_every_file_the_page_names_is_there() -> None:
    named = {place.partition("/") for place in MADE_OF.findall(PAGE)}
    assert named
    missing = [name for first, _, name in named if not (SOURCE / FOLDERS.get(first, first) / name).is_file()]
    assert missing == []


def test_the_page_names_every_library_that_has_one_door() -> None:
    settings = tomli.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    guarded = {name for each in contracts for name in each.get("protected_modules", ())}
    table = PAGE.split("| who |")[1].split("\n\n")[0].casefold()
    assert {name for name in guarded if name not in table} == set()


def test_every_dependency_has_its_decision() -> None:
    settings = tomli.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    names = (re.match(r"[A-Za-z0-9_-]+", line) for line in settings["project"]["dependencies"])
    notes = "\n".join(_text(page) for page in sorted((ROOT / "docs" / "decisions").glob("0*.md"))).casefold()
    asked = {found[0].removeprefix("python-") for found in names if found}
    assert {name for name in asked if name not in notes} == {"tzdata"}  # data of the system, where it has none


def _text(page: Path) -> str:
    return page.read_text("utf-8")
