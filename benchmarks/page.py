"""The page of the proof: tables between marks, and the drawing. What a benchmark found is written there with `--write`."""

from __future__ import annotations

from html import escape
from math import log10
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

DOCS = Path(__file__).parents[1] / "docs" / "explanation"
PAGE = DOCS / "proof.md"
DRAWING = DOCS / "policies.svg"

WIDTH, LABEL_WIDTH, VALUE_WIDTH = 720, 190, 70
ROW, BAR, GROUP_GAP, TOP = 20, 12, 34, 30
SMALLEST = 0.01
"""Bars begin at so many minutes: their length goes with the logarithm, which has no zero."""
STYLE = """
    text { font: 13px system-ui, sans-serif; fill: #26231f; }
    .load { font-weight: 600; }
    .soft { fill: #6b655b; }
    rect { fill: #a59e92; }
    .ours { fill: #2b6a45; }
    @media (prefers-color-scheme: dark) {
      text { fill: #e8e3da; }
      .soft { fill: #a59e92; }
      rect { fill: #6b655b; }
      .ours { fill: #8cc9a3; }
    }
"""


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """Return a table of Markdown, its figures to the right."""
    marks = ("---", *("---:" for _ in heads[1:]))
    return [f"| {' | '.join(cells)} |" for cells in (heads, marks, *rows)]


def replaced(page: str, name: str, lines: Iterable[str]) -> str:
    """Return a page with what stands between the marks of `name` replaced. Raise ValueError where they are missing."""
    begin, end = f"<!-- {name} -->\n", f"<!-- end of {name} -->"
    before, found, rest = page.partition(begin)
    _, closed, after = rest.partition(end)
    if not (found and closed):
        raise ValueError(name)
    return "\n".join((f"{before}{begin}", *lines, "", f"{end}{after}"))


def write_section(name: str, lines: Iterable[str], where: Path = PAGE) -> None:
    """Write what a benchmark found into its place in a page."""
    where.write_text(replaced(where.read_text("utf-8"), name, lines), "utf-8")


def drawing(figures: Mapping[int, Mapping[str, float]], ours: str) -> str:
    """Return bars of minutes too late by load and rule, on a scale of tenfolds, as an SVG."""
    highest = max(value for group in figures.values() for value in group.values())
    told = "; ".join(
        f"at {load} % load: {', '.join(f'{name} {minutes(value)}' for name, value in group.items())}"
        for load, group in figures.items()
    )
    drawn: list[str] = []
    at = TOP
    for load, group in figures.items():
        drawn.append(f'  <text class="load" x="0" y="{at}">{load} % load</text>')
        at += GROUP_GAP - ROW // 2
        for name, value in group.items():
            drawn += _bar(name, value, highest, at, is_ours=name == ours)
            at += ROW
        at += GROUP_GAP
    return "\n".join(
        (
            (
                f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {at - GROUP_GAP + ROW}" role="img"'
                ' aria-labelledby="title desc">'
            ),
            '  <title id="title">How late work is under each rule</title>',
            f'  <desc id="desc">Weighted minutes too late per job; each tenfold is as long. {escape(told)}.</desc>',
            f"  <style>{STYLE}  </style>",
            *drawn,
            (
                f'  <text class="soft" x="{LABEL_WIDTH}" y="{at - GROUP_GAP + ROW // 2}">'
                "weighted minutes too late per job; each tenfold is as long</text>"
            ),
            "</svg>\n",
        )
    )


def _bar(name: str, value: float, highest: float, at: int, *, is_ours: bool) -> list[str]:
    room = WIDTH - LABEL_WIDTH - VALUE_WIDTH
    length = max(1.0, room * log10(max(value, SMALLEST) / SMALLEST) / log10(highest / SMALLEST))
    look = ' class="ours"' if is_ours else ""
    return [
        f'  <text x="0" y="{at + BAR - 1}">{escape(name)}</text>',
        f'  <rect{look} x="{LABEL_WIDTH}" y="{at}" width="{length:.0f}" height="{BAR}" rx="2"/>',
        f'  <text x="{LABEL_WIDTH + length + 6:.0f}" y="{at + BAR - 1}">{minutes(value)}</text>',
    ]


def minutes(value: float) -> str:
    """Return minutes in as many decimals as tell them apart."""
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"
