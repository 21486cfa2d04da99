"""The seventeen cases in which programs read a calendar each in its own way, and how it is read here.

`docs/explanation/calendars.md` lists them by the same numbers.
"""

from __future__ import annotations

import pytest
from tests.ics.calendars import calendar, minutes, read, reasons, starts

from ontzorg_cli.core.calendar.agenda import AllDay, Floating

MT = "UID:mt\nSUMMARY:MT\n"
TWICE = f"{MT}DTSTART:20261123T090000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=2"


def test_1_a_first_time_that_its_rule_does_not_give_happens_all_the_same() -> None:
    found = read(calendar(f"{MT}DTSTART;TZID=Europe/Amsterdam:20261123T090000\nRRULE:FREQ=WEEKLY;BYDAY=TU;COUNT=2"))
    assert starts(found) == ["2026-11-23 09:00", "2026-11-24 09:00", "2026-12-01 09:00"]


def test_2_a_day_with_a_zone_is_a_whole_day() -> None:
    lines = "DTSTART;TZID=Europe/Amsterdam;VALUE=DATE:20261123\nDTEND;TZID=Europe/Amsterdam;VALUE=DATE:20261125"
    found = read(calendar(f"{MT}{lines}"))
    assert starts(found) == ["2026-11-23"]
    assert minutes(found.events[0]) == 2 * 24 * 60
    assert found.guessed == ()


@pytest.mark.parametrize(
    "lines",
    ["DTSTART;VALUE=DATE:20261123T200000", "DTSTART;VALUE=DATE:20261123\nDTEND:20261123T120000Z"],
)
def test_3_a_day_that_says_a_time_too_is_a_whole_day_and_said(lines: str) -> None:
    found = read(calendar(f"{MT}{lines}"))
    assert [each.when for each in found.events if isinstance(each.when, AllDay)] == [each.when for each in found.events]
    assert starts(found) == ["2026-11-23"]
    assert reasons(found.guessed) == [("MT", "day_with_a_time")]


@pytest.mark.parametrize("uid", ["UID:zelfde", "UID:"])
def test_4_two_events_under_one_name_are_both_there_also_at_the_same_hour(uid: str) -> None:
    told = [f"{uid}\nSUMMARY:{title}\nDTSTART:20261123T090000Z\nDTSTAMP:20261101T000000Z" for title in ("MT", "OR")]
    found = read(calendar(*told))
    assert sorted(each.title for each in found.events) == ["MT", "OR"]
    assert len({each.key for each in found.events}) == 2
    assert reasons(found.guessed) == ([("OR", "same_uid_twice")] if uid != "UID:" else [])


def test_4_an_event_that_is_there_twice_in_the_same_words_is_one() -> None:
    lines = f"{MT}DTSTART:20261123T090000Z"
    assert len(read(calendar(lines, lines)).events) == 1


def test_5_the_zone_of_the_calendar_holds_for_moments_without_one_and_is_said() -> None:
    found = read(calendar(f"{MT}DTSTART:20261123T090000", about="X-WR-TIMEZONE:Europe/London\n"))
    assert starts(found) == ["2026-11-23 10:00"]
    assert reasons(found.guessed) == [("MT", "zone_of_calendar")]


@pytest.mark.parametrize(
    ("name", "start"),
    [("W. Europe Standard Time", "09:00"), ("GMT Standard Time", "10:00"), ("Eastern Standard Time", "15:00")],
)
def test_6_zones_by_the_names_of_windows_are_known(name: str, start: str) -> None:
    found = read(calendar(f"{MT}DTSTART;TZID={name}:20261123T090000"))
    assert (starts(found), found.guessed) == ([f"2026-11-23 {start}"], ())


