from __future__ import annotations

import re
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from tests.ics.calendars import AMSTERDAM, read
from tests.ics.outgoing import (
    MARK,
    ODD_TITLES,
    YEAR,
    Told,
    agendas,
    floating,
    happening,
    lasts_as_on_the_clock,
    once,
    told,
    written,
    zoned,
)
from tests.render.payloads import CONTROLS, PAYLOADS

from ontzorg_cli.core.calendar.agenda import Absence, AllDay, Event, EventStatus, span_of
from ontzorg_cli.core.calendar.outgoing import is_own_uid, one_line, only_busy, outgoing_agenda
from ontzorg_cli.core.work.task import Due, Importance, Task
from ontzorg_cli.ics.translation import LONGEST_TITLE, cleaned_title

if TYPE_CHECKING:
    from ontzorg_cli.core.calendar.merge import Incoming

NOVEMBER = zoned("2026-11-24T09:00", 60)
UNFOLD = re.compile("\r\n ")


def lines(text: str) -> list[str]:
    return UNFOLD.sub("", text).split("\r\n")


def read_back(each: Incoming) -> Told:
    span = span_of(each.when, AMSTERDAM)
    busy = each.busy and each.status is not EventStatus.CANCELLED
    return (
        span.start.isoformat(),
        span.end.isoformat(),
        each.title,
        each.status,
        busy,
        isinstance(each.when, AllDay),
    )


def without_ends(each: Told) -> tuple[object, ...]:
    return each[0], *each[2:]


def sound(text: str) -> None:
    """Assert what every reader may count on: line ends, line lengths, parts that close, zones that are there."""
    assert text.encode("utf-8").decode("utf-8") == text
    assert "\n" not in text.replace("\r\n", "")
    assert text.endswith("END:VCALENDAR\r\n")
    assert all(len(line.encode("utf-8")) <= 75 for line in text.split("\r\n"))
    open_parts = []
    for line in lines(text):
        if line.startswith("BEGIN:"):
            open_parts.append(line[6:])
        elif line.startswith("END:"):
            assert open_parts.pop() == line[4:]
    assert open_parts == []
    named = set(re.findall(r"^(?:DTSTART|DTEND|EXDATE|DUE);TZID=([^:]*):", "\n".join(lines(text)), re.MULTILINE))
    assert named == set(re.findall(r"^TZID:(.*)$", "\n".join(lines(text)), re.MULTILINE))


@settings(deadline=None)
@given(agendas)
def test_what_is_written_is_read_back_with_the_same_times_titles_and_meaning(events: tuple[Event, ...]) -> None:
    text = written(events)
    sound(text)
    found = read(text.encode(), window=YEAR)
    assert (found.skipped, found.guessed) == ((), ())
    ours = [(told(each), lasts_as_on_the_clock(each)) for each in happening(events)]
    theirs = sorted(map(read_back, found.events))
    wanted = sorted((*each[:2], cleaned_title(each[2]), *each[3:]) for each, _ in ours)
    if all(is_plain for _, is_plain in ours):
        assert theirs == wanted
    else:
        assert sorted(map(without_ends, theirs)) == sorted(map(without_ends, wanted))


@settings(deadline=None)
@given(agendas)
def test_writing_is_the_same_each_time_whatever_order_the_events_stand_in(events: tuple[Event, ...]) -> None:
    assert written(events) == written(tuple(reversed(events)))


@settings(deadline=None)
@given(agendas)
def test_every_event_keeps_one_name_of_its_own(events: tuple[Event, ...]) -> None:
    out = outgoing_agenda(events, (), mark=MARK, period=YEAR, zone=AMSTERDAM)
    uids = [each.uid for each in out]
    assert len(uids) == len(set(uids))
    assert all(is_own_uid(uid, (MARK,)) for uid in uids)


@settings(deadline=None)
@given(agendas)
def test_busy_only_says_nothing_of_what_and_all_of_when(events: tuple[Event, ...]) -> None:
    out = outgoing_agenda(events, (), mark=MARK, period=YEAR, zone=AMSTERDAM)
    kept = only_busy(out, "bezet")
    assert {each.title for each in kept} <= {"bezet"}
    assert all(each.busy and each.status is not EventStatus.CANCELLED for each in kept)
    taken = {each.uid for each in out if each.busy and each.status is not EventStatus.CANCELLED}
    assert {each.uid for each in kept} == taken


