"""Plain imported events are judged as any other: only when one of them is made differs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.strategies import AMSTERDAM, desks, local_moments, noor

from ontzorg_cli.core.calendar.agenda import Event, EventStatus, Floating, Zoned, occurrences, span_of
from ontzorg_cli.core.calendar.imported import Imported
from ontzorg_cli.core.calendar.moments import DAY, Span, union, whole_day
from ontzorg_cli.core.growth.day_facts import facts_of
from ontzorg_cli.core.growth.load_report import report_load
from ontzorg_cli.core.judgement.capacity import Horizon, slots_with_room
from ontzorg_cli.core.judgement.day import judge
from ontzorg_cli.core.judgement.taken_time import surely_taken

if TYPE_CHECKING:
    from collections.abc import Sequence
    from zoneinfo import ZoneInfo

    from ontzorg_cli.core.judgement.desk import Desk

MONDAY = date(2026, 11, 23)
ZONES = (
    "",
    "Europe/Amsterdam",
    "America/New_York",
    "UTC",
    "America/Santiago",  # its clocks change at midnight
    "Australia/Lord_Howe",  # by half an hour
    "Pacific/Kiritimati",  # 14 hours ahead
    "Pacific/Pago_Pago",  # 11 behind
)
MINUTES = (0, 15, 30, 60, 240, 1439, 1440, 1441, 3000, 20_000)


def imported(events: Sequence[Event], zone: ZoneInfo = AMSTERDAM) -> Imported:
    """Return the events as a store says them that still has to make them."""
    by_id = {event.id: event for event in events}
    made: list[tuple[str, str, str, str, str]] = []
    for event in events:
        when = event.when
        assert isinstance(when, Zoned | Floating)
        name = when.zone if isinstance(when, Zoned) else ""
        takes = event.busy and event.status is not EventStatus.CANCELLED
        made.append((name, when.start.isoformat(), str(when.minutes), "yes" if takes else "", event.id))
    return Imported(made, zone, occupies=bool, event_of=by_id.__getitem__)


def plain(number: int, zone: str, start: datetime, minutes: int, **more: object) -> Event:
    when = Zoned(start=start, zone=zone, minutes=minutes) if zone else Floating(start=start, minutes=minutes)
    fields: dict[str, object] = {
        "id": f"p{number}",
        "title": f"overleg {number}",
        "source": "werk",
        "uid": f"u{number}",
    }
    return Event(when=when, **(fields | more))  # type: ignore[arg-type]  # any field by its name


@st.composite
def plain_events(draw: st.DrawFn, monday: date, *, days: int = 17) -> tuple[Event, ...]:
    """Draw what a calendar leaves around a week: in any zone, over midnight, days long, free, cancelled, twice."""
    found = [
        plain(
            number,
            draw(st.sampled_from(ZONES)),
            draw(local_moments(monday - 3 * DAY, days=days)) + draw(st.sampled_from((0, 0, 30))) * timedelta(seconds=1),
            draw(st.sampled_from(MINUTES)),
            busy=draw(st.sampled_from((True, True, False))),
            status=draw(st.sampled_from(EventStatus)),
            owner=draw(st.sampled_from((None, None, "Hanneke"))),
            attended=True,
        )
        for number in range(draw(st.integers(1, 9)))
    ]
    if draw(st.booleans()):
        found.append(replace(found[0], id="p99", source="privé"))
    return tuple(found)


@st.composite
def desks_with_calendars(draw: st.DrawFn) -> tuple[Desk, Desk]:
    """Draw a desk twice: with all events made, and with those from calendars still to be made."""
    desk = draw(desks())
    found = draw(plain_events(desk.today - desk.today.weekday() * DAY))
    return replace(desk, events=(*desk.events, *found)), replace(desk, imported=imported(found))


@given(
    st.sampled_from([date(2026, month, 1) for month in range(1, 13)]).flatmap(lambda day: plain_events(day, days=34))
)
def test_each_day_has_the_same_events_at_the_same_time(events: tuple[Event, ...]) -> None:
    lazy, first = imported(events), min(event.first_day for event in events)
    assert sorted(event.id for event in lazy) == sorted(event.id for event in events)
    for day in (first + number * DAY for number in range(-3, 40)):
        whole = whole_day(day, AMSTERDAM)
        found = occurrences(events, first=day, last=day, zone=AMSTERDAM)
        assert {(each.event.id, each.span) for each in lazy.occurrences(whole)} == {
            (each.event.id, each.span) for each in found
        }
        assert union(lazy.taken(whole)) == union(each.span for each in found if each.occupies)


@pytest.mark.parametrize("name", ZONES)
@pytest.mark.parametrize("day", [date(2026, 3, 29), date(2026, 4, 5), date(2026, 9, 6), date(2026, 10, 25), MONDAY])
def test_every_quarter_of_a_day_on_which_clocks_change_is_when_span_of_says(name: str, day: date) -> None:
    start = datetime(day.year, day.month, day.day) - DAY  # noqa: DTZ001 - its zone stands beside it
    events = [plain(number, name, start + number * timedelta(minutes=15), 15) for number in range(3 * 96)]
    around = Span(whole_day(day - 4 * DAY, AMSTERDAM).start, whole_day(day + 4 * DAY, AMSTERDAM).end)
    found = {each.event.id: each.span for each in imported(events).occurrences(around)}
    assert found == {event.id: span_of(event.when, AMSTERDAM) for event in events}


@given(desks_with_calendars())
def test_a_day_is_judged_the_same(both: tuple[Desk, Desk]) -> None:
    made, lazy = both
    one, other = Horizon(made), Horizon(lazy)
    assert one.days() == other.days()
    for number in range(-10, 20):
        day = made.today + number * DAY
        assert one.occurrences(day) == other.occurrences(day)
        assert one.day(day) == other.day(day)
        assert union(surely_taken(day, one)) == union(surely_taken(day, other))
    for day in (made.today, made.today + DAY, made.today - DAY):
        assert judge(made, day, horizon=one) == judge(lazy, day, horizon=other)
        assert facts_of(day, made) == facts_of(day, lazy)
    assert slots_with_room(made, one, minutes=45) == slots_with_room(lazy, other, minutes=45)


@given(desks_with_calendars())
def test_a_period_is_reported_the_same(both: tuple[Desk, Desk]) -> None:
    made, lazy = both
    first = made.today - 7 * DAY
    assert report_load(made, first=first, last=made.today) == report_load(lazy, first=first, last=made.today)


def test_of_the_days_ahead_no_event_is_made() -> None:
    events = [plain(number, "UTC", datetime(2026, 11, 9, 9) + number * DAY, 60) for number in range(60)]  # noqa: DTZ001 - as above
    asked: list[str] = []

    def made(known: str) -> Event:
        asked.append(known)
        return next(event for event in events if event.id == known)

    rows = [
        ("UTC", event.when.start.isoformat(), "60", "yes", event.id)
        for event in events
        if isinstance(event.when, Zoned)
    ]
    desk = noor(imported=Imported(rows, AMSTERDAM, occupies=bool, event_of=made))
    verdict = judge(desk)
    assert [line.occurrence.event.id for line in verdict.agenda if line.occurrence] == asked == ["p14"]
    assert verdict.figures.fixed_minutes == 60
