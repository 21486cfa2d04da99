from __future__ import annotations

from datetime import UTC, datetime, timedelta
from io import StringIO
from zoneinfo import ZoneInfo, available_timezones

import pytest
from dateutil.tz import tzical

from ontzorg_cli.ics.zones import zone_lines

SINCE = 2026
BORN = (
    "Europe/Amsterdam",
    "America/New_York",
    "Australia/Lord_Howe",
    "Asia/Kolkata",
    "Africa/Casablanca",
    "Asia/Jerusalem",
)
ODD = (
    "America/Santiago",
    "Africa/Cairo",
    "Pacific/Apia",
    "Asia/Tehran",
    "Antarctica/Troll",
    "Etc/GMT+5",
    "Europe/Dublin",
)


def told(key: str, since: int = SINCE) -> list[str]:
    return list(zone_lines(key, since=since))


def read_back(key: str, since: int = SINCE) -> object:
    lines = [f"{line}\r\n" for line in told(key, since) if not line.startswith("TZNAME")]
    return tzical(StringIO("".join(lines))).get(key)


def test_amsterdam_is_two_rules_and_nothing_else() -> None:
    assert told("Europe/Amsterdam") == [
        "BEGIN:VTIMEZONE",
        "TZID:Europe/Amsterdam",
        "BEGIN:DAYLIGHT",
        "DTSTART:20250330T020000",
        "TZOFFSETFROM:+0100",
        "TZOFFSETTO:+0200",
        "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
        "TZNAME:CEST",
        "END:DAYLIGHT",
        "BEGIN:STANDARD",
        "DTSTART:20251026T030000",
        "TZOFFSETFROM:+0200",
        "TZOFFSETTO:+0100",
        "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
        "TZNAME:CET",
        "END:STANDARD",
        "END:VTIMEZONE",
    ]


@pytest.mark.parametrize("since", [2037, 2045, 9998])
def test_a_rule_is_told_also_for_what_lies_far_ahead(since: int) -> None:
    assert "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU" in told("Europe/Amsterdam", since)


def test_what_lies_before_all_agreement_begins_in_1902() -> None:
    assert told("Europe/Amsterdam", since=1) == told("Europe/Amsterdam", since=1902)


def test_a_zone_without_summer_time_says_how_its_clocks_stand() -> None:
    assert told("Asia/Kolkata")[2:-1] == [
        "BEGIN:STANDARD",
        "DTSTART:20250101T000000",
        "TZOFFSETFROM:+0530",
        "TZOFFSETTO:+0530",
        "TZNAME:IST",
        "END:STANDARD",
    ]


def test_clocks_that_stood_at_seconds_are_told_to_the_second() -> None:
    assert "TZOFFSETFROM:-004430" in told("Africa/Monrovia", since=1971)


@pytest.mark.parametrize("since", [2008, SINCE])
@pytest.mark.parametrize("key", [*BORN, *ODD])
def test_another_reader_has_the_same_clocks_on_every_day_until_2036(key: str, since: int) -> None:
    zone, other = ZoneInfo(key), read_back(key, since)
    at, end = datetime(since, 1, 1, 5, tzinfo=UTC), datetime(2036, 12, 31, tzinfo=UTC)
    wrong = []
    while at < end:
        local = at.astimezone(zone).replace(tzinfo=None)
        if local.replace(tzinfo=zone).utcoffset() != other.utcoffset(local):  # type: ignore[attr-defined]  # a tzinfo of dateutil
            wrong.append(local)
        at += timedelta(days=1)
    assert wrong == []


def test_no_zone_there_is_takes_more_than_a_page() -> None:
    sizes = {key: len(told(key)) for key in sorted(available_timezones())[::7]}
    assert max(sizes.values()) < 300, sizes
