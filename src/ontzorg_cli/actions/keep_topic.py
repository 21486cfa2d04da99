"""Put something on the list for somebody, or keep a line about it: a topic, a decision to ask for, an agreement."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ontzorg_cli.actions.desk import lay_desk
from ontzorg_cli.core.growth.note import Note, NoteKind
from ontzorg_cli.core.judgement.own_hours import OwnHours
from ontzorg_cli.core.results import Hint, Saved, Touched, Verb
from ontzorg_cli.core.together.checkin_diary import CheckinDiary
from ontzorg_cli.core.together.names import find_person
from ontzorg_cli.core.together.topic import Topic
from ontzorg_cli.core.work.entering import checked_title

if TYPE_CHECKING:
    from datetime import date, datetime

    from ontzorg_cli.store.home import Change, Home


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicDraft:
    """A topic as it was typed; `person` is a name. A decision has my `advice`, a latest day and what holds otherwise."""

    title: str
    person: str
    decision: bool = False
    advice: str = ""
    by: date | None = None
    otherwise: str = ""


def keep_topic(draft: TopicDraft, *, home: Home, now: datetime) -> Saved:
    """Put a topic on somebody's list. Raise EmptyTitleError, PersonNotFoundError or PersonAmbiguousError."""
    with home.change("note" if draft.decision else "topic", now=now) as change:
        topic = Topic(
            id=change.new_id(),
            title=checked_title(draft.title),
            person=find_person(change.people(), draft.person).name,
            created_at=now,
            decision=draft.decision,
            advice=draft.advice.strip(),
            by=draft.by,
            otherwise=draft.otherwise.strip(),
        )
        change.put(topic)
        hints = _next_checkin(topic, change, now)
    return Saved(touched=(Touched(verb=Verb.ADDED, record=topic),), step=change.step, hints=hints)


def keep_note(title: str, kind: NoteKind, *, person: str | None, home: Home, now: datetime) -> Saved:
    """Keep a line. Raise EmptyTitleError, PersonNotFoundError or PersonAmbiguousError."""
    with home.change("note", now=now) as change:
        note = Note(
            id=change.new_id(),
            title=checked_title(title),
            kind=kind,
            at=now,
            person=None if person is None else find_person(change.people(), person).name,
        )
        change.put(note)
    return Saved(touched=(Touched(verb=Verb.ADDED, record=note),), step=change.step)


def list_topics(person: str | None, *, home: Home) -> tuple[Topic, ...]:
    """Return the open topics, those for one person where she is named. Raise PersonNotFoundError or PersonAmbiguousError."""
    reading = home.read()
    topics = reading.topics()
    if person is None:
        return topics
    name = find_person(reading.people(), person).name
    return tuple(topic for topic in topics if topic.person == name)


def _next_checkin(topic: Topic, change: Change, now: datetime) -> tuple[Hint, ...]:
    desk = lay_desk(change, now=now, with_tasks=False)
    time = next(CheckinDiary(desk, OwnHours(desk)).upcoming(topic.person), None)
    if time is None:
        return (Hint(code="topic_without_checkin", facts={"name": topic.person}),)
    when = Hint(code="topic_for_checkin", facts={"when": time.span.start.astimezone(desk.zone)})
    if topic.by is None or topic.by >= time.day:
        return (when,)
    return (when, Hint(code="needed_before_checkin", facts={"name": topic.person}))
