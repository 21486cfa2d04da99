"""Keep the people one works for, and the goals one works towards."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ontzorg_cli.actions.add_event import event_hints
from ontzorg_cli.actions.checkin_series import begin_series, end_series, rename_checkins
from ontzorg_cli.actions.preparation import after_new_rhythm
from ontzorg_cli.core.calendar.agenda import Event
from ontzorg_cli.core.errors import ConflictError
from ontzorg_cli.core.results import Saved, Touched, Verb
from ontzorg_cli.core.together.names import find_person
from ontzorg_cli.core.together.person import AddressForm, Goal, Person, Support
from ontzorg_cli.core.together.standing import Standing
from ontzorg_cli.core.work.entering import checked_title

if TYPE_CHECKING:
    from datetime import datetime

    from ontzorg_cli.actions.checkin_series import TitleOf
    from ontzorg_cli.core.results import Hint
    from ontzorg_cli.core.together.person import TextLanguage
    from ontzorg_cli.core.work.change import Emptied
    from ontzorg_cli.store.home import Change, Home


class PersonExistsError(ConflictError):
    """Somebody goes by that name already."""

    code = "person_exists"


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonChange:
    """What is said about somebody; None leaves it as it is, EMPTY takes the standing check-in away."""

    name: str | None = None
    role: str | None = None
    weight: float | None = None
    support: Support | None = None
    checkin: Standing | Emptied | None = None
    address_form: AddressForm | None = None
    language: TextLanguage | None = None
    role_kinds: tuple[str, ...] | None = None


def add_person(said: PersonChange, *, home: Home, now: datetime, title_of: TitleOf) -> Saved:
    """Add somebody, with her check-ins in the agenda.

    Raise EmptyTitleError without a name, PersonExistsError where the name is taken.
    """
    with home.change("manager add", now=now) as change:
        name = checked_title(said.name or "")
        _check_free(name, change.people())
        person = _with(Person(id=change.new_id(), name=name), said)
        change.put(person)
        begun, hints = _begin(person, said, title_of, change)
    return Saved(touched=(Touched(verb=Verb.ADDED, record=person), *begun), step=change.step, hints=hints)


def edit_person(name: str, said: PersonChange, *, home: Home, now: datetime, title_of: TitleOf) -> Saved:
    """Change what is known of somebody; after a new name the old one is still understood.

    Another standing check-in ends the series there was, from now on; preparation of it goes along.

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
            _rename_in_work(old.name, new, change)
            rename_checkins(old, new, now.date(), change)
        change.put(person, replaces=old)
        ended = end_series(person, now, change) if said.checkin is not None else []
        begun, hints = _begin(person, said, title_of, change)
        new_series = next((one.record for one in begun if isinstance(one.record, Event)), None)
        along = after_new_rhythm(((one.series, one.since) for one in ended), new_series, change=change, now=now)
    instead = begun or tuple(one.touched for one in ended)
    touched = (Touched(verb=Verb.CHANGED, record=person), *instead, *along.touched)
    return Saved(touched=touched, step=change.step, hints=(*hints, *along.hints))


def _begin(
    person: Person, said: PersonChange, title_of: TitleOf, change: Change
) -> tuple[tuple[Touched, ...], tuple[Hint, ...]]:
    if not isinstance(said.checkin, Standing):
        return (), ()
    event = begin_series(person, said.checkin, title_of, change)
    return (Touched(verb=Verb.ADDED, record=event),), event_hints(event, change)


def _rename_in_work(old: str, new: str, change: Change) -> None:
    for task in change.tasks():
        renamed = replace(
            task,
            requester=new if task.requester == old else task.requester,
            owner=new if task.owner == old else task.owner,
        )
        if renamed != task:
            change.put(renamed, replaces=task)
    for topic in change.topics():
        if topic.person == old:
            change.put(replace(topic, person=new), replaces=topic)


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
        checkin=person.checkin if said.checkin is None else _text_of(said.checkin),
        address_form=said.address_form or person.address_form,
        language=said.language or person.language,
        role_kinds=person.role_kinds if said.role_kinds is None else said.role_kinds,
    )


def _text_of(checkin: Standing | Emptied) -> str | None:
    return checkin.text if isinstance(checkin, Standing) else None


def _check_free(name: str, people: tuple[Person, ...] | list[Person]) -> None:
    for person in people:
        if name.casefold() in {person.name.casefold(), *(old.casefold() for old in person.formerly)}:
            raise PersonExistsError(name=person.name)
