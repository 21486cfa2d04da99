"""What can be wrong with a command line; the words are in words/*/errors.toml."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontzorg_cli.core.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable


class UnknownCommandError(UsageError):
    """There is no such command."""

    code = "unknown_command"


class MisspeltCommandError(UsageError):
    """There is no such command, but one that is spelt much like it."""

    code = "misspelt_command"


class UnknownOptionError(UsageError):
    """The command has no such option."""

    code = "unknown_option"


class MisspeltOptionError(UsageError):
    """The command has no such option, but one that is spelt much like it."""

    code = "misspelt_option"


class MissingArgumentError(UsageError):
    """The command needs something that was not given."""

    code = "missing_argument"


class MissingValueError(UsageError):
    """An option came without its value."""

    code = "missing_value"


class SuperfluousValueError(UsageError):
    """An option that takes no value was given one."""

    code = "superfluous_value"


class SuperfluousArgumentError(UsageError):
    """The command has no place for this."""

    code = "superfluous_argument"


class NotANumberError(UsageError):
    """A whole number was asked for."""

    code = "not_a_number"


class OutOfRangeError(UsageError):
    """A number is too small or too large to be meant."""

    code = "out_of_range"


class NotAChoiceError(UsageError):
    """Something else was given than one of a few words."""

    code = "not_a_choice"


class UnreadableNowError(UsageError):
    """The moment in `--now` or ONTZORG_NOW cannot be read."""

    code = "unreadable_now"


class UnknownLanguageError(UsageError):
    """There are no words in the language that was asked for."""

    code = "unknown_language"


class NoTerminalError(UsageError):
    """An answer is needed and there is nobody to ask."""

    code = "no_terminal"


class OneOfTheseError(UsageError):
    """Options that exclude each other were given together."""

    code = "one_of_these"


class EndsBeforeItStartsError(UsageError):
    """A period ends before it starts."""

    code = "ends_before_it_starts"


class UnreadableStartError(UsageError):
    """No day and hour can be read in this."""

    code = "unreadable_start"


class TimeNeededError(UsageError):
    """A day was given where an hour is needed too."""

    code = "time_needed"


class MissingLengthError(UsageError):
    """Free time is looked for, and nobody said how much of it."""

    code = "missing_length"


class MissingWithError(UsageError):
    """A decision is asked of somebody, and nobody was named."""

    code = "missing_with"


class HoldNeedsAnswersError(UsageError):
    """A check-in is held by answering, and there was nothing to read."""

    code = "hold_needs_answers"


ALIKE, ALIKE_IN_A_GROUP = 0.7, 0.65
"""From where on words are alike. Within a group they are few and short: one letter of three may be wrong."""


def unknown_command(given: str, known: Iterable[str]) -> UsageError:
    """Return the error for a command that does not exist, with what was probably meant.

    Of a command within a group its own word is looked at: the group is the same for all of them.
    """
    group, _, word = given.rpartition(" ")
    by_word = {name.rpartition(" ")[2]: name for name in known}
    suggestions = tuple(by_word[each] for each in _alike(word, by_word, ALIKE_IN_A_GROUP if group else ALIKE))
    if suggestions:
        return MisspeltCommandError(given=given, suggestions=suggestions)
    return UnknownCommandError(given=given)


def unknown_option(given: str, known: Iterable[str], command: str) -> UsageError:
    """Return the error for an option that does not exist, with what was probably meant."""
    suggestions = _alike(given, known)
    if suggestions:
        return MisspeltOptionError(given=given, suggestions=suggestions, command=command)
    return UnknownOptionError(given=given, command=command)


def _alike(given: str, known: Iterable[str], cutoff: float = ALIKE) -> tuple[str, ...]:
    from difflib import get_close_matches  # noqa: PLC0415 - only a mistake needs it

    return tuple(get_close_matches(given, tuple(known), n=3, cutoff=cutoff))
