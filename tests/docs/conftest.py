"""The documents: what is made from the program does not drift. `--write-reference` writes it anew."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.stories.conftest import play  # noqa: F401 - the README is played as the stories are

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
PASSING = frozenset({"__pycache__", "__snapshots__", "build", "dist", "htmlcov"})
"""Folders that are made, or that hold what a test expects on a screen."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--write-reference",
        action="store_true",
        help="write docs/reference and the output in the README from the program",
    )


@pytest.fixture
def writing(request: pytest.FixtureRequest) -> bool:
    """Whether pages are written rather than compared."""
    return bool(request.config.getoption("write_reference", default=False))


def own_files() -> Iterator[Path]:
    """Yield the files of the project, without what was installed or made."""
    left = [ROOT]
    while left:
        for path in sorted(left.pop().iterdir()):
            if path.is_dir():
                if path.name == ".ci" or not (path.name.startswith(".") or path.name in PASSING):
                    left.append(path)
            elif path.name != ".git" and not path.name.startswith(".coverage"):
                yield path
