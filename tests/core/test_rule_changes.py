from __future__ import annotations

from datetime import date

import pytest

from ontzorg_cli.core.calendar.recurrence import PARITY_WEEKS, BadRuleError
from ontzorg_cli.core.calendar.rule_changes import RuleStaysError, Series, moved_rule, moved_series, rest_of

EVEN = PARITY_WEEKS["even"]
MONDAY, TUESDAY = date(2026, 11, 23), date(2026, 11, 24)


@pytest.mark.parametrize(
    ("rule", "old", "new", "moved"),
    [
        ("FREQ=WEEKLY", MONDAY, TUESDAY, "FREQ=WEEKLY"),
        ("FREQ=WEEKLY;BYDAY=MO", MONDAY, TUESDAY, "FREQ=WEEKLY;BYDAY=TU"),
        ("RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", MONDAY, TUESDAY, "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU"),
        ("FREQ=WEEKLY;BYDAY=MO,TH", MONDAY, TUESDAY, "FREQ=WEEKLY;BYDAY=TU,TH"),
        ("FREQ=MONTHLY;BYDAY=4MO", MONDAY, date(2026, 11, 17), "FREQ=MONTHLY;BYDAY=3TU"),
        ("FREQ=MONTHLY;BYDAY=-1MO", date(2026, 11, 30), date(2026, 11, 26), "FREQ=MONTHLY;BYDAY=-1TH"),
        ("FREQ=MONTHLY;BYDAY=-1MO", date(2026, 11, 30), date(2026, 12, 1), "FREQ=MONTHLY;BYDAY=1TU"),
        ("FREQ=MONTHLY;BYMONTHDAY=15", date(2026, 12, 15), date(2026, 12, 16), "FREQ=MONTHLY;BYMONTHDAY=16"),
        (
            "FREQ=MONTHLY;BYMONTHDAY=-1",
            date(2026, 11, 30),
            date(2026, 11, 29),
            "FREQ=MONTHLY;BYMONTHDAY=28,29;BYSETPOS=-1",
        ),
        (
            "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=23",
            MONDAY,
            date(2026, 12, 1),
            "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=1",
        ),
        (f"FREQ=YEARLY;BYWEEKNO={EVEN};BYDAY=MO", MONDAY, TUESDAY, f"FREQ=YEARLY;BYWEEKNO={EVEN};BYDAY=TU"),
        ("FREQ=WEEKLY;BYDAY=MO;COUNT=52", MONDAY, TUESDAY, "FREQ=WEEKLY;COUNT=52;BYDAY=TU"),
        ("FREQ=WEEKLY;BYDAY=MO;UNTIL=20261231", MONDAY, TUESDAY, "FREQ=WEEKLY;UNTIL=20270101;BYDAY=TU"),
        ("FREQ=DAILY;UNTIL=20261231T120000Z", MONDAY, TUESDAY, "FREQ=DAILY;UNTIL=20270101T120000Z"),
    ],
)
def test_a_rule_moves_along_with_its_series(rule: str, old: date, new: date, moved: str) -> None:
    assert moved_rule(rule, old=old, new=new) == moved


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1",
        "FREQ=MONTHLY;BYDAY=2WE",
        "FREQ=YEARLY;BYWEEKNO=48;BYDAY=MO",
    ],
)
def test_a_rule_that_picks_its_days_otherwise_stays_where_it_is(rule: str) -> None:
    with pytest.raises(BadRuleError):
        moved_rule(rule, old=MONDAY, new=TUESDAY)


@pytest.mark.parametrize(
    ("rule", "day", "rest"),
    [
        ("FREQ=WEEKLY;BYDAY=MO;COUNT=52", date(2026, 12, 14), "FREQ=WEEKLY;BYDAY=MO;COUNT=49"),
        ("FREQ=WEEKLY;COUNT=3", date(2026, 12, 7), "FREQ=WEEKLY;COUNT=1"),
        ("FREQ=WEEKLY;COUNT=3", MONDAY, "FREQ=WEEKLY;COUNT=3"),
        ("FREQ=WEEKLY;BYDAY=MO", date(2026, 12, 14), "FREQ=WEEKLY;BYDAY=MO"),
    ],
)
def test_the_rest_of_a_counted_series_has_fewer_times(rule: str, day: date, rest: str) -> None:
    assert rest_of(rule, start=MONDAY, day=day) == rest


def test_a_series_of_even_weeks_moves_within_its_week_and_to_no_odd_one() -> None:
    series = Series(rule=f"FREQ=YEARLY;BYWEEKNO={EVEN};BYDAY=MO", start=MONDAY, without=(date(2026, 12, 7),))
    moved = moved_series(series, old=MONDAY, new=TUESDAY)
    assert (moved.start, moved.without) == (TUESDAY, (date(2026, 12, 8),))
    with pytest.raises(RuleStaysError):
        moved_series(series, old=MONDAY, new=date(2026, 11, 30))
