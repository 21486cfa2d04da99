"""Errors to sentences in the user's language: what, where, and what to do next."""

from __future__ import annotations

import re
import string
from datetime import date
from typing import TYPE_CHECKING

from ontzorg_cli.core.clean import clean
from ontzorg_cli.core.errors import HomeError, OntzorgError
from ontzorg_cli.core.ids import looks_like_id
from ontzorg_cli.words.phrase import Tone

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import TextIO

    from ontzorg_cli.core.errors import Fact
    from ontzorg_cli.words.catalogue import Catalogue

HIDDEN = "•••"
PERSONAL = frozenset({"candidates", "meant", "person"})
"""Facts with titles and names that may not have been typed in this run."""

LONGEST_FACT = 200
DAYS = frozenset({"day", "first", "end", "before", "after"})
"""Facts that name a day in a sentence."""
ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")


class DefectError(OntzorgError):
    """Something went wrong that should not be possible."""

    code = "defect"
    exit_code = 70


class InterruptedRunError(OntzorgError):
    """The user broke it off."""

    code = "interrupted"
    exit_code = 130


class StoppedHalfwayError(InterruptedRunError):
    """The user broke off a reflection; what was typed is kept."""

    code = "stopped_halfway"


class StoppedCheckinError(InterruptedRunError):
    """The user broke off a check-in; what was settled is kept."""

    code = "stopped_checkin"


class SavedUnseenError(HomeError):
    """A change was saved, and then its answer could not be written."""

    code = "saved_unseen"


class UnreachableFileError(HomeError):
    """A file or the output cannot be read or written."""

    code = "unreachable_file"


def message_of(error: OntzorgError, catalogue: Catalogue, *, discreet: bool = False) -> str:
    """Return one to three lines. A line of which a fact is not known is left out; `discreet` hides names and titles."""
    told = {name: _hidden(fact) if discreet and name in PERSONAL else fact for name, fact in error.facts.items()}
    facts = {name: _day_in_words(name, text, catalogue) for name, fact in told.items() if (text := _text(fact))}
    facts |= _from_help(facts, catalogue)
    known = {
        line: "".join(piece.text for piece in catalogue.say(f"errors.{error.code}.{line}", Tone.PLAIN, **facts))
        for line, sentence in catalogue.entries(f"errors.{error.code}").items()
        if places_in(str(sentence)) <= facts.keys()
    }
    lines = (known.get("what"), known.get("where"), known.get("next") or known.get("otherwise"))
    return "\n".join(line for line in lines if line)


def report(error: OntzorgError, catalogue: Catalogue, stream: TextIO, *, as_json: bool, discreet: bool = False) -> None:
    """Write the message of an error, wrapped at the width of this run, or its JSON object, to `stream`."""
    message = message_of(error, catalogue, discreet=discreet)
    if as_json:
        from ontzorg_cli.render.writers.as_json import write_error  # noqa: PLC0415 - only a program asks for it

        write_error(stream, code=error.code, message=message, facts=error.facts)
    else:
        from ontzorg_cli.cli.message import lines_of  # noqa: PLC0415 - most runs have nothing to report
        from ontzorg_cli.cli.session import session  # noqa: PLC0415 - as above

        facts = {word for fact in error.facts.values() for word in _text(fact).split()}
        stream.writelines(f"{line}\n" for line in lines_of(message, session().width, facts))


def refusal(error: BaseException) -> OntzorgError:
    """Return any failure as an error that has words: our own as it is, the rest without what it was about."""
    match error:
        case OntzorgError():
            return error
        case KeyboardInterrupt():
            return InterruptedRunError()
        case OSError(filename=str() as name):
            return UnreachableFileError(file=name)
        case OSError():
            return UnreachableFileError()
    return _defect(error)


def _defect(error: BaseException) -> DefectError:
    place, ours = error.__traceback__, None
    while place is not None:
        if str(place.tb_frame.f_globals.get("__name__")).startswith("ontzorg_cli."):
            ours = place
        place = place.tb_next
    if ours is None:
        return DefectError(kind=type(error).__name__)
    return DefectError(kind=type(error).__name__, module=ours.tb_frame.f_globals["__name__"], line=ours.tb_lineno)


def _from_help(facts: Mapping[str, str], catalogue: Catalogue) -> Mapping[str, str]:
    """Return how a command is used and what an argument of it is called, where the error is about that."""
    command, argument = facts.get("command", "").replace(" ", "-"), facts.get("argument", "")
    known = {"usage": f"help.commands.{command}.usage"}
    for place in ("help.options", f"help.commands.{command}.options"):
        if argument and catalogue.has(f"{place}.{argument}"):
            known["argument"] = f"{place}.{argument}"
    told = {name: catalogue.text(key).partition(" | ")[0] for name, key in known.items() if catalogue.has(key)}
    labels = {name: text if name == "usage" else text.rstrip("…") for name, text in told.items()}
    if "argument" in labels and facts.get("option") == argument:
        labels["option"] = labels["argument"]
    return labels


def _day_in_words(name: str, text: str, catalogue: Catalogue) -> str:
    """Return a day as one says it; in a command it stays as it can be typed."""
    if name not in DAYS or ISO_DAY.fullmatch(text) is None:
        return text
    from ontzorg_cli.words.dates import Dates  # noqa: PLC0415 - few messages name a day

    return Dates(catalogue).spoken(date.fromisoformat(text))


def _hidden(fact: Fact) -> Fact:
    """Return what may be meant without its names and titles: ids stay."""
    if not isinstance(fact, tuple):
        return HIDDEN
    return tuple(first if looks_like_id(first := each.split(" ")[0]) else HIDDEN for each in fact)


def _text(fact: Fact) -> str:
    text = clean(", ".join(fact) if isinstance(fact, tuple) else str(fact))
    return text if len(text) <= LONGEST_FACT else f"{text[:LONGEST_FACT]}…"


def places_in(sentence: str) -> set[str]:
    """Return the names of the places that a sentence has to fill."""
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}
