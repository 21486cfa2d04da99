"""A consistent look at a home: files are read when first asked for, all as they were at the first look."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, TypeVar, cast

from ontzorg_cli.core.calendar.agenda import Absence, CalendarMark, DayOff, Event, EventKind, SchoolHoliday
from ontzorg_cli.core.errors import DamagedError, HomeError
from ontzorg_cli.core.growth.note import Note
from ontzorg_cli.core.growth.reflection import Reflection
from ontzorg_cli.core.judgement.resting import Rest
from ontzorg_cli.core.together.checkin import Checkin
from ontzorg_cli.core.together.person import Goal, Person
from ontzorg_cli.core.together.topic import Topic
from ontzorg_cli.core.work.arrival import Arrival
from ontzorg_cli.core.work.estimate import Measured
from ontzorg_cli.core.work.interruption import Interruption, Log, TimeSpent
from ontzorg_cli.core.work.plan import DayPlan
from ontzorg_cli.core.work.task import ClosedTask, Task
from ontzorg_cli.core.work.template import Step, Template, Yearly
from ontzorg_cli.store.document import Document
from ontzorg_cli.store.errors import ChangedSinceError, FileMissingError, NoHomeError
from ontzorg_cli.store.files import reading
from ontzorg_cli.store.kinds import KINDS, Record, key_of
from ontzorg_cli.store.names import (
    AGENDA,
    CONFIG,
    DAYS_OFF,
    FIXED,
    FLAGS,
    LARGE_MONTH,
    MONTH_FILE,
    MONTHS,
    NAMED,
    PEOPLE,
    TASKS,
    TEMPLATES,
    TOGETHER,
    YEAR_WHEEL,
    day_of,
    first_day,
    last_day,
    month_file,
    months_between,
    picks_file,
)
from ontzorg_cli.store.plain_events import event_of
from ontzorg_cli.store.shapes import InexactError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import tzinfo
    from pathlib import Path

    from ontzorg_cli.core.calendar.imported import PlainRow
    from ontzorg_cli.core.errors import Fact
    from ontzorg_cli.core.work.usual_work import UsualWork
    from ontzorg_cli.store.files import Disk
    from ontzorg_cli.store.journal import Journal
    from ontzorg_cli.store.kinds import Kind
    from ontzorg_cli.store.settings import Settings
    from ontzorg_cli.store.steps import StepRecord

DAY = timedelta(days=1)
QUARTER = timedelta(days=92)
YEAR_OF_MONTHS = 12
Found = TypeVar("Found")
Value = TypeVar("Value")
Dated = TypeVar("Dated", DayPlan, TimeSpent, Interruption, ClosedTask, Topic, Checkin, Note, Measured)
WITH_IDS: dict[str, tuple[type[Record], ...]] = {
    TASKS: (Task,),
    AGENDA: (Event, Absence),
    PEOPLE: (Person, Goal),
    TOGETHER: (Topic,),
}
IN_MONTHS: tuple[type[Record], ...] = (Event, ClosedTask, Absence, Interruption, Topic, Checkin, Note)


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something in a file that cannot be used and is left as it is; `line` is 0 where the block has none of its own."""

    file: str
    line: int
    kind: str
    key: str
    code: str
    facts: Mapping[str, Fact]


@dataclass(slots=True)
class Entry:
    """A record that was read, with the key under which its block stands in the file."""

    record: Record
    raw_key: str


