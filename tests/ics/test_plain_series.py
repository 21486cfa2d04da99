"""What is worked out here of plain series is what the calendar library makes of them."""

from __future__ import annotations

from datetime import date

import pytest
from tests.ics.calendars import calendar, minutes, read, start_of

RULES = (
    "FREQ=DAILY;INTERVAL=3",
    "FREQ=DAILY;COUNT=10",
    "FREQ=WEEKLY;BYDAY=MO,WE,FR",
    "FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=SU,TU",
    "FREQ=WEEKLY;UNTIL=20261112",
    "FREQ=WEEKLY;UNTIL=20261109T080000Z",
    "FREQ=MONTHLY",
    "FREQ=MONTHLY;BYDAY=-1FR",
    "FREQ=MONTHLY;BYMONTHDAY=31",
    "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=3",
    "FREQ=YEARLY;BYMONTH=11;BYDAY=2TU",
    "FREQ=YEARLY;BYWEEKNO=45;BYDAY=WE",
)
STARTS = {
    "DTSTART;VALUE=DATE:{day}\nDTEND;VALUE=DATE:{next}": "{day}",
    "DTSTART:{day}T090000\nDURATION:PT45M": "{day}T090000",
    "DTSTART:{day}T233000Z\nDTEND:{next}T003000Z": "{day}T233000Z",
    "DTSTART;TZID=Europe/Amsterdam:{day}T020000\nDTEND;TZID=Europe/Amsterdam:{day}T050000": "{day}T020000",
    "DTSTART;TZID=America/New_York:{day}T210000\nDURATION:P1DT2H": "{day}T210000",
}
WINDOW = (date(2026, 10, 19), date(2026, 12, 31))


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("start", STARTS)
@pytest.mark.parametrize("day", [26, 31])
def test_it_happens_when_the_library_says(rule: str, start: str, day: int) -> None:
    days = {"day": f"202608{day}", "next": "20260827" if day == 26 else "20260901"}
    lines = f"UID:a\nSUMMARY:x\n{start.format(**days)}\nRRULE:{rule}"
    parameters = start.partition(":")[0].removeprefix("DTSTART")
    # An extra time that is its own start changes nothing, and leaves the whole series to the library.
    extra = f"RDATE{parameters}:{STARTS[start].format(**days)}"
    mine, theirs = (
        sorted((start_of(each), minutes(each), each.key) for each in read(calendar(told), window=WINDOW).events)
        for told in (lines, f"{lines}\n{extra}")
    )
    assert mine == theirs


@pytest.mark.parametrize(
    ("start", "skipped"),
    [
        ("DTSTART;VALUE=DATE:20261123", "EXDATE;VALUE=DATE:20261124,20261125"),
        ("DTSTART:20261123T090000Z", "EXDATE:20261124T090000Z\nEXDATE:20261125T090000Z"),
        ("DTSTART;TZID=Europe/Amsterdam:20261123T090000", "EXDATE:20261124T080000Z,20261125T080000Z"),
        ("DTSTART;TZID=Europe/Amsterdam:20261123T090000", "EXDATE;TZID=Europe/London:20261124T080000,20261125T080000"),
    ],
)
def test_it_skips_the_times_that_it_is_told_to(start: str, skipped: str) -> None:
    found = read(calendar(f"UID:a\nSUMMARY:x\n{start}\nRRULE:FREQ=DAILY;COUNT=4\n{skipped}"))
    assert sorted(start_of(each)[:10] for each in found.events) == ["2026-11-23", "2026-11-26"]