@pytest.mark.parametrize("title", ODD_TITLES)
def test_odd_text_comes_back_as_it_was(title: str) -> None:
    text = written((once("odd", NOVEMBER, title=title),))
    sound(text)
    (found,) = read(text.encode(), window=YEAR).events
    assert found.title == one_line(title)


@pytest.mark.parametrize("text", PAYLOADS.values(), ids=PAYLOADS)
def test_nothing_in_a_title_can_be_something_else_than_a_title(text: str) -> None:
    text_of_calendar = written((once("odd", NOVEMBER, title=text),))
    sound(text_of_calendar)
    assert not CONTROLS & set(text_of_calendar.replace("\r\n", ""))
    (found,) = read(text_of_calendar.encode(), window=YEAR).events
    assert found.title == cleaned_title(text)


def test_a_backslash_and_an_n_stay_a_backslash_and_an_n() -> None:
    text = written((once("odd", NOVEMBER, title=r"map C:\notulen"),))
    assert r"SUMMARY:map C:\\notulen" in lines(text)
    assert read(text.encode(), window=YEAR).events[0].title == r"map C:\notulen"


def test_a_very_long_title_is_folded_between_characters_and_cut_where_it_is_read() -> None:
    text = written((once("lang", NOVEMBER, title="€" * 400),))
    sound(text)
    assert read(text.encode(), window=YEAR).events[0].title == f"{'€' * LONGEST_TITLE}…"


def test_a_series_goes_out_as_a_rule_with_its_end_in_utc_and_the_times_it_skips() -> None:
    series = once("MT", NOVEMBER, repeat="FREQ=WEEKLY;UNTIL=20261222", without=(date(2026, 12, 8),))
    found = lines(written((series,)))
    assert "RRULE:FREQ=WEEKLY;UNTIL=20261222T225959Z" in found
    assert "EXDATE;TZID=Europe/Amsterdam:20261208T090000" in found


def test_a_series_of_whole_days_ends_and_skips_by_the_day() -> None:
    days = AllDay(first=date(2026, 11, 2), last=date(2026, 11, 3))
    series = once("studie", days, repeat="FREQ=WEEKLY;UNTIL=20261222T120000", without=(date(2026, 11, 9),))
    found = lines(written((series,)))
    assert "RRULE:FREQ=WEEKLY;UNTIL=20261222" in found
    assert "EXDATE;VALUE=DATE:20261109" in found
    assert found[found.index("DTSTART;VALUE=DATE:20261102") + 1] == "DTEND;VALUE=DATE:20261104"


def test_a_floating_event_stays_on_the_clock() -> None:
    series = once("lunch", floating("2026-11-23T12:00", 30), repeat="FREQ=DAILY;UNTIL=20261127")
    found = lines(written((series,)))
    assert "DTSTART:20261123T120000" in found
    assert "RRULE:FREQ=DAILY;UNTIL=20261127T235959" in found
    assert not any("TZID" in line for line in found)


def test_the_first_time_of_a_series_is_one_of_its_times() -> None:
    series = once("di", NOVEMBER, repeat="FREQ=WEEKLY;BYDAY=TH;BYHOUR=3")
    found = lines(written((series,)))
    assert "DTSTART;TZID=Europe/Amsterdam:20261126T090000" in found
    assert "RRULE:FREQ=WEEKLY;BYDAY=TH" in found


def test_a_series_that_is_over_or_never_begins_is_left_out() -> None:
    old = zoned("2024-01-01T09:00", 60)
    assert "VEVENT" not in written((once("oud", old, repeat="FREQ=DAILY;COUNT=3"),))


def test_an_hour_that_does_not_exist_is_told_as_the_clock_shows_it_and_one_that_exists_twice_in_utc() -> None:
    gap = zoned("2026-03-29T02:30", 30)
    twice = zoned("2026-10-25T00:30", 180)
    found = lines(written((once("gat", gap), once("dubbel", twice))))
    assert {"DTSTART;TZID=Europe/Amsterdam:20260329T033000", "DTEND;TZID=Europe/Amsterdam:20260329T040000"} <= set(
        found
    )
    assert {"DTSTART:20261024T223000Z", "DTEND:20261025T013000Z"} <= set(found)


