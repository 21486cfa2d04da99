"""Look ahead at check-ins: the brief for one of them, and how they all stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ontzorg_cli.actions.desk import LEARNING, lay_desk
from ontzorg_cli.core.errors import NotFoundError
from ontzorg_cli.core.judgement.capacity import Horizon
from ontzorg_cli.core.together.brief_maker import Kept, make_brief
from ontzorg_cli.core.together.names import PersonNotFoundError, find_person, known_as, named
from ontzorg_cli.core.together.person import Person

if TYPE_CHECKING:
    from datetime import date, datetime

    from ontzorg_cli.core.judgement.desk import Desk
    from ontzorg_cli.core.together.brief import Brief
    from ontzorg_cli.core.together.checkin_diary import KeptRate
    from ontzorg_cli.store.home import Home, Reading


class NoCheckinError(NotFoundError):
    """No check-in stands in the agenda, and nobody was named."""

    code = "no_checkin"


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """The brief for a check-in, and the name of the assistant."""

    brief: Brief
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckinOverview:
    """How the check-ins with somebody stand: the next, the last that was held, and what waits for it."""

    person: str
    next_at: datetime | None
    last_held: date | None
    missed: date | None
    kept: KeptRate
    topics: int
    decisions: int


def prepare_checkin(name: str | None, *, minutes: int | None, home: Home, now: datetime) -> Prepared:
    """Return the brief for the check-in with whom `name` means, without a name for the next one standing.

    Raise NoCheckinError, PersonNotFoundError or PersonAmbiguousError.
    """
    reading = home.read()
    desk = lay_desk(reading, now=now, with_closed=True)
    horizon = Horizon(desk)
    person = whose_checkin(name, desk, horizon)
    kept = _kept(reading, desk)
    return Prepared(brief=make_brief(person, minutes=minutes, horizon=horizon, kept=kept), name=reading.settings().name)


def list_checkins(name: str | None = None, *, home: Home, now: datetime) -> tuple[CheckinOverview, ...]:
    """Return how the check-ins stand, with each person with whom there is one or for whom something waits.

    With a `name` it is that of one person. Raise PersonNotFoundError or PersonAmbiguousError.
    """
    desk = lay_desk(home.read(), now=now)
    horizon = Horizon(desk)
    diary = horizon.checkins
    missed = {one.time.person: one.time.day for one in diary.missed()}
    waiting = [named(desk.people, topic.person) for topic in desk.topics]
    people = dict.fromkeys([*(one.person for one in diary.upcoming()), *missed, *waiting])
    if name is not None:
        people = {whose_checkin(name, desk, horizon).name: None}
    found = []
    for person in people:
        coming = next(diary.upcoming(person), None)
        held = diary.last_held(person)
        topics = [topic for topic in desk.topics if named(desk.people, topic.person) == person]
        found.append(
            CheckinOverview(
                person=person,
                next_at=coming.span.start.astimezone(desk.zone) if coming else None,
                last_held=held.day if held else None,
                missed=missed.get(person),
                kept=diary.kept_rate(person),
                topics=sum(not topic.decision for topic in topics),
                decisions=sum(topic.decision for topic in topics),
            )
        )
    return tuple(found)


def whose_checkin(name: str | None, desk: Desk, horizon: Horizon) -> Person:
    """Return whom a check-in is with: whom the name means, else the one of the next or the missed check-in.

    Somebody who is no longer among the people is found as long as something of hers is open.
    Raise NoCheckinError, PersonNotFoundError or PersonAmbiguousError.
    """
    if name is not None:
        try:
            return find_person(desk.people, name)
        except PersonNotFoundError:
            wanted = name.casefold().strip()
            left = next((other for other in _names_in_use(desk) if other.casefold() == wanted), None)
            if left is None:
                raise
            return Person(id="", name=left)
    time = next(horizon.checkins.upcoming(), None) or next((missed.time for missed in horizon.checkins.missed()), None)
    if time is not None:
        return next((person for person in desk.people if time.person.casefold() in known_as(person)), None) or Person(
            id="", name=time.person
        )
    if len(desk.people) == 1:
        return desk.people[0]
    raise NoCheckinError(candidates=tuple(person.name for person in desk.people))


def _names_in_use(desk: Desk) -> list[str]:
    return [
        *(topic.person for topic in desk.topics),
        *(name for task in desk.tasks for name in (task.requester, task.owner) if name is not None),
        *(name for event in desk.events for name in event.with_names),
    ]


def _kept(reading: Reading, desk: Desk) -> Kept:
    since = desk.today - LEARNING
    return Kept(notes=reading.notes(since, desk.today), topics=reading.closed_topics(since, desk.today))
