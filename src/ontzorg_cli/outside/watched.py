"""A file or a folder that another program keeps fresh."""

from __future__ import annotations

from pathlib import Path

from ontzorg_cli.outside.fetch_errors import WatchedGoneError

ENDING = ".ics"


def watched_place(path: str, *, calendar: str) -> tuple[str, bool]:
    """Return the place that a typed path means wherever one stands, and whether it is a folder. Raise WatchedGoneError."""
    try:
        place = Path(path).expanduser().absolute()
        return str(place), place.is_dir()
    except (OSError, RuntimeError, ValueError):
        raise WatchedGoneError(calendar=calendar, path=path) from None


def watched_parts(place: str, *, calendar: str, most_bytes: int) -> tuple[bytes, ...]:
    """Return what is in a file, or in each calendar file of a folder by name: together at most so many bytes.

    Raise WatchedGoneError, with `calendar` as its name, where it is not there or something in it cannot be read.
    """
    path, parts, left = Path(place), list[bytes](), most_bytes
    try:
        for file in _files_in(path) if path.is_dir() else (path,):
            with file.open("rb") as opened:
                parts.append(opened.read(left))
            left -= len(parts[-1])
    except (OSError, ValueError):
        raise WatchedGoneError(calendar=calendar, path=place) from None
    return tuple(parts)


def _files_in(folder: Path) -> list[Path]:
    """Return the calendar files in a folder, without those that are hidden: half-written, or of the system."""
    there = (file for file in folder.iterdir() if file.suffix.casefold() == ENDING and not file.name.startswith("."))
    return sorted(file for file in there if file.is_file())
