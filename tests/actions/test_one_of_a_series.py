"""A series of a year of which one time is touched, whichever and however: the others stay to the minute (T22)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.actions.noor import AMSTERDAM, NOW

from ontzorg_cli.actions.series import NotOnThatDayError, Part, Scope, change_event, drop_event, move_event
from ontzorg_cli.core.calendar.agenda import AllDay, Event, Zoned, occurrences
from ontzorg_cli.core.calendar.recurrence import PARITY_WEEKS
from ontzorg_cli.core.calendar.rule_changes import RuleStaysError
from ontzorg_cli.core.results import Verb

if TYPE_CHECKING:
    from ontzorg_cli.store.home import Change

START = datetime(2026, 9, 7, 9, 30)  # noqa: DTZ001 - on the clocks of the zone
"""A Monday before the clocks go back; the year after it crosses both changes."""
YEAR = "FREQ=WEEKLY;BYDAY=MO;COUNT=52"
RULES = (
    YEAR,
    "FREQ=WEEKLY;BYDAY=MO;UNTIL=20270830",
    "FREQ=WEEKLY;UNTIL=20270830T073000Z",
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH;COUNT=52",
    f"FREQ=YEARLY;BYWEEKNO={PARITY_WEEKS['odd']};BYDAY=MO;COUNT=27",
    "FREQ=MONTHLY;BYDAY=1MO;COUNT=12",
    "FREQ=MONTHLY;BYMONTHDAY=7,21;COUNT=24",
    "FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1;COUNT=12",
    "FREQ=MONTHLY;COUNT=12",
    "FREQ=DAILY;UNTIL=20261231",
)
Times = list[tuple[datetime, int, str]]


class Agenda:
    """What a change does to events, without a home: the part of Change that the series use."""

    def __init__(self, *events: Event) -> None:
        self.events = {event.id: event for event in events}

    def put(self, event: Event, replaces: Event | None = None) -> None:
        if replaces is not None:
            del self.events[replaces.id]
        self.events[event.id] = event

    def remove(self, event: Event) -> None:
        del self.events[event.id]

    def new_id(self) -> str:
        return f"n{len(self.events)}w"

    @property
    def change(self) -> Change:
        this: Any = self
        return this  # type: ignore[no-any-return]

    def times(self) -> Times:
        found = occurrences(self.events.values(), first=date(2026, 6, 1), last=date(2030, 1, 1), zone=AMSTERDAM)
        return sorted((each.span.start, each.span.minutes, each.event.title) for each in found)


def local(moment: datetime) -> datetime:
    return moment.astimezone(AMSTERDAM)


series = st.builds(
    lambda rule, is_whole: Event(
        id="k7m",
        title="overleg",
        when=AllDay(first=START.date(), last=START.date())
        if is_whole
        else Zoned(start=START, zone="Europe/Amsterdam", minutes=60),
        repeat=rule,
    ),
    st.sampled_from(RULES),
    st.booleans(),
)


def with_hole(event: Event, draw: st.DataObject) -> tuple[Event, Times]:
    """Return the series with some times dropped before, and the times that are left."""
    whole = Agenda(event).times()
    holes = draw.draw(st.sets(st.integers(0, len(whole) - 1), max_size=3))
    holed = replace(event, without=tuple(local(whole[at][0]).date() for at in sorted(holes)))
    left = Agenda(holed).times()
    assert len(left) == len(whole) - len(holes)
    return holed, left


def place(left: Times, draw: st.DataObject) -> int:
    return draw.draw(st.sampled_from([0, len(left) - 1]) | st.integers(0, len(left) - 1))


@given(series, st.data())
def test_one_time_is_dropped_moved_or_edited_and_all_others_stay(event: Event, data: st.DataObject) -> None:
    event, before = with_hole(event, data)
    at = place(before, data)
    day = local(before[at][0]).date()
    others = [*before[:at], *before[at + 1 :]]
    part = Part(scope=Scope.THIS, of=day)

    agenda = Agenda(event)
    drop_event(event, part=part, today=NOW.date(), change=agenda.change)
    assert agenda.times() == others

    agenda = Agenda(event)
    to = day + timedelta(days=data.draw(st.integers(-40, 40)))
    move_event(event, to, part=part, today=NOW.date(), change=agenda.change)
    moved = [each for each in agenda.times() if local(each[0]).date() == to]
    assert len(agenda.times()) == len(before)
    assert [each for each in agenda.times() if each not in moved] == [each for each in others if each not in moved]

    agenda = Agenda(event)
    change_event(
        event,
        lambda each: replace(each, title="kort overleg"),
        part=part,
        today=NOW.date(),
        change=agenda.change,
        verb=Verb.CHANGED,
    )
    assert [each for each in agenda.times() if each[2] == "overleg"] == others
    assert [each[0] for each in agenda.times() if each[2] == "kort overleg"] == [before[at][0]]


@given(series, st.data())
def test_what_follows_is_touched_and_what_was_before_stays(event: Event, data: st.DataObject) -> None:
    event, before = with_hole(event, data)
    at = place(before, data)
    day = local(before[at][0]).date()
    part = Part(scope=Scope.FOLLOWING, of=day)

    agenda = Agenda(event)
    drop_event(event, part=part, today=NOW.date(), change=agenda.change)
    assert agenda.times() == before[:at]

    agenda = Agenda(event)
    change_event(
        event,
        lambda each: replace(each, title="kort overleg"),
        part=part,
        today=NOW.date(),
        change=agenda.change,
        verb=Verb.CHANGED,
    )
    assert [each for each in agenda.times() if each[2] == "overleg"] == before[:at]
    assert [each[:2] for each in agenda.times() if each[2] == "kort overleg"] == [each[:2] for each in before[at:]]

    moved = moved_by(event, part, day, data)
    if moved is not None:
        assert set(before[:at]) <= set(moved)
        assert len(moved) == len(before)
        assert clocks(moved) == clocks(before)


@given(series, st.data())
def test_the_whole_series_moves_with_as_many_times_at_the_same_hour(event: Event, data: st.DataObject) -> None:
    event, before = with_hole(event, data)
    day = local(before[place(before, data)][0]).date()
    moved = moved_by(event, Part(scope=Scope.SERIES, of=day), day, data)
    if moved is not None:
        assert len(moved) == len(before)
        assert clocks(moved) == clocks(before)
        far = max(abs(now[0] - was[0]) for now, was in zip(moved, before, strict=True))
        assert far < timedelta(days=14)


def moved_by(event: Event, part: Part, day: date, data: st.DataObject) -> Times | None:
    """Return the times after a move by up to a week, None where the rule cannot move along."""
    agenda = Agenda(event)
    to = day + timedelta(days=data.draw(st.integers(-6, 6)))
    try:
        move_event(event, to, part=part, today=NOW.date(), change=agenda.change)
    except RuleStaysError:
        assert agenda.times() == Agenda(event).times()
        return None
    assert any(local(each[0]).date() == to for each in agenda.times())
    return agenda.times()


def clocks(times: Times) -> list[time]:
    return [local(each[0]).time() for each in times]


def test_of_52_weeks_51_are_untouched_across_both_changes_of_the_clock() -> None:
    event = Event(id="k7m", title="overleg", when=Zoned(start=START, zone="Europe/Amsterdam", minutes=60), repeat=YEAR)
    before = Agenda(event).times()
    assert len({each[0].astimezone(UTC).time() for each in before}) == 2
    agenda = Agenda(event)
    part = Part(scope=Scope.THIS, of=date(2026, 12, 7))
    move_event(event, date(2026, 12, 8), part=part, today=NOW.date(), change=agenda.change)
    after = agenda.times()
    assert len(set(before) & set(after)) == 51
    assert local(after[13][0]) == datetime(2026, 12, 8, 9, 30, tzinfo=AMSTERDAM)


@pytest.mark.parametrize("scope", Scope)
def test_a_day_on_which_it_is_not_is_refused_with_the_days_around_it(scope: Scope) -> None:
    event = Event(id="k7m", title="overleg", when=Zoned(start=START, zone="Europe/Amsterdam", minutes=60), repeat=YEAR)
    for deed in (drop_event, lambda *_, **said: move_event(event, date(2026, 12, 9), **said)):
        agenda = Agenda(event)
        with pytest.raises(NotOnThatDayError) as refusal:
            deed(event, part=Part(scope=scope, of=date(2026, 12, 8)), today=NOW.date(), change=agenda.change)
        facts = {"day": "2026-12-08", "before": "2026-12-07", "after": "2026-12-14"}
        assert facts.items() <= refusal.value.facts.items()
        assert agenda.events == {"k7m": event}


def test_a_single_event_is_on_its_own_day_only() -> None:
    event = Event(id="k7m", title="overleg", when=Zoned(start=START, zone="Europe/Amsterdam", minutes=60))
    with pytest.raises(NotOnThatDayError):
        drop_event(event, part=Part(scope=Scope.THIS, of=date(2026, 9, 8)), today=NOW.date(), change=Agenda().change)
    agenda = Agenda(event)
    drop_event(event, part=Part(scope=Scope.THIS, of=START.date()), today=NOW.date(), change=agenda.change)
    assert agenda.events == {}
