"""The user's own editor."""

from __future__ import annotations

import os
import shlex
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

USUAL = "notepad" if os.name == "nt" else "nano"


def edit_file(path: Path, environ: Mapping[str, str]) -> bool:
    """Let the user edit a file in the editor of VISUAL or EDITOR; return whether it started and ended well."""
    editor = environ.get("VISUAL") or environ.get("EDITOR") or USUAL
    try:
        words = shlex.split(editor, posix=os.name != "nt")
        return subprocess.run([*words, str(path)], check=False, env=dict(environ)).returncode == 0  # noqa: S603 - it is hers
    except (OSError, ValueError):
        return False
