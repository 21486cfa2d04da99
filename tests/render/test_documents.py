from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime, time
from io import StringIO
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from ontzorg_cli.core.calendar.agenda import Absence, AllDay, DayOff, Event, EventKind, Floating, Occurrence, Zoned
from ontzorg_cli.core.calendar.moments import Span, whole_day
from ontzorg_cli.core.judgement.around import Around
from ontzorg_cli.core.results import Saved, Touched, Verb
from ontzorg_cli.core.together.person import Goal, Person
from ontzorg_cli.core.work.interruption import Interruption
from ontzorg_cli.core.work.task import ClosedTask, Due, Ending, Task
from ontzorg_cli.render.documents.event import events_document, slots_document
from ontzorg_cli.render.documents.records import record_fields, saved_document
from ontzorg_cli.render.documents.task import tasks_document
from ontzorg_cli.render.documents.today import today_document
from ontzorg_cli.render.writers import as_json

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ontzorg_cli.core.judgement.verdict import DayVerdict
    from ontzorg_cli.core.results import Record

ZONE = ZoneInfo("Europe/Amsterdam")
NOW = datetime(2026, 11, 23, 8, 30, tzinfo=ZONE)
TASK = Task(id="k7m", title="RvC-stukken", created_at=NOW, due=Due(day=date(2026, 11, 26), at=time(14, 30)))


def at(hour: int) -> datetime:
    return datetime(2026, 11, 23, hour, tzinfo=ZONE)


def read_back(document: Mapping[str, object]) -> dict[str, Any]:
    stream = StringIO()
    as_json.write(document, stream, command="x")
    read: dict[str, Any] = json.loads(stream.getvalue())
    return read


def test_today_has_exactly_the_keys_of_the_contract(busy_monday: DayVerdict) -> None:
    document = read_back(today_document(busy_monday, ZONE, Around()))
    assert list(document) == [
        "schema", "command", "date", "iso_week", "plan_fixed_at", "day", "agenda", "carried", "focus", "flags",
        "intention", "checkins", "waiting", "reflected",
    ]  # fmt: skip
    assert set(document["day"]) == {
        "working_minutes", "fixed_minutes", "capacity_minutes", "capacity_left_minutes", "expected_adhoc_minutes",
        "expected_adhoc_left_minutes", "adhoc_source", "room_minutes", "margin_minutes", "plannable_minutes",
        "planned_minutes", "need_minutes", "adhoc_minutes", "adhoc_share", "load_percent", "load", "overload",
    }  # fmt: skip
    assert set(document["agenda"][0]) == {"id", "title", "start", "end", "kind", "with"}
    assert set(document["focus"][0]) == {
        "id", "title", "minutes", "guess", "due", "hard", "requester", "importance", "suggested", "score", "reasons",
    }  # fmt: skip
    assert set(document["flags"][0]) == {"code", "level", "figures", "advice"}
    assert set(document["flags"][0]["advice"][0]) == {
        "action", "task", "to", "person", "residual_minutes", "command",
    }  # fmt: skip
    assert set(document["waiting"]) == {"on_me", "on_others"}
    assert set(document["reflected"]) == {"of_last_working_days", "count"}


def test_today_gives_days_weeks_and_moments_as_iso_text(monday: DayVerdict) -> None:
    document = read_back(today_document(replace(monday, plan_fixed_at=NOW.astimezone(UTC)), ZONE, Around(on_others=2)))
    assert (document["date"], document["iso_week"]) == ("2026-11-23", "2026-W48")
    assert document["plan_fixed_at"] == "2026-11-23T08:30:00+01:00"
    assert document["agenda"][0] == {
        "id": "a1b",
        "title": "MT, notuleren",
        "start": "2026-11-23T09:00:00+01:00",
        "end": "2026-11-23T10:00:00+01:00",
        "kind": "event",
        "with": [],
    }
    assert document["agenda"][1]["kind"] == "gap"
    assert document["agenda"][1]["id"] is None
    assert document["focus"][0]["reasons"] == [{"code": "due_soon", "due": "2026-11-26"}]
    assert document["flags"][0]["advice"][0]["command"] == "ontzorg defer c4h 2026-12-01"
    assert document["waiting"]["on_others"] == 2


def test_suggested_work_is_in_focus_after_the_plan_and_says_so(roomy_monday: DayVerdict) -> None:
    document = read_back(today_document(roomy_monday, ZONE, Around()))
    assert [(task["id"], task["suggested"]) for task in document["focus"]] == [
        ("p9c", False),
        ("w5n", True),
        ("w6n", True),
    ]


