from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from tests.actions.noor import AMSTERDAM, MONDAY, NOW, add, at, day, files_of, meet, new_home, standing, title_of
from tests.actions.test_import_calendar import OUTLOOK, imported, titled
from tests.ics.calendars import calendar

from ontzorg_cli.actions.add_event import be_away, protect_time
from ontzorg_cli.actions.checkin_series import begin_series
from ontzorg_cli.actions.defer_work import defer_work
from ontzorg_cli.actions.drop_work import drop_work
from ontzorg_cli.actions.edit_work import edit_work
from ontzorg_cli.actions.export_calendar import ExportWish, SourceNotFoundError, export_agenda
from ontzorg_cli.actions.import_calendar import import_window
from ontzorg_cli.actions.series import Part, Scope
from ontzorg_cli.core.calendar.agenda import AllDay, Event, EventStatus, occurrences
from ontzorg_cli.core.work.change import TaskChange

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from ontzorg_cli.core.calendar.outgoing import CalendarExported
    from ontzorg_cli.store.home import Home

WINDOW = import_window(MONDAY)


def exported(
    home: Home,
    *,
    busy: bool = False,
    tasks: bool = False,
    source: str | None = None,
    period: tuple[date | None, date | None] = (None, None),
    now: datetime = NOW,
) -> CalendarExported:
    wish = ExportWish(
        name="agenda",
        private_title="privé",
        first=period[0],
        last=period[1],
        busy_title="bezet" if busy else None,
        with_tasks=tasks,
        source=source,
    )
    return export_agenda(wish, home=home, now=now)


def values(done: CalendarExported, name: str) -> list[str]:
    lines = done.text.replace("\r\n ", "").split("\r\n")
    return [line.partition(":")[2] for line in lines if line.startswith((f"{name}:", f"{name};"))]


def happening(home: Home) -> list[tuple[str, str, str, EventStatus, bool]]:
    """Return all that takes the owner's time or stands in her way: start, end, title, how sure, whether it takes time."""
    first, last = WINDOW
    reading = home.read()
    found = [
        (each.span.start.isoformat(), each.span.end.isoformat(), each.event.title, each.event.status, each.event.busy)
        for each in occurrences(reading.events(first, last), first=first, last=last, zone=AMSTERDAM)
    ]
    for absence in reading.absences(first, last):
        away = Event(id=absence.id, title=absence.title, when=absence.when, status=EventStatus.OUT_OF_OFFICE)
        (span,) = (each.span for each in occurrences((away,), first=first, last=last, zone=AMSTERDAM))
        found.append((span.start.isoformat(), span.end.isoformat(), away.title, away.status, True))
    return sorted(found)


@pytest.fixture
def filled(noors: Home) -> Home:
    """Return Noor's home with a series of which one time was moved and one dropped, a block, a check-in and a week off."""
    series = meet(noors, r"MT; verslag, deel 1\nbis", at("09:00", 1), repeat="FREQ=WEEKLY;BYDAY=TU")
    drop_work([series.id], part=Part(scope=Scope.THIS), home=noors, now=at("08:30", 8))
    meet(noors, "tandarts", at("14:00", 3), minutes=30)
    task = add(noors, "begroting nalezen", minutes=90)
    protect_time(task.id, start=at("10:00", 2).replace(tzinfo=None), minutes=90, home=noors, now=NOW)
    be_away("vakantie", AllDay(first=day(28), last=day(32)), who=None, home=noors, now=NOW)
    be_away("op reis", AllDay(first=day(7), last=day(8)), who="Bram", home=noors, now=NOW)
    with noors.change("manager edit", now=NOW) as change:
        (person,) = (each for each in change.people() if each.name == "Hanneke")
        begin_series(person, standing(), title_of, change)
    return noors


# a mark of its own


def test_the_first_export_marks_the_home_and_the_next_is_the_same_to_the_byte(filled: Home) -> None:
    first = exported(filled)
    before = files_of(filled.folder)
    assert exported(filled, now=at("17:00", 3)).text == first.text
    assert files_of(filled.folder) == before
    assert len(filled.read().calendar_marks()) == 1


