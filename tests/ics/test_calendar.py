from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest
from tests.ics.calendars import calendar, minutes, one, read, reasons, starts

from ontzorg_cli.core.calendar.agenda import AllDay, EventStatus, Floating, Zoned
from ontzorg_cli.ics.calendar import LARGEST_BYTES, MOST_PARTS
from ontzorg_cli.ics.errors import CalendarTooLargeError, CalendarTooManyError, NotACalendarError

FIXTURES = Path(__file__).parent / "fixtures"
MEETING = (
    "UID:vast\nSUMMARY:MT\nDTSTART;TZID=Europe/Amsterdam:20261123T090000\nDTEND;TZID=Europe/Amsterdam:20261123T100000"
)
NINE = datetime.fromisoformat("2026-11-23T09:00")


def test_an_outlook_export_with_a_moved_meeting_and_a_windows_zone() -> None:
    found = read((FIXTURES / "outlook_week.ics").read_bytes())
    mondays = [f"2026-{day} 09:00" for day in ("10-12", "10-19", "10-26", "11-02", "11-09", "11-16", "11-23")]
    later = ["2026-11-24 16:00", "2026-11-25 10:00", "2026-11-26", "2026-12-01 11:00"]
    assert starts(found) == [*mondays, *later, *(f"2026-12-{day} 09:00" for day in ("07", "14", "21"))]
    by_title = {each.title: each for each in found.events}
    assert by_title["MT, notuleren"].names == ("Noor", "Bram")
    assert by_title["tandarts"].status is EventStatus.OUT_OF_OFFICE
    assert by_title["kennismaking leverancier"].status is EventStatus.TENTATIVE
    assert not by_title["Fatima jarig"].busy
    assert (found.skipped, found.guessed, found.name, found.is_whole) == ((), (), "Agenda", True)


def test_a_google_export_with_a_skipped_week_and_the_night_the_clocks_change() -> None:
    found = read((FIXTURES / "google_week.ics").read_bytes())
    weekly = [each for each in found.events if each.title == "HR-overleg"]
    tuesdays = ("10-20", "10-27", "11-10", "11-17", "11-24", "12-01", "12-08")
    others = ("2026-11-25 09:30", "2026-11-27 14:00", "2026-12-21")
    assert starts(found) == sorted((*(f"2026-{day} 14:00" for day in tuesdays), *others))
    assert {minutes(each) for each in weekly} == {60}
    by_title = {each.title: each for each in found.events}
    assert by_title["HR-overleg"].attended
    assert by_title["gesprek arbodienst"].is_private
    assert (by_title["lunchlezing"].busy, by_title["lunchlezing"].attended) == (False, False)
    assert by_title["kerstvakantie"].when == AllDay(first=date(2026, 12, 21), last=date(2027, 1, 1))


def test_zoned_floating_and_whole_days_stay_three_kinds_of_time() -> None:
    assert one("DTSTART;TZID=Europe/London:20261123T090000", "DURATION:PT1H").when == Zoned(
        start=NINE, zone="Europe/London", minutes=60
    )
    assert one("DTSTART:20261123T090000", "DURATION:PT90M").when == Floating(start=NINE, minutes=90)
    assert one("DTSTART;VALUE=DATE:20261123").when == AllDay(first=NINE.date(), last=NINE.date())


def test_a_moment_that_the_clocks_show_twice_keeps_its_hour() -> None:
    second = one("DTSTART:20261025T013000Z", "DURATION:PT15M")
    assert second.when == Zoned(start=datetime.fromisoformat("2026-10-25T01:30"), zone="UTC", minutes=15)


def test_an_event_across_the_end_of_summer_time_lasts_its_true_length() -> None:
    night = one("DTSTART;TZID=Europe/Amsterdam:20261025T003000", "DTEND;TZID=Europe/Amsterdam:20261025T043000")
    assert minutes(night) == 300


def test_a_moment_that_does_not_exist_never_lasts_less_than_nothing() -> None:
    spring = (date(2026, 3, 1), date(2026, 4, 30))
    lines = "UID:a\nDTSTART;TZID=Europe/Amsterdam:20260329T023000\nDTEND;TZID=Europe/Amsterdam:20260329T030000"
    (found,) = read(calendar(lines), window=spring).events
    assert minutes(found) >= 0


def test_one_bad_event_is_named_and_the_others_are_read() -> None:
    found = read(calendar(MEETING, "UID:kapot\nSUMMARY:zonder begin", "UID:wild\nSUMMARY:raar\nDTSTART:gisteren"))
    assert starts(found) == ["2026-11-23 09:00"]
    assert sorted(reasons(found.skipped)) == [("raar", "unreadable"), ("zonder begin", "no_start")]


