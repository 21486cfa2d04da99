"""THE TABLE OF KINDS: what a `[[kind]]` block holds, in which order, and the core value it stands for."""

from __future__ import annotations

from dataclasses import MISSING, dataclass, fields
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any, cast

from ontzorg_cli.core.calendar.agenda import (
    Absence,
    AllDay,
    CalendarMark,
    DayOff,
    Event,
    EventKind,
    EventStatus,
    Floating,
    SchoolHoliday,
    When,
    Zoned,
)
from ontzorg_cli.core.calendar.recurrence import ComesBack
from ontzorg_cli.core.growth.note import Note, NoteKind
from ontzorg_cli.core.growth.reflection import Outcome, Reflection
from ontzorg_cli.core.judgement.resting import Rest
from ontzorg_cli.core.judgement.verdict import Level
from ontzorg_cli.core.together.checkin import Checkin, Kept
from ontzorg_cli.core.together.person import AddressForm, Goal, Person, Support, TextLanguage
from ontzorg_cli.core.together.topic import Topic, TopicEnding
from ontzorg_cli.core.work.interruption import Interruption, TimeSpent
from ontzorg_cli.core.work.plan import AdhocSource, DayPlan
from ontzorg_cli.core.work.task import ClosedTask, Due, Ending, Entered, Importance, Preparation, Task
from ontzorg_cli.core.work.template import Step, Template, Weekday, Which, Yearly
from ontzorg_cli.store.shapes import (
    COUNT,
    COUNTS,
    DAY,
    DAYS,
    DUE,
    FLAG,
    LABEL,
    LOCAL,
    MOMENT,
    RULE,
    TEXT,
    TEXTS,
    WEIGHT,
    ZONE,
    InexactError,
    Shape,
    one_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ontzorg_cli.store.toml_text import Table, Value

Record = (
    Task
    | ClosedTask
    | Event
    | Absence
    | DayPlan
    | TimeSpent
    | Interruption
    | Person
    | Goal
    | DayOff
    | SchoolHoliday
    | Topic
    | Checkin
    | Note
    | Reflection
    | Rest
    | Template
    | Step
    | Yearly
    | CalendarMark
)
Values = dict[str, Any]
MOST_DAYS_BEFORE = 250
"""Working days: about a year."""

MOST_MINUTES = 24 * 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A row: the name of the block, its keys with their shapes, and how a record is built, told and identified."""

    name: str
    keys: Mapping[str, Shape]
    needed: frozenset[str]
    identity: tuple[str, ...]
    build: Callable[[Values], Record]
    tell: Callable[[Any], Values]

    def read(self, table: Mapping[str, object]) -> Record:
        """Return the record in an exact table; unknown keys are passed over. Raise InexactError or TypeError."""
        values: Values = {}
        keys = self.keys
        for key, value in table.items():
            shape = keys.get(key)
            if shape is not None:
                values[key] = shape.read(value)
        return self.build(values)

    def table(self, record: Record) -> Table:
        """Return the record as keys and values in order, without what has its default."""
        told = self.tell(record)
        return {key: _plain(told[key]) for key in self.keys if key in told}

    def key_of(self, table: Mapping[str, object]) -> str | None:
        """Return what identifies a block in its file, or None where it says nothing to know it by."""
        parts = [table.get(key) for key in self.identity]
        if any(part is None or isinstance(part, list | dict) for part in parts):
            return None
        return " ".join(_identifying(part) for part in parts)


def _identifying(part: object) -> str:
    if isinstance(part, datetime) and part.tzinfo is not None:
        return part.astimezone(UTC).isoformat()
    return part.isoformat() if isinstance(part, date) else str(part)


def _plain(value: object) -> Value:
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return cast("Value", dict(value) if isinstance(value, dict) else value)


def _defaults(kind: type[Any]) -> dict[str, object]:
    return {
        field.name: field.default_factory() if field.default_factory is not MISSING else field.default
        for field in fields(kind)
    }


def _straight(kind: type[Any]) -> Callable[[Any], Values]:
    """Return a teller for records whose fields are their keys."""
    defaults = _defaults(kind)

    def tell(record: object) -> Values:
        return {name: value for name, default in defaults.items() if (value := getattr(record, name)) != default}

    return tell


_tell_task_fields = _straight(Task)
_tell_event_fields = _straight(Event)
_tell_absence_fields = _straight(Absence)


def _task(values: Values) -> Task:
    for key in ("due", "really_due"):
        hard = values.pop(f"{key}_hard", None)
        until = values.get(key)
        if until is None:
            continue
        if isinstance(until, datetime):
            values[key] = Due(day=until.date(), at=until.time(), hard=hard)
        else:
            values[key] = Due(day=until, hard=hard)
    return Task(prepares=_preparation(values), **values)


def _preparation(values: Values) -> Preparation | None:
    """Return what a task gets ready; a link of which a part is missing is none."""
    told = {name: values.pop(key, None) for name, key in PREPARES.items()}
    return None if None in told.values() else Preparation(**told)


def _tell_task(task: Task) -> Values:
    told = _tell_task_fields(task)
    for key in ("due", "really_due"):
        due = told.get(key)
        if isinstance(due, Due):
            told[key] = due.day if due.at is None else datetime.combine(due.day, due.at)
            if due.hard is not None:
                told[f"{key}_hard"] = due.hard
    prepares = told.pop("prepares", None)
    if prepares is not None:
        told |= {key: getattr(prepares, name) for name, key in PREPARES.items()}
    return told


def _closed(values: Values) -> ClosedTask:
    own = {key: values.pop(key) for key in ("ending", "closed_at", "took_minutes") if key in values}
    return ClosedTask(task=_task(values), **own)


def _tell_closed(closed: ClosedTask) -> Values:
    took = {} if closed.took_minutes is None else {"took_minutes": closed.took_minutes}
    return {**_tell_task(closed.task), "ending": closed.ending, "closed_at": closed.closed_at, **took}


def _when(values: Values) -> When:
    start, zone, minutes = values.pop("start", None), values.pop("zone", None), values.pop("minutes", None)
    first, last = values.pop("first", None), values.pop("last", None)
    if (start is None) == (first is None):
        raise InexactError("no_time" if start is None else "two_times", "start")
    if first is not None:
        if last is not None and last < first:
            raise InexactError("ends_before_start", "last")
        return AllDay(first=first, last=last or first)
    if minutes is None:
        raise InexactError("missing", "minutes")
    if zone is None:
        return Floating(start=start, minutes=minutes)
    return Zoned(start=start, zone=zone, minutes=minutes)


def _tell_when(told: Values) -> Values:
    when = told.pop("when")
    return {**told, **{name: getattr(when, name) for name in when.__slots__}}


def _event(values: Values) -> Event:
    return Event(when=_when(values), **values)


def _absence(values: Values) -> Absence:
    return Absence(when=_when(values), **values)


def _step(values: Values) -> Step:
    _check_range(values, "days_before", 0, MOST_DAYS_BEFORE)
    _check_range(values, "minutes", 1, MOST_MINUTES)
    return Step(**values)


def _yearly(values: Values) -> Yearly:
    _check_range(values, "month", 1, 12)
    _check_range(values, "day", 1, 31)
    _check_range(values, "minutes", 1, MOST_MINUTES)
    by_weekday = {"which", "weekday"} & values.keys()
    if "day" not in values and not by_weekday:
        raise InexactError("no_time", "day")
    if "day" in values and by_weekday:
        raise InexactError("two_times", "day")
    if len(by_weekday) == 1:
        raise InexactError("missing", *({"which", "weekday"} - by_weekday))
    return Yearly(**values)


def _check_range(values: Values, key: str, lowest: int, highest: int) -> None:
    if not lowest <= values.get(key, lowest) <= highest:
        raise InexactError("too_low" if values[key] < lowest else "too_high", key)


TASK_KEYS = {
    "id": LABEL,
    "title": LABEL,
    "requester": TEXT,
    "owner": TEXT,
    "minutes": COUNT,
    "spent_minutes": COUNT,
    "due": DUE,
    "due_hard": FLAG,
    "really_due": DUE,
    "really_due_hard": FLAG,
    "on": DAY,
    "importance": one_of(Importance),
    "goal": TEXT,
    "tags": TEXTS,
    "block_minutes": COUNT,
    "repeat": RULE,
    "comes_back": one_of(ComesBack),
    "turn": DAY,
    "good_enough": TEXT,
    "depends": TEXTS,
    "stretch": FLAG,
    "entered": one_of(Entered),
    "started_at": MOMENT,
    "moves": COUNT,
    "prepares": TEXT,
    "prepares_on": DAY,
    "days_before": COUNT,
    "due_by_rule": DAY,
    "yearly": TEXT,
    "created_at": MOMENT,
}
PREPARES = {"event": "prepares", "day": "prepares_on", "days_before": "days_before", "due": "due_by_rule"}
"""The fields of a preparation, and the keys under which a task tells them."""

WHEN_KEYS = {"start": LOCAL, "zone": ZONE, "minutes": COUNT, "first": DAY, "last": DAY}
BY_ID = ("id",)

KINDS: dict[type[Any], Kind] = {
    Task: Kind(
        name="task",
        keys=TASK_KEYS,
        needed=frozenset({"id", "title", "created_at"}),
        identity=BY_ID,
        build=_task,
        tell=_tell_task,
    ),
    ClosedTask: Kind(
        name="closed",
        keys={**TASK_KEYS, "ending": one_of(Ending), "closed_at": MOMENT, "took_minutes": COUNT},
        needed=frozenset({"id", "title", "created_at", "ending", "closed_at"}),
        identity=BY_ID,
        build=_closed,
        tell=_tell_closed,
    ),
    Event: Kind(
        name="event",
        keys={
            "id": LABEL,
            "title": LABEL,
            **WHEN_KEYS,
            "kind": one_of(EventKind),
            "with_names": TEXTS,
            "movable": FLAG,
            "busy": FLAG,
            "status": one_of(EventStatus),
            "task": TEXT,
            "repeat": RULE,
            "without": DAYS,
            "owner": TEXT,
            "attended": FLAG,
            "source": TEXT,
            "uid": TEXT,
            "recurrence": TEXT,
            "sequence": COUNT,
            "private": FLAG,
        },
        needed=frozenset({"id", "title"}),
        identity=BY_ID,
        build=_event,
        tell=lambda event: _tell_when(_tell_event_fields(event)),
    ),
    Absence: Kind(
        name="absence",
        keys={"id": LABEL, "title": LABEL, "who": TEXT, **WHEN_KEYS},
        needed=frozenset({"id", "title"}),
        identity=BY_ID,
        build=_absence,
        tell=lambda absence: _tell_when(_tell_absence_fields(absence)),
    ),
    DayPlan: Kind(
        name="plan",
        keys={
            "day": DAY,
            "fixed_at": MOMENT,
            "capacity_minutes": COUNT,
            "expected_adhoc_minutes": COUNT,
            "margin_minutes": COUNT,
            "adhoc_source": one_of(AdhocSource),
            "tasks": TEXTS,
            "nights": COUNTS,
        },
        needed=frozenset({"day", "fixed_at", "capacity_minutes", "expected_adhoc_minutes", "margin_minutes"}),
        identity=("day",),
        build=lambda values: DayPlan(**values),
        tell=_straight(DayPlan),
    ),
    TimeSpent: Kind(
        name="spent",
        keys={
            "task": LABEL,
            "started_at": MOMENT,
            "minutes": COUNT,
            "requester": TEXT,
            "adhoc": FLAG,
            "guessed": FLAG,
        },
        needed=frozenset({"task", "started_at", "minutes"}),
        identity=("task", "started_at"),
        build=lambda values: TimeSpent(**values),
        tell=_straight(TimeSpent),
    ),
    Interruption: Kind(
        name="interruption",
        keys={
            "id": LABEL,
            "title": LABEL,
            "at": MOMENT,
            "requester": TEXT,
            "minutes": COUNT,
            "task": TEXT,
            "tags": TEXTS,
        },
        needed=frozenset({"id", "title", "at"}),
        identity=BY_ID,
        build=lambda values: Interruption(**values),
        tell=_straight(Interruption),
    ),
    Person: Kind(
        name="person",
        keys={
            "id": LABEL,
            "name": LABEL,
            "role": TEXT,
            "weight": WEIGHT,
            "support": one_of(Support),
            "checkin": TEXT,
            "address_form": one_of(AddressForm),
            "language": one_of(TextLanguage),
            "role_kinds": TEXTS,
            "formerly": TEXTS,
        },
        needed=frozenset({"id", "name"}),
        identity=BY_ID,
        build=lambda values: Person(**values),
        tell=_straight(Person),
    ),
    Goal: Kind(
        name="goal",
        keys={"id": LABEL, "title": LABEL},
        needed=frozenset({"id", "title"}),
        identity=BY_ID,
        build=lambda values: Goal(**values),
        tell=_straight(Goal),
    ),
    DayOff: Kind(
        name="day_off",
        keys={"day": DAY, "name": LABEL},
        needed=frozenset({"day", "name"}),
        identity=("day", "name"),
        build=lambda values: DayOff(**values),
        tell=_straight(DayOff),
    ),
    SchoolHoliday: Kind(
        name="school_holiday",
        keys={"first": DAY, "last": DAY, "name": LABEL, "source": TEXT},
        needed=frozenset({"first", "last", "name"}),
        identity=("first", "name"),
        build=lambda values: SchoolHoliday(**values),
        tell=_straight(SchoolHoliday),
    ),
    Topic: Kind(
        name="topic",
        keys={
            "id": LABEL,
            "title": LABEL,
            "person": LABEL,
            "decision": FLAG,
            "advice": TEXT,
            "by": DAY,
            "otherwise": TEXT,
            "asked_on": DAY,
            "ending": one_of(TopicEnding),
            "closed_at": MOMENT,
            "answer": TEXT,
            "created_at": MOMENT,
        },
        needed=frozenset({"id", "title", "person", "created_at"}),
        identity=BY_ID,
        build=lambda values: Topic(**values),
        tell=_straight(Topic),
    ),
    Checkin: Kind(
        name="checkin",
        keys={"id": LABEL, "person": LABEL, "day": DAY, "kept": one_of(Kept), "at": MOMENT, "why": TEXT},
        needed=frozenset({"id", "person", "day", "kept", "at"}),
        identity=BY_ID,
        build=lambda values: Checkin(**values),
        tell=_straight(Checkin),
    ),
    Note: Kind(
        name="note",
        keys={
            "id": LABEL,
            "title": LABEL,
            "kind": one_of(NoteKind),
            "at": MOMENT,
            "person": TEXT,
            "task": TEXT,
            "to": DAY,
        },
        needed=frozenset({"id", "title", "kind", "at"}),
        identity=BY_ID,
        build=lambda values: Note(**values),
        tell=_straight(Note),
    ),
    Reflection: Kind(
        name="reflection",
        keys={
            "day": DAY,
            "pleased": TEXT,
            "less": TEXT,
            "different": TEXT,
            "perspective": TEXT,
            "answer": TEXT,
            "intentions": TEXTS,
            "outcome": one_of(Outcome),
        },
        needed=frozenset({"day"}),
        identity=("day",),
        build=lambda values: Reflection(**values),
        tell=_straight(Reflection),
    ),
    Rest: Kind(
        name="rest",
        keys={"code": LABEL, "since": MOMENT, "day": DAY, "level": one_of(Level), "counts": COUNTS, "texts": TEXTS},
        needed=frozenset({"code", "since", "day", "level"}),
        identity=("code",),
        build=lambda values: Rest(**values),
        tell=_straight(Rest),
    ),
    Template: Kind(
        name="template",
        keys={"name": LABEL, "words": TEXTS},
        needed=frozenset({"name"}),
        identity=("name",),
        build=lambda values: Template(**values),
        tell=_straight(Template),
    ),
    Step: Kind(
        name="step",
        keys={
            "template": LABEL,
            "title": LABEL,
            "days_before": COUNT,
            "minutes": COUNT,
            "importance": one_of(Importance),
        },
        needed=frozenset({"template", "title", "days_before"}),
        identity=("template", "title"),
        build=_step,
        tell=_straight(Step),
    ),
    Yearly: Kind(
        name="yearly",
        keys={
            "title": LABEL,
            "month": COUNT,
            "day": COUNT,
            "which": one_of(Which),
            "weekday": one_of(Weekday),
            "minutes": COUNT,
            "template": TEXT,
        },
        needed=frozenset({"title", "month"}),
        identity=("title", "month"),
        build=_yearly,
        tell=_straight(Yearly),
    ),
    CalendarMark: Kind(
        name="calendar",
        keys={"mark": LABEL},
        needed=frozenset({"mark"}),
        identity=("mark",),
        build=lambda values: CalendarMark(**values),
        tell=_straight(CalendarMark),
    ),
}
BY_NAME = {kind.name: kind for kind in KINDS.values()}


def kind_of(record: Record) -> Kind:
    """Return the row of a record."""
    return KINDS[type(record)]


def key_of(record: Record) -> str:
    """Return what identifies a record in its file."""
    kind = kind_of(record)
    key = kind.key_of(kind.table(record))
    if key is None:
        raise ValueError(record)
    return key


def title_of(record: Record) -> str:
    """Return what a person would call it, or nothing where it has no name of its own."""
    match record:
        case ClosedTask():
            return record.task.title
        case Person() | DayOff() | Template() | SchoolHoliday():
            return record.name
        case DayPlan() | TimeSpent() | Reflection() | CalendarMark():
            return ""
        case Checkin():
            return record.person
        case Rest():
            return record.code
        case _:
            return record.title
