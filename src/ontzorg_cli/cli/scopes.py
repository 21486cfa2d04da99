"""The options that say which part of a series is meant."""

from __future__ import annotations

from ontzorg_cli.actions.series import Scope
from ontzorg_cli.cli.usage import OneOfTheseError


def scope_of(*, this: bool, following: bool, series: bool) -> Scope | None:
    """Return the part of a series that was asked for, None for no part. Raise OneOfTheseError for more than one."""
    said = {Scope.THIS: this, Scope.FOLLOWING: following, Scope.SERIES: series}
    chosen = [scope for scope, is_said in said.items() if is_said]
    if len(chosen) > 1:
        raise OneOfTheseError(options=tuple(f"--{scope}" for scope in chosen))
    return chosen[0] if chosen else None
