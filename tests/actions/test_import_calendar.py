from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.actions.noor import MONDAY, NOW, at, day, files_of, on_days, standing, title_of

from ontzorg_cli.actions.desk import lay_desk
from ontzorg_cli.actions.import_calendar import CalendarFile, CalendarShrinksError, import_calendar, import_window
from ontzorg_cli.actions.look_at_agenda import look_at_agenda
from ontzorg_cli.actions.manage_people import PersonChange, edit_person
from ontzorg_cli.actions.prepare_checkin import list_checkins
from ontzorg_cli.core.calendar.agenda import EventKind, occurrences
from ontzorg_cli.core.judgement.capacity import Horizon
from ontzorg_cli.core.together.names import PersonNotFoundError

if TYPE_CHECKING:
    from datetime import datetime

    from ontzorg_cli.core.calendar.agenda import Event
    from ontzorg_cli.core.calendar.merge import CalendarImported
    from ontzorg_cli.store.home import Home

FIXTURES = Path(__file__).parents[1] / "ics" / "fixtures"
OUTLOOK = (FIXTURES / "outlook_week.ics").read_bytes()
GOOGLE = (FIXTURES / "google_week.ics").read_bytes()


def imported(
    data: bytes,
    home: Home,
    *,
    owner: str | None = None,
    source: str | None = None,
    now: datetime = NOW,
    is_believed: bool = False,
) -> CalendarImported:
    file = CalendarFile(
        name="agenda.ics",
        data=data,
        owner=owner,
        source=source,
        private_title="privé",
        untitled="zonder titel",
        unnamed="mijn agenda",
        checkin_words=("bila", "1:1", "one-on-one"),
    )
    return import_calendar(file, home=home, now=now, is_believed=is_believed)


def weekly(count: int) -> bytes:
    """Return a calendar of so many meetings, one a day."""
    lines = f"UID:dag\r\nSUMMARY:dag\r\nDTSTART:20261124T090000Z\r\nDURATION:PT15M\r\nRRULE:FREQ=DAILY;COUNT={count}"
    return f"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n{lines}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n".encode()


def titled(home: Home, title: str) -> list[Event]:
    return [event for event in home.read().events(day(-60), day(90)) if event.title == title]


@pytest.fixture
def attending(noors: Home) -> Home:
    """Return Noor's home, which knows the address on which she is invited."""
    with noors.change("config", now=NOW) as change:
        change.set_setting("addresses", "noor@werk.example")
    return noors


def test_an_import_is_one_step_and_undo_takes_all_of_it_back(noors: Home) -> None:
    before = files_of(noors.folder)
    done = imported(OUTLOOK, noors)
    assert (done.new, done.changed, done.removed, done.source) == (14, 0, 0, "Agenda")
    assert on_days(noors, "MT, notuleren", 0, 20) == [(0, "09:00"), (14, "09:00")]
    noors.undo(1, now=NOW)
    assert {name for name in files_of(noors.folder) if name.startswith("months")} == set()
    assert files_of(noors.folder).keys() == before.keys()


def test_importing_twice_changes_nothing_and_is_no_step(noors: Home) -> None:
    imported(OUTLOOK, noors)
    before = files_of(noors.folder)
    again = imported(OUTLOOK, noors, now=at("16:00", 2))
    assert (again.new, again.changed, again.removed, again.unchanged, again.step) == (0, 0, 0, 14, 0)
    assert files_of(noors.folder) == before


def test_what_moved_in_outlook_moves_here_also_to_another_month(noors: Home) -> None:
    imported(OUTLOOK, noors)
    (dentist,) = titled(noors, "tandarts")
    done = imported(OUTLOOK.replace(b":20261124T1", b":20261208T1"), noors)
    (moved,) = titled(noors, "tandarts")
    assert (done.changed, moved.id, moved.first_day) == (1, dentist.id, day(15))


