from __future__ import annotations

import pytest

from ontzorg_cli.cli.table import Panel, Row, resolve
from ontzorg_cli.core.errors import UsageError

TABLE = (
    Row(name="today", panel=Panel.DAY, aliases=("vandaag",)),
    Row(name="list", panel=Panel.WORK),
    Row(name="agenda", panel=Panel.AGENDA),
    Row(name="agenda add", panel=Panel.AGENDA),
)


@pytest.mark.parametrize(
    ("words", "name", "rest"),
    [
        (["today"], "today", ()),
        (["vandaag", "morgen"], "today", ("morgen",)),
        (["agenda"], "agenda", ()),
        (["agenda", "--from", "ma"], "agenda", ("--from", "ma")),
        (["agenda", "add", "MT"], "agenda add", ("MT",)),
    ],
)
def test_words_lead_to_a_command_and_what_is_left(words: list[str], name: str, rest: tuple[str, ...]) -> None:
    row, left = resolve(words, TABLE)
    assert (row.name, left) == (name, rest)


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        (["tody"], ("today",)),
        (["vandag"], ("vandaag",)),
        (["agenda", "ad"], ("agenda add",)),
        (["agenda", "adn"], None),
    ],
)
def test_a_slip_of_the_fingers_gets_a_suggestion(words: list[str], meant: tuple[str, ...] | None) -> None:
    with pytest.raises(UsageError) as caught:
        resolve(words, TABLE)
    assert caught.value.code == "misspelt_command"
    if meant:
        assert caught.value.facts["suggestions"] == meant


def test_a_word_like_nothing_gets_no_suggestion() -> None:
    with pytest.raises(UsageError) as caught:
        resolve(["xyzzy"], TABLE)
    assert caught.value.code == "unknown_command"


def test_a_command_named_like_a_word_of_python_has_a_function_beside_it() -> None:
    assert [row.function_name for row in TABLE] == ["today", "list_", "agenda", "agenda_add"]
