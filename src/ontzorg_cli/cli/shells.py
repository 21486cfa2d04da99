"""Completion for the shell: show its script, or put it where the shell finds it."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ontzorg_cli.cli.hoist import SAME_SHELL, SHELLS
from ontzorg_cli.core.errors import NotFoundError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ontzorg_cli.cli.session import Session

SCRIPTS = Path(__file__).parent / "shell_scripts"


class UnknownShellError(NotFoundError):
    """The shell cannot be recognized, or there is no completion for it."""

    code = "unknown_shell"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a shell looks: the file for the script, and what its start-up file must say to read it."""

    script: Path
    startup: Path | None = None
    line: str = ""


def show_or_install(session: Session) -> None:
    """Write the script to stdout, or install it. Raise UnknownShellError where there is none."""
    asked = session.asked
    if asked.install_completion is None:
        session.stdout.write(script(_shell(asked.show_completion or "", session.environ)))
        return
    shell = _shell(asked.install_completion, session.environ)
    place = place_for(shell, session.environ)
    install(script(shell), place)
    session.tell(session.catalogue.text("help.completion.installed", shell=shell, file=str(place.script)))


def script(shell: str) -> str:
    """Return the completion script of a shell."""
    return (SCRIPTS / f"{shell}.txt").read_text("utf-8")


def install(text: str, place: Place) -> None:
    """Write the script, and the line that reads it once."""
    place.script.parent.mkdir(parents=True, exist_ok=True)
    place.script.write_text(text, encoding="utf-8")
    if place.startup is None:
        return
    place.startup.parent.mkdir(parents=True, exist_ok=True)
    present = place.startup.read_text("utf-8") if place.startup.exists() else ""
    if place.line not in present:
        between = "" if present.endswith("\n") or not present else "\n"
        place.startup.write_text(f"{present}{between}{place.line}\n", encoding="utf-8")


def place_for(shell: str, environ: Mapping[str, str]) -> Place:
    """Return where the completion of a shell belongs."""
    home = Path(environ.get("HOME") or Path.home())
    match shell:
        case "bash":
            file = home / ".local/share/ontzorg/completion.bash"
            return Place(script=file, startup=home / ".bashrc", line=f"source '{file}'")
        case "zsh":
            line = "fpath=(~/.zfunc $fpath); autoload -Uz compinit; compinit"
            return Place(script=home / ".zfunc/_ontzorg", startup=home / ".zshrc", line=line)
        case "fish":
            config = Path(environ.get("XDG_CONFIG_HOME") or home / ".config")
            return Place(script=config / "fish/completions/ontzorg.fish")
    profile = _powershell_profile()
    file = profile.parent / "ontzorg-completion.ps1"
    return Place(script=file, startup=profile, line=f". '{file}'")


def _shell(asked: str, environ: Mapping[str, str]) -> str:
    found = asked or ("powershell" if sys.platform == "win32" else Path(environ.get("SHELL", "")).name)
    if found not in SHELLS:
        raise UnknownShellError(given=found, choices=SHELLS)
    return SAME_SHELL.get(found, found)


def _powershell_profile() -> Path:
    """Return the profile that PowerShell reads, which only it knows: its folder is often moved."""
    import subprocess  # noqa: PLC0415 - only here is another program asked

    for program in ("pwsh", "powershell"):
        try:
            asked = subprocess.run(  # noqa: S603 - our own two words
                [program, "-NoProfile", "-Command", "$PROFILE"], capture_output=True, check=True, text=True
            )
        except (OSError, subprocess.CalledProcessError):
            continue
        return Path(asked.stdout.strip())
    raise UnknownShellError(given="powershell", choices=SHELLS)
