"""The pages on what is worth a look and on what does not work show every flag, every way out and every exit code.

A page is played; before each step the program itself is asked, aside, what is up at that moment.
"""

from __future__ import annotations

import json
import re
import shlex
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from tests.docs.reference import MEANING, error_classes
from tests.stories.conftest import CALENDARS
from tests.stories.performance import Performance, read
from tests.stories.test_transcripts import DOCS, LANGUAGES
from tests.stories.transcript import ByHand, Step, calendars_of

from ontzorg_cli.core.judgement.explain import FLAG_CODES
from ontzorg_cli.core.judgement.verdict import AdviceAction

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from tests.stories.conftest import Folder
    from tests.stories.transcript import Part

    Play = Callable[..., tuple[int, str]]
    Lay = Callable[[Mapping[str, Path]], None]

FLAG_PAGES = {"nl": "let-op*.md", "en": "worth-a-look*.md"}
EXIT_PAGES = {"nl": "als-het-niet-lukt.md", "en": "when-it-does-not-work.md"}
IN_WORDS_ALONE = frozenset({70})
"""A defect of the program can be told of, not shown."""


class Witness:
    """What pages show of flags: which `why` explains, which it shows as gone after they were up, which advice is taken."""

    def __init__(self, play: Play, folder: Folder, language: str) -> None:
        self._play = play
        self._folder = folder
        self._language = language
        self._performance = Performance(play, folder, language)
        self._offered: list[tuple[str, list[str]]] = []
        self._up: set[str] = set()
        self.explained: set[str] = set()
        self.gone: set[str] = set()
        self.carried_out: set[str] = set()

    def watch(self, page: Iterable[Part]) -> None:
        for part in page:
            if isinstance(part, ByHand):
                self._offered.clear()
                self._up.clear()
            if isinstance(part, Step):
                self._see(part)
            self._performance.watch([part])

    def _see(self, step: Step) -> None:
        self.carried_out |= {action for action, command in self._offered if is_carried_out(command, step.argv)}
        if step.argv == ["today", "--all"]:
            for flag in self._asked(step, *step.argv)["flags"]:
                self._shown(flag)
        elif step.argv[0] == "why" and step.argv[1] in FLAG_CODES:
            code = step.argv[1]
            self.explained.add(code)
            if flag := self._asked(step, *step.argv)["flag"]:
                self._shown(flag)
            elif code in self._up:
                self.gone.add(code)

    def _shown(self, flag: dict[str, Any]) -> None:
        self._up.add(flag["code"])
        self._offered += [(advice["action"], shlex.split(advice["command"])[1:]) for advice in flag["advice"]]

    def _asked(self, step: Step, *argv: str) -> dict[str, Any]:
        with self._folder.aside():
            _, answer = self._play([*argv, "--json"], now=step.now, language=self._language)
        document: dict[str, Any] = json.loads(answer)
        return document


def is_carried_out(advised: Sequence[str], typed: Sequence[str]) -> bool:
    """Return whether what is typed is what was advised: the same words and options, with days in any form."""
    return _skeleton(advised) == _skeleton(typed)[: len(_skeleton(advised))] and _options(advised) == _options(typed)


def _skeleton(argv: Sequence[str]) -> list[str]:
    return [word for word in argv[:2] if not _is_day(word) and not word.startswith("--")]


def _options(argv: Sequence[str]) -> set[str]:
    return {word for word in argv if word.startswith("--")}


def _is_day(word: str) -> bool:
    try:
        date.fromisoformat(word)
    except ValueError:
        return False
    return True


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_flag_goes_up_and_down_on_a_page_and_each_way_out_is_taken(
    language: str, play: Play, folder: Folder
) -> None:
    witness = Witness(play, folder, language)
    for page in sorted((DOCS / language).glob(FLAG_PAGES[language])):
        with folder.aside():
            witness.watch(read(page))
    assert witness.explained == witness.gone == set(FLAG_CODES)
    assert witness.carried_out == set(AdviceAction)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_exit_code_is_shown_or_told_of(language: str, play: Play, folder: Folder, lay: Lay) -> None:
    page = DOCS / language / EXIT_PAGES[language]
    text = page.read_text(encoding="utf-8")
    lay({name: CALENDARS / name for name in calendars_of(text)})
    steps = [part for part in read(page) if isinstance(part, Step)]
    performance = Performance(play, folder, language)
    performance.watch(read(page))
    known = {0, 8, *MEANING, *(error.exit_code for error in error_classes())}
    assert {step.exit_code for step in steps} == known - IN_WORDS_ALONE
    assert performance.differences == []
    assert {int(code) for code in re.findall(r"^## .* \((\d+)\)$", text, re.MULTILINE)} == known - {0}


@pytest.mark.parametrize(
    ("advised", "typed"),
    [
        ("defer k7m 2026-11-24", "defer k7m tue"),
        ("reflect 2026-11-24", "reflect yesterday"),
        ("agenda block --at 2026-11-24T09:00 --minutes 60", "agenda block own work --at 9:00 --minutes 60"),
    ],
)
def test_advice_is_known_in_what_is_typed(advised: str, typed: str) -> None:
    assert is_carried_out(shlex.split(advised), shlex.split(typed))


@pytest.mark.parametrize(
    ("advised", "typed"),
    [
        ("defer k7m 2026-11-24", "defer c4x tue"),
        ("edit k7m --minutes 75", "edit k7m --due tue"),
        ("weekly Hanneke", "weekly Hanneke --hold"),
    ],
)
def test_something_else_that_is_typed_is_not_the_advice(advised: str, typed: str) -> None:
    assert not is_carried_out(shlex.split(advised), shlex.split(typed))
