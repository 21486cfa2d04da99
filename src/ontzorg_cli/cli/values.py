"""Words of the command line to the plain types of a command's parameters, without loading pydantic."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Any, get_args

from typer._coercion import RuntimeParam

from ontzorg_cli.cli.usage import NotAChoiceError, NotANumberError, OutOfRangeError

if TYPE_CHECKING:
    from typer._click import Context
    from typer.core import TyperArgument, TyperOption, _TyperParameter

ABSURD = 1_000_000_000
Plain = str | int | float | bool | Enum


class PlainParam(RuntimeParam):
    """Reads str, int, float, bool, Literal or Enum, or a list of them, in the user's language when it cannot."""

    def _coerce_value(self, value: object, param: _TyperParameter, ctx: Context) -> object:  # noqa: ARG002 - Typer's
        kind = get_args(self.annotation)[0] if param.type_descriptor.is_list else self.annotation
        if isinstance(value, (list, tuple)):
            return [_read(each, kind, param) for each in value]
        return _read(value, kind, param)


def read_plainly(param: TyperArgument | TyperOption) -> None:
    """Give a parameter its reader, in place of the pydantic adapter that Typer would build for it."""
    descriptor = param.type_descriptor
    param._runtime_param = PlainParam(  # noqa: SLF001 - the one place where Typer keeps it
        parameter_info=descriptor.parameter_info, annotation=descriptor.annotation
    )


def option_name(param: _TyperParameter) -> str:
    """Return the name of a parameter as it is typed: its longest option, or the name of the argument."""
    return max(param.opts, key=len)


def _read(value: object, kind: Any, param: _TyperParameter) -> object:  # noqa: ANN401 - an annotation is any object
    if not isinstance(value, str):
        return value
    choices: tuple[Plain, ...] = param.type_descriptor.choices or ()
    if choices:
        return _choice(value, choices, param)
    return _number(value, kind, param) if kind in {int, float} else value


def _choice(value: str, choices: tuple[Plain, ...], param: _TyperParameter) -> Plain:
    named = {str(each.value if isinstance(each, Enum) else each): each for each in choices}
    if value.lower() not in named:
        raise NotAChoiceError(option=option_name(param), given=value, choices=tuple(named))
    return named[value.lower()]


def _number(value: str, kind: type[int | float], param: _TyperParameter) -> float:
    try:
        number = kind(value.replace(",", ".") if kind is float else value)
    except ValueError:
        raise NotANumberError(option=option_name(param), given=value) from None
    info = param.type_descriptor.parameter_info
    lowest = -ABSURD if info.min is None else info.min
    highest = ABSURD if info.max is None else info.max
    if not lowest <= number <= highest:
        raise OutOfRangeError(option=option_name(param), given=value, lowest=lowest, highest=highest)
    return number
