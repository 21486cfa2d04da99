"""What to say to somebody about work: which pattern, and the facts in it. The sentences are words, not here."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from ontzorg_cli.core.together.person import AddressForm

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from ontzorg_cli.core.together.person import Person, TextLanguage
    from ontzorg_cli.core.work.task import Due


class Pattern(StrEnum):
    """A way to put it: an effect the other values, an alternative with a date, and a choice."""

    LATER = "later"
    """On another day, which is in time as far as anybody knows."""
    TOO_LATE = "too_late"
    """On another day, after the one that was asked for."""
    TRADE = "trade"
    """On the day that was asked for, if other work moves."""
    SMALLER = "smaller"
    """A first version on the day that was asked for."""
    OTHER = "other"
    """Somebody else may be able to."""
    NO = "no"
    LIMIT = "limit"
    """Working time is over, or this is no working day."""
    CHANCE = "chance"
    """Gladly, if other work goes: a conditional yes."""
    BOTH = "both"
    """Work of two people does not fit together: which of both goes first is for them to settle."""
    MOVE = "move"
    """May work that was asked for earlier go to another day?"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Displaced:
    """Work that goes to another day, named only to whoever asked for it."""

    title: str
    to: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """What to say to `person` about the work called `task`; None is whoever asks, by no name.

    `asked_for` is the day it was wanted on, `to` the day it would be there. `others_move` where work moves that this
    person did not ask for: of it nothing is named (ENGINE.md 6). `colleague` is who wants something else at the same time,
    `goes_first` proposes that this work is done before it.
    """

    pattern: Pattern
    task: str
    asked_for: date
    person: str | None = None
    form: AddressForm = AddressForm.JE
    language: TextLanguage | None = None
    to: date | None = None
    due: Due | None = None
    minutes: int | None = None
    displaced: tuple[Displaced, ...] = ()
    others_move: bool = False
    helper: str | None = None
    is_day_off: bool = False
    colleague: str | None = None
    goes_first: bool = False


def spoken_to(people: Iterable[Person], name: str | None) -> tuple[AddressForm, TextLanguage | None]:
    """Return how somebody is addressed and in which language; as a colleague where nothing is known."""
    known = next((person for person in people if person.name == name), None)
    return (AddressForm.JE, None) if known is None else (known.address_form, known.language)
