from __future__ import annotations

import pytest

from ontzorg_cli.cli.message import lines_of
from ontzorg_cli.render.cells import cells

MESSAGES = {
    "Begin met ontzorg init, of kijk eerst rond met ontzorg demo.": ("ontzorg init,", "ontzorg demo."),
    "Met ontzorg list zie je wat er open staat. Is het net afgerond? Dan brengt ontzorg undo het terug.": (
        "ontzorg list",
        "ontzorg undo",
    ),
    'Voeg die persoon toe: ontzorg manager add "Joost". Met ontzorg manager zie je wie er al zijn.': (
        'ontzorg manager add "Joost".',
        "ontzorg manager",
    ),
    "Schrijf het erbij, bijvoorbeeld: ontzorg add begroting opmaken vr 45m": ("ontzorg add begroting opmaken vr 45m",),
    "Met ontzorg show k7m zie je wanneer het wel is.": ("ontzorg show k7m",),
    "Zet een kopie terug met ontzorg backup --restore BESTAND.": ("ontzorg backup --restore BESTAND.",),
}


@pytest.mark.parametrize("message", MESSAGES)
def test_a_message_breaks_in_no_command(message: str) -> None:
    for width in range(40, 100):
        lines = list(lines_of(message, width, {"k7m"}))
        assert " ".join(lines) == message
        assert all(cells(line) <= width for line in lines)
        assert all(any(command in line for line in lines) for command in MESSAGES[message])


def test_a_command_wider_than_the_screen_stands_on_a_line_of_its_own() -> None:
    place = "/een/heel/lange/weg/naar/" + "de-kopie" * 8 + ".zip"
    lines = list(lines_of(f"Zet de kopie terug: ontzorg backup --restore {place}", 60))
    assert lines == ["Zet de kopie terug:", f"ontzorg backup --restore {place}"]


def test_the_words_after_a_command_wrap_as_usual() -> None:
    assert list(lines_of("Met ontzorg config zie je ze allemaal staan.", 40)) == [
        "Met ontzorg config zie je ze allemaal",
        "staan.",
    ]


def test_each_line_of_a_message_stays_a_line() -> None:
    assert list(lines_of("Wat er is.\nWaar het is.", 80)) == ["Wat er is.", "Waar het is."]