def test_two_homes_never_have_the_same_mark(tmp_path: Path) -> None:
    homes = [new_home(tmp_path / name) for name in ("een", "twee")]
    for home in homes:
        exported(home)
    assert homes[0].read().calendar_marks() != homes[1].read().calendar_marks()


def test_the_mark_is_no_step_to_take_back_and_stays_when_others_are_taken_back(noors: Home) -> None:
    meet(noors, "MT", at("09:00", 1))
    first = exported(noors)
    with noors.change("config", now=NOW) as change:
        change.set_setting("name", "Noortje")
    noors.undo(2, now=NOW)
    meet(noors, "MT", at("09:00", 1))
    assert [uid.partition("@")[2] for uid in values(exported(noors), "UID")] == [
        uid.partition("@")[2] for uid in values(first, "UID")
    ]


def test_an_event_keeps_its_name_when_it_is_moved(noors: Home) -> None:
    event = meet(noors, "MT", at("09:00", 1))
    before = exported(noors)
    with noors.change("edit", now=NOW) as change:
        change.put(Event(id=event.id, title="MT, laat", when=AllDay(first=day(2), last=day(2))), replaces=event)
    after = exported(noors)
    assert values(after, "UID") == values(before, "UID")
    assert values(after, "SUMMARY") == ["MT\\, laat"]


def test_each_change_that_another_calendar_sees_is_a_next_revision(noors: Home) -> None:
    event = meet(noors, "MT", at("09:00", 1), repeat="FREQ=WEEKLY;BYDAY=TU")
    assert values(exported(noors), "SEQUENCE") == ["0"]
    whole = Part(scope=Scope.SERIES)
    defer_work([event.id], day(2), home=noors, now=NOW, part=whole)
    edit_work(event.id, TaskChange(title="MT, kort"), home=noors, now=NOW, part=whole)
    drop_work([event.id], home=noors, now=NOW, part=Part(scope=Scope.THIS))
    assert values(exported(noors), "SEQUENCE") == ["3"]
    edit_work(event.id, TaskChange(title="MT, kort"), home=noors, now=NOW, part=whole)
    assert values(exported(noors), "SEQUENCE") == ["3"]


def test_what_splits_off_a_series_begins_at_the_first_revision(noors: Home) -> None:
    event = meet(noors, "MT", at("09:00", 1), repeat="FREQ=WEEKLY;BYDAY=TU")
    edit_work(event.id, TaskChange(minutes=30), home=noors, now=NOW, part=Part(scope=Scope.SERIES))
    defer_work([event.id], day(2), home=noors, now=NOW, part=Part(scope=Scope.THIS))
    defer_work([event.id], day(16), home=noors, now=NOW, part=Part(scope=Scope.FOLLOWING, of=day(15)))
    assert values(exported(noors), "SEQUENCE") == ["3", "0", "0"]


def test_a_revised_event_comes_back_from_another_home_to_the_byte(noors: Home, tmp_path: Path) -> None:
    event = meet(noors, "MT", at("09:00", 1))
    defer_work([event.id], day(2), home=noors, now=NOW)
    out = exported(noors)
    other, third = new_home(tmp_path / "ander"), new_home(tmp_path / "derde")
    imported(out.text.encode(), other, source="agenda")
    onward = exported(other, source="agenda")
    assert values(onward, "SEQUENCE") == ["1"]
    imported(onward.text.encode(), third, source="agenda")
    assert exported(third, source="agenda").text == onward.text


def test_what_was_imported_keeps_the_revision_of_its_calendar(noors: Home) -> None:
    imported(OUTLOOK, noors)
    event = next(event for event in noors.read().events(day(0), day(5)) if event.source is not None)
    defer_work([event.id], day(3), home=noors, now=NOW)
    moved = next(each for each in noors.read().events(*WINDOW) if each.id == event.id)
    assert moved.sequence == event.sequence


