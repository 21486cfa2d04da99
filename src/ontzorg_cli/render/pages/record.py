"""One record with all that is known of it, field by field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontzorg_cli.core.calendar.agenda import Absence, AllDay, DayOff, Event, EventStatus, SchoolHoliday
from ontzorg_cli.core.growth.note import Note
from ontzorg_cli.core.together.checkin import Checkin
from ontzorg_cli.core.together.person import Goal, Person
from ontzorg_cli.core.together.topic import Topic
from ontzorg_cli.core.work.interruption import Interruption
from ontzorg_cli.core.work.task import ClosedTask, Task
from ontzorg_cli.render.page import Fact, Facts, Gap, Line
from ontzorg_cli.render.pages.pieces import handle, plain, quiet, title
from ontzorg_cli.render.pages.work import due_words, elsewhere, when_words
from ontzorg_cli.words.phrase import Piece, Tone

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from ontzorg_cli.core.results import Record
    from ontzorg_cli.core.work.task import Due
    from ontzorg_cli.render.page import Page
    from ontzorg_cli.render.pages.voice import Voice
    from ontzorg_cli.words.phrase import Phrase

    Field = tuple[str, Phrase]


def record_page(
    record: Record,
    voice: Voice,
    *,
    goal: Goal | None = None,
    waits_for: Sequence[str] = (),
    prepares: Event | None = None,
    preparation: Sequence[Task] = (),
    time: Event | None = None,
) -> Page:
    """Return a record with a label before each field that is filled.

    `waits_for` names the work it depends on, `prepares` is the event it belongs to, `preparation` the open work for it.
    Of a series `time` is the one that is shown.
    """
    heading, kind, fields = _described(time or record, voice)
    shown = [(label, phrase) for label, phrase in fields if phrase]
    if goal is not None:
        shown.append(("goal", title(goal.title)))
    shown.extend(("waits_for", title(name)) for name in waits_for)
    if prepares is not None:
        shown.append(("prepares", prepares_words(prepares, voice)))
    shown.extend(("preparation", _work(task, voice)) for task in preparation)
    facts = tuple(Fact(voice.say(f"work.field.{label}", Tone.QUIET), phrase) for label, phrase in shown)
    line = Line(heading, voice.say(f"work.kind.{kind}", Tone.QUIET))
    return (line, Gap(), Facts(facts)) if facts else (line,)


def _described(record: Record, voice: Voice) -> tuple[Phrase, str, Iterator[Field]]:
    match record:
        case Task():
            described = _heading(record.id, record.title), "task", _task(record, voice)
        case ClosedTask():
            described = _heading(record.id, record.task.title), record.ending.value, _closed(record, voice)
        case Event():
            described = _heading(record.id, record.title), record.kind.value, _event(record, voice)
        case Absence():
            fields = iter((("when", when_words(record.when, voice)), ("who", _name(record.who))))
            described = _heading(record.id, record.title), "absence", fields
        case Interruption():
            described = _heading(record.id, record.title), "interruption", _interruption(record, voice)
        case Person():
            described = _heading(record.id, record.name), "person", _person(record, voice)
        case Goal():
            described = _heading(record.id, record.title), "goal", iter(())
        case Topic() | Note() | Checkin():
            described = _together(record, voice)
        case DayOff() | SchoolHoliday():
            described = _free(record, voice)
    return described


def _free(record: DayOff | SchoolHoliday, voice: Voice) -> tuple[Phrase, str, Iterator[Field]]:
    if isinstance(record, DayOff):
        return _heading("", record.name), "day_off", iter((("when", plain(voice.day(record.day))),))
    when = when_words(AllDay(first=record.first, last=record.last), voice)
    return _heading("", record.name), "school_holiday", iter((("when", when),))


def _task(task: Task, voice: Voice) -> Iterator[Field]:
    yield "due", _due(task.due, voice)
    yield "really_due", _due(task.really_due, voice)
    yield "on", plain(voice.day(task.on)) if task.on else ()
    yield "for", voice.who(task.requester)
    yield "owner", _name(task.owner)
    yield "minutes", plain(voice.dates.minutes(task.minutes)) if task.minutes is not None else ()
    yield "spent", plain(voice.dates.minutes(task.spent_minutes)) if task.spent_minutes else ()
    yield "block", plain(voice.dates.minutes(task.block_minutes)) if task.block_minutes is not None else ()
    yield "importance", voice.say(f"work.importance.{task.importance}")
    yield "good_enough", title(task.good_enough) if task.good_enough else ()
    yield "tags", title(", ".join(task.tags)) if task.tags else ()
    yield "repeat", plain(voice.dates.rule(task.repeat, task.comes_back)) if task.repeat else ()
    yield "stretch", voice.say("work.yes") if task.stretch else ()
    yield "entered", voice.say(f"work.entered.{task.entered}") if task.entered else ()
    yield "moves", voice.say("work.times", count=task.moves) if task.moves else ()
    yield "started_at", _moment(task.started_at, voice)
    yield "created_at", _moment(task.created_at, voice)


def _closed(closed: ClosedTask, voice: Voice) -> Iterator[Field]:
    yield "closed_at", _moment(closed.closed_at, voice)
    yield "took", plain(voice.dates.minutes(closed.took_minutes)) if closed.took_minutes is not None else ()
    yield from _task(closed.task, voice)


def _event(event: Event, voice: Voice) -> Iterator[Field]:
    yield _which_time(event, voice), when_words(event.when, voice)
    yield "clocks", elsewhere(event.when, voice)
    yield "repeat", plain(voice.dates.rule(event.repeat)) if event.repeat else ()
    without = ", ".join(voice.dates.short(day, voice.today) for day in event.without)
    yield "without", plain(without) if without else ()
    yield "with", title(", ".join(event.with_names)) if event.with_names else ()
    calendar = event.owner or event.source
    yield "calendar", title(calendar) if calendar is not None else ()
    yield "private", voice.say("work.yes") if event.private else ()
    yield "movable", voice.say("work.yes") if event.movable else ()
    yield "free", () if event.busy else voice.say("work.yes")
    yield "status", () if event.status is EventStatus.CONFIRMED else voice.say(f"today.status.{event.status}")
    yield "task", handle(event.task) if event.task else ()


def _which_time(event: Event, voice: Voice) -> str:
    if event.repeat is None:
        return "when"
    return "next_time" if event.first_day >= voice.today else "last_time"


def _interruption(interruption: Interruption, voice: Voice) -> Iterator[Field]:
    yield "at", _moment(interruption.at, voice)
    yield "for", voice.who(interruption.requester)
    yield "took", plain(voice.dates.minutes(interruption.minutes)) if interruption.minutes is not None else ()
    yield "task", handle(interruption.task) if interruption.task else ()
    yield "tags", title(", ".join(interruption.tags)) if interruption.tags else ()


def _person(person: Person, voice: Voice) -> Iterator[Field]:
    yield "role", _name(person.role)
    yield "weight", plain(voice.number(person.weight))
    yield "support", voice.say(f"work.support.{person.support}")
    yield "checkin", plain(person.checkin) if person.checkin else ()
    yield "address_form", plain(person.address_form.value)
    yield "language", plain(person.language.value) if person.language else ()
    yield "role_kinds", title(", ".join(person.role_kinds)) if person.role_kinds else ()
    yield "formerly", title(", ".join(person.formerly)) if person.formerly else ()


def _together(record: Topic | Note | Checkin, voice: Voice) -> tuple[Phrase, str, Iterator[Field]]:
    match record:
        case Topic():
            kind = "decision" if record.decision else "topic"
            return _heading(record.id, record.title), kind, _topic(record, voice)
        case Note():
            return _heading(record.id, record.title), record.kind.value, _note(record, voice)
        case Checkin():
            fields = iter((("day", plain(voice.day(record.day))), ("why", _name(record.why or None))))
            return _heading(record.id, record.person), record.kept.value, fields


def _topic(topic: Topic, voice: Voice) -> Iterator[Field]:
    yield "person", title(topic.person)
    yield "advice", _name(topic.advice or None)
    yield "by", plain(voice.day(topic.by)) if topic.by else ()
    yield "otherwise", _name(topic.otherwise or None)
    yield "asked_on", plain(voice.day(topic.asked_on)) if topic.asked_on else ()
    yield "answer", _name(topic.answer or None)
    yield "created_at", _moment(topic.created_at, voice)
    yield "closed_at", _moment(topic.closed_at, voice)


def _note(note: Note, voice: Voice) -> Iterator[Field]:
    yield "person", _name(note.person)
    yield "to", plain(voice.day(note.to)) if note.to else ()
    yield "task", handle(note.task) if note.task else ()
    yield "at", _moment(note.at, voice)


def prepares_words(event: Event, voice: Voice) -> Phrase:
    """Return to which event work belongs, and when that is."""
    return (*handle(event.id), *plain(" "), *title(event.title), *quiet(" · "), *when_words(event.when, voice))


def _work(task: Task, voice: Voice) -> Phrase:
    due = (*quiet(" · "), *due_words(task.due, voice)) if task.due is not None else ()
    return (*handle(task.id), *plain(" "), *title(task.title), *due)


def _heading(id: str, name: str) -> Phrase:  # noqa: A002 - an id is called id everywhere
    named = title(name, Tone.STRONG)
    return (*handle(id), Piece(" "), *named) if id else named


def _name(name: str | None) -> Phrase:
    return title(name) if name else ()


def _due(due: Due | None, voice: Voice) -> Phrase:
    if due is None:
        return ()
    day = voice.day(due.day)
    text = plain(day if due.at is None else f"{day}, {voice.dates.time(due.at)}")
    return (*text, *quiet(" · "), *voice.say("work.hard")) if due.is_hard else text


def _moment(moment: datetime | None, voice: Voice) -> Phrase:
    return plain(voice.moment(moment)) if moment else ()
