"""The table of the page on repeating is worked out row by row."""

from __future__ import annotations

import re
from datetime import date

import pytest
from tests.core.reading import frame
from tests.docs.conftest import ROOT

from ontzorg_cli.core.calendar.recurrence import next_after
from ontzorg_cli.core.calendar.rules_in_words import read_rule

PAGE = (ROOT / "docs" / "explanation" / "repeating.md").read_text("utf-8")
ROW = re.compile(r"^\| (?P<words>[^|]+) \| (?P<start>\d{4}-\d\d-\d\d) \| (?P<days>[\d, -]+) \|$", re.MULTILINE)
ROWS = [row.groups() for row in ROW.finditer(PAGE)]


def test_the_table_is_found() -> None:
    assert len(ROWS) == 14


@pytest.mark.parametrize(("words", "start", "days"), ROWS)
def test_a_row_of_the_table_is_true(words: str, start: str, days: str) -> None:
    first = date.fromisoformat(start)
    rule = read_rule(words, frame(), start=first)
    assert next_after(rule, start=first, after=date.fromordinal(first.toordinal() - 1)) == first
    found = [first]
    for _ in days.split(", "):
        following = next_after(rule, start=first, after=found[-1])
        assert following is not None
        found.append(following)
    assert ", ".join(day.isoformat() for day in found[1:]) == days
