from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.core.strategies import AMSTERDAM

from ontzorg_cli.core.calendar.moments import DAY
from ontzorg_cli.core.calendar.recurrence import BadRuleError, days_of, ending_before, next_after

MONDAY = date(2026, 1, 5)
NINE = time(9)
START = datetime.combine(MONDAY, NINE)


def days(rule: str, *, start: datetime = START, first: date = MONDAY, weeks: int = 8) -> list[str]:
    return [day.isoformat() for day in days_of(rule, start=start, first=first, last=first + weeks * 7 * DAY)]


def numbers(lowest: int, highest: int) -> st.SearchStrategy[str]:
    some = st.lists(st.integers(lowest, highest).filter(bool), min_size=1, max_size=3, unique=True)
    return some.map(lambda found: ",".join(str(number) for number in found))


@st.composite
def rules(draw: st.DrawFn) -> str:
    frequency = draw(st.sampled_from(("DAILY", "WEEKLY", "MONTHLY", "YEARLY")))
    weekday = st.sampled_from(("MO", "TU", "WE", "TH", "FR", "SA", "SU"))
    ordinal = st.integers(-5, 5).filter(bool).map(str)
    weekdays = st.lists(weekday, min_size=1, max_size=3, unique=True)
    if frequency in ("MONTHLY", "YEARLY"):
        weekdays |= st.lists(st.builds(str.__add__, ordinal, weekday), min_size=1, max_size=2, unique=True)
    parts = {
        "INTERVAL": st.integers(1, 5).map(str),
        "WKST": weekday,
        "BYMONTH": numbers(1, 12),
        "BYMONTHDAY": numbers(-31, 31),
        "BYDAY": weekdays.map(",".join),
        "COUNT": st.integers(1, 40).map(str),
        "UNTIL": st.dates(date(2025, 1, 1), date(2028, 1, 1)).map(lambda day: f"{day:%Y%m%d}T120000"),
    }
    if frequency == "YEARLY":
        parts |= {"BYYEARDAY": numbers(-366, 366)}
    names = draw(st.lists(st.sampled_from(sorted(parts)), unique=True, max_size=4))
    return ";".join((f"FREQ={frequency}", *(f"{name}={draw(parts[name])}" for name in names)))


@settings(deadline=None)  # it is the other reader that takes its time
@given(rules(), st.dates(date(2024, 1, 1), date(2026, 12, 31)), st.dates(date(2025, 6, 1), date(2027, 6, 1)))
def test_a_look_at_a_few_days_of_a_series_finds_what_a_walk_from_its_start_finds(
    rule: str, began: date, first: date
) -> None:
    start, last = datetime.combine(began, NINE), first + 400 * DAY
    assume("FREQ=YEARLY" not in rule or "BYYEARDAY" not in rule or "BYMONTHDAY" not in rule)  # rare, and slow to ask
    assume("BYMONTHDAY" not in rule or "BYMONTH=" not in rule or "BYDAY" not in rule)  # runs on to the year 9999
    assume("COUNT" not in rule or "UNTIL" not in rule)  # the standard forbids both
    span = datetime.combine(first, time()), datetime.combine(last, time(23, 59))
    expected = [each.date() for each in rrulestr(rule, dtstart=start).between(*span, inc=True)]
    assert list(days_of(rule, start=start, first=first, last=last)) == expected


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH", ["2026-01-05", "2026-01-08", "2026-01-19", "2026-01-22"]),
        ("FREQ=MONTHLY;BYDAY=1MO", ["2026-01-05", "2026-02-02", "2026-03-02"]),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", ["2026-01-31", "2026-02-28"]),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", ["2026-01-30", "2026-02-27"]),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=2", ["2026-02-03"]),
        ("FREQ=WEEKLY;BYDAY=MO,WE,FR;BYSETPOS=1;COUNT=2", ["2026-01-05", "2026-01-12"]),
        ("FREQ=DAILY;BYDAY=TU;BYSETPOS=1;COUNT=1", ["2026-01-06"]),
        ("FREQ=YEARLY;BYDAY=MO;BYSETPOS=3", ["2026-01-19"]),
        ("FREQ=YEARLY;BYWEEKNO=5;BYDAY=FR", ["2026-01-30"]),
        ("FREQ=YEARLY;BYWEEKNO=-53;BYDAY=WE", []),
        ("FREQ=WEEKLY;BYDAY=2MO;COUNT=2", ["2026-01-05", "2026-01-12"]),
        ("RRULE:freq=weekly;count=2;", ["2026-01-05", "2026-01-12"]),
        ("FREQ=DAILY;BYHOUR=9;BYMINUTE=0;BYSECOND=0;COUNT=1", ["2026-01-05"]),
    ],
)
def test_rules_as_calendars_write_them(rule: str, expected: list[str]) -> None:
    assert [day for day in days(rule) if day < "2026-03-05"][: max(1, len(expected))] == expected


