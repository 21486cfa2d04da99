"""Write down what became of a check-in: held with what came out of it, skipped, or planned at another moment."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ontzorg_cli.actions.add_event import event_hints
from ontzorg_cli.actions.checkin_series import checkin_event
from ontzorg_cli.actions.close_task import drop_task, finish_task
from ontzorg_cli.actions.close_topic import close_topic
from ontzorg_cli.actions.desk import lay_desk
from ontzorg_cli.actions.preparation import after_drop
from ontzorg_cli.actions.prepare_checkin import whose_checkin
from ontzorg_cli.actions.series import Part, Scope, drop_event
from ontzorg_cli.core.errors import UsageError
from ontzorg_cli.core.growth.note import Note, NoteKind
from ontzorg_cli.core.judgement.capacity import Horizon
from ontzorg_cli.core.judgement.checkin_flags import SHORTER_MINUTES
from ontzorg_cli.core.judgement.checkin_slots import checkin_slots
from ontzorg_cli.core.results import Saved, Touched, Verb
from ontzorg_cli.core.together.checkin import Checkin, Kept
from ontzorg_cli.core.together.names import named
from ontzorg_cli.core.together.topic import Topic
from ontzorg_cli.core.work.entering import checked_title, enter
from ontzorg_cli.core.work.task import ClosedTask, Due, Ending, Task

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime

    from ontzorg_cli.actions.checkin_series import TitleOf
    from ontzorg_cli.core.judgement.desk import Desk
    from ontzorg_cli.core.results import Hint
    from ontzorg_cli.core.together.checkin_diary import CheckinDiary, CheckinTime
    from ontzorg_cli.core.together.outcome import Outcome
    from ontzorg_cli.core.together.person import Person
    from ontzorg_cli.store.home import Change, Home

USUAL_MINUTES = 30


class CheckinInPastError(UsageError):
    """A check-in cannot be planned on a moment that is over (`day`)."""

    code = "checkin_in_past"


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckinKept:
    """What was written down, and when the next check-in with that person is, where it stands."""

    person: str
    saved: Saved
    next_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckinSkipped:
    """A check-in that was skipped, and moments at which it could be made good."""

    person: str
    saved: Saved
    slots: tuple[datetime, ...]
    knows_theirs: bool
    """Whether the agenda of the other is known."""


def hold_checkin(name: str, outcome: Outcome, *, home: Home, now: datetime) -> CheckinKept:
    """Write down that a check-in was held and what came out of it, as one step.

    What was closed in the meantime stays as it is. Raise PersonNotFoundError, PersonAmbiguousError, EmptyTitleError.
    """
    with home.change("weekly", now=now) as change:
        desk = lay_desk(change, now=now)
        horizon = Horizon(desk)
        person = whose_checkin(name, desk, horizon)
        writer = _Writer(person, desk, change, now)
        writer.topics(outcome)
        writer.work(outcome)
        writer.new(outcome)
        time = _to_record(person.name, horizon.checkins, desk.today)
        writer.held(time.day if time is not None else desk.today)
        coming = next((one for one in horizon.checkins.upcoming(person.name) if one != time), None)
    return CheckinKept(
        person=person.name,
        saved=Saved(touched=tuple(writer.touched), step=change.step, hints=tuple(writer.hints)),
        next_at=coming.span.start.astimezone(desk.zone) if coming is not None else None,
    )


def skip_checkin(name: str | None, why: str, *, home: Home, now: datetime) -> CheckinSkipped:
    """Write down that a check-in is not held; what is still to come leaves the agenda, its topics stay on the list.

    Raise NoCheckinError, PersonNotFoundError or PersonAmbiguousError.
    """
    with home.change("weekly", now=now) as change:
        desk = lay_desk(change, now=now)
        horizon = Horizon(desk)
        person = whose_checkin(name, desk, horizon)
        diary = horizon.checkins
        time = _to_record(person.name, diary, desk.today)
        if time is None or diary.outcome(time) is not None:
            time = next(diary.upcoming(person.name), None)
        day = time.day if time is not None else desk.today
        skipped = Checkin(
            id=change.new_id(), person=person.name, day=day, kept=Kept.SKIPPED, at=now, why=" ".join(why.split())
        )
        change.put(skipped)
        minutes = USUAL_MINUTES if time is None else time.span.minutes
        hints: tuple[Hint, ...] = ()
        if time is not None and time.span.start > desk.now:
            hints = _call_off(time, change)
        slots = checkin_slots(person.name, minutes, horizon)
    saved = Saved(touched=(Touched(verb=Verb.SKIPPED, record=skipped),), step=change.step, hints=hints)
    knows_theirs = any(event.owner == person.name for event in desk.others)
    return CheckinSkipped(person=person.name, saved=saved, slots=slots, knows_theirs=knows_theirs)


def plan_checkin(
    name: str | None, start: datetime, *, minutes: int | None = None, title_of: TitleOf, home: Home, now: datetime
) -> Saved:
    """Put one more check-in in the agenda, at `start` (without a zone).

    It takes `minutes`, or else as long as usual, after two misses shorter.

    Raise CheckinInPastError, NoCheckinError, PersonNotFoundError or PersonAmbiguousError.
    """
    with home.change("weekly", now=now) as change:
        desk = lay_desk(change, now=now)
        if start.replace(tzinfo=desk.zone) < desk.now:
            raise CheckinInPastError(day=start.date().isoformat())
        horizon = Horizon(desk)
        person = whose_checkin(name, desk, horizon)
        event = checkin_event(
            person.name,
            id=change.new_id(),
            title=title_of(person.name),
            start=start,
            minutes=minutes or _usual_minutes(person.name, horizon.checkins),
            zone=change.settings().timezone,
        )
        hints = event_hints(event, change)
        change.put(event)
    return Saved(touched=(Touched(verb=Verb.ADDED, record=event),), step=change.step, hints=hints)


def _usual_minutes(person: str, diary: CheckinDiary) -> int:
    missed = next((one for one in diary.missed() if one.time.person == person), None)
    if missed is not None and missed.times > 1:
        return SHORTER_MINUTES
    standing = [
        time.span.minutes
        for time in diary.times
        if time.person == person and (time.event.repeat is not None or time.event.source is not None)
    ]
    return standing[-1] if standing else USUAL_MINUTES


def _to_record(person: str, diary: CheckinDiary, today: date) -> CheckinTime | None:
    """Return the check-in that is being written down: today's, else the one that was missed."""
    of_today = next((time for time in diary.times if time.person == person and time.day == today), None)
    if of_today is not None:
        return of_today
    return next((one.time for one in diary.missed() if one.time.person == person), None)