def test_what_was_taken_out_ahead_goes_and_what_was_behind_stays(noors: Home) -> None:
    imported(weekly(10), noors)
    imported(weekly(3), noors, now=at("08:30", 7), is_believed=True)
    assert len(titled(noors, "dag")) == 6


def test_a_calendar_that_loses_most_of_many_events_is_not_believed_at_once(noors: Home) -> None:
    imported(weekly(30), noors)
    before = files_of(noors.folder)
    with pytest.raises(CalendarShrinksError) as refused:
        imported(b"BEGIN:VCALENDAR\nEND:VCALENDAR\n", noors)
    assert refused.value.facts == {"source": "mijn agenda", "known": 30, "left": 0}
    assert files_of(noors.folder) == before
    assert imported(b"BEGIN:VCALENDAR\nEND:VCALENDAR\n", noors, is_believed=True).removed == 30


def test_calendars_under_two_names_leave_each_other_alone(noors: Home) -> None:
    imported(weekly(30), noors, source="werk")
    done = imported(OUTLOOK, noors, source="thuis")
    assert (done.removed, done.source, len(titled(noors, "dag"))) == (0, "thuis", 30)


def test_an_invitation_adds_itself_and_its_cancellation_calls_it_off(noors: Home) -> None:
    imported(weekly(30), noors)
    invitation = (
        b"BEGIN:VCALENDAR\nMETHOD:REQUEST\nBEGIN:VEVENT\nUID:u\nSUMMARY:borrel\nDTSTART:20261124T160000Z\n"
        b"DURATION:PT1H\nEND:VEVENT\nEND:VCALENDAR\n"
    )
    assert imported(invitation, noors).new == 1
    imported(invitation.replace(b"REQUEST", b"CANCEL"), noors)
    (drinks,) = titled(noors, "borrel")
    assert [each.occupies for each in occurrences((drinks,), first=day(0), last=day(3), zone=NOW.tzinfo)] == [False]  # type: ignore[arg-type]  # Noor's zone
    assert len(titled(noors, "dag")) == 30


def test_a_managers_calendar_takes_only_the_time_in_which_noor_attends(attending: Home) -> None:
    done = imported(GOOGLE, attending, owner="sietske")
    assert (done.owner, done.source, done.new) == ("Sietske", "sietske", 10)
    desk = lay_desk(attending.read(), now=NOW)
    assert {event.title for event in desk.all_events} == {"HR-overleg"}
    (private,) = titled(attending, "privé")
    assert (private.first_day, private.owner, private.attended) == (day(2), "Sietske", False)
    stored = b"".join(files_of(attending.folder).values())
    assert b"arbodienst" not in stored
    assert b"meet.example" not in stored
    assert b"sietske@" not in stored


def test_ones_own_private_event_keeps_its_title_and_nothing_but_titles_and_known_names_is_kept(noors: Home) -> None:
    imported(OUTLOOK, noors)
    assert len(titled(noors, "tandarts")) == 1
    assert titled(noors, "MT, notuleren")[0].with_names == ("Bram",)
    stored = b"".join(files_of(noors.folder).values())
    assert b"geheim" not in stored
    assert b"@werk.example" not in stored


def test_an_owner_nobody_knows_is_refused_before_anything_is_written(noors: Home) -> None:
    before = files_of(noors.folder)
    with pytest.raises(PersonNotFoundError):
        imported(GOOGLE, noors, owner="Wilhelmina")
    assert files_of(noors.folder) == before


def test_the_window_is_whole_months_and_knows_the_turn_of_the_year() -> None:
    assert import_window(MONDAY) == (date(2026, 8, 1), date(2028, 2, 29))
    assert import_window(date(2026, 1, 31)) == (date(2025, 10, 1), date(2027, 4, 30))


# check-ins