def test_week_53_comes_again_after_six_years() -> None:
    rule = "FREQ=YEARLY;BYWEEKNO=53;BYDAY=MO"
    assert next_after(rule, start=date(2026, 12, 28), after=date(2026, 12, 28)) == date(2032, 12, 27)


def test_the_31st_skips_short_months() -> None:
    assert days("FREQ=MONTHLY", start=datetime.combine(date(2026, 1, 31), NINE), weeks=21) == [
        "2026-01-31",
        "2026-03-31",
        "2026-05-31",
    ]


def test_a_start_outside_the_rule_does_not_belong_to_the_series() -> None:
    assert days("FREQ=WEEKLY;BYDAY=TU", weeks=1) == ["2026-01-06"]


def test_days_without_the_series_still_count() -> None:
    kept = days_of(
        "FREQ=WEEKLY;COUNT=3",
        start=START,
        first=date(2026, 1, 1),
        last=date(2026, 3, 1),
        without=(date(2026, 1, 12),),
    )
    assert kept == (date(2026, 1, 5), date(2026, 1, 19))


@pytest.mark.parametrize(
    ("until", "zone", "last"),
    [
        ("20260119", None, "2026-01-19"),
        ("20260119T090000", None, "2026-01-19"),
        ("20260119T085959", None, "2026-01-12"),
        ("20260119T080000Z", AMSTERDAM, "2026-01-19"),
        ("20260119T075959Z", AMSTERDAM, "2026-01-12"),
        ("20260119T010000Z", None, "2026-01-19"),
        ("20260120T020000Z", ZoneInfo("America/New_York"), "2026-01-19"),
        ("99981231T235959Z", AMSTERDAM, "2026-03-02"),
    ],
)
def test_a_series_ends_at_its_last_moment_on_its_own_clocks(until: str, zone: ZoneInfo | None, last: str) -> None:
    found = days_of(f"FREQ=WEEKLY;UNTIL={until}", start=START, first=MONDAY, last=MONDAY + 56 * DAY, zone=zone)
    assert found[-1].isoformat() == last


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=HOURLY",
        "FREQ=SECONDLY;COUNT=3",
        "INTERVAL=2",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=WEEKLY;INTERVAL=1000000000000",
        "FREQ=DAILY;COUNT=-1",
        "FREQ=DAILY;UNTIL=",
        "FREQ=DAILY;UNTIL=straks",
        "FREQ=WEEKLY;BYDAY=XX",
        "FREQ=YEARLY;BYMONTH=13",
        "FREQ=DAILY;BYMONTH=x;BYMONTHDAY=31",
        "FREQ=MONTHLY;BYMONTHDAY=0",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31",
        "FREQ=YEARLY;BYMONTH=4,6;BYMONTHDAY=31,-31",
        "FREQ=DAILY;FREQ=DAILY",
        "FREQ=DAILY;X-FANCY=1",
        "elke maandag",
        "",
    ],
)
def test_a_rule_that_cannot_be_meant_or_never_happens_is_refused(rule: str) -> None:
    with pytest.raises(BadRuleError) as caught:
        days(rule)
    assert caught.value.facts == {"rule": rule}


def test_an_hour_in_a_rule_leaves_the_day_as_it_is() -> None:
    assert days("FREQ=DAILY;BYHOUR=9,15;COUNT=2") == ["2026-01-05", "2026-01-06"]


@pytest.mark.parametrize("rule", ["FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "FREQ=DAILY;INTERVAL=3", "FREQ=MONTHLY;BYDAY=1MO"])
def test_a_series_cut_before_a_day_has_the_days_it_had_before_it(rule: str) -> None:
    cut = date(2026, 2, 3)
    assert days(ending_before(rule, cut)) == [day for day in days(rule) if day < cut.isoformat()]


def test_the_next_day_of_a_series() -> None:
    leap = "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29"
    assert next_after("FREQ=WEEKLY", start=date(2026, 1, 5), after=date(2026, 1, 5)) == date(2026, 1, 12)
    assert next_after("FREQ=WEEKLY", start=date(2026, 1, 5), after=date(2025, 1, 5)) == date(2026, 1, 5)
    assert next_after("FREQ=WEEKLY;COUNT=1", start=date(2026, 1, 5), after=date(2026, 1, 5)) is None
    assert next_after(leap, start=date(2024, 2, 29), after=date(2096, 2, 29)) == date(2104, 2, 29)
