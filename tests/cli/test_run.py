"""The way from argv to exit code, with commands that do nothing but what the test is about."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Literal

import pytest

from ontzorg_cli.cli.run import run
from ontzorg_cli.cli.session import session
from ontzorg_cli.cli.table import Panel, Row
from ontzorg_cli.core.errors import NotFoundError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from typer import Argument, Option


class Size(StrEnum):
    SMALL = "small"
    LARGE = "large"


class LostThingError(NotFoundError):
    code = "id_not_found"


def say(
    words: Annotated[list[str], Argument()],
    *,
    times: Annotated[int, Option("--times", min=1, max=9)] = 1,
    share: Annotated[float, Option("--share")] = 1.0,
    size: Annotated[Size | None, Option("--size")] = None,
    mood: Annotated[Literal["calm", "busy"] | None, Option("--mood")] = None,
    tag: Annotated[list[str] | None, Option("--tag")] = None,
    loud: Annotated[bool | None, Option("--loud/--soft")] = None,
) -> None:
    session().stdout.write(f"{words} {times} {share} {size!r} {mood} {tag} {loud}\n")


def bare() -> int:
    session().stdout.write(f"{session().command}\n")
    return 8


def lose() -> None:
    raise LostThingError(reference="zz9")


def interrupt() -> None:
    raise KeyboardInterrupt


def fill() -> None:
    raise OSError(28, "No space left on device", "/ergens/kopie.zip")


def stumble() -> None:
    titles: dict[str, str] = {}
    session().tell(titles["begroting van Hanneke"])


def ask() -> None:
    session().ask("Hoe heet je?")


TABLE = tuple(
    Row(name=name, panel=Panel.CARE, module=__name__, aliases=aliases)
    for name, aliases in (
        ("say", ("zeg",)),
        ("bare", ()),
        ("lose", ()),
        ("interrupt", ()),
        ("fill", ()),
        ("stumble", ()),
        ("ask", ()),
    )
)
Result = tuple[int, str, str]


@pytest.fixture
def ontzorg(capsys: pytest.CaptureFixture[str]) -> Callable[..., Result]:
    def run_it(*argv: str) -> Result:
        code = run([*argv, "--lang", "nl"], TABLE)
        written = capsys.readouterr()
        return code, written.out, written.err

    return run_it


def test_a_command_gets_its_words_and_options_in_their_types(ontzorg: Callable[..., Result]) -> None:
    argv = [
        "zeg",
        "dag",
        "Noor",
        "--times",
        "3",
        "--share",
        "0,5",
        "--size",
        "LARGE",
        "--mood",
        "calm",
        "--tag",
        "a",
        "--tag",
        "b",
        "--soft",
    ]
    assert ontzorg(*argv) == (0, "['dag', 'Noor'] 3 0.5 <Size.LARGE: 'large'> calm ['a', 'b'] False\n", "")


def test_what_is_not_given_has_its_default(ontzorg: Callable[..., Result]) -> None:
    assert ontzorg("say", "dag") == (0, "['dag'] 1 1.0 None None None None\n", "")


def test_a_title_may_look_like_options_after_two_dashes(ontzorg: Callable[..., Result]) -> None:
    assert ontzorg("--json", "say", "--loud")[0] == 2
    code = run(["--lang", "nl", "say", "--", "--loud", "--json"], TABLE)
    assert code == 0


def test_control_characters_do_not_reach_a_command(ontzorg: Callable[..., Result]) -> None:
    assert ontzorg("say", "\x1b[31mrood\n\u202eom")[1].startswith("['[31mrood om']")


def test_the_exit_code_of_a_command_is_that_of_the_program(ontzorg: Callable[..., Result]) -> None:
    assert ontzorg("bare") == (8, "bare\n", "")


@pytest.mark.parametrize(
    ("argv", "exit_code", "message"),
    [
        (["say", "x", "--luod"], 2, "say kent --luod niet.\nBedoel je --loud?\n"),
        (["say", "x", "--xyzzy"], 2, "say kent --xyzzy niet.\nMet ontzorg say --help zie je wat er wel kan."),
        (["say", "-q"], 2, "say kent -q niet."),
        (["say", "--jsn", "x"], 2, "say kent --jsn niet.\nBedoel je --json?\n"),
        (["say"], 2, "Bij say ontbreekt nog WOORDEN"),
        (["say", "x", "--times"], 2, "Achter --times hoort nog iets te staan."),
        (["say", "x", "--loud=ja"], 2, "--loud staat op zichzelf"),
        (["say", "x", "--times", "veel"], 2, "'veel' is geen getal; bij --times hoort er wel een."),
        (["say", "x", "--times", "10"], 2, "10 kan niet bij --times.\nNeem een getal van 1 tot en met 9.\n"),
        (["say", "x", "--size", "medium"], 2, "'medium' kan niet bij --size.\nKies uit: small, large.\n"),
        (["bare", "te", "veel"], 2, "Met 'te veel' kan bare niets."),
        (["zegt"], 2, "'zegt' is geen commando van ontzorg.\nBedoel je zeg?\n"),
        (["--color", "paars", "bare"], 2, "'paars' kan niet bij --color.\nKies uit: auto, always, never.\n"),
        (["--now", "gisteren", "bare"], 2, "'gisteren' bij --now of ONTZORG_NOW is geen moment."),
        (["--now", "9999-12-31T23:59+14:00", "bare"], 2, "'9999-12-31T23:59+14:00' bij --now"),
        (["lose"], 3, "Er is niets met het kenmerk 'zz9'.\nMet ontzorg list zie je wat er open staat."),
        (["ask"], 2, "Hier kan ontzorg niets vragen: Hoe heet je?\n"),
        (["fill"], 9, "Ontzorg kan iets niet lezen of schrijven.\nHet gaat om /ergens/kopie.zip.\n"),
        (["interrupt"], 130, "Afgebroken.\n"),
    ],
)
def test_every_mistake_has_its_exit_code_and_a_sentence_on_stderr(
    ontzorg: Callable[..., Result], argv: list[str], exit_code: int, message: str
) -> None:
    code, out, err = ontzorg(*argv)
    assert (code, out) == (exit_code, "")
    assert err.startswith(message)
    assert err.count("\n") <= 3


def test_a_defect_of_ours_is_admitted_without_private_words(ontzorg: Callable[..., Result]) -> None:
    code, _, err = ontzorg("stumble")
    assert code == 70
    assert "KeyError" in err
    assert "Hanneke" not in err
    assert "Traceback" not in err


def test_who_looks_for_a_defect_gets_the_traceback(
    ontzorg: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ONTZORG_DEBUG", "1")
    assert "Traceback" in ontzorg("stumble")[2]


def test_a_program_gets_an_error_as_an_object(ontzorg: Callable[..., Result]) -> None:
    code, out, err = ontzorg("lose", "--json")
    error = json.loads(err)["error"]
    assert (code, out) == (3, "")
    assert error["code"] == "id_not_found"
    assert error["message"].startswith("Er is niets met het kenmerk 'zz9'.")
    assert error["reference"] == "zz9"


def test_an_unknown_language_in_the_environment_is_named(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("ONTZORG_LANG", "fr")
    monkeypatch.setenv("ONTZORG_HOME", str(tmp_path / "home"))
    assert run(["bare"], TABLE) == 2
    assert "'fr'" in capsys.readouterr().err


def test_the_version_is_one_line(ontzorg: Callable[..., Result]) -> None:
    code, out, _ = ontzorg("--version")
    assert code == 0
    assert out.startswith("ontzorg ")
