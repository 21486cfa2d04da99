"""The time zone of the system, by its IANA name."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

if TYPE_CHECKING:
    from collections.abc import Mapping

FALLBACK = "Europe/Amsterdam"
# Windows names zones its own way; these are the ones around the people this is for (CLDR windowsZones).
_WINDOWS_ZONES = {
    "W. Europe Standard Time": "Europe/Amsterdam",
    "Romance Standard Time": "Europe/Brussels",
    "Central Europe Standard Time": "Europe/Budapest",
    "Central European Standard Time": "Europe/Warsaw",
    "GMT Standard Time": "Europe/London",
    "FLE Standard Time": "Europe/Helsinki",
    "GTB Standard Time": "Europe/Athens",
    "SA Western Standard Time": "America/Curacao",
    "SA Eastern Standard Time": "America/Paramaribo",
    "UTC": "UTC",
}


def system_zone(environ: Mapping[str, str], localtime: Path = Path("/etc/localtime")) -> ZoneInfo:
    """Return the zone of the system's clock; the first of `TZ`, the system's setting and Europe/Amsterdam that is one."""
    for name in (environ.get("TZ", "").removeprefix(":"), _linked_name(localtime), _windows_name()):
        if zone := zone_named(name):
            return zone
    return ZoneInfo(FALLBACK)


def zone_named(name: str) -> ZoneInfo | None:
    """Return the zone of that IANA name, or None where there is none."""
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def _linked_name(localtime: Path) -> str:
    try:
        _, found, name = localtime.resolve().as_posix().partition("/zoneinfo/")
    except OSError:
        return ""
    return name if found else ""


def _windows_name() -> str:
    if sys.platform != "win32":
        return ""
    import winreg  # noqa: PLC0415 - exists on Windows only

    path = r"SYSTEM\CurrentControlSet\Control\TimeZoneInformation"
    with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, path) as key:
        name, _ = winreg.QueryValueEx(key, "TimeZoneKeyName")
    return _WINDOWS_ZONES.get(str(name), "")
