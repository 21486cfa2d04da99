"""A line chart as SVG: few lines, named where they end, to be read in light and in dark."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

WIDTH, HEIGHT = 760, 400
LEFT, RIGHT, TOP, BOTTOM = 60, 230, 30, 50
LABEL_HEIGHT = 16
DASHES = ("", "7 4", "2 4", "10 4 2 4")
STYLE = """
  text { font: 13px system-ui, sans-serif; fill: #24292f }
  .axis { stroke: #57606a } .grid { stroke: #d0d7de } .line { fill: none; stroke-width: 2.5 }
  .n0 { stroke: #0550ae } .n1 { stroke: #953800 } .n2 { stroke: #116329 } .n3 { stroke: #6639ba }
  @media (prefers-color-scheme: dark) {
    text { fill: #e6edf3 } .axis { stroke: #8b949e } .grid { stroke: #30363d }
    .n0 { stroke: #79c0ff } .n1 { stroke: #ffa657 } .n2 { stroke: #7ee787 } .n3 { stroke: #d2a8ff }
  }
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class LineChart:
    """What a chart shows. `lines` are points by name, at least one; `about` says in words what there is to see."""

    title: str
    about: str
    across: str
    up: str
    lines: dict[str, Sequence[tuple[float, float]]]

    def svg(self) -> str:
        """Return the chart as an SVG document."""
        return "\n".join(
            (
                f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}"',
                ' role="img" aria-labelledby="title about">',
                f'<title id="title">{escape(self.title)}</title>',
                f'<desc id="about">{escape(self.about)}</desc>',
                f"<style>{STYLE}</style>",
                *self._grid(),
                *self._lines(),
                f'<text x="{LEFT}" y="{HEIGHT - 8}">{escape(self.across)}</text>',
                f'<text x="8" y="{TOP - 12}">{escape(self.up)}</text>',
                "</svg>\n",
            )
        )

    def _grid(self) -> Iterator[str]:
        for number in _round_steps(self._most(1)):
            y = self._y(number)
            yield f'<line class="grid" x1="{LEFT}" y1="{y:.1f}" x2="{WIDTH - RIGHT}" y2="{y:.1f}"/>'
            yield f'<text x="{LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{number:g}</text>'
        for number in dict.fromkeys(x for points in self.lines.values() for x, _ in points):
            x = self._x(number)
            yield f'<line class="axis" x1="{x:.1f}" y1="{self._y(0):.1f}" x2="{x:.1f}" y2="{self._y(0) + 5:.1f}"/>'
            yield f'<text x="{x:.1f}" y="{self._y(0) + 20:.1f}" text-anchor="middle">{number:,g}</text>'
        yield f'<line class="axis" x1="{LEFT}" y1="{self._y(0):.1f}" x2="{WIDTH - RIGHT}" y2="{self._y(0):.1f}"/>'

    def _lines(self) -> Iterator[str]:
        labels = _apart(self._y(points[-1][1]) for points in self.lines.values())
        for number, ((name, points), at) in enumerate(zip(self.lines.items(), labels, strict=True)):
            path = " ".join(f"{self._x(x):.1f},{self._y(y):.1f}" for x, y in points)
            yield f'<polyline class="line n{number}" stroke-dasharray="{DASHES[number]}" points="{path}"/>'
            yield f'<text x="{WIDTH - RIGHT + 10}" y="{at + 4:.1f}">{escape(name)}</text>'

    def _most(self, axis: int) -> float:
        return max(point[axis] for points in self.lines.values() for point in points)

    def _x(self, number: float) -> float:
        return LEFT + (WIDTH - LEFT - RIGHT) * number / self._most(0)

    def _y(self, number: float) -> float:
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * number / _round_steps(self._most(1))[-1]


def _round_steps(most: float) -> tuple[float, ...]:
    """Return round numbers from nothing up to at least `most`, four to ten of them."""
    size = 10.0 ** (len(f"{most:.0f}") - 2)
    step = next(size * factor for factor in (1, 2, 5, 10, 20, 50) if most <= size * factor * 8)
    return tuple(round(step * number, 6) for number in range(int(-(-most // step)) + 1))


def _apart(heights: Iterable[float]) -> list[float]:
    """Return the heights of labels, moved down as far as it takes to keep each off the one above it."""
    given = list(heights)
    placed = [0.0] * len(given)
    lowest = 0.0
    for number in sorted(range(len(given)), key=given.__getitem__):
        placed[number] = lowest = max(given[number], lowest + LABEL_HEIGHT)
    return placed