def test_carried_work_is_given_as_tasks(busy_monday: DayVerdict) -> None:
    assert [task["id"] for task in read_back(today_document(busy_monday, ZONE, Around()))["carried"]] == ["m2x"]


def test_a_deadline_with_a_time_is_a_moment_and_hard(busy_monday: DayVerdict) -> None:
    tasks = read_back(tasks_document(busy_monday.plan, ZONE))["tasks"]
    assert (tasks[2]["due"], tasks[2]["hard"]) == ("2026-11-23T14:30:00+01:00", True)
    assert (tasks[3]["due"], tasks[3]["hard"]) == (None, False)


def test_whole_days_end_on_the_day_after_the_last() -> None:
    when = AllDay(first=date(2026, 11, 23), last=date(2026, 11, 24))
    event = Event(id="e2e", title="cursus", when=when)
    span = Span(whole_day(when.first, ZONE).start, whole_day(when.last, ZONE).end)
    given = read_back(events_document([Occurrence(event=event, span=span, all_day=True)], ZONE))["events"][0]
    assert (given["start"], given["end"], given["all_day"]) == ("2026-11-23", "2026-11-25", True)
    fields = record_fields(event, ZONE)
    assert (fields["start"], fields["end"]) == ("2026-11-23", "2026-11-25")


def test_an_event_has_the_keys_of_the_contract() -> None:
    event = Event(id="e2e", title="MT", when=Zoned(start=at(9).replace(tzinfo=None), zone=ZONE.key, minutes=60))
    span = Span.between(at(9), at(10))
    given = read_back(events_document([Occurrence(event=event, span=span)], ZONE))["events"][0]
    assert {"id", "title", "start", "end", "all_day", "kind", "owner", "busy", "status"} <= set(given)
    assert (given["busy"], given["status"], given["owner"]) == (True, "confirmed", None)


def test_an_event_elsewhere_is_given_on_home_clocks_and_across_dst_has_its_true_end() -> None:
    lisbon = Event(
        id="e3e", title="belronde", when=Zoned(start=at(9).replace(tzinfo=None), zone="Europe/Lisbon", minutes=30)
    )
    assert record_fields(lisbon, ZONE)["start"] == "2026-11-23T10:00:00+01:00"
    night = Event(
        id="e4e", title="nachttrein", when=Floating(start=datetime.fromisoformat("2026-10-25T01:00"), minutes=180)
    )
    assert record_fields(night, ZONE)["end"] == "2026-10-25T03:00:00+01:00"


def test_free_slots_carry_their_minutes() -> None:
    span = Span.between(at(9), at(10))
    assert read_back(slots_document([span], ZONE))["slots"] == [
        {"start": "2026-11-23T09:00:00+01:00", "end": "2026-11-23T10:00:00+01:00", "minutes": 60}
    ]


def test_every_kind_of_record_begins_with_id_title_and_kind() -> None:
    whole = AllDay(first=date(2026, 11, 23), last=date(2026, 11, 23))
    records: dict[str, Record] = {
        "task": TASK,
        "protected": Event(id="e2e", title="plan", when=whole, kind=EventKind.PROTECTED),
        "absence": Absence(id="b2b", title="verlof", when=whole),
        "interruption": Interruption(id="n2n", at=NOW, title="kort vraagje", requester="Joost", minutes=5),
        "person": Person(id="h2h", name="Hanneke"),
        "goal": Goal(id="g2g", title="verbeterplan"),
        "day_off": DayOff(day=date(2026, 12, 25), name="Eerste kerstdag"),
    }
    for kind, record in records.items():
        fields = record_fields(record, ZONE)
        assert list(fields)[:3] == ["id", "title", "kind"]
        assert fields["kind"] == kind
    closed = ClosedTask(task=TASK, ending=Ending.DONE, closed_at=NOW, took_minutes=50)
    assert record_fields(closed, ZONE)["took_minutes"] == 50


def test_a_writing_command_gives_what_it_did_and_the_step_that_undoes_it() -> None:
    document = read_back(saved_document(Saved(touched=(Touched(verb=Verb.ADDED, record=TASK),), step=7), ZONE))
    assert document["undo_step"] == 7
    assert document["done"][0]["due"] == "2026-11-26T14:30:00+01:00"
    assert document["done"][0]["verb"] == "added"
    assert {"id", "title", "kind", "due", "on", "minutes", "requester", "importance", "goal"} <= set(
        document["done"][0]
    )
