from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest

import detector
import exact
import page
import policies
from months import LOADS
from policies import Figures, Found
from rules import RULES

FIGURE = re.compile(r"\d+(?:\.\d+)?")
SVG = "{http://www.w3.org/2000/svg}"


def section(name: str) -> list[str]:
    text = page.PAGE.read_text("utf-8")
    return text.partition(f"<!-- {name} -->")[2].partition(f"<!-- end of {name} -->")[0].strip().splitlines()


def form(lines: list[str]) -> list[str]:
    """Return lines with their figures taken out, but for those of the first column and of the heads."""
    first, marks, *rows = lines
    return [first, marks, *(f"{row.split('|')[1]}|{FIGURE.sub('#', '|'.join(row.split('|')[2:]))}" for row in rows)]


@pytest.fixture(scope="module")
def found() -> Found:
    """Return what one month shows, as if it were found at each load."""
    one = policies.measure((1,), loads=LOADS[:1])[LOADS[0]]
    return dict.fromkeys(LOADS, one)


def test_the_table_of_the_order_has_the_form_that_a_month_gives(found: Found) -> None:
    assert form(section("policies")) == form(policies.lines_of(found))


def test_the_table_of_the_warning_has_the_form_that_a_month_gives() -> None:
    for name, days in (("warning", detector.days_by_themselves), ("warning in months", detector.days_of_month)):
        one = detector.measure(days, (1,), loads=LOADS[:1])[LOADS[0]]
        assert form(section(name)) == form(detector.lines_of(dict.fromkeys(LOADS, one)))


def test_the_line_of_the_optimum_is_about_the_instances_there_are() -> None:
    count = sum(1 for _ in exact.instances())
    assert FIGURE.sub("#", section("optimum")[0]) == FIGURE.sub("#", policies.optimum_line(count, 3.0, 2.0))
    assert f"Over {count} instances" in section("optimum")[0]


def test_the_drawing_tells_the_figures_of_the_table_to_who_does_not_see_it() -> None:
    drawn = ET.fromstring(page.DRAWING.read_text("utf-8"))  # noqa: S314 - our own file
    title, told = drawn.find(f"{SVG}title"), drawn.find(f"{SVG}desc")
    assert title is not None
    assert title.text
    assert told is not None
    assert told.text
    for row in section("policies")[2 : 2 + len(RULES) - len(policies.SECOND_OPINION)]:
        name, *figures = (cell.strip() for cell in row.strip("|").split("|"))
        assert all(f"{name} {figure}" in told.text for figure in figures[: len(LOADS)])
    style = drawn.find(f"{SVG}style")
    assert style is not None
    assert "prefers-color-scheme: dark" in (style.text or "")


def test_a_section_without_marks_is_not_written() -> None:
    assert page.replaced("a\n<!-- x -->\nold\n<!-- end of x -->\nb", "x", ["new"]) == (
        "a\n<!-- x -->\n\nnew\n\n<!-- end of x -->\nb"
    )
    with pytest.raises(ValueError, match="y"):
        page.replaced("a\n<!-- x -->\n<!-- end of x -->\n", "y", ["new"])


def test_a_figure_that_is_broken_is_told() -> None:
    good = Figures(late_minutes=1.0, late_share=0.1, undated_days=3.0)
    bad = Figures(late_minutes=30.0, late_share=0.1, undated_days=3.0)
    kept: Found = {load: {name: good if name == policies.OURS else bad for name in RULES} for load in LOADS}
    assert all(is_kept for _, is_kept in policies.checks(kept))
    broken = {**kept, 95: {**kept[95], policies.OURS: bad}}
    assert [name for name, is_kept in policies.checks(broken) if not is_kept] == [
        "95 %: less than first come",
        "95 %: less than last come",
        "95 %: less than priority first",
        "95 %: less than Taskwarrior's urgency",
        "95 %: less than earliest due date",
        "95 %: at most 0.05 times Taskwarrior's urgency",
    ]
