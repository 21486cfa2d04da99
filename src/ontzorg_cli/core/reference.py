"""Which record is meant by an id as typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

from ontzorg_cli.core.errors import AmbiguousError, NotFoundError

if TYPE_CHECKING:
    from collections.abc import Iterable

SHOWN = 5


class Named(Protocol):
    """Something with an id and a title."""

    @property
    def id(self) -> str:
        """Return the id."""
        ...

    @property
    def title(self) -> str:
        """Return the title."""
        ...


Thing = TypeVar("Thing", bound=Named)


class IdNotFoundError(NotFoundError):
    """No open work or event has that id."""

    code = "id_not_found"


class IdAmbiguousError(AmbiguousError):
    """Several ids begin so."""

    code = "id_ambiguous"


def find_by_id(things: Iterable[Thing], reference: str) -> Thing:
    """Return the thing whose id is `reference`, or the only one whose id begins so.

    Raise IdAmbiguousError, or IdNotFoundError with the things whose title has the word typed.
    """
    everything = tuple(things)
    wanted = reference.casefold().strip()
    if wanted:
        for thing in everything:
            if thing.id == wanted:
                return thing
        begun = [thing for thing in everything if thing.id.startswith(wanted)]
        if len(begun) == 1:
            return begun[0]
        if begun:
            raise IdAmbiguousError(reference=reference, candidates=_shown(begun))
    titled = [thing for thing in everything if wanted and wanted in thing.title.casefold()]
    raise IdNotFoundError(reference=reference, candidates=_shown(titled or _one_off(everything, wanted)))


def _one_off(things: Iterable[Thing], wanted: str) -> list[Thing]:
    return [
        thing
        for thing in things
        if len(thing.id) == len(wanted) and sum(a != b for a, b in zip(thing.id, wanted, strict=True)) == 1
    ]


def _shown(things: Iterable[Named]) -> tuple[str, ...]:
    return tuple(f"{thing.id} {thing.title}" for thing in things)[:SHOWN]
