from __future__ import annotations

import pytest

from ontzorg_cli.cli.hoist import Globals, hoist


@pytest.mark.parametrize(
    "argv",
    [
        ["--home", "map", "--json", "add", "brief"],
        ["add", "--home", "map", "brief", "--json"],
        ["add", "brief", "--json", "--home=map"],
    ],
)
def test_global_options_mean_the_same_before_and_after_the_command(argv: list[str]) -> None:
    hoisted = hoist(argv)
    assert hoisted.asked == Globals(home="map", json=True)
    assert hoisted.words == ("add", "brief")


def test_after_two_dashes_everything_is_text() -> None:
    hoisted = hoist(["add", "--lang", "nl", "--", "uitleg", "--json", "--home"])
    assert hoisted.asked == Globals(lang="nl")
    assert hoisted.words == ("add", "--", "uitleg", "--json", "--home")


def test_options_of_commands_are_left_alone() -> None:
    assert hoist(["add", "--for", "Bram", "--hard"]).words == ("add", "--for", "Bram", "--hard")


@pytest.mark.parametrize(
    ("argv", "code"),
    [
        (["today", "--home"], "missing_value"),
        (["today", "--home="], "missing_value"),
        (["today", "--color", "paars"], "not_a_choice"),
        (["today", "--lang", "fr"], "not_a_choice"),
        (["today", "--json=ja"], "superfluous_value"),
        (["--show-completion", "tcsh"], "not_a_choice"),
    ],
)
def test_a_global_option_that_makes_no_sense_is_a_problem_with_a_name(argv: list[str], code: str) -> None:
    hoisted = hoist(argv)
    assert [problem.code for problem in hoisted.problems] == [code]
    assert hoisted.asked == Globals()


def test_problems_do_not_hide_the_options_that_do_make_sense() -> None:
    hoisted = hoist(["--color", "paars", "--lang", "nl", "--json=ja"])
    assert hoisted.asked == Globals(lang="nl")
    assert len(hoisted.problems) == 2


@pytest.mark.parametrize(
    ("argv", "shell"),
    [
        (["--show-completion"], ""),
        (["--show-completion", "--json"], ""),
        (["--show-completion", "pwsh"], "powershell"),
        (["--show-completion=fish"], "fish"),
    ],
)
def test_the_shell_of_a_completion_may_be_left_out(argv: list[str], shell: str) -> None:
    assert hoist(argv).asked.show_completion == shell
