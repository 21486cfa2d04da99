"""What a value in a data file may look like: a quick exact reader for each shape; `schema` knows the lenient ones."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from collections.abc import Callable
    from enum import StrEnum

MOST = 10_000_000
KNOWN_ZONES: set[str] = set()
KNOWN_RULES: set[str] = set()
CHECKED = ("zone", "rule")
"""Shapes of text that has to mean something."""


class InexactError(ValueError):
    """A value is not exactly of its shape; `code` and `key` tell more where that is known."""

    def __init__(self, code: str = "", key: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.key = key


@dataclass(frozen=True, slots=True)
class Shape:
    """A shape by name, with its exact reader; `choices` where it is one of a few words."""

    name: str
    read: Callable[[object], object]
    choices: type[StrEnum] | None = None


def _text(value: object) -> object:
    if type(value) is str:
        return value
    raise InexactError


def _label(value: object) -> object:
    if type(value) is str and value.strip():
        return value
    raise InexactError


def _count(value: object) -> object:
    if type(value) is int and 0 <= value <= MOST:
        return value
    raise InexactError


def _weight(value: object) -> object:
    if (type(value) is float or type(value) is int) and 0 <= value <= MOST:
        return float(value)
    raise InexactError


def _flag(value: object) -> object:
    if type(value) is bool:
        return value
    raise InexactError


def _day(value: object) -> object:
    if type(value) is date:
        return value
    raise InexactError


def _local(value: object) -> object:
    if type(value) is datetime and value.tzinfo is None:
        return value
    raise InexactError


def _moment(value: object) -> object:
    if type(value) is datetime and value.tzinfo is not None:
        return value
    raise InexactError


def _due(value: object) -> object:
    if type(value) is date or (type(value) is datetime and value.tzinfo is None):
        return value
    raise InexactError


def _texts(value: object) -> object:
    if type(value) is list and all(type(item) is str for item in value):
        return tuple(value)
    raise InexactError


def _days(value: object) -> object:
    if type(value) is list and all(type(item) is date for item in value):
        return tuple(value)
    raise InexactError


def _counts(value: object) -> object:
    if type(value) is dict and all(type(item) is int and 0 <= item <= MOST for item in value.values()):
        return value
    raise InexactError


def _zone(value: object) -> object:
    if type(value) is str:
        if value not in KNOWN_ZONES:
            try:
                ZoneInfo(value)
            except (ValueError, OSError, LookupError):
                raise InexactError from None
            KNOWN_ZONES.add(value)
        return value
    raise InexactError


def _rule(value: object) -> object:
    if type(value) is str:
        if value not in KNOWN_RULES:
            from ontzorg_cli.core.calendar.recurrence import BadRuleError, check  # noqa: PLC0415 - few things repeat

            try:
                check(value)
            except BadRuleError:
                raise InexactError from None
            KNOWN_RULES.add(value)
        return value
    raise InexactError


def one_of(choices: type[StrEnum]) -> Shape:
    """Return the shape of one of a few words."""
    members: dict[object, object] = {member.value: member for member in choices}

    def read(value: object) -> object:
        if type(value) is str and value in members:
            return members[value]
        raise InexactError

    return Shape("choice", read, choices)


TEXT = Shape("text", _text)
LABEL = Shape("label", _label)
COUNT = Shape("count", _count)
WEIGHT = Shape("weight", _weight)
FLAG = Shape("flag", _flag)
DAY = Shape("day", _day)
LOCAL = Shape("local", _local)
MOMENT = Shape("moment", _moment)
DUE = Shape("due", _due)
TEXTS = Shape("texts", _texts)
DAYS = Shape("days", _days)
COUNTS = Shape("counts", _counts)
ZONE = Shape("zone", _zone)
RULE = Shape("rule", _rule)
