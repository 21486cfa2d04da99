"""The options that every command takes, lifted out of the words before a command sees them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ontzorg_cli.cli.usage import MissingValueError, NotAChoiceError, SuperfluousValueError
from ontzorg_cli.words.catalogue import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ontzorg_cli.core.errors import UsageError

SHELLS = ("bash", "zsh", "fish", "powershell", "pwsh")
SAME_SHELL = {"pwsh": "powershell"}
VALUES = ("--home", "--now", "--lang", "--color")
FLAGS = ("--json", "--discreet", "--help", "-h", "--version")
FOR_A_SHELL = ("--show-completion", "--install-completion")
GLOBALS = (*VALUES, *FLAGS, *FOR_A_SHELL)
CHOICES = {"--color": ("auto", "always", "never"), "--lang": LANGUAGES, **dict.fromkeys(FOR_A_SHELL, SHELLS)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Globals:
    """What was asked of the program as a whole. The empty shell is the one it was started from."""

    home: str | None = None
    now: str | None = None
    lang: str | None = None
    color: str | None = None
    json: bool = False
    discreet: bool = False
    help: bool = False
    version: bool = False
    show_completion: str | None = None
    install_completion: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hoisted:
    """The global options, the words that are left, and what was wrong with the options."""

    asked: Globals
    words: tuple[str, ...]
    problems: tuple[UsageError, ...]


def hoist(argv: Sequence[str]) -> Hoisted:
    """Return what `argv` asks of the program as a whole. From `--` on, words are left alone.

    A value that is missing, not wanted or not one of the choices is a problem, and is not in the answer.
    """
    given: dict[str, str] = {}
    left, words, problems = list(argv), [], []
    while left and left[0] != "--":
        word = left.pop(0)
        name, has_value, value = word.partition("=")
        if name not in GLOBALS:
            words.append(word)
            continue
        if not has_value and (name in VALUES or (name in FOR_A_SHELL and left and not left[0].startswith("-"))):
            value = left.pop(0) if left else ""
        problem = _problem(name, value, has_value=bool(has_value))
        if problem:
            problems.append(problem)
        else:
            given[name] = SAME_SHELL.get(value, value) if name in FOR_A_SHELL else value
    return Hoisted(asked=_globals(given), words=(*words, *left), problems=tuple(problems))


def _globals(given: dict[str, str]) -> Globals:
    return Globals(
        home=given.get("--home"),
        now=given.get("--now"),
        lang=given.get("--lang"),
        color=given.get("--color"),
        json="--json" in given,
        discreet="--discreet" in given,
        help="--help" in given or "-h" in given,
        version="--version" in given,
        show_completion=given.get("--show-completion"),
        install_completion=given.get("--install-completion"),
    )


def _problem(name: str, value: str, *, has_value: bool) -> UsageError | None:
    if name in FLAGS:
        return SuperfluousValueError(option=name) if has_value else None
    if name in VALUES and not value:
        return MissingValueError(option=name)
    if value and value not in CHOICES.get(name, (value,)):
        return NotAChoiceError(option=name, given=value, choices=CHOICES[name])
    return None
