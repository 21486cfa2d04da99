"""Errors as a key with facts; a page phrases them, the command line gives them their exit code."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from collections.abc import Mapping

Fact = str | int | float | tuple[str, ...]


class OntzorgError(Exception):
    """A refusal with a reason: `code` names the sentence in words/*/errors.toml, `facts` fill it.

    `exit_code` is the documented exit code of CONTRACT.md.
    """

    code: ClassVar[str]
    exit_code: ClassVar[int]

    def __init__(self, **facts: Fact) -> None:
        super().__init__(self.code)
        self.facts: Mapping[str, Fact] = facts


class UsageError(OntzorgError):
    """What was typed cannot be understood or cannot be meant."""

    exit_code = 2


class NotFoundError(OntzorgError):
    """Something was named that does not exist."""

    exit_code = 3


class AmbiguousError(OntzorgError):
    """Something was named that can mean several things."""

    exit_code = 4


class ConflictError(OntzorgError):
    """Another program, or a hand edit, stands in the way."""

    exit_code = 5


class DamagedError(OntzorgError):
    """A data file cannot be read, or was written by a newer version."""

    exit_code = 6


class HomeError(OntzorgError):
    """The home folder cannot be read or written."""

    exit_code = 9