def test_a_series_of_which_the_clocks_change_the_first_time_says_how_long_it_lasts() -> None:
    night = once("nacht", zoned("2026-10-24T22:00", 480), repeat="FREQ=DAILY;COUNT=3")
    gap = once("gat", zoned("2026-03-29T02:00", 15), repeat="FREQ=WEEKLY;COUNT=3")
    found = lines(written((night, gap)))
    assert found[found.index("DTSTART;TZID=Europe/Amsterdam:20261024T220000") + 1] == "DURATION:PT480M"
    assert (
        found[found.index("DTSTART;TZID=Europe/Amsterdam:20260329T020000") + 1]
        == "DTEND;TZID=Europe/Amsterdam:20260329T021500"
    )


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({}, ("CONFIRMED", "OPAQUE", "BUSY")),
        ({"busy": False}, ("CONFIRMED", "TRANSPARENT", "FREE")),
        ({"status": EventStatus.TENTATIVE}, ("TENTATIVE", "OPAQUE", "TENTATIVE")),
        ({"status": EventStatus.OUT_OF_OFFICE}, ("CONFIRMED", "OPAQUE", "OOF")),
        ({"status": EventStatus.CANCELLED}, ("CANCELLED", "TRANSPARENT", "FREE")),
    ],
)
def test_how_sure_it_is_and_whether_it_takes_time(said: dict[str, object], expected: tuple[str, ...]) -> None:
    found = lines(written((once("iets", NOVEMBER, **said),)))
    names = ("STATUS", "TRANSP", "X-MICROSOFT-CDO-BUSYSTATUS")
    assert tuple(line.partition(":")[2] for line in found if line.startswith(names)) == expected


def test_an_own_absence_is_out_of_office_and_that_of_another_stays_home() -> None:
    week = AllDay(first=date(2026, 12, 7), last=date(2026, 12, 11))
    mine, theirs = (
        Absence(id="a2b", title="vakantie", when=week),
        Absence(id="c3d", title="op reis", when=week, who="Bram"),
    )
    found = lines(written((), (mine, theirs)))
    assert [line for line in found if line.startswith("SUMMARY")] == ["SUMMARY:vakantie"]
    assert {"DTSTART;VALUE=DATE:20261207", "DTEND;VALUE=DATE:20261212", "X-MICROSOFT-CDO-BUSYSTATUS:OOF"} <= set(found)


def test_what_is_of_a_manager_or_was_imported_stays_home() -> None:
    events = (
        once("eigen", NOVEMBER),
        once("hanneke", NOVEMBER, owner="Hanneke", attended=True),
        once("outlook", NOVEMBER, source="werk", uid="u1"),
    )
    assert [line for line in lines(written(events)) if line.startswith("SUMMARY")] == ["SUMMARY:eigen"]


def test_open_work_of_mine_is_told_with_its_claimed_day_and_nothing_else_of_it() -> None:
    created = datetime(2026, 11, 23, 9, tzinfo=UTC)
    due = Due(day=date(2026, 11, 27))
    tasks = (
        Task(id="a2b", title="begroting, ronde 2", created_at=created, requester="Bram", due=due, importance=Importance.MUST,
             good_enough="geheim", tags=("geheim",), really_due=Due(day=date(2026, 12, 1))),
        Task(id="c3d", title="verslag", created_at=created, due=Due(day=due.day, at=time(15)), started_at=created),
        Task(id="e4f", title="ooit", created_at=created, importance=Importance.COULD),
        Task(id="g5h", title="van een ander", created_at=created, owner="Joost"),
    )  # fmt: skip
    text = written((), tasks=tasks)
    sound(text)
    found = lines(text)
    start = found.index("BEGIN:VTODO")
    assert found[start : start + 8] == [
        "BEGIN:VTODO",
        f"UID:a2b@{MARK.mark}.ontzorg",
        "DTSTAMP:20000101T000000Z",
        "DUE;VALUE=DATE:20261127",
        "SUMMARY:begroting\\, ronde 2",
        "PRIORITY:1",
        "STATUS:NEEDS-ACTION",
        "END:VTODO",
    ]
    assert {"DUE;TZID=Europe/Amsterdam:20261127T150000", "STATUS:IN-PROCESS", "PRIORITY:9"} <= set(found)
    assert found.count("BEGIN:VTODO") == 3
    assert "Bram" not in text
    assert "geheim" not in text


def test_nobody_is_invited_by_a_calendar_to_look_in() -> None:
    event = once("bila Hanneke", NOVEMBER, with_names=("Hanneke",), task="a2b", movable=True)
    names = {re.split("[;:]", line)[0] for line in lines(written((event,))) if line}
    assert not names & {
        "ATTENDEE",
        "ORGANIZER",
        "METHOD",
        "DESCRIPTION",
        "LOCATION",
        "COMMENT",
        "CONTACT",
        "CATEGORIES",
    }