# coming back


def test_what_was_exported_comes_back_without_changing_or_doubling_anything(filled: Home) -> None:
    out = exported(filled, tasks=True)
    before = files_of(filled.folder)
    back = imported(out.text.encode(), filled)
    assert (back.new, back.changed, back.removed, back.unchanged, back.step) == (0, 0, 0, 0, 0)
    assert back.own == out.events
    assert files_of(filled.folder) == before
    assert exported(filled, tasks=True).text == out.text


def test_ones_own_export_takes_nothing_from_a_calendar_under_whose_name_it_is_imported(filled: Home) -> None:
    imported(OUTLOOK, filled, source="werk")
    out = exported(filled)
    before = files_of(filled.folder)
    back = imported(out.text.encode(), filled, source="werk")
    assert (back.removed, back.step) == (0, 0)
    assert files_of(filled.folder) == before


def test_own_events_in_a_calendar_with_others_are_skipped_and_the_others_come_in(filled: Home) -> None:
    out = exported(filled)
    events = out.text[out.text.index("BEGIN:VEVENT") :].encode()
    mixed = OUTLOOK.replace(b"END:VCALENDAR\r\n", events).replace(b"END:VCALENDAR\n", events)
    back = imported(mixed, filled, source="werk")
    assert (back.new, back.own) == (14, out.events)
    assert len(titled(filled, "tandarts")) == 2
    again = imported(OUTLOOK, filled, source="werk")
    assert (again.new, again.removed, again.unchanged) == (0, 0, 14)


def test_in_another_home_all_of_it_stands_as_it_stood_here(filled: Home, tmp_path: Path) -> None:
    other = new_home(tmp_path / "ander")
    back = imported(exported(filled).text.encode(), other)
    assert back.own == 0
    assert (back.skipped, back.guessed) == ((), ())
    assert happening(other) == happening_without_others(filled)


def happening_without_others(home: Home) -> list[tuple[str, str, str, EventStatus, bool]]:
    return [each for each in happening(home) if each[2] != "op reis"]


def test_from_another_home_it_goes_out_under_the_same_names_at_the_same_times(filled: Home, tmp_path: Path) -> None:
    out = exported(filled)
    other, third = new_home(tmp_path / "ander"), new_home(tmp_path / "derde")
    imported(out.text.encode(), other, source="Noor")
    onward = exported(other, source="noor")
    assert set(values(onward, "UID")) == set(values(out, "UID"))
    imported(onward.text.encode(), third, source="Noor")
    assert happening(third) == happening(other)
    assert exported(third, source="Noor").text == onward.text
    assert imported(onward.text.encode(), filled).own == out.events


def test_an_imported_calendar_comes_back_as_it_was(filled: Home) -> None:
    imported(OUTLOOK, filled)
    onward = exported(filled, source="Agenda")
    assert onward.left_out == 0
    back = imported(onward.text.encode(), filled)
    assert (back.source, back.new, back.changed, back.removed, back.unchanged) == ("Agenda", 0, 0, 0, 14)


def test_what_is_private_in_an_own_calendar_has_its_title_here_and_nowhere_else(noors: Home) -> None:
    secret = calendar("UID:p\nSUMMARY:tandarts\nCLASS:PRIVATE\nDTSTART:20261126T090000Z\nDTEND:20261126T100000Z")
    done = imported(secret, noors)
    assert [event.title for event in noors.read().events(*WINDOW)] == ["tandarts"]
    onward = exported(noors, source=done.source)
    assert values(onward, "SUMMARY") == ["privé"]
    assert "tandarts" not in onward.text
    assert values(onward, "CLASS") == ["PRIVATE"]
    assert imported(onward.text.encode(), noors).unchanged == 1
    assert [event.title for event in noors.read().events(*WINDOW)] == ["tandarts"]


