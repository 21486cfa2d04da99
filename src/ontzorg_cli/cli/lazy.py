"""A row of the command table to what runs: its module is imported, and Typer with it, only when it is needed."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast

from ontzorg_cli.cli.hoist import GLOBALS
from ontzorg_cli.cli.usage import (
    MissingArgumentError,
    MissingValueError,
    NotAChoiceError,
    SuperfluousArgumentError,
    SuperfluousValueError,
    unknown_option,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from typer._click.exceptions import UsageError as TyperUsageError
    from typer.core import TyperArgument, TyperCommand, TyperOption

    from ontzorg_cli.cli.table import Row
    from ontzorg_cli.core.errors import UsageError

    Function = Callable[..., int | None]


def function_of(row: Row) -> Function:
    """Return the function that runs a command. It returns the exit code, or None where all is well."""
    return cast("Function", getattr(import_module(row.module_name), row.function_name))


def run_command(row: Row, words: Sequence[str]) -> int:
    """Run a command on the words after its name and return its exit code.

    Raise a usage error where the words do not fit the command. A command without words needs no parser.
    """
    function = function_of(row)
    if not words and not _needs_words(function):
        return function() or 0
    from typer import Exit  # noqa: PLC0415 - what it costs is paid where there is something to parse
    from typer._click.exceptions import UsageError as TyperUsageError  # noqa: PLC0415 - as above

    command = command_of(row)
    try:
        with command.make_context(row.name, list(words)) as context:
            if context.args:
                raise SuperfluousArgumentError(given=" ".join(context.args), command=row.name)
            return cast("int | None", command.invoke(context)) or 0
    except Exit as leaving:
        return leaving.exit_code
    except NotAChoiceError as error:
        raise NotAChoiceError(**error.facts, argument=str(error.facts["option"]), command=row.name) from None
    except TyperUsageError as error:
        raise _in_our_words(error, row, command) from None


def command_of(row: Row) -> TyperCommand:
    """Return the command as Typer sees it: its parameters and how to read them."""
    import typer  # noqa: PLC0415 - help of the root and a command without words do without
    from typer.main import get_command  # noqa: PLC0415 - as above

    from ontzorg_cli.cli.values import read_plainly  # noqa: PLC0415 - as above

    function = function_of(row)
    # Command modules name these only in annotations, so that importing one does not load Typer.
    function.__globals__.update(Argument=typer.Argument, Option=typer.Option)
    app = typer.Typer(add_completion=False, rich_markup_mode=None)
    app.command(row.name, add_help_option=False, context_settings={"allow_extra_args": True})(function)
    command = cast("TyperCommand", get_command(app))
    for param in parameters(command):
        read_plainly(param)
    return command


def parameters(command: TyperCommand) -> list[TyperArgument | TyperOption]:
    """Return the arguments and options of a command, in the order of its function."""
    return cast("list[TyperArgument | TyperOption]", command.params)


def _needs_words(function: Function) -> bool:
    code = function.__code__
    optional = len(function.__defaults__ or ()) + len(function.__kwdefaults__ or {})
    return code.co_argcount + code.co_kwonlyargcount > optional


def _in_our_words(error: TyperUsageError, row: Row, command: TyperCommand) -> UsageError:
    from typer._click import exceptions  # noqa: PLC0415 - only a mistake needs them

    from ontzorg_cli.cli.values import option_name  # noqa: PLC0415 - as above

    match error:
        case exceptions.NoSuchOption():
            own = (
                name
                for param in parameters(command)
                if param.param_type_name == "option"
                for name in (*param.opts, *param.secondary_opts)
            )
            return unknown_option(error.option_name, (*own, *GLOBALS), row.name)
        case exceptions.MissingParameter(param=param) if param is not None:
            return MissingArgumentError(argument=option_name(param), command=row.name)
        case exceptions.BadOptionUsage() if "not take" in error.message:
            return SuperfluousValueError(option=error.option_name)
        case exceptions.BadOptionUsage():
            return MissingValueError(option=error.option_name)
    raise error
