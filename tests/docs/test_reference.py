from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.docs.conftest import ROOT
from tests.docs.reference import MEANING, error_classes, pages

from ontzorg_cli.cli.table import COMMANDS, Row, spellings

if TYPE_CHECKING:
    from pathlib import Path

REFERENCE = ROOT / "docs" / "reference"


@pytest.mark.parametrize("name", ["commands.md", "commands-nl.md", "settings.md", "errors.md"])
def test_the_reference_says_what_the_program_says(name: str, *, writing: bool) -> None:
    page = REFERENCE / name
    if writing:
        page.write_text(pages()[name], encoding="utf-8")
    assert page.read_text("utf-8") == pages()[name]


def test_every_page_of_the_reference_is_made_from_the_program() -> None:
    assert {page.name for page in REFERENCE.glob("*.md")} == set(pages())


@pytest.mark.parametrize("row", COMMANDS, ids=lambda row: row.name)
@pytest.mark.parametrize("name", ["commands.md", "commands-nl.md"])
def test_every_command_and_alias_is_in_the_reference(name: str, row: Row) -> None:
    headings = [line for line in _lines(REFERENCE / name) if line.startswith("### ")]
    for spelling in spellings(row):
        assert any(f"`{spelling}`" in heading for heading in headings)


def test_every_exit_code_is_explained() -> None:
    assert {known.exit_code for known in error_classes()} == set(MEANING)


def _lines(page: Path) -> list[str]:
    return page.read_text("utf-8").splitlines()
