"""The lenient reading of tables that are not exactly right, and why the others cannot be read: the home of pydantic."""

from __future__ import annotations

from datetime import date, datetime, tzinfo
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import BeforeValidator, ConfigDict, Field, ValidationError, ValidationInfo, create_model

from ontzorg_cli.store.shapes import CHECKED, MOST, InexactError, Shape

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic import BaseModel

    from ontzorg_cli.core.errors import Fact
    from ontzorg_cli.store.kinds import Kind, Record

Found = tuple[str, str, dict[str, "Fact"]]
"""A key, a code, and the facts that go with it."""

MAX_SHOWN = 40
CODES = {
    "missing": "missing",
    "enum": "not_one_of",
    "greater_than_equal": "too_low",
    "less_than_equal": "too_high",
    "string_too_short": "empty",
}
CODE_OF_SHAPE = {
    "text": "not_text",
    "label": "not_text",
    "count": "not_a_number",
    "weight": "not_a_number",
    "counts": "not_a_number",
    "flag": "not_yes_or_no",
    "day": "not_a_date",
    "days": "not_a_date",
    "due": "not_a_date",
    "local": "not_a_moment",
    "moment": "not_a_moment",
    "texts": "not_a_list",
    "zone": "unknown_zone",
    "rule": "bad_rule",
}


def _local(value: object, info: ValidationInfo) -> object:
    read = _from_text(value)
    if isinstance(read, datetime) and read.tzinfo is not None:
        return read.astimezone(_zone(info)).replace(tzinfo=None)
    return datetime(read.year, read.month, read.day) if type(read) is date else read  # noqa: DTZ001 - local on purpose


def _moment(value: object, info: ValidationInfo) -> object:
    read = _local(value, info) if type(value) is date else _from_text(value)
    return read.replace(tzinfo=_zone(info)) if isinstance(read, datetime) and read.tzinfo is None else read


def _due(value: object, info: ValidationInfo) -> object:
    read = _from_text(value)
    if isinstance(read, datetime):
        return _local(read, info)
    if type(read) is not date:
        raise ValueError
    return read


def _day(value: object) -> object:
    read = _from_text(value)
    return read.date() if isinstance(read, datetime) else read


def _from_text(value: object) -> object:
    """Return the date or moment that a text writes in the ISO way."""
    if not isinstance(value, str):
        return value
    try:
        return date.fromisoformat(value.strip())
    except ValueError:
        return datetime.fromisoformat(value.strip())


def _zone(info: ValidationInfo) -> tzinfo:
    zone = (info.context or {}).get("zone")
    if not isinstance(zone, tzinfo):
        raise ValueError  # noqa: TRY004 - pydantic makes a problem of a ValueError only
    return zone


def _meaningful(shape: Shape) -> BeforeValidator:
    def check(value: object) -> object:
        try:
            return shape.read(value)
        except InexactError:
            raise ValueError from None

    return BeforeValidator(check)


def _one_or_more(value: object) -> object:
    return [value] if isinstance(value, str | date) else value


_Text = Annotated[str, Field(coerce_numbers_to_str=True)]
_Count = Annotated[int, Field(ge=0, le=MOST)]
_Day = Annotated[date, BeforeValidator(_day)]
LENIENT: dict[str, Any] = {
    "text": _Text,
    "label": Annotated[str, Field(min_length=1, coerce_numbers_to_str=True)],
    "count": _Count,
    "weight": Annotated[float, Field(ge=0, le=MOST, allow_inf_nan=False)],
    "flag": bool,
    "day": _Day,
    "local": Annotated[datetime, BeforeValidator(_local)],
    "moment": Annotated[datetime, BeforeValidator(_moment)],
    "due": Annotated[Any, BeforeValidator(_due)],
    "texts": Annotated[list[_Text], BeforeValidator(_one_or_more)],
    "days": Annotated[list[_Day], BeforeValidator(_one_or_more)],
    "counts": dict[str, _Count],
}


def lenient(kind: Kind, table: Mapping[str, object], zone: tzinfo | None) -> Record | list[Found]:
    """Return the record that a table means, or what is wrong with it; times without a zone are in `zone`."""
    try:
        read = _model(kind).model_validate(_trimmed(table), context={"zone": zone})
    except ValidationError as refused:
        return [_found(kind, table, error["loc"], error["type"]) for error in refused.errors(include_url=False)]
    try:
        return kind.read(read.model_dump(exclude_unset=True, by_alias=True))
    except InexactError as refused:
        return [(refused.key, refused.code or "unreadable", {"value": _shown(table.get(refused.key))})]


def _trimmed(table: Mapping[str, object]) -> dict[str, object]:
    return {key: value.strip() if isinstance(value, str) else value for key, value in table.items()}


def _model(kind: Kind) -> type[BaseModel]:
    # Fields have names of their own, since a key such as `copy` could stand in a model's way.
    fields: dict[str, Any] = {
        f"field_{key}": (_annotation(shape), Field(alias=key, default=... if key in kind.needed else None))
        for key, shape in kind.keys.items()
    }
    return create_model(kind.name, __config__=ConfigDict(extra="ignore", use_enum_values=True), **fields)


def _annotation(shape: Shape) -> Any:  # noqa: ANN401 - an annotation can be anything
    if shape.choices is not None:
        return Annotated[shape.choices, BeforeValidator(_folded)]
    return Annotated[str, _meaningful(shape)] if shape.name in CHECKED else LENIENT[shape.name]


def _folded(value: object) -> object:
    return value.casefold() if isinstance(value, str) else value


def _found(kind: Kind, table: Mapping[str, object], where: tuple[int | str, ...], error: str) -> Found:
    key = str(where[0]) if where else ""
    shape = kind.keys[key]
    code = CODES.get(error) or CODE_OF_SHAPE.get(shape.name, "unreadable")
    facts: dict[str, Fact] = {"value": _shown(table.get(key))}
    if shape.choices is not None:
        facts["choices"] = tuple(choice.value for choice in shape.choices)
    return key, code, facts


def _shown(value: object) -> str:
    text = "" if value is None else str(value)
    return text if len(text) <= MAX_SHOWN else f"{text[: MAX_SHOWN - 1]}…"
