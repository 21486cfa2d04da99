from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from ontzorg_cli.cli.shells import install, place_for, script

if TYPE_CHECKING:
    from pathlib import Path

# Each asks a real shell what it would offer after these words, through the script that people install.
BASH = r"""
source "$SCRIPT"
COMP_WORDS=("$@"); COMP_CWORD=$(( $# - 1 )); COMP_TYPE=9
_ontzorg
printf '%s\n' "${COMPREPLY[@]}"
"""
ZSH = r"""
compdef() { : }
compadd() { shift 4; print -rl -- "${@[2,-1]}" }
_files() { print FILES }
source "$SCRIPT"
words=("$@"); CURRENT=$#
_ontzorg
"""
FISH = r"""
source $SCRIPT
complete --do-complete (string join ' ' -- $argv)
"""


@pytest.fixture
def environ(tmp_path: Path) -> dict[str, str]:
    """Return an environment in which `ontzorg` is this program, its home is empty and it speaks Dutch."""
    program = tmp_path / "bin/ontzorg"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m ontzorg_cli "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    return {
        "PATH": f"{program.parent}:{os.environ['PATH']}",
        "HOME": str(tmp_path),
        "LANG": "C.UTF-8",
        "ONTZORG_HOME": str(tmp_path / "home"),
        "ONTZORG_LANG": "nl",
    }


def offered(shell: str, program: str, words: list[str], environ: dict[str, str], tmp_path: Path) -> list[str]:
    file = tmp_path / f"completion.{shell}"
    file.write_text(script(shell), encoding="utf-8")
    command = [shell, "-c", program, *([] if shell == "fish" else [shell]), *words]
    ran = subprocess.run(command, capture_output=True, text=True, check=True, env={**environ, "SCRIPT": str(file)})
    assert ran.stderr == ""
    return ran.stdout.splitlines()


@pytest.mark.parametrize(
    ("words", "offers"),
    [
        (["ontzorg", "toda"], ["today"]),
        (["ontzorg", "vand"], ["vandaag"]),
        (["ontzorg", "agenda", "bl"], ["block"]),
        (["ontzorg", "add", "brief", "--import"], ["--importance"]),
        (["ontzorg", "add", "brief", "--importance", "m"], ["must"]),
        (["ontzorg", "--lang", "n"], ["nl"]),
        (["ontzorg", "today", "--disc"], ["--discreet"]),
    ],
)
def test_bash_completes_commands_options_and_choices(
    words: list[str], offers: list[str], environ: dict[str, str], tmp_path: Path
) -> None:
    assert offered("bash", BASH, words, environ, tmp_path) == offers


@pytest.mark.acceptance
@pytest.mark.skipif(shutil.which("zsh") is None, reason="needs zsh")
def test_zsh_completes_commands(environ: dict[str, str], tmp_path: Path) -> None:
    assert offered("zsh", ZSH, ["ontzorg", "toda"], environ, tmp_path) == ["today"]
    assert offered("zsh", ZSH, ["ontzorg", "agenda", "bl"], environ, tmp_path) == ["block"]


@pytest.mark.acceptance
@pytest.mark.skipif(shutil.which("fish") is None, reason="needs fish")
def test_fish_completes_commands_with_what_they_do(environ: dict[str, str], tmp_path: Path) -> None:
    (line,) = offered("fish", FISH, ["ontzorg", "toda"], environ, tmp_path)
    assert line.startswith("today\tjouw dag")


def test_powershell_gets_its_word_by_way_of_the_environment(environ: dict[str, str]) -> None:
    asking = {**environ, "_ONTZORG_COMPLETE": "powershell", "_ONTZORG_WORD": "toda"}
    ran = subprocess.run([sys.executable, "-m", "ontzorg_cli"], capture_output=True, text=True, check=True, env=asking)
    assert ran.stdout.startswith("today\tjouw dag")
    assert len(ran.stdout.splitlines()) == 1


def test_installing_twice_leaves_one_line_and_what_was_there(tmp_path: Path) -> None:
    startup = tmp_path / ".bashrc"
    startup.write_text("alias ll='ls -l'", encoding="utf-8")
    place = place_for("bash", {"HOME": str(tmp_path)})
    for _ in range(2):
        install(script("bash"), place)
    assert startup.read_text("utf-8") == f"alias ll='ls -l'\nsource '{place.script}'\n"
    assert place.script.read_text("utf-8") == script("bash")


@pytest.mark.parametrize(
    ("shell", "file"), [("zsh", ".zfunc/_ontzorg"), ("fish", ".config/fish/completions/ontzorg.fish")]
)
def test_the_script_goes_where_the_shell_looks(shell: str, file: str, tmp_path: Path) -> None:
    install(script(shell), place_for(shell, {"HOME": str(tmp_path)}))
    assert (tmp_path / file).read_text("utf-8") == script(shell)
