"""What Python 3.11 from before 3.11.5 reads in another way."""

from __future__ import annotations

import re
from pathlib import Path

import ontzorg_cli

POSSESSIVE_GROUP = re.compile(r"\)(?:[*+?]|\{\d*,?\d*\})\+[^\s]|\(\?>")


def test_no_pattern_has_a_group_that_gives_nothing_back() -> None:
    sources = sorted(Path(ontzorg_cli.__file__).parent.rglob("*.py"))
    assert POSSESSIVE_GROUP.search(r'"(?:[^"]|\\.)*+"') is not None
    assert [source.name for source in sources if POSSESSIVE_GROUP.search(source.read_text("utf-8"))] == []
