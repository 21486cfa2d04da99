"""The options that say which part of a series is meant."""

from __future__ import annotations

from ontzorg_cli.actions.series import Part, Scope
from ontzorg_cli.cli import reading
from ontzorg_cli.cli.usage import OneOfTheseError


def part_of(*, this: bool, following: bool, series: bool, of: str | None) -> Part:
    """Return the part of a series that was asked for; a time that was named by its day alone is that time.

    Raise OneOfTheseError for more than one, or UnreadableDateError.
    """
    said = {Scope.THIS: this, Scope.FOLLOWING: following, Scope.SERIES: series}
    chosen = [scope for scope, is_said in said.items() if is_said]
    if len(chosen) > 1:
        raise OneOfTheseError(options=tuple(f"--{scope}" for scope in chosen))
    day = reading.day(of)
    named = Scope.THIS if day is not None else None
    return Part(scope=chosen[0] if chosen else named, of=None if day is None else day.day)