def test_a_bad_line_in_the_file_costs_no_event() -> None:
    found = read(calendar(MEETING, about="X\n"))
    assert starts(found) == ["2026-11-23 09:00"]
    assert reasons(found.guessed) == [("agenda.ics", "odd_lines")]


def test_an_event_that_was_cut_off_is_read_as_far_as_it_goes() -> None:
    whole = calendar(MEETING)
    found = read(whole[: whole.index(b"END:VEVENT")])
    assert starts(found) == ["2026-11-23 09:00"]
    assert reasons(found.guessed) == [("MT", "cut_off")]


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY",
        "FREQ=MINUTELY;INTERVAL=5",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY;INTERVAL=-1",
        "FREQ=DAILY;COUNT=veel",
        "FREQ=WEEKLY;UNTIL=",
        "FREQ=FORTNIGHTLY",
        "BYDAY=MO",
    ],
)
def test_a_rule_that_cannot_be_relied_on_gives_its_first_time_and_a_warning(rule: str) -> None:
    found = read(calendar(f"{MEETING}\nRRULE:{rule}"))
    assert starts(found) == ["2026-11-23 09:00"]
    assert reasons(found.guessed) == [("MT", "rule_not_followed")]


def test_a_rule_that_never_happens_is_given_up_and_named() -> None:
    never = "UID:nooit\nSUMMARY:30 februari\nDTSTART:20260101T090000\nRRULE:FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30"
    found = read(calendar(never, MEETING))
    assert reasons(found.skipped) == [("30 februari", "too_much_work")]
    assert "2026-11-23 09:00" in starts(found)


def test_until_a_day_is_up_to_and_with_that_day() -> None:
    found = read(calendar(f"{MEETING}\nRRULE:FREQ=DAILY;UNTIL=20261125"))
    assert starts(found) == ["2026-11-23 09:00", "2026-11-24 09:00", "2026-11-25 09:00"]


def test_an_unknown_zone_is_named_and_never_silent() -> None:
    found = read(calendar('UID:a\nSUMMARY:ver weg\nDTSTART;TZID="Customized Time Zone":20261123T090000'))
    assert starts(found) == ["2026-11-23 09:00"]
    assert reasons(found.guessed) == [("ver weg", "unknown_zone")]


def test_the_zone_of_the_calendar_holds_where_an_event_has_none_and_is_said() -> None:
    found = read(calendar("UID:a\nSUMMARY:call\nDTSTART:20261123T090000", about="X-WR-TIMEZONE:America/New_York\n"))
    assert starts(found) == ["2026-11-23 15:00"]
    assert reasons(found.guessed) == [("call", "zone_of_calendar")]


def test_an_end_before_the_start_makes_no_time_and_is_said() -> None:
    found = read(calendar("UID:a\nSUMMARY:om\nDTSTART:20261123T090000Z\nDTEND:20261123T080000Z"))
    assert [minutes(each) for each in found.events] == [0]
    assert reasons(found.guessed) == [("om", "ends_before_start")]


def test_two_events_under_one_uid_are_both_kept_and_said() -> None:
    found = read(calendar(MEETING, MEETING.replace("20261123", "20261124").replace("MT", "ander")))
    assert starts(found) == ["2026-11-23 09:00", "2026-11-24 09:00"]
    assert reasons(found.guessed) == [("ander", "same_uid_twice")]


def test_of_two_tellings_of_one_event_the_newest_counts() -> None:
    found = read(calendar(f"{MEETING}\nSEQUENCE:3", f"{MEETING.replace('MT', 'oud')}\nSEQUENCE:2"))
    assert [each.title for each in found.events] == ["MT"]
    assert found.guessed == ()


def test_a_day_with_a_time_is_a_whole_day_and_said() -> None:
    found = read(calendar("UID:a\nSUMMARY:concert\nDTSTART;VALUE=DATE:20261123T200000"))
    assert starts(found) == ["2026-11-23"]
    assert reasons(found.guessed) == [("concert", "day_with_a_time")]


def test_an_event_without_a_uid_is_known_by_what_it_says() -> None:
    lines = MEETING.replace("UID:vast", "UID:")
    one_time, again = read(calendar(lines)).events[0], read(calendar(lines)).events[0]
    assert one_time.uid == again.uid != ""