@pytest.mark.parametrize(
    "name",
    [
        '"Customized Time Zone"',
        "Customized Time Zone",
        '"(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna"',
        "(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna",
        "Mars/Olympus",
        "",
    ],
)
def test_7_each_event_in_a_zone_that_nobody_knows_is_named(name: str) -> None:
    told = [f"UID:{number}\nSUMMARY:MT\nDTSTART;TZID={name}:202611{23 + number}T090000" for number in range(4)]
    found = read(calendar(*told, f"UID:z\nSUMMARY:OR\nDTSTART;TZID={name}:20261223T090000\nRRULE:FREQ=DAILY;COUNT=3"))
    assert starts(found)[:2] == ["2026-11-23 09:00", "2026-11-24 09:00"]
    assert {type(each.when) for each in found.events} == {Floating}
    assert reasons(found.guessed) == [*4 * [("MT", "unknown_zone")], ("OR", "unknown_zone")]
    assert found.skipped == ()


@pytest.mark.parametrize("line", ["DTEND;TZID=Mars:20261123T100000", "EXDATE;TZID=Mars:20261124T090000"])
def test_7_also_where_another_of_its_moments_names_that_zone(line: str) -> None:
    lines = f"{MT}DTSTART;TZID=Europe/Amsterdam:20261123T090000\nRRULE:FREQ=DAILY;COUNT=2\n{line}"
    assert reasons(read(calendar(lines)).guessed) == [("MT", "unknown_zone")]


def test_8_the_utc_of_microsoft_is_utc_with_and_without_quotation_marks() -> None:
    for name in ("tzone://Microsoft/Utc", '"tzone://Microsoft/Utc"'):
        found = read(calendar(f"{MT}DTSTART;TZID={name}:20261123T090000"))
        assert (starts(found), found.skipped, found.guessed) == (["2026-11-23 10:00"], (), ())


def test_9_the_zone_that_ends_a_longer_name_is_meant_and_nothing_is_printed(capfd: pytest.CaptureFixture[str]) -> None:
    found = read(calendar(f"{MT}DTSTART;TZID=/mozilla.org/20050126_1/America/New_York:20261123T090000"))
    assert starts(found) == ["2026-11-23 15:00"]
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("zone", "clock", "last"),
    [
        (";TZID=Europe/Amsterdam", "003000", "2026-11-25 00:30"),
        (";TZID=America/New_York", "200000", "2026-11-26 02:00"),
        (";TZID=Asia/Tokyo", "080000", "2026-11-25 00:00"),
        ("", "233000", "2026-11-25 23:30"),
        (":Z", "233000", "2026-11-26 00:30"),
    ],
)
def test_10_until_a_day_is_up_to_and_with_that_day_on_the_clocks_of_the_event(zone: str, clock: str, last: str) -> None:
    start = f"{zone.partition(':')[0]}:20261123T{clock}{zone.partition(':')[2]}"
    found = read(calendar(f"{MT}DTSTART{start}\nRRULE:FREQ=DAILY;UNTIL=20261125"))
    assert (len(found.events), starts(found)[-1]) == (3, last)


@pytest.mark.parametrize("until", ["", "ooit", "2026"])
def test_11_a_rule_that_ends_nobody_knows_when_gives_its_first_time_and_is_said(until: str) -> None:
    found = read(calendar(f"{MT}DTSTART:20261123T090000Z\nRRULE:FREQ=WEEKLY;UNTIL={until}"))
    assert starts(found) == ["2026-11-23 10:00"]
    assert reasons(found.guessed) == [("MT", "rule_not_followed")]


def test_12_of_two_changes_of_one_time_the_newest_counts_in_whatever_order_they_come() -> None:
    older, newer = (
        f"{MT}RECURRENCE-ID:20261124T090000Z\nSEQUENCE:{number}\nDTSTART:20261124T1{number}0000Z" for number in (1, 2)
    )
    for told in ((older, newer), (newer, older)):
        assert starts(read(calendar(TWICE, *told))) == ["2026-11-23 10:00", "2026-11-24 13:00"]


def test_12_a_change_of_a_time_that_the_series_does_not_have_is_an_event() -> None:
    found = read(calendar(TWICE, f"{MT}RECURRENCE-ID:20261130T090000Z\nDTSTART:20261130T100000Z"))
    assert starts(found) == ["2026-11-23 10:00", "2026-11-24 10:00", "2026-11-30 11:00"]