def checkins(*lines: str) -> bytes:
    """Return a calendar with a meeting for each title, on Tuesday 1 December at ten and a week later."""
    events = "".join(
        f"BEGIN:VEVENT\r\nUID:u{number}\r\nSUMMARY:{title}\r\nDTSTART:20261201T090000Z\r\nDURATION:PT30M\r\n"
        "RRULE:FREQ=WEEKLY;COUNT=2\r\nEND:VEVENT\r\n"
        for number, title in enumerate(lines)
    )
    return f"BEGIN:VCALENDAR\r\n{events}END:VCALENDAR\r\n".encode()


def kinds(home: Home) -> dict[str, tuple[EventKind, tuple[str, ...]]]:
    found = [event for event in home.read().events(day(0), day(34)) if event.source is not None]
    return {event.title: (event.kind, event.with_names) for event in found}


def test_a_check_in_is_known_by_its_title_in_either_language(noors: Home) -> None:
    imported(checkins("Bila Hanneke / Noor", "1:1 Bram", "one-on-one Joost", "overleg Sietske", "bila"), noors)
    assert kinds(noors) == {
        "Bila Hanneke / Noor": (EventKind.CHECKIN, ("Hanneke",)),
        "1:1 Bram": (EventKind.CHECKIN, ("Bram",)),
        "one-on-one Joost": (EventKind.EVENT, ()),
        "overleg Sietske": (EventKind.EVENT, ()),
        "bila": (EventKind.EVENT, ()),
    }
    assert [each.person for each in list_checkins(home=noors, now=NOW)] == ["Hanneke", "Bram"]


def test_in_the_calendar_of_somebody_else_there_are_none(noors: Home) -> None:
    imported(checkins("bila Bram"), noors, owner="Hanneke")
    assert kinds(noors)["bila Bram"][0] is EventKind.EVENT
    assert list_checkins(home=noors, now=NOW) == ()


def test_a_meeting_that_is_called_a_check_in_later_becomes_one(noors: Home) -> None:
    imported(checkins("overleg Hanneke"), noors)
    done = imported(checkins("bila Hanneke"), noors)
    assert (done.changed, kinds(noors)) == (2, {"bila Hanneke": (EventKind.CHECKIN, ("Hanneke",))})
    assert imported(checkins("bila Hanneke"), noors).step == 0


def test_a_check_in_that_is_for_somebody_else_now_is_with_her(noors: Home) -> None:
    imported(checkins("bila Hanneke"), noors)
    imported(checkins("bila Bram"), noors)
    assert kinds(noors)["bila Bram"][1][0] == "Bram"
    assert [each.person for each in list_checkins(home=noors, now=NOW)] == ["Bram"]


def test_it_stands_in_for_the_own_series_in_its_weeks_and_no_other(noors: Home) -> None:
    edit_person("Hanneke", PersonChange(checkin=standing()), home=noors, now=NOW, title_of=title_of)
    imported(checkins("bila Hanneke"), noors)
    times = Horizon(lay_desk(noors.read(), now=NOW)).checkins.upcoming("Hanneke")
    assert [(time.day - MONDAY).days for time in times][:4] == [0, 8, 15, 21]


def test_once_it_is_called_off_the_own_series_stands_again(noors: Home) -> None:
    edit_person("Hanneke", PersonChange(checkin=standing()), home=noors, now=NOW, title_of=title_of)
    data = checkins("bila Hanneke")
    imported(data, noors)
    imported(data.replace(b"SUMMARY", b"SEQUENCE:2\r\nSTATUS:CANCELLED\r\nSUMMARY"), noors)
    times = Horizon(lay_desk(noors.read(), now=NOW)).checkins.upcoming("Hanneke")
    assert [(time.day - MONDAY).days for time in times][:3] == [0, 7, 14]


def test_the_agenda_shows_it_once(noors: Home) -> None:
    edit_person("Hanneke", PersonChange(checkin=standing()), home=noors, now=NOW, title_of=title_of)
    imported(checkins("bila Hanneke"), noors)
    week = look_at_agenda(day(7), day(13), home=noors, now=NOW)
    shown = [one.event.title for each in week.days for one in each.occurrences]
    assert shown == ["bila Hanneke"]
