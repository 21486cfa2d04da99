"""A page being played: each command run, what it shows held against the page; what was done by hand is done."""

from __future__ import annotations

import json
from difflib import unified_diff
from typing import TYPE_CHECKING, Any

from tests.stories.transcript import ByHand, Step, Sums, parts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from tests.stories.conftest import Folder
    from tests.stories.transcript import Part

    Play = Callable[..., tuple[int, str]]

COLUMNS = ("working", "fixed", "capacity", "expected_adhoc", "room", "margin", "plannable", "need")


class Performance:
    """A page being played: what each command showed, and where that is not what the page says."""

    def __init__(self, play: Play, folder: Folder, language: str) -> None:
        self._play = play
        self._folder = folder
        self._language = language
        self.shown: dict[int, str] = {}
        self.differences: list[str] = []

    def watch(self, found: Iterable[Part]) -> None:
        for part in found:
            if isinstance(part, Step):
                self._run(part)
            elif isinstance(part, Sums):
                self._add_up(part)
            elif isinstance(part, ByHand):
                self._do(part)

    def _do(self, part: ByHand) -> None:
        match part.what:
            case "keep":
                self._folder.keep()
            case "back":
                self._folder.back()
            case _:
                self._folder.edit(*part.words)

    def _run(self, step: Step) -> None:
        code, screen = self._play(step.argv, now=step.now, language=self._language, stdin=step.stdin, typed=step.typed)
        self.shown[step.line] = screen.strip("\n")
        place = f"line {step.line}, $ {step.command}"
        if code != step.exit_code:
            self.differences.append(f"{place}: exit code {code}, not {step.exit_code}\n{screen}")
        changed = unified_diff(step.shown.splitlines(), screen.strip("\n").splitlines(), "page", "program", lineterm="")
        if difference := "\n".join(changed):
            self.differences.append(f"{place}\n{difference}")

    def _add_up(self, sums: Sums) -> None:
        _, screen = self._play(["today", "--json"], now=sums.now, language=self._language)
        figures = _figures(json.loads(screen))
        if figures != sums.minutes:
            self.differences.append(f"line {sums.line}: by hand {sums.minutes}, the program {figures}")


def _figures(document: dict[str, Any]) -> tuple[int, ...]:
    too_many = (flag["figures"].get("too_many_minutes", 0) for flag in document["flags"])
    return (*(document["day"][f"{name}_minutes"] for name in COLUMNS), max(too_many, default=0))


def read(page: Path) -> tuple[Part, ...]:
    return tuple(parts(page.read_text(encoding="utf-8")))
