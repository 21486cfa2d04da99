"""Keep the people one works for, and the goals one works towards."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ontzorg_cli.core.errors import ConflictError
from ontzorg_cli.core.results import Saved, Touched, Verb
from ontzorg_cli.core.together.names import find_person
from ontzorg_cli.core.together.person import AddressForm, Goal, Person, Support
from ontzorg_cli.core.work.entering import checked_title

if TYPE_CHECKING:
    from datetime import datetime

    from ontzorg_cli.store.home import Home


class PersonExistsError(ConflictError):
    """Somebody goes by that name already."""

    code = "person_exists"


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonChange:
    """What is said about somebody; None leaves it as it is."""

    name: str | None = None
    role: str | None = None
    weight: float | None = None
    support: Support | None = None
    checkin: str | None = None
    address_form: AddressForm | None = None


def add_person(said: PersonChange, *, home: Home, now: datetime) -> Saved:
    """Add somebody. Raise EmptyTitleError without a name, PersonExistsError where the name is taken."""
    with home.change("manager add", now=now) as change:
        name = checked_title(said.name or "")
        _check_free(name, change.people())
        person = _with(Person(id=change.new_id(), name=name), said)
        change.put(person)
    return Saved(touched=(Touched(verb=Verb.ADDED, record=person),), step=change.step)


def edit_person(name: str, said: PersonChange, *, home: Home, now: datetime) -> Saved:
    """Change what is known of somebody; after a new name the old one is still understood.

    Raise PersonNotFoundError, PersonAmbiguousError or PersonExistsError.
    """
    with home.change("manager edit", now=now) as change:
        old = find_person(change.people(), name)
        person = _with(old, said)
        new = old.name if said.name is None else checked_title(said.name)
        if new != old.name:
            _check_free(new, [other for other in change.people() if other.id != old.id])
            before = {name.casefold(): name for name in (*old.formerly, old.name)}
            before.pop(new.casefold(), None)
            person = replace(person, name=new, formerly=tuple(before.values()))
            for task in change.tasks():
                if task.requester == old.name:
                    change.put(replace(task, requester=new), replaces=task)
        change.put(person, replaces=old)
    return Saved(touched=(Touched(verb=Verb.CHANGED, record=person),), step=change.step)


def add_goal(title: str, *, home: Home, now: datetime) -> Saved:
    """Add a goal. Raise EmptyTitleError."""
    with home.change("goal add", now=now) as change:
        goal = Goal(id=change.new_id(), title=checked_title(title))
        change.put(goal)
    return Saved(touched=(Touched(verb=Verb.ADDED, record=goal),), step=change.step)


def _with(person: Person, said: PersonChange) -> Person:
    return replace(
        person,
        role=person.role if said.role is None else said.role or None,
        weight=person.weight if said.weight is None else said.weight,
        support=said.support or person.support,
        checkin=person.checkin if said.checkin is None else said.checkin or None,
        address_form=said.address_form or person.address_form,
    )


def _check_free(name: str, people: tuple[Person, ...] | list[Person]) -> None:
    for person in people:
        if name.casefold() in {person.name.casefold(), *(old.casefold() for old in person.formerly)}:
            raise PersonExistsError(name=person.name)
