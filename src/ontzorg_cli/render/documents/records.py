"""Records as they now are: in `done` of every writing command, and in `show`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontzorg_cli.core.calendar.agenda import Absence, DayOff, Event, SchoolHoliday
from ontzorg_cli.core.growth.note import Note
from ontzorg_cli.core.together.checkin import Checkin
from ontzorg_cli.core.together.person import Goal, Person
from ontzorg_cli.core.together.topic import Topic
from ontzorg_cli.core.work.interruption import Interruption
from ontzorg_cli.core.work.task import ClosedTask, Task
from ontzorg_cli.render.documents.moments import due_text, iso, when_fields

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import tzinfo

    from ontzorg_cli.core.results import Record, Saved


def saved_document(saved: Saved, zone: tzinfo) -> dict[str, object]:
    """Return what a writing command did, and the step that undoes it; null where nothing had to change."""
    return {
        "done": [
            {**record_fields(one.record, zone), "verb": one.verb.value} for one in (*saved.touched, *saved.besides)
        ],
        "undo_step": saved.step or None,
    }


def shown_document(record: Record, zone: tzinfo) -> dict[str, object]:
    """Return one record, as `show` does."""
    return {"record": record_fields(record, zone)}


def closed_document(closed: Iterable[ClosedTask], zone: tzinfo) -> dict[str, object]:
    """Return work that is over, as `list --done` does."""
    return {"tasks": [record_fields(one, zone) for one in closed]}


def record_fields(record: Record, zone: tzinfo) -> dict[str, object]:
    """Return the fields of a record, beginning with its id, title and kind."""
    match record:
        case Task():
            fields = _task(record, zone)
        case ClosedTask():
            closed = {"ending": record.ending.value, "closed_at": iso(record.closed_at, zone)}
            fields = {**_task(record.task, zone), **closed, "took_minutes": record.took_minutes}
        case Event():
            fields = _event(record, zone)
        case Absence():
            fields = {**_named(record.id, record.title, "absence"), "who": record.who, **when_fields(record.when, zone)}
        case Interruption():
            fields = _interruption(record, zone)
        case Person():
            fields = _person(record)
        case Goal():
            fields = _named(record.id, record.title, "goal")
        case Topic() | Note() | Checkin():
            fields = _together(record, zone)
        case DayOff() | SchoolHoliday():
            fields = _free(record)
    return fields


def _named(id: str | None, title: str, kind: str) -> dict[str, object]:  # noqa: A002 - an id is called id everywhere
    return {"id": id, "title": title, "kind": kind}


def _free(record: DayOff | SchoolHoliday) -> dict[str, object]:
    if isinstance(record, DayOff):
        return {**_named(None, record.name, "day_off"), "date": record.day.isoformat()}
    days = {"first": record.first.isoformat(), "last": record.last.isoformat()}
    return {**_named(None, record.name, "school_holiday"), **days}


def _task(task: Task, zone: tzinfo) -> dict[str, object]:
    due = task.real_due
    return {
        **_named(task.id, task.title, "task"),
        "due": due_text(task.due, zone),
        "really_due": due_text(task.really_due, zone),
        "hard": due is not None and due.is_hard,
        "on": task.on and task.on.isoformat(),
        "minutes": task.minutes,
        "spent_minutes": task.spent_minutes,
        "requester": task.requester,
        "owner": task.owner,
        "importance": task.importance.value,
        "goal": task.goal,
        "tags": list(task.tags),
        "block_minutes": task.block_minutes,
        "repeat": task.repeat,
        "comes_back": task.comes_back.value if task.repeat else None,
        "good_enough": task.good_enough,
        "depends": list(task.depends),
        "prepares": task.prepares
        and {
            "event": task.prepares.event,
            "date": task.prepares.day.isoformat(),
            "days_before": task.prepares.days_before,
        },
        "stretch": task.stretch,
        "entered": task.entered and task.entered.value,
        "created_at": iso(task.created_at, zone),
        "started_at": iso(task.started_at, zone),
        "moves": task.moves,
    }


def _event(event: Event, zone: tzinfo) -> dict[str, object]:
    return {
        **_named(event.id, event.title, event.kind.value),
        **when_fields(event.when, zone),
        "with": list(event.with_names),
        "movable": event.movable,
        "busy": event.busy,
        "status": event.status.value,
        "task": event.task,
        "repeat": event.repeat,
    }


def _interruption(interruption: Interruption, zone: tzinfo) -> dict[str, object]:
    return {
        **_named(interruption.id, interruption.title, "interruption"),
        "at": iso(interruption.at, zone),
        "requester": interruption.requester,
        "minutes": interruption.minutes,
        "task": interruption.task,
        "tags": list(interruption.tags),
    }


def _together(record: Topic | Note | Checkin, zone: tzinfo) -> dict[str, object]:
    match record:
        case Topic():
            return _topic(record, zone)
        case Note():
            return _note(record, zone)
        case Checkin():
            return {
                **_named(record.id, record.person, "checkin"),
                "person": record.person,
                "date": record.day.isoformat(),
                "kept": record.kept.value,
                "why": record.why or None,
            }


def _topic(topic: Topic, zone: tzinfo) -> dict[str, object]:
    return {
        **_named(topic.id, topic.title, "decision" if topic.decision else "topic"),
        "person": topic.person,
        "advice": topic.advice or None,
        "by": iso(topic.by, zone),
        "otherwise": topic.otherwise or None,
        "asked_on": iso(topic.asked_on, zone),
        "ending": topic.ending and topic.ending.value,
        "answer": topic.answer or None,
        "created_at": iso(topic.created_at, zone),
        "closed_at": iso(topic.closed_at, zone),
    }


def _note(note: Note, zone: tzinfo) -> dict[str, object]:
    return {
        **_named(note.id, note.title, note.kind.value),
        "person": note.person,
        "task": note.task,
        "to": iso(note.to, zone),
        "at": iso(note.at, zone),
    }


def _person(person: Person) -> dict[str, object]:
    return {
        **_named(person.id, person.name, "person"),
        "role": person.role,
        "weight": person.weight,
        "support": person.support.value,
        "checkin": person.checkin,
        "address_form": person.address_form.value,
        "language": person.language and person.language.value,
        "role_kinds": list(person.role_kinds),
        "formerly": list(person.formerly),
    }
