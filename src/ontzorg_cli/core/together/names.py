"""Who is meant by a name as typed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ontzorg_cli.core.errors import AmbiguousError, NotFoundError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ontzorg_cli.core.together.person import Goal, Person

ALIKE = 0.75


class PersonNotFoundError(NotFoundError):
    """Nobody goes by that name."""

    code = "person_not_found"


class PersonAmbiguousError(AmbiguousError):
    """Several people can be meant."""

    code = "person_ambiguous"


class GoalNotFoundError(NotFoundError):
    """There is no such goal."""

    code = "goal_not_found"


class GoalAmbiguousError(AmbiguousError):
    """Several goals can be meant."""

    code = "goal_ambiguous"


def find_person(people: Iterable[Person], name: str) -> Person:
    """Return whom `name` means: the whole name, a former one, or the beginning of one.

    Raise PersonNotFoundError (with who may be meant) or PersonAmbiguousError.
    """
    everyone = tuple(people)
    wanted = name.casefold().strip()
    exact = [person for person in everyone if wanted in known_as(person) or wanted == person.id]
    begun = exact or [
        person for person in everyone if wanted and any(known.startswith(wanted) for known in known_as(person))
    ]
    if len(begun) == 1:
        return begun[0]
    if begun:
        raise PersonAmbiguousError(name=name, candidates=tuple(person.name for person in begun))
    raise PersonNotFoundError(
        name=name,
        meant=tuple(alike(name, (person.name for person in everyone))),
        candidates=tuple(person.name for person in everyone),
    )


def known_or_new(people: Iterable[Person], name: str | None) -> tuple[str | None, bool]:
    """Return whom `name` means, and whether that name is new: then it is taken as typed.

    Raise PersonNotFoundError where a known name was misspelt, or PersonAmbiguousError.
    """
    if name is None:
        return None, False
    try:
        return find_person(people, name).name, False
    except PersonNotFoundError as error:
        if error.facts["meant"]:
            raise
        return name, True


def names_of(people: Iterable[Person], name: str, *, used: Iterable[str | None]) -> frozenset[str]:
    """Return every name, without capitals, of whom `name` means; or that name where `used` has it.

    Raise PersonNotFoundError or PersonAmbiguousError.
    """
    try:
        return known_as(find_person(people, name))
    except PersonNotFoundError:
        wanted = name.casefold().strip()
        if any(other is not None and other.casefold() == wanted for other in used):
            return frozenset({wanted})
        raise


def named(people: Iterable[Person], name: str) -> str:
    """Return the name that somebody has now; a name of nobody known is itself."""
    wanted = name.casefold()
    return next((person.name for person in people if wanted in known_as(person)), name)


def known_as(person: Person) -> frozenset[str]:
    """Return every name of somebody, also those of before, without capitals."""
    return frozenset({person.name.casefold(), *(name.casefold() for name in person.formerly)})


def is_named_in(name: str, text: str) -> bool:
    """Return whether a name stands in a text as words of it, with large letters or small."""
    return re.search(rf"(?<!\w){re.escape(name.casefold())}(?!\w)", text.casefold()) is not None


def find_goal(goals: Iterable[Goal], reference: str) -> Goal:
    """Return the goal meant by an id, the beginning of one, or words of its title.

    Raise GoalNotFoundError or GoalAmbiguousError.
    """
    everything = tuple(goals)
    wanted = reference.casefold().strip()
    exact = [goal for goal in everything if wanted in {goal.id, goal.title.casefold()}]
    found = exact or [
        goal for goal in everything if wanted and (goal.id.startswith(wanted) or wanted in goal.title.casefold())
    ]
    if len(found) == 1:
        return found[0]
    if found:
        raise GoalAmbiguousError(reference=reference, candidates=tuple(f"{goal.id} {goal.title}" for goal in found))
    raise GoalNotFoundError(reference=reference, candidates=tuple(f"{goal.id} {goal.title}" for goal in everything))


def alike(name: str, known: Iterable[str]) -> list[str]:
    """Return the known names that look most like `name`, best first, at most three."""
    from difflib import get_close_matches  # noqa: PLC0415  only a mistake needs it

    spelled = {other.casefold(): other for other in known}
    return [spelled[match] for match in get_close_matches(name.casefold(), spelled, n=3, cutoff=ALIKE)]