def test_13_a_change_for_this_time_and_all_later_ones_changes_each_of_them() -> None:
    series = TWICE.replace("COUNT=2", "COUNT=4")
    later = f"{MT}RECURRENCE-ID;RANGE=THISANDFUTURE:20261125T090000Z\nDTSTART:20261125T110000Z\nDURATION:PT1H"
    found = read(calendar(series, later))
    assert starts(found) == [f"2026-11-{day}" for day in ("23 10:00", "24 10:00", "25 12:00", "26 12:00")]
    plain = read(calendar(series))
    assert {each.key for each in found.events} == {each.key for each in plain.events}


@pytest.mark.parametrize(
    "lines",
    ["DTSTART:20261123T090000Z\nDTEND:20261123T080000Z", "DTSTART:20261123T090000Z\nDURATION:-PT1H"],
)
def test_14_an_end_before_the_start_makes_a_length_of_nothing_and_is_said(lines: str) -> None:
    found = read(calendar(f"{MT}{lines}"))
    assert (starts(found), minutes(found.events[0])) == (["2026-11-23 10:00"], 0)
    assert reasons(found.guessed) == [("MT", "ends_before_start")]


def test_15_two_rules_count_together() -> None:
    found = read(calendar(TWICE, about="").replace(b"COUNT=2", b"COUNT=2\r\nRRULE:FREQ=WEEKLY;COUNT=2"))
    assert starts(found) == ["2026-11-23 10:00", "2026-11-24 10:00", "2026-11-30 10:00"]


def test_15_weeks_by_number_and_an_extra_time_of_another_length() -> None:
    weeks = read(calendar(f"{MT}DTSTART;VALUE=DATE:20251117\nRRULE:FREQ=YEARLY;BYWEEKNO=47;BYDAY=MO"))
    assert starts(weeks) == ["2026-11-16"]
    lines = f"{MT}DTSTART:20261123T090000Z\nDURATION:PT1H\nRDATE;VALUE=PERIOD:20261125T090000Z/20261125T120000Z"
    assert sorted(minutes(each) for each in read(calendar(lines)).events) == [60, 180]


def test_16_an_event_without_a_calendar_around_it_is_read() -> None:
    bare = calendar(f"{MT}DTSTART:20261123T090000Z").partition(b"BEGIN:VEVENT")
    found = read(b"".join(bare[1:]).replace(b"END:VCALENDAR\r\n", b""))
    assert starts(found) == ["2026-11-23 10:00"]


# what one bad thing must not cost


def test_a_line_that_no_parser_takes_between_the_events_costs_none() -> None:
    whole = calendar(f"{MT}DTSTART:20261123T090000Z", "UID:or\nSUMMARY:OR\nDTSTART:20261124T090000Z")
    broken = whole.replace(b"END:VEVENT\r\nBEGIN:VEVENT", b"END:VEVENT\r\n\x07;;:=\r\nonzin\r\nBEGIN:VEVENT")
    found = read(broken)
    assert sorted(each.title for each in found.events) == ["MT", "OR"]
    assert reasons(found.guessed) == [("agenda.ics", "odd_lines")]


@pytest.mark.parametrize(
    "encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"], ids=lambda name: name
)
def test_a_calendar_is_read_in_whatever_way_its_letters_were_written(encoding: str) -> None:
    text = calendar("UID:a\nSUMMARY:café\nDTSTART:20261123T090000Z").decode()
    assert [each.title for each in read(text.encode(encoding)).events] == ["café"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"\r\n", b"\n"),
        (b"\r\n", b"\r"),
        (b"\r\n", b"\r\n\r\n"),
        (b"SUMMARY:MT", b"SUMMARY:M\0T"),
        (b"VEVENT", b"vevent"),
    ],
    ids=["lf", "cr", "empty lines", "NUL", "small letters"],
)
def test_a_calendar_is_read_with_the_line_ends_and_letters_of_any_program(before: bytes, after: bytes) -> None:
    found = read(calendar(f"{MT}DTSTART:20261123T090000Z").replace(before, after))
    assert [(each.title, each.key) for each in found.events] == [("MT", ("mt", ""))]