@pytest.mark.parametrize(
    ("line", "is_busy", "status"),
    [
        ("TRANSP:TRANSPARENT", False, EventStatus.CONFIRMED),
        ("X-MICROSOFT-CDO-BUSYSTATUS:FREE", False, EventStatus.CONFIRMED),
        ("X-MICROSOFT-CDO-BUSYSTATUS:OOF", True, EventStatus.OUT_OF_OFFICE),
        ("STATUS:TENTATIVE", True, EventStatus.TENTATIVE),
        ("STATUS:CANCELLED", True, EventStatus.CANCELLED),
        ("ATTENDEE;PARTSTAT=DECLINED:MAILTO:Noor@Werk.example", False, EventStatus.CONFIRMED),
        ("ATTENDEE;PARTSTAT=TENTATIVE:mailto:noor@werk.example", True, EventStatus.TENTATIVE),
        ("ATTENDEE;PARTSTAT=DECLINED:mailto:bram@werk.example", True, EventStatus.CONFIRMED),
    ],
)
def test_what_takes_time_and_how_sure_it_is(line: str, is_busy: bool, status: EventStatus) -> None:  # noqa: FBT001  a case
    found = one("DTSTART:20261123T090000Z", "DURATION:PT1H", line)
    assert (found.busy, found.status) == (is_busy, status)


def test_titles_are_one_clean_line() -> None:
    wild = one("DTSTART:20261123T090000Z", "SUMMARY:a\x1b[31m\\nb\u202ec\\, d")
    assert wild.title == "a[31m bc, d"
    assert len(one("DTSTART:20261123T090000Z", f"SUMMARY:{'x' * 5000}").title) < 400


def test_a_title_from_an_old_windows_program_keeps_its_accents() -> None:
    found = read(calendar("UID:a\nSUMMARY:café\nDTSTART:20261123T090000Z").decode().encode("cp1252"))
    assert [each.title for each in found.events] == ["café"]
    assert reasons(found.guessed) == [("agenda.ics", "odd_characters")]


def test_an_invitation_is_no_whole_calendar() -> None:
    assert not read(calendar(MEETING, about="METHOD:REQUEST\n")).is_whole
    (gone,) = read(calendar(MEETING, about="METHOD:CANCEL\n")).events
    assert gone.status is EventStatus.CANCELLED


@pytest.mark.parametrize(
    "text", ["", "<!doctype html><title>Sign in</title>", '{"error": 401}', "\0\0", "BEGIN:VCARD\nEND:VCARD"]
)
def test_what_is_no_calendar_is_refused(text: str) -> None:
    with pytest.raises(NotACalendarError):
        read(text.encode())


def test_an_empty_calendar_is_a_calendar() -> None:
    assert read(calendar()).events == ()


def test_what_is_too_large_is_refused_with_the_limit_named() -> None:
    with pytest.raises(CalendarTooLargeError) as refused:
        read(b"x" * LARGEST_BYTES)
    assert refused.value.facts == {"file": "agenda.ics", "limit": 10}
    with pytest.raises(CalendarTooManyError):
        read(b"BEGIN:VCALENDAR\n" + b"BEGIN:VEVENT\nEND:VEVENT\n" * MOST_PARTS)


def test_the_utc_of_microsoft_written_as_an_address_is_utc() -> None:
    found = read(calendar("UID:a\nSUMMARY:call\nDTSTART;TZID=tzone://Microsoft/Utc:20261123T090000"))
    assert starts(found) == ["2026-11-23 10:00"]
    assert found.skipped == ()


def test_a_zone_that_the_calendar_brings_along_is_used_by_its_own_name() -> None:
    zone = (
        "BEGIN:VTIMEZONE\nTZID:Kantoor\nBEGIN:STANDARD\nDTSTART:19700101T000000\n"
        "TZOFFSETFROM:-0500\nTZOFFSETTO:-0500\nEND:STANDARD\nEND:VTIMEZONE\n"
    )
    meeting = "UID:a\nSUMMARY:call\nDTSTART;TZID=Kantoor:20261123T090000"
    found = read(calendar(meeting, about=zone))
    assert (starts(found), found.guessed) == (["2026-11-23 15:00"], ())
    broken = read(calendar(meeting, about=zone.replace("-0500", "vroeg")))
    assert starts(broken) == ["2026-11-23 09:00"]
    assert reasons(broken.guessed) == [("Kantoor", "unreadable_zone"), ("call", "unknown_zone")]


def test_a_calendar_in_utf_16_is_read() -> None:
    found = read(calendar("UID:a\nSUMMARY:café\nDTSTART:20261123T090000Z").decode().encode("utf-16"))
    assert [each.title for each in found.events] == ["café"]


def test_an_event_that_begins_within_another_ends_that_one() -> None:
    whole = calendar(MEETING, MEETING.replace("vast", "tweede").replace("20261123", "20261124"))
    found = read(whole.replace(b"END:VEVENT\r\n", b"", 1))
    assert starts(found) == ["2026-11-23 09:00", "2026-11-24 09:00"]
    assert reasons(found.guessed) == [("MT", "cut_off")]


def test_a_title_folded_within_a_letter_is_whole_again() -> None:
    folded = calendar("UID:a\nSUMMARY:crème brûlée\nDTSTART:20261123T090000Z").replace(b"\xc3\xa8", b"\xc3\r\n \xa8")
    assert [each.title for each in read(folded).events] == ["crème brûlée"]