class Reading:
    """What a home holds. Raise a DamagedError only where a file that is asked for cannot be read."""

    def __init__(self, folder: Path, journal: Journal, disk: Disk) -> None:
        self.folder = folder
        self.problems: list[Problem] = []
        self._journal = journal
        self._disk = disk
        self._first_look: tuple[int, list[StepRecord]] | None = None
        self._documents: dict[str, Document | None] = {}
        self._entries: dict[tuple[str, type[Any]], dict[str, Entry]] = {}
        self._settings: Settings | None = None

    def settings(self) -> Settings:
        """Return the settings; what cannot be used has its default, and a problem."""
        if self._settings is None:
            from ontzorg_cli.store.settings import settings_from  # noqa: PLC0415 - completion needs no settings

            document = self._document(CONFIG)
            self._settings, refused = settings_from(document.tables if document else {})
            for setting, value in refused:
                self.problems.append(
                    Problem(
                        file=CONFIG,
                        line=0,
                        kind=setting.section,
                        key=setting.key,
                        code="bad_setting",
                        facts={"value": value},
                    )
                )
        return self._settings

    def people(self) -> tuple[Person, ...]:
        """Return the people, in the order of the file."""
        return self._records(PEOPLE, Person)

    def goals(self) -> tuple[Goal, ...]:
        """Return the goals, in the order of the file."""
        return self._records(PEOPLE, Goal)

    def days_off(self) -> tuple[DayOff, ...]:
        """Return the days on which nobody works, in the order of the file."""
        return self._records(DAYS_OFF, DayOff)

    def school_holidays(self) -> tuple[SchoolHoliday, ...]:
        """Return the school holidays, in the order of the file."""
        return self._records(DAYS_OFF, SchoolHoliday)

    def tasks(self) -> tuple[Task, ...]:
        """Return the open work, in the order of the file."""
        return self._records(TASKS, Task)

    def events(self, first: date, last: date) -> tuple[Event, ...]:
        """Return every series, and the events that touch the days from `first` up to `last`, a day of margin on both sides."""
        months = (self._events_in(name, first, last) for name in self._months_of(first, last))
        own = (event for event in self._records(AGENDA, Event) if event.repeat or _touches(event, first, last))
        return (*own, *(event for events in months for event in events))

    def events_apart(self, first: date, last: date) -> tuple[tuple[Event, ...], tuple[PlainRow, ...]]:
        """Return the same events in two parts: of the assistant's own plain ones only what they say of themselves."""
        found = self._touching(self._records(AGENDA, Event), first, last)
        own: list[PlainRow] = []
        for name in self._months_of(first, last):
            document, others = self._month_or(name), self._but_plain(name)
            if document is None or document.plain is None or others is None:
                found += self._touching(self._records(name, Event), first, last)
                continue
            rows, theirs = document.plain.rows(_a_day_before(first), _a_day_after(last)), document.plain.of_others()
            found += self._touching(others, first, last)
            found += [event_of(row[4]) for row in rows if row[3] in theirs] if theirs else []
            own += [row for row in rows if row[3] not in theirs] if theirs else rows
        return tuple(found), tuple(own)

    def checkin_events(self, first: date, last: date) -> tuple[Event, ...]:
        """Return the check-ins that were planned one by one in the months from `first` up to `last`.

        Only those are read of files with much else in them; what is not exactly right is left to `events`.
        """
        kind, found = KINDS[Event], []
        for name in months_between(first, last):
            document = self._month_or(name)
            for table in document.raw_events_but_plain() if document is not None else ():
                if table.get("kind") == EventKind.CHECKIN.value:
                    with contextlib.suppress(InexactError, TypeError):
                        found.append(cast("Event", kind.read(table)))
        return tuple(event for event in found if event.is_own and _touches(event, first, last))

    def absences(self, first: date, last: date) -> tuple[Absence, ...]:
        """Return the absences that touch the days from `first` up to `last`, a day of margin on both sides."""
        found = [*self._records(AGENDA, Absence), *self._dated(Absence, first, last)]
        return tuple(absence for absence in found if _touches(absence, first, last))

    def calendar_marks(self) -> tuple[CalendarMark, ...]:
        """Return by what calendars that this home wrote are known again: one, or none before the first."""
        return self._records(AGENDA, CalendarMark)

    def plans(self, first: date, last: date) -> tuple[DayPlan, ...]:
        """Return the plans of the days from `first` up to `last`, in order of day."""
        return tuple(sorted(_within(self._dated(DayPlan, first, last), first, last), key=lambda plan: plan.day))

    def last_plan_before(self, day: date) -> DayPlan | None:
        """Return the newest plan of a day before `day`, at most a year back."""
        month = day
        for _ in range(YEAR_OF_MONTHS + 1):
            plans = [plan for plan in self._records(month_file(month), DayPlan) if plan.day < day]
            if plans:
                return max(plans, key=lambda plan: plan.day)
            if (month.year, month.month) == (date.min.year, date.min.month):
                break
            month = month.replace(day=1) - DAY
        return None

    def log(self, first: date, last: date, *, with_closed: bool = True) -> Log:
        """Return what happened on the days from `first` up to `last`, in order of time; closed work only on request."""
        interruptions = _within(self._dated(Interruption, first, last), first, last)
        spent = _within(self._dated(TimeSpent, first, last), first, last)
        closed = _within(self._dated(ClosedTask, first, last), first, last) if with_closed else []
        return Log(
            interruptions=tuple(sorted(interruptions, key=lambda each: each.at)),
            spent=tuple(sorted(spent, key=lambda each: each.started_at)),
            closed=tuple(sorted(closed, key=lambda each: each.closed_at)),
        )

    def measured(self, first: date, last: date, *, by_person: bool = False) -> tuple[Measured, ...]:
        """Return the work finished from `first` up to `last` with a kind and known minutes, in order of time.

        With `by_person` also what has no kind and was asked by somebody. It is picked from the tables as they stand:
        whole records of all that was closed would cost every morning more.
        """
        found = []
        for name in months_between(first, last):
            document = self._month_or(name)
            tables = document.raw_tables(KINDS[ClosedTask].name) if document is not None else []
            found += [
                one
                for table in tables
                if ("tags" in table or (by_person and "requester" in table)) and (one := _measured(table)) is not None
            ]
        return tuple(sorted(_within(found, first, last), key=lambda one: one.closed_at))

    def arrived(self, first: date, last: date) -> tuple[Arrival, ...]:
        """Return the work finished from `first` up to `last` that has a kind and was asked by somebody.

        It is picked from the tables as they stand, as what was measured is.
        """
        return tuple(
            one
            for name in months_between(first, last)
            if (document := self._month_or(name)) is not None
            for table in document.raw_tables(KINDS[ClosedTask].name)
            if "tags" in table and "requester" in table and (one := _arrival(table)) is not None
        )

    def rests(self) -> tuple[Rest, ...]:
        """Return the flags that were put to rest, in the order of the file."""
        return self._records(FLAGS, Rest)

    def usual_work(self, otherwise: UsualWork) -> UsualWork:
        """Return the templates and the work of every year; what has no file of its own yet is that of `otherwise`."""
        from ontzorg_cli.core.work.usual_work import UsualWork  # noqa: PLC0415 - few commands prepare anything

        if self._document(TEMPLATES) is not None:
            templates, steps = self._records(TEMPLATES, Template), self._records(TEMPLATES, Step)
        else:
            templates, steps = otherwise.templates, otherwise.steps
        has_wheel = self._document(YEAR_WHEEL) is not None
        yearly = self._records(YEAR_WHEEL, Yearly) if has_wheel else otherwise.yearly
        return UsualWork(templates=templates, steps=steps, yearly=yearly)

    def has_file(self, name: str) -> bool:
        """Return whether there is a file of that name. Raise a DamagedError where it cannot be read."""
        return self._document(name) is not None

    def topics(self) -> tuple[Topic, ...]:
        """Return what is to be talked about, in the order of the file."""
        return self._records(TOGETHER, Topic)

    def closed_topics(self, first: date, last: date) -> tuple[Topic, ...]:
        """Return the topics that were closed on the days from `first` up to `last`, in order of time."""
        return tuple(sorted(_within(self._dated(Topic, first, last), first, last), key=day_of))

    def checkins(self, first: date, last: date) -> tuple[Checkin, ...]:
        """Return the check-ins from `first` up to `last` that were held or skipped, in order of day."""
        return tuple(sorted(_within(self._dated(Checkin, first, last), first, last), key=day_of))

    def notes(self, first: date, last: date) -> tuple[Note, ...]:
        """Return the notes of the days from `first` up to `last`, in order of time."""
        return tuple(sorted(_within(self._dated(Note, first, last), first, last), key=lambda note: note.at))

    def reflections(self, month: str) -> tuple[Reflection, ...]:
        """Return the reflections in the file of a month, where this reads a folder of reflections."""
        return self._records(month, Reflection)

    def if_readable(self, look: Callable[[], tuple[Found, ...]]) -> tuple[Found, ...]:
        """Return what `look` finds, or nothing where its file is damaged; that is then one of the problems."""
        return self.or_else(look, ())

    def or_else(self, look: Callable[[], Value], otherwise: Value) -> Value:
        """Return what `look` finds, or something else where its file is damaged; that is then one of the problems."""
        try:
            return look()
        except DamagedError as error:
            self._note_damage(error)
            return otherwise

    def can_read(self, look: Callable[[], object]) -> bool:
        """Return whether `look` finds its file whole; where it does not, that is one of the problems."""
        try:
            look()
        except DamagedError as error:
            self._note_damage(error)
            return False
        return True

    def must_read(self, day: date) -> None:
        """Raise a DamagedError where the file of the month of `day` cannot be read: that day cannot do without it."""
        self._document(month_file(day))

    def counter(self) -> int:
        """Return the number that the next id is made of."""
        document = self._document(TASKS)
        return document.counter if document else 0

    def find(self, id: str) -> Record | None:  # noqa: A002 - an id is called an id
        """Return what has this id: open work, agenda, people, goals, then everything dated, newest first.

        Damage in a file on the way is raised only where nothing was found.
        """
        damage: DamagedError | None = None
        for name, types in self._with_ids():
            try:
                if name not in WITH_IDS and not self._mentions(name, id):
                    continue
                for kind in types:
                    entry = self._read(name, kind).get(id)
                    if entry is not None:
                        return entry.record
            except DamagedError as found:
                damage = damage or found
        if damage is not None:
            raise damage
        return None

    def _with_ids(self) -> list[tuple[str, tuple[type[Record], ...]]]:
        return [*WITH_IDS.items(), *((name, IN_MONTHS) for name in self._months())]

    def _months(self) -> list[str]:
        """Return the month files there are, newest first; names a little different, such as conflict copies, are not."""
        with reading(self.folder):
            names = self._disk.names(self.folder / MONTHS)
        there = {f"{MONTHS}/{name}" for name in names if MONTH_FILE.fullmatch(name)}
        newest, pending = self._look()
        for step in (*pending, *self._journal.since(newest)):
            there |= {change.file for change in step.files if change.file.startswith(f"{MONTHS}/")}
        return sorted(there | {name for name in self._documents if name not in NAMED}, reverse=True)

    def _mentions(self, name: str, text: str) -> bool:
        document = self._document(name)
        return document is not None and text in document.text

    def _events_in(self, name: str, first: date, last: date) -> Sequence[Event]:
        """Return the events in the file of a month; of the plain ones in it only those near the days asked for."""
        document, others = self._month_or(name), self._but_plain(name)
        if document is None or document.plain is None or others is None:
            return self._touching(self._records(name, Event), first, last)
        return [*self._touching(others, first, last), *document.plain.between(_a_day_before(first), _a_day_after(last))]

    def _but_plain(self, name: str) -> list[Event] | None:
        """Return the events of a month but for its plain ones; None where these cannot be told apart, or are read already."""
        document = self._month_or(name)
        if (name, Event) in self._entries or document is None or not document.plain:
            return None
        kind, tables = KINDS[Event], document.raw_events_but_plain()
        try:
            others = [cast("Event", kind.read(table)) for table in tables]
        except (InexactError, TypeError):
            return None
        is_sound = len({each.id for each in others}.difference(document.plain.ids)) == len(tables)
        return others if is_sound else None

    @staticmethod
    def _touching(events: Iterable[Event], first: date, last: date) -> list[Event]:
        return [event for event in events if event.repeat or _touches(event, first, last)]

    def _dated(self, kind: type[Found], first: date, last: date) -> list[Found]:
        return [record for name in self._months_of(first, last) for record in self._records(name, kind)]

    def _months_of(self, first: date, last: date) -> list[str]:
        start, end = month_file(_a_day_before(first)), month_file(_a_day_after(last))
        if last - first < QUARTER:
            return list(months_between(_a_day_before(first), _a_day_after(last)))
        return [name for name in reversed(self._months()) if start <= name <= end]

    def _records(self, name: str, kind: type[Found]) -> tuple[Found, ...]:
        return tuple(cast("Found", entry.record) for entry in self._read(name, kind).values())

    def _read(self, name: str, kind: type[Any]) -> dict[str, Entry]:
        found = self._entries.get((name, kind))
        if found is None:
            document = self._month_or(name) if name.startswith(MONTHS) else self._document(name)
            found = {} if document is None else self._readable(document, KINDS[kind])
            self._entries[name, kind] = found
        return found

    def _month_or(self, name: str) -> Document | None:
        """Return the file of a month; one that is damaged is a problem, so that it takes no other month down with it."""
        try:
            return self._document(name)
        except DamagedError as error:
            self._note_damage(error)
            return None

    def _note_damage(self, error: DamagedError) -> None:
        line, name = error.facts.get("line", 0), str(error.facts["file"])
        known = Problem(
            file=name, line=line if isinstance(line, int) else 0, kind="", key="", code=error.code, facts=error.facts
        )
        if known not in self.problems:
            self.problems.append(known)

    def _readable(self, document: Document, kind: Kind) -> dict[str, Entry]:
        found: dict[str, Entry] = {}
        simple = kind.identity == ("id",)
        if document.has(kind.name) and not document.raw_tables(kind.name):
            self._note(document, kind, 0, "", "not_a_list", {})
        for place, table in enumerate(document.raw_tables(kind.name)):
            is_exact = True
            try:
                record: Record | None = kind.read(table)
            except (InexactError, TypeError):
                is_exact = False
                record = self._lenient(document, kind, place, table)
            if record is None:
                continue
            raw_key = cast("str", table["id"]) if simple else kind.key_of(table) or ""
            key = raw_key if is_exact or (simple and type(raw_key) is str) else key_of(record)
            if key in found:
                self._note(document, kind, place, "id", "id_twice", {"id": key})
            else:
                found[key] = Entry(record, str(raw_key))
        return found

    def _lenient(self, document: Document, kind: Kind, place: int, table: Mapping[str, object]) -> Record | None:
        from ontzorg_cli.store.schema import lenient  # noqa: PLC0415 - pydantic is slow to load and rarely needed

        read = lenient(kind, table, self._zone())
        if not isinstance(read, list):
            return read
        for key, code, facts in read:
            self._note(document, kind, place, key, code, facts)
        return None

    def _zone(self) -> tzinfo | None:
        from zoneinfo import ZoneInfo  # noqa: PLC0415 - only lenient reading needs it

        try:
            return ZoneInfo(self.settings().timezone)
        except (DamagedError, HomeError, ValueError, OSError, LookupError):
            return None

    def _note(self, document: Document, kind: Kind, place: int, key: str, code: str, facts: Mapping[str, Fact]) -> None:
        line = document.line_of(kind.name, place)
        self.problems.append(Problem(file=document.name, line=line, kind=kind.name, key=key, code=code, facts=facts))

    def _document(self, name: str) -> Document | None:
        """Return a file of the home, or None for a month without one."""
        if name not in self._documents:
            data = self._data(name)
            if data is None and name in FIXED:
                if any((self.folder / other).is_file() for other in FIXED):
                    raise FileMissingError(file=name)
                raise NoHomeError(path=str(self.folder))
            self._documents[name] = None if data is None else Document(name, data, kept=self._picks(name, data))
        return self._documents[name]

    def _picks(self, name: str, data: bytes) -> bytes | None:
        """Return what was kept of the plain events in a large month; that it cannot be read is no harm."""
        if not name.startswith(MONTHS) or len(data) < LARGE_MONTH:
            return None
        with contextlib.suppress(OSError):
            return self._disk.read(self._journal.state / picks_file(name))
        return None

    def _look(self) -> tuple[int, list[StepRecord]]:
        """Return the number of the newest step at the first look, and the steps that were pending then."""
        if self._first_look is None:
            done, unfinished = self._journal.numbers()
            pending = [step for number in unfinished if (step := self._journal.step(number))]
            self._first_look = (max((*done, *(step.number for step in pending)), default=0), pending)
        return self._first_look

    def _data(self, name: str) -> bytes | None:
        """Return a file as it was at the first look.

        Steps that were pending then are carried out in memory, steps made since are taken back: a step that touches
        two files is seen whole or not at all.
        """
        newest, pending = self._look()
        with reading(self.folder / name):
            data = self._disk.read(self.folder / name)
        for step in pending:
            data = _with_step(name, data, step)
        for step in self._journal.since(newest):
            data = _without_step(name, data, step)
        return data


