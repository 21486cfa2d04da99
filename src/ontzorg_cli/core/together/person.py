"""The people an assistant works with, and her goals."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Support(StrEnum):
    """Whether somebody wants support."""

    YES = "yes"
    LIMITED = "limited"
    NO = "no"


class AddressForm(StrEnum):
    """How somebody is addressed in Dutch messages."""

    JE = "je"
    U = "u"


class TextLanguage(StrEnum):
    """A language in which something can be written for somebody."""

    NL = "nl"
    EN = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A manager or other requester. `name` is how records refer to somebody; `formerly` are names it had before.

    `checkin` is the rhythm of the weekly talk as typed, such as 'ma 13:00 30m'; in the agenda it stands as a series.
    `language` is that of what is written for her; None is that of the assistant. `role_kinds` are
    the kinds of work (first tags) that were agreed to belong to the assistant's role for her, besides those for everybody.
    """

    id: str
    name: str
    role: str | None = None
    weight: float = 1.0
    support: Support = Support.YES
    checkin: str | None = None
    address_form: AddressForm = AddressForm.JE
    language: TextLanguage | None = None
    role_kinds: tuple[str, ...] = ()
    formerly: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """Something the assistant works towards; a task that serves a goal weighs more (ENGINE.md 5)."""

    id: str
    title: str
