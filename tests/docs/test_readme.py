from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.docs.conftest import ROOT
from tests.stories.transcript import Step, page_of, parts

if TYPE_CHECKING:
    from collections.abc import Callable

    Play = Callable[..., tuple[int, str]]

README = ROOT / "README.md"
MOMENTS = ("init", "add", "today", "adhoc", "done", "defer", "undo", "reflect")
"""What a week is made of; the README shows each at work."""


def test_the_readme_shows_what_the_program_shows(play: Play, *, writing: bool) -> None:
    def run(step: Step) -> str:
        code, shown = play(step.argv, now=step.now, language="en", stdin=step.stdin, typed=step.typed)
        assert code == step.exit_code, shown
        return shown.strip("\n")

    text = README.read_text("utf-8")
    found = list(parts(text))
    assert sum(isinstance(part, Step) for part in found) >= len(MOMENTS)
    now = page_of(found, run)
    if writing:
        README.write_text(now, encoding="utf-8")
    assert README.read_text("utf-8") == now


@pytest.mark.parametrize("moment", MOMENTS)
def test_the_readme_shows_each_moment_of_a_week(moment: str) -> None:
    commands = [part.argv for part in parts(README.read_text("utf-8")) if isinstance(part, Step)]
    assert any(moment in argv[:3] for argv in commands)
