"""A record in one line: what a writing command says back, with the date as it was understood."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from ontzorg_cli.core.calendar.agenda import (
    Absence,
    AllDay,
    DayOff,
    Event,
    EventKind,
    Floating,
    SchoolHoliday,
    Zoned,
)
from ontzorg_cli.core.growth.note import Note
from ontzorg_cli.core.together.checkin import Checkin
from ontzorg_cli.core.together.names import is_named_in
from ontzorg_cli.core.together.person import AddressForm, Goal, Person
from ontzorg_cli.core.together.topic import Topic, TopicEnding
from ontzorg_cli.core.work.interruption import Interruption
from ontzorg_cli.core.work.task import ClosedTask, Importance, Task
from ontzorg_cli.render.cells import unbroken_phrase, width_of
from ontzorg_cli.render.page import Paragraph
from ontzorg_cli.render.pages.pieces import handle, plain, quiet, title
from ontzorg_cli.words.phrase import Piece, Tone

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ontzorg_cli.core.calendar.agenda import When
    from ontzorg_cli.core.results import Record, Touched
    from ontzorg_cli.core.work.task import Due
    from ontzorg_cli.render.pages.voice import Voice
    from ontzorg_cli.words.phrase import Phrase

SEPARATOR = quiet(" · ")
LONGEST_WHOLE = 48
"""Cells that a part of a record may take to stay on one line."""


def touched_line(touched: Touched, voice: Voice, goals: Iterable[Goal] = ()) -> Paragraph:
    """Return what happened to a record, and the record as it now is, with the goal of `goals` that it serves."""
    verb = voice.say(f"work.verb.{touched.verb}", Tone.GOOD)
    return Paragraph(mark=(*verb, Piece(" ")), text=record_line(touched.record, voice, goals))


def record_line(record: Record, voice: Voice, goals: Iterable[Goal] = ()) -> Phrase:
    """Return id, title and what matters most of a record; a line breaks between its parts rather than in one."""
    known, name = _named(record)
    line = (*handle(known), *plain(" "), *title(name)) if known else title(name)
    for part in filter(None, _parts(record, voice, goals)):
        whole = width_of(part) <= LONGEST_WHOLE
        line = (*line, *SEPARATOR, *(unbroken_phrase(part) if whole else part))
    return line


def due_words(due: Due, voice: Voice) -> Phrase:
    """Return a deadline as it was understood: 'vr 27 november, wk 48', with its time where there is one."""
    day = voice.day(due.day)
    if due.at is not None:
        return voice.say("work.due_at", day=day, time=voice.dates.time(due.at))
    return voice.say("work.due_hard", day=day) if due.is_hard else voice.say("work.due", day=day)


def when_words(when: When, voice: Voice) -> Phrase:
    """Return when an event is, as it was understood."""
    day = voice.day
    if isinstance(when, AllDay):
        if when.first == when.last:
            return plain(day(when.first))
        return voice.say("work.from_to", first=day(when.first), last=day(when.last))
    start = when.start
    return voice.say(
        "work.at",
        day=day(start.date()),
        time=voice.dates.time(start.time()),
        minutes=voice.dates.minutes(when.minutes),
    )


def elsewhere(when: When, voice: Voice) -> Phrase:
    """Return on whose clocks a time is, and when that is at home; nothing for the clocks at home."""
    if isinstance(when, Floating):
        return voice.say("work.floating", Tone.QUIET)
    if not isinstance(when, Zoned) or when.zone == str(voice.zone):
        return ()
    at_home = when.start.replace(tzinfo=ZoneInfo(when.zone)).astimezone(voice.zone)
    if at_home.replace(tzinfo=None) == when.start:
        return ()
    city = when.zone.rpartition("/")[2].replace("_", " ")
    key = "work.elsewhere" if at_home.date() == when.start.date() else "work.elsewhere_day"
    return voice.say(key, city=city, time=voice.dates.time(at_home.time()), day=voice.dates.in_week(at_home.date()))


def _parts(record: Record, voice: Voice, goals: Iterable[Goal]) -> Iterator[Phrase]:
    match record:
        case Task():
            yield from _task_parts(record, voice, goals)
        case ClosedTask():
            yield from _closed_parts(record, voice)
        case Event() | Absence():
            yield from _event_parts(record, voice)
        case Interruption():
            yield from _interruption_parts(record, voice)
        case Person():
            yield from _person_parts(record, voice)
        case DayOff():
            yield plain(voice.day(record.day))
        case SchoolHoliday():
            yield when_words(AllDay(first=record.first, last=record.last), voice)
        case Topic() | Note() | Checkin():
            yield from _together_parts(record, voice)
        case Goal():
            return


def _together_parts(record: Topic | Note | Checkin, voice: Voice) -> Iterator[Phrase]:
    match record:
        case Topic():
            yield voice.say("work.with_person", person=title(record.person))
            if record.ending in {TopicEnding.DECIDED, TopicEnding.DEFAULTED}:
                yield voice.say("together.answer", answer=title(record.answer)) if record.answer else ()
            if record.is_open:
                yield from _asked_parts(record, voice)
        case Note():
            yield voice.say(f"work.kind.{record.kind}")
            if record.person is not None:
                yield voice.say("work.with_person", person=title(record.person))
            if record.to is not None:
                yield plain(voice.day(record.to))
        case Checkin():
            yield plain(voice.day(record.day))
            if record.why:
                yield title(record.why)


def _asked_parts(topic: Topic, voice: Voice) -> Iterator[Phrase]:
    if topic.advice:
        yield voice.say("together.advice", advice=title(topic.advice))
    if topic.by is not None:
        yield voice.say("together.by", day=voice.day(topic.by))
    if topic.otherwise:
        yield voice.say("brief.otherwise", otherwise=title(topic.otherwise))


def _closed_parts(closed: ClosedTask, voice: Voice) -> Iterator[Phrase]:
    if closed.took_minutes is not None:
        yield voice.say("work.took", minutes=voice.dates.minutes(closed.took_minutes))
    yield from _for_whom(closed.task.requester, voice)


def _event_parts(event: Event | Absence, voice: Voice) -> Iterator[Phrase]:
    yield when_words(event.when, voice)
    if isinstance(event, Absence):
        if event.who is not None:
            yield title(event.who)
        return
    yield elsewhere(event.when, voice)
    if event.repeat is not None:
        yield plain(voice.dates.rule(event.repeat))
    if event.kind is EventKind.PROTECTED:
        yield voice.say("work.kind.protected" if event.task is None else "work.kind.block")
    if event.kind is EventKind.CHECKIN and not is_named_in(voice.catalogue.text("work.kind.checkin"), event.title):
        yield voice.say("work.kind.checkin")


def _interruption_parts(interruption: Interruption, voice: Voice) -> Iterator[Phrase]:
    if interruption.minutes is not None:
        yield plain(voice.minutes(interruption.minutes))
    if interruption.requester is not None:
        yield voice.say("work.from", requester=title(interruption.requester))


def _person_parts(person: Person, voice: Voice) -> Iterator[Phrase]:
    if person.role is not None:
        yield title(person.role)
    if person.checkin is not None:
        yield voice.say("work.checkin", rhythm=person.checkin)
    if person.address_form is not AddressForm.JE:
        yield plain(person.address_form.value)
    if person.language is not None:
        yield voice.say(f"work.language.{person.language}")


def _task_parts(task: Task, voice: Voice, goals: Iterable[Goal]) -> Iterator[Phrase]:
    if task.real_due is not None:
        yield due_words(task.real_due, voice)
    if task.on is not None:
        yield voice.say("work.on", day=voice.day(task.on))
    if task.minutes is not None:
        yield plain(voice.minutes(task.minutes))
    yield from _for_whom(task.requester, voice)
    if task.importance is not Importance.SHOULD:
        yield voice.say(f"work.importance.{task.importance}")
    if task.owner is not None:
        yield voice.say("work.owner", owner=title(task.owner))
    if task.repeat is not None:
        yield plain(voice.dates.rule(task.repeat, task.comes_back))
    marks = [*(goal.title for goal in goals if goal.id == task.goal), *task.tags]
    yield from (title(f"+{mark}") for mark in marks)


def _for_whom(requester: str | None, voice: Voice) -> Iterator[Phrase]:
    if requester is not None:
        yield voice.say("work.for", requester=title(requester))


def _named(record: Record) -> tuple[str, str]:
    """Return the id of a record, where it has one, and what it is called."""
    match record:
        case ClosedTask():
            return record.id, record.task.title
        case Person():
            return record.id, record.name
        case Checkin():
            return record.id, record.person
        case DayOff() | SchoolHoliday():
            return "", record.name
        case _:
            return record.id, record.title
