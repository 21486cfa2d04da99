from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.docs.conftest import ROOT, own_files

from ontzorg_cli import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator

LINK = re.compile(r"(?<!!)\[[^\]\n]+\]\(([^)\s]+)\)")
FENCED = re.compile(r"^```.*?^```", re.DOTALL | re.MULTILINE)
INLINE = re.compile(r"`[^`\n]+`")
ELSEWHERE = ("https:", "http:", "mailto:")
MACHINE_PATHS = re.compile(r"(?<![\w.])/(?:work|home|root|Users)/\w|[A-Z]:\\Users")
HOSTS = ("pypi", "pythonhosted", "npmjs", "crates", "githubusercontent", "anaconda")
DOWNLOADS = re.compile(rf"(?:{'|'.join(HOSTS)})\.(?:org|com|io)\b|https?://\S+\.(?:whl|zip|tar\.gz|exe)\b")
PAGES = [path for path in own_files() if path.suffix == ".md"]
PUNCTUATION = re.compile(r"[^\w\s-]")


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_link_leads_somewhere(page: Path) -> None:
    astray = [link for link in _links(page) if not _is_there(page, link)]
    assert astray == []


def test_every_page_of_the_manual_can_be_reached_from_the_readme() -> None:
    reached, left = set[Path](), [ROOT / "README.md"]
    while left:
        page = left.pop()
        if page in reached:
            continue
        reached.add(page)
        targets = ((page.parent / link.partition("#")[0]).resolve() for link in _links(page) if link[0] != "#")
        left += [target for target in targets if target.suffix == ".md" and target.exists()]
    assert {page for page in PAGES if page.is_relative_to(ROOT / "docs")} <= reached


def test_the_changes_begin_with_this_version_after_what_is_not_released_yet() -> None:
    lines = (ROOT / "CHANGELOG.md").read_text("utf-8").splitlines()
    headings = [line for line in lines if line.startswith("## ") and line != "## [Unreleased]"]
    assert headings[0].startswith(f"## [{__version__}] - ")


def test_no_text_names_a_place_on_somebodys_machine() -> None:
    assert [found for path in own_files() for found in _found(MACHINE_PATHS, path)] == []


def test_no_text_names_a_place_to_download_from() -> None:
    assert [found for path in own_files() for found in _found(DOWNLOADS, path)] == []


def _links(page: Path) -> Iterator[str]:
    text = INLINE.sub("", FENCED.sub("", page.read_text("utf-8")))
    yield from (link for link in LINK.findall(text) if not link.startswith(ELSEWHERE))


def _is_there(page: Path, link: str) -> bool:
    name, _, place = link.partition("#")
    target = page.parent / name if name else page
    return target.exists() and (not place or place in _places(target))


def _places(page: Path) -> set[str]:
    """Return the places in a page that a link can name: its headings, in lower case with hyphens."""
    headings = (line.lstrip("#") for line in FENCED.sub("", page.read_text("utf-8")).splitlines() if line[:1] == "#")
    return {PUNCTUATION.sub("", heading.strip().casefold()).replace(" ", "-") for heading in headings}


def _found(pattern: re.Pattern[str], path: Path) -> Iterator[str]:
    try:
        text = path.read_text("utf-8")
    except UnicodeDecodeError:
        return
    for number, line in enumerate(text.splitlines(), 1):
        if pattern.search(line):
            yield f"{named(path)}:{number}: {line.strip()[:100]}"