def _with_step(name: str, data: bytes | None, step: StepRecord) -> bytes | None:
    from ontzorg_cli.store.steps import carried_out  # noqa: PLC0415 - only after a crash

    for change in step.files:
        if change.file == name:
            with contextlib.suppress(DamagedError):
                data = carried_out(data, change)
    return data


def _without_step(name: str, data: bytes | None, step: StepRecord) -> bytes | None:
    from ontzorg_cli.store.steps import taken_back  # noqa: PLC0415 - only beside another writer

    for change in step.files:
        if change.file == name:
            with contextlib.suppress(ChangedSinceError, DamagedError):
                data = taken_back(data, change)
    return data


def _within(records: list[Dated], first: date, last: date) -> list[Dated]:
    return [record for record in records if first <= day_of(record) <= last]


def _measured(table: Mapping[str, object]) -> Measured | None:
    """Return what a table of closed work teaches, None where it is not written exactly or teaches nothing."""
    tags, estimated, took = table.get("tags"), table.get("minutes"), table.get("took_minutes")
    closed_at, requester = table.get("closed_at"), table.get("requester")
    kind = tags[0] if isinstance(tags, list) and tags else None
    if not isinstance(closed_at, datetime) or closed_at.tzinfo is None or table.get("ending") != "done":
        return None
    if type(took) is not int or took < 1 or not isinstance(kind, str | None) or not isinstance(requester, str | None):
        return None
    if estimated is not None and (type(estimated) is not int or estimated < 1):
        return None
    return Measured(kind=kind, closed_at=closed_at, estimated_minutes=estimated, took_minutes=took, requester=requester)


def _arrival(table: Mapping[str, object]) -> Arrival | None:
    """Return how the work in a table came in, None where it was not done or is not written exactly."""
    tags, requester, at, title = table["tags"], table["requester"], table.get("created_at"), table.get("title")
    kind = tags[0] if isinstance(tags, list) and tags else None
    if not isinstance(at, datetime) or at.tzinfo is None or table.get("ending") != "done" or "owner" in table:
        return None
    if not isinstance(kind, str) or not isinstance(requester, str) or not isinstance(title, str):
        return None
    return Arrival(kind=kind, requester=requester, at=at, title=title, repeats="repeat" in table)


def _touches(record: Event | Absence, first: date, last: date) -> bool:
    return first_day(record.when) <= _a_day_after(last) and last_day(record.when) >= _a_day_before(first)


def _a_day_before(day: date) -> date:
    return day - DAY if day > date.min else day


def _a_day_after(day: date) -> date:
    return day + DAY if day < date.max else day