def test_to_be_invited_in_an_own_calendar_is_no_news_when_it_comes_back(noors: Home) -> None:
    with noors.change("config", now=NOW) as change:
        change.set_setting("addresses", "noor@werk.example")
    lines = "UID:m\nSUMMARY:MT\nDTSTART:20261126T090000Z\nDTEND:20261126T100000Z"
    done = imported(calendar(f"{lines}\nATTENDEE;PARTSTAT=ACCEPTED:mailto:noor@werk.example"), noors)
    (event,) = noors.read().events(*WINDOW)
    assert event.attended
    assert imported(exported(noors, source=done.source).text.encode(), noors).unchanged == 1


def test_a_name_with_signs_in_it_goes_out_as_it_came_in(noors: Home) -> None:
    odd = OUTLOOK.replace(b"UID:", b"UID:a\\,b;c\\n")
    imported(odd, noors)
    onward = exported(noors, source="Agenda")
    assert {uid[:8] for uid in values(onward, "UID")} == {r"a\,b;c\n"}
    assert imported(onward.text.encode(), noors).unchanged == 14


# what is in it


def test_what_was_imported_is_left_out_and_counted(filled: Home) -> None:
    imported(OUTLOOK, filled)
    out = exported(filled)
    assert (out.events, out.left_out, out.sources) == (5, 14, ("Agenda",))
    assert "notuleren" not in out.text


def test_what_is_left_out_is_counted_in_the_period_alone(filled: Home) -> None:
    imported(OUTLOOK, filled)
    (dentist,) = (event for event in titled(filled, "tandarts") if event.source)
    here = exported(filled, period=(dentist.first_day, dentist.first_day)).left_out
    assert 1 <= here < 14
    assert exported(filled, period=(day(400), day(400))).left_out == 0


def test_handing_on_an_imported_calendar_needs_no_mark(noors: Home) -> None:
    imported(OUTLOOK, noors)
    before = files_of(noors.folder)
    exported(noors, source="Agenda")
    assert files_of(noors.folder) == before


def test_a_source_that_is_not_there_is_refused_with_those_that_are(filled: Home) -> None:
    imported(OUTLOOK, filled)
    with pytest.raises(SourceNotFoundError) as refused:
        exported(filled, source="thuis")
    assert refused.value.facts == {"source": "thuis", "known": ("Agenda",)}


def test_a_check_in_with_somebody_who_is_away_is_not_in_it(filled: Home) -> None:
    be_away("op reis", AllDay(first=day(14), last=day(14)), who="Hanneke", home=filled, now=NOW)
    assert f"{day(14):%Y%m%d}T130000" in values(exported(filled), "EXDATE")


def test_a_period_of_ones_own_choice_takes_what_touches_it(filled: Home) -> None:
    week = exported(filled, period=(day(0), day(4)))
    assert values(week, "SUMMARY") == [
        "bila Hanneke",
        "MT\\; verslag\\, deel 1\\\\nbis",
        "begroting nalezen",
        "tandarts",
    ]
    later = exported(filled, period=(day(30), day(700)))
    assert later.period == (day(30), day(700))
    assert "vakantie" in values(later, "SUMMARY")


def test_one_end_of_the_period_leaves_the_other_as_it_is_or_beyond(filled: Home) -> None:
    assert exported(filled, period=(None, day(4))).period == (WINDOW[0], day(4))
    assert exported(filled, period=(day(4), None)).period == (day(4), WINDOW[1])
    past = WINDOW[0] - timedelta(days=30)
    assert exported(filled, period=(None, past)).period == (past, past)


def test_busy_only_has_one_title_and_no_names(filled: Home) -> None:
    out = exported(filled, busy=True)
    assert set(values(out, "SUMMARY")) == {"bezet"}
    assert out.is_busy_only
    for word in ("Hanneke", "Bram", "Noor", "MT", "tandarts", "begroting", "vakantie"):
        assert word not in out.text


def test_an_empty_agenda_is_a_calendar_too(noors: Home) -> None:
    out = exported(noors)
    assert (out.events, out.tasks, out.left_out) == (0, 0, 0)
    assert out.text.startswith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//ontzorg//")