def _call_off(time: CheckinTime, change: Change) -> tuple[Hint, ...]:
    """Take one time out of the agenda, of the event as it is kept (a diary has it without its doubles); name what prepared it."""
    kept = next(event for event in change.events(time.day, time.day) if event.id == time.event.id)
    part = Part(scope=Scope.THIS if kept.repeat else None)
    drop_event(kept, part=part, today=time.day, change=change)
    return after_drop(kept, part=part, today=time.day, change=change)


class _Writer:
    """Writes one outcome into one change, and remembers what it touched."""

    def __init__(self, person: Person, desk: Desk, change: Change, now: datetime) -> None:
        self.touched: list[Touched] = []
        self.hints: list[Hint] = []
        self._person = person
        self._desk = desk
        self._change = change
        self._now = now

    def topics(self, outcome: Outcome) -> None:
        """Close topics as they ended, and note which decisions were put and wait for an answer."""
        for topic in self._change.topics():
            ended = outcome.topics.get(topic.id)
            if ended is not None:
                self.touched.append(
                    close_topic(topic, ended.ending, answer=ended.answer, now=self._now, change=self._change)
                )
            elif topic.id in outcome.asked and topic.asked_on is None:
                self._put(Verb.ASKED, replace(topic, asked_on=self._desk.today), replaces=topic)

    def work(self, outcome: Outcome) -> None:
        """Close, move and hand over open work. A day that was agreed is a promise (ENGINE.md 3)."""
        for task in self._change.tasks():
            if task.id in outcome.done:
                self._finish(task)
            elif task.id in outcome.dropped:
                self.touched.extend(drop_task(task, ends=False, desk=self._desk, now=self._now, change=self._change))
            elif task.id in outcome.moves or task.id in outcome.owners:
                self._agree(task, outcome.moves.get(task.id), outcome.owners.get(task.id))

    def new(self, outcome: Outcome) -> None:
        """Enter new actions, notes and topics."""
        for draft in outcome.actions:
            task = enter(
                draft,
                id=self._change.new_id(),
                now=self._now,
                people=self._change.people(),
                goals=self._change.goals(),
                tasks=self._change.tasks(),
            )
            self._put(Verb.ADDED, task)
        for kind, title in outcome.notes:
            self._put(Verb.ADDED, self._note(kind, title))
        for title in outcome.new_topics:
            topic = Topic(
                id=self._change.new_id(), title=checked_title(title), person=self._person.name, created_at=self._now
            )
            self._put(Verb.ADDED, topic)

    def held(self, day: date) -> None:
        """Note that the check-in of a day was held; a second time on one day is the same one."""
        there = next(self._held_on(day), None)
        held = Checkin(
            id=there.id if there is not None else self._change.new_id(),
            person=self._person.name,
            day=day,
            kept=Kept.HELD,
            at=self._now,
        )
        self._put(Verb.HELD, held)

    def _held_on(self, day: date) -> Iterator[Checkin]:
        people = self._change.people()
        return (one for one in self._change.checkins(day, day) if named(people, one.person) == self._person.name)

    def _finish(self, task: Task) -> None:
        if task.is_mine:
            touched, hints = finish_task(task, at=self._now, now=self._now, desk=self._desk, change=self._change)
            self.touched.extend(touched)
            self.hints.extend(hints)
        else:
            self._put(Verb.DONE, ClosedTask(task=task, ending=Ending.DONE, closed_at=self._now), replaces=task)

    def _agree(self, task: Task, day: date | None, owner: str | None) -> None:
        agreed = replace(task, owner=owner or task.owner)
        if day is not None:
            agreed = self._moved(agreed, day)
            self._change.put(replace(self._note(NoteKind.AGREEMENT, task.title), task=task.id, to=day))
        self._put(Verb.MOVED if day is not None else Verb.CHANGED, agreed, replaces=task)

    def _moved(self, task: Task, day: date) -> Task:
        """Return work with the day that was agreed as its due day; what stood for a day goes along with it."""
        if not task.is_mine:
            return replace(task, due=Due(day=day), really_due=None, on=None)
        today, due = self._desk.today, task.real_due
        stood = task.on is not None or (due is not None and due.day <= today)
        has_come = (task.on is not None and task.on <= today) or (due is not None and due.day <= today)
        return replace(
            task,
            due=Due(day=day, hard=True),
            really_due=None,
            on=day if stood else None,
            moves=task.moves + has_come,
        )

    def _note(self, kind: NoteKind, title: str) -> Note:
        return Note(
            id=self._change.new_id(), title=checked_title(title), kind=kind, at=self._now, person=self._person.name
        )

    def _put(self, verb: Verb, record: Topic | Task | ClosedTask | Note | Checkin, **kept: Topic | Task) -> None:
        self._change.put(record, **kept)
        self.touched.append(Touched(verb=verb, record=record))
