"""The brief for a manager in a real browser: one sheet of A4, readable on a phone, nothing that runs."""

from __future__ import annotations

import re
import shlex
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from tests.cli.runs import ran
from tests.render.browser import CHROMIUM, DRIVER, a_browser
from tests.render.full_home import NOW, WHO, full_home

from ontzorg_cli.core.together.person import AddressForm

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tests.render.browser import Browser

pytestmark = [
    pytest.mark.acceptance,
    pytest.mark.skipif(CHROMIUM is None or DRIVER is None, reason="needs chromium and chromedriver"),
]

LANGUAGES = ("nl", "en")
MANAGERS = ("Hanneke", "Bram", "Sietske")
MORNING = "2026-11-26T08:30"
PAGES = (
    *(f"demo-{language}-{name}" for language in LANGUAGES for name in MANAGERS),
    *(f"full-{form}-{language}" for form in AddressForm for language in LANGUAGES),
)
PHONES = (390, 360)
SMALLEST_PIXELS = 14
LEAST_CONTRAST = 4.5
WHITE, BLACK = 0.9, 0.1
A4_POINTS = (595, 842)

NOTHING_RUNS = """
const all = [...document.querySelectorAll('*')];
const names = all.flatMap(one => one.getAttributeNames());
return {
  policy: document.querySelector('meta[http-equiv="Content-Security-Policy"]').content,
  scripts: document.scripts.length,
  loaded: performance.getEntriesByType('resource').length,
  attributes: [...new Set(names.filter(name => /^(on|src|href|style$|action$)/.test(name)))],
  styled: getComputedStyle(document.querySelector('main section')).borderTopStyle,
};
"""
ON_A_PHONE = """
const root = document.documentElement;
const spoken = [...document.querySelectorAll('body *')].filter(one =>
  [...one.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim()));
return {
  width: root.clientWidth,
  scroll: root.scrollWidth,
  out: spoken.filter(one => one.getBoundingClientRect().right > root.clientWidth + 0.5).map(one => one.textContent),
  pixels: Math.min(...spoken.map(one => parseFloat(getComputedStyle(one).fontSize))),
};
"""
CONTRAST = """
const parts = colour => {
  const found = colour.match(/[\\d.]+/g).map(Number);
  return found.length > 3 && found[3] === 0 ? null : found.slice(0, 3);
};
const light = colour => {
  const [red, green, blue] = colour.map(value => value / 255)
    .map(value => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
const behind = one => {
  for (let at = one; at; at = at.parentElement) {
    const colour = parts(getComputedStyle(at).backgroundColor);
    if (colour) return colour;
  }
  return [255, 255, 255];
};
const contrast = one => {
  const [most, least] = [light(parts(getComputedStyle(one).color)), light(behind(one))].sort((a, b) => b - a);
  return (most + 0.05) / (least + 0.05);
};
const spoken = [...document.querySelectorAll('body *')].filter(one =>
  [...one.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim()));
return {
  paper: light(behind(document.body)),
  least: Math.min(...spoken.map(contrast)),
  faint: spoken.filter(one => contrast(one) < arguments[0]).map(one => one.textContent),
};
"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with a_browser() as started:
        yield started


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """Return the briefs as files, by name: of the demo's managers, and of one for whom there is more than fits."""
    folder = tmp_path_factory.mktemp("briefs")
    made: dict[str, Path] = {}
    for language in LANGUAGES:
        home = _demo(folder / f"demo-{language}", language)
        for name in MANAGERS:
            made[f"demo-{language}-{name}"] = _brief(home, name, MORNING, language)
    for form in AddressForm:
        home = folder / f"full-{form}"
        full_home(home, form)
        for language in LANGUAGES:
            made[f"full-{form}-{language}"] = _brief(home, WHO, NOW.isoformat(), language)
    return made


@pytest.fixture(params=PAGES)
def page(request: pytest.FixtureRequest, pages: Mapping[str, Path], browser: Browser) -> Browser:
    """Return the browser with a brief in it."""
    browser.make_wide(1000, 800)
    browser.prefer("light")
    browser.open(pages[request.param])
    return browser


def _demo(folder: Path, language: str) -> Path:
    folder.mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tempfile, "tempdir", str(folder))
        shown = ran(folder, "demo", lang=language, now=MORNING, environ={"COLUMNS": "240"})
    assert shown.code == 0, shown.err
    typed = shlex.split(next(line for line in shown.out.splitlines() if "--home" in line))
    return Path(typed[typed.index("--home") + 1])


def _brief(home: Path, name: str, now: str, language: str) -> Path:
    page = home.parent / f"{home.name}-{name}-{language}.html"
    written = ran(home, "weekly", name, "--html", str(page), "--text-lang", language, lang=language, now=now)
    assert written.code == 0, written.err
    return page


def test_nothing_in_it_runs_and_the_console_stays_empty(page: Browser) -> None:
    found: dict[str, Any] = page.run(NOTHING_RUNS)
    assert found.pop("policy").startswith("default-src 'none'; style-src 'sha256-")
    assert found == {"scripts": 0, "loaded": 0, "attributes": [], "styled": "solid"}
    assert page.said() == []


def test_on_paper_it_is_one_sheet_of_a4(page: Browser) -> None:
    pdf = page.printed()
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1
    (box,) = re.findall(rb"/MediaBox\s*\[([^\]]+)\]", pdf)
    assert tuple(round(float(edge)) for edge in box.split())[2:] == A4_POINTS


@pytest.mark.parametrize("width", PHONES)
def test_on_a_phone_nothing_sticks_out_and_nothing_is_small(page: Browser, width: int) -> None:
    page.make_wide(width)
    found: dict[str, Any] = page.run(ON_A_PHONE)
    assert found["out"] == []
    assert found["width"] == width
    assert found["scroll"] <= width
    assert found["pixels"] >= SMALLEST_PIXELS


def test_every_text_stands_out_from_its_paper_by_day_and_by_night(page: Browser) -> None:
    papers = []
    for scheme in ("light", "dark"):
        page.prefer(scheme)
        found: dict[str, Any] = page.run(CONTRAST, LEAST_CONTRAST)
        assert found["faint"] == []
        assert found["least"] >= LEAST_CONTRAST
        papers.append(found["paper"])
    day, night = papers
    assert day > WHITE
    assert night < BLACK
