"""The language in which the system speaks to its user."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

# Microsoft's primary language identifiers (MS-LCID), the low ten bits of a language identifier.
_WINDOWS_LANGUAGES = {0x13: "nl", 0x09: "en"}


def system_language(environ: Mapping[str, str]) -> str | None:
    """Return the two-letter language of the system's interface, or None where the system does not say."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := environ.get(name):
            return _language_of(value)
    return _windows_language()


def _language_of(locale: str) -> str | None:
    language = locale.replace("-", "_").partition(".")[0].partition("_")[0].lower()
    return language if len(language) == 2 else None


def _windows_language() -> str | None:
    if sys.platform != "win32":
        return None
    import ctypes  # noqa: PLC0415 - only Windows has nothing in its environment

    return _WINDOWS_LANGUAGES.get(ctypes.windll.kernel32.GetUserDefaultUILanguage() & 0x3FF)
