from __future__ import annotations

import sys

import pytest

from ontzorg_cli.cli.help_text import help_of
from ontzorg_cli.cli.hoist import Globals
from ontzorg_cli.cli.session import Session
from ontzorg_cli.cli.table import COMMANDS
from ontzorg_cli.core.errors import UsageError


def asked(*words: str, language: str = "nl", columns: str = "80") -> str:
    session = Session(Globals(lang=language), {"COLUMNS": columns}, stdin=None, stdout=sys.stdout, stderr=sys.stderr)
    return help_of(words, session, COMMANDS)


@pytest.mark.parametrize("columns", ["60", "80", "120"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_help_fits_the_screen(language: str, columns: str) -> None:
    assert max(map(len, asked(language=language, columns=columns).splitlines())) <= int(columns)


def test_the_whole_is_ordered_by_moment_of_the_day() -> None:
    text = asked()
    titles = ["Elke dag", "Opvangen", "Werk", "Agenda", "Bij elk commando"]
    assert [line for line in text.splitlines() if line in titles] == titles
    assert "\n  today (vandaag)  " in text


def test_commands_within_a_group_are_found_in_the_help_of_the_group() -> None:
    assert "agenda block" not in asked()
    assert "  agenda block  " in asked("agenda")


def test_a_command_says_how_it_is_used_what_goes_with_it_and_what_that_looks_like() -> None:
    text = asked("add")
    assert text.startswith("werk opvangen in één regel")
    assert "\n  ontzorg add TITEL… [opties]\n" in text
    assert "\n  --for NAAM " in text
    assert "\n  --hard, --soft " in text
    assert "\n  --importance must|should|could\n" in text
    assert "\nVoorbeelden\n  ontzorg add begroting opmaken di 75m voor:Bram\n" in text


def test_an_alias_has_the_help_of_its_command() -> None:
    assert asked("vandaag", "morgen") == asked("today")


def test_help_of_what_does_not_exist_is_a_mistake() -> None:
    with pytest.raises(UsageError):
        asked("xyzzy")
